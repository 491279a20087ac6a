import { legalDay } from '@redpine/kit/clock';
import { forbidden } from '@redpine/kit/errors';
import type { Problem } from '@redpine/kit/problem';
import { requireVersion } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import { areaAndAbove } from '../area/area.repository.ts';
import { checkFiles } from '../attachment.ts';
import type { Context } from '../context.ts';
import { Deputy } from '../deputy/deputy.entity.ts';
import { areaExists, topicOf } from '../directory.repository.ts';
import { recordDuty } from '../duty/duty.record.ts';
import type { DeedFinishInput, DeedPledgeInput, DeedProgressInput, DeedPublishInput, DeedReasonInput, DeedVerifyInput } from '../generated/types.ts';
import { perform, stepOf } from '../perform.ts';
import type { DeedDone, LoadedDeed } from './deed.act.ts';
import { deedStep, lockDeed, tellDeed } from './deed.act.ts';
import { Deed, DeedProgress } from './deed.entity.ts';
import { mayDeed } from './deed.policy.ts';
import { decideDeed, type DeedFacts, doneDayFaults, dueDayFaults, verificationFaults } from './deed.workflow.ts';

const done = (deed: Deed): DeedDone => ({ __typename: 'DeedActSuccess', deed: deed.id });
const deputyOf = ({ deputy }: LoadedDeed) => ({ persons: [deputy.personId] });
const OFFICE = { posts: [{ kind: 'DEPUTIES_OFFICE' }] };

/** 作出承诺, by the deputy herself. */
export function pledgeDeed(context: Context, input: DeedPledgeInput): Promise<DeedDone | Problem> {
  const description = { action: 'deed.pledge', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const today = legalDay(tx.now);
    const seats = context.actor.person === null ? [] : await tx.em.find(Deputy, { personId: context.actor.person, fromOn: { $lte: today } }, { orderBy: { fromOn: 'desc' } });
    const deputy = seats.find(({ untilOn }) => (untilOn ?? today) >= today);
    if (!deputy) throw forbidden(context.language);
    const facts: DeedFacts = { state: 'NONE', lies: await areaAndAbove(tx, input.area), deputyPerson: deputy.personId, deputyStatus: deputy.status };
    if (!mayDeed('PLEDGE', facts, context.actor)) throw forbidden(context.language);
    const fields = new Fields(context.language);
    const title = fields.text(input.title, { path: 'title', min: 2, max: 100, required: true });
    const measure = fields.text(input.measure, { path: 'measure', min: 5, max: 1_000, required: true });
    const dueOn = fields.day(input.dueOn, 'dueOn');
    for (const fault of dueDayFaults(dueOn, today)) fields.add(fault.path, fault.rule, fault.message);
    const topicId = typeof input.topic === 'string' ? await topicOf(tx, input.topic) : null;
    if (typeof input.topic === 'string' && topicId === null) fields.add('topic', 'UNKNOWN_TOPIC', { zh: '没有这个领域。', en: 'There is no such topic.' });
    if (!(await areaExists(tx, input.area))) fields.add('area', 'UNKNOWN_AREA', { zh: '没有这个区域。', en: 'There is no such area.' });
    fields.done();
    const { to, basis } = stepOf(context, 'PLEDGE', 'NONE', decideDeed('PLEDGE', facts));
    const pledge = { deputyId: deputy.id, title, measure, topicId, areaId: input.area, dueOn };
    const deed = tx.em.create(Deed, { ...pledge, state: 'PLEDGED', pledgedAt: tx.now, updatedAt: tx.now });
    await tx.em.flush();
    tx.record({ subject: { type: 'Deed', id: deed.id }, after: { state: to, ...pledge } });
    await tellDeed(tx, context, { deed, action: 'PLEDGE', step: { basis, post: undefined }, facts: { DUE_ON: dueOn }, to: OFFICE });
    return done(deed);
  });
}

/** 登记进展, with evidence. */
export function recordProgress(context: Context, input: DeedProgressInput): Promise<DeedDone | Problem> {
  const description = { action: 'deed.progress', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockDeed(tx, context, input.deed);
    const { deed, facts } = loaded;
    const step = deedStep(context, 'PROGRESS', loaded);
    const fields = new Fields(context.language);
    const text = fields.text(input.text, { path: 'text', min: 5, max: 2_000, required: true });
    const files = await checkFiles(context, fields, input.files ?? [], { path: 'files', attached: [] });
    fields.done();
    requireVersion(context.language, deed.version, input.version);
    deed.become(step.to, tx.now);
    tx.em.create(DeedProgress, { deedId: deed.id, text, files, at: tx.now });
    tx.record({ subject: { type: 'Deed', id: deed.id }, before: { state: facts.state }, after: { state: step.to, progress: text } });
    await tellDeed(tx, context, { deed, action: 'PROGRESS', step, note: text });
    return done(deed);
  });
}

