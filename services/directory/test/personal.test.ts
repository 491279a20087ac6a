import { randomUUID } from 'node:crypto';
import { type Actor, ANONYMOUS } from '@redpine/kit/actor';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Bench, bench, PASSWORD } from './bench.ts';

let on: Bench;
let as: Record<'deputy' | 'unit' | 'office' | 'street' | 'other' | 'security' | 'audit' | 'analyst', Actor>;

beforeAll(async () => {
  on = await bench({}, {
    call: async (operation) => {
      if (operation === 'personalDataOf') return [{ name: '代表', rows: [{ 姓名: '王一' }] }];
      if (operation === 'retentionSchedule') return [];
      throw new Error(operation);
    },
  });
  const posts = [
    ['office', 'DEPUTIES_OFFICE', null], ['street', 'SUBDISTRICT_OFFICE', '230717001'], ['other', 'SUBDISTRICT_OFFICE', '230717002'],
    ['security', 'SECURITY_ADMIN', null], ['audit', 'AUDIT_ADMIN', null], ['analyst', 'ANALYST', null],
  ] as const;
  Object.assign(on.ids, await on.service.seed({
    people: posts.map(([code]) => ({ code, name: `人员${code}` })),
    posts: posts.map(([person, kind, area]) => ({
      person, kind, title: kind, from: '2021-12-01', ...(kind === 'DEPUTIES_OFFICE' ? { organ: 'NPC_OFFICE' } : {}), ...(area ? { area } : {}),
    })),
    accounts: posts.map(([username]) => ({ username, password: PASSWORD, person: username })),
  }));
  const names = ['deputy', 'unit', 'office', 'street', 'other', 'security', 'audit', 'analyst'] as const;
  as = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await on.actorOf(name)]))) as typeof as;
  await send(as.office, 'contactRecord', { person: as.deputy.person, version: 0, ...WHOLE });
});
afterAll(() => on[Symbol.asyncDispose]());
beforeEach(() => on.at('2026-05-06T02:00:00Z'));

const WHOLE = { phone: '13812341234', email: 'wangyi@x.cn', address: '伊春市金林区奋斗街道北山社区3号楼2单元' };
const MASKED = { phone: '138****1234', email: 'w***@x.cn', address: '伊春市金林区奋斗街道北山社区***' };

interface Result {
  __typename: string;
  value?: string | null;
  leftToday?: number;
  json?: string;
  fields?: { path: string; rule: string }[];
}
const SUCCESS: Readonly<Record<string, string>> = {
  contactRecord: '... on PersonActSuccess { person { id contact { version } } } ... on ConflictProblem { currentVersion }',
  personalDataReveal: '... on PersonalDataRevealSuccess { value leftToday }',
  personalDataExport: '... on PersonalDataExportSuccess { json }',
  personalDataCorrectionRequest: '... on PersonalDataCorrectionRequestSuccess { at }',
};
async function send(actor: Actor, name: string, input: object, key: string = randomUUID()): Promise<Result> {
  const answer = await on.ask<Record<string, Result>>(
    `mutation ($input: ${name[0]?.toUpperCase()}${name.slice(1)}Input!) { ${name}(input: $input) { __typename ${SUCCESS[name]} ... on ValidationProblem { fields { path rule } } } }`,
    actor, { input: { ...input, idempotencyKey: key } });
  return answer[name] as Result;
}
const reveal = (actor: Actor, field: string, of: object = {}, key?: string): Promise<Result> =>
  send(actor, 'personalDataReveal', { subject: { type: 'PERSON_CONTACT', id: as.deputy.person }, field, purpose: 'CONTACT', ...of }, key);
const rules = ({ fields = [] }: Result): string[] => fields.map(({ path, rule }) => `${path} ${rule}`);
const contactFor = async (actor: Actor) =>
  (await on.ask<{ person: { contact: object | null } | null }>('query ($id: ID!) { person(id: $id) { contact { phone email address } } }', actor, { id: as.deputy.person })).person?.contact;
