import { legalDay } from '@redpine/kit/clock';
import { forbidden } from '@redpine/kit/errors';
import type { Problem } from '@redpine/kit/problem';
import { requireVersion } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import { officeOver } from '../area/area.policy.ts';
import { areaAndAbove } from '../area/area.repository.ts';
import { checkFiles } from '../attachment.ts';
import type { Context } from '../context.ts';
import { Deputy } from '../deputy/deputy.entity.ts';
import { areaExists, handlingOrgans, isId, topicOf } from '../directory.repository.ts';
import type {
  PressingProblemActInput, PressingProblemAssignInput, PressingProblemListInput, PressingProblemReasonInput, PressingProblemRemedyInput, PressingProblemVerifyInput,
} from '../generated/types.ts';
import { perform, stepOf } from '../perform.ts';
import { UNKNOWN } from '../suggestion/content.ts';
import { keepersOf, lockProblem, type ProblemDone, problemStep, tellProblem, unitPosts } from './problem.act.ts';
import { PressingProblem, type Verification } from './problem.entity.ts';
import { mayProblem } from './problem.policy.ts';
import { percentToVerify } from './problem.rules.ts';
import { decideProblem, dueDayFaults, type ProblemFacts, verificationFaults } from './problem.workflow.ts';

const done = (problem: PressingProblem): ProblemDone => ({ __typename: 'PressingProblemActSuccess', pressingProblem: problem.id });

/** 列入清单 */
export function listProblem(context: Context, input: PressingProblemListInput): Promise<ProblemDone | Problem> {
  const description = { action: 'problem.list', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const lies = await areaAndAbove(tx, input.area);
    const facts: ProblemFacts = { state: 'NONE', lies, verifierPerson: null, unit: null };
    if (!mayProblem('LIST', facts, context.actor)) throw forbidden(context.language);
    const fields = new Fields(context.language);
    const subject = fields.text(input.subject, { path: 'subject', min: 2, max: 100, required: true });
    const text = fields.text(input.description, { path: 'description', min: 10, max: 2_000, required: true });
    const topicId = await topicOf(tx, input.topic);
    if (topicId === null) fields.add('topic', 'UNKNOWN_TOPIC', UNKNOWN);
    if (!(await areaExists(tx, input.area))) fields.add('area', 'UNKNOWN_AREA', UNKNOWN);
    const { opinion = null, suggestion = null, verifier = null } = input;
    // What the actor does not see cannot be what it comes from.
    if (opinion !== null && (input.source !== 'OPINION' || !(await context.sees('Opinion', opinion)))) fields.add('opinion', 'UNKNOWN', UNKNOWN);
    if (suggestion !== null && (input.source !== 'SUGGESTION' || !(await context.sees('Suggestion', suggestion)))) fields.add('suggestion', 'UNKNOWN', UNKNOWN);
    const deputy = verifier !== null && isId(verifier) ? await tx.em.findOne(Deputy, { id: verifier, status: 'ACTIVE' }) : null;
    if (verifier !== null && !deputy) fields.add('verifier', 'UNKNOWN_DEPUTY', UNKNOWN);
    fields.done();
    const { to, basis } = stepOf(context, 'LIST', 'NONE', decideProblem('LIST', facts));
    const listed = {
      subject, source: input.source, opinionId: opinion, suggestionId: suggestion, topicId: topicId ?? '', areaId: input.area, verifierId: verifier, listedOn: legalDay(tx.now),
    };
    const problem = tx.em.create(PressingProblem, { ...listed, description: text, state: 'LISTED', files: [], updatedAt: tx.now });
    await tx.em.flush();
    tx.record({ subject: { type: 'PressingProblem', id: problem.id }, after: { state: to, ...listed } });
    await tellProblem(tx, context, { problem, action: 'LIST', step: { basis, post: officeOver(lies, context.actor) } });
    return done(problem);
  });
}

/** 交办, to a unit with a due day. */
export function assignProblem(context: Context, input: PressingProblemAssignInput): Promise<ProblemDone | Problem> {
  const description = { action: 'problem.assign', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockProblem(tx, context, input.problem);
    const { problem, facts } = loaded;
    const step = problemStep(context, 'ASSIGN', loaded);
    const fields = new Fields(context.language);
    const name = (await handlingOrgans(tx, [input.unit])).get(input.unit);
    if (name === undefined) fields.add('unit', 'UNKNOWN_UNIT', UNKNOWN);
    const dueOn = fields.day(input.dueOn, 'dueOn');
    for (const fault of dueDayFaults(dueOn, legalDay(tx.now))) fields.add(fault.path, fault.rule, fault.message);
    fields.done();
    requireVersion(context.language, problem.version, input.version);
    const before = { state: facts.state, organId: problem.organId ?? null, dueOn: problem.dueOn ?? null };
    problem.become(step.to, tx.now);
    Object.assign(problem, { organId: input.unit, dueOn, reason: null });
    tx.record({ subject: { type: 'PressingProblem', id: problem.id }, before, after: { state: step.to, organId: input.unit, dueOn } });
    await tellProblem(tx, context, { problem, action: 'ASSIGN', step, facts: { UNIT: name, DUE_ON: dueOn }, to: unitPosts(input.unit) });
    return done(problem);
  });
}

