import { legalDay } from '@redpine/kit/clock';
import type { Problem } from '@redpine/kit/problem';
import { requireVersion } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import type { Context } from '../context.ts';
import type { CommitmentActInput, CommitmentDueAskInput, CommitmentReasonInput } from '../generated/types.ts';
import { perform } from '../perform.ts';
import { leadPersons, OFFICE } from '../suggestion/suggestion.act.ts';
import { addToTimeline } from '../timeline/timeline.commands.ts';
import type { CommitmentDone } from './commitment.act.ts';
import { announceCommitment, commitmentStep, lockCommitment, requireCommitmentAct, unitPosts } from './commitment.act.ts';
import { CommitmentDueRequest } from './commitment.entity.ts';
import { dueRequestFaults } from './commitment.workflow.ts';

const MOST_REQUESTS = 10;

/** 申请调整期限: the due day stays until the office consents. */
export function askForDueDay(context: Context, input: CommitmentDueAskInput): Promise<CommitmentDone | Problem> {
  const description = { action: 'commitment.dueAsk', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockCommitment(tx, context, input.commitment);
    const { commitment, suggestion, handling, facts } = loaded;
    const post = requireCommitmentAct(context, 'DUE_ASK', loaded);
    const fields = new Fields(context.language);
    const wanted = fields.day(input.dueOn, 'dueOn');
    const reason = fields.text(input.reason, { path: 'reason', min: 5, max: 1_000, required: true });
    if (wanted !== '') {
      const faults = dueRequestFaults(wanted, { dueOn: commitment.dueOn, today: legalDay(tx.now) });
      for (const fault of faults) fields.add(fault.path, fault.rule, fault.message);
    }
    if ((await tx.em.count(CommitmentDueRequest, { commitmentId: commitment.id })) >= MOST_REQUESTS) {
      fields.add('commitment', 'TOO_MANY', { zh: `最多申请 ${MOST_REQUESTS} 次。`, en: `At most ${MOST_REQUESTS} requests.` });
    }
    fields.done();
    requireVersion(context.language, commitment.version, input.version);
    const { to, basis } = commitmentStep(context, 'DUE_ASK', facts);
    const request = { fromOn: commitment.dueOn, toOn: wanted, reason };
    tx.em.create(CommitmentDueRequest, { commitmentId: commitment.id, ...request, askedAt: tx.now, outcome: 'ASKED' });
    commitment.become(to, tx.now);
    addToTimeline(tx, context, { suggestion, handling, action: 'COMMITMENT_DUE_ASK', post, facts: { DUE_ON: commitment.dueOn, UNTIL: wanted }, note: reason, basis });
    tx.record({ subject: { type: 'Commitment', id: commitment.id }, after: { request }, note: reason });
    announceCommitment(tx, loaded, 'COMMITMENT_DUE_ASKED', OFFICE);
    return { __typename: 'CommitmentActSuccess', commitment: commitment.id };
  });
}

/** 同意调整期限. */
export function grantDueDay(context: Context, input: CommitmentActInput): Promise<CommitmentDone | Problem> {
  return decideDueDay(context, input, 'DUE_GRANT');
}

/** 不同意调整期限, with a reason. */
export function refuseDueDay(context: Context, input: CommitmentReasonInput): Promise<CommitmentDone | Problem> {
  return decideDueDay(context, input, 'DUE_REFUSE');
}

function decideDueDay(
  context: Context,
  input: CommitmentActInput & { reason?: string },
  action: 'DUE_GRANT' | 'DUE_REFUSE',
): Promise<CommitmentDone | Problem> {
  const granted = action === 'DUE_GRANT';
  const name = granted ? 'commitment.dueGrant' : 'commitment.dueRefuse';
  return perform(context, { action: name, idempotencyKey: input.idempotencyKey, input }, async (tx) => {
    const loaded = await lockCommitment(tx, context, input.commitment);
    const { commitment, suggestion, handling, facts, asked } = loaded;
    const post = requireCommitmentAct(context, action, loaded);
    const fields = new Fields(context.language);
    const reason = granted ? null : fields.text(input.reason, { path: 'reason', min: 5, max: 1_000, required: true });
    fields.done();
    requireVersion(context.language, commitment.version, input.version);
    const { to, basis } = commitmentStep(context, action, facts);
    if (!asked) throw new Error('the table allows a decision on a request alone');
    const { dueOn } = commitment;
    asked.decide(granted ? 'GRANTED' : 'REFUSED', tx.now, reason);
    if (granted) commitment.dueOn = asked.toOn;
    commitment.become(to, tx.now);
    const changed = granted ? { PREVIOUS_DUE_ON: dueOn, DUE_ON: asked.toOn } : {};
    addToTimeline(tx, context, { suggestion, handling, action: `COMMITMENT_${action}`, post, facts: changed, note: reason, basis });
    tx.record({
      subject: { type: 'Commitment', id: commitment.id },
      before: { dueOn },
      after: { dueOn: commitment.dueOn, asked: asked.toOn, outcome: asked.outcome },
      note: reason ?? asked.reason,
    });
    const to_ = { persons: granted ? leadPersons(loaded) : [], posts: unitPosts(facts.unit) };
    announceCommitment(tx, loaded, granted ? 'COMMITMENT_DUE_GRANTED' : 'COMMITMENT_DUE_REFUSED', to_);
    return { __typename: 'CommitmentActSuccess', commitment: commitment.id };
  });
}
