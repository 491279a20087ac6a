import { createActorSigner, serviceActor } from '@redpine/kit/actor';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assigned, handle, handlingNow, replied, send, sure } from './acts.ts';
import { actors, bench, type Bench, keys, UNIT, UNIT_2 } from './bench.ts';

let on: Bench;
let first: string;
beforeAll(async () => {
  on = await bench();
  on.now = new Date('2026-03-02T02:00:00Z');
  first = await assigned(on);
});
afterAll(async () => on?.[Symbol.asyncDispose]());

const at = (day: string): void => {
  on.now = new Date(`${day}T00:10:00Z`);
};

interface Told {
  kind: string;
  subject: string;
  to: { persons?: string[]; posts?: { kind: string; organ?: string }[] };
}

/** What directory was asked to tell of deadlines since the last call. */
let seen = 0;
async function told(): Promise<Told[]> {
  const rows = await on.sql<{ payload: Told }>(
    `select payload from outbox where type = 'notification.requested' and payload->>'kind' ~ '(DUE_SOON|OVERDUE)$' order by xid, id`,
  );
  return rows.slice(seen, (seen = rows.length)).map(({ payload }) => payload);
}

const unitPosts = [{ kind: 'UNIT_CLERK', organ: UNIT }, { kind: 'UNIT_HEAD', organ: UNIT }];

describe('reminders', () => {
  it('REM-10 MUST tell the unit once before a day that it owes, however often the job runs', async () => {
    at('2026-03-03');
    expect(await on.service.remind()).toBe(0);
    at('2026-03-06');
    expect(await on.service.remind()).toBe(1);
    expect(await on.service.remind()).toBe(0);
    expect(await told()).toMatchObject([{ kind: 'RETURN_DUE_SOON', subject: /^2026-03-09 · 闭1号 关于增设/, to: { posts: unitPosts } }].map(({ subject, ...rest }) => ({ ...rest, subject: expect.stringMatching(subject) as string })));
  });

  it('REM-11 MUST remind of nothing that is met, and of what is owed to its step', async () => {
    await sure(handle(on, actors.clerk, 'handlingAccept', { suggestion: first, unit: UNIT }));
    at('2026-03-10');
    expect(await on.service.remind()).toBe(0);
    at('2026-05-18');
    await on.service.remind();
    expect((await told()).map(({ kind }) => kind)).toContain('REPLY_DUE_SOON');
    at('2026-06-03');
    await on.service.remind();
    const [overdue] = (await told()).filter(({ kind }) => kind === 'REPLY_OVERDUE');
    expect(overdue?.to.posts).toEqual([...unitPosts, { kind: 'DEPUTIES_OFFICE' }]);
  });

  it('REM-12 MUST tell a step once, though it breaks off between the row of the step and the notification', async () => {
    const [{ n: before } = { n: -1 }] = await on.sql<{ n: number }>('select count(*)::int as n from reminder');
    on.now = new Date('2026-03-02T02:00:00Z');
    await assigned(on, { lead: UNIT_2 });
    at('2026-03-06');
    const holder = await on.service.asOf(actors.office, () => on.now).database.pool.connect();
    try {
      // The transaction waits to write the notification with the row of the step already written, and is broken off there.
      await holder.query('begin; lock table outbox in exclusive mode');
      const dying = on.service.remind().then(() => 'told', () => 'broken off');
      let waiting: { pid: number }[] = [];
      while (waiting.length === 0) {
        waiting = (await holder.query<{ pid: number }>(
          `select l.pid from pg_locks l where not l.granted and l.relation = 'outbox'::regclass
             and exists (select from pg_locks r where r.pid = l.pid and r.relation = 'reminder'::regclass and r.mode = 'RowExclusiveLock')`,
        )).rows;
      }
      for (const { pid } of waiting) await holder.query('select pg_cancel_backend($1)', [pid]);
      await holder.query('rollback');
      expect(await dying).toBe('broken off');
    } finally {
      holder.release();
    }
    expect(await on.sql('select count(*)::int as n from reminder')).toEqual([{ n: before }]);
    expect(await told()).toEqual([]);
    await Promise.all([on.service.remind(), on.service.remind()]);
    await on.service.remind();
    expect((await told()).map(({ kind, to }) => [kind, to.posts?.[0]?.organ])).toEqual([['RETURN_DUE_SOON', UNIT_2]]);
  });

  it('REM-13 MUST keep the title of a confidential suggestion out of what leaves the house', async () => {
    on.now = new Date('2026-03-02T02:00:00Z');
    const id = await assigned(on);
    await on.sql('update suggestion set confidential = true where id = $1', [id]);
    at('2026-03-06');
    await on.service.remind();
    expect((await told()).map(({ subject }) => subject)).toEqual([expect.stringMatching(/^2026-03-09 · 闭\d+号$/)]);
  });

  it('REM-14 MUST remind the deputy before the window for evaluating ends, and not after', async () => {
    on.now = new Date('2026-03-02T02:00:00Z');
    const id = await assigned(on);
    await replied(on, { suggestion: id, unit: UNIT }, actors.clerk, actors.head);
    const { id: handling } = await handlingNow(on, id, UNIT);
    const [window] = await on.sql<{ due: string }>(`select due_on::text as due from deadline where handling_id = $1 and kind = 'EVALUATE'`, [handling]);
    at('2026-03-23');
    await on.service.remind();
    expect(window?.due).toBe('2026-03-26');
    const evaluations = (await told()).filter(({ kind }) => kind.startsWith('EVALUATE'));
    expect(evaluations).toMatchObject([{ kind: 'EVALUATE_DUE_SOON', to: { persons: [actors.deputy.person] } }]);
    at('2026-03-27');
    await on.service.remind();
    expect((await told()).filter(({ kind }) => kind.startsWith('EVALUATE'))).toEqual([]);
  });
});

