import { randomUUID } from 'node:crypto';
import type { Actor } from '@redpine/kit/actor';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PRECEDENCE } from '../src/post/post.kind.ts';
import { type Bench, bench, PASSWORD } from './bench.ts';

let on: Bench;
/** Whose post it is, who is to act for her, who is neither, and who gives posts. */
let principal: Actor, delegate: Actor, other: Actor, security: Actor;
let postId: string;

const give = async (person: string, kind: string, title: string, organ: string | null = null): Promise<string> => {
  const [row] = await on.rows<{ id: string }>(
    `INSERT INTO post (person_id, kind, title, organ_id, from_on) VALUES ($1, $2, $3, $4, '2026-01-01') RETURNING id`, [person, kind, title, organ]);
  return row?.id ?? '';
};

beforeAll(async () => {
  on = await bench();
  on.at('2026-05-06T02:00:00Z');
  const names = { zhou: '周主任', wu: '吴干事', zheng: '郑委员', feng: '冯安全' };
  await on.service.seed({
    organs: [], terms: [], sessions: [], posts: [],
    people: Object.entries(names).map(([code, name]) => ({ code, name })),
    accounts: Object.keys(names).map((username) => ({ username, password: PASSWORD, person: username })),
  });
  const rows = await on.rows<{ username: string; id: string; person: string }>('SELECT username, id, person_id AS person FROM account');
  const found = (name: string) => rows.find(({ username }) => username === name) ?? { id: '', person: '' };
  postId = await give(found('zhou').person, 'DEPUTIES_OFFICE', '代工委主任', on.ids.organs['NPC_OFFICE'] ?? null);
  await give(found('zheng').person, 'SC_MEMBER', '常委会委员');
  await give(found('feng').person, 'SECURITY_ADMIN', '安全管理员');
  const actor = async (name: string) => (await on.call('resolveActor', { subject: found(name).id })) as Actor;
  [principal, delegate, other, security] = [await actor('zhou'), await actor('wu'), await actor('zheng'), await actor('feng')];
});
afterAll(() => on[Symbol.asyncDispose]());

interface Answer {
  __typename: string;
  fields?: { path: string; rule: string }[];
  reason?: string;
  delegation?: { id: string; version: number; state: string; endedAt: string | null };
}

async function send(as: Actor, mutation: 'postDelegate' | 'postDelegationEnd', input: object): Promise<Answer> {
  const type = mutation === 'postDelegate' ? 'PostDelegateInput' : 'PostDelegationEndInput';
  const data = await on.ask<Record<string, Answer>>(
    `mutation ($input: ${type}!) { ${mutation}(input: $input) { __typename ... on PostDelegationActSuccess { delegation { id version state endedAt } }
      ... on ValidationProblem { fields { path rule } } ... on TransitionProblem { reason } ... on ConflictProblem { currentVersion } } }`,
    as, { input: { idempotencyKey: randomUUID(), ...input } });
  return data[mutation] ?? { __typename: 'nothing' };
}

const asked = (changes: object = {}) => ({ post: postId, person: delegate.person, from: '2026-05-06', until: '2026-05-15', reason: '外出培训', ...changes });
const rules = ({ fields }: Answer): string[] => (fields ?? []).map(({ path, rule }) => `${path} ${rule}`);
const now = async ({ id }: Actor) => (await on.call('resolveActor', { subject: id })) as Actor;
const end = (as: Actor, { delegation }: Answer) => send(as, 'postDelegationEnd', { delegation: delegation?.id, version: delegation?.version });

