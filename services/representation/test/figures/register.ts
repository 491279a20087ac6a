/** A register of suggestions in every state that figures tell apart, and what a person counts in it by hand. */
import type { Actor } from '@redpine/kit/actor';
import { seesHandling } from '../../src/handling/handling.policy.ts';
import { VISIBLE_PARTS, visibility, type VisibilityFacts } from '../../src/suggestion/suggestion.policy.ts';
import { actors, AREA, type Bench, id, SESSION, TERM, TOPIC, UNIT, UNIT_2, UNIT_3 } from '../bench.ts';

const TODAY = '2026-03-02';
export const TOWN = id(14);
export const VILLAGE = id(15);
export const EARLIER_SESSION = id(3);

interface HandlingCell {
  unit: string | null;
  role: 'ALONE' | 'LEAD' | 'CO' | 'SEPARATE';
  state: string;
  reply: { due: string; met: string | null; extended: boolean } | null;
  category: string | null;
  signedOn: string;
  commitments: string[];
  results: string[];
}

export interface Cell {
  id: string;
  facts: VisibilityFacts;
  counted: boolean;
  topic: string | null;
  area: string | null;
  session: string | null;
  deputy: string | null;
  submittedOn: string;
  handlings: HandlingCell[];
}

/** The same every time, and spread. */
function dice(seed: number): <T>(among: readonly T[]) => T {
  let at = seed;
  return (among) => {
    at = (at * 1_103_515_245 + 12_345) % 2_147_483_648;
    const one = among[Math.floor((at / 2_147_483_648) * among.length)];
    if (one === undefined) throw new Error('nothing to choose from');
    return one;
  };
}

const STATES = ['DRAFT', 'SUBMITTED', 'ACCEPTED', 'HANDED_OVER', 'ASSIGNED', 'ASSIGNED', 'ASSIGNED', 'ANSWERED', 'ANSWERED', 'CLOSED', 'ARCHIVED', 'WITHDRAWN', 'LETTER'] as const;
const REPLIED = ['REPLIED', 'EVALUATED', 'UNRETURNED', 'DISSATISFIED', 'REHANDLING', 'ESCALATED', 'SETTLED'];

function handling(pick: ReturnType<typeof dice>, role: HandlingCell['role'], unit: string | null): HandlingCell {
  const state = role === 'CO' ? pick(['IN_HAND', 'CONCLUDED']) : pick(['OFFERED', 'IN_HAND', 'IN_HAND', 'RETURNED', 'REPLACED', ...REPLIED, ...REPLIED]);
  const replied = REPLIED.includes(state);
  const due = pick(['2026-02-20', '2026-03-01', '2026-03-02', '2026-05-06']);
  const met = replied ? pick(['2026-02-10', '2026-02-27', '2026-03-02']) : null;
  return {
    unit,
    role,
    state,
    reply: role === 'CO' || pick([1, 1, 1, 1, 0]) === 0 ? null : { due, met, extended: pick([true, false, false]) },
    category: replied ? pick(['A', 'A', 'B', 'B', 'C', 'D', 'NOT_STATED']) : null,
    signedOn: pick(['2025-11-03', '2026-01-20']),
    commitments: replied ? pick([[], [], ['PROMISED'], ['FULFILLED'], ['EVALUATED_AGAIN', 'CLOSED'], ['CLOSED', 'REOPENED'], ['REPORTED']]) : [],
    results: replied ? pick([[], ['SATISFIED'], ['BASICALLY_SATISFIED'], ['DISSATISFIED', 'SATISFIED'], ['DISSATISFIED']]) : [],
  };
}

