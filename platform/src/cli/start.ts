import { clockFrom } from '@redpine/kit/clock';
import { type Platform, startPlatform } from '../constellation.ts';
import { demonstration, fillDemo, isDemonstration } from '../demo/demo.ts';
import { databaseProblem } from '../external-database.ts';
import { freshFrontends } from '../frontends.ts';
import { type PlatformOptions, platformOptions } from '../options.ts';
import { checkPort } from '../port.ts';
import { announce } from '../runtime-file.ts';
import { configured } from '../services.ts';

const DRAIN_MS = 9_500;

/** Starts the platform and keeps it running until SIGTERM or SIGINT. */
export async function run(root: string): Promise<void> {
  const options = platformOptions(process.env, root);
  configured(() => clockFrom(process.env));
  await checkPort(options.host, options.port);
  // While it starts there is nothing to drain: the database shuts down by itself when this process ends.
  const leave = (): void => process.exit(0);
  onSignals(leave);
  const platform = await started(root, options);
  const { url, databaseUrl, clock } = platform;
  const withdraw = announce(options.dataDir, { url, databaseUrl, aheadMs: clock().getTime() - Date.now() });
  process.removeListener('SIGTERM', leave).removeListener('SIGINT', leave);
  onSignals(stopper(platform, withdraw));

  const { accounts } = await platform.directory.seed({});
  if (options.demo && isDemonstration(accounts)) console.log(demonstration((await platform.directory.signInRule()).second_factor_posts));
  else if (Object.keys(accounts).length === 0) {
    console.log('No accounts yet. The first one: npm run account -- add USERNAME --name NAME --post SYSTEM_ADMIN --title TITLE');
  }
  console.log(`ready ${url}`);
}

async function started(root: string, options: PlatformOptions): Promise<Platform> {
  const frontends = freshFrontends(root, options.frontends);
  // Awaited where the gateway needs it; a failure before that is not an unhandled one.
  frontends.catch(() => undefined);
  const say = (sentence: string): void => console.log(sentence);
  try {
    return await startPlatform({
      ...options, env: process.env, builtFrontends: frontends, say, ...(options.demo ? { fill: fillDemo } : {}),
    });
  } catch (error) {
    throw (options.databaseUrl === undefined ? undefined : databaseProblem(error, options.databaseUrl)) ?? error;
  }
}

function onSignals(act: () => void): void {
  process.on('SIGTERM', act);
  process.on('SIGINT', act);
}

/** Finishes what is under way and ends the process; the second signal changes nothing. */
function stopper(platform: Platform, withdraw: () => void): () => void {
  let stopping = false;
  return () => {
    if (stopping) return;
    stopping = true;
    console.log('Stopping: what is under way is finished first.');
    setTimeout(() => {
      console.error('Something did not finish in time.');
      process.exit(1);
    }, DRAIN_MS).unref();
    withdraw();
    platform[Symbol.asyncDispose]().then(
      () => process.exit(0),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  };
}
