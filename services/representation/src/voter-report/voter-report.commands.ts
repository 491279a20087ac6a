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
import { areaExists, isId } from '../directory.repository.ts';
import { recordDuty, retractDuty } from '../duty/duty.record.ts';
import type {
  VoterReportAppraiseInput, VoterReportFeedbackInput, VoterReportHoldInput, VoterReportReasonInput, VoterReportRescheduleInput, VoterReportScheduleInput,
} from '../generated/types.ts';
import { perform, stepOf } from '../perform.ts';
import type { LoadedReport, VoterReportDone } from './voter-report.act.ts';
import { isAppraisalRequired, lockVoterReport, subjectOf, tellVoterReport, voterReportStep } from './voter-report.act.ts';
import { VoterReport } from './voter-report.entity.ts';
import { mayVoterReport } from './voter-report.policy.ts';
import { appraisalFaults, decideVoterReport, heldDayFaults, type VoterReportFacts } from './voter-report.workflow.ts';

const PLACE = { path: 'place', min: 2, max: 100, required: true } as const;
const MOST_VOTERS = 100_000;
const MOST_QUESTIONS = 50;
const OFFICE = { posts: [{ kind: 'DEPUTIES_OFFICE' }] };
const done = (report: VoterReport): VoterReportDone => ({ __typename: 'VoterReportActSuccess', voterReport: report.id });
const ofDeputy = ({ deputy }: LoadedReport) => ({ persons: [deputy.personId] });

/** 安排述职 */
export function scheduleVoterReport(context: Context, input: VoterReportScheduleInput): Promise<VoterReportDone | Problem> {
  const description = { action: 'voterReport.schedule', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const lies = await areaAndAbove(tx, input.area);
    const deputy = isId(input.deputy) ? await tx.em.findOne(Deputy, { id: input.deputy }) : null;
    const appraisalRequired = isAppraisalRequired(context, legalDay(tx.now));
    const facts: VoterReportFacts = { state: 'NONE', lies, deputyPerson: deputy?.personId ?? null, deputyStatus: deputy?.status ?? null, appraisalRequired, published: false };
    if (!mayVoterReport('SCHEDULE', facts, context.actor)) throw forbidden(context.language);
    const fields = new Fields(context.language);
    const place = fields.text(input.place, PLACE);
    const plannedOn = fields.day(input.plannedOn, 'plannedOn');
    if (!(await areaExists(tx, input.area))) fields.add('area', 'UNKNOWN_AREA', { zh: '没有这个区域。', en: 'There is no such area.' });
    if (!deputy) fields.add('deputy', 'UNKNOWN_DEPUTY', { zh: '没有这位代表。', en: 'There is no such deputy.' });
    fields.done();
    if (!deputy) throw new Error('an unknown deputy is a problem of the field');
    const { to, basis } = stepOf(context, 'SCHEDULE', 'NONE', decideVoterReport('SCHEDULE', facts));
    const plan = { deputyId: deputy.id, areaId: input.area, place, plannedOn };
    const report = tx.em.create(VoterReport, { ...plan, state: 'SCHEDULED', questions: [], files: [], scheduledAt: tx.now, updatedAt: tx.now });
    await tx.em.flush();
    tx.record({ subject: { type: 'VoterReport', id: report.id }, after: { state: to, ...plan } });
    const step = { basis, post: officeOver(lies, context.actor) };
    await tellVoterReport(tx, context, { report, deputy, action: 'SCHEDULE', step, facts: { PLANNED_ON: plannedOn, PLACE: place }, to: { persons: [deputy.personId] } });
    return done(report);
  });
}

/** 调整安排 */
export function rescheduleVoterReport(context: Context, input: VoterReportRescheduleInput): Promise<VoterReportDone | Problem> {
  const description = { action: 'voterReport.reschedule', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockVoterReport(tx, context, input.voterReport);
    const { report } = loaded;
    const step = voterReportStep(context, 'RESCHEDULE', loaded);
    const fields = new Fields(context.language);
    const plannedOn = fields.day(input.plannedOn, 'plannedOn');
    const place = fields.text(input.place, PLACE);
    fields.done();
    requireVersion(context.language, report.version, input.version);
    const before = { plannedOn: report.plannedOn, place: report.place };
    Object.assign(report, { plannedOn, place, updatedAt: tx.now });
    tx.record({ subject: { type: 'VoterReport', id: report.id }, before, after: { plannedOn, place } });
    await tellVoterReport(tx, context, { report, deputy: loaded.deputy, action: 'RESCHEDULE', step, facts: { PLANNED_ON: plannedOn, PLACE: place }, to: ofDeputy(loaded) });
    return done(report);
  });
}

