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

/** What the unit still owed falls away with its handling. */
export async function lapseDeadlines(tx: Act, handling: string, day: string): Promise<void> {
  const open = await tx.em.find(Deadline, { handling, metOn: null, lapsedOn: null });
  for (const deadline of open) deadline.lapse(day);
}
