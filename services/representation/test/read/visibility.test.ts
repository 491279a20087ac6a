import { type Actor, ANONYMOUS, type ActorPost } from '@redpine/kit/actor';
import { rowOf } from '@redpine/kit/view/define';
import { render, sql, uuid } from '@redpine/kit/view/sql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { actors, AREA, bench, type Bench, id, UNIT, UNIT_2 } from '../bench.ts';
import { VISIBLE_PARTS, visibility, type VisibilityFacts } from '../../src/suggestion/suggestion.policy.ts';
import { parts, suggestionRow } from '../../src/suggestion/suggestion.visibility.ts';

interface Cell {
  id: string;
  facts: VisibilityFacts;
}

const STATES = [
  'DRAFT', 'SUBMITTED', 'RETURNED', 'ACCEPTED', 'HANDED_OVER', 'ASSIGNED', 'ANSWERED', 'CLOSED', 'ARCHIVED', 'WITHDRAWN', 'LETTER',
] as const;
const WAYS = [
  ['IN_SESSION', false], ['BETWEEN_SESSIONS', false], ['BETWEEN_SESSIONS', true], ['MOTION', true],
] as const;
const ME = actors.other.person ?? '';
const OTHER_AREA = id(12);
const COMMITTEE = id(14);
const PRESSES = [
  { kind: 'COMMITTEE', state: 'OPEN', leader: null, organ: COMMITTEE },
  { kind: 'COMMITTEE', state: 'CLOSED', leader: null, organ: COMMITTEE },
  { kind: 'COMMITTEE', state: 'OPEN', leader: null, organ: UNIT },
  { kind: 'KEY', state: 'OPEN', leader: ME, organ: null },
  { kind: 'KEY', state: 'CLOSED', leader: ME, organ: null },
  { kind: 'KEY', state: 'OPEN', leader: OTHER_AREA, organ: null },
];
/** A community within AREA: what the lead's electoral district covers. */
const COMMUNITY = id(13);

let on: Bench;
const cells: Cell[] = [];
beforeAll(async () => {
  on = await bench();
  const district = id(41);
  await on.sql(`insert into electoral_district (id, ordinal, name) values ($1, 1, '第一选区')`, [district]);
  await on.sql(
    `insert into area values ($1, '230718', '另一区', 'DISTRICT', null, '230718', 1), ($2, '230717001001', '永红社区', 'COMMUNITY', $3, '230717001001', 1)`,
    [OTHER_AREA, COMMUNITY, AREA],
  );
  await on.sql('insert into electoral_district_area values ($1, $2)', [district, COMMUNITY]);
  await on.sql('update deputy set electoral_district_id = $1 where id = $2', [district, on.deputies.deputy]);
  const leads = [
    { id: on.deputies.deputy, person: actors.deputy.person, areas: [COMMUNITY, AREA] },
    { id: on.deputies.other, person: ME, areas: [] },
    { id: null, person: null, areas: [] },
  ];
  for (const state of STATES)
    for (const [origin, confidential] of WAYS)
      for (const lead of leads.slice(1))
        for (const press of PRESSES) {
          const suggestion = id(10_000 + cells.length);
          cells.push({
            id: suggestion,
            facts: { state, origin, confidential, leadPerson: lead.person, leadAreas: lead.areas, cosigners: [], handlings: [], presses: [press] },
          });
          await on.sql(
            `insert into suggestion (id, state, origin, lead_deputy_id, return_reason, created_at, updated_at, source, import_digest, source_system, external_id, confidential)
             values ($1::uuid, $2, $3, $4, $5, now(), now(), 'IMPORTED', 'digest', 'test', $1::uuid::text, $6)`,
            [suggestion, state, origin, lead.id, state === 'RETURNED' ? '…' : null, confidential],
          );
          await on.sql(
            `insert into press (suggestion_id, kind, state, meeting, on_day, leader_id, leader_name, organ_id, result, closed_on, started_at, updated_at)
             values ($1, $2, $3, '主任会议', now(), $4, '何', $5, $6, $7, now(), now())`,
            [suggestion, press.kind, press.state, press.leader, press.organ, press.state === 'CLOSED' ? '…' : null, press.state === 'CLOSED' ? '2026-03-02' : null],
          );
        }
  for (const state of STATES)
    for (const [origin, confidential] of WAYS)
      for (const lead of leads)
        for (const cosigner of [null, 'INVITED', 'CONFIRMED', 'DECLINED', 'LAPSED', 'WITHDRAWN'] as const)
          for (const unit of [null, UNIT, UNIT_2]) {
            const suggestion = id(10_000 + cells.length);
            cells.push({
              id: suggestion,
              facts: {
                state,
                origin,
                confidential,
                leadPerson: lead.person,
                leadAreas: lead.areas,
                cosigners: cosigner === null ? [] : [{ person: ME, state: cosigner }],
                handlings: unit === null ? [] : [{ unit }],
                presses: [],
              },
            });
            await on.sql(
              `insert into suggestion (id, state, origin, lead_deputy_id, return_reason, created_at, updated_at, source, import_digest, source_system, external_id, confidential)
               values ($1::uuid, $2, $3, $4, $5, now(), now(), 'IMPORTED', 'digest', 'test', $1::uuid::text, $6)`,
              [suggestion, state, origin, lead.id, state === 'RETURNED' ? '…' : null, confidential],
            );
            if (cosigner !== null) {
              await on.sql(
                `insert into cosigner (suggestion_id, deputy_id, state, withdraw_reason, since, position) values ($1, $2, $3, $4, now(), 1)`,
                [suggestion, on.deputies.other, cosigner, cosigner === 'WITHDRAWN' ? '…' : null],
              );
            }
            if (unit !== null) {
              await on.sql(
                `insert into handling (suggestion_id, organ_id, role, position, offered_at, updated_at) values ($1, $2, 'ALONE', 1, now(), now())`,
                [suggestion, unit],
              );
            }
          }
});
afterAll(async () => on?.[Symbol.asyncDispose]());

