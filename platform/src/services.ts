import { directoryConfig } from '@redpine/directory/config';
import { createService as createDirectory, type DirectoryService } from '@redpine/directory/service';
import type { Clock } from '@redpine/kit/clock';
import { serviceConfig } from '@redpine/kit/config';
import { prepareJobs } from '@redpine/kit/database';
import type { Files } from '@redpine/kit/files';
import type { Log } from '@redpine/kit/log';
import { latePeer } from '@redpine/kit/peer';
import { createService as createRepresentation, type RepresentationService } from '@redpine/representation/service';
import { PlatformProblem } from './problem.ts';

export type Environment = Readonly<Record<string, string | undefined>>;

export interface Services extends AsyncDisposable {
  directory: DirectoryService;
  representation: RepresentationService;
}

export interface ServiceParts {
  clock: Clock;
  log: (name: string) => Log;
  files: Files;
}

/** A configuration; what is wrong with it is a sentence for the person who wrote it. */
export function configured<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new PlatformProblem(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** Opens the services in this process, as each other's peers. Their relays are paused until they are resumed. */
export async function openServices(env: Environment, { clock, log, files }: ServiceParts): Promise<Services> {
  const configs = configured(() => ({
    directory: directoryConfig(serviceConfig('directory', env), env),
    representation: serviceConfig('representation', env),
  }));
  for (const [name, { databaseUrl }] of Object.entries(configs)) await prepareJobs(databaseUrl, name, log(name));
  const late = { directory: latePeer('directory'), representation: latePeer('representation') };
  const given = { clock, files, relayPaused: true };
  const opening = await Promise.allSettled([
    createDirectory(configs.directory, { ...given, log: log('directory'), peers: { representation: late.representation } }),
    createRepresentation(configs.representation, { ...given, log: log('representation'), peers: { directory: late.directory } }),
  ]);
  await using opened = new AsyncDisposableStack();
  for (const each of opening) if (each.status === 'fulfilled') opened.use(each.value);
  const [directory, representation] = [valueOf(opening[0]), valueOf(opening[1])];
  late.directory.attach(directory);
  late.representation.attach(representation);
  const all = opened.move();
  return { directory, representation, [Symbol.asyncDispose]: () => all.disposeAsync() };
}

function valueOf<T>(settled: PromiseSettledResult<T>): T {
  if (settled.status === 'rejected') throw settled.reason;
  return settled.value;
}
