import { generateActorKeys } from '@redpine/kit/actor';
import { createLog } from '@redpine/kit/log';
import { demonstration, fillDemo } from '../demo/demo.ts';
import { findInstallation } from '../installation.ts';
import { lateFiles } from '../late-files.ts';
import { PlatformProblem } from '../problem.ts';
import { openServices } from '../services.ts';

/** Fills an installation without accounts with the demonstration: for services that run as processes of their own. */
export async function run(root: string): Promise<void> {
  const { options, databaseUrl, clock } = await findInstallation(root, process.env);
  const { privateKey, publicKey } = generateActorKeys();
  const env = {
    ...process.env,
    DATABASE_URL: databaseUrl,
    // Only the two in this process talk to each other with these; nobody signs in through them.
    ACTOR_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    ACTOR_PUBLIC_KEY: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    OIDC_ISSUER: 'none',
  };
  const log = (name: string) => createLog(name, options.logLevel);
  await using services = await openServices(env, { clock, log, files: lateFiles() });
  if (!(await fillDemo({ ...services, clock, dataDir: options.dataDir }))) {
    throw new PlatformProblem('The installation has accounts already: the demonstration fills an empty one only.');
  }
  console.log(demonstration((await services.directory.signInRule()).second_factor_posts));
}
