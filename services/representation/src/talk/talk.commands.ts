import { legalDay } from '@redpine/kit/clock';
import { forbidden } from '@redpine/kit/errors';
import type { Problem } from '@redpine/kit/problem';
import { requireVersion } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import { areaAndAbove } from '../area/area.repository.ts';
import { officeOver } from '../area/area.policy.ts';
import { checkFiles } from '../attachment.ts';
import type { Context } from '../context.ts';
import { Deputy } from '../deputy/deputy.entity.ts';
import { areaExists, isId, topicOf } from '../directory.repository.ts';
import { recordDuty } from '../duty/duty.record.ts';
import type { TalkAssignInput, TalkFeedbackInput, TalkHoldInput, TalkReasonInput, TalkRescheduleInput } from '../generated/types.ts';
import { perform, stepOf } from '../perform.ts';
import type { LoadedTalk, TalkDone } from './talk.act.ts';
import { lockTalk, talkStep, tellTalk } from './talk.act.ts';
import { Talk } from './talk.entity.ts';
import { mayTalk } from './talk.policy.ts';
import { decideTalk, feedbackFaults, heldDayFaults, type TalkFacts } from './talk.workflow.ts';

const NAME = { min: 2, max: 100, required: true } as const;
const MOST_LISTENERS = 100_000;
const done = (talk: Talk): TalkDone => ({ __typename: 'TalkActSuccess', talk: talk.id });
const speakerOf = ({ speaker }: LoadedTalk) => ({ persons: [speaker.personId] });

/** 安排宣讲 */
export function assignTalk(context: Context, input: TalkAssignInput): Promise<TalkDone | Problem> {
  const description = { action: 'talk.assign', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const lies = await areaAndAbove(tx, input.area);
    const speaker = isId(input.speaker) ? await tx.em.findOne(Deputy, { id: input.speaker }) : null;
    const facts: TalkFacts = { state: 'NONE', lies, speakerPerson: speaker?.personId ?? null, speakerStatus: speaker?.status ?? null };
    if (!mayTalk('ASSIGN', facts, context.actor)) throw forbidden(context.language);
    const fields = new Fields(context.language);
    const subject = fields.text(input.subject, { path: 'subject', ...NAME });
    const place = fields.text(input.place, { path: 'place', ...NAME });
    const audience = fields.text(input.audience, { path: 'audience', ...NAME });
    const plannedOn = fields.day(input.plannedOn, 'plannedOn');
    const topicId = typeof input.topic === 'string' ? await topicOf(tx, input.topic) : null;
    if (typeof input.topic === 'string' && topicId === null) fields.add('topic', 'UNKNOWN_TOPIC', { zh: '没有这个领域。', en: 'There is no such topic.' });
    if (!(await areaExists(tx, input.area))) fields.add('area', 'UNKNOWN_AREA', { zh: '没有这个区域。', en: 'There is no such area.' });
    if (!speaker) fields.add('speaker', 'UNKNOWN_DEPUTY', { zh: '没有这位代表。', en: 'There is no such deputy.' });
    fields.done();
    const { to, basis } = stepOf(context, 'ASSIGN', 'NONE', decideTalk('ASSIGN', facts));
    const plan = { subject, topicId, speakerId: input.speaker, areaId: input.area, place, audience, plannedOn };
    const talk = tx.em.create(Talk, { ...plan, state: 'ASSIGNED', files: [], assignedAt: tx.now, updatedAt: tx.now });
    await tx.em.flush();
    tx.record({ subject: { type: 'Talk', id: talk.id }, after: { state: to, ...plan } });
    const post = officeOver(lies, context.actor);
    await tellTalk(tx, context, { talk, action: 'ASSIGN', step: { basis, post }, facts: { PLANNED_ON: plannedOn, PLACE: place }, to: { persons: facts.speakerPerson === null ? [] : [facts.speakerPerson] } });
    return done(talk);
  });
}

/** 调整安排 */
export function rescheduleTalk(context: Context, input: TalkRescheduleInput): Promise<TalkDone | Problem> {
  const description = { action: 'talk.reschedule', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockTalk(tx, context, input.talk);
    const { talk } = loaded;
    const step = talkStep(context, 'RESCHEDULE', loaded);
    const fields = new Fields(context.language);
    const plannedOn = fields.day(input.plannedOn, 'plannedOn');
    const place = fields.text(input.place, { path: 'place', ...NAME });
    fields.done();
    requireVersion(context.language, talk.version, input.version);
    const before = { plannedOn: talk.plannedOn, place: talk.place };
    Object.assign(talk, { plannedOn, place, updatedAt: tx.now });
    tx.record({ subject: { type: 'Talk', id: talk.id }, before, after: { plannedOn, place } });
    await tellTalk(tx, context, { talk, action: 'RESCHEDULE', step, facts: { PLANNED_ON: plannedOn, PLACE: place }, to: speakerOf(loaded) });
    return done(talk);
  });
}

