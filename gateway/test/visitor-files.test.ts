import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PeerProblem } from '@redpine/kit/peer';
import { openDatabase, type Database } from '@redpine/kit/database';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../platform/src/postgres/fixture.ts';
import { FileStore } from '../src/file-store.ts';
import { migrations } from '../src/migrations.ts';
import { keptFiles } from '../src/visitor-files.ts';
import { LI, openFrontDoor, type FrontDoor } from './front-door.ts';

let database: TestDatabase;
let rows: Database;
let door: FrontDoor;
const PDF = Buffer.from('%PDF-1.7\n%âãÏÓ\n1 0 obj <<>> endobj\ntrailer <<>>\n%%EOF\n', 'latin1');
const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');

beforeAll(async () => {
  database = await testDatabase();
  door = await openFrontDoor({ database: database.url, config: { rate: { capacity: 1_000_000, restore: 1_000 } } });
  rows = await openDatabase({ name: 'gateway', url: database.url, entities: [], migrations, log: pino({ level: 'silent' }) });
});
afterAll(async () => {
  await rows[Symbol.asyncDispose]();
  await door[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});
beforeEach(() => {
  door.representation.operations = { uploadTicket: ({ ticket }: { ticket: string }) => (ticket.startsWith('good') ? ticket : null) };
});

interface Answered {
  status: number;
  body: { id?: string; name?: string; mediaType?: string; size?: number; errors?: { extensions: { code: string } }[] };
}

async function upload(ticket: string | null, content: Buffer = PDF, name = '现场.pdf', headers: Record<string, string> = {}, at = door): Promise<Answered> {
  const response = await fetch(`${at.url}/files/visitor`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(name), ...(ticket !== null && { 'x-upload-ticket': ticket }), ...headers },
    body: new Uint8Array(content),
  });
  return { status: response.status, body: (await response.json()) as Answered['body'] };
}
const code = ({ status, body }: Answered): string => `${status} ${body.errors?.[0]?.extensions.code ?? ''}`;
const whose = async (id: string): Promise<unknown> => (await rows.query('SELECT uploaded_by, slot FROM file WHERE id = $1', [id]))[0];
const stored = async (): Promise<number> => (await rows.query<{ n: number }>('SELECT count(*)::int AS n FROM file'))[0]?.n ?? 0;

test('GW-180 MUST take a photograph or a PDF from a visitor for whom a service vouches, as that holder’s', async () => {
  const taken = await upload('good-1', PNG, '路灯.jpg');
  expect(taken).toEqual({ status: 201, body: { id: expect.any(String), name: '路灯.jpg.png', mediaType: 'image/png', size: PNG.length } });
  expect(await whose(taken.body.id ?? '')).toEqual({ uploaded_by: 'visitor good-1', slot: 1 });
});

test('GW-181 MUST refuse a visitor without a ticket, with one that no service knows, and while the service is away', async () => {
  const before = await stored();
  expect(code(await upload(null))).toBe('401 TICKET_MISSING');
  expect(code(await upload('x'.repeat(5_000)))).toBe('401 TICKET_MISSING');
  expect(code(await upload('bad'))).toBe('403 TICKET_INVALID');
  expect(code(await upload('bad', PDF, 'a.pdf', { cookie: await door.session() }))).toBe('403 TICKET_INVALID');
  door.representation.down = true;
  expect(code(await upload('good-2'))).toBe('403 TICKET_INVALID');
  door.representation.down = false;
  expect(await stored()).toBe(before);
});

test('GW-182 MUST refuse other kinds, more than 5 MB and nothing at all, and keep nothing of it', async () => {
  const before = await stored();
  expect(code(await upload('good-3', Buffer.from('编号,案由\r\n1,养老\r\n'), '台账.csv'))).toBe('415 FILE_KIND');
  expect(code(await upload('good-3', Buffer.from('<!doctype html><script>alert(1)</script>'), '照片.jpg'))).toBe('415 FILE_KIND');
  expect(code(await upload('good-3', Buffer.alloc(0)))).toBe('400 FILE_EMPTY');
  expect(code(await upload('good-3', Buffer.concat([PDF, Buffer.alloc(5 * 1024 * 1024)])))).toBe('413 FILE_SIZE');
  expect(await stored()).toBe(before);
  expect(await readdir(join(door.folder, 'files', 'incoming'))).toEqual([]);
});

