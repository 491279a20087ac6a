import { legalDay } from '@redpine/kit/clock';
import { forbidden } from '@redpine/kit/errors';
import type { Problem } from '@redpine/kit/problem';
import { isProblem, requireVersion } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import { areaAndAbove } from '../area/area.repository.ts';
import { officeOver } from '../area/area.policy.ts';
import { checkFiles } from '../attachment.ts';
import type { Context } from '../context.ts';
import { Deputy } from '../deputy/deputy.entity.ts';
import { areaExists, handlingOrgans, isId, topicOf } from '../directory.repository.ts';
import type { OpinionConvertInput, OpinionReasonInput, OpinionRecordInput, OpinionRouteInput, OpinionTriageInput } from '../generated/types.ts';
import { perform } from '../perform.ts';
import { UNKNOWN } from '../suggestion/content.ts';
import { beginDraft } from '../suggestion/draft.commands.ts';
import { keepers, notice, openOpinion, type OpinionDone, receivers, stepFor, tellOpinion } from './opinion.act.ts';
import { answerDay } from './opinion.deadline.ts';
import { Opinion } from './opinion.entity.ts';
import { receptionOf } from './opinion.heard.ts';
import { mayOpinion } from './opinion.policy.ts';
import { newCode, digestOfCode } from './opinion.secret.ts';
import { checkSender, keepSender } from './opinion.sender.ts';
import { NEW, type OpinionFacts } from './opinion.workflow.ts';

const TEXT = { path: 'text', min: 10, max: 2_000, required: true } as const;
const LINE = { min: 2, max: 100, required: true } as const;
export const REASON = { path: 'reason', min: 5, max: 500, required: true } as const;
export const doneOn = (opinion: Opinion): OpinionDone => ({ __typename: 'OpinionActSuccess', opinion: opinion.id });

/** What is said, where and on what, as it is stored. */
export async function checkSaid(tx: Parameters<typeof topicOf>[0], fields: Fields, input: { text: string; area?: string | null; topic?: string | null }) {
  const text = fields.text(input.text, TEXT);
  const topicId = typeof input.topic === 'string' ? await topicOf(tx, input.topic) : null;
  if (typeof input.topic === 'string' && topicId === null) fields.add('topic', 'UNKNOWN_TOPIC', UNKNOWN);
  const areaId = input.area ?? null;
  if (areaId !== null && !(await areaExists(tx, areaId))) fields.add('area', 'UNKNOWN_AREA', UNKNOWN);
  return { text, topicId, areaId };
}

/** 登记民意, by who heard it. The code is made in this act and answered once. */
export async function recordOpinion(context: Context, input: OpinionRecordInput): Promise<{ __typename: 'OpinionRecordSuccess'; opinion: string; code: string | null } | Problem> {
  const description = { action: 'opinion.record', idempotencyKey: input.idempotencyKey, input };
  let code: string | null = null;
  const done = await perform(context, description, async (tx) => {
    const lies = await areaAndAbove(tx, input.area ?? null);
    const facts: OpinionFacts = { ...NEW, lies };
    if (!mayOpinion('RECORD', facts, context.actor)) throw forbidden(context.language);
    const today = legalDay(tx.now);
    const fields = new Fields(context.language);
    const said = await checkSaid(tx, fields, input);
    const receivedOn = fields.day(input.receivedOn, 'receivedOn');
    if (receivedOn > today) fields.add('receivedOn', 'IN_FUTURE', { zh: '不能晚于今天。', en: 'It cannot lie ahead.' });
    const channels = await tx.query('select 1 from opinion_channel where code = $1 and from_on <= $2::date and coalesce(until_on >= $2::date, true)', [input.channel, today]);
    if (channels.length === 0) fields.add('channel', 'UNKNOWN_CODE', UNKNOWN);
    const homeEventId = await receptionOf(tx, context, fields, input);
    // Who came in person is heard, named or not.
    const sender = checkSender(fields, input, { stayUnnamed: true });
    const files = await checkFiles(context, fields, input.files ?? [], { path: 'files', attached: [] });
    fields.done();
    const step = stepFor(context, 'RECORD', facts);
    const day = answerDay(receivedOn, context);
    const made = newCode();
    const opinion = tx.em.create(Opinion, {
      ...said, homeEventId, files, state: 'RECEIVED', channel: input.channel, receivedOn, anonymous: (sender?.name ?? null) === null, byPhone: input.byPhone ?? false,
      recordedBy: context.actor.person, deadline: day, dueOn: day.dueOn, reopened: 0, codeDigest: digestOfCode(made), updatedAt: tx.now,
    });
    await tx.em.flush();
    await keepSender(tx, opinion.id, sender);
    tx.record({ subject: { type: 'Opinion', id: opinion.id }, after: { state: step.to, channel: input.channel, receivedOn, dueOn: day.dueOn, files: files.length } });
    await tellOpinion(tx, context, { opinion, action: 'RECORD', step, to: keepers(facts) });
    if (homeEventId !== null) tx.changed('HomeEvent', homeEventId);
    code = made;
    return { __typename: 'OpinionRecordSuccess' as const, opinion: opinion.id };
  });
  return isProblem(done) ? done : { ...done, code };
}

