import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generateActorKeys } from '@redpine/kit/actor';
import { freePort } from '../src/postgres/server.ts';

const root = join(import.meta.dirname, '../..');
const MAINS = {
  directory: 'services/directory/src/main.ts',
  representation: 'services/representation/src/main.ts',
  gateway: 'gateway/src/main.ts',
} as const;
export type Part = keyof typeof MAINS;

/** Directory, representation and gateway, each a process of its own as on machines of their own. */
export interface Apart extends AsyncDisposable {
  /** The gateway's. */
  url: string;
  /** Starts a part and waits until it is healthy. */
  start(part: Part): Promise<void>;
  /** Ends a part by SIGTERM; answers its exit code. */
  stop(part: Part): Promise<number | null>;
  /** Runs a command of the platform against the same database; answers what it printed. */
  command(...args: string[]): Promise<string>;
}

/** The hash by which a browser sends a document of the build. */
export const hashOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;

/** @param documents what the built front ends may send */
export async function apart(databaseUrl: string, documents: readonly string[]): Promise<Apart> {
  const folder = await mkdtemp(join(tmpdir(), 'redpine-apart-'));
  await chmod(folder, 0o711);
  await writeFile(join(folder, 'index.html'), '<!doctype html>');
  await writeFile(join(folder, 'documents.json'), JSON.stringify(Object.fromEntries(documents.map((text) => [hashOf(text), text]))));
  const ports = { directory: await freePort(), representation: await freePort(), gateway: await freePort() };
  const at = (part: Part): string => `http://127.0.0.1:${ports[part]}`;
  const { privateKey, publicKey } = generateActorKeys();
  const env = {
    PATH: process.env['PATH'],
    DATABASE_URL: databaseUrl,
    ACTOR_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    ACTOR_PUBLIC_KEY: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    DIRECTORY_URL: at('directory'),
    REPRESENTATION_URL: at('representation'),
    GATEWAY_URL: at('gateway'),
    REDPINE_URL: at('gateway'),
    REDPINE_DATA: join(folder, 'data'),
    REDPINE_FRONTENDS: folder,
    OIDC_CLIENT_SECRET: 'a secret of at least thirty-two characters',
    ACCOUNT_KEY: 'another secret of at least thirty-two characters',
    LOG_LEVEL: process.env['APART_LOG'] ?? 'fatal',
  };
  const running = new Map<Part, ChildProcess>();
  const exitOf = (child: ChildProcess): Promise<number | null> =>
    child.exitCode !== null || child.signalCode !== null ? Promise.resolve(child.exitCode) : new Promise((resolve) => child.once('exit', resolve));
  const stop = async (part: Part): Promise<number | null> => {
    const child = running.get(part);
    running.delete(part);
    if (!child) return null;
    child.kill('SIGTERM');
    return exitOf(child);
  };
  return {
    url: at('gateway'),
    stop,
    async start(part) {
      const child = spawn(process.execPath, [join(root, MAINS[part])], { cwd: root, env: { ...env, PORT: String(ports[part]) }, stdio: ['ignore', 'inherit', 'inherit'] });
      running.set(part, child);
      for (;;) {
        if (child.exitCode !== null) throw new Error(`${part} ended with ${child.exitCode}`);
        const healthy = await fetch(`${at(part)}/health`).then((response) => response.ok, () => false);
        if (healthy) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async command(...args) {
      const child = spawn(process.execPath, [join(root, 'platform/src/cli.ts'), ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
      let printed = '';
      child.stdout.on('data', (chunk: Buffer) => { printed += chunk.toString(); });
      const code = await new Promise((resolve) => child.once('close', resolve));
      if (code !== 0) throw new Error(`${args.join(' ')} ended with ${String(code)}`);
      return printed;
    },
    async [Symbol.asyncDispose]() {
      for (const part of running.keys()) await stop(part);
      await rm(folder, { recursive: true });
    },
  };
}
