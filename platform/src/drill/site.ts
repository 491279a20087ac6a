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
  /** The gateway of a lane. */
  door(lane: Lane): string;
  /** What a load balancer says of the name that was asked for. */
  readonly forwarded: Readonly<Record<string, string>>;
  /** Starts a part and waits until it is healthy. */
  start(part: Part): Promise<void>;
  /** Ends a part without notice. */
  kill(part: Part): Promise<void>;
  /** Runs a command of the platform over the same database and data directory. */
  command(...args: string[]): Promise<{ code: number | null; said: string }>;
}

export interface SiteOptions {
  databaseUrl: string;
  folder: string;
  /** A module that each part loads before its own, such as one that breaks it. */
  preload: string | undefined;
  /** More of the parts' environment. */
  env: Readonly<Record<string, string>>;
}

export async function openSite({ databaseUrl, folder, preload, env: more }: SiteOptions): Promise<Site> {
  const frontends = join(folder, 'frontends');
  mkdirSync(frontends);
  writeFileSync(join(frontends, 'index.html'), '<!doctype html>');
  writeFileSync(join(frontends, 'documents.json'), '{}');
  const dataDir = join(folder, 'data');
  mkdirSync(dataDir, { recursive: true });
  const ports = new Map<Part, number>();
  for (const part of PARTS) ports.set(part, await freePort());
  const at = (kind: Kind, lane: Lane): string => `http://127.0.0.1:${ports.get(`${kind}-${lane}`)}`;
  const keys = installationKeys(dataDir);
  const env = {
    PATH: process.env['PATH'],
    DATABASE_URL: databaseUrl,
    REDPINE_DATA: dataDir,
    REDPINE_URL: at('gateway', 1),
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
    LOG_LEVEL: process.env['DRILL_LOG'] ?? 'silent',
    ...more,
  };
  const running = new Map<Part, ChildProcess>();
  let closing = false;
  const exited = (child: ChildProcess): Promise<void> =>
    child.exitCode !== null || child.signalCode !== null ? Promise.resolve() : new Promise((resolve) => child.once('exit', () => resolve()));
  const kill = async (part: Part, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> => {
    const child = running.get(part);
    running.delete(part);
    child?.kill(signal);
    if (child) await exited(child);
  };
  return {
    door: (lane) => at('gateway', lane),
    forwarded: { 'x-forwarded-host': new URL(at('gateway', 1)).host, 'x-forwarded-proto': 'http' },
    kill: (part) => kill(part),
    async start(part) {
      const lane = laneOf(part);
      const kind = part.slice(0, -2) as Kind;
      const own = { ...env, PORT: String(ports.get(part)), DIRECTORY_URL: at('directory', lane), REPRESENTATION_URL: at('representation', lane), GATEWAY_URL: at('gateway', lane) };
      for (;;) {
        const child = spawn(process.execPath, [...(preload === undefined ? [] : ['--import', preload]), join(root, MAINS[kind])], { cwd: root, env: own, stdio: ['ignore', 'inherit', 'inherit'] });
        running.set(part, child);
        // A part that ends because its database is away is started again, as its host's supervisor does.
        while (child.exitCode === null && child.signalCode === null) {
          const healthy = await fetch(`${at(kind, lane)}/health`, { signal: AbortSignal.timeout(2_000) }).then((response) => response.ok, () => false);
          if (healthy) return;
          await sleep(50);
        }
        if (closing || running.get(part) !== child) throw new Error(`${part} was ended while it started`);
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
      await Promise.all([...running.keys()].map((part) => kill(part, 'SIGTERM')));
    },
  };
}