describe('reminders of commitments', () => {
  const PROMISE = { text: '年底前增设助餐点。', measure: '建成助餐点三处', dueOn: '2026-06-30' };
  const commitments = async (): Promise<Told[]> => (await told()).filter(({ kind }) => kind.startsWith('COMMITMENT_'));

  it('REM-15 MUST tell the unit before a promise is due, and the office too when it has passed (平台默认值)', async () => {
    on.now = new Date('2026-03-02T02:00:00Z');
    const suggestion = await assigned(on);
    await replied(on, { suggestion, unit: UNIT }, actors.clerk, actors.head);
    const { id: handling } = await handlingNow(on, suggestion, UNIT);
    const promise = await sure(send(on, actors.clerk, 'commitmentRegister', { handling, ...PROMISE }));
    at('2026-05-28');
    await on.service.remind();
    expect(await commitments()).toEqual([]);
    at('2026-06-01');
    await on.service.remind();
    await on.service.remind();
    expect(await commitments()).toMatchObject([{ kind: 'COMMITMENT_DUE_SOON', to: { posts: unitPosts } }]);
    at('2026-07-01');
    await on.service.remind();
    expect(await commitments()).toMatchObject([{ kind: 'COMMITMENT_OVERDUE', to: { posts: [...unitPosts, { kind: 'DEPUTIES_OFFICE' }] } }]);
    const version = promise.commitment?.version ?? 0;
    await sure(send(on, actors.clerk, 'commitmentReport', { commitment: promise.commitment?.id, version, text: '三处助餐点均已建成开放。' }));
    at('2026-07-02');
    await on.service.remind();
    expect(await commitments()).toEqual([]);
  });

  it('REM-16 MUST remind anew of another due day, and of none that was reported as kept', async () => {
    on.now = new Date('2026-03-02T02:00:00Z');
    const suggestion = await assigned(on);
    await replied(on, { suggestion, unit: UNIT }, actors.clerk, actors.head);
    const { id: handling } = await handlingNow(on, suggestion, UNIT);
    const promise = await sure(send(on, actors.clerk, 'commitmentRegister', { handling, ...PROMISE }));
    const id = promise.commitment?.id ?? '';
    at('2026-06-23');
    await on.service.remind();
    expect(await commitments()).toMatchObject([{ kind: 'COMMITMENT_DUE_SOON', subject: expect.stringMatching(/^2026-06-30 · /) as string }]);
    const now = async (): Promise<number> => (await on.sql<{ version: number }>('select version from commitment where id = $1', [id]))[0]?.version ?? 0;
    await sure(send(on, actors.clerk, 'commitmentDueAsk', { commitment: id, version: await now(), dueOn: '2026-07-31', reason: '施工许可延后办理。' }));
    await sure(send(on, actors.office, 'commitmentDueGrant', { commitment: id, version: await now() }));
    at('2026-07-24');
    await on.service.remind();
    expect(await commitments()).toMatchObject([{ kind: 'COMMITMENT_DUE_SOON', subject: expect.stringMatching(/^2026-07-31 · /) as string }]);
    await expect(on.sql(`delete from commitment_reminder`)).rejects.toThrow(/permission denied/);
  });
});

describe('the digest', () => {
  const signer = createActorSigner(keys.privateKey);
  const digest = async (...persons: (string | null)[]) =>
    on.service.call('digest', { persons }, await signer.sign(serviceActor('directory')));

  it('REM-20 MUST answer what waits for each person, overdue first, and leave out who has nothing', async () => {
    at('2026-07-06');
    const answer = (await digest(actors.clerk.person, actors.deputy.person, actors.cosigner.person)) as Record<string, { overdue: number; count: number; path: string; name: { zh: string } }[]>;
    const own = await on.ask(actors.clerk, `query ($v: [_Any!]!) { _entities(representations: $v) { ... on Viewer { representation { queues { count { value } overdue } } } } }`, { v: [{ __typename: 'Viewer', id: actors.clerk.id }] });
    const [entity] = (own.data?.['_entities'] ?? []) as { representation: { queues: { count: { value: number }; overdue: number }[] } }[];
    const shown = entity?.representation.queues.filter(({ count }) => count.value > 0).map(({ count, overdue }) => `${count.value} ${overdue}`) ?? [];
    const lines = answer[actors.clerk.person ?? ''] ?? [];
    expect(new Set(lines.map(({ count, overdue }) => `${count} ${overdue}`))).toEqual(new Set(shown));
    expect(lines[0]).toMatchObject({ overdue: expect.any(Number) as number, path: expect.stringContaining('queue=') as string });
    expect(lines.map(({ overdue }) => overdue)).toEqual(lines.map(({ overdue }) => overdue).toSorted((a, b) => b - a));
    expect(lines[0]?.overdue).toBeGreaterThan(0);
    expect(answer[actors.cosigner.person ?? '']).toBeUndefined();
  });

  it('REM-21 MUST answer services alone', async () => {
    await expect(on.service.call('digest', { persons: [] }, await signer.sign(actors.office))).rejects.toMatchObject({ status: 403 });
  });
});
