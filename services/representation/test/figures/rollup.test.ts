/** Figures from sums made beforehand against the same figures from rows; `figures.test.ts` holds the latter to a count by hand. */
import type { Actor, ActorPost } from '@redpine/kit/actor';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { actors, AREA, bench, type Bench, id, SESSION, TOPIC, UNIT, UNIT_2 } from '../bench.ts';
import { EARLIER_SESSION, register, TOWN } from './register.ts';

const SEED = Number(process.env['SEED'] ?? 20_260_302);
const RUNS = Number(process.env['RUNS'] ?? 4);
const LIMIT_MS = 60_000 + RUNS * 30_000;

let on: Bench;
beforeAll(async () => {
  on = await bench();
  await register(on);
});
afterAll(async () => on?.[Symbol.asyncDispose]());

const post = (kind: string, area: string | null = null, organ: string | null = null): ActorPost => ({ id: id(1), kind, title: kind, organ, area });
const person = (...posts: ActorPost[]): Actor => ({ ...actors.auditor, posts });
const VIEWERS: readonly Actor[] = [
  actors.office, actors.member, actors.session, actors.clerk, actors.deputy, actors.other, person(post('ANALYST')), person(post('TOWN_PRESIDIUM', TOWN)),
  { ...actors.deputy, posts: [post('DEPUTY'), post('UNIT_CLERK', null, UNIT_2), post('ANALYST')] },
];
const FILTERS: readonly object[] = [
  {}, { topic: TOPIC }, { unit: UNIT }, { area: TOWN }, { congressSession: SESSION }, { submittedFrom: '2025-01-10', submittedUntil: '2026-02-15' },
  { submittedFrom: '2025-02-01', topic: 'HEALTH' }, { submittedUntil: '2025-02-28', unit: UNIT_2 }, { submittedFrom: '2025-02-10', submittedUntil: '2025-03-05' },
  { congressSession: EARLIER_SESSION, submittedUntil: '2025-12-31', origin: 'MOTION' }, { area: AREA, topic: TOPIC, states: ['ASSIGNED', 'CLOSED'] },
  { overdue: true }, { replyCategory: 'B', topic: TOPIC }, { confidential: true }, { states: ['ANSWERED'], deputy: 'nobody' },
];
const DIMENSIONS = ['UNIT', 'AREA', 'TOPIC', 'SESSION', 'DEPUTY', 'YEAR'] as const;

const CLOCK = 'handlings repliedInTime repliedLate within inExtension overdue rehandling undated'.split(' ').map((name) => `${name} { value }`).join(' ');
const RATIOS = 'implemented replied repliedInTime solved satisfied satisfiedFirst'.split(' ').map((name) => `${name} { numerator denominator }`).join(' ');
const FIGURES = `total { value } inHand { value } overdue { value } promised { value } outside { value } clock { ${CLOCK} } ${RATIOS}`;

/** The whole with each filter, each broken down by two dimensions, and places: with a filter by another organ, and by a topic. */
async function told(viewer: Actor, filters: readonly object[]): Promise<unknown> {
  const wholes = filters.map((_, n) => `w${n}: suggestionFigures(filter: $f${n}) { ${FIGURES} }`);
  const parts = filters.flatMap((filter, n) => DIMENSIONS.filter((_by, at) => at % 3 === Math.floor(FILTERS.indexOf(filter) / 3) % 3).map((by) => `${by}${n}: suggestionBreakdown(by: ${by}, filter: $f${n}) { key figures { ${FIGURES} } before { ${FIGURES} } }`));
  const placed = `_entities(representations: [{ __typename: "Organ", id: "${UNIT}" }, { __typename: "Deputy", id: "${on.deputies.deputy}" }]) {
    ... on Organ { alone: suggestionFigures { ${FIGURES} } together: suggestionFigures(filter: { unit: "${UNIT_2}" }) { ${FIGURES} } }
    ... on Deputy { hers: suggestionFigures(filter: { topic: "${TOPIC}" }) { ${FIGURES} } } }`;
  const answer = await on.ask(
    viewer,
    `query (${filters.map((_, n) => `$f${n}: SuggestionFilter`).join(', ')}) { ${[...wholes, ...parts, placed].join(' ')} }`,
    Object.fromEntries(filters.map((filter, n) => [`f${n}`, filter])),
  );
  expect(answer.errors ?? []).toEqual([]);
  return answer.data;
}

/** From now on all is counted from rows, until it is folded. */
const forget = (): Promise<unknown> => on.sql('insert into figure_stale select suggestion_id from figure_fact union select id from suggestion');
const fold = async (): Promise<void> => {
  // The service may be folding itself.
  while ((await on.sql('select from figure_stale limit 1')).length > 0) await on.sql('select figure_fold()');
};
const differences = async (): Promise<number> => Number((await on.sql<{ n: string }>('select figure_differences() as n'))[0]?.n);

it('FIG-09 MUST be the same from sums as from rows, for every viewer, filter and dimension', async () => {
  for (const [at, viewer] of VIEWERS.entries()) {
    const some = FILTERS.filter((_, n) => n % 3 === at % 3);
    await forget();
    const fromRows = await told(viewer, some);
    await fold();
    expect({ some, told: await told(viewer, some) }).toEqual({ some, told: fromRows });
  }
}, LIMIT_MS);

