import { type ChildProcess, spawn } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

export const root = join(import.meta.dirname, '../..');
export const cli = join(root, 'platform/src/cli.ts');
export const PASSWORD = 'hongsong-2026';

export interface RunningPlatform extends AsyncDisposable {
  url: string;
  dataDir: string;
  process: ChildProcess;
  /** Everything that it has printed. */
  printed(): string;
  /** Ends it as an operator does and answers the exit code. */
  stop(): Promise<number | null>;
}

export const freePort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
};

/** A data directory of one's own that the database's account may pass through. */
export async function temporaryDirectory(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'redpine-e2e-'));
  await chmod(folder, 0o711);
  return join(folder, 'data');
}

export const exited = (child: ChildProcess): Promise<number | null> =>
  child.exitCode !== null || child.signalCode !== null ? Promise.resolve(child.exitCode) : new Promise((resolve) => child.once('exit', resolve));

/** Runs a command of the platform to its end; what it printed on both streams. */
export async function command(args: string[], env: Record<string, string>): Promise<{ code: number | null; printed: string }> {
  const child = spawn(process.execPath, [cli, ...args], { cwd: root, env: { ...process.env, LOG_LEVEL: 'warn', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => { printed += chunk.toString(); });
  // `close` comes when all that was printed is read.
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, printed })));
}

/** Starts the platform as `npm start` does, in a process of its own, and waits until it says that it is ready. */
export async function startPlatform(options: { dataDir?: string; env?: Record<string, string> } = {}): Promise<RunningPlatform> {
  const dataDir = options.dataDir ?? (await temporaryDirectory());
  const port = await freePort();
  const child = spawn(process.execPath, [cli, 'start'], {
    cwd: root,
    env: { ...process.env, PORT: String(port), REDPINE_DATA: dataDir, LOG_LEVEL: 'warn', ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  child.stdout.on('data', (chunk: Buffer) => { printed += chunk.toString(); });
  child.stderr.on('data', (chunk: Buffer) => { printed += chunk.toString(); });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', () => {
      const ready = /^ready (\S+)$/m.exec(printed)?.[1];
      if (ready) resolve(ready);
    });
    child.once('exit', (code) => reject(new Error(`the platform ended with ${code}:\n${printed}`)));
  });
  const stop = async (): Promise<number | null> => {
    if (child.exitCode === null && child.signalCode === null) child.kill('SIGTERM');
    return exited(child);
  };
  return {
    url, dataDir, process: child, stop, printed: () => printed,
    async [Symbol.asyncDispose]() {
      await stop();
      if (options.dataDir === undefined) await rm(join(dataDir, '..'), { recursive: true, force: true });
    },
  };
}

/** Asks again until the answer is there; the test's own limit ends the waiting. */
export async function until<T>(ask: () => Promise<T | null | undefined | false>): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    await pause(100);
  }
}
