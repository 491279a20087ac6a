import { spawn } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { httpPeer } from '../src/peer.ts';
import { keys } from './setup.ts';

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

test('KIT-51 MUST answer what is under way on SIGTERM, then leave with 0', async () => {
  const port = await freePort();
  const child = spawn(process.execPath, [new URL('alone.ts', import.meta.url).pathname], {
    env: {
      PATH: process.env['PATH'],
      PORT: String(port),
      DATABASE_URL: 'postgres://unused',
      LOG_LEVEL: 'silent',
      ACTOR_PUBLIC_KEY: keys.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exited = once(child, 'exit');
  let said = '';
  child.stdout.on('data', (part: Buffer) => (said += part.toString()));
  try {
    const peer = httpPeer(`http://127.0.0.1:${port}`);
    await expect.poll(() => fetch(`http://127.0.0.1:${port}/health`).then((r) => r.status, () => 0), { timeout: 20_000 }).toBe(200);
    const answer = peer.call('wait', 400, '');
    await expect.poll(() => said).toContain('called');
    child.kill('SIGTERM');
    expect(await answer).toBe('done');
    expect(await exited).toEqual([0, null]);
    expect(said).toContain('disposed');
  } finally {
    child.kill('SIGKILL');
  }
});
