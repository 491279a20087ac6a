import { startPlatform } from '../constellation.ts';
import { demonstration, fillDemo } from '../demo/demo.ts';
import { freshFrontends } from '../frontends.ts';
import { platformOptions } from '../options.ts';
import { checkPort } from '../port.ts';
import { announce } from '../runtime-file.ts';

const DRAIN_MS = 9_500;

/** Starts the platform and keeps it running until SIGTERM or SIGINT. */
export async function run(root: string): Promise<void> {
  const options = platformOptions(process.env, root);
  await checkPort(options.host, options.port);
  const frontends = freshFrontends(root);
  // Awaited where the gateway needs it; a failure before that is not an unhandled one.
  frontends.catch(() => undefined);
  const platform = await startPlatform({
    ...options,
    env: process.env,
    frontends,
    say: (sentence) => console.log(sentence),
    ...(options.demo ? { fill: fillDemo } : {}),
  });
  const withdraw = announce(options.dataDir, { pid: process.pid, url: platform.url, databaseUrl: platform.databaseUrl });

  let stopping = false;
  const stop = (): void => {
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
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);

  if (options.demo) console.log(demonstration());
  console.log(`ready ${platform.url}`);
}
