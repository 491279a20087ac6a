/** What a meeting assigned and what a session brought, for those who read every suggestion; nothing that is confidential. */
import { legalDay } from '@redpine/kit/clock';
import { rowOf } from '@redpine/kit/view/define';
import { raw, render, sql, type Sql, uuid } from '@redpine/kit/view/sql';
import type { Context } from '../context.ts';
import { isCounted } from '../figures/counted.ts';
import type { CompilationFacts, CompiledFacts } from './compilation.letter.ts';
import { office, OFFICES, SESSION_NAME, UNNAMED } from './letter.facts.ts';
import type { MeetingFacts } from './meeting.letter.ts';

/** A volume that a person still opens, and that is written while she waits. */
const MOST = 500;
const MOST_NOTICES = 300;
const MOST_CHARACTERS = 200_000;

/** Alias of the suggestion, wherever it is read here. */
const LEAD = raw(`coalesce(d.name, nullif(s.lead_deputy_text, ''), '${UNNAMED}')`);
const DEMO = raw('coalesce(d.demo, false)');
export const STANDS = raw(`h.state not in ('RETURNED', 'REPLACED', 'WITHDRAWN')`);
/** Given by the meeting and still so: what was withdrawn or came back is on no list of it. */
export const assignedAt = (meeting: Sql): Sql =>
  sql`s.meeting_id = ${meeting} and s.state in ('HANDED_OVER', 'ASSIGNED', 'ANSWERED', 'CLOSED', 'ARCHIVED')`;

export async function meetingFacts(context: Context, id: string): Promise<MeetingFacts> {
  const units = (roles: Sql): Sql => sql`(select coalesce(json_agg(coalesce(o.short_name, o.name, h.unit_text) order by h.position), '[]')
    from handling h left join organ o on o.id = h.organ_id where h.suggestion_id = s.id and ${STANDS} and h.role ${roles})`;
  const { text, values } = render(sql`with s as (select s.*, ${LEAD} as lead, ${DEMO} as demo from suggestion s
      left join deputy d on d.id = s.lead_deputy_id where ${assignedAt(uuid(id))}),
    a as (select s.number, s.title, s.lead, s.assignment_mode as mode, ${units(raw(`<> 'CO'`))} as units, ${units(raw(`= 'CO'`))} as others,
        (select min(due_on)::text from deadline l join handling h on h.id = l.handling_id
          where l.suggestion_id = s.id and l.kind = 'REPLY' and ${STANDS}) as "replyDue"
      from s where not s.confidential order by s.number_key, s.id limit ${MOST})
    select m.name, m.held_on::text as "on", (select coalesce(json_agg(a), '[]') from a) as assigned,
      (select count(*)::int from s where not s.confidential) as total, (select count(*)::int from s where s.confidential) as confidential,
      (select coalesce(bool_or(s.demo), false) from s) as demo
    from assignment_meeting m where m.id = ${uuid(id)}`);
  const [row] = await context.database.query<Omit<MeetingFacts, 'sender'>>(text, values);
  if (!row) throw new Error(`no meeting ${id}`);
  const assigned = row.assigned.map((each) => (each.units.length > 0 ? each : { ...each, units: [OFFICES.GOVERNMENT_OFFICE] }));
  return { ...row, assigned, sender: await office(context, 'DEPUTIES_OFFICE', row.on) };
}

/** The handlings that a meeting gave, in the order of its list; the notices of what is confidential are printed one by one. */
export async function noticesOfMeeting(context: Context, id: string): Promise<{ on: string; total: number; handlings: string[] }> {
  const { text, values } = render(sql`select m.held_on::text as "on", array(select h.id from suggestion s join handling h on h.suggestion_id = s.id
      where ${assignedAt(raw('m.id'))} and not s.confidential and ${STANDS} and h.organ_id is not null
      order by s.number_key, h.position, h.id) as handlings
    from assignment_meeting m where m.id = ${uuid(id)}`);
  const [row] = await context.database.query<{ on: string; handlings: string[] }>(text, values);
  if (!row) throw new Error(`no meeting ${id}`);
  return { on: row.on, total: row.handlings.length, handlings: row.handlings.slice(0, MOST_NOTICES) };
}

export async function compilationFacts(context: Context, id: string): Promise<CompilationFacts> {
  const { text, values } = render(sql`with s as (select s.*, ${LEAD} as lead, ${DEMO} as demo from suggestion s
      left join deputy d on d.id = s.lead_deputy_id where s.congress_session_id = ${uuid(id)} and ${isCounted(rowOf('s'))}),
    c as (select s.number, s.title, s.lead, json_build_object('facts', s.facts, 'proposal', s.proposal) as text,
        array(select n.name from cosigner g join deputy n on n.id = g.deputy_id
          where g.suggestion_id = s.id and g.state = 'CONFIRMED' order by g.position) as cosigners
      from s where not s.confidential order by s.number_key nulls last, s.number, s.id limit ${MOST})
    select (select ${raw(SESSION_NAME)} from congress_session s left join term t on t.id = s.term_id where s.id = n.id) as session,
      (select coalesce(json_agg(c), '[]') from c) as suggestions,
      (select count(*)::int from s where not s.confidential) as total, (select count(*)::int from s where s.confidential) as confidential,
      (select coalesce(bool_or(s.demo), false) from s) as demo
    from congress_session n where n.id = ${uuid(id)}`);
  const [row] = await context.database.query<Omit<CompilationFacts, 'on'>>(text, values);
  if (!row) throw new Error(`no session ${id}`);
  return { ...row, suggestions: withinVolume(row.suggestions), on: legalDay(context.clock()) };
}

/** Texts in order, as long as the volume holds them. */
export function withinVolume(suggestions: readonly CompiledFacts[], most = MOST_CHARACTERS): CompiledFacts[] {
  let left = most;
  return suggestions.map((suggestion) => {
    left -= (suggestion.text?.facts.length ?? 0) + (suggestion.text?.proposal.length ?? 0);
    return left >= 0 ? suggestion : { ...suggestion, text: null };
  });
}