const entries = (action: string) =>
  on.rows<{ actor_id: string; subject_type: string; subject_id: string; note: string | null; after: object | null; input_digest: string }>(
    'SELECT actor_id, subject_type, subject_id, note, after, input_digest FROM audit_entry WHERE action = $1 ORDER BY id', [action]);

describe('contacts', () => {
  it('PII-20 MUST show a contact whole to the person herself, masked to others, and not to visitors and analysts', async () => {
    expect(await contactFor(as.deputy)).toEqual(WHOLE);
    for (const name of ['unit', 'office', 'street', 'security', 'audit'] as const) expect(await contactFor(as[name]), name).toEqual(MASKED);
    expect([await contactFor(as.analyst), await contactFor(ANONYMOUS)]).toEqual([null, undefined]);
  });

  it('PII-21 MUST keep what is left out, refuse what reaches nobody, and leave no value in the log, the outbox or the keys', async () => {
    const person = as.unit.person;
    expect(rules(await send(as.office, 'contactRecord', { person, version: 0, phone: 'call me', email: 'nobody' }))).toEqual(['phone PHONE', 'email EMAIL']);
    await send(as.office, 'contactRecord', { person, version: 0, phone: '0458-3612345', email: 'li@y.cn' });
    expect((await send(as.office, 'contactRecord', { person, version: 0, phone: '1' })).__typename).toBe('ConflictProblem');
    await send(as.office, 'contactRecord', { person, version: 1, email: null });
    expect(await on.rows('SELECT phone, email, version FROM person_contact WHERE id = $1', [person])).toEqual([{ phone: '0458-3612345', email: null, version: 2 }]);
    expect((await entries('contact.record')).at(-1)?.after).toEqual({ email: 'removed' });
    for (const table of ['audit_entry', 'outbox', 'idempotency', 'person']) {
      const [kept] = await on.rows<{ kept: string }>(`SELECT coalesce(string_agg(t::text, ' '), '') AS kept FROM ${table} t`);
      for (const value of [...Object.values(WHOLE), '0458-3612345']) expect(kept?.kept, table).not.toContain(value);
    }
  });

  it('PII-22 MUST let the deputies’ office alone keep contacts', async () => {
    for (const name of ['deputy', 'unit', 'street', 'security', 'audit'] as const) {
      await expect(send(as[name], 'contactRecord', { person: as.deputy.person, version: 1, phone: null }), name).rejects.toThrow('FORBIDDEN');
    }
  });
});

