import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../platform/src/postgres/fixture.ts';
import { type FrontDoor, LI, openFrontDoor, WANG } from './front-door.ts';

let database: TestDatabase;
let door: FrontDoor;
const ID = '0190c0de-0000-7000-8000-00000000aaaa';
const PDF = Buffer.from('%PDF-1.7');

beforeAll(async () => {
  database = await testDatabase();
  door = await openFrontDoor({ database: database.url });
  door.representation.operations['letter'] = ({ kind, format, id }: { kind: string; format: string; id: string }, actor) =>
    kind === 'SUGGESTION_FORM' && format === 'PDF' && id === ID && actor.id === WANG.id
      ? { name: '代表建议表-闭1号.pdf', mediaType: 'application/pdf', content: PDF.toString('base64') }
      : null;
});
afterAll(async () => {
  await door[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

const get = (path: string, headers: Record<string, string>): Promise<Response> => fetch(`${door.url}/letters/${path}`, { headers });

test('GW-66 MUST serve a letter as an attachment that runs nothing, to session and token alike', async () => {
  for (const headers of [{ cookie: await door.session() }, { authorization: 'Bearer rp_wang' }]) {
    const response = await get(`suggestion-form/${ID}.pdf`, headers);
    expect(response.status).toBe(200);
    expect(Buffer.from(await response.arrayBuffer())).toEqual(PDF);
    expect(response.headers.get('content-type')).toBe('application/pdf');
    expect(response.headers.get('content-disposition')).toMatch(/^attachment; .*filename\*=UTF-8''%E4%BB%A3/);
    expect(response.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(response.headers.get('cache-control')).toBe('private, no-store');
  }
});

test('GW-67 MUST answer 401 without a person, and 404 for a letter that the service does not give her or that is none', async () => {
  expect((await get(`suggestion-form/${ID}.pdf`, {})).status).toBe(401);
  expect((await get(`suggestion-form/${ID}.pdf`, { cookie: await door.session(LI) })).status).toBe(404);
  const cookie = await door.session();
  for (const path of [`suggestion-form/${ID}.docx`, `reply/${ID}.pdf`, `suggestion-form/${ID}.exe`, 'suggestion-form/x.pdf', `..%2f/${ID}.pdf`]) {
    expect([path, (await get(path, { cookie })).status]).toEqual([path, 404]);
  }
});
