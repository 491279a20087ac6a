import fc from 'fast-check';
import { parse } from 'graphql';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { testDatabase } from '../../../../platform/src/postgres/fixture.ts';
import { ANONYMOUS } from '../../src/actor.ts';
import { MASKS, type PersonalKind } from '../../src/personal/mask.ts';
import { connection, filters, order } from '../../src/view/connection.ts';
import { byId, column, defineView, many, publicToAll, type ViewContext } from '../../src/view/define.ts';
import { name, render, type Sql, sql, uuid } from '../../src/view/sql.ts';
import { createViews } from '../../src/view/views.ts';

const typeDefs = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  enum MemberOrder { NAME PHONE EMAIL PLACE }
  input MemberFilter { name: String, phone: String, email: String, place: String, phoneAfter: String }
  type Query {
    member(id: ID!): Member
    members(filter: MemberFilter, orderBy: MemberOrder! = NAME, first: Int! = 5, after: String): MemberConnection!
  }
  type Member @key(fields: "id") { id: ID!, name: String, phone: String, email: String, place: String, friends: [Member!]! }
  type MemberConnection { edges: [MemberEdge!]!, pageInfo: PageInfo!, totalCount: Int! }
  type MemberEdge { cursor: String!, node: Member! }
  type PageInfo { hasNextPage: Boolean!, hasPreviousPage: Boolean!, startCursor: String, endCursor: String }