/** Puts 160 suggestions in, and answers them as cells. The rule of implementation is another from 2026 on. */
export async function register(on: Bench): Promise<Cell[]> {
  const pick = dice(7);
  await on.sql(`insert into area values ($1, '230717101', '东升镇', 'TOWN', $3, '230717/101', 1), ($2, '230717101200', '某村', 'VILLAGE', $1, '230717/101/200', 1)`, [TOWN, VILLAGE, AREA]);
  await on.sql(`insert into congress_session values ($1, 4, '第四次会议', $2, '2025-01-10', '2025-01-13', 1)`, [EARLIER_SESSION, TERM]);
  await on.sql(`insert into electoral_district (id, ordinal, name) values ($1, 1, '第一选区')`, [id(41)]);
  await on.sql('insert into electoral_district_area values ($1, $2)', [id(41), VILLAGE]);
  await on.sql('update deputy set electoral_district_id = $1 where id = $2', [id(41), on.deputies.deputy]);
  await on.sql(`update rule set effective_until = '2025-12-31' where code = 'SUGGESTION_IMPLEMENTATION'`);
  await on.sql(`insert into rule (code, version, effective_from, value, law, article, mark, source)
    values ('SUGGESTION_IMPLEMENTATION', 2, '2026-01-01', '{"implemented": "A", "promised": "B"}', '区规定', '第一条', 'F', '主任会议')`);
  const leads = [
    { deputy: on.deputies.deputy, person: actors.deputy.person, areas: [VILLAGE, TOWN, AREA] },
    { deputy: on.deputies.cosigner, person: actors.cosigner.person, areas: [] },
    { deputy: null, person: null, areas: [] },
  ];
  const cells = Array.from({ length: 160 }, (_, n): Cell => {
    const state = pick(STATES);
    const lead = pick(leads);
    const units = [UNIT, UNIT_2, UNIT_3, null].filter((unit) => pick([true, true, false]) || unit === UNIT);
    const assigned = ['ASSIGNED', 'ANSWERED', 'CLOSED', 'ARCHIVED'].includes(state);
    const way = pick(['ALONE', 'CO', 'SEPARATE'] as const);
    const handlings = !assigned ? [] : way === 'ALONE' ? [handling(pick, 'ALONE', pick(units))] :
      units.map((unit, place) => handling(pick, way === 'SEPARATE' ? 'SEPARATE' : place === 0 ? 'LEAD' : 'CO', unit));
    return {
      id: id(20_000 + n),
      facts: {
        state, origin: pick(['IN_SESSION', 'BETWEEN_SESSIONS', 'MOTION'] as const), confidential: pick([true, false, false, false, false]),
        leadPerson: lead.person, leadAreas: lead.areas, cosigners: [], presses: [], handlings: handlings.map(({ unit }) => ({ unit })),
      },
      counted: pick([true, true, true, true, true, true, true, false]),
      topic: pick([TOPIC, 'HEALTH', null]),
      area: pick([AREA, TOWN, VILLAGE, null]),
      session: pick([SESSION, EARLIER_SESSION, null]),
      deputy: lead.deputy,
      submittedOn: pick(['2024-12-31', '2025-01-15', '2025-02-28', '2025-10-09', '2026-01-15', '2026-02-28']),
      handlings,
    };
  });
  for (const cell of cells) await put(on, cell);
  return cells;
}

async function put(on: Bench, cell: Cell): Promise<void> {
  const { facts } = cell;
  await on.sql(
    `insert into suggestion (id, title, state, origin, confidential, lead_deputy_id, lead_deputy_text, topic_id, area_id, congress_session_id, submitted_at,
       created_at, updated_at, source, import_digest, source_system, external_id, flags, counted)
     values ($1::uuid, '建议', $2, $3, $4, $5, '某', (select id from topic where code = $6), $7, $8, ($9 || 'T23:30:00+08')::timestamptz,
       now(), now(), 'IMPORTED', 'digest', 'test', $1::uuid::text, $10, $11)`,
    [cell.id, facts.state, facts.origin, facts.confidential, cell.deputy, cell.topic, cell.area, cell.session, cell.submittedOn,
      cell.counted ? '[]' : '[{"rule":"X"}]', cell.counted],
  );
  for (const [place, h] of cell.handlings.entries()) {
    const [made] = await on.sql<{ id: string }>(
      `insert into handling (suggestion_id, organ_id, unit_text, role, state, position, offered_at, updated_at, return_reason, replace_reason)
       values ($1, $2, '某局', $3, $4, $5, now(), now(), $6, $7) returning id`,
      [cell.id, h.unit, h.role, h.state, place + 1, h.state === 'RETURNED' ? '…' : null, h.state === 'REPLACED' ? '…' : null],
    );
    const handling = made?.id;
    if (h.reply) {
      await on.sql(
        `insert into deadline (suggestion_id, handling_id, kind, start_on, due_on, counted_to, length, unit, rule_code, rule_version, law, article, mark, certainty, met_on)
         values ($1, $2, 'REPLY', '2025-12-01', $3, $3, 3, 'MONTH', $4, 1, '法', '条', 'F', 'CONFIRMED', $5)`,
        [cell.id, handling, h.reply.due, h.reply.extended ? 'HANDLING_EXTENSION' : 'HANDLING_REPLY_THREE_MONTHS', h.reply.met],
      );
    }
    if (h.category === null) continue;
    const rounds = Math.max(1, h.results.length);
    for (let round = 1; round <= rounds; round += 1) {
      // An earlier reply was of another category: the last one counts.
      await on.sql(
        `insert into reply (handling_id, category_id, text, signatory_name, signed_on, sent_at, round, kind, superseded)
         values ($1, (select id from reply_category where code = $2 limit 1), '答复', '某', $3, now(), $4, $5, $6)`,
        [handling, round === rounds ? h.category : 'D', h.signedOn, round, round === 1 ? 'FIRST' : 'REHANDLED', round < rounds],
      );
    }
    for (const [at, result] of h.results.entries()) {
      await on.sql(
        `insert into evaluation (handling_id, attitude, result, comment, at, round, superseded) values ($1, 'SATISFIED', $2, '…', now(), $3, $4)`,
        [handling, result, at + 1, at + 1 < h.results.length],
      );
    }
    for (const state of h.commitments) {
      await on.sql(
        `insert into commitment (suggestion_id, handling_id, state, text, measure, promised_on, due_on, first_due_on, met_on, registered_at, updated_at)
         values ($1, $2, $3, '…', '…', '2026-01-01', '2026-06-30', '2026-06-30', $4, now(), now())`,
        [cell.id, handling, state, state === 'PROMISED' || state === 'REOPENED' ? null : '2026-02-01'],
      );
    }
  }
}

