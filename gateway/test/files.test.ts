import { readdir } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { httpFiles } from '@redpine/kit/files';
import { testDatabase, type TestDatabase } from '../../platform/src/postgres/fixture.ts';
import { LI, openFrontDoor, serviceToken, type FrontDoor } from './front-door.ts';

let database: TestDatabase;
let door: FrontDoor;
const PDF = Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n', 'latin1');
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');

beforeAll(async () => {
  database = await testDatabase();
  door = await openFrontDoor({ database: database.url });
});
afterAll(async () => {
  await door[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

interface Uploaded {
  id: string;
  name: string;
  mediaType: string;
  size: number;
}

async function upload(content: Buffer | Readable, name: string, headers: Record<string, string>): Promise<Response> {
  const stream = content instanceof Readable;
  return fetch(`${door.url}/files`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name), 'x-redpine': '1', ...headers },
    body: (stream ? Readable.toWeb(content) : new Uint8Array(content)) as BodyInit,
    ...(stream ? { duplex: 'half' } : {}),
  });
}

async function uploaded(content: Buffer, name: string, headers: Record<string, string>): Promise<Uploaded> {
  return (await (await upload(content, name, headers)).json()) as Uploaded;
}

test('GW-61 MUST keep a file by its content and serve it as an attachment to whoever sent it', async () => {
  const cookie = await door.session();
  const response = await upload(PDF, '关于养老的建议.pdf', { cookie, 'content-type': 'text/html' });
  expect(response.status).toBe(201);
  const file = (await response.json()) as Uploaded;
  expect(file).toEqual({ id: expect.any(String), name: '关于养老的建议.pdf', mediaType: 'application/pdf', size: PDF.length });
  const got = await fetch(`${door.url}/files/${file.id}`, { headers: { cookie } });
  expect(Buffer.from(await got.arrayBuffer())).toEqual(PDF);
  expect(got.headers.get('content-type')).toBe('application/pdf');
  expect(got.headers.get('content-disposition')).toMatch(/^attachment; .*filename\*=UTF-8''%E5%85%B3/);
  expect(got.headers.get('x-content-type-options')).toBe('nosniff');
  expect(got.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
});

test('GW-62 MUST type by content: images, registers in UTF-8 and GB18030, JSON', async () => {
  const cookie = await door.session();
  const type = async (content: Buffer, name: string): Promise<string> => (await uploaded(content, name, { cookie })).mediaType;
  expect(await type(PNG, 'photo.pdf')).toBe('image/png');
  expect(await type(Buffer.from('\uFEFF编号,案由\r\n1,养老\r\n'), '台账.csv')).toBe('text/csv');
  expect(await type(Buffer.from('b1e0bac52cb0b8d3c90d0a', 'hex'), '台账.csv')).toBe('text/csv');
  expect(await type(Buffer.from('[{"编号":"1"}]'), '台账.json')).toBe('application/json');
});

test('GW-63 MUST refuse programs, pages, macros and unknown content, whatever they are called', async () => {
  const cookie = await door.session();
  const programs: [Buffer, string][] = [
    [Buffer.concat([Buffer.from('MZ'), Buffer.alloc(200, 1)]), '建议.pdf'],
    [Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01'), Buffer.alloc(200)]), '建议.docx'],
    [Buffer.from('<!doctype html><script>alert(1)</script>'), '建议.html'],
    [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'), '图.svg'],
    [Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]), '建议.doc'],
    [Buffer.alloc(100), '空.txt'],
  ];
  for (const [content, name] of programs) {
    const response = await upload(content, name, { cookie });
    expect([name, response.status, await response.json()]).toEqual([
      name,
      415,
      { errors: [{ message: expect.stringContaining('pdf, docx, xlsx'), extensions: expect.objectContaining({ code: 'FILE_KIND' }) }] },
    ]);
  }
  expect((await upload(Buffer.alloc(0), 'a.txt', { cookie })).status).toBe(400);
});

test('GW-64 MUST take 50 MB and refuse a byte more, declared or not, and keep nothing of it', async () => {
  const cookie = await door.session();
  const half = Buffer.alloc(25 * 1024 * 1024, 'a');
  const within = await upload(Readable.from([half, half]), 'within.txt', { cookie });
  expect(within.status).toBe(201);
  expect((await upload(Buffer.concat([half, half, Buffer.from('a')]), 'past.txt', { cookie })).status).toBe(413);
  const streamed = await upload(Readable.from([half, half, Buffer.from('a')]), 'past.txt', { cookie }).then(
    (response) => response.status,
    // The connection may be cut before the client has sent all of it.
    () => 413,
  );
  expect(streamed).toBe(413);
  expect(await readdir(`${door.folder}/files/incoming`)).toEqual([]);
});

test('GW-65 MUST ask for a session, and for our own header with a cookie', async () => {
  expect((await upload(PDF, 'a.pdf', {})).status).toBe(401);
  const cookie = await door.session();
  const response = await fetch(`${door.url}/files`, { method: 'POST', headers: { cookie, 'content-type': 'text/plain' }, body: 'a' });
  expect(response.status).toBe(403);
  expect((await upload(PDF, 'a.pdf', { authorization: 'Bearer rp_wang' })).status).toBe(201);
});

test('GW-66 MUST serve others only what the owning service lets them read, and tell them no more', async () => {
  const file = await uploaded(PDF, 'a.pdf', { cookie: await door.session() });
  const cookie = await door.session(LI);
  const status = async (): Promise<number> => (await fetch(`${door.url}/files/${file.id}`, { headers: { cookie } })).status;
  let allowed = false;
  door.representation.operations['mayReadFile'] = ({ file: asked }: { file: string }, actor) =>
    allowed && asked === file.id && actor.id === LI.id;
  expect(await status()).toBe(404);
  allowed = true;
  expect(await status()).toBe(200);
  door.representation.down = true;
  expect(await status()).toBe(404);
  door.representation.down = false;
  expect((await fetch(`${door.url}/files/${file.id}`)).status).toBe(401);
  for (const id of ['0190c0de-0000-7000-8000-00000000ffff', 'x', '..%2F..%2Fetc%2Fpasswd']) {
    expect((await fetch(`${door.url}/files/${id}`, { headers: { cookie } })).status).toBe(404);
  }
});

test('GW-188 MUST serve a visitor what the owning service shows to everybody, and nothing else', async () => {
  const cookie = await door.session();
  const photo = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAAC3RFWHRUaXRsZQBoZWxsbwwO78sAAAAKSURBVHicY/gPAAEBAQCxOPYUAAAAAElFTkSuQmCC', 'base64');
  const file = await uploaded(photo, '照片.png', { cookie });
  const read = (as: HeadersInit = {}): Promise<Response> => fetch(`${door.url}/files/${file.id}`, { headers: as });
  const status = async (): Promise<number> => (await read()).status;
  let isPublic = false;
  door.representation.operations['mayReadFile'] = ({ file: asked }: { file: string }, actor) => isPublic && asked === file.id && actor.kind === 'ANONYMOUS';
  expect(await status()).toBe(401);
  isPublic = true;
  const shown = Buffer.from(await (await read()).arrayBuffer());
  expect([photo.includes('hello'), shown.includes('hello'), shown.includes('IDAT')]).toEqual([true, false, true]);
  expect(Buffer.from(await (await read({ cookie })).arrayBuffer())).toEqual(photo);
  for (const id of ['0190c0de-0000-7000-8000-00000000ffff', 'x']) expect((await fetch(`${door.url}/files/${id}`)).status).toBe(401);
});

test('GW-67 MUST describe and open files for services, and for nobody else', async () => {
  const file = await uploaded(PDF, 'a.pdf', { cookie: await door.session() });
  const files = httpFiles(door.url, serviceToken);
  const missing = '0190c0de-0000-7000-8000-00000000ffff';
  expect(await files.describe([missing, file.id, 'x'])).toEqual([{ ...file, uploadedBy: expect.any(String) }]);
  expect(Buffer.concat(await (await files.open(file.id)).toArray())).toEqual(PDF);
  await expect(files.open(missing)).rejects.toMatchObject({ status: 404 });
  const response = await fetch(`${door.url}/internal/files/${file.id}`, { headers: { authorization: 'Bearer rp_wang' } });
  expect(response.status).toBe(401);
});

test('AUTH-74 MUST take no file from a token for reading', async () => {
  expect((await upload(PDF, 'a.pdf', { authorization: 'Bearer rp_reader' })).status).toBe(403);
  expect((await upload(PDF, 'a.pdf', { authorization: 'Bearer rp_wang' })).status).toBe(201);
});
