import type { Act } from '@redpine/kit/act';
import type { ActorPost } from '@redpine/kit/actor';
import { notFound } from '@redpine/kit/errors';
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Recipients } from '@redpine/kit/transaction';
import { officeOver } from '../area/area.policy.ts';
import { areaAndAbove } from '../area/area.repository.ts';
import type { Context } from '../context.ts';
import { Deputy } from '../deputy/deputy.entity.ts';
import { isId } from '../directory.repository.ts';
import { addToHistory } from '../history/history.commands.ts';
import type { Facts } from '../history/history.facts.ts';
import { Closed, stepOf } from '../perform.ts';
import { PressingProblem } from './problem.entity.ts';
import { mayProblem } from './problem.policy.ts';
import type { ProblemAction, ProblemFacts } from './problem.workflow.ts';
import { decideProblem } from './problem.workflow.ts';

export interface ProblemDone {
  __typename: 'PressingProblemActSuccess';
  pressingProblem: string;
}

/** A problem with all that its transition table asks for; it is locked. */
export interface LoadedProblem {
  problem: PressingProblem;
  facts: ProblemFacts;
}

export async function lockProblem(tx: Act, context: Context, id: string): Promise<LoadedProblem> {
  if (isId(id)) await tx.query('select 1 from pressing_problem where id = $1 for update', [id]);
  const problem = isId(id) ? await tx.em.findOne(PressingProblem, { id }) : null;
  if (!problem) throw notFound(context.language);
  const { verifierId = null } = problem;
  const verifier = verifierId === null ? null : await tx.em.findOneOrFail(Deputy, { id: verifierId });
  const facts: ProblemFacts = {
    state: problem.state, lies: await areaAndAbove(tx, problem.areaId), verifierPerson: verifier?.personId ?? null, unit: problem.organId ?? null,
  };
  return { problem, facts };
}

export interface Step {
  to: ProblemFacts['state'] | 'GONE';
  basis: LegalBasis | null;
  /** None where a deputy acts. */
  post: ActorPost | undefined;
}

/**
 * The act's step, with what may be shown of it: throws `Closed` where the actor's part does not allow the action, `Refused`
 * with the table's reason where it is not possible in this state.
 */
export function problemStep(context: Context, action: ProblemAction, { problem, facts }: LoadedProblem): Step {
  const { actor } = context;
  if (!mayProblem(action, facts, actor)) throw new Closed({ type: 'PressingProblem', id: problem.id });
  const own = facts.unit === null ? undefined : actor.posts.find(({ organ }) => organ === facts.unit);
  return { ...stepOf(context, action, facts.state, decideProblem(action, facts)), post: own ?? officeOver(facts.lies, actor) };
}

/** Puts the act on record, and tells those whom it concerns and every browser that shows the problem. */
export async function tellProblem(
  tx: Act,
  context: Context,
  { problem, action, step, facts, note, to }: { problem: PressingProblem; action: ProblemAction; step: Pick<Step, 'basis' | 'post'>; facts?: Facts; note?: string; to?: Recipients },
): Promise<void> {
  const path = `/representation/problems/${problem.id}`;
  const { basis, post } = step;
  await addToHistory(tx, context, { of: { type: 'PressingProblem', id: problem.id }, action, post, facts, note: note ?? null, basis, told: { subject: problem.subject, path } });
  if (to) tx.notify({ to, kind: `PROBLEM_${action}`, subject: problem.subject, path });
  tx.changed('PressingProblem', problem.id);
}

/** Both posts of the unit. */
export const unitPosts = (unit: string): Recipients => ({ posts: [{ kind: 'UNIT_CLERK', organ: unit }, { kind: 'UNIT_HEAD', organ: unit }] });

/** 代工委, and whoever keeps the area. */
export function keepersOf({ lies }: Pick<ProblemFacts, 'lies'>): NonNullable<Recipients['posts']> {
  return [{ kind: 'DEPUTIES_OFFICE' }, ...lies.flatMap((area) => [{ kind: 'SUBDISTRICT_OFFICE', area }, { kind: 'TOWN_PRESIDIUM', area }])];
}