/** What a handling counts as, by the words of decision 012. */
function counts(h: HandlingCell, seen: boolean, readable: boolean): string[] {
  const found: string[] = [];
  const answered = !['OFFERED', 'IN_HAND'].includes(h.state);
  if (seen) {
    const clock = (): string => {
      if (h.state === 'REHANDLING') return 'REHANDLING';
      if (h.reply === null) return 'UNDATED';
      if (h.reply.met !== null) return h.reply.met <= h.reply.due ? 'IN_TIME' : 'LATE';
      if (h.reply.due < TODAY) return 'OVERDUE';
      return h.reply.extended ? 'EXTENDED' : 'WITHIN';
    };
    found.push('MUST_REPLY', `CLOCK_${clock()}`);
    if (answered) found.push('REPLIED');
    if (h.reply && h.reply.met !== null && h.reply.met <= h.reply.due) found.push('REPLIED_IN_TIME');
    if (h.reply && (h.reply.met !== null || h.reply.due < TODAY)) found.push('of repliedInTime');
  }
  if (!readable || h.category === null) return found;
  if (h.category !== 'NOT_STATED') {
    found.push('of solved');
    if (h.category === 'A') found.push('SOLVED');
    const promises = h.signedOn < '2026-01-01' ? ['B', 'C'] : ['B'];
    const owed = h.commitments.some((state) => ['PROMISED', 'REPORTED', 'REOPENED'].includes(state));
    const contested = ['DISSATISFIED', 'REHANDLING', 'ESCALATED'].includes(h.state);
    if (h.category !== 'A' && !promises.includes(h.category)) found.push('OUTSIDE');
    else if (contested || owed) found.push('PROMISED');
    else found.push(h.category === 'A' || h.commitments.length > 0 ? 'IMPLEMENTED' : 'PROMISED');
  }
  const satisfied = (result: string | undefined): boolean => result === 'SATISFIED' || result === 'BASICALLY_SATISFIED';
  if (h.results.length > 0) {
    found.push('of satisfied');
    if (satisfied(h.results.at(-1))) found.push('SATISFIED');
    if (satisfied(h.results[0])) found.push('SATISFIED_FIRST');
  }
  return found;
}

const FIGURED = ['ACCEPTED', 'HANDED_OVER', 'ASSIGNED', 'ANSWERED', 'CLOSED', 'ARCHIVED'];

/** Counts by name, for those cells that the viewer sees; with a unit, its handlings alone. */
export function handCount(cells: readonly Cell[], viewer: Actor, unit: string | null = null): { handlings: Map<string, number>; suggestions: Map<string, number> } {
  const handlings = new Map<string, number>();
  const suggestions = new Map<string, number>();
  const add = (to: Map<string, number>, names: Iterable<string>): void => {
    for (const name of names) to.set(name, (to.get(name) ?? 0) + 1);
  };
  for (const { facts, counted, handlings: all } of cells) {
    const level = visibility(facts, viewer);
    if (level === 'NONE' || !counted || !FIGURED.includes(facts.state)) continue;
    const own = all.filter((h) => unit === null || h.unit === unit);
    const kept = own.filter((h) => h.role !== 'CO' && h.state !== 'RETURNED' && h.state !== 'REPLACED');
    const found = kept.map((h) => counts(h, VISIBLE_PARTS[level].units, seesHandling(h, facts, viewer)));
    const late = VISIBLE_PARTS[level].units && own.some(({ reply }) => reply && reply.met === null && reply.due < TODAY);
    const whole = ['TOTAL', ...(facts.state === 'ASSIGNED' ? ['IN_HAND'] : []), ...(late ? ['OVERDUE'] : [])];
    for (const names of found) add(handlings, names);
    add(suggestions, new Set([...whole, ...found.flat()]));
  }
  return { handlings, suggestions };
}

/** The part of a suggestion that a dimension follows from. */
export const sees = (cell: Cell, viewer: Actor, part: 'heading' | 'units' | 'persons'): boolean => VISIBLE_PARTS[visibility(cell.facts, viewer)][part];
