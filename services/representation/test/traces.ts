import type { Bench } from './bench.ts';
import type { Stand } from './every-act.ts';

// What acts leave behind, and what must hold whatever was done.

/** What was written at one instant, which tests give to one act alone, and how everything stands. */
export interface Traces {
  audit: { action: string; actor: string; subject: string; xid: string }[];
  timeline: string[];
  notes: string[];
  /** How many transactions told anybody anything. */
  senders: number;
  /** Audit entries and answered keys in all. */
  entries: number;
  keys: number;
  /** Equal where nothing of the suggestions or reports was written. */
  rows: string;
}

const OF_SUGGESTION = ['cosigner', 'handling', 'deadline', 'commitment', 'publication', 'press', 'timeline_entry'];
const OF_HANDLING = ['reply_draft', 'extension', 'reply', 'evaluation', 'contact', 'co_opinion', 'urge', 'escalation'];
const OF_COMMITMENT = ['commitment_report', 'commitment_due_request', 'commitment_evaluation'];
const rowsOf = (table: string, where: string): string => `(select coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from ${table} t where ${where})`;
const ROWS = [
  rowsOf('suggestion', 'id = any($2::uuid[])'),
  ...OF_SUGGESTION.map((table) => rowsOf(table, 'suggestion_id = any($2::uuid[])')),
  ...OF_HANDLING.map((table) => rowsOf(table, 'handling_id in (select id from handling where suggestion_id = any($2::uuid[]))')),
  ...OF_COMMITMENT.map((table) => rowsOf(table, 'commitment_id in (select id from commitment where suggestion_id = any($2::uuid[]))')),
  rowsOf('publication_snapshot', 'publication_id in (select id from publication where suggestion_id = any($2::uuid[]))'),
  rowsOf('press_note', 'press_id in (select id from press where suggestion_id = any($2::uuid[]))'),
  rowsOf('handling_report', 'id = any($3::uuid[])'),
].join(` || ' ' || `);

export async function tracesOf(on: Bench, at: Date, suggestions: readonly string[], reports: readonly string[]): Promise<Traces> {
  const [row] = await on.sql<{ traces: Traces }>(
    `select json_build_object(
      'audit', (select coalesce(json_agg(json_build_object('action', action, 'actor', actor_id, 'subject', subject_id, 'xid', xid::text) order by id), '[]') from audit_entry where at = $1),
      'timeline', (select coalesce(json_agg(action order by id), '[]') from timeline_entry where at = $1),
      'notes', (select coalesce(json_agg(payload->>'kind' order by id), '[]') from outbox where at = $1 and type <> 'live'),
      'senders', (select count(distinct xid) from outbox where at = $1),
      'entries', (select count(*) from audit_entry), 'keys', (select count(*) from idempotency), 'rows', ${ROWS}) as traces`,
    [at.toISOString(), suggestions, reports],
  );
  if (!row) throw new Error('no traces');
  return row.traces;
}

/** A deadline as it was counted: none of it may ever change, but that it is met, lapses or gives way. */
export async function countedDays(on: Bench, suggestions: readonly string[]): Promise<Map<string, { counted: string; ended: string | null }>> {
  const rows = await on.sql<{ id: string; counted: string; ended: string | null }>(
    `select id, concat_ws(' ', kind, handling_id, start_on, due_on, counted_to, length, unit, crossed, rule_code, rule_version, law, article, mark, certainty) as counted,
            case when met_on is not null then 'met ' || met_on when lapsed_on is not null then 'lapsed ' || lapsed_on end as ended
       from deadline where suggestion_id = any($1::uuid[])`,
    [suggestions],
  );
  return new Map(rows.map(({ id, ...rest }) => [id, rest]));
}

