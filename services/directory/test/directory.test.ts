import { randomUUID } from 'node:crypto';
import { NOTIFICATION_REQUESTED } from '@redpine/kit/transaction';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Bench, bench, ROWS } from './bench.ts';

let ground: Bench;
beforeAll(async () => {
  ground = await bench();
});
afterAll(() => ground[Symbol.asyncDispose]());
beforeEach(() => ground.at('2026-05-06T02:00:00Z'));

const request = (to: object, subject = '关于增设老年助餐点的建议', at = '2026-05-06T02:00:00.000Z') => ({
  id: randomUUID(),
  type: NOTIFICATION_REQUESTED,
  at,
  payload: { to, kind: 'SUGGESTION_ASSIGNED', subject, path: '/suggestions/1' },
});
const NOTES = `query ($unread: Boolean! = false) { me { unreadNotificationCount
  notifications(unreadOnly: $unread) { totalCount edges { node { id kind subject path readAt } } } } }`;
interface Notes {
  me: { unreadNotificationCount: number; notifications: { totalCount: number; edges: { node: { id: string; subject: string; readAt: string | null } }[] } };
}
const READ = `mutation ($input: NotificationMarkReadInput!) { notificationMarkRead(input: $input) { __typename
  ... on NotificationMarkReadSuccess { notification { id readAt } } ... on ValidationProblem { fields { path rule } } } }`;

describe('areas, organs, topics, terms', () => {
  it('DIR-01 MUST hold the whole tree of the district and the topics on the first start', async () => {
    const { areas, topics } = await ground.ask<{ areas: { code: string; children: unknown[] }[]; topics: { code: string }[] }>(
      '{ areas { code kind parent { code } children { code } } topics { code name } }',
    );
    expect(areas).toHaveLength(41);
    expect(areas[0]).toMatchObject({ code: '230717', kind: 'DISTRICT', parent: null });
    expect(areas[0]?.children).toHaveLength(8);
    expect(topics).toHaveLength(16);
    expect(topics[3]).toEqual({ code: 'ELDERLY', name: '养老' });
  });

  it('DIR-02 MUST find organs by kind, by duty and by a part of the name', async () => {
    const find = (filter: string) => ground.ask<{ organs: { code: string }[] }>(`{ organs(filter: ${filter}) { code } }`);
    expect(await find('{ handlesSuggestions: true }')).toEqual({ organs: [{ code: 'CIVIL' }] });
    expect(await find('{ kind: CONGRESS }')).toEqual({ organs: [{ code: 'NPC_OFFICE' }] });
    expect(await find('{ search: "民政" }')).toEqual({ organs: [{ code: 'CIVIL' }] });
    expect(await find('{ search: "%" }')).toEqual({ organs: [] });
  });

  it('DIR-03 MUST answer references of the other services, null where there is none', async () => {
    const term = ground.ids.terms['2'];
    const representations = [
      { __typename: 'Area', id: ground.ids.areas['230717001'] },
      { __typename: 'Topic', id: randomUUID() },
      { __typename: 'Term', id: term },
      { __typename: 'CongressSession', id: ground.ids.sessions['2.5'] },
      { __typename: 'Organ', id: ground.ids.organs['CIVIL'] },
    ];
    const answer = await ground.ask(
      `query ($r: [_Any!]!) { _entities(representations: $r) { ... on Area { name } ... on Topic { name }
        ... on Term { sessions { name } } ... on CongressSession { term { ordinal } from until } ... on Organ { shortName } } }`,
      undefined,
      { r: representations },
    );
    expect(answer).toEqual({
      _entities: [
        { name: '朝阳街道' },
        null,
        { sessions: [{ name: '第二届第五次会议' }] },
        { term: { ordinal: 2 }, from: '2026-01-12', until: '2026-01-15' },
        { shortName: '民政局' },
      ],
    });
  });
});

