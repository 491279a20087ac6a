import type { Actor, ActorPost } from '@redpine/kit/actor';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actors, AREA, bench, type Bench, id, TOPIC, UNIT, UNIT_2, UNIT_3 } from '../bench.ts';
import { register, TOWN, VILLAGE } from './register.ts';

/** What leaders and analysts ask: each in one document, beside a count by hand over the rows. */
let on: Bench;
const HOME = { town: id(51), village: id(52), field: id(53) };
const IDLE_NOT = id(16);

const post = (kind: string, area: string | null = null): ActorPost => ({ id: id(1), kind, title: kind, organ: null, area });
const chairperson: Actor = { ...actors.auditor, posts: [post('CHAIRPERSON')] };
const analyst: Actor = { ...actors.auditor, posts: [post('ANALYST')] };

beforeAll(async () => {
  on = await bench();
  await register(on);
  const { deputies } = on;
  const sql = (text: string, values: unknown[]): Promise<object[]> => on.sql(text, values);
  await sql('update suggestion set confidential = false', []);
  await sql(`insert into area values ($1, '230717102', '西山镇', 'TOWN', $2, '230717/102', 1)`, [IDLE_NOT, AREA]);
  for (const [home, name, kind, level, area, topic] of [
    [HOME.town, '东升镇代表之家', 'AREA', 'TOWN', TOWN, null], [HOME.village, '某村代表之家', 'AREA', 'VILLAGE', VILLAGE, null],
    [HOME.field, '养老专业代表之家', 'PROFESSIONAL', null, TOWN, id(31)], [id(54), '西山镇代表之家', 'AREA', 'TOWN', IDLE_NOT, null],
  ]) {
    await sql(`insert into home (id, state, kind, level, name, area_id, topic_id, address, opened_on, planned_at, updated_at)
      values ($1, 'OPEN', $2, $3, $4, $5, $6, '某路一号', '2024-01-01', now(), now())`, [home, kind, level, name, area, topic]);
  }
  // 东升镇 received last in the summer before last quarter; 西山镇 in the last one.
  for (const [n, home, day] of [[61, HOME.town, '2025-06-20'], [62, id(54), '2025-11-20'], [63, HOME.village, '2026-02-10']] as const) {
    await sql(`insert into home_event (id, state, kind, home_id, subject, on_day, from_time, until_time, visitors, matters, summary, updated_at)
      values ($1, 'VERIFIED', 'RECEPTION', $2, '接待', $3, '09:00', '11:00', 3, 2, '…', now())`, [id(n), home, day]);
  }
  for (const [n, kind] of ['SUGGESTION', 'REPORT', 'OPINION', 'DEED', 'SUGGESTION'].entries()) {
    await sql(`insert into home_output (home_id, kind, title, on_day) values ($1, $2, $3, '2026-02-01')`, [HOME.field, kind, `成果${n}`]);
  }
  await sql(`insert into tie (id, kind, member_person_id, deputy_id, from_on, paired_at, updated_at)
    values ($1, 'MEMBER_DEPUTY', $2, $3, '2025-01-01', now(), now())`, [id(71), actors.member.person, deputies.cosigner]);
  await sql(`insert into visit (state, tie_id, planned_on, visited_on, summary, updated_at) values ('VERIFIED', $1, '2026-01-20', '2026-01-20', '…', now())`, [id(71)]);
  for (const [n, [state, area, day, event, topic]] of ([
    ['ANSWERED', VILLAGE, '2026-01-10', id(63), id(31)], ['CLOSED', VILLAGE, '2026-01-11', id(63), id(31)], ['TRIAGED', VILLAGE, '2026-02-12', id(63), id(32)],
    ['TRIAGED', TOWN, '2025-12-12', null, id(31)], ['ANSWERED', IDLE_NOT, '2026-02-13', null, id(31)],
  ] as const).entries()) {
    const answered = state !== 'TRIAGED';
    await sql(`insert into opinion (state, channel, received_on, text, subject, kind, topic_id, area_id, anonymous, home_event_id, deadline, due_on, answer, answered_by, answered_on, in_time, first_answered_on, code_digest, updated_at)
      values ($1, 'HOME_RECEPTION', $2, '…', '…', 'PROPOSAL', $3, $4, true, $5, '{}', '2026-04-01', $6, $6, $7, $8, $7, $9, now())`,
      [state, day, topic, area, event, answered ? '…' : null, answered ? '2026-02-20' : null, answered ? true : null, `digest${n}`]);
  }
  // 6 × 4 points are capped at 12; a session brings 5.
  for (const [n, [deputy, kind, day]] of ([
    ...Array.from({ length: 6 }, () => [deputies.deputy, 'SUGGESTION_SUBMITTED', '2026-01-15'] as const), [deputies.deputy, 'SESSION_ATTENDED', '2026-01-13'],
    [deputies.cosigner, 'SESSION_ATTENDED', '2026-01-13'], [deputies.deputy, 'SESSION_ATTENDED', '2025-01-13'],
  ] as const).entries()) {
    await sql(`insert into duty_event (deputy_id, kind, on_day, title, source_service, source_type, source_id, state, recorded_at, decided_at)
      values ($1, $2, $3, '…', 'representation', 'Test', $4, 'VERIFIED', now(), now())`, [deputy, kind, day, String(n)]);
  }
  const [handled] = await on.sql<{ id: string }>(`select s.id from suggestion s where s.state = 'ASSIGNED' and s.counted order by s.id limit 1`);
  await sql(`insert into press (suggestion_id, kind, meeting, on_day, leader_id, leader_name, started_at, updated_at)
    values ($1, 'KEY', '主任会议', '2026-02-01', $2, '某', now(), now())`, [handled?.id, actors.member.person]);
});
afterAll(async () => on?.[Symbol.asyncDispose]());

