import type { Act } from '@redpine/kit/act';
import type { Handling } from '../handling/handling.entity.ts';
import type { LegalDeadline } from '../suggestion/suggestion.deadline.ts';
import type { Suggestion } from '../suggestion/suggestion.entity.ts';
import { Deadline } from './deadline.entity.ts';

/** Keeps a deadline as it was counted, with the rule and the days that made it. */
export function setDeadline(
  tx: Act,
  of: { suggestion: Suggestion; handling?: Handling },
  { rule, ...counted }: LegalDeadline,
): Deadline {
  return tx.em.create(Deadline, {
    ...counted,
    suggestion: of.suggestion,
    handling: of.handling ?? null,
    ruleCode: rule,
  });
}

/** The open deadline for assigning is met. */
export async function meetAssignDeadline(tx: Act, suggestion: Suggestion, day: string): Promise<void> {
  const open = await tx.em.find(Deadline, { suggestion, kind: 'ASSIGN', metOn: null, lapsedOn: null });
  for (const deadline of open) deadline.meet(day);
}

/** Whatever anybody still owed falls away with the suggestion, or with its assignment. */
export async function lapseAllDeadlines(tx: Act, suggestion: Suggestion, day: string): Promise<void> {
  const open = await tx.em.find(Deadline, { suggestion, metOn: null, lapsedOn: null });
  for (const deadline of open) deadline.lapse(day);
}

/** What the unit still owed falls away with its handling. */
export async function lapseDeadlines(tx: Act, handling: string, day: string): Promise<void> {
  const open = await tx.em.find(Deadline, { handling, metOn: null, lapsedOn: null });
  for (const deadline of open) deadline.lapse(day);
}

/**
 * The new deadline binds in the place of the earlier one of its kind, which is kept: an extended reply, the window for
 * the next evaluation, the next handling again.
 */
export async function replaceDeadline(
  tx: Act,
  of: { suggestion: Suggestion; handling: Handling },
  deadline: LegalDeadline,
  day: string,
): Promise<void> {
  const earlier = await tx.em.find(Deadline, { handling: of.handling, kind: deadline.kind, superseded: false });
  for (const each of earlier) each.supersede(day);
  // The database holds at most one that binds; new rows are written before changed ones.
  if (earlier.length > 0) await tx.em.flush();
  setDeadline(tx, of, deadline);
}
