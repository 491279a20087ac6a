import { createServer, type AddressInfo } from 'node:net';
import { createServer as createHttpServer } from 'node:http';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { httpFiles } from '../src/files.ts';

test('KIT-49 MUST reach the file store elsewhere, signed, and say what is missing', async () => {
  const reference = { id: 'f1', name: '附件.pdf', mediaType: 'application/pdf', size: 5, uploadedBy: 'a' };
  const asked: unknown[] = [];
  const server = createHttpServer((request, response) => {
    asked.push([request.method, request.url, request.headers.authorization]);
    if (request.url === '/internal/files/describe') response.end(JSON.stringify([reference]));
    else if (request.url === '/internal/files/f1') response.end('bytes');
    else response.writeHead(404).end();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  try {
    const files = httpFiles(`http://127.0.0.1:${port}`, async () => 'token');
    expect(await files.describe(['f1', 'f2'])).toEqual([reference]);
    expect(await text(await files.open('f1'))).toBe('bytes');
    await expect(files.open('../f2')).rejects.toMatchObject({ name: 'PeerProblem', status: 404 });
    expect(asked).toEqual([
      ['POST', '/internal/files/describe', 'Bearer token'],
      ['GET', '/internal/files/f1', 'Bearer token'],
      ['GET', '/internal/files/..%2Ff2', 'Bearer token'],
    ]);
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test('KIT-52 MUST say that the store is away where nobody listens', async () => {
  const gone = createServer().listen(0, '127.0.0.1');
  await once(gone, 'listening');
  const { port } = gone.address() as AddressInfo;
  gone.close();
  await once(gone, 'close');
  const files = httpFiles(`http://127.0.0.1:${port}`, async () => 'token');
  await expect(files.describe(['f1'])).rejects.toMatchObject({ name: 'PeerProblem', status: 0 });
});