async function ask<T>(viewer: Actor, query: string, variables: Record<string, unknown> = {}): Promise<T> {
  const answer = await on.ask(viewer, query, variables);
  expect(answer.errors ?? []).toEqual([]);
  return answer.data as T;
}

async function entity<T>(viewer: Actor, type: string, entityId: string, fields: string): Promise<T> {
  const { _entities } = await ask<{ _entities: T[] }>(viewer, `query ($of: [_Any!]!) { _entities(representations: $of) { ... on ${type} { ${fields} } } }`, { of: [{ __typename: type, id: entityId }] });
  const [one] = _entities;
  if (!one) throw new Error('no entity');
  return one;
}

interface Ratio { numerator: number; denominator: number; drillDown: string }
interface Nodes<T> { edges: { node: T }[] }
const nodes = <T>({ edges }: Nodes<T>): T[] => edges.map(({ node }) => node);
const RATIO = '{ numerator denominator drillDown }';
const parts = ({ numerator, denominator }: Ratio): [number, number] => [numerator, denominator];
const one = async (text: string, values: unknown[] = []): Promise<number[]> => Object.values((await on.sql<Record<string, string>>(text, values))[0] ?? {}).map(Number);

const COUNTED = `s.counted and s.state in ('ACCEPTED', 'HANDED_OVER', 'ASSIGNED', 'ANSWERED', 'CLOSED', 'ARCHIVED')`;