/** 登记述职, by the deputy or for her: voters present, the report, their questions and her answers. */
export function holdVoterReport(context: Context, input: VoterReportHoldInput): Promise<VoterReportDone | Problem> {
  const description = { action: 'voterReport.hold', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockVoterReport(tx, context, input.voterReport);
    const { report, facts } = loaded;
    const step = voterReportStep(context, 'HOLD', loaded);
    const fields = new Fields(context.language);
    const heldOn = fields.day(input.heldOn, 'heldOn');
    for (const fault of heldDayFaults(heldOn, legalDay(tx.now))) fields.add(fault.path, fault.rule, fault.message);
    const text = fields.text(input.report, { path: 'report', min: 20, max: 10_000, required: true });
    if (input.questions.length > MOST_QUESTIONS) fields.add('questions', 'TOO_MANY', { zh: `最多 ${MOST_QUESTIONS} 个问题。`, en: `At most ${MOST_QUESTIONS} questions.` });
    const questions = input.questions.slice(0, MOST_QUESTIONS).map(({ question, answer }, n) => ({
      question: fields.text(question, { path: `questions.${n}.question`, min: 2, max: 500, required: true }),
      answer: fields.text(answer, { path: `questions.${n}.answer`, min: 2, max: 1_000, required: true }),
    }));
    const { voters } = input;
    if (voters < 1 || voters > MOST_VOTERS) fields.add('voters', 'OUT_OF_RANGE', { zh: '到会选民为 1–100000 人。', en: 'Voters are 1–100,000.' });
    const files = await checkFiles(context, fields, input.files ?? [], { path: 'files', attached: report.files });
    fields.done();
    requireVersion(context.language, report.version, input.version);
    report.become(step.to, tx.now);
    Object.assign(report, { heldOn, voters, report: text, questions, files, returnReason: null });
    tx.record({ subject: { type: 'VoterReport', id: report.id }, before: { state: facts.state }, after: { state: step.to, heldOn, voters, questions: questions.length } });
    await recordDuty(tx, { ...dutyOf(loaded), verified: false });
    await tellVoterReport(tx, context, { report, deputy: loaded.deputy, action: 'HOLD', step, facts: { HELD_ON: heldOn, VOTERS: voters }, to: OFFICE });
    return done(report);
  });
}

/** 登记评议: the votes of those present by level; the office thereby confirms the report for the duty record. */
export function appraiseVoterReport(context: Context, input: VoterReportAppraiseInput): Promise<VoterReportDone | Problem> {
  const description = { action: 'voterReport.appraise', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockVoterReport(tx, context, input.voterReport);
    const { report, facts } = loaded;
    const step = voterReportStep(context, 'APPRAISE', loaded);
    const fields = new Fields(context.language);
    const { good, basically, poor } = input;
    for (const fault of appraisalFaults(input, report.voters ?? 0)) fields.add(fault.path, fault.rule, fault.message);
    const comment = fields.text(input.comment, { path: 'comment', max: 1_000 }) || null;
    fields.done();
    requireVersion(context.language, report.version, input.version);
    report.become(step.to, tx.now);
    report.appraisal = { good, basically, poor, comment };
    tx.record({ subject: { type: 'VoterReport', id: report.id }, before: { state: facts.state }, after: { state: step.to, good, basically, poor } });
    await recordDuty(tx, { ...dutyOf(loaded), verified: true });
    await tellVoterReport(tx, context, { report, deputy: loaded.deputy, action: 'APPRAISE', step, facts: { GOOD: good, BASICALLY_GOOD: basically, POOR: poor }, to: ofDeputy(loaded) });
    return done(report);
  });
}

/** 反馈代表: what voters ask of her and what follows. */
export function giveFeedback(context: Context, input: VoterReportFeedbackInput): Promise<VoterReportDone | Problem> {
  const description = { action: 'voterReport.feedback', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockVoterReport(tx, context, input.voterReport);
    const { report, facts } = loaded;
    const step = voterReportStep(context, 'FEEDBACK', loaded);
    const fields = new Fields(context.language);
    const feedback = fields.text(input.feedback, { path: 'feedback', min: 5, max: 2_000, required: true });
    fields.done();
    requireVersion(context.language, report.version, input.version);
    report.become(step.to, tx.now);
    report.feedback = feedback;
    tx.record({ subject: { type: 'VoterReport', id: report.id }, before: { state: facts.state }, after: { state: step.to, feedback } });
    await recordDuty(tx, { ...dutyOf(loaded), verified: true });
    await tellVoterReport(tx, context, { report, deputy: loaded.deputy, action: 'FEEDBACK', step, note: feedback, to: ofDeputy(loaded) });
    return done(report);
  });
}

/** 退回补充: what was told of it is taken back until it is recorded anew. */
export function sendBackVoterReport(context: Context, input: VoterReportReasonInput): Promise<VoterReportDone | Problem> {
  return end(context, input, { action: 'SEND_BACK', name: 'voterReport.sendBack', reason: 'returnReason' });
}

/** 取消述职 */
export function cancelVoterReport(context: Context, input: VoterReportReasonInput): Promise<VoterReportDone | Problem> {
  return end(context, input, { action: 'CANCEL', name: 'voterReport.cancel', reason: 'cancelReason' });
}

function end(
  context: Context,
  input: VoterReportReasonInput,
  way: { action: 'SEND_BACK' | 'CANCEL'; name: string; reason: 'returnReason' | 'cancelReason' },
): Promise<VoterReportDone | Problem> {
  const description = { action: way.name, idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockVoterReport(tx, context, input.voterReport);
    const { report, facts } = loaded;
    const step = voterReportStep(context, way.action, loaded);
    const fields = new Fields(context.language);
    const reason = fields.text(input.reason, { path: 'reason', min: 5, max: 1_000, required: true });
    fields.done();
    requireVersion(context.language, report.version, input.version);
    report.become(step.to, tx.now);
    report[way.reason] = reason;
    tx.record({ subject: { type: 'VoterReport', id: report.id }, before: { state: facts.state }, after: { state: step.to }, note: reason });
    if (way.action === 'SEND_BACK') await retractDuty(tx, { ...dutyOf(loaded), reason: reason.slice(0, 500) });
    await tellVoterReport(tx, context, { report, deputy: loaded.deputy, action: way.action, step, note: reason, to: ofDeputy(loaded) });
    return done(report);
  });
}

function dutyOf({ report, deputy }: LoadedReport) {
  return {
    person: deputy.personId,
    kind: 'VOTER_REPORT',
    on: report.heldOn ?? report.plannedOn,
    title: subjectOf(deputy),
    source: { type: 'VoterReport', id: report.id },
    path: `/representation/voter-reports/${report.id}`,
  };
}
