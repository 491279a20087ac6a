import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { installationKeys } from '../keys.ts';
import { freePort } from '../postgres/server.ts';

const root = join(import.meta.dirname, '../../..');
const MAINS = {
  directory: 'services/directory/src/main.ts',
  representation: 'services/representation/src/main.ts',
  gateway: 'gateway/src/main.ts',
} as const;
type Kind = keyof typeof MAINS;
const KINDS = ['directory', 'representation', 'gateway'] as const;
/** Two of each part; those of one lane speak to each other. */
export type Lane = 1 | 2;
export type Part = `${Kind}-${Lane}`;
export const PARTS: readonly Part[] = KINDS.flatMap((kind) => [`${kind}-1`, `${kind}-2`] as const);
export const laneOf = (part: Part): Lane => (part.endsWith('-1') ? 1 : 2);

/** Two gateways, two directories and two representations, each a process of its own, on one PostgreSQL. */
export interface Site extends AsyncDisposable {
  /** Where a part listens. */
  at(part: Part): string;
  /** What a load balancer says of the name that was asked for. */
  readonly forwarded: Readonly<Record<string, string>>;
  /** Starts a part and waits until it is healthy; throws where that takes minutes. */
  start(part: Part): Promise<void>;
  /** Ends a part, by SIGKILL without notice; answers its exit code, null of one that was killed or is not running. */
  end(part: Part, signal: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
  /** Runs a command of the platform over the same database and data directory. */
  command(...args: string[]): Promise<{ code: number | null; said: string }>;
}

export interface SiteOptions {
  databaseUrl: string;
  folder: string;
  /** What the built front ends may send, by hash. */
  documents: Readonly<Record<string, string>>;
  /** A module that each part loads before its own, such as one that breaks it. */
  preload: string | undefined;
  /** More of the parts' environment. */
  env: Readonly<Record<string, string>>;
}

const START_MS = 120_000;

export async function openSite({ databaseUrl, folder, documents, preload, env: more }: SiteOptions): Promise<Site> {
  const frontends = join(folder, 'frontends');
  mkdirSync(frontends);
  writeFileSync(join(frontends, 'index.html'), '<!doctype html>');
  writeFileSync(join(frontends, 'documents.json'), JSON.stringify(documents));
  const dataDir = join(folder, 'data');
  mkdirSync(dataDir, { recursive: true });
  const ports = new Map<Part, number>();
  for (const part of PARTS) ports.set(part, await freePort());
  const at = (part: Part): string => `http://127.0.0.1:${ports.get(part)}`;
  const keys = installationKeys(dataDir);
  const env = {
    PATH: process.env['PATH'],
    DATABASE_URL: databaseUrl,
    REDPINE_DATA: dataDir,
    REDPINE_URL: at('gateway-1'),
    REDPINE_FRONTENDS: frontends,
    TRUST_PROXY: '1',
    ACTOR_KEY: keys.actorKey,
    ACTOR_PUBLIC_KEY: keys.actorPublicKey,
    AUDIT_KEY: keys.auditKey,
    ACCOUNT_KEY: keys.accountKey,
    OIDC_CLIENT_SECRET: keys.clientSecret,
    // A few accounts do the work of hundreds.
    RATE_CAPACITY: '10000000',
    RATE_RESTORE: '1000000',
    LOG_LEVEL: process.env['SITE_LOG'] ?? 'silent',
    ...more,
  };
  const running = new Map<Part, ChildProcess>();
  let closing = false;
  const exited = (child: ChildProcess): boolean => child.exitCode !== null || child.signalCode !== null;
  const end = async (part: Part, signal: NodeJS.Signals): Promise<number | null> => {
    const child = running.get(part);
    running.delete(part);
    if (!child) return null;
    child.kill(signal);
    if (!exited(child)) await new Promise((resolve) => child.once('exit', resolve));
    return child.exitCode;
  };
  return {
    at,
    forwarded: { 'x-forwarded-host': new URL(at('gateway-1')).host, 'x-forwarded-proto': 'http' },
    end,
    async start(part) {
      const lane = laneOf(part);
      const own = { ...env, PORT: String(ports.get(part)), DIRECTORY_URL: at(`directory-${lane}`), REPRESENTATION_URL: at(`representation-${lane}`), GATEWAY_URL: at(`gateway-${lane}`) };
      const main = join(root, MAINS[part.slice(0, -2) as Kind]);
      const until = performance.now() + START_MS;
      for (;;) {
        const child = spawn(process.execPath, [...(preload === undefined ? [] : ['--import', preload]), main], { cwd: root, env: own, stdio: ['ignore', 'inherit', 'inherit'] });
        running.set(part, child);
        // A part that ends because its database is away is started again, as its host's supervisor does.
        while (!exited(child)) {
          const healthy = await fetch(`${at(part)}/health`, { signal: AbortSignal.timeout(2_000) }).then((response) => response.ok, () => false);
          if (healthy) return;
          await sleep(50);
        }
        if (closing || running.get(part) !== child) throw new Error(`${part} was ended while it started`);
        if (performance.now() > until) throw new Error(`${part} ends with ${child.exitCode} at every start`);
        await sleep(200);
      }
    },
    async command(...args) {
      const child = spawn(process.execPath, [join(root, 'platform/src/cli.ts'), ...args], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
      let said = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { said += chunk.toString(); });
      const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
      return { code, said };
    },
    async [Symbol.asyncDispose]() {
      closing = true;
      await Promise.all([...running.keys()].map((part) => end(part, 'SIGTERM')));
    },
  };
}