const OURS = 'suggestion_id = any($1::uuid[])';
const OPEN = 'met_on is null and lapsed_on is null';
const OUT = `('RETURNED', 'REPLACED', 'CONCLUDED', 'WITHDRAWN')`;
/** Each selects what must not be there. */
const NEVER: Record<string, string> = {
  'a case of one': `select joint_case_id from suggestion where joint_case_id in (select joint_case_id from suggestion where id = any($1::uuid[])) group by 1 having count(*) = 1`,
  'an extension waits where nothing is in hand': `select 1 from extension e join handling h on h.id = e.handling_id where h.${OURS} and e.state = 'ASKED' and h.state <> 'IN_HAND'`,
  'a draft waits for its check where nobody can pass it': `select 1 from reply_draft w join handling h on h.id = w.handling_id join suggestion s on s.id = h.suggestion_id
    where h.${OURS} and w.check_state = 'SUBMITTED' and (h.state not in ('IN_HAND', 'REHANDLING', 'EVALUATED', 'UNRETURNED') or s.state in ('ARCHIVED', 'WITHDRAWN'))`,
  'something is still due of a unit that is out of it': `select 1 from deadline d join handling h on h.id = d.handling_id where h.${OURS} and d.met_on is null and d.lapsed_on is null and h.state in ${OUT}`,
  'something is still due of what has ended': `select 1 from deadline d join suggestion s on s.id = d.suggestion_id where d.${OURS} and d.met_on is null and d.lapsed_on is null and s.state in ('ARCHIVED', 'WITHDRAWN', 'LETTER')`,
  'two days for assigning': `select suggestion_id from deadline where ${OURS} and kind = 'ASSIGN' and ${OPEN} group by 1 having count(*) > 1`,
  'nothing is due of what waits to be assigned': `select 1 from suggestion s where id = any($1::uuid[]) and (state in ('ACCEPTED', 'HANDED_OVER'))
    <> exists (select 1 from deadline d where d.suggestion_id = s.id and d.kind = 'ASSIGN' and ${OPEN})`,
  'two days of a kind bind one unit': `select handling_id from deadline where ${OURS} and handling_id is not null and not superseded group by handling_id, kind having count(*) > 1`,
  'the next day is another one': `select 1 from suggestion s where id = any($1::uuid[]) and next_due_on is distinct from (select min(due_on) from deadline d where d.suggestion_id = s.id and ${OPEN})`,
  'accepted without a number': `select 1 from suggestion where id = any($1::uuid[]) and state in ('ACCEPTED', 'HANDED_OVER', 'ASSIGNED', 'ANSWERED', 'CLOSED', 'ARCHIVED') and number is null`,
  'a number given twice': `select 1 from suggestion where number is not null group by term_id, congress_session_id, origin, number_no having count(*) > 1`,
  'a reply before any contact': `select 1 from reply r join handling h on h.id = r.handling_id where h.${OURS} and not exists (select 1 from contact c where c.handling_id = h.id and c.on_day <= r.signed_on)`,
  'a reply of a co-handler': `select 1 from reply r join handling h on h.id = r.handling_id where h.${OURS} and h.role = 'CO'`,
  'rounds with a gap': `select handling_id from reply where handling_id in (select id from handling where ${OURS}) group by 1 having max(round) <> count(*) or count(*) filter (where not superseded) <> 1`,
  'an evaluation of nothing': `select 1 from evaluation v join handling h on h.id = v.handling_id where h.${OURS} and not exists (select 1 from reply r where r.handling_id = h.id and r.round = v.round)`,
  'a unit that answered without a reply': `select 1 from handling h where ${OURS} and state in ('REPLIED', 'EVALUATED', 'UNRETURNED', 'DISSATISFIED', 'ESCALATED', 'SETTLED', 'REHANDLING') and not exists (select 1 from reply r where r.handling_id = h.id)`,
  'a unit twice at work': `select suggestion_id from handling where ${OURS} and state not in ${OUT} group by suggestion_id, organ_id having count(*) > 1`,
  'a promise kept and not, at once': `select 1 from commitment where ${OURS} and (met_on is null) <> (state in ('PROMISED', 'REOPENED'))`,
  'a request for a day where none can be decided': `select 1 from commitment_due_request r join commitment c on c.id = r.commitment_id where c.${OURS} and r.outcome = 'ASKED' and c.state not in ('PROMISED', 'REOPENED')`,
  'public without its snapshot': `select 1 from publication p where ${OURS} and (snapshot_ordinal <> (select count(*) from publication_snapshot x where x.publication_id = p.id)
    or (state = 'PUBLISHED' and not exists (select 1 from publication_snapshot x where x.publication_id = p.id and x.ordinal = p.snapshot_ordinal)))`,
  'two presses of one kind': `select suggestion_id from press where ${OURS} and state = 'OPEN' group by suggestion_id, kind, organ_id having count(*) > 1`,
};

/** Names of the laws that do not hold. */
export async function broken(on: Bench, suggestions: readonly string[]): Promise<string[]> {
  const names = Object.keys(NEVER);
  const [row] = await on.sql<Record<string, boolean>>(`select ${Object.values(NEVER).map((query, n) => `exists (${query}) as "${n}"`).join(', ')}`, [suggestions]);
  return names.filter((_name, n) => row?.[n]);
}

const DONE = ['EVALUATED', 'UNRETURNED', 'SETTLED'];
const ANSWERED = [...DONE, 'REPLIED', 'DISSATISFIED', 'REHANDLING', 'ESCALATED'];

/** What the handlings say of an assigned suggestion; null where nothing follows from them. */
export function saidByHandlings(stand: Stand, suggestion: string): string | null {
  const states = stand.handling
    .filter((each) => each.suggestion === suggestion && each.kind !== 'CO' && !['RETURNED', 'REPLACED', 'WITHDRAWN'].includes(each.state))
    .map(({ state }) => state);
  if (states.length === 0) return null;
  return states.every((state) => DONE.includes(state)) ? 'CLOSED' : states.every((state) => ANSWERED.includes(state)) ? 'ANSWERED' : 'ASSIGNED';
}