/** 分类 */
export function triageOpinion(context: Context, input: OpinionTriageInput): Promise<OpinionDone | Problem> {
  const description = { action: 'opinion.triage', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const { opinion, facts, step } = await openOpinion(tx, context, 'TRIAGE', input.opinion);
    const fields = new Fields(context.language);
    const subject = fields.text(input.subject, { path: 'subject', ...LINE });
    const topicId = await topicOf(tx, input.topic);
    if (topicId === null) fields.add('topic', 'UNKNOWN_TOPIC', UNKNOWN);
    const lies = await areaAndAbove(tx, input.area);
    if (lies.length === 0) fields.add('area', 'UNKNOWN_AREA', UNKNOWN);
    else if (!officeOver(lies, context.actor)) {
      fields.add('area', 'OTHER_AREA', { zh: '不在本街镇范围内，请由代工委分类。', en: 'Not within your own area: it is the deputies’ office’s to classify.' });
    }
    fields.done();
    requireVersion(context.language, opinion.version, input.version);
    const before = { state: facts.state, subject: opinion.subject ?? null, topicId: opinion.topicId ?? null, areaId: opinion.areaId ?? null, kind: opinion.kind ?? null };
    const { kind } = input;
    opinion.become(step.to, tx.now);
    Object.assign(opinion, { subject, topicId, areaId: input.area, kind, reason: null });
    tx.record({ subject: { type: 'Opinion', id: opinion.id }, before, after: { state: step.to, subject, topicId, areaId: input.area, kind } });
    await tellOpinion(tx, context, { opinion, action: 'TRIAGE', step, note: subject });
    return doneOn(opinion);
  });
}

/** 转办, to a deputy or to a unit. */
export function routeOpinion(context: Context, input: OpinionRouteInput): Promise<OpinionDone | Problem> {
  const description = { action: 'opinion.route', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const { deputy: deputyId = null, unit: organId = null } = input;
    const deputy = deputyId !== null && isId(deputyId) ? await tx.em.findOne(Deputy, { id: deputyId }) : null;
    const { opinion, facts, step } = await openOpinion(tx, context, 'ROUTE', input.opinion, deputy ? { deputyPerson: deputy.personId, deputyStatus: deputy.status } : { deputyPerson: null, deputyStatus: null });
    const fields = new Fields(context.language);
    if ((deputyId === null) === (organId === null)) {
      fields.add('deputy', 'ONE_OF', { zh: '请选择一位代表或一个单位。', en: 'Choose a deputy or a unit.' });
    } else if (deputyId !== null && !deputy) fields.add('deputy', 'UNKNOWN_DEPUTY', UNKNOWN);
    const units = organId === null ? new Map<string, string>() : await handlingOrgans(tx, [organId]);
    const unitName = organId === null ? undefined : units.get(organId);
    if (organId !== null && unitName === undefined) fields.add('unit', 'UNKNOWN_UNIT', UNKNOWN);
    fields.done();
    requireVersion(context.language, opinion.version, input.version);
    opinion.become(step.to, tx.now);
    opinion.routeTo({ deputyId, organId });
    tx.record({ subject: { type: 'Opinion', id: opinion.id }, before: { state: facts.state }, after: { state: step.to, deputyId, organId } });
    const name = deputy ? `${deputy.name}代表` : (unitName ?? '');
    await notice(tx, opinion, 'ROUTE', `您反映的情况已转${name}办理。`);
    await tellOpinion(tx, context, { opinion, action: 'ROUTE', step, facts: { DEPUTY: deputy?.name, UNIT: unitName }, to: receivers({ deputyPerson: deputy?.personId ?? null, unit: organId }) });
    return doneOn(opinion);
  });
}

/** 退回, by whoever it was routed to. */
export function sendBackOpinion(context: Context, input: OpinionReasonInput): Promise<OpinionDone | Problem> {
  const description = { action: 'opinion.sendBack', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const { opinion, facts, step } = await openOpinion(tx, context, 'SEND_BACK', input.opinion);
    const fields = new Fields(context.language);
    const reason = fields.text(input.reason, REASON);
    fields.done();
    requireVersion(context.language, opinion.version, input.version);
    opinion.become(step.to, tx.now);
    opinion.routeTo({ deputyId: null, organId: null });
    opinion.reason = reason;
    tx.record({ subject: { type: 'Opinion', id: opinion.id }, before: { state: facts.state }, after: { state: step.to }, note: reason });
    await tellOpinion(tx, context, { opinion, action: 'SEND_BACK', step, note: reason, to: keepers(facts) });
    return doneOn(opinion);
  });
}

/** 转为建议: a draft of the deputy's own. It begins with the line that names nobody: what was said stays with the opinion. */
export function convertOpinion(context: Context, input: OpinionConvertInput): Promise<OpinionDone | Problem> {
  const description = { action: 'opinion.convert', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const { opinion, facts, step } = await openOpinion(tx, context, 'CONVERT', input.opinion);
    const fields = new Fields(context.language);
    const title = fields.text(input.title, { path: 'title', ...LINE });
    fields.done();
    requireVersion(context.language, opinion.version, input.version);
    const suggestion = await beginDraft(tx, context, { title, facts: `群众反映：${opinion.subject ?? title}`, topicId: opinion.topicId ?? null, areaId: opinion.areaId ?? null });
    opinion.become(step.to, tx.now);
    opinion.suggestionId = suggestion.id;
    tx.record({ subject: { type: 'Opinion', id: opinion.id }, before: { state: facts.state }, after: { state: step.to, suggestionId: suggestion.id } });
    await notice(tx, opinion, 'CONVERT', '代表已据此起草代表建议，提出后由有关单位研究办理；结果将在此答复。');
    await tellOpinion(tx, context, { opinion, action: 'CONVERT', step, note: title, to: keepers(facts) });
    tx.changed('Suggestion', suggestion.id);
    return doneOn(opinion);
  });
}