describe('the viewer and people', () => {
  it('DIR-10 MUST make a visitor a viewer who sees no person and no post', async () => {
    const person = ground.ids.people['P1'];
    const answer = await ground.ask(
      `query ($person: ID!) { me { id kind username name person { id } posts { id } demo unreadNotificationCount }
        person(id: $person) { name } people { totalCount edges { node { name } } } organs { posts { title } }
        _entities(representations: [{ __typename: "Person", id: $person }]) { __typename } }`,
      undefined,
      { person },
    );
    expect(answer).toEqual({
      me: { id: 'anonymous', kind: 'ANONYMOUS', username: null, name: '访客', person: null, posts: [], demo: true, unreadNotificationCount: 0 },
      person: null,
      people: { totalCount: 0, edges: [] },
      organs: [{ posts: [] }, { posts: [] }],
      _entities: [null],
    });
  });

  it('DIR-11 MUST show an account its person and the posts of today, and nobody else as viewer', async () => {
    const unit = await ground.actorOf('unit');
    const other = ground.ids.accounts['deputy'];
    const answer = await ground.ask(
      `query ($other: ID!) { me { id username name person { name } posts { kind title organ { shortName } } }
        _entities(representations: [{ __typename: "Viewer", id: $other }]) { __typename } }`,
      unit,
      { other },
    );
    expect(answer).toEqual({
      me: {
        id: ground.ids.accounts['unit'], username: 'unit', name: '李二', person: { name: '李二' },
        posts: [{ kind: 'UNIT_CLERK', title: '办公室主任', organ: { shortName: '民政局' } }],
      },
      _entities: [null],
    });
  });

  it('DIR-12 MUST list people in the order of their pinyin, page by page', async () => {
    const unit = await ground.actorOf('unit');
    const page = (after: string | null) => ground.ask<{ people: { edges: { node: { name: string } }[]; pageInfo: { endCursor: string; hasNextPage: boolean } } }>(
      'query ($after: String) { people(first: 2, after: $after) { edges { node { name } } pageInfo { endCursor hasNextPage } } }', unit, { after });
    const first = await page(null);
    const second = await page(first.people.pageInfo.endCursor);
    expect([...first.people.edges, ...second.people.edges].map((edge) => edge.node.name)).toEqual(['李二', '王一', '张三']);
    expect(second.people.pageInfo.hasNextPage).toBe(false);
  });

  it('DIR-13 MUST list the holders of an organ\'s posts of the day', async () => {
    const unit = await ground.actorOf('unit');
    ground.at('2026-07-01T02:00:00Z');
    expect(await ground.ask('{ organs(filter: { search: "CIVIL" }) { posts { title person { name } from until } } }', unit)).toEqual({
      organs: [{ posts: [{ title: '局长', person: { name: '李二' }, from: '2026-07-01', until: null }] }],
    });
  });
});

describe('actors and tokens', () => {
  it('DIR-20 MUST give an actor the posts of the legal day in Asia/Shanghai alone', async () => {
    const kinds = async () => (await ground.actorOf('unit')).posts.map((post) => post.kind);
    ground.at('2026-06-30T15:59:59Z');
    expect(await kinds()).toEqual(['UNIT_CLERK']);
    ground.at('2026-06-30T16:00:00Z');
    expect(await kinds()).toEqual(['UNIT_HEAD']);
    ground.at('2026-02-28T15:00:00Z');
    expect(await kinds()).toEqual([]);
  });

  it('DIR-21 MUST know no actor of an unknown or a disabled account', async () => {
    expect(await ground.call('resolveActor', { subject: randomUUID() })).toBeNull();
    expect(await ground.call('resolveActor', { subject: "x' OR 1=1" })).toBeNull();
    await ground.rows(`UPDATE account SET status = 'DISABLED' WHERE username = 'fresh'`);
    expect(await ground.call('resolveActor', { subject: ground.ids.accounts['fresh'] })).toBeNull();
    await ground.rows(`UPDATE account SET status = 'ACTIVE' WHERE username = 'fresh'`);
  });

  it('DIR-22 MUST take a personal token until it expires or is revoked, and keep its digest alone', async () => {
    const { token } = (await ground.call('issueToken', { username: 'deputy', name: 'script', hours: 2 })) as { token: string };
    expect(token).toMatch(/^rp_[\w-]{43}$/);
    expect(await ground.call('resolveToken', { token })).toMatchObject({ username: 'deputy', posts: [{ kind: 'DEPUTY' }] });
    expect(await ground.call('resolveToken', { token: `${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}` })).toBeNull();
    const kept = await ground.rows<{ row: string }>('SELECT personal_token::text AS row FROM personal_token');
    expect(kept.some(({ row }) => row.includes(token.slice(3)))).toBe(false);
    ground.at('2026-05-06T04:00:00Z');
    expect(await ground.call('resolveToken', { token })).toBeNull();
    ground.at('2026-05-06T03:00:00Z');
    expect(await ground.call('revokeToken', { token })).toEqual({ revoked: true });
    expect(await ground.call('revokeToken', { token })).toEqual({ revoked: false });
    expect(await ground.call('resolveToken', { token })).toBeNull();
  });

  it('DIR-23 MUST refuse internal operations to people, and unknown operations to services', async () => {
    await expect(ground.call('issueToken', { username: 'unit', name: 'x', hours: 1 }, await ground.actorOf('deputy'))).rejects.toMatchObject({ status: 403 });
    await expect(ground.call('dropEverything', {})).rejects.toMatchObject({ status: 404 });
    await expect(ground.service.call('resolveActor', {}, 'no token')).rejects.toThrow();
    await expect(ground.call('issueToken', { username: 'nobody', name: 'x', hours: 1 })).rejects.toThrow('nobody');
    await expect(ground.call('issueToken', { username: 'unit', name: 'x', hours: 0 })).rejects.toThrow('1–8760');
  });
});

