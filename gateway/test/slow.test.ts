import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../platform/src/postgres/fixture.ts';
import { ANALYST, DOCUMENTS, openFrontDoor, type Answer, type FrontDoor } from './front-door.ts';

// Services that answer late or never.
const analyst = { authorization: 'Bearer rp_analyst' };

let database: TestDatabase;
let door: FrontDoor;
let usual: FrontDoor['representation']['answers'];
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database[Symbol.asyncDispose]());
/** Each test meets services that nobody has given up yet. */
const opensEach = (timeoutMs: number): void => {
  beforeEach(async () => {
    door = await openFrontDoor({ database: database.url, config: { patience: { timeoutMs, restMs: 100 } } });
    usual = door.representation.answers;
    return () => door[Symbol.asyncDispose]();
  });
};

const never = (): Promise<never> => new Promise(() => undefined);
const areas = (): Promise<Answer> => door.graphql({ query: DOCUMENTS.areas }, analyst);
const codes = (answer: Answer) => answer.body.errors?.map(({ extensions }) => extensions.code);
const WITHOUT = { areas: [{ name: '朝阳街道', suggestionFigures: null }] };
const WHOLE = { areas: [{ name: '朝阳街道', suggestionFigures: { total: { value: 7 } } }] };
/** Asks until the answer is that; the test's own limit ends the waiting. */
const until = async (data: object): Promise<void> => {
  while (JSON.stringify((await areas()).body.data) !== JSON.stringify(data)) await new Promise((resolve) => setTimeout(resolve, 20));
};

describe('services that hang, behind a gateway without patience', () => {
  opensEach(100);

  test('GW-120 MUST cost their own fields only, with nothing internal', async () => {
    door.representation.answers = never;
    const answer = await areas();
    expect(answer.status).toBe(200);
    expect(answer.body.data).toEqual(WITHOUT);
    expect(codes(answer)).toEqual(['SUBGRAPH_UNAVAILABLE']);
    expect(JSON.stringify(answer.body)).not.toMatch(/timed|cancel|\bms\b/i);
  });

  test('GW-121 MUST be left alone after five failures in a row, and tried by one request once they have rested', async () => {
    door.representation.answers = never;
    for (let n = 0; n < 5; n += 1) await areas();
    const asked = door.representation.requests.length;
    const answers = await Promise.all(Array.from({ length: 20 }, areas));
    expect(answers.map(({ body }) => body.data)).toEqual(answers.map(() => WITHOUT));
    // At most the one request that finds out.
    expect(door.representation.requests.length - asked).toBeLessThanOrEqual(1);
    door.representation.answers = usual;
    await until(WHOLE);
    expect((await Promise.all(Array.from({ length: 5 }, areas))).map(({ body }) => body.data)).toEqual(Array.from({ length: 5 }, () => WHOLE));
  });

  test('GW-123 MUST answer 503 where directory cannot say who asks, and know those it has named lately', async () => {
    await areas();
    door.directory.operations['resolveToken'] = never;
    expect((await areas()).status).toBe(200);
    const stranger = await door.graphql({ query: '{ me { id } }' }, { authorization: 'Bearer rp_wang' });
    expect([stranger.status, codes(stranger)]).toEqual([503, ['IDENTITY_UNAVAILABLE']]);
    expect(JSON.stringify(stranger.body)).not.toContain(ANALYST.id);
  });
});

describe('askers that leave', () => {
  opensEach(60_000);

  test('GW-122 MUST not be given up for refusals, nor for askers that leave', async () => {
    door.representation.answers = never;
    for (let n = 0; n < 8; n += 1) {
      const asked = door.representation.requests.length;
      const leaving = new AbortController();
      const request = fetch(`${door.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...analyst },
        body: JSON.stringify({ query: '{ delegations { name } }' }),
        signal: leaving.signal,
      }).catch(() => undefined);
      while (door.representation.requests.length === asked) await new Promise((resolve) => setTimeout(resolve, 5));
      const told = new Promise((resolve) => door.representation.requests.at(-1)?.signal?.addEventListener('abort', resolve));
      leaving.abort();
      await Promise.all([request, told]);
    }
    door.representation.answers = () => ({ data: null, errors: [{ message: 'no', extensions: { code: 'FORBIDDEN' } }] });
    for (let n = 0; n < 8; n += 1) await areas();
    door.representation.answers = usual;
    expect((await areas()).body.data).toEqual(WHOLE);
  });

  test('GW-124 MUST let what was begun to be written finish when its asker leaves', async () => {
    let finish = (): void => undefined;
    door.directory.answers = () => new Promise((resolve) => { finish = () => resolve({ data: {} }); });
    const leaving = new AbortController();
    const request = fetch(`${door.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...analyst },
      body: JSON.stringify({ query: 'mutation { notificationMarkAllRead(input: { idempotencyKey: "12345678" }) { __typename } }' }),
      signal: leaving.signal,
    }).catch(() => 'left');
    while (door.directory.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    leaving.abort();
    expect(await request).toBe('left');
    expect(door.directory.requests[0]?.signal?.aborted).toBe(false);
    finish();
  });
});
