import type { Act } from '@redpine/kit/act';
import { legalDay } from '@redpine/kit/clock';
import type { Text } from '@redpine/kit/language';
import type { Problem } from '@redpine/kit/problem';
import { requireVersion } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import type { Context } from '../context.ts';
import { isId } from '../directory.repository.ts';
import { recordDuty } from '../duty/duty.record.ts';
import type {
  OpinionActInput, OpinionAnswerInput, OpinionMergeInput, OpinionNoticeTellInput, OpinionRatingRecordInput, OpinionReasonInput, OpinionTransferInput,
  OpinionTransferTarget,
} from '../generated/types.ts';
import { perform } from '../perform.ts';
import { keepers, type LoadedOpinion, lockOpinion, notice, openOpinion, type OpinionDone, receivers, type Step, stepFor, tellOpinion } from './opinion.act.ts';
import { doneOn, REASON } from './opinion.commands.ts';
import { answerDay } from './opinion.deadline.ts';
import { Opinion } from './opinion.entity.ts';
import { mayOpinion } from './opinion.policy.ts';

const TARGETS: Readonly<Record<OpinionTransferTarget, Text>> = {
  PETITION_OFFICE: { zh: '信访部门', en: 'the petition office' },
  HOTLINE_12345: { zh: '12345 政务服务便民热线', en: 'the hotline 12345' },
  ORGAN_IN_CHARGE: { zh: '主管机关', en: 'the organ in charge' },
};

/** 转出: the sender is told where it went and why. */
export function transferOpinion(context: Context, input: OpinionTransferInput): Promise<OpinionDone | Problem> {
  const description = { action: 'opinion.transfer', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const { opinion, facts, step } = await openOpinion(tx, context, 'TRANSFER', input.opinion);
    const fields = new Fields(context.language);
    const reason = fields.text(input.reason, REASON);
    const named = input.to === 'ORGAN_IN_CHARGE';
    const organ = fields.text(named ? input.organ : null, { path: 'organ', min: 2, max: 100, required: named }) || null;
    fields.done();
    requireVersion(context.language, opinion.version, input.version);
    opinion.become(step.to, tx.now);
    Object.assign(opinion, { transferredTo: input.to, transferredOrgan: organ, reason });
    tx.record({ subject: { type: 'Opinion', id: opinion.id }, before: { state: facts.state }, after: { state: step.to, transferredTo: input.to, transferredOrgan: organ }, note: reason });
    const where = organ ?? TARGETS[input.to].zh;
    await notice(tx, opinion, 'TRANSFER', `您反映的事项已转${where}办理。${reason}`);
    await tellOpinion(tx, context, { opinion, action: 'TRANSFER', step, facts: { TRANSFERRED_TO: input.to, ORGAN: organ }, note: reason });
    return doneOn(opinion);
  });
}

/** 合并: into one that is open and no part of another. */
export function mergeOpinion(context: Context, input: OpinionMergeInput): Promise<OpinionDone | Problem> {
  const description = { action: 'opinion.merge', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    // In the order of ids, so that two merges never wait for each other.
    const both = [input.opinion, input.into].filter(isId).map((id) => id.toLowerCase()).toSorted();
    await tx.query('select 1 from opinion where id = any($1::uuid[]) order by id for update', [both]);
    const { opinion, facts, step } = await openOpinion(tx, context, 'MERGE', input.opinion);
    const fields = new Fields(context.language);
    const main = input.into.toLowerCase() === opinion.id ? null : await lockOpinion(tx, context, { id: input.into });
    if (!main || !mayOpinion('MERGE', main.facts, context.actor)) fields.add('into', 'UNKNOWN', { zh: '没有这条民意。', en: 'There is no such opinion.' });
    else if (!['RECEIVED', 'TRIAGED', 'ROUTED', 'CONVERTED'].includes(main.facts.state)) {
      fields.add('into', 'NOT_OPEN', { zh: '该民意已经办结或转出，不能并入。', en: 'It is over, so that nothing goes into it any more.' });
    } else if (main.facts.kind !== null && main.facts.kind !== 'PROPOSAL' && main.facts.kind !== 'QUESTION') {
      fields.add('into', 'FOR_OTHERS', { zh: '该事项应当转出，不能并入。', en: 'That one belongs to others.' });
    }
    fields.done();
    requireVersion(context.language, opinion.version, input.version);
    opinion.become(step.to, tx.now);
    opinion.mergedInto = main?.opinion.id ?? null;
    // Those that went into this one follow it.
    await tx.query('update opinion set merged_into = $1, version = version + 1 where merged_into = $2', [opinion.mergedInto, opinion.id]);
    tx.record({ subject: { type: 'Opinion', id: opinion.id }, before: { state: facts.state }, after: { state: step.to, mergedInto: opinion.mergedInto } });
    await notice(tx, opinion, 'MERGE', '已有群众反映同一情况，两件合并办理；答复后在此告知。');
    await tellOpinion(tx, context, { opinion, action: 'MERGE', step });
    return doneOn(opinion);
  });
}