describe('notifications', () => {
  it('DIR-30 MUST deliver once to each account, to persons and to holders of posts on the day it happened', async () => {
    const event = request({ persons: [ground.ids.people['P1']], posts: [{ kind: 'DEPUTY' }, { kind: 'UNIT_HEAD', organ: ground.ids.organs['CIVIL'] }] });
    await ground.receive('representation', [event]);
    await ground.receive('representation', [event]);
    const notes = await ground.ask<Notes>(NOTES, await ground.actorOf('deputy'));
    expect(notes.me).toMatchObject({ unreadNotificationCount: 1, notifications: { totalCount: 1 } });
    // The head takes up the post in July.
    expect((await ground.ask<Notes>(NOTES, await ground.actorOf('unit'))).me.notifications.totalCount).toBe(0);
    ground.at('2026-07-02T02:00:00Z');
    const heads = { posts: [{ kind: 'UNIT_HEAD', organ: ground.ids.organs['CIVIL'] }] };
    // What happened before she took up the post and comes late is not hers.
    await ground.receive('representation', [request(heads, '六月的事', '2026-06-30T02:00:00.000Z'), request(heads, '请签发', '2026-07-02T01:00:00.000Z')]);
    expect((await ground.ask<Notes>(NOTES, await ground.actorOf('unit'))).me.notifications.totalCount).toBe(1);
    expect((await ground.ask<Notes>(NOTES, await ground.actorOf('unit'))).me.notifications.edges[0]?.node.subject).toBe('请签发');
  });

  it('DIR-31 MUST show and mark one\'s own notifications only', async () => {
    const [deputy, unit] = [await ground.actorOf('deputy'), await ground.actorOf('unit')];
    const id = (await ground.ask<Notes>(NOTES, deputy)).me.notifications.edges[0]?.node.id;
    const refused = await ground.ask(READ, unit, { input: { notification: id, idempotencyKey: randomUUID() } });
    expect(refused).toEqual({ notificationMarkRead: { __typename: 'ValidationProblem', fields: [{ path: 'notification', rule: 'UNKNOWN' }] } });
    await expect(ground.ask(READ, undefined, { input: { notification: id, idempotencyKey: randomUUID() } })).rejects.toThrow('UNAUTHENTICATED');
    expect((await ground.ask<Notes>(NOTES, deputy)).me.unreadNotificationCount).toBe(1);
  });

  it('DIR-32 MUST mark once with the time of the first reading, record it, and signal the account', async () => {
    const deputy = await ground.actorOf('deputy');
    const id = (await ground.ask<Notes>(NOTES, deputy)).me.notifications.edges[0]?.node.id;
    const mark = () => ground.ask(READ, deputy, { input: { notification: id, idempotencyKey: randomUUID() } });
    await ground.service.relay.drain();
    ground.signals.length = 0;
    const first = await mark();
    await expect.poll(() => ground.signals).toContainEqual({ notification: { account: deputy.id } });
    expect(first).toMatchObject({ notificationMarkRead: { notification: { id, readAt: '2026-05-06T02:00:00.000Z' } } });
    ground.at('2026-05-07T02:00:00Z');
    expect(await mark()).toEqual(first);
    expect((await ground.ask<Notes>(NOTES, deputy, { unread: true })).me.notifications.edges).toEqual([]);
    expect(await ground.rows(`SELECT actor_id, subject_id FROM audit_entry WHERE action = 'notification.markRead'`))
      .toContainEqual({ actor_id: deputy.id, subject_id: id });
  });

  it('DIR-33 MUST mark all of one account as read and say how many were not', async () => {
    const deputy = await ground.actorOf('deputy');
    await ground.receive('representation', [request({ persons: [deputy.person] }), request({ persons: [deputy.person, ground.ids.people['P2']] })]);
    const ALL = `mutation ($key: String!) { notificationMarkAllRead(input: { idempotencyKey: $key }) { ... on NotificationMarkAllReadSuccess { marked } } }`;
    const key = randomUUID();
    expect(await ground.ask(ALL, deputy, { key })).toEqual({ notificationMarkAllRead: { marked: 2 } });
    expect(await ground.ask(ALL, deputy, { key })).toEqual({ notificationMarkAllRead: { marked: 2 } });
    expect(await ground.ask(ALL, deputy, { key: randomUUID() })).toEqual({ notificationMarkAllRead: { marked: 0 } });
    expect((await ground.ask<Notes>(NOTES, await ground.actorOf('unit'))).me.unreadNotificationCount).toBeGreaterThan(0);
  });
});