describe('questions that one walk answers', () => {
  it('FIG-20 MUST tell how opinions are answered in the electoral districts of deputies whom nobody visited (question 6)', async () => {
    const { deputies } = await ask<{ deputies: Nodes<{ name: string; electoralDistrict: { opinionFigures: { answered: Ratio } } | null }> }>(
      chairperson, `{ deputies(filter: { visited: false, year: 2026, quarter: 1 }) { edges { node { name electoralDistrict { opinionFigures(filter: { year: 2026 }) { answered ${RATIO} } } } } } }`,
    );
    const unvisited = await on.sql<{ name: string }>(`select name from deputy where id not in (select t.deputy_id from tie t join visit v on v.tie_id = t.id where v.visited_on between '2026-01-01' and '2026-03-31')`);
    expect(nodes(deputies).map(({ name }) => name).toSorted()).toEqual(unvisited.map(({ name }) => name).toSorted());
    const district = nodes(deputies).find(({ electoralDistrict }) => electoralDistrict)?.electoralDistrict;
    expect(district && parts(district.opinionFigures.answered)).toEqual([2, 3]);
    const [opinions] = await one(`select count(*) from opinion o join area a on a.id = o.area_id where a.path like '230717/101/200%' and o.received_on >= '2026-01-01'`);
    expect(opinions).toBe(3);
    // Whom members visit is not for everybody: the filter tells it to nobody else.
    for (const viewer of [actors.clerk, analyst, actors.government]) {
      const { deputies: hers } = await ask<{ deputies: Nodes<object> }>(viewer, '{ deputies(filter: { visited: false, year: 2026, quarter: 1 }) { edges { node { id } } } }');
      expect(nodes(hers)).toEqual([]);
    }
  });

  it('FIG-21 MUST tell what of the outputs of a professional home became suggestions or reports (question 8)', async () => {
    const topic = await entity<{ homeFigures: { converted: Ratio; work: Ratio } }>(analyst, 'Topic', id(31), `homeFigures(filter: { year: 2026 }) { converted ${RATIO} work ${RATIO} }`);
    const byHand = await one(`select count(*) filter (where o.kind in ('SUGGESTION', 'REPORT')) as became, count(*) as outputs from home_output o join home h on h.id = o.home_id where h.topic_id = $1`, [id(31)]);
    expect(parts(topic.homeFigures.converted)).toEqual(byHand);
    expect(topic.homeFigures.work.denominator).toBe(1);
    expect((await entity<typeof topic>(analyst, 'Topic', id(31), `homeFigures(filter: { year: 2025 }) { converted ${RATIO} work ${RATIO} }`)).homeFigures.converted.denominator).toBe(0);
  });

  it('FIG-22 MUST find deputies with many points and a low implementation rate, with both (question 10)', async () => {
    const find = async (points: number, below: number) => nodes((await ask<{ deputies: Nodes<{ id: string; dutyRecord: { points: number }; suggestionFigures: { implemented: Ratio } }> }>(
      chairperson, `query ($points: Int!, $below: Percent!) { deputies(filter: { year: 2026, pointsFrom: $points, implementedBelow: $below }) { edges { node { id dutyRecord(year: 2026) { points } suggestionFigures { implemented ${RATIO} } } } } }`, { points, below },
    )).deputies);
    const [found, ...others] = await find(17, 100);
    expect(others).toEqual([]);
    expect([found?.id, found?.dutyRecord.points]).toEqual([on.deputies.deputy, 17]);
    expect(await find(18, 100)).toEqual([]);
    const { numerator, denominator } = found?.suggestionFigures.implemented ?? { numerator: 0, denominator: 0 };
    expect([numerator, denominator]).toEqual(await one(`select count(*) filter (where c.implemented) as kept, count(*) filter (where c.implemented or c.promised) as owed
      from suggestion s join handling h on h.suggestion_id = s.id join counted_handling c on c.id = h.id where ${COUNTED} and s.lead_deputy_id = $1`, [on.deputies.deputy]));
    const rate = Math.round((10_000 * numerator) / denominator) / 100;
    expect([(await find(1, rate)).some((each) => each.id === found?.id), (await find(1, rate + 0.01)).some((each) => each.id === found?.id)]).toEqual([false, true]);
    // Points are read by whoever keeps or leads; another deputy finds by her own alone.
    const { deputies: hers } = await ask<{ deputies: Nodes<{ id: string }> }>(actors.cosigner, '{ deputies(filter: { year: 2026, pointsFrom: 1 }) { edges { node { id } } } }');
    expect(nodes(hers).map(({ id: each }) => each)).toEqual([on.deputies.cosigner]);
  });

  it('FIG-23 MUST find towns that are covered on all levels and received nobody for two quarters (question 11)', async () => {
    const rows = async (filter: string) => (await ask<{ homeBreakdown: { area: { id: string }; figures: { organisational: Ratio; receptions: { value: number } } }[] }>(
      analyst, `{ homeBreakdown(by: SUBDIVISION, filter: ${filter}) { area { id } figures { organisational ${RATIO} receptions { value } } } }`,
    )).homeBreakdown;
    const [idle, ...others] = await rows('{ covered: true, idleQuarters: 2 }');
    expect(others).toEqual([]);
    expect([idle?.area.id, idle && parts(idle.figures.organisational)]).toEqual([TOWN, [2, 2]]);
    expect((await rows('{ covered: true, idleQuarters: 3 }')).length).toBe(0);
    // The analysts' graph names no person: the way to attached deputies is for others.
    const { homeFigures } = await ask<{ homeFigures: { attached: Ratio } }>(analyst, `{ homeFigures { attached ${RATIO} } }`);
    expect(homeFigures.attached.drillDown).toMatch(/^\/representation\/homes\/map/);
    expect((await rows('{ covered: true }')).map(({ area }) => area.id).toSorted()).toEqual([TOWN, IDLE_NOT].toSorted());
    await on.sql(`update home set state = 'SUSPENDED', state_reason = '…' where id = $1`, [HOME.village]);
    expect([(await rows('{ covered: true, idleQuarters: 2 }')).length, (await rows('{ covered: false }')).map(({ area }) => area.id)]).toEqual([0, [TOWN]]);
    await on.sql(`update home set state = 'OPEN', state_reason = null where id = $1`, [HOME.village]);
  });

  it('FIG-24 MUST tell where key suggestions stand, with units and promises (question 14)', async () => {
    const { suggestions } = await ask<{ suggestions: Nodes<{ id: string; state: string; topic: { id: string } | null; presses: { kind: string; on: string }[]; handlings: { state: string; unit: { commitmentFigures: { fulfilled: Ratio } } | null }[]; commitments: { state: string }[] }> }>(
      chairperson, `{ suggestions(filter: { key: true }) { edges { node { id state topic { id } presses { kind on } handlings { state unit { commitmentFigures { fulfilled ${RATIO} } } } commitments { state dueOn } } } } }`,
    );
    const [key, ...others] = nodes(suggestions);
    expect(others).toEqual([]);
    const byHand = await on.sql<{ id: string; handlings: string; commitments: string }>(`select s.id, (select count(*) from handling h where h.suggestion_id = s.id) as handlings, (select count(*) from commitment c where c.suggestion_id = s.id) as commitments from suggestion s where s.id in (select suggestion_id from press where kind = 'KEY')`);
    expect(byHand.map((row) => [row.id, Number(row.handlings), Number(row.commitments)])).toEqual([[key?.id, key?.handlings.length, key?.commitments.length]]);
    expect(key?.presses.map(({ kind, on: day }) => [kind, day])).toEqual([['KEY', '2026-02-01']]);
  });

  it('FIG-25 MUST tell when a matter was raised in opinions and in suggestions (question 15)', async () => {
    const quarters = [['2025-10-01', '2025-12-31'], ['2026-01-01', '2026-03-31']] as const;
    const topic = await entity<Record<string, { total: { value: number }; received: { value: number } }>>(analyst, 'Topic', id(31), quarters.map(([from, until], n) =>
      `s${n}: suggestionFigures(filter: { submittedFrom: "${from}", submittedUntil: "${until}" }) { total { value } } o${n}: opinionFigures(filter: { receivedFrom: "${from}", receivedUntil: "${until}" }) { received { value } }`).join(' '));
    for (const [n, [from, until]] of quarters.entries()) {
      const suggestions = await one(`select count(*) from suggestion s where ${COUNTED} and s.topic_id = $1 and (s.submitted_at at time zone 'Asia/Shanghai')::date between $2 and $3`, [id(31), from, until]);
      const opinions = await one('select count(*) from opinion where topic_id = $1 and received_on between $2 and $3', [id(31), from, until]);
      expect([topic[`s${n}`]?.total.value, topic[`o${n}`]?.received.value]).toEqual([...suggestions, ...opinions]);
    }
  });

  it('FIG-26 MUST give the part of representation of the questions that ask other services too (1, 2, 4, 16, 17, 18)', async () => {
    // 1: B replies on a topic, with the streets of their deputies.
    const { suggestions } = await ask<{ suggestions: { totalCount: number } & Nodes<{ leadDeputy: { electoralDistrict: { areas: { suggestionFigures: { total: { value: number } } }[] } | null } | null }> }>(
      chairperson, `{ suggestions(filter: { topic: "${TOPIC}", replyCategory: "B" }, first: 50) { totalCount edges { node { leadDeputy { electoralDistrict { areas { suggestionFigures(filter: { topic: "${TOPIC}" }) { total { value } } } } } } } } }`,
    );
    expect([suggestions.totalCount]).toEqual(await one(`select count(distinct s.id) from suggestion s join handling h on h.suggestion_id = s.id join reply r on r.handling_id = h.id and not r.superseded join reply_category c on c.id = r.category_id
      where c.code = 'B' and s.topic_id = $1 and s.state not in ('DRAFT')`, [id(31)]));
    // 2: overdue handlings of a unit.
    const unit = await entity<{ suggestionFigures: { clock: { handlings: { value: number }; overdue: { value: number } } } }>(analyst, 'Organ', UNIT, 'suggestionFigures { clock { handlings { value } overdue { value } } }');
    const { handlings, overdue } = unit.suggestionFigures.clock;
    expect([handlings.value, overdue.value]).toEqual(await one(`select count(*) as handlings, count(*) filter (where c.reply_due_on < '2026-03-02') as overdue from suggestion s join handling h on h.suggestion_id = s.id join counted_handling c on c.id = h.id where ${COUNTED} and h.organ_id = $1`, [UNIT]));
    // 4: opinions by home. 16: how many of an area's deputies are active.
    const home = await entity<{ opinionFigures: { received: { value: number; drillDown: string } } }>(analyst, 'Home', HOME.village, 'opinionFigures { received { value drillDown } }');
    expect([home.opinionFigures.received.value, home.opinionFigures.received.drillDown]).toEqual([3, `/representation/opinions?home=${HOME.village}`]);
    const area = await entity<{ dutyFigures: { reach: Ratio } }>(chairperson, 'Area', TOWN, `dutyFigures(filter: { year: 2026 }) { reach ${RATIO} }`);
    expect([parts(area.dutyFigures.reach), area.dutyFigures.reach.drillDown]).toEqual([[1, 1], `/representation/deputies?year=2026&active=true&area=${TOWN}`]);
    // 17: a deputy before and after.
    const deputy = await entity<Record<'before' | 'after', { verified: { value: number } }>>(chairperson, 'Deputy', on.deputies.deputy, 'before: dutyFigures(filter: { year: 2025 }) { verified { value } } after: dutyFigures(filter: { year: 2026 }) { verified { value } }');
    expect([deputy.before.verified.value, deputy.after.verified.value]).toEqual([1, 7]);
    // 18: one topic in all of deputies' work.
    const topic = await entity<Record<string, Record<string, unknown>>>(analyst, 'Topic', id(31), `suggestionFigures { total { value } } commitmentFigures { total { value } } opinionFigures { received { value } } pressingProblemFigures { listed { value } } homeFigures { good ${RATIO} }`);
    expect(topic['opinionFigures']).toEqual({ received: { value: 4 } });
    expect(topic['commitmentFigures']).toEqual({ total: { value: (await one(`select count(*) from commitment c join suggestion s on s.id = c.suggestion_id where s.topic_id = $1`, [id(31)]))[0] } });
  });

  it('FIG-27 MUST lead from each figure to as many rows as it counts', async () => {
    const lists: Readonly<Record<string, string>> = { deputies: 'DeputyFilter', homes: 'HomeFilter', 'homes/rota': 'HomeEventFilter', ties: 'TieFilter', visits: 'VisitFilter', opinions: 'OpinionFilter', commitments: 'CommitmentFilter', duty: 'DutyEventFilter' };
    const roots: Readonly<Record<string, string>> = { 'homes/rota': 'homeEvents', duty: 'dutyEvents' };
    const many = new Set(['states', 'kinds', 'levels', 'grades', 'homeLevels']);
    const rowsBehind = async (viewer: Actor, path: string): Promise<number> => {
      const { pathname, searchParams } = new URL(path, 'http://x');
      const page = pathname.replace('/representation/', '');
      const read = (field: string): unknown => {
        if (many.has(field)) return searchParams.getAll(field);
        const text = searchParams.get(field) ?? '';
        return text === 'true' || text === 'false' ? text === 'true' : ['year', 'quarter', 'promisedYear', 'dueYear'].includes(field) ? Number(text) : text;
      };
      const filter = Object.fromEntries([...new Set(searchParams.keys())].map((field) => [field, read(field)]));
      const root = roots[page] ?? page;
      return (await ask<Record<string, { totalCount: number }>>(viewer, `query ($filter: ${lists[page]}) { ${root}(filter: $filter) { totalCount } }`, { filter }))[root]?.totalCount ?? -1;
    };
    const figures = await ask<Record<string, Record<string, Ratio & { value: number }>>>(actors.office, `{
      homeFigures(filter: { year: 2026 }) { organisational ${RATIO} work ${RATIO} attached ${RATIO} good ${RATIO} weak { value drillDown } receptions { value drillDown } }
      town: homeFigures(filter: { area: "${TOWN}", year: 2025 }) { organisational ${RATIO} attached ${RATIO} receptions { value drillDown } }
      tieFigures(filter: { year: 2026, quarter: 1 }) { active ${RATIO} met ${RATIO} deputiesVisited ${RATIO} votersReached { value drillDown } }
      opinionFigures(filter: { year: 2026 }) { received { value drillDown } answered ${RATIO} inTime ${RATIO} satisfied ${RATIO} overdue { value drillDown } }
      commitmentFigures { total { value drillDown } fulfilled ${RATIO} fulfilledInTime ${RATIO} overdue { value drillDown } }
      dutyFigures(filter: { year: 2026 }) { reach ${RATIO} verified { value drillDown } }
    }`);
    const wrong: string[] = [];
    for (const [name, own] of Object.entries(figures)) for (const [part, { numerator, value, drillDown }] of Object.entries(own)) {
      const rows = await rowsBehind(actors.office, drillDown);
      if (rows !== (numerator ?? value)) wrong.push(`${name}.${part}: ${numerator ?? value} counted, ${rows} rows behind ${drillDown}`);
    }
    expect(wrong).toEqual([]);
    expect([figures['tieFigures']?.['deputiesVisited']?.numerator, figures['homeFigures']?.['organisational']?.numerator, figures['town']?.['receptions']?.value]).toEqual([1, 3, 1]);
  });

  it('FIG-28 MUST tell how many suggestions were returned for editing, by deputy, topic and both, to whoever reads their texts (question 3)', async () => {
    const { deputies } = on;
    for (const [n, [state, lead, topic, returns, confidential]] of ([
      ['RETURNED', deputies.deputy, id(31), 1, false], ['SUBMITTED', deputies.deputy, id(31), 2, false], ['WITHDRAWN', deputies.deputy, id(31), 0, false],
      ['SUBMITTED', deputies.cosigner, id(31), 1, true], ['SUBMITTED', deputies.cosigner, id(32), 1, false], ['SUBMITTED', deputies.cosigner, id(32), 0, false],
      ['DRAFT', deputies.deputy, id(31), 0, false],
    ] as const).entries()) {
      await on.sql(`insert into suggestion (id, title, facts, proposal, state, origin, confidential, lead_deputy_id, topic_id, submitted_at, return_reason, end_reason, ended_on, created_at, updated_at)
        values ($1, '建议', '…', '…', $2, 'BETWEEN_SESSIONS', $3, $4, $5, case when $2 <> 'DRAFT' then now() end, case when $2 = 'RETURNED' then '……' end,
          case when $2 = 'WITHDRAWN' then '……' end, case when $2 = 'WITHDRAWN' then current_date end, now(), now())`,
        [id(900 + n), state, confidential, lead, topic]);
      for (let time = 0; time < returns; time += 1) await on.sql(`insert into timeline_entry (suggestion_id, at, action, actor_name) values ($1, now(), 'RETURN', '某')`, [id(900 + n)]);
    }
    // What a unit sends back is another return, and an imported register tells nothing.
    await on.sql(`insert into handling (suggestion_id, organ_id, unit_text, role, state, position, offered_at, updated_at, return_reason)
      values ($1, $2, '某局', 'ALONE', 'RETURNED', 1, now(), now(), '…')`, [id(905), UNIT_3]);
    await on.sql(`insert into timeline_entry (suggestion_id, handling_id, at, action, actor_name) select suggestion_id, id, now(), 'RETURN', '某' from handling`);
    const asked = `suggestionsReturned ${RATIO}`;
    const list = async (viewer: Actor, path: string): Promise<number> => {
      const filter = Object.fromEntries([...new URL(path, 'http://x').searchParams].map(([field, value]) => [field, field === 'returned' ? value === 'true' : value]));
      const count = async (returned: boolean) => (await ask<{ suggestions: { totalCount: number } }>(viewer, 'query ($filter: SuggestionFilter) { suggestions(filter: $filter) { totalCount } }', { filter: { ...filter, returned } })).suggestions.totalCount;
      return 1_000 * (await count(true)) + (await count(true)) + (await count(false));
    };
    const hold = async (viewer: Actor, figure: Ratio, ...expected: [number, number]): Promise<void> => {
      expect([parts(figure), await list(viewer, figure.drillDown)]).toEqual([expected, 1_000 * expected[0] + expected[1]]);
    };
    const whole = async (viewer: Actor, filter: object = {}): Promise<Ratio> =>
      (await ask<{ suggestionsReturned: Ratio }>(viewer, `query ($filter: SuggestionFilter) { suggestionsReturned(filter: $filter) ${RATIO} }`, { filter })).suggestionsReturned;
    await hold(actors.office, await whole(actors.office), 4, 6);
    await hold(actors.office, (await entity<{ suggestionsReturned: Ratio }>(actors.office, 'Topic', id(31), asked)).suggestionsReturned, 3, 4);
    await hold(actors.office, (await entity<{ suggestionsReturned: Ratio }>(actors.office, 'Deputy', deputies.deputy, asked)).suggestionsReturned, 2, 3);
    const both = (await entity<{ suggestionsReturned: Ratio }>(actors.office, 'Deputy', deputies.cosigner, `suggestionsReturned(filter: { topic: "HEALTH" }) ${RATIO}`)).suggestionsReturned;
    await hold(actors.office, both, 1, 2);
    await hold(actors.office, await whole(actors.office, { deputy: deputies.cosigner, topic: TOPIC }), 1, 1);
    // The confidential is for the office alone; the analysts' graph has no deputies; a deputy reads her own texts, a unit none before it is assigned.
    await hold(analyst, await whole(analyst), 3, 5);
    await hold(analyst, await whole(analyst, { deputy: deputies.cosigner }), 0, 0);
    await hold(actors.cosigner, await whole(actors.cosigner), 2, 3);
    await hold(actors.clerk, await whole(actors.clerk), 0, 0);
  });

  it('FIG-29 MUST tell how many of a unit’s replies of a year were sent in a month, with a row behind for each (question 13)', async () => {
    // The last evening of a month, and the first morning, of Beijing.
    await on.sql(`update reply r set sent_at = case (('x' || left(md5(h.suggestion_id::text || h.organ_id::text), 6))::bit(24)::int) % 4
      when 0 then '2025-12-31T23:59:00+08' when 1 then '2026-01-01T00:01:00+08' when 2 then '2025-12-01T00:01:00+08' else '2025-11-30T23:59:00+08' end::timestamptz
      from handling h where h.id = r.handling_id`, []);
    const readBy: Readonly<Record<string, string>> = { office: 'true', analyst: 'not s.confidential', clerk: `h.organ_id = '${UNIT}'`, other: 'false' };
    for (const [name, viewer] of Object.entries({ office: actors.office, analyst, clerk: actors.clerk, other: actors.other })) {
      for (const unit of [UNIT, UNIT_2]) {
        const months = [[2025, 11], [2025, 12], [2026, 1]] as const;
        const figures = await entity<Record<string, Ratio & { value: number | null }>>(viewer, 'Organ', unit, months.map(([year, month], n) => `m${n}: repliesInMonth(year: ${year}, month: ${month}) ${RATIO}`).join(' '));
        for (const [n, [year, month]] of months.entries()) {
          const figure = figures[`m${n}`];
          if (!figure) throw new Error('no figure');
          expect([name, unit, month, ...parts(figure)]).toEqual([name, unit, month, ...await one(`select count(*) filter (where extract(month from day) = $3) as sent, count(*) as of_year
            from (select r.sent_at at time zone 'Asia/Shanghai' as day from suggestion s join handling h on h.suggestion_id = s.id join counted_handling c on c.id = h.id join reply r on r.handling_id = h.id and r.round = 1
              where ${COUNTED} and h.organ_id = $1 and (${readBy[name]})) as replies where extract(year from day) = $2`, [unit, year, month])]);
          const { repliedFrom, repliedUntil, ...others } = Object.fromEntries(new URL(figure.drillDown, 'http://x').searchParams);
          expect(others).toEqual({ unit });
          const filter = { repliedFrom, repliedUntil, unit };
          const behind = await ask<{ suggestions: { totalCount: number }; suggestionHandlings: number; suggestionBreakdown: { key: string; figures: { replied: Ratio } }[] }>(viewer, `query ($filter: SuggestionFilter, $counted: SuggestionFilter, $days: SuggestionFilter) {
            suggestions(filter: $filter) { totalCount } suggestionHandlings(filter: $counted) suggestionBreakdown(by: UNIT, filter: $days) { key figures { replied ${RATIO} } }
          }`, { filter, counted: { ...filter, counted: 'REPLIED' }, days: { repliedFrom, repliedUntil } });
          const row = behind.suggestionBreakdown.find(({ key }) => key === unit)?.figures.replied.numerator ?? 0;
          expect([behind.suggestions.totalCount, behind.suggestionHandlings, row]).toEqual(Array.from({ length: 3 }, () => figure.numerator));
        }
        expect(figures['m1']?.drillDown).toBe(`/representation/suggestions?repliedFrom=2025-12-01&repliedUntil=2025-12-31&unit=${unit}`);
        expect([figures['m0']?.numerator, figures['m1']?.numerator].every((count) => (name === 'office' ? Number(count) > 0 : true))).toBe(true);
      }
    }
    const answer = await on.ask(actors.office, `query ($of: [_Any!]!) { _entities(representations: $of) { ... on Organ { repliesInMonth(year: 2025, month: 13) ${RATIO} } } }`, { of: [{ __typename: 'Organ', id: UNIT }] });
    expect(answer.errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
  });
});