const one = (table: string): string => `(select id from ${table} order by md5(id::text || $1) limit 1)`;
const OPS: readonly string[] = [
  `update suggestion set state = 'ANSWERED' where id = ${one('suggestion')}`,
  `update suggestion set state = 'WITHDRAWN' where id = ${one('suggestion')}`,
  `update suggestion set confidential = not confidential, topic_id = null where id in ${one('suggestion')}`,
  `update suggestion set submitted_at = submitted_at - interval '40 days', area_id = null, origin = 'MOTION' where lead_deputy_id is null and $1 <> ''`,
  `delete from suggestion where id = ${one('suggestion')}`,
  `delete from handling where id = ${one('handling')}`,
  `update handling set state = 'REHANDLING' where id = ${one('handling')} and role <> 'CO' and return_reason is null and replace_reason is null`,
  `update handling set organ_id = null where id = ${one('handling')}`,
  `update deadline set met_on = null, due_on = '2026-02-01' where id = ${one('deadline')}`,
  `update deadline set lapsed_on = '2026-02-03', met_on = null where id = ${one('deadline')}`,
  `delete from deadline where id = ${one('deadline')}`,
  `update commitment set state = 'CLOSED', met_on = '2026-02-01' where id = ${one('commitment')}`,
  `delete from commitment where id = ${one('commitment')}`,
  `update evaluation set result = 'DISSATISFIED' where id = ${one('evaluation')}`,
  `delete from evaluation where id = ${one('evaluation')}`,
  `update reply set category_id = (select id from reply_category where code = 'A' limit 1) where id = ${one('reply')}`,
  `delete from reply where id = ${one('reply')}`,
  `update rule set value = '{"implemented": "B", "promised": "A,D"}' where code = 'SUGGESTION_IMPLEMENTATION' and $1 <> ''`,
  `update rule set value = '{"implemented": "A", "promised": "B,C"}' where code = 'SUGGESTION_IMPLEMENTATION' and version = 1 and $1 <> ''`,
  // As an import takes many rows in with one statement.
  `with made as (insert into suggestion (title, state, origin, created_at, updated_at, submitted_at, source, import_digest, source_system, external_id)
       select '导入', 'ASSIGNED', 'IN_SESSION', now(), now(), '2025-06-01', 'IMPORTED', 'd', 'many', $1 || n from generate_series(1, 5) n returning id)
     insert into handling (suggestion_id, organ_id, unit_text, role, state, position, offered_at, updated_at)
       select id, '${UNIT}', '某局', 'ALONE', 'IN_HAND', 1, now(), now() from made`,
  `insert into deadline (suggestion_id, handling_id, kind, start_on, due_on, counted_to, length, unit, rule_code, rule_version, law, article, mark, certainty)
     select h.suggestion_id, h.id, 'REPLY', '2025-12-01', '2026-02-27', '2026-02-27', 3, 'MONTH', 'X', 1, '法', '条', 'F', 'CONFIRMED' from handling h
     where $1 <> '' and not exists (select from deadline d where d.handling_id = h.id)`,
];

it('FIG-10 MUST stay the same from sums as from rows whatever happens to rows, folded at any time', async () => {
  const step = fc.record({ op: fc.nat(OPS.length - 1), which: fc.uuid(), folds: fc.boolean() });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 4, maxLength: 8 }), async (steps) => {
      for (const { op, which, folds } of steps) {
        await on.sql(OPS[op] ?? '', [which]);
        if (folds) await fold();
      }
      const [viewer, filters] = [VIEWERS[steps.length] ?? actors.office, [FILTERS[0] ?? {}, FILTERS[steps.length] ?? {}]];
      const seen = async (): Promise<unknown> => [await told(actors.office, FILTERS.slice(0, 1)), await told(viewer, filters)];
      const asLeft = await seen();
      await fold();
      expect(await seen()).toEqual(asLeft);
      expect(await differences()).toBe(0);
      await forget();
      expect(await seen()).toEqual(asLeft);
    }),
    { seed: SEED, numRuns: RUNS },
  );
}, LIMIT_MS);

it('FIG-11 MUST count what an act changed while its rows were being folded', async () => {
  const client = await on.service.asOf(actors.office, () => on.now).database.pool.connect();
  try {
    const before = await told(actors.office, [{}]);
    await client.query('begin');
    await client.query(`update suggestion set state = 'WITHDRAWN' where state = 'CLOSED'`);
    await on.sql('insert into figure_stale select id from suggestion');
    await fold();
    expect(await told(actors.office, [{}])).toEqual(before);
    await client.query('commit');
    const after = await told(actors.office, [{}]);
    expect(after).not.toEqual(before);
    await fold();
    expect(await told(actors.office, [{}])).toEqual(after);
  } finally {
    client.release();
  }
});

it('FIG-12 MUST find sums that differ from the rows, and make them anew', async () => {
  await fold();
  const right = await told(actors.office, [{}]);
  await on.sql('update figure_rollup set total = total + 1 where total > 0');
  await on.sql(`update figure_fact set must_reply = false where must_reply and suggestion_id in (select suggestion_id from figure_fact where must_reply limit 1)`);
  expect(await told(actors.office, [{}])).not.toEqual(right);
  expect(await on.service.checkFigures()).toBeGreaterThan(0);
  expect(await told(actors.office, [{}])).toEqual(right);
  expect(await on.service.checkFigures()).toBe(0);
});