/** 报送整改, by the unit with its evidence. */
export function remedyProblem(context: Context, input: PressingProblemRemedyInput): Promise<ProblemDone | Problem> {
  const description = { action: 'problem.remedy', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockProblem(tx, context, input.problem);
    const { problem, facts } = loaded;
    const step = problemStep(context, 'REMEDY', loaded);
    const fields = new Fields(context.language);
    const remedy = fields.text(input.remedy, { path: 'remedy', min: 10, max: 2_000, required: true });
    const files = await checkFiles(context, fields, input.files ?? [], { path: 'files', attached: problem.files });
    fields.done();
    requireVersion(context.language, problem.version, input.version);
    const remediedOn = legalDay(tx.now);
    problem.become(step.to, tx.now);
    Object.assign(problem, { remedy, remediedOn, files, reason: null });
    tx.record({ subject: { type: 'PressingProblem', id: problem.id }, before: { state: facts.state }, after: { state: step.to, remediedOn, files: files.length } });
    const to = { posts: keepersOf(facts), persons: facts.verifierPerson === null ? [] : [facts.verifierPerson] };
    await tellProblem(tx, context, { problem, action: 'REMEDY', step, to });
    return done(problem);
  });
}

/** 核验, by the deputy or the community: how many were asked, and how many say that it is solved. */
export function verifyProblem(context: Context, input: PressingProblemVerifyInput): Promise<ProblemDone | Problem> {
  const description = { action: 'problem.verify', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockProblem(tx, context, input.problem);
    const { problem, facts } = loaded;
    const step = problemStep(context, 'VERIFY', loaded);
    const fields = new Fields(context.language);
    const { asked, agreed } = input;
    const on = legalDay(tx.now);
    for (const fault of verificationFaults(input, percentToVerify(context.rules, on))) fields.add(fault.path, fault.rule, fault.message);
    const note = fields.text(input.note, { path: 'note', max: 1_000 }) || null;
    fields.done();
    requireVersion(context.language, problem.version, input.version);
    const verification: Verification = { by: facts.verifierPerson === null ? 'COMMUNITY' : 'DEPUTY', asked, agreed, note, on };
    problem.become(step.to, tx.now);
    problem.verification = verification;
    tx.record({ subject: { type: 'PressingProblem', id: problem.id }, before: { state: facts.state }, after: { state: step.to, by: verification.by, asked, agreed } });
    await tellProblem(tx, context, { problem, action: 'VERIFY', step, facts: { ASKED: asked, CONFIRMED: agreed }, to: { posts: keepersOf(facts) } });
    return done(problem);
  });
}

/** 退回整改, with a reason: what was verified counts no more. */
export function sendBackProblem(context: Context, input: PressingProblemReasonInput): Promise<ProblemDone | Problem> {
  return withReason(context, input, 'SEND_BACK');
}

/** 撤出清单 */
export function dropProblem(context: Context, input: PressingProblemReasonInput): Promise<ProblemDone | Problem> {
  return withReason(context, input, 'DROP');
}

function withReason(context: Context, input: PressingProblemReasonInput, action: 'SEND_BACK' | 'DROP'): Promise<ProblemDone | Problem> {
  const description = { action: action === 'DROP' ? 'problem.drop' : 'problem.sendBack', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockProblem(tx, context, input.problem);
    const { problem, facts } = loaded;
    const step = problemStep(context, action, loaded);
    const fields = new Fields(context.language);
    const reason = fields.text(input.reason, { path: 'reason', min: 5, max: 500, required: true });
    fields.done();
    requireVersion(context.language, problem.version, input.version);
    problem.become(step.to, tx.now);
    Object.assign(problem, { reason, verification: null });
    tx.record({ subject: { type: 'PressingProblem', id: problem.id }, before: { state: facts.state }, after: { state: step.to }, note: reason });
    await tellProblem(tx, context, { problem, action, step, note: reason, ...(facts.unit === null ? {} : { to: unitPosts(facts.unit) }) });
    return done(problem);
  });
}

/** 销号 */
export function closeProblem(context: Context, input: PressingProblemActInput): Promise<ProblemDone | Problem> {
  const description = { action: 'problem.close', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockProblem(tx, context, input.problem);
    const { problem, facts } = loaded;
    const step = problemStep(context, 'CLOSE', loaded);
    requireVersion(context.language, problem.version, input.version);
    problem.become(step.to, tx.now);
    problem.closedOn = legalDay(tx.now);
    tx.record({ subject: { type: 'PressingProblem', id: problem.id }, before: { state: facts.state }, after: { state: step.to, closedOn: problem.closedOn } });
    await tellProblem(tx, context, { problem, action: 'CLOSE', step, ...(facts.unit === null ? {} : { to: unitPosts(facts.unit) }) });
    return done(problem);
  });
}
