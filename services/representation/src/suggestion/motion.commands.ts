import { legalDay } from '@redpine/kit/clock';
import { forbidden } from '@redpine/kit/errors';
import type { Problem } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import { checkFiles } from '../attachment.ts';
import type { Context } from '../context.ts';
import { Deputy } from '../deputy/deputy.entity.ts';
import { areaExists, isId, sessionPlace, topicOf } from '../directory.repository.ts';
import type { SuggestionMotionRegisterInput } from '../generated/types.ts';
import { perform } from '../perform.ts';
import { addToTimeline } from '../timeline/timeline.commands.ts';
import { UNKNOWN } from './content.ts';
import type { SuggestionDone } from './draft.commands.ts';
import { announce, reviewers } from './suggestion.act.ts';
import { Suggestion } from './suggestion.entity.ts';
import { mayRegisterMotion } from './suggestion.policy.ts';

/** 议案转建议 — what the congress handles as a suggestion and not as a motion; it goes to review as every other one. */
export function registerMotion(context: Context, input: SuggestionMotionRegisterInput): Promise<SuggestionDone | Problem> {
  const description = { action: 'suggestion.motionRegister', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const { actor } = context;
    if (!mayRegisterMotion(actor)) throw forbidden(context.language);
    const day = legalDay(tx.now);
    const fields = new Fields(context.language);
    const text = (path: 'motionNumber' | 'title' | 'facts' | 'proposal', max: number, min = 2): string =>
      fields.text(input[path], { path, min, max, required: true });
    const motionNumber = text('motionNumber', 50, 1);
    const [title, facts, proposal] = [text('title', 100), text('facts', 10_000), text('proposal', 10_000)];
    const topicId = await topicOf(tx, input.topic);
    if (topicId === null) fields.add('topic', 'UNKNOWN_CODE', UNKNOWN);
    const areaId = input.area ?? null;
    if (areaId !== null && !(await areaExists(tx, areaId))) fields.add('area', 'UNKNOWN_AREA', UNKNOWN);
    const files = await checkFiles(context, fields, input.files ?? [], { path: 'files', attached: [] });
    const deputy = isId(input.deputy) ? await tx.em.findOne(Deputy, { id: input.deputy }) : null;
    if (!deputy?.servesOn(day)) {
      fields.add('deputy', 'NOT_SERVING', { zh: '该代表目前不执行代表职务。', en: 'This deputy does not serve at present.' });
    }
    const place = await sessionPlace(tx, day);
    if (!place) fields.add('motionNumber', 'NO_TERM', { zh: '尚未设置本届人大。', en: 'No term of the congress is set up yet.' });
    const same = await tx.query(
      `select 1 from suggestion where motion_number = $1 and congress_session_id is not distinct from $2 and state <> 'WITHDRAWN'`,
      [motionNumber, place?.sessionId ?? null],
    );
    if (same.length > 0) fields.add('motionNumber', 'TAKEN', { zh: '该议案已登记。', en: 'This motion is registered already.' });
    fields.done();
    if (!deputy || !place || topicId === null) throw new Error('a problem was added and not thrown');
    const suggestion = tx.em.create(Suggestion, {
      title,
      facts,
      proposal,
      files,
      topicId,
      areaId,
      state: 'SUBMITTED',
      origin: 'MOTION',
      motionNumber,
      leadDeputyId: deputy.id,
      termId: place.termId,
      congressSessionId: place.sessionId,
      createdAt: tx.now,
      updatedAt: tx.now,
      submittedAt: tx.now,
    });
    await tx.em.flush();
    const post = actor.posts.find(({ kind }) => kind === 'SESSION_OFFICE' || kind === 'DEPUTIES_OFFICE');
    addToTimeline(tx, context, { suggestion, action: 'MOTION_REGISTER', post, note: motionNumber });
    tx.record({
      subject: { type: 'Suggestion', id: suggestion.id },
      after: { ...suggestion.content(), motionNumber, leadDeputy: deputy.id },
    });
    announce(tx, suggestion, 'SUGGESTION_FROM_MOTION', { persons: [deputy.personId] });
    announce(tx, suggestion, 'SUGGESTION_SUBMITTED', reviewers(suggestion));
    return { __typename: 'SuggestionActSuccess', suggestion: suggestion.id };
  });
}