const post = (kind: string, organ: string | null = null, area: string | null = null): ActorPost => ({
  id: id(1),
  kind,
  title: kind,
  organ,
  area,
});

const KINDS = [
  'PARTY_COMMITTEE',
  'CHAIRPERSON',
  'VICE_CHAIRPERSON',
  'SC_MEMBER',
  'DEPUTIES_OFFICE',
  'BUDGET_OFFICE',
  'LEGAL_OFFICE',
  'SESSION_OFFICE',
  'DEPUTY',
  'GOVERNMENT_OFFICE',
  'ANALYST',
  'SYSTEM_ADMIN',
  'SECURITY_ADMIN',
  'AUDIT_ADMIN',
  'UNKNOWN',
];
const POSTS: ActorPost[] = [
  ...KINDS.map((kind) => post(kind)),
  post('UNIT_CLERK', UNIT),
  post('UNIT_HEAD', UNIT),
  post('UNIT_CLERK'),
  post('SUBDISTRICT_OFFICE', null, AREA),
  post('SUBDISTRICT_OFFICE', null, OTHER_AREA),
  post('SUBDISTRICT_OFFICE'),
  post('TOWN_PRESIDIUM', null, AREA),
  post('TOWN_PRESIDIUM', null, COMMUNITY),
  post('BUDGET_OFFICE', COMMITTEE),
  post('LEGAL_OFFICE', COMMITTEE),
  post('UNIT_HEAD', COMMITTEE),
];

/** Everybody: with no post, with each, with each two; with and without a person behind the account. */
const VIEWERS: Actor[] = [
  ANONYMOUS,
  ...[
    [],
    ...POSTS.map((one) => [one]),
    ...POSTS.flatMap((one, n) => POSTS.slice(n + 1).map((other) => [one, other])),
  ].flatMap((posts) =>
    [null, ME].map((person): Actor => ({ id: id(77), kind: 'ACCOUNT', username: 'x', name: 'x', person, posts })),
  ),
];

it('VIS-01 MUST show in SQL exactly what the policy shows, in every cell', async () => {
  const wrong: string[] = [];
  for (const viewer of VIEWERS) {
    const row = rowOf('s');
    const of = parts(viewer, suggestionRow(row));
    const asked = {
      row: of.row,
      heading: of.heading,
      units: of.units,
      text: of.text,
      persons: of.persons,
      files: of.files,
    };
    const columns = Object.entries({ ...asked, unit: of.details(uuid(UNIT)), unit2: of.details(uuid(UNIT_2)) });
    const { text, values } =
      render(sql`select s.id, array[${columns.slice(1).reduce((all, [, part]) => sql`${all}, ${part}`, columns[0]?.[1] ?? sql`true`)}]
      as shown from suggestion s order by s.id`);
    const rows = await on.sql<{ id: string; shown: (boolean | null)[] }>(text, values);
    const shown = new Map(rows.map((each) => [each.id, each.shown.map((part) => part === true)]));
    for (const cell of cells) {
      const level = visibility(cell.facts, viewer);
      const expected = VISIBLE_PARTS[level];
      const details = (unit: string): boolean =>
        expected.handlings === 'ALL' ||
        (expected.handlings === 'OWN' &&
          viewer.posts.some(({ kind, organ }) => kind.startsWith('UNIT_') && organ === unit));
      const { heading, units, text: body, persons, files } = expected;
      // A handling of a unit that the suggestion has not is no cell.
      const has = (unit: string): boolean => cell.facts.handlings.some((handling) => handling.unit === unit);
      const found = shown.get(cell.id) ?? [];
      const wanted = [level !== 'NONE', heading, units, body, persons, files, details(UNIT), details(UNIT_2)];
      const compared = wanted.map((_, index) => (index === 6 ? has(UNIT) : index === 7 ? has(UNIT_2) : true));
      if (wanted.some((part, index) => compared[index] && part !== found[index])) {
        const who = `${viewer.posts.map(({ kind }) => kind).join('+')}${viewer.person === ME ? '+ME' : ''}`;
        wrong.push(`${who} ${JSON.stringify(cell.facts)}: ${wanted.join()} but ${found.join()}`);
      }
    }
  }
  expect(wrong.slice(0, 5)).toEqual([]);
  expect(VIEWERS.length * cells.length).toBeGreaterThan(200_000);
});