`);

const purpose = { zh: '联系', en: 'contact' };
const personal = (kind: PersonalKind, field: string) =>
  ({ kind, field, purpose, reveal: publicToAll, whole: (row: (of: string) => Sql, { actor }: ViewContext) => sql`${row('id')} = ${uuid(actor.person)}` });

/** The request's id names the table: two worlds that differ in nothing that masks show. */
const memberView = defineView({
  type: 'Member',
  from: ({ requestId }) => name(requestId),
  visible: publicToAll,
  personal: { name: personal('NAME', 'name'), phone: personal('PHONE', 'phone'), email: personal('EMAIL', 'email'), place: personal('PLACE', 'place') },
  fields: {
    id: column('id'),
    name: column('name'),
    phone: column('phone'),
    email: column('email'),
    place: column(({ row }) => sql`upper(${row('place')})`),
    friends: many('Member', { where: ({ row, other }) => sql`${other('phone')} = ${row('phone')}`, orderBy: (other) => sql`${other('name')}, ${other('id')}`, limit: 3 }),
  },
});
const FIELDS = ['name', 'phone', 'email', 'place'] as const;
const views = createViews({
  typeDefs,
  views: [memberView],
  queries: {
    member: byId('Member'),
    members: connection('Member', {
      filters: filters<Record<(typeof FIELDS)[number] | 'phoneAfter', string>>({
        name: (value, row) => sql`strpos(${row('name')}, ${value}) > 0`,
        phone: (value, row) => sql`strpos(${row('phone')}, ${value}) > 0`,
        email: (value, row) => sql`${row('email')} like ${value} || '%'`,
        place: (value, row) => sql`${row('place')} = ${value}`,
        phoneAfter: (value, row) => sql`${row('phone')} > ${value}`,
      }),
      orders: Object.fromEntries(FIELDS.map((field) => [field.toUpperCase(), order('text', (row) => row(field), 'asc')])),
    }),
  },
});

const id = (n: number): string => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
const world = (hidden: number) =>
  Array.from({ length: 12 }, (_, n) => ({
    id: id(n),
    name: `${'张王李赵'[n % 4]}${'明华芳伟强'[(n + hidden) % 5]}${n % 2 ? '军' : ''}`,
    phone: `138${1000 + ((n * 37 + hidden * 611) % 9000)}${1234 + (n % 3)}`,
    email: `z${'abcdefg'[(n + hidden) % 7]}${hidden}${n}@${n % 2 ? 'x' : 'y'}.cn`,
    place: `伊春市金林区${n % 2 ? '北山' : '南山'}社区${hidden + n}号楼${n + 2 * hidden}单元`,
  }));
const WORLDS = { world_a: world(1), world_b: world(2) };

let pool: Pool;
let database: Awaited<ReturnType<typeof testDatabase>>;
beforeAll(async () => {
  database = await testDatabase();
  pool = new Pool({ connectionString: database.url, max: 2 });
  for (const [table, rows] of Object.entries(WORLDS)) {
    await pool.query(`create table ${table} (id uuid primary key, name text, phone text, email text, place text)`);
    await pool.query(`insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1)`, [JSON.stringify(rows)]);
  }
});
afterAll(async () => {
  await pool.end();
  await database[Symbol.asyncDispose]();
});

const ask = (table: string, query: string, variables: Record<string, unknown> = {}, person: string | null = null) =>
  views.answer({ query, variables }, {
    actor: { ...ANONYMOUS, person }, language: 'zh-CN', requestId: table, clock: () => new Date(), database: { pool },
  });

const NODE = 'id name phone email place friends { phone friends { n: name e: email } }';
const shapes = fc.constantFrom(
  `query ($filter: MemberFilter, $by: MemberOrder!, $id: ID!) { members(filter: $filter, orderBy: $by, first: 50) { totalCount edges { cursor node { ${NODE} } } pageInfo { endCursor hasNextPage } } member(id: $id) { id } }`,
  `query ($filter: MemberFilter, $by: MemberOrder!, $id: ID!) { a: members(filter: $filter, orderBy: $by, first: 3) { totalCount edges { node { id } } } member(id: $id) { ${NODE} } }`,
  'query ($filter: MemberFilter, $by: MemberOrder!, $id: ID!) { _entities(representations: [{ __typename: "Member", id: $id }]) { ... on Member { name phone email place friends { place } } } members(filter: $filter, orderBy: $by) { totalCount } }',
);
const known = [...WORLDS.world_a, ...WORLDS.world_b];
const piece = (field: (typeof FIELDS)[number]) =>
  fc.tuple(fc.constantFrom(...known.map((row) => row[field])), fc.nat(6), fc.integer({ min: 1, max: 16 })).map(([text, from, length]) => text.slice(from, from + length));
const filter = fc.record(
  { name: piece('name'), phone: piece('phone'), email: piece('email'), place: piece('place'), phoneAfter: piece('phone') },
  { requiredKeys: [] },
);

describe('personal columns', () => {
  it('PII-01 MUST answer every document alike where only what masks hide differs: nothing of it leaves, by no filter or order', async () => {
    await fc.assert(
      fc.asyncProperty(shapes, filter, fc.constantFrom('NAME', 'PHONE', 'EMAIL', 'PLACE'), fc.nat(11), async (query, chosen, by, n) => {
        const variables = { filter: chosen, by, id: id(n) };
        const [one, two] = [await ask('world_a', query, variables), await ask('world_b', query, variables)];
        expect(one).not.toBeNull();
        expect(one).toBe(two);
        for (const row of known) for (const field of ['phone', 'email', 'place'] as const) expect(one).not.toContain(row[field]);
      }),
      { numRuns: 150 },
    );
  });

  it('PII-02 MUST show whole what is the viewer’s own, and no other row', async () => {
    const query = '{ members(first: 50) { edges { node { id phone } } } }';
    const answer = JSON.parse((await ask('world_a', query, {}, id(4))) ?? '') as { data: { members: { edges: { node: { id: string; phone: string } }[] } } };
    const whole = answer.data.members.edges.filter(({ node }) => !node.phone.includes('*'));
    expect(whole.map(({ node }) => node)).toEqual([{ id: id(4), phone: WORLDS.world_a[4]?.phone }]);
  });

  it.each([
    ['NAME', '张三丰', '张*'], ['NAME', '张三', '张*'], ['NAME', '张', '*'], ['NAME', null, null],
    ['PHONE', '13812341234', '138****1234'], ['PHONE', '0458-3612345', '045****2345'], ['PHONE', '3612345', '****'], ['PHONE', '', '****'],
    ['EMAIL', 'zhang@x.cn', 'z***@x.cn'], ['EMAIL', 'z@x.cn', '***'], ['EMAIL', 'none', '***'],
    ['PLACE', '黑龙江省伊春市金林区北山社区3号楼2单元', '黑龙江省伊春市金林区北山社区***'], ['PLACE', '金林区幸福街道幸福小区3号', '金林区幸福街道***'],
    ['PLACE', '幸福小区3号', '***'], ['PLACE', '12号王村', '***'], ['PLACE', '王村二十号', '王村***'], ['PLACE', null, null],
    ['NETWORK', '192.168.3.4', '192.168.*.*'], ['NETWORK', '2001:db8:1::5', '2001:db8:*'], ['NETWORK', '', ''], ['NETWORK', '::1', '*'],
    ['NOTE', '老人独居，腿脚不便', '***'], ['NOTE', null, null],
  ] as const)('PII-03 MUST mask %s %s as %s', async (kind, value, masked) => {
    const { text, values } = render(sql`select ${MASKS[kind](sql`${value}`)} as masked`);
    const { rows } = await pool.query<{ masked: string | null }>(text, values);
    expect(rows).toEqual([{ masked }]);
  });

  it('PII-04 MUST refuse a view whose personal column no field shows', () => {
    const view = { ...memberView, personal: { name: personal('NAME', 'nickname') } };
    expect(() => createViews({ typeDefs, views: [view], queries: {} })).toThrow('the type Member has no personal nickname');
  });
});