/** 报告办成 */
export function finishDeed(context: Context, input: DeedFinishInput): Promise<DeedDone | Problem> {
  const description = { action: 'deed.finish', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockDeed(tx, context, input.deed);
    const { deed, facts } = loaded;
    const step = deedStep(context, 'FINISH', loaded);
    const fields = new Fields(context.language);
    const doneOn = fields.day(input.doneOn, 'doneOn');
    for (const fault of doneDayFaults(doneOn, legalDay(tx.now))) fields.add(fault.path, fault.rule, fault.message);
    const result = fields.text(input.result, { path: 'result', min: 5, max: 2_000, required: true });
    fields.done();
    requireVersion(context.language, deed.version, input.version);
    deed.become(step.to, tx.now);
    Object.assign(deed, { doneOn, result, returnReason: null });
    tx.record({ subject: { type: 'Deed', id: deed.id }, before: { state: facts.state }, after: { state: step.to, doneOn, result } });
    await tellDeed(tx, context, { deed, action: 'FINISH', step, facts: { DONE_ON: doneOn }, to: OFFICE });
    return done(deed);
  });
}

/** 选民核实: how many voters of the area were asked and how many confirm, as the office of the area recorded it. */
export function verifyDeed(context: Context, input: DeedVerifyInput): Promise<DeedDone | Problem> {
  const description = { action: 'deed.verify', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockDeed(tx, context, input.deed);
    const { deed, deputy, facts } = loaded;
    const step = deedStep(context, 'VERIFY', loaded);
    const fields = new Fields(context.language);
    const { asked, confirmed } = input;
    for (const fault of verificationFaults(input)) fields.add(fault.path, fault.rule, fault.message);
    const how = fields.text(input.how, { path: 'how', min: 2, max: 500, required: true });
    fields.done();
    requireVersion(context.language, deed.version, input.version);
    deed.become(step.to, tx.now);
    deed.verification = { asked, confirmed, on: legalDay(tx.now), how };
    tx.record({ subject: { type: 'Deed', id: deed.id }, before: { state: facts.state }, after: { state: step.to, verification: deed.verification } });
    await recordDuty(tx, {
      person: deputy.personId, kind: 'DEED_VERIFIED', on: deed.doneOn ?? legalDay(tx.now), title: deed.title, source: { type: 'Deed', id: deed.id },
      path: `/representation/deeds/${deed.id}`, verified: true,
    });
    await tellDeed(tx, context, { deed, action: 'VERIFY', step, facts: { ASKED: asked, CONFIRMED: confirmed }, to: deputyOf(loaded) });
    return done(deed);
  });
}

/** 公开: a snapshot that everybody reads, in the words that the office lets out; what comes after does not reach it. */
export function publishDeed(context: Context, input: DeedPublishInput): Promise<DeedDone | Problem> {
  const description = { action: 'deed.publish', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockDeed(tx, context, input.deed);
    const { deed, facts } = loaded;
    const step = deedStep(context, 'PUBLISH', loaded);
    const fields = new Fields(context.language);
    const title = fields.text(input.title, { path: 'title', min: 2, max: 100, required: true });
    const measure = fields.text(input.measure, { path: 'measure', min: 5, max: 1_000, required: true });
    const result = fields.text(input.result, { path: 'result', min: 5, max: 2_000, required: true });
    fields.done();
    requireVersion(context.language, deed.version, input.version);
    await tx.query(
      `insert into published_deed select d.id, $3, $4, $5, p.name, d.area_id, d.due_on, d.done_on,
         (d.verification ->> 'asked')::int, (d.verification ->> 'confirmed')::int, $2 from deed d join deputy p on p.id = d.deputy_id where d.id = $1`,
      [deed.id, tx.now, title, measure, result],
    );
    deed.become(step.to, tx.now);
    tx.record({ subject: { type: 'Deed', id: deed.id }, before: { state: facts.state }, after: { state: step.to } });
    await tellDeed(tx, context, { deed, action: 'PUBLISH', step, to: deputyOf(loaded) });
    return done(deed);
  });
}

/** 选民未核实，退回 */
export function refuseDeed(context: Context, input: DeedReasonInput): Promise<DeedDone | Problem> {
  return end(context, input, { action: 'REFUSE', name: 'deed.refuse', reason: 'returnReason' });
}

/** 终止 */
export function abandonDeed(context: Context, input: DeedReasonInput): Promise<DeedDone | Problem> {
  return end(context, input, { action: 'ABANDON', name: 'deed.abandon', reason: 'abandonReason' });
}

function end(
  context: Context,
  input: DeedReasonInput,
  way: { action: 'REFUSE' | 'ABANDON'; name: string; reason: 'returnReason' | 'abandonReason' },
): Promise<DeedDone | Problem> {
  const description = { action: way.name, idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockDeed(tx, context, input.deed);
    const { deed, facts } = loaded;
    const step = deedStep(context, way.action, loaded);
    const fields = new Fields(context.language);
    const reason = fields.text(input.reason, { path: 'reason', min: 5, max: 1_000, required: true });
    fields.done();
    requireVersion(context.language, deed.version, input.version);
    deed.become(step.to, tx.now);
    deed[way.reason] = reason;
    tx.record({ subject: { type: 'Deed', id: deed.id }, before: { state: facts.state }, after: { state: step.to }, note: reason });
    await tellDeed(tx, context, { deed, action: way.action, step, note: reason, to: way.action === 'REFUSE' ? deputyOf(loaded) : OFFICE });
    return done(deed);
  });
}