describe('seeds and events', () => {
  it('DIR-40 MUST touch nothing when the same rows are seeded again', async () => {
    const state = () => ground.rows(`SELECT (SELECT count(*) FROM audit_entry) AS audit, (SELECT count(*) FROM outbox) AS outbox,
      (SELECT max(revision) FROM organ) AS revision, (SELECT string_agg(password_hash, ' ' ORDER BY id) FROM account) AS passwords`);
    // Live signals leave the outbox as soon as they are sent.
    await ground.service.relay.drain();
    const before = await state();
    expect(await ground.service.seed(ROWS)).toEqual(ground.ids);
    expect(await state()).toEqual(before);
  });

  it('DIR-41 MUST send every changed row whole, with a higher revision, and record the change', async () => {
    await ground.service.relay.drain();
    ground.received.length = 0;
    const civil = { ...ROWS.organs?.[1], shortName: '区民政局' } as NonNullable<typeof ROWS.organs>[number];
    await ground.service.seed({ organs: [{ ...civil, position: 2 }] });
    await ground.service.relay.drain();
    expect(ground.received).toHaveLength(1);
    expect(ground.received[0]).toMatchObject({
      type: 'organ.changed',
      payload: {
        id: ground.ids.organs['CIVIL'], code: 'CIVIL', name: '区民政局', short_name: '区民政局', kind: 'GOVERNMENT',
        area_id: ground.ids.areas['230717'], parent_id: null, handles_suggestions: true, demo: false, revision: expect.any(Number),
      },
    });
    expect(await ground.rows(`SELECT note FROM audit_entry WHERE action = 'directory.seed' AND subject_id = $1 ORDER BY id`, [ground.ids.organs['CIVIL']]))
      .toEqual([{ note: 'made' }, { note: 'changed' }]);
  });

  it('DIR-42 MUST give a projection that replays the outbox every area with its path', async () => {
    ground.received.length = 0;
    await ground.service.relay.replay('representation');
    await ground.service.relay.drain();
    const areas = ground.received.filter((event) => event.type === 'area.changed');
    expect(areas).toHaveLength(41);
    expect(areas.every(({ payload }) => payload['path'] === payload['code'])).toBe(true);
  });

  it('DIR-43 MUST refuse a seed that names what there is not, and write nothing of it', async () => {
    const before = await ground.rows('SELECT count(*) FROM person');
    await expect(ground.service.seed({
      people: [{ code: 'P9', name: '赵九' }], posts: [{ person: 'P9', kind: 'UNIT_CLERK', title: '科员', organ: 'NOWHERE', from: '2026-01-01' }],
    })).rejects.toThrow('organ NOWHERE');
    expect(await ground.rows('SELECT count(*) FROM person')).toEqual(before);
  });

  it('DIR-45 MUST take in whom another service met first, once, without account or post, and tell of her as of anybody', async () => {
    const person = randomUUID();
    const introduced = { id: randomUUID(), type: 'person.introduced', at: '2026-05-06T02:00:00Z', payload: { id: person, name: '钱十' } };
    ground.received.length = 0;
    await ground.receive('representation', [introduced]);
    await ground.receive('representation', [{ ...introduced, id: randomUUID(), payload: { id: person, name: '别的名字' } }]);
    expect(await ground.rows('SELECT name, (SELECT count(*)::int FROM account WHERE person_id = p.id) + (SELECT count(*)::int FROM post WHERE person_id = p.id) AS held FROM person p WHERE id = $1', [person]))
      .toEqual([{ name: '钱十', held: 0 }]);
    await ground.service.relay.drain();
    expect(ground.received.filter((event) => event.type === 'person.changed').map(({ payload }) => payload['name'])).toEqual(['钱十']);
    await expect(ground.receive('representation', [{ ...introduced, id: randomUUID(), payload: { id: 'x', name: '' } }])).rejects.toThrow();
  });

  it('DIR-44 MUST keep passwords and accounts out of audit, events and the graph', async () => {
    const [{ leaks } = { leaks: -1 }] = await ground.rows<{ leaks: number }>(
      `SELECT (SELECT count(*) FROM audit_entry WHERE audit_entry::text ~ 'argon2|password_hash')::int +
              (SELECT count(*) FROM outbox WHERE outbox::text ~ 'argon2|username')::int AS leaks`,
    );
    expect(leaks).toBe(0);
  });
});
