import type { Problem } from '@redpine/kit/problem';
import { requireVersion } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import type { Context } from '../context.ts';
import { tellImplementation } from '../duty/duty.suggestion.ts';
import type { CommitmentActInput, CommitmentEvaluateInput } from '../generated/types.ts';
import { evaluationFaults } from '../handling/handling.workflow.ts';
import { perform } from '../perform.ts';
import { leadPersons, OFFICE } from '../suggestion/suggestion.act.ts';
import { addToTimeline } from '../timeline/timeline.commands.ts';
import type { CommitmentDone } from './commitment.act.ts';
import { announceCommitment, commitmentStep, lockCommitment, requireCommitmentAct, unitPosts } from './commitment.act.ts';
import { CommitmentEvaluation } from './commitment.entity.ts';

/** 再次评价 on two axes, once, when the promise is kept. */
export function evaluateCommitment(context: Context, input: CommitmentEvaluateInput): Promise<CommitmentDone | Problem> {
  const description = { action: 'commitment.evaluate', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockCommitment(tx, context, input.commitment);
    const { commitment, suggestion, handling, facts } = loaded;
    requireCommitmentAct(context, 'EVALUATE', loaded);
    const fields = new Fields(context.language);
    const comment = fields.text(input.comment, { path: 'comment', max: 1_000 }) || null;
    const { attitude, result } = input;
    if (!fields.problems.some(({ path }) => path === 'comment')) {
      const faults = evaluationFaults({ attitude, result, comment });
      for (const fault of faults) fields.add(fault.path, fault.rule, fault.message);
    }
    fields.done();
    requireVersion(context.language, commitment.version, input.version);
    const { to, basis } = commitmentStep(context, 'EVALUATE', facts);
    tx.em.create(CommitmentEvaluation, { commitmentId: commitment.id, attitude, result, comment, at: tx.now });
    commitment.become(to, tx.now);
    addToTimeline(tx, context, { suggestion, handling, action: 'COMMITMENT_EVALUATE', facts: { COMMITMENT: commitment.text }, basis });
    tx.record({
      subject: { type: 'Commitment', id: commitment.id },
      before: { state: facts.state },
      after: { state: to, attitude, result, comment },
    });
    announceCommitment(tx, loaded, 'COMMITMENT_EVALUATED', { posts: [...unitPosts(facts.unit), ...OFFICE.posts] });
    return { __typename: 'CommitmentActSuccess', commitment: commitment.id };
  });
}

/** 销号. */
export function closeCommitment(context: Context, input: CommitmentActInput): Promise<CommitmentDone | Problem> {
  const description = { action: 'commitment.close', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockCommitment(tx, context, input.commitment);
    const { commitment, suggestion, handling, facts } = loaded;
    const post = requireCommitmentAct(context, 'CLOSE', loaded);
    requireVersion(context.language, commitment.version, input.version);
    const { to, basis } = commitmentStep(context, 'CLOSE', facts);
    commitment.become(to, tx.now);
    tellImplementation(tx, suggestion);
    addToTimeline(tx, context, { suggestion, handling, action: 'COMMITMENT_CLOSE', post, facts: { COMMITMENT: commitment.text }, basis });
    tx.record({ subject: { type: 'Commitment', id: commitment.id }, before: { state: facts.state }, after: { state: to } });
    announceCommitment(tx, loaded, 'COMMITMENT_CLOSED', { persons: leadPersons(loaded), posts: unitPosts(facts.unit) });
    return { __typename: 'CommitmentActSuccess', commitment: commitment.id };
  });
}