/** 不予受理 */
export function declineOpinion(context: Context, input: OpinionReasonInput): Promise<OpinionDone | Problem> {
  const description = { action: 'opinion.decline', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const { opinion, facts, step } = await openOpinion(tx, context, 'DECLINE', input.opinion);
    const fields = new Fields(context.language);
    const reason = fields.text(input.reason, REASON);
    fields.done();
    requireVersion(context.language, opinion.version, input.version);
    opinion.become(step.to, tx.now);
    opinion.reason = reason;
    tx.record({ subject: { type: 'Opinion', id: opinion.id }, before: { state: facts.state }, after: { state: step.to }, note: reason });
    await notice(tx, opinion, 'DECLINE', `您反映的事项不属于受理范围：${reason}`);
    await tellOpinion(tx, context, { opinion, action: 'DECLINE', step, note: reason });
    return doneOn(opinion);
  });
}

/** 答复: what a deputy answers is her duty done; the senders of merged opinions get it too. */
export function answerOpinion(context: Context, input: OpinionAnswerInput): Promise<OpinionDone | Problem> {
  const description = { action: 'opinion.answer', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await openOpinion(tx, context, 'ANSWER', input.opinion);
    const { opinion, facts, step } = loaded;
    const fields = new Fields(context.language);
    const text = fields.text(input.text, { path: 'text', min: 10, max: 2_000, required: true });
    fields.done();
    requireVersion(context.language, opinion.version, input.version);
    const on = legalDay(tx.now);
    opinion.become(step.to, tx.now);
    opinion.answerWith({ text, by: await answererOf(tx, loaded, step), on });
    Object.assign(opinion, { rating: null, ratingComment: null, reason: null });
    tx.record({ subject: { type: 'Opinion', id: opinion.id }, before: { state: facts.state }, after: { state: step.to, answeredOn: on, inTime: opinion.inTime ?? null } });
    await notice(tx, opinion, 'ANSWER', text);
    for (const merged of await tx.em.find(Opinion, { mergedInto: opinion.id }, { orderBy: { id: 'asc' } })) await notice(tx, merged, 'ANSWER', text);
    if (step.post === undefined) await duty(tx, loaded, false);
    await tellOpinion(tx, context, { opinion, action: 'ANSWER', step, to: keepers(facts) });
    return doneOn(opinion);
  });
}

/** As the sender reads it. */
async function answererOf(tx: Act, { deputy }: LoadedOpinion, { post }: Step): Promise<string> {
  if (!post) return `${deputy?.name ?? ''}代表`;
  const [organ] = post.organ === null ? [] : await tx.query<{ name: string }>('select name from organ where id = $1', [post.organ]);
  return organ?.name ?? post.title;
}

async function duty(tx: Act, { opinion, deputy }: LoadedOpinion, verified: boolean): Promise<void> {
  const { answeredOn = null } = opinion;
  if (!deputy || answeredOn === null) return;
  await recordDuty(tx, {
    person: deputy.personId, kind: 'OPINION_ANSWERED', on: answeredOn, title: opinion.subject ?? '答复民意',
    source: { type: 'Opinion', id: opinion.id }, path: `/representation/opinions/${opinion.id}`, verified,
  });
}