test('GW-183 MUST take three files of one holder and no fourth, also at once', async () => {
  const all = await Promise.all(Array.from({ length: 6 }, () => upload('good-4')));
  expect(all.map(code).toSorted()).toEqual(['201 ', '201 ', '201 ', '409 FILE_COUNT', '409 FILE_COUNT', '409 FILE_COUNT']);
  expect(code(await upload('good-4'))).toBe('409 FILE_COUNT');
  expect(code(await upload('good-5'))).toBe('201 ');
});

test('GW-184 MUST make a visitor wait who uploads faster than the rate', async () => {
  await using other = await openFrontDoor({ database: database.url, config: { rate: { capacity: 20_000, restore: 1 } } });
  other.representation.operations['uploadTicket'] = ({ ticket }: { ticket: string }) => ticket;
  await rows.query('DELETE FROM rate_bucket');
  const codes = [code(await upload('t1', PDF, 'a.pdf', {}, other)), code(await upload('t2', PDF, 'a.pdf', {}, other)), code(await upload('t3', PDF, 'a.pdf', {}, other))];
  expect(codes).toEqual(['201 ', '201 ', '429 RATE_LIMITED']);
  await rows.query('DELETE FROM rate_bucket');
});

test('GW-185 MUST show a visitor’s file to nobody but whom the owning service lets read it', async () => {
  const { body } = await upload('good-6');
  const cookie = await door.session(LI);
  const get = async (headers: Record<string, string>): Promise<number> => (await fetch(`${door.url}/files/${body.id}`, { headers })).status;
  expect(await get({})).toBe(401);
  expect(await get({ 'x-upload-ticket': 'good-6' })).toBe(401);
  expect(await get({ cookie })).toBe(404);
  door.representation.operations['mayReadFile'] = (_: never, actor) => actor.id === LI.id;
  expect(await get({ cookie })).toBe(200);
});

test('GW-186 MUST remove after a day what no service keeps, and nothing where one does not say', async () => {
  const sweeper = (now: Date) => new FileStore({ database: rows, dataDir: door.folder, clock: () => now });
  const [kept, gone] = [(await upload('good-7')).body.id ?? '', (await upload('good-7')).body.id ?? ''];
  const path = async (id: string): Promise<string> => {
    const [row] = await rows.query<{ digest: string }>('SELECT digest FROM file WHERE id = $1', [id]);
    return join(door.folder, 'files', row?.digest.slice(0, 2) ?? '', row?.digest.slice(2) ?? '');
  };
  const [pathOfKept, pathOfGone] = [await path(kept), await path(gone)];
  // Equal content: removing the one does not take the other's.
  expect(pathOfKept).not.toBe(pathOfGone);
  const later = new Date(Date.now() + 25 * 3_600_000);
  const keeps = async (ids: readonly string[]) => new Set(ids.filter((id) => id === kept));
  await sweeper(new Date(Date.now() + 3_600_000)).sweep(keeps);
  expect(existsSync(pathOfGone)).toBe(true);
  await expect(sweeper(later).sweep(async () => Promise.reject(new Error('away')))).rejects.toThrow('away');
  expect(existsSync(pathOfGone)).toBe(true);
  await sweeper(later).sweep(keeps);
  expect([existsSync(pathOfKept), existsSync(pathOfGone)]).toEqual([true, false]);
  expect(await whose(gone)).toBeUndefined();
  // Where its record is gone, it goes with the next day's sweep.
  await sweeper(new Date(later.getTime() + 25 * 3_600_000)).sweep(async () => new Set());
  expect(existsSync(pathOfKept)).toBe(false);
  const asked = { signer: { sign: async () => 'token' } };
  const owner = (call: () => Promise<unknown>) => ({ call });
  expect(await keptFiles({ ...asked, owners: [owner(async () => ['a']), owner(async () => Promise.reject(new PeerProblem('no operation', 404)))] }, ['a', 'b'])).toEqual(new Set(['a']));
  await expect(keptFiles({ ...asked, owners: [owner(async () => Promise.reject(new PeerProblem('away', 0)))] }, ['a'])).rejects.toThrow('away');
});

test('GW-187 MUST leave what accounts uploaded where it is', async () => {
  const response = await fetch(`${door.url}/files`, {
    method: 'POST', headers: { cookie: await door.session(), 'x-redpine': '1', 'content-type': 'application/octet-stream', 'x-file-name': 'a.pdf' }, body: new Uint8Array(PDF),
  });
  const { id } = (await response.json()) as { id: string };
  await new FileStore({ database: rows, dataDir: door.folder, clock: () => new Date(Date.now() + 100 * 86_400_000) }).sweep(async () => new Set());
  expect(await whose(id)).toMatchObject({ slot: null });
});
