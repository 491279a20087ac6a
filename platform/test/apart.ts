import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMO_PASSWORD } from '@redpine/directory/account/account.demo';
import { generateActorKeys } from '@redpine/kit/actor';
import { freePort } from '../src/postgres/server.ts';

const root = join(import.meta.dirname, '../..');
const MAINS = {
  directory: 'services/directory/src/main.ts',
  representation: 'services/representation/src/main.ts',
  gateway: 'gateway/src/main.ts',
} as const;
type Kind = keyof typeof MAINS;
/** A part; with a number the second of its kind. Those of one number speak to each other. */
export type Part = Kind | `${Kind}-2`;
const kindOf = (part: Part): Kind => part.replace('-2', '') as Kind;

/** Directory, representation and gateway, each a process of its own as on machines of their own. */
export interface Apart extends AsyncDisposable {
  /** The gateway's: the public origin. */
  url: string;
  /** Where a part listens. */
  at(part: Part): string;
  /** Starts a part and waits until it is healthy. */
  start(part: Part): Promise<void>;
  /** Ends a part by SIGTERM; answers its exit code. */
  stop(part: Part): Promise<number | null>;
  /** Signs in by the demonstration's password; answers the session's cookie. */
  signIn(username: string): Promise<string>;
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
  const ports = new Map<Part, number>();
  for (const kind of Object.keys(MAINS) as Kind[]) for (const part of [kind, `${kind}-2`] as const) ports.set(part, await freePort());
  const at = (part: Part): string => `http://127.0.0.1:${ports.get(part)}`;
  const { privateKey, publicKey } = generateActorKeys();
  const env = {
    PATH: process.env['PATH'],
    DATABASE_URL: databaseUrl,
    ACTOR_KEY: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    ACTOR_PUBLIC_KEY: publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    // A proxy in front of the gateways, which is the test itself.
    TRUST_PROXY: '1',
    REDPINE_URL: at('gateway'),
    REDPINE_DATA: join(folder, 'data'),
    REDPINE_FRONTENDS: folder,
    OIDC_CLIENT_SECRET: 'a secret of at least thirty-two characters',
    ACCOUNT_KEY: 'another secret of at least thirty-two characters',
    LOG_LEVEL: process.env['APART_LOG'] ?? 'fatal',
  };
  const peersOf = (part: Part): Record<string, string> => {
    const other = (kind: Kind): string => at(part.endsWith('-2') ? `${kind}-2` : kind);
    return { DIRECTORY_URL: other('directory'), REPRESENTATION_URL: other('representation'), GATEWAY_URL: other('gateway') };
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
    at,
    stop,
    signIn: (username) => signIn(at('gateway'), username),
    async start(part) {
      const child = spawn(process.execPath, [join(root, MAINS[kindOf(part)])], { cwd: root, env: { ...env, ...peersOf(part), PORT: String(ports.get(part)) }, stdio: ['ignore', 'inherit', 'inherit'] });
      running.set(part, child);
      for (;;) {
        if (child.exitCode !== null) throw new Error(`${part} ended with ${child.exitCode}`);
        const healthy = await fetch(`${at(part)}/health`).then((response) => response.ok, () => false);
        if (healthy) return;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async command(...args) {
      const child = spawn(process.execPath, [join(root, 'platform/src/cli.ts'), ...args], { cwd: root, env: { ...env, ...peersOf('gateway') }, stdio: ['ignore', 'pipe', 'inherit'] });
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

/** Signs in through the issuer's pages; answers the session's cookie. */
async function signIn(origin: string, username: string): Promise<string> {
  const cookies = new Map<string, string>();
  const go = async (url: URL, init: RequestInit = {}): Promise<{ url: URL; response: Response }> => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { accept: 'text/html', origin, 'sec-fetch-site': 'same-origin', cookie } });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    const location = response.headers.get('location');
    return location === null ? { url, response } : go(new URL(location, url));
  };
  const page = await go(new URL('/auth/login?return=/', origin));
  const action = /<form method="post" action="([^"]+)"/.exec(await page.response.text())?.[1];
  if (action === undefined) throw new Error(`no form at ${page.url.pathname}`);
  await go(new URL(action, page.url), { method: 'POST', body: new URLSearchParams({ username, password: DEMO_PASSWORD }) });
  const session = cookies.get('redpine');
  if (session === undefined) throw new Error('no session');
  return `redpine=${session}`;
}
