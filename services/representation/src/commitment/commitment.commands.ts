import { legalDay } from '@redpine/kit/clock';
import type { Problem } from '@redpine/kit/problem';
import { requireVersion } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import { checkFiles } from '../attachment.ts';
import type { Context } from '../context.ts';
import type {
  CommitmentActInput,
  CommitmentReasonInput,
  CommitmentRegisterInput,
  CommitmentReportInput,
} from '../generated/types.ts';
import { Closed, perform, refusal } from '../perform.ts';
import { leadPersons, OFFICE } from '../suggestion/suggestion.act.ts';
import { lockHandling } from '../suggestion/suggestion.repository.ts';
import { addToTimeline } from '../timeline/timeline.commands.ts';
import type { CommitmentDone } from './commitment.act.ts';
import {
  actingPost,
  announceCommitment,
  commitmentStep,
  latestReport,
  lockCommitment,
  requireCommitmentAct,
  unitPosts,
} from './commitment.act.ts';
import { Commitment, CommitmentReport } from './commitment.entity.ts';
import { mayRegister } from './commitment.policy.ts';
import { dueDayFaults, REGISTER_BASIS, registrationRefusal } from './commitment.workflow.ts';

const MOST_REPORTS = 10;

/** 登记 a promise of a sent reply; the day of the promise is the day that the reply was signed. */
export function registerCommitment(context: Context, input: CommitmentRegisterInput): Promise<CommitmentDone | Problem> {
  const description = { action: 'commitment.register', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockHandling(tx, context, input.handling);
    const { handling, suggestion } = loaded;
    const unit = handling.organId ?? null;
    const parties = { unit, role: handling.role };
    if (!mayRegister(parties, context.actor)) throw new Closed({ type: 'Handling', id: handling.id });
    const [known] = await tx.query<{ signed: string | null; registered: number }>(
      `select (select max(signed_on)::text from reply where handling_id = $1) as signed,
              (select count(*)::int from commitment where suggestion_id = $2) as registered`,
      [handling.id, suggestion.id],
    );
    const promisedOn = known?.signed ?? null;
    const fields = new Fields(context.language);
    const text = fields.text(input.text, { path: 'text', min: 5, max: 1_000, required: true });
    const measure = fields.text(input.measure, { path: 'measure', min: 2, max: 500, required: true });
    const dueOn = fields.day(input.dueOn, 'dueOn');
    if (dueOn !== '' && promisedOn !== null) {
      for (const fault of dueDayFaults(dueOn, promisedOn)) fields.add(fault.path, fault.rule, fault.message);
    }
    fields.done();
    const why = registrationRefusal({ ...parties, replied: promisedOn !== null, registered: known?.registered ?? 0 });
    if (why !== null || promisedOn === null) {
      throw refusal(context, 'REGISTER', handling.state, why ?? { code: 'NO_REPLY', reason: { zh: '', en: '' }, legalBasis: null });
    }
    const promise = { text, measure, promisedOn, dueOn, firstDueOn: dueOn };
    const commitment = tx.em.create(Commitment, {
      ...promise,
      suggestionId: suggestion.id,
      handlingId: handling.id,
      registeredAt: tx.now,
      updatedAt: tx.now,
    });
    await tx.em.flush();
    const post = actingPost(context, unit, true) ?? actingPost(context, unit, false);
    addToTimeline(tx, context, { suggestion, handling, action: 'COMMITMENT_REGISTER', post, note: text, basis: REGISTER_BASIS });
    tx.record({ subject: { type: 'Commitment', id: commitment.id }, after: { state: commitment.state, handling: handling.id, ...promise } });
    const to = { persons: leadPersons(loaded), posts: [...unitPosts(unit), ...OFFICE.posts] };
    announceCommitment(tx, { suggestion, commitment }, 'COMMITMENT_REGISTERED', to);
    return { __typename: 'CommitmentActSuccess', commitment: commitment.id };
  });
}