/** 登记宣讲, by the speaker or for her. */
export function holdTalk(context: Context, input: TalkHoldInput): Promise<TalkDone | Problem> {
  const description = { action: 'talk.hold', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockTalk(tx, context, input.talk);
    const { talk, facts } = loaded;
    const step = talkStep(context, 'HOLD', loaded);
    const fields = new Fields(context.language);
    const heldOn = fields.day(input.heldOn, 'heldOn');
    for (const fault of heldDayFaults(heldOn, legalDay(tx.now))) fields.add(fault.path, fault.rule, fault.message);
    const summary = fields.text(input.summary, { path: 'summary', min: 10, max: 5_000, required: true });
    const files = await checkFiles(context, fields, input.files ?? [], { path: 'files', attached: talk.files });
    const { listeners } = input;
    if (listeners < 1 || listeners > MOST_LISTENERS) fields.add('listeners', 'OUT_OF_RANGE', { zh: '听众为 1–100000 人。', en: 'Listeners are 1–100,000.' });
    fields.done();
    requireVersion(context.language, talk.version, input.version);
    talk.become(step.to, tx.now);
    Object.assign(talk, { heldOn, listeners, summary, files, returnReason: null });
    tx.record({ subject: { type: 'Talk', id: talk.id }, before: { state: facts.state }, after: { state: step.to, heldOn, listeners } });
    await recordDuty(tx, { ...dutyOf(loaded), verified: false });
    await tellTalk(tx, context, { talk, action: 'HOLD', step, facts: { HELD_ON: heldOn, LISTENERS: listeners }, to: { posts: [{ kind: 'DEPUTIES_OFFICE' }] } });
    return done(talk);
  });
}

/** 登记反馈: the audience's forms confirm the talk for the duty record. */
export function confirmTalk(context: Context, input: TalkFeedbackInput): Promise<TalkDone | Problem> {
  const description = { action: 'talk.feedback', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockTalk(tx, context, input.talk);
    const { talk, facts } = loaded;
    const step = talkStep(context, 'FEEDBACK', loaded);
    const fields = new Fields(context.language);
    const { good, fair, poor } = input;
    for (const fault of feedbackFaults(input, talk.listeners ?? 0)) fields.add(fault.path, fault.rule, fault.message);
    const comment = fields.text(input.comment, { path: 'comment', max: 1_000 }) || null;
    fields.done();
    requireVersion(context.language, talk.version, input.version);
    talk.become(step.to, tx.now);
    talk.feedback = { good, fair, poor, comment };
    tx.record({ subject: { type: 'Talk', id: talk.id }, before: { state: facts.state }, after: { state: step.to, feedback: talk.feedback } });
    await recordDuty(tx, { ...dutyOf(loaded), verified: true });
    await tellTalk(tx, context, { talk, action: 'FEEDBACK', step, to: speakerOf(loaded) });
    return done(talk);
  });
}

/** 退回补充 */
export function sendBackTalk(context: Context, input: TalkReasonInput): Promise<TalkDone | Problem> {
  return end(context, input, { action: 'SEND_BACK', name: 'talk.sendBack', reason: 'returnReason' });
}

/** 取消宣讲 */
export function cancelTalk(context: Context, input: TalkReasonInput): Promise<TalkDone | Problem> {
  return end(context, input, { action: 'CANCEL', name: 'talk.cancel', reason: 'cancelReason' });
}

function end(
  context: Context,
  input: TalkReasonInput,
  way: { action: 'SEND_BACK' | 'CANCEL'; name: string; reason: 'returnReason' | 'cancelReason' },
): Promise<TalkDone | Problem> {
  const description = { action: way.name, idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockTalk(tx, context, input.talk);
    const { talk, facts } = loaded;
    const step = talkStep(context, way.action, loaded);
    const fields = new Fields(context.language);
    const reason = fields.text(input.reason, { path: 'reason', min: 5, max: 1_000, required: true });
    fields.done();
    requireVersion(context.language, talk.version, input.version);
    talk.become(step.to, tx.now);
    talk[way.reason] = reason;
    tx.record({ subject: { type: 'Talk', id: talk.id }, before: { state: facts.state }, after: { state: step.to }, note: reason });
    await tellTalk(tx, context, { talk, action: way.action, step, note: reason, to: speakerOf(loaded) });
    return done(talk);
  });
}

function dutyOf({ talk, speaker }: LoadedTalk) {
  return {
    person: speaker.personId,
    kind: 'TALK_HELD',
    on: talk.heldOn ?? talk.plannedOn,
    title: talk.subject,
    source: { type: 'Talk', id: talk.id },
    path: `/representation/talks/${talk.id}`,
  };
}
