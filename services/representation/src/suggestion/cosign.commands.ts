import type { Act } from '@redpine/kit/act';
import { legalDay } from '@redpine/kit/clock';
import type { Text } from '@redpine/kit/language';
import type { Problem } from '@redpine/kit/problem';
import { requireVersion } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import type { Context } from '../context.ts';
import { Deputy } from '../deputy/deputy.entity.ts';
import { isId } from '../directory.repository.ts';
import type { SuggestionActInput, SuggestionCosignerInviteInput } from '../generated/types.ts';
import { namesOf } from '../history/history.facts.ts';
import { perform } from '../perform.ts';
import { addToTimeline } from '../timeline/timeline.commands.ts';
import type { SuggestionDone } from './draft.commands.ts';
import { announce, requireSuggestionAct, suggestionStep } from './suggestion.act.ts';
import { Cosigner } from './suggestion.entity.ts';
import type { Loaded } from './suggestion.repository.ts';
import { lockSuggestion } from './suggestion.repository.ts';

const MOST_AT_ONCE = 50;
export const MOST_COSIGNERS = 100;

/** 邀请附议. Who declined, or had not confirmed in time, may be invited again. */
export function inviteCosigners(
  context: Context,
  input: SuggestionCosignerInviteInput,
): Promise<SuggestionDone | Problem> {
  const description = { action: 'suggestion.cosignerInvite', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockSuggestion(tx, context, input.suggestion);
    const { suggestion, cosigners } = loaded;
    const standing = requireSuggestionAct(context, 'COSIGN_INVITE', loaded);
    const invited = await checkInvited(tx, context, input.deputies, loaded);
    requireVersion(context.language, suggestion.version, input.version);
    const { basis } = suggestionStep(context, 'COSIGN_INVITE', standing);
    let position = Math.max(0, ...cosigners.map((cosigner) => cosigner.position));
    for (const deputy of invited) {
      const known = cosigners.find((cosigner) => cosigner.deputyId === deputy.id);
      if (known) known.become('INVITED', tx.now);
      else tx.em.create(Cosigner, { suggestion, deputyId: deputy.id, since: tx.now, position: (position += 1) });
    }
    suggestion.updatedAt = tx.now;
    addToTimeline(tx, context, { suggestion, action: 'COSIGN_INVITE', facts: { DEPUTIES: namesOf(invited) }, basis });
    tx.record({
      subject: { type: 'Suggestion', id: suggestion.id },
      after: { invited: invited.map((deputy) => deputy.id) },
    });
    announce(tx, suggestion, 'SUGGESTION_COSIGN_INVITED', { persons: invited.map((deputy) => deputy.personId) });
    return { __typename: 'SuggestionActSuccess', suggestion: suggestion.id };
  });
}

async function checkInvited(
  tx: Act,
  context: Context,
  ids: readonly string[],
  { suggestion, cosigners }: Loaded,
): Promise<Deputy[]> {
  const fields = new Fields(context.language);
  if (ids.length === 0) fields.add('deputies', 'REQUIRED', { zh: '请选择代表。', en: 'Choose a deputy.' });
  if (ids.length > MOST_AT_ONCE || cosigners.length + ids.length > MOST_COSIGNERS) {
    fields.add('deputies', 'TOO_MANY', {
      zh: `一次最多邀请 ${MOST_AT_ONCE} 位，附议代表共计不超过 ${MOST_COSIGNERS} 位。`,
      en: `At most ${MOST_AT_ONCE} at once, and ${MOST_COSIGNERS} co-signers in all.`,
    });
  }
  fields.done();
  const [lead, day] = [suggestion.leadDeputyId ?? null, legalDay(tx.now)];
  const deputies = await checkSigners(tx, fields, ids, { path: 'deputies', lead, day, cosigners });
  fields.done();
  return deputies;
}

/** The deputies of these ids, who serve on that day and are neither the lead nor co-signers yet; others are problems of `path`. */
export async function checkSigners(
  tx: Act,
  fields: Fields,
  ids: readonly string[],
  { path, lead, day, cosigners = [] }: { path: string; lead: string | null; day: string; cosigners?: readonly Cosigner[] },
): Promise<Deputy[]> {
  const refuse = (index: number, rule: string, text: Text) => fields.add(`${path}.${index}`, rule, text);
  const found = new Map(
    (await tx.em.find(Deputy, { id: { $in: ids.filter(isId) }, level: 'DISTRICT' })).map((deputy) => [deputy.id, deputy]),
  );
  const deputies: Deputy[] = [];
  for (const [index, id] of ids.entries()) {
    const deputy = found.get(id);
    const state = cosigners.find((cosigner) => cosigner.deputyId === id)?.state;
    if (!deputy) refuse(index, 'UNKNOWN_DEPUTY', { zh: '没有这位代表。', en: 'There is no such deputy.' });
    else if (ids.indexOf(id) !== index) refuse(index, 'DUPLICATE', { zh: '同一代表重复。', en: 'Named twice.' });
    else if (id === lead) {
      refuse(index, 'LEAD_DEPUTY', { zh: '领衔代表不必附议。', en: 'The lead deputy does not co-sign.' });
    } else if (!deputy.servesOn(day)) {
      refuse(index, 'NOT_SERVING', { zh: '该代表目前不执行代表职务。', en: 'This deputy does not serve at present.' });
    } else if (state === 'INVITED' || state === 'CONFIRMED') {
      refuse(index, 'ALREADY_INVITED', { zh: '已邀请该代表。', en: 'This deputy is invited already.' });
    } else deputies.push(deputy);
  }
  return deputies;
}

/** 确认附议: of exactly the content of the version given. */
export function confirmCosign(context: Context, input: SuggestionActInput): Promise<SuggestionDone | Problem> {
  return answerInvitation(context, input, { action: 'COSIGN_CONFIRM', name: 'suggestion.cosignConfirm', to: 'CONFIRMED' });
}

/** 谢绝附议. */
export function declineCosign(context: Context, input: SuggestionActInput): Promise<SuggestionDone | Problem> {
  return answerInvitation(context, input, { action: 'COSIGN_DECLINE', name: 'suggestion.cosignDecline', to: 'DECLINED' });
}

function answerInvitation(
  context: Context,
  input: SuggestionActInput,
  answer: { action: 'COSIGN_CONFIRM' | 'COSIGN_DECLINE'; name: string; to: 'CONFIRMED' | 'DECLINED' },
): Promise<SuggestionDone | Problem> {
  const description = { action: answer.name, idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockSuggestion(tx, context, input.suggestion);
    const { suggestion } = loaded;
    const standing = requireSuggestionAct(context, answer.action, loaded);
    requireVersion(context.language, suggestion.version, input.version);
    const { basis } = suggestionStep(context, answer.action, standing);
    const before = standing.cosigner?.state ?? null;
    standing.cosigner?.become(answer.to, tx.now);
    suggestion.updatedAt = tx.now;
    addToTimeline(tx, context, { suggestion, action: answer.action, basis });
    tx.record({
      subject: { type: 'Suggestion', id: suggestion.id },
      before: { cosigner: before },
      after: { cosigner: answer.to },
    });
    tx.changed('Suggestion', suggestion.id);
    return { __typename: 'SuggestionActSuccess', suggestion: suggestion.id };
  });
}