describe('revealing', () => {
  it('PII-23 MUST give one value for a purpose that is on record, and none again under the same key', async () => {
    const key = randomUUID();
    expect(await reveal(as.office, 'phone', { note: '通知开会' }, key)).toMatchObject({ value: WHOLE.phone, leftToday: 29 });
    expect(await reveal(as.office, 'phone', { note: '通知开会' }, key)).toMatchObject({ value: null, leftToday: 29 });
    const recorded = await entries('personalData.reveal');
    expect(recorded).toHaveLength(1);
    expect(recorded[0]).toMatchObject({
      actor_id: as.office.id, subject_type: 'PersonContact', subject_id: as.deputy.person,
      note: JSON.stringify({ field: 'phone', purpose: 'CONTACT', note: '通知开会' }),
    });
    expect(await on.rows('SELECT field, purpose FROM personal_reveal')).toEqual([{ field: 'phone', purpose: 'CONTACT' }]);
  });

  it('PII-24 MUST refuse without a purpose in force, a field that is not personal, a record that is not there', async () => {
    expect(rules(await reveal(as.office, 'phone', { purpose: 'CURIOSITY' }))).toEqual(['purpose UNKNOWN']);
    expect(rules(await reveal(as.office, 'version'))).toEqual(['subject.id UNKNOWN']);
    expect(rules(await reveal(as.office, 'phone', { subject: { type: 'PERSON_CONTACT', id: randomUUID() } }))).toEqual(['subject.id UNKNOWN']);
    expect(rules(await reveal(as.analyst, 'phone'))).toEqual(['subject.id UNKNOWN']);
    await expect(reveal(ANONYMOUS, 'phone')).rejects.toThrow('UNAUTHENTICATED');
  });

  it('PII-25 MUST reveal a deputy to the subdistrict that she is of, and to no other, nor to units and administrators', async () => {
    expect(await reveal(as.street, 'address')).toMatchObject({ value: WHOLE.address });
    for (const name of ['other', 'unit', 'security', 'audit'] as const) await expect(reveal(as[name], 'phone'), name).rejects.toThrow('FORBIDDEN');
  });

  it('PII-26 MUST stop at the day’s number, and go on the next day; twenty at once are no way around', async () => {
    await on.rows(`INSERT INTO reveal_rule VALUES ('2026-05-06', 5, 'test', 'D')`);
    await on.rows('DELETE FROM personal_reveal');
    const all = await Promise.all(Array.from({ length: 20 }, () => reveal(as.office, 'email')));
    expect(all.filter(({ value }) => value === WHOLE.email)).toHaveLength(5);
    expect(new Set(all.flatMap(rules))).toEqual(new Set([' DAILY_LIMIT']));
    on.at('2026-05-06T16:00:01Z');
    expect(await reveal(as.office, 'email')).toMatchObject({ value: WHOLE.email, leftToday: 4 });
    await on.rows(`DELETE FROM reveal_rule WHERE from_on = '2026-05-06'`);
  });

  it('PII-27 MUST mask addresses of sign-ins and of mail to administrators, save what the security administrator looks for', async () => {
    await on.rows(`INSERT INTO sign_in_event (at, account_id, kind, address, browser) VALUES ('2026-05-06T01:00:00Z', $1, 'WRONG_PASSWORD', '10.1.2.3', 'Firefox')`, [as.deputy.id]);
    await on.rows(`UPDATE account SET email = 'wang@home.cn' WHERE id = $1`, [as.deputy.id]);
    const see = async (actor: Actor) => {
      const { signIns, account } = await on.ask<{ signIns: { edges: { node: { address: string } }[] }; account: { email: string } }>(
        'query ($id: ID!) { signIns(first: 5, filter: { account: $id }) { edges { node { address } } } account(id: $id) { email } }', actor, { id: as.deputy.id });
      return [signIns.edges[0]?.node.address, account.email];
    };
    expect(await see(as.deputy)).toEqual(['10.1.2.3', 'wang@home.cn']);
    expect(await see(as.security)).toEqual(['10.1.2.3', 'w***@home.cn']);
    expect(await see(as.audit)).toEqual(['10.1.*.*', 'w***@home.cn']);
    const mail = { subject: { type: 'ACCOUNT', id: as.deputy.id }, purpose: 'SECURITY' };
    expect(await reveal(as.security, 'email', mail)).toMatchObject({ value: 'wang@home.cn' });
    await expect(reveal(as.audit, 'email', mail)).rejects.toThrow('FORBIDDEN');
  });
});

