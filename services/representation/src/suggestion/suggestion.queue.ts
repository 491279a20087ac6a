/** 待办 — What waits for the viewer. */
import { type Actor, holds } from '@redpine/kit/actor';
import { legalDay } from '@redpine/kit/clock';
import type { Row, ViewContext } from '@redpine/kit/view/define';
import { and, date, or, raw, sql, type Sql, uuid, uuids } from '@redpine/kit/view/sql';
import type { WorkQueueCode } from '../generated/types.ts';
import { isPublishable } from '../publication/publishable.ts';
import { FULL_READERS } from './suggestion.policy.ts';
import { isLead, parts, suggestionRow, unitsOf } from './suggestion.visibility.ts';

export const SUGGESTION_QUEUES = [
  'OVERDUE', 'TO_REVIEW', 'TO_ASSIGN', 'TO_REHANDLE', 'TO_SETTLE', 'TO_DECIDE_EXTENSION', 'TO_REASSIGN', 'TO_CHECK_DRAFT',
  'TO_ACCEPT', 'TO_CONTACT', 'TO_REPLY', 'TO_GIVE_OPINION', 'TO_EVALUATE', 'TO_PROPOSE', 'TO_COSIGN', 'TO_REVISE', 'MY_DRAFTS',
  'TO_ARCHIVE',
] as const satisfies readonly WorkQueueCode[];
export type SuggestionQueue = (typeof SUGGESTION_QUEUES)[number];

/** Whether the queue is one of the viewer's at all, whatever is in it. */
export function hasQueue(queue: SuggestionQueue, actor: Actor, hasSeat: boolean): boolean {
  switch (queue) {
    case 'OVERDUE':
      return FULL_READERS.some((kind) => holds(actor, kind));
    case 'TO_REVIEW':
      return holds(actor, 'DEPUTIES_OFFICE') || holds(actor, 'SESSION_OFFICE');
    case 'TO_ASSIGN':
      return holds(actor, 'DEPUTIES_OFFICE') || holds(actor, 'GOVERNMENT_OFFICE');
    case 'TO_ACCEPT':
    case 'TO_CONTACT':
    case 'TO_REPLY':
    case 'TO_GIVE_OPINION':
      return unitsOf(actor).length > 0;
    case 'TO_REHANDLE':
    case 'TO_DECIDE_EXTENSION':
    case 'TO_REASSIGN':
    case 'TO_SETTLE':
    case 'TO_PROPOSE':
    case 'TO_ARCHIVE':
      return holds(actor, 'DEPUTIES_OFFICE');
    case 'TO_CHECK_DRAFT':
      return holds(actor, 'GOVERNMENT_OFFICE');
    case 'TO_EVALUATE':
    case 'TO_COSIGN':
    case 'TO_REVISE':
    case 'MY_DRAFTS':
      return hasSeat;
  }
}

