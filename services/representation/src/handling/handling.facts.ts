/** What the handling's transition table asks for, in one statement: for acts and for the actions that a view lists. */
import { date, raw, sql, type Sql } from '@redpine/kit/view/sql';

/** Columns of the handling and of its suggestion, as SQL. */
export interface HandlingColumns {
  id: Sql;
  role: Sql;
  state: Sql;
  unit: Sql;
  /** Id of the suggestion. */
  suggestion: Sql;
  suggestionState: Sql;
  /** Id of the lead deputy. */
  lead: Sql;
  /** When the unit's part ended. */
  endedAt: Sql;
}

/** `HandlingFacts` as JSON, on that day; `signedOn` and `returnedOn` are left to the acts that bring them. */
export function handlingFacts(of: HandlingColumns, today: string): Sql {
  const due = (kind: string): Sql => sql`(select json_build_object('dueOn', to_char(d.due_on, 'YYYY-MM-DD'),
    'law', d.law, 'article', d.article, 'mark', d.mark)
    from deadline d where d.handling_id = ${of.id} and d.kind = ${kind} and not d.superseded)`;
  const rule = (code: string, field: string): Sql => sql`rule_value(${code}, ${date(today)}) -> ${field}`;
  const text = (code: string, field: string): Sql => sql`rule_value(${code}, ${date(today)}) ->> ${field}`;
  return sql`json_build_object(
    'state', ${of.state}, 'role', ${of.role}, 'unit', ${of.unit},
    'returnDeadline', ${due('RETURN')}, 'evaluateDeadline', ${due('EVALUATE')}, 'replyDeadline', ${due('REPLY')},
    'contactsOn', (select coalesce(json_agg(to_char(c.on_day, 'YYYY-MM-DD')), '[]') from contact c where c.handling_id = ${of.id}),
    'signedOn', null, 'returnedOn', null, 'suggestionState', ${of.suggestionState},
    'assignedSince', ${of.state} = 'RETURNED' and exists (select 1 from handling n where n.suggestion_id = ${of.suggestion}
      and n.replaces_id is null and n.offered_at > ${of.endedAt}),
    'unitInGovernment', coalesce((select o.kind = 'GOVERNMENT' from organ o where o.id = ${of.unit}), false),
    'openExtension', (select json_build_object('askedBy', e.asked_by) from extension e where e.handling_id = ${of.id} and e.state = 'ASKED'),
    'opinionGiven', exists (select 1 from co_opinion o where o.handling_id = ${of.id}),
    'hasDraft', exists (select 1 from reply_draft w where w.handling_id = ${of.id}),
    'check', (select w.check_state from reply_draft w where w.handling_id = ${of.id}),
    'checkRequired', coalesce(${rule('REPLY_DRAFT_CHECK', 'required')} = ${raw(`'true'`)}, false),
    'replies', (select count(*) from reply r where r.handling_id = ${of.id}),
    'category', (select c.code from reply r join reply_category c on c.id = r.category_id where r.handling_id = ${of.id} and not r.superseded),
    'continuedCategories', coalesce(to_json(string_to_array(${text('HANDLING_CONTINUE', 'categories')}, ',')), '[]'),
    'lastResult', (select v.result from reply r join evaluation v on v.handling_id = r.handling_id and v.round = r.round
      where r.handling_id = ${of.id} and not r.superseded),
    'escalateAfter', coalesce((${text('HANDLING_ESCALATE', 'afterReplies')})::int, 2),
    'rehandleAtOnce', coalesce(${rule('HANDLING_REHANDLE_AT_ONCE', 'atOnce')} = ${raw(`'true'`)}, false),
    'leadPerson', (select d.person_id from deputy d where d.id = ${of.lead}),
    'leadStatus', (select d.status from deputy d where d.id = ${of.lead}),
    'today', to_char(${date(today)}, 'YYYY-MM-DD'))`;
}
