/** 待办 — The commitments that wait for the viewer. */
import { type Actor, holds } from '@redpine/kit/actor';
import type { Row, ViewContext } from '@redpine/kit/view/define';
import { raw, sql, type Sql, uuid, uuids } from '@redpine/kit/view/sql';
import type { WorkQueueCode } from '../generated/types.ts';
import { unitsOf } from '../suggestion/suggestion.visibility.ts';
import { isOpen, isOverdueNow } from './commitment.rows.ts';

export const COMMITMENT_QUEUES = [
  'COMMITMENTS_TO_KEEP', 'COMMITMENTS_TO_DECIDE', 'COMMITMENTS_OVERDUE', 'COMMITMENTS_PRESSED', 'COMMITMENTS_TO_EVALUATE',
] as const satisfies readonly WorkQueueCode[];
export type CommitmentQueue = (typeof COMMITMENT_QUEUES)[number];

/** Whether the queue is one of the viewer's at all, whatever is in it. */
export function hasCommitmentQueue(queue: CommitmentQueue, actor: Actor, hasSeat: boolean): boolean {
  switch (queue) {
    case 'COMMITMENTS_TO_KEEP':
      return unitsOf(actor).length > 0;
    case 'COMMITMENTS_TO_DECIDE':
    case 'COMMITMENTS_OVERDUE':
      return holds(actor, 'DEPUTIES_OFFICE');
    case 'COMMITMENTS_PRESSED':
      return holds(actor, 'DEPUTIES_OFFICE') || unitsOf(actor).length > 0;
    case 'COMMITMENTS_TO_EVALUATE':
      return hasSeat;
  }
}

/** The commitment waits for the viewer in this queue. */
export function waitsInCommitmentQueue(queue: CommitmentQueue, commitment: Row, context: ViewContext): Sql {
  const { actor } = context;
  const ofUnit = sql`${commitment('handling_unit')} = any(${uuids(unitsOf(actor))})`;
  const leadIs = (condition: Sql): Sql =>
    sql`exists (select 1 from deputy d where d.id = ${commitment('suggestion_lead')} and ${condition})`;
  switch (queue) {
    case 'COMMITMENTS_TO_KEEP':
      return sql`(${commitment('state')} in ('PROMISED', 'REOPENED') and ${ofUnit})`;
    case 'COMMITMENTS_TO_DECIDE':
      // What the lead can still evaluate waits for her first; nobody decides on what her own unit reports.
      return sql`(not coalesce(${ofUnit}, false) and (${commitment('state')} in ('REPORTED', 'EVALUATED_AGAIN')
        or (${commitment('state')} = 'FULFILLED' and not ${leadIs(raw(`d.status = 'ACTIVE'`))})
        or exists (select 1 from commitment_due_request r where r.commitment_id = ${commitment('id')} and r.outcome = 'ASKED')))`;
    case 'COMMITMENTS_OVERDUE':
      return isOverdueNow(commitment, context);
    case 'COMMITMENTS_PRESSED':
      return sql`(${isOpen(commitment)} and exists (select 1 from commitment_press p where p.commitment_id = ${commitment('id')})
        and (${holds(actor, 'DEPUTIES_OFFICE')} or ${ofUnit}))`;
    case 'COMMITMENTS_TO_EVALUATE':
      return sql`(${commitment('state')} = 'FULFILLED' and ${leadIs(sql`d.person_id = ${uuid(actor.person)} and d.status = 'ACTIVE'`)})`;
  }
}