/** The suggestion waits for the viewer in this queue. */
export function waitsInQueue(queue: SuggestionQueue, suggestion: Row, context: ViewContext): Sql {
  const { actor } = context;
  const id = suggestion('id');
  const inState = (state: string): Sql => sql`${suggestion('state')} = ${state}`;
  const lead = isLead(actor, suggestionRow(suggestion));
  const handled = (condition: Sql): Sql =>
    sql`exists (select 1 from handling h where h.suggestion_id = ${id} and ${condition})`;
  const ofUnit = sql`h.organ_id = any(${uuids(unitsOf(actor))})`;
  switch (queue) {
    case 'MY_DRAFTS':
      return and([inState('DRAFT'), lead]);
    case 'TO_REVISE':
      return and([inState('RETURNED'), lead]);
    case 'TO_COSIGN':
      return sql`(${suggestion('state')} in ('DRAFT', 'RETURNED') and exists (select 1 from cosigner c
        join deputy d on d.id = c.deputy_id where c.suggestion_id = ${id} and c.state = 'INVITED' and d.person_id = ${uuid(actor.person)}))`;
    case 'TO_EVALUATE':
      return and([lead, handled(sql`h.state = 'REPLIED'`)]);
    case 'TO_REVIEW':
      return and([inState('SUBMITTED'), reviewable(actor, suggestion)]);
    case 'TO_ASSIGN':
      return or([
        ...(holds(actor, 'DEPUTIES_OFFICE') ? [inState('ACCEPTED')] : []),
        ...(holds(actor, 'GOVERNMENT_OFFICE') ? [inState('HANDED_OVER')] : []),
      ]);
    case 'TO_ARCHIVE':
      return and([inState('CLOSED'), sql`${holds(actor, 'DEPUTIES_OFFICE')}`]);
    case 'TO_ACCEPT':
      return handled(sql`h.state = 'OFFERED' and ${ofUnit}`);
    case 'TO_CONTACT':
      return handled(sql`h.state = 'IN_HAND' and h.role <> 'CO' and ${ofUnit}
        and not exists (select 1 from contact c where c.handling_id = h.id)`);
    case 'TO_REPLY':
      return handled(sql`h.state in ('IN_HAND', 'REHANDLING') and h.role <> 'CO' and ${ofUnit}`);
    case 'TO_GIVE_OPINION':
      return handled(sql`h.state = 'IN_HAND' and h.role = 'CO' and ${ofUnit}
        and not exists (select 1 from co_opinion o where o.handling_id = h.id)`);
    case 'TO_REHANDLE':
      return handled(raw(`h.state = 'DISSATISFIED'`));
    case 'TO_SETTLE':
      return handled(raw(`h.state = 'ESCALATED'`));
    case 'TO_PROPOSE':
      return and([sql`${suggestion('state')} in ('CLOSED', 'ARCHIVED')`, isPublishable(suggestion)]);
    case 'TO_DECIDE_EXTENSION':
      return handled(raw(`exists (select 1 from extension e where e.handling_id = h.id and e.state = 'ASKED')`));
    case 'TO_REASSIGN':
      return and([
        sql`${suggestion('state')} in ('ASSIGNED', 'ANSWERED')`,
        // What was assigned anew since then needs no other unit.
        handled(raw(`h.state = 'RETURNED' and not exists (select 1 from handling n where n.suggestion_id = h.suggestion_id
          and n.replaces_id is null and n.offered_at > h.ended_at)`)),
      ]);
    case 'TO_CHECK_DRAFT':
      return handled(raw(`exists (select 1 from reply_draft w where w.handling_id = h.id and w.check_state = 'SUBMITTED')`));
    case 'OVERDUE':
      return and([
        parts(actor, suggestionRow(suggestion)).units,
        or([
          overdueWith(suggestion, context, 'REPLY', raw('true')),
          overdueWith(suggestion, context, 'REHANDLE', raw('true')),
        ]),
      ]);
  }
}

function reviewable(actor: Actor, suggestion: Row): Sql {
  if (holds(actor, 'DEPUTIES_OFFICE')) return raw('true');
  return holds(actor, 'SESSION_OFFICE') ? sql`${suggestion('origin')} <> 'BETWEEN_SESSIONS'` : raw('false');
}

/** What waits in the queue is past its day. */
export function overdueInQueue(queue: SuggestionQueue, suggestion: Row, context: ViewContext): Sql {
  const units = uuids(unitsOf(context.actor));
  const ofUnit = sql`d.handling_id in (select h.id from handling h where h.organ_id = any(${units}))`;
  switch (queue) {
    case 'MY_DRAFTS':
    case 'TO_REVISE':
    case 'TO_COSIGN':
    case 'TO_REVIEW':
    case 'TO_REHANDLE':
    case 'TO_SETTLE':
    case 'TO_DECIDE_EXTENSION':
    case 'TO_REASSIGN':
    case 'TO_CHECK_DRAFT':
    case 'TO_PROPOSE':
    case 'TO_ARCHIVE':
      // No rule sets a day for these.
      return raw('false');
    case 'TO_EVALUATE':
      return overdueWith(suggestion, context, 'EVALUATE', raw('true'));
    case 'TO_ASSIGN':
      return overdueWith(suggestion, context, 'ASSIGN', raw('true'));
    case 'TO_ACCEPT':
      return overdueWith(suggestion, context, 'RETURN', ofUnit);
    case 'TO_CONTACT':
      return overdueWith(suggestion, context, 'FIRST_CONTACT', ofUnit);
    case 'TO_REPLY':
      return or([overdueWith(suggestion, context, 'REPLY', ofUnit), overdueWith(suggestion, context, 'REHANDLE', ofUnit)]);
    case 'TO_GIVE_OPINION':
      return overdueWith(suggestion, context, 'CO_OPINION', ofUnit);
    case 'OVERDUE':
      return raw('true');
  }
}

function overdueWith(suggestion: Row, context: ViewContext, kind: string, condition: Sql): Sql {
  return sql`exists (select 1 from deadline d where d.suggestion_id = ${suggestion('id')} and d.kind = ${kind}
    and d.met_on is null and d.lapsed_on is null and d.due_on < ${date(legalDay(context.clock()))} and ${condition})`;
}