describe('the schedule', () => {
  const counts = { SIGN_IN_LOG: 0, SESSIONS: 0, NOTIFICATIONS: 0, REVEALS: 0 };

  it('PII-30 MUST remove on the day after the last that is kept, and record each run with its counts', async () => {
    await on.rows('DELETE FROM sign_in_event');
    const at = (instant: string) =>
      on.rows(`INSERT INTO sign_in_event (at, account_id, kind, address, browser) VALUES ($1, $2, 'SIGNED_IN', '10.1.2.3', 'Firefox')`, [instant, as.deputy.id]);
    await at('2026-05-05T15:59:59Z');
    await at('2026-05-06T02:00:00Z');
    await on.rows(`INSERT INTO notification (account_id, kind, subject, path, at) VALUES ($1, 'X', 'x', '/', '2025-01-01T00:00:00Z')`, [as.deputy.id]);
    await on.rows(`INSERT INTO delivery (notification_id, channel, next_at) SELECT id, 'EMAIL', at FROM notification WHERE kind = 'X'`);
    expect(await on.service.keepToSchedule()).toEqual({ ...counts, NOTIFICATIONS: 1 });
    on.at('2026-11-01T18:30:00Z');
    expect(await on.service.keepToSchedule()).toMatchObject({ SIGN_IN_LOG: 1 });
    expect(await on.rows('SELECT at FROM sign_in_event')).toEqual([{ at: new Date('2026-05-06T02:00:00Z') }]);
    const runs = await entries('retention.run');
    expect(runs.map(({ note, subject_id }) => [subject_id, note])).toContainEqual(['all', JSON.stringify({ ...counts, NOTIFICATIONS: 1 })]);
    expect((await entries('retention.remove')).map(({ subject_id }) => subject_id)).toEqual(['NOTIFICATIONS', 'SIGN_IN_LOG']);
  });

  it('PII-31 MUST show the schedule with its last run to the security and the audit administrator alone', async () => {
    const query = '{ retentionSchedule { unavailable lines { service item name days basis { law mark } ranAt removed complete } } }';
    const { retentionSchedule } = await on.ask<{ retentionSchedule: { unavailable: string[]; lines: object[] } }>(query, as.security);
    expect(retentionSchedule.lines).toContainEqual({
      service: 'directory', item: 'SIGN_IN_LOG', name: '登录日志', days: 180, basis: { law: '网络安全法', mark: 'M' },
      ranAt: '2026-11-01T18:30:00.000Z', removed: 1, complete: true,
    });
    expect(retentionSchedule.unavailable).toEqual([]);
    await on.ask(query, as.audit);
    for (const name of ['deputy', 'office', 'analyst'] as const) await expect(on.ask(query, as[name]), name).rejects.toThrow('FORBIDDEN');
  });

  it('PII-32 MUST refuse a rule that keeps the sign-in log for less than 180 days (网络安全法 art. 21)', async () => {
    await expect(on.rows(`INSERT INTO retention_rule VALUES ('SIGN_IN_LOG', '2027-01-01', 179, 'x', 'x', 'D', 'x')`)).rejects.toThrow('check constraint');
  });
});

describe('what a person may ask about herself', () => {
  it('PII-40 MUST hand out what all services hold about her, and who looked at it, and record that (个人信息保护法 art. 45)', async () => {
    const { json = '' } = await send(as.deputy, 'personalDataExport', {});
    const { held } = JSON.parse(json) as { held: { service: string; sections: { name: string; rows: Record<string, unknown>[] }[] }[] };
    expect(held.map(({ service }) => service)).toEqual(['directory', 'representation']);
    const section = (name: string) => held.flatMap(({ sections }) => sections).find((each) => each.name === name)?.rows;
    expect(section('联系方式')).toEqual([{ 电话: WHOLE.phone, 邮箱: WHOLE.email, 地址: WHOLE.address }]);
    expect(section('代表')).toEqual([{ 姓名: '王一' }]);
    expect(section('谁查看过您的信息')).toContainEqual(expect.objectContaining({ 查看人: '人员office', 用途: '联系代表' }));
    expect((await entries('personalData.export')).map(({ actor_id, subject_id }) => [actor_id, subject_id])).toEqual([[as.deputy.id, as.deputy.person]]);
    await expect(send(ANONYMOUS, 'personalDataExport', {})).rejects.toThrow('UNAUTHENTICATED');
  });

  it('PII-41 MUST tell the office what she finds wrong (个人信息保护法 art. 46)', async () => {
    await send(as.deputy, 'personalDataCorrectionRequest', { field: 'PHONE' });
    expect(await on.rows(`SELECT a.username, n.subject, n.path FROM notification n JOIN account a ON a.id = n.account_id WHERE n.kind = 'PERSONAL_CORRECTION_REQUESTED'`))
      .toEqual([{ username: 'office', subject: '王一：电话', path: `/administration/people/${as.deputy.person}` }]);
  });
});
