import type { DirectoryService } from '@redpine/directory/service';
import { createGateway, type Gateway } from '@redpine/gateway/gateway';
import { gatewayConfig } from '@redpine/gateway/config';
import type { Clock } from '@redpine/kit/clock';
import { clockFrom } from '@redpine/kit/clock';
import { createLog } from '@redpine/kit/log';
import type { RepresentationService } from '@redpine/representation/service';
import { checkRestored } from './backup/unfinished.ts';
import { checkExternalDatabase } from './external-database.ts';
import { installationKeys, type Keys } from './keys.ts';
import type { PlatformOptions } from './options.ts';
import { lateFiles } from './late-files.ts';
import { claimDataDirectory } from './postgres/data-directory.ts';
import { startPostgres } from './postgres/embedded-postgres.ts';
import { configured, type Environment, openServices } from './services.ts';

export interface Platform extends AsyncDisposable {
  /** The public origin. */
  url: string;
  databaseUrl: string;
  directory: DirectoryService;
  representation: RepresentationService;
  gateway: Gateway;
  clock: Clock;
}

/** What a fill writes with. */
export interface FillParts {
  directory: DirectoryService;
  representation: RepresentationService;
  clock: Clock;
  dataDir: string;
}

export interface StartOptions extends PlatformOptions {
  /** The whole environment: the services read the rest of their variables from it. */
  env: Environment;
  /** The folder of the built front ends, once they are there. */
  builtFrontends: Promise<string>;
  /** Fills a database that holds nothing yet; called before the door opens. */
  fill?: (parts: FillParts) => Promise<unknown>;
  say: (sentence: string) => void;
}

/** What each part would find in its environment if it ran alone. */
export function environmentOf(options: PlatformOptions, keys: Keys, databaseUrl: string, env: Environment): Environment {
  return {
    OIDC_CLIENT_SECRET: keys.clientSecret,
    ACCOUNT_KEY: keys.accountKey,
    ...env,
    HOST: options.host,
    PORT: String(options.port),
    REDPINE_URL: options.publicUrl,
    REDPINE_DATA: options.dataDir,
    REDPINE_DEMO: options.demo ? '1' : '0',
    LOG_LEVEL: options.logLevel,
    DATABASE_URL: databaseUrl,
    ACTOR_KEY: env['ACTOR_KEY'] ?? keys.actorKey,
    ACTOR_PUBLIC_KEY: env['ACTOR_PUBLIC_KEY'] ?? keys.actorPublicKey,
    AUDIT_KEY: env['AUDIT_KEY'] ?? keys.auditKey,
  };
}

/**
 * Starts everything in this process: the database, the services, and the gateway before them. Whatever was started is
 * stopped again, in reverse, when it is disposed of and when a later part fails to start.
 */
export async function startPlatform(options: StartOptions): Promise<Platform> {
  checkRestored(options.dataDir);
  await using started = new AsyncDisposableStack();
  const databaseUrl = await database(options, started);
  const keys = installationKeys(options.dataDir);
  const env = environmentOf(options, keys, databaseUrl, options.env);
  const clock = configured(() => clockFrom(env));
  const log = (name: string) => createLog(name, options.logLevel);
  const config = configured(() => gatewayConfig(env));
  const files = lateFiles();
  const { directory, representation } = started.use(await openServices(env, { clock, log, files }));

  const parts = { url: options.publicUrl, databaseUrl, directory, representation, clock };
  await options.fill?.({ ...parts, dataDir: options.dataDir });
  const gateway = started.use(
    await createGateway(config, { clock, log: log('gateway'), peers: { directory, representation }, frontends: await options.builtFrontends }),
  );
  files.attach(gateway.files);
  directory.relay.resume();
  representation.relay.resume();
  await gateway.listen();

  const all = started.move();
  return { ...parts, gateway, [Symbol.asyncDispose]: () => all.disposeAsync() };
}

/** The database's URL. Either way the data directory, which holds keys and files, is this process's alone from here on. */
async function database(options: StartOptions, started: AsyncDisposableStack): Promise<string> {
  if (options.databaseUrl === undefined) {
    return started.use(await startPostgres({ dataDir: options.dataDir, log: options.say })).url;
  }
  const directory = claimDataDirectory(options.dataDir);
  started.defer(() => directory.release());
  await checkExternalDatabase(options.databaseUrl);
  return options.databaseUrl;
}