export interface Rated {
  rating: NonNullable<Opinion['rating']>;
  comment: string | null;
}

/** What a rating says, as it is stored. */
export function checkRating(fields: Fields, input: { rating: Rated['rating']; comment?: string | null }): Rated {
  const comment = fields.text(input.comment, { path: 'comment', max: 500, required: input.rating === 'DISSATISFIED' }) || null;
  return { rating: input.rating, comment };
}

/** One who is dissatisfied has it looked at again, as often as the rule allows; else the rating ends it. */
export async function rate(tx: Act, context: Context, loaded: LoadedOpinion, { rating, comment }: Rated, action: 'RATE' | 'RATING_RECORD'): Promise<void> {
  const { opinion, facts } = loaded;
  const step = stepFor(context, action, facts);
  const again = rating === 'DISSATISFIED' && facts.reopened < facts.reopenings ? stepFor(context, 'REOPEN', facts) : null;
  if (rating !== 'DISSATISFIED' && opinion.answeredBy === `${loaded.deputy?.name}代表`) await duty(tx, loaded, true);
  Object.assign(opinion, { rating, ratingComment: comment });
  opinion.become((again ?? step).to, tx.now);
  if (again) opinion.reopen(answerDay(legalDay(tx.now), context));
  tx.record({ subject: { type: 'Opinion', id: opinion.id }, before: { state: facts.state }, after: { state: opinion.state, rating, reopened: opinion.reopened } });
  await tellOpinion(tx, context, { opinion, action, step, facts: { RATING: rating }, to: receivers(facts) });
  if (!again) return;
  await notice(tx, opinion, 'REOPEN', '已收到您的评价，将重新办理并再次答复。');
  await tellOpinion(tx, context, { opinion, action: 'REOPEN', step: again, to: keepers(facts) });
}

/** 登记评价, as the sender said it. */
export function recordRating(context: Context, input: OpinionRatingRecordInput): Promise<OpinionDone | Problem> {
  const description = { action: 'opinion.ratingRecord', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await openOpinion(tx, context, 'RATING_RECORD', input.opinion);
    const fields = new Fields(context.language);
    const rated = checkRating(fields, input);
    fields.done();
    requireVersion(context.language, loaded.opinion.version, input.version);
    await rate(tx, context, loaded, rated, 'RATING_RECORD');
    return doneOn(loaded.opinion);
  });
}

/** 办结, once the days for the rating are over. */
export function closeOpinion(context: Context, input: OpinionActInput): Promise<OpinionDone | Problem> {
  const description = { action: 'opinion.close', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await openOpinion(tx, context, 'CLOSE', input.opinion);
    const { opinion, facts, step } = loaded;
    requireVersion(context.language, opinion.version, input.version);
    opinion.become(step.to, tx.now);
    tx.record({ subject: { type: 'Opinion', id: opinion.id }, before: { state: facts.state }, after: { state: step.to } });
    await tellOpinion(tx, context, { opinion, action: 'CLOSE', step });
    return doneOn(opinion);
  });
}

/** 告知完成: the call was made. */
export function tellByPhone(context: Context, input: OpinionNoticeTellInput): Promise<OpinionDone | Problem> {
  const description = { action: 'opinion.noticeTell', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const { opinion, step } = await openOpinion(tx, context, 'TELL', input.opinion);
    requireVersion(context.language, opinion.version, input.version);
    const told = isId(input.notice)
      ? await tx.query('update opinion_notice set told_at = $1 where id = $2 and opinion_id = $3 and told_at is null returning id', [tx.now, input.notice, opinion.id])
      : [];
    const fields = new Fields(context.language);
    if (told.length === 0) fields.add('notice', 'UNKNOWN', { zh: '没有待电话告知的这一项。', en: 'No such notice waits for a call.' });
    fields.done();
    opinion.updatedAt = tx.now;
    tx.record({ subject: { type: 'Opinion', id: opinion.id }, note: input.notice });
    await tellOpinion(tx, context, { opinion, action: 'TELL', step });
    return doneOn(opinion);
  });
}