/** 报送落实情况 with evidence. A request for another due day that still waits is moot. */
export function reportCommitment(context: Context, input: CommitmentReportInput): Promise<CommitmentDone | Problem> {
  const description = { action: 'commitment.report', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockCommitment(tx, context, input.commitment);
    const { commitment, suggestion, handling, facts, asked } = loaded;
    const post = requireCommitmentAct(context, 'REPORT', loaded);
    const fields = new Fields(context.language);
    const text = fields.text(input.text, { path: 'text', min: 10, max: 5_000, required: true });
    const files = await checkFiles(context, fields, input.files ?? [], { path: 'files', attached: [] });
    if ((await tx.em.count(CommitmentReport, { commitmentId: commitment.id })) >= MOST_REPORTS) {
      fields.add('commitment', 'TOO_MANY', { zh: `最多报送 ${MOST_REPORTS} 次。`, en: `At most ${MOST_REPORTS} reports.` });
    }
    fields.done();
    requireVersion(context.language, commitment.version, input.version);
    const { to, basis } = commitmentStep(context, 'REPORT', facts);
    const today = legalDay(tx.now);
    const report = { text, files, onDay: today };
    tx.em.create(CommitmentReport, { commitmentId: commitment.id, ...report, outcome: 'PENDING' });
    asked?.decide('LAPSED', tx.now);
    commitment.become(to, tx.now);
    commitment.metOn = today;
    addToTimeline(tx, context, { suggestion, handling, action: 'COMMITMENT_REPORT', post, facts: { COMMITMENT: commitment.text }, basis });
    tx.record({ subject: { type: 'Commitment', id: commitment.id }, before: { state: facts.state }, after: { state: to, report } });
    announceCommitment(tx, loaded, 'COMMITMENT_REPORTED', OFFICE);
    return { __typename: 'CommitmentActSuccess', commitment: commitment.id };
  });
}

/** 核实: it is the deputy's turn to evaluate again. */
export function confirmCommitment(context: Context, input: CommitmentActInput): Promise<CommitmentDone | Problem> {
  const description = { action: 'commitment.confirm', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockCommitment(tx, context, input.commitment);
    const { commitment, suggestion, handling, facts } = loaded;
    const post = requireCommitmentAct(context, 'CONFIRM', loaded);
    requireVersion(context.language, commitment.version, input.version);
    const { to, basis } = commitmentStep(context, 'CONFIRM', facts);
    const report = await latestReport(tx, commitment);
    report.outcome = 'CONFIRMED';
    commitment.become(to, tx.now);
    addToTimeline(tx, context, { suggestion, handling, action: 'COMMITMENT_CONFIRM', post, facts: { COMMITMENT: commitment.text }, basis });
    tx.record({ subject: { type: 'Commitment', id: commitment.id }, before: { state: facts.state }, after: { state: to } });
    announceCommitment(tx, loaded, 'COMMITMENT_FULFILLED', { persons: leadPersons(loaded), posts: unitPosts(facts.unit) });
    return { __typename: 'CommitmentActSuccess', commitment: commitment.id };
  });
}

/** 退回落实: the report does not show that the promise is kept. */
export function sendBackCommitment(context: Context, input: CommitmentReasonInput): Promise<CommitmentDone | Problem> {
  return reopen(context, input, { action: 'SEND_BACK', name: 'commitment.sendBack', kind: 'COMMITMENT_SENT_BACK', outcome: 'SENT_BACK' });
}

/** 未落实, in the lead deputy's word. */
export function reopenCommitment(context: Context, input: CommitmentReasonInput): Promise<CommitmentDone | Problem> {
  return reopen(context, input, { action: 'REOPEN', name: 'commitment.reopen', kind: 'COMMITMENT_REOPENED', outcome: 'NOT_KEPT' });
}

interface Reopening {
  action: 'SEND_BACK' | 'REOPEN';
  name: string;
  kind: string;
  outcome: 'SENT_BACK' | 'NOT_KEPT';
}

function reopen(context: Context, input: CommitmentReasonInput, way: Reopening): Promise<CommitmentDone | Problem> {
  const description = { action: way.name, idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockCommitment(tx, context, input.commitment);
    const { commitment, suggestion, handling, facts } = loaded;
    const post = requireCommitmentAct(context, way.action, loaded);
    const fields = new Fields(context.language);
    const reason = fields.text(input.reason, { path: 'reason', min: 5, max: 1_000, required: true });
    fields.done();
    requireVersion(context.language, commitment.version, input.version);
    const { to, basis } = commitmentStep(context, way.action, facts);
    const report = await latestReport(tx, commitment);
    report.outcome = way.outcome;
    report.reason = reason;
    commitment.become(to, tx.now);
    addToTimeline(tx, context, { suggestion, handling, action: `COMMITMENT_${way.action}`, post, note: reason, basis });
    tx.record({
      subject: { type: 'Commitment', id: commitment.id },
      before: { state: facts.state },
      after: { state: to },
      note: reason,
    });
    const office = way.action === 'REOPEN' ? OFFICE.posts : [];
    announceCommitment(tx, loaded, way.kind, { posts: [...unitPosts(facts.unit), ...office] });
    return { __typename: 'CommitmentActSuccess', commitment: commitment.id };
  });
}