describe('acting for the holder of a post (代办)', () => {
  it('DLG-01 MUST give the delegate the post from the first day to the last, name its holder, and end by itself', async () => {
    const given = await send(principal, 'postDelegate', asked({ from: '2026-05-07' }));
    expect(given.delegation).toMatchObject({ version: 1, state: 'TO_COME' });
    const held = { id: postId, kind: 'DEPUTIES_OFFICE', onBehalfOf: { person: principal.person, name: '周主任' } };
    for (const [day, posts] of [['2026-05-06', []], ['2026-05-07', [held]], ['2026-05-15', [held]], ['2026-05-16', []]] as const) {
      on.at(`${day}T02:00:00Z`);
      expect((await now(delegate)).posts).toMatchObject(posts);
    }
    on.at('2026-05-07T02:00:00Z');
    expect((await now(principal)).posts).toHaveLength(1);
    const mine = await on.ask('{ me { posts { id } delegations { state post { title person { name } } } } }', await now(delegate));
    expect(mine).toEqual({ me: { posts: [], delegations: [{ state: 'IN_FORCE', post: { title: '代工委主任', person: { name: '周主任' } } }] } });
    expect((await end(principal, given)).delegation?.state).toBe('OVER');
    expect((await now(delegate)).posts).toEqual([]);
    expect(await end(principal, { ...given, delegation: { id: given.delegation?.id ?? '', version: 2, state: '', endedAt: null } })).toMatchObject({ reason: 'ENDED' });
    on.at('2026-05-06T02:00:00Z');
  });

  it('DLG-02 MUST tell both, record the act, and let the delegate hand it back', async () => {
    const kinds = () => on.rows<{ kind: string; n: number }>(`SELECT kind, count(*)::int AS n FROM notification WHERE kind LIKE 'POST_%' GROUP BY kind ORDER BY kind`);
    const before = await kinds();
    const given = await send(security, 'postDelegate', asked());
    await end(await now(delegate), given);
    const told = (await kinds()).map(({ kind, n }) => [kind, n - (before.find((each) => each.kind === kind)?.n ?? 0)]);
    expect(told).toEqual([['POST_DELEGATED', 2], ['POST_DELEGATION_ENDED', 2]]);
    const audit = await on.rows<{ action: string }>(`SELECT action FROM audit_entry WHERE subject_id = $1 ORDER BY id`, [given.delegation?.id]);
    expect(audit.map(({ action }) => action)).toEqual(['post.delegate', 'post.delegationEnd']);
  });

  it('DLG-03 MUST name the fields at fault: an end within the rule’s length, days of the post, one delegate at a time', async () => {
    expect(rules(await send(principal, 'postDelegate', asked({ until: '2026-08-04' })))).toEqual(['until TOO_LONG']);
    expect(rules(await send(principal, 'postDelegate', asked({ from: '2026-05-05' })))).toEqual(['from PAST']);
    expect(rules(await send(principal, 'postDelegate', asked({ until: '2026-05-05' })))).toEqual(['until BEFORE_START']);
    expect(rules(await send(principal, 'postDelegate', asked({ person: principal.person, reason: '' })))).toEqual(['reason REQUIRED', 'person OWN_POST']);
    expect(rules(await send(security, 'postDelegate', asked({ person: security.person })))).toEqual(['person OWN_POST']);
    const given = await send(principal, 'postDelegate', asked({ until: '2026-08-03' }));
    expect(rules(await send(principal, 'postDelegate', asked({ person: other.person, from: '2026-08-03', until: '2026-08-10' })))).toEqual(['from TAKEN']);
    await end(principal, given);
  });

  it('DLG-04 MUST refuse whoever is neither the holder nor the security administrator, the delegate too', async () => {
    await expect(send(other, 'postDelegate', asked())).rejects.toThrow('FORBIDDEN');
    await expect(send(other, 'postDelegate', asked({ post: randomUUID() }))).rejects.toThrow('FORBIDDEN');
    const given = await send(principal, 'postDelegate', asked());
    await expect(send(await now(delegate), 'postDelegate', asked({ person: other.person, from: '2026-06-01', until: '2026-06-02' }))).rejects.toThrow('FORBIDDEN');
    await expect(end(other, given)).rejects.toThrow('FORBIDDEN');
    const listed = (as: Actor) => on.ask<{ postDelegations: { totalCount: number } }>('{ postDelegations { totalCount edges { node { id } } } }', as);
    expect((await listed(other)).postDelegations.totalCount).toBe(0);
    expect((await listed(security)).postDelegations.totalCount).toBeGreaterThan(0);
    await end(principal, given);
  });

  it('DLG-05 MUST keep apart what one person may not hold: art. 47 (地方组织法), the three administrators', async () => {
    const civil = on.ids.organs['CIVIL'] ?? null;
    const head = await give(principal.person ?? '', 'UNIT_HEAD', '局长', civil);
    expect(rules(await send(security, 'postDelegate', asked({ post: head, person: other.person })))).toEqual(['person COMMITTEE_OFFICE']);
    expect(rules(await send(principal, 'postDelegate', asked({ person: security.person })))).toEqual(['person ADMINISTRATOR']);
    const given = await send(security, 'postDelegate', asked({ post: head }));
    const data = await on.ask<{ postGive: Answer }>(
      'mutation ($input: PostGiveInput!) { postGive(input: $input) { __typename ... on ValidationProblem { fields { path rule } } } }', security,
      { input: { idempotencyKey: randomUUID(), person: delegate.person, kind: 'SC_MEMBER', title: '常委会委员', from: '2026-05-10' } });
    expect(rules(data.postGive)).toEqual(['kind COMMITTEE_OFFICE']);
    await end(security, given);
  });

  it.each(PRECEDENCE)('DLG-06 MUST delegate %s only where the rule of the day says how long', async (kind) => {
    const never = ['CHAIRPERSON', 'VICE_CHAIRPERSON', 'SC_MEMBER', 'PARTY_COMMITTEE', 'DEPUTY', 'ANALYST', 'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN'];
    const [person] = await on.rows<{ id: string }>(`INSERT INTO person (name) VALUES ('某人') RETURNING id`);
    const [free] = await on.rows<{ id: string }>(`INSERT INTO person (name) VALUES ('他人') RETURNING id`);
    const post = await give(person?.id ?? '', kind, '职务');
    const answer = await send(security, 'postDelegate', asked({ post, person: free?.id }));
    expect(rules(answer)).toEqual(never.includes(kind) ? ['post NEVER_DELEGATED'] : []);
    const read = await on.ask<{ person: { posts: { longestDelegation: number | null }[] } }>(
      'query ($id: ID!) { person(id: $id) { posts { longestDelegation } } }', security, { id: person?.id });
    expect(read.person.posts).toEqual([{ longestDelegation: never.includes(kind) ? null : 90 }]);
  });

  it('DLG-07 MUST let no rule delegate what is elected or separated, and no application write rules', async () => {
    await expect(on.rows(`INSERT INTO delegation_rule VALUES ('DEPUTY', '2026-01-01', 5, 'x', 'D')`)).rejects.toThrow('delegation_never');
    const [may] = await on.rows<{ writes: boolean; deletes: boolean }>(`SELECT has_table_privilege('redpine_directory', 'directory.delegation_rule', 'INSERT') AS writes,
      has_table_privilege('redpine_directory', 'directory.post_delegation', 'DELETE') AS deletes`);
    expect(may).toEqual({ writes: false, deletes: false });
  });

  it('DLG-08 MUST notify the delegate of what the post is told, and end with the post', async () => {
    const given = await send(principal, 'postDelegate', asked());
    const id = randomUUID();
    await on.receive('representation', [{ id, type: 'notification.requested', at: '2026-05-06T03:00:00Z',
      payload: { to: { posts: [{ kind: 'DEPUTIES_OFFICE' }] }, kind: 'SUGGESTION_SUBMITTED', subject: '建议', path: '/x' } }]);
    const told = await on.rows<{ person: string }>(
      `SELECT a.person_id AS person FROM notification n JOIN account a ON a.id = n.account_id WHERE n.subject = '建议'`);
    expect(new Set(told.map(({ person }) => person))).toEqual(new Set([principal.person, delegate.person]));
    expect(told).toHaveLength(2);
    await on.rows(`UPDATE post SET until_on = '2026-05-08' WHERE id = $1`, [postId]);
    on.at('2026-05-09T02:00:00Z');
    expect((await now(delegate)).posts).toEqual([]);
    on.at('2026-05-06T02:00:00Z');
    await end(principal, given);
  });
});
