import type { Act } from '@redpine/kit/act';
import type { ActorPost } from '@redpine/kit/actor';
import { legalDay } from '@redpine/kit/clock';
import { notFound } from '@redpine/kit/errors';
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Recipients } from '@redpine/kit/transaction';
import type { Context } from '../context.ts';
import type { Deputy } from '../deputy/deputy.entity.ts';
import { keeperOf } from '../deputy/deputy.policy.ts';
import { deputyWithParties } from '../deputy/deputy.repository.ts';
import { isId } from '../directory.repository.ts';
import { addToHistory } from '../history/history.commands.ts';
import { Closed, stepOf } from '../perform.ts';
import { DeputyLeave } from './leave.entity.ts';
import { mayLeave } from './leave.policy.ts';
import { decideLeave, type LeaveAction, type LeaveFacts } from './leave.workflow.ts';

export interface LeaveDone {
  __typename: 'DeputyLeaveActSuccess';
  deputyLeave: string;
}

/** A leave with all that its transition table asks for; it is locked. */
export interface LoadedLeave {
  leave: DeputyLeave;
  deputy: Deputy;
  facts: LeaveFacts;
}

export async function lockLeave(tx: Act, context: Context, id: string): Promise<LoadedLeave> {
  if (isId(id)) await tx.query('select 1 from deputy_leave where id = $1 for update', [id]);
  const leave = isId(id) ? await tx.em.findOne(DeputyLeave, { id }) : null;
  const found = leave && (await deputyWithParties(tx, leave.deputyId));
  if (!leave || !found) throw notFound(context.language);
  const { deputy, parties } = found;
  return { leave, deputy, facts: { ...parties, state: leave.state, status: deputy.status, from: leave.fromOn, today: legalDay(tx.now) } };
}

interface Step {
  to: LeaveFacts['state'] | 'GONE';
  basis: LegalBasis | null;
  /** None where the deputy acts herself. */
  post: ActorPost | undefined;
}

/** The act's step: throws `Closed` where the actor's part does not allow it, `Refused` with the table's reason where it is not possible now. */
export function leaveStep(context: Context, action: LeaveAction, { leave, facts }: LoadedLeave): Step {
  if (!mayLeave(action, facts, context.actor)) throw new Closed({ type: 'DeputyLeave', id: leave.id });
  return { ...stepOf(context, action, facts.state, decideLeave(action, facts)), post: keeperOf(facts, context.actor) };
}

/** Puts the act on record, and tells those whom it concerns. Why she is away stays in the record. */
export async function tellLeave(
  tx: Act,
  context: Context,
  { leave, deputy, action, step, to }: { leave: DeputyLeave; deputy: Deputy; action: LeaveAction; step: Pick<Step, 'basis' | 'post'>; to: Recipients },
): Promise<void> {
  const path = `/representation/leaves/${leave.id}`;
  const subject = `${deputy.name} ${leave.fromOn}–${leave.untilOn}`;
  await addToHistory(tx, context, { of: { type: 'DeputyLeave', id: leave.id }, action, post: step.post, basis: step.basis, told: { subject, path } });
  tx.notify({ to, kind: `LEAVE_${action}`, subject, path });
  tx.changed('DeputyLeave', leave.id);
  tx.changed('Deputy', deputy.id);
}
