import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../platform/src/postgres/fixture.ts';
import { openFrontDoor, type FrontDoor } from './front-door.ts';

// The public audit of GraphQL over HTTP, as a script with a token meets the gateway.

/** What the gateway does not offer, and why. All of them are MAY. */
const NOT_OFFERED: Readonly<Record<string, string>> = {
  '5A70': 'no GraphQL by GET: addresses end up in logs, and a GET must not act',
  D6D5: 'no GraphQL by GET',
  '6A70': 'no GraphQL by GET',
};

const audits = serverAudits({
  url: () => `${door.url}/graphql`,
  fetchFn: (url: string, init: RequestInit = {}) =>
    fetch(url, { ...init, headers: { ...(init.headers as Record<string, string>), authorization: 'Bearer rp_wang' } }),
});

let database: TestDatabase;
let door: FrontDoor;
beforeAll(async () => {
  database = await testDatabase();
  door = await openFrontDoor({ database: database.url });
});
afterAll(async () => {
  await door[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

test('GW-100 MUST be audited in full, and decline nothing but what servers MAY do', () => {
  expect(audits).toHaveLength(61);
  const declined = audits.filter(({ id }) => id in NOT_OFFERED);
  expect(declined.map(({ name }) => name.split(' ')[0])).toEqual(['MAY', 'MAY', 'MAY']);
});

test.each(audits)('GW-101 MUST pass audit $id: $name', async (audit) => {
  const result = await audit.fn();
  expect(result).toMatchObject({ status: audit.id in NOT_OFFERED ? 'notice' : 'ok' });
});
