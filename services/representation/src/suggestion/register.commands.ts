import type { Act } from '@redpine/kit/act';
import type { LegalBasis } from '@redpine/kit/legalBasis';
import { legalDay } from '@redpine/kit/clock';
import { forbidden } from '@redpine/kit/errors';
import type { Problem } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import type { Recipients } from '@redpine/kit/transaction';
import { checkFiles } from '../attachment.ts';
import type { Context } from '../context.ts';
import { Deputy } from '../deputy/deputy.entity.ts';
import { areaExists, isId, type SessionPlace, sessionPlace, topicOf } from '../directory.repository.ts';
import type { SuggestionMotionRegisterInput, SuggestionRegisterInput } from '../generated/types.ts';
import type { Facts } from '../history/history.facts.ts';
import { perform } from '../perform.ts';
import { addToTimeline } from '../timeline/timeline.commands.ts';
import { UNKNOWN } from './content.ts';
import { checkSigners, MOST_COSIGNERS } from './cosign.commands.ts';
import type { SuggestionDone } from './draft.commands.ts';
import { announce, reviewers } from './suggestion.act.ts';
import { Cosigner, Suggestion } from './suggestion.entity.ts';
import { ART_24_36 } from './suggestion.guards.workflow.ts';
import { mayRegister } from './suggestion.policy.ts';

// What reaches the office on paper or from the congress: it is entered for the deputy and goes to review as every other.

/** 议案转建议 — what the congress handles as a suggestion and not as a motion. */
export function registerMotion(context: Context, input: SuggestionMotionRegisterInput): Promise<SuggestionDone | Problem> {
  const description = { action: 'suggestion.motionRegister', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    if (!mayRegister({ origin: 'MOTION' }, context.actor)) throw forbidden(context.language);
    const fields = new Fields(context.language);
    const motionNumber = fields.text(input.motionNumber, { path: 'motionNumber', min: 1, max: 50, required: true });
    const entered = await checkEntered(tx, context, fields, input, { day: legalDay(tx.now), path: 'motionNumber' });
    const same = await tx.query(
      `select 1 from suggestion where motion_number = $1 and congress_session_id is not distinct from $2 and state <> 'WITHDRAWN'`,
      [motionNumber, entered?.place.sessionId ?? null],
    );
    if (same.length > 0) fields.add('motionNumber', 'TAKEN', { zh: '该议案已登记。', en: 'This motion is registered already.' });
    fields.done();
    return enter(tx, context, entered, [], {
      as: { origin: 'MOTION', motionNumber, submittedAt: tx.now },
      told: { action: 'MOTION_REGISTER', facts: { MOTION_NUMBER: motionNumber } },
      notice: 'SUGGESTION_FROM_MOTION',
    });
  });
}

/** 代为登记 — a suggestion handed in on paper, submitted as of that day, co-signed as the form is. */
export function registerOnPaper(context: Context, input: SuggestionRegisterInput): Promise<SuggestionDone | Problem> {
  const description = { action: 'suggestion.register', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const { actor } = context;
    if (!mayRegister({ origin: 'IN_SESSION' }, actor)) throw forbidden(context.language);
    const today = legalDay(tx.now);
    const fields = new Fields(context.language);
    const day = fields.day(input.submittedOn, 'submittedOn') || today;
    if (day > today) fields.add('submittedOn', 'IN_FUTURE', { zh: '日期不能晚于今天。', en: 'The day cannot be in the future.' });
    if (input.files.length === 0) fields.add('files', 'REQUIRED', { zh: '请上传纸质建议的扫描件。', en: 'Attach the scan of the form.' });
    const cosigners = await checkCosigners(tx, fields, input, day);
    const entered = await checkEntered(tx, context, fields, input, { day, path: 'submittedOn' });
    const origin = entered?.place.origin ?? 'IN_SESSION';
    if (!mayRegister({ origin }, actor)) {
      fields.add('submittedOn', 'NOT_IN_SESSION', {
        zh: '这一天不在大会期间，闭会期间的建议由代表工作委员会登记。',
        en: 'Not a day of a session: between sessions the deputies’ affairs committee registers.',
      });
    }
    fields.done();
    return enter(tx, context, entered, cosigners, {
      as: { origin, confidential: input.confidential ?? false, paperOn: day, submittedAt: day === today ? tx.now : beginningOf(day) },
      told: { action: 'PAPER_REGISTER', facts: { SUBMITTED_ON: day }, basis: ART_24_36 },
      notice: 'SUGGESTION_REGISTERED',
    });
  });
}

const beginningOf = (day: string): Date => new Date(`${day}T00:00:00+08:00`);

async function checkCosigners(tx: Act, fields: Fields, input: SuggestionRegisterInput, day: string): Promise<Deputy[]> {
  const ids = input.cosigners ?? [];
  if (ids.length <= MOST_COSIGNERS) return checkSigners(tx, fields, ids, { path: 'cosigners', lead: input.deputy, day });
  fields.add('cosigners', 'TOO_MANY', { zh: `附议代表不超过 ${MOST_COSIGNERS} 位。`, en: `At most ${MOST_COSIGNERS} co-signers.` });
  return [];
}

type Content = Pick<Suggestion, 'title' | 'facts' | 'proposal' | 'files'> & { topicId: string; areaId: string | null };

/** What was written elsewhere, by whom, and where its day lies; null where something is wrong, which `fields` then names. */
async function checkEntered(
  tx: Act,
  context: Context,
  fields: Fields,
  input: Omit<SuggestionMotionRegisterInput, 'idempotencyKey' | 'motionNumber'>,
  at: { day: string; path: string },
): Promise<{ deputy: Deputy; place: SessionPlace; content: Content } | null> {
  const text = (path: 'title' | 'facts' | 'proposal', max: number): string =>
    fields.text(input[path], { path, min: 2, max, required: true });
  const [title, facts, proposal] = [text('title', 100), text('facts', 10_000), text('proposal', 10_000)];
  const topicId = await topicOf(tx, input.topic);
  if (topicId === null) fields.add('topic', 'UNKNOWN_CODE', UNKNOWN);
  const areaId = input.area ?? null;
  if (areaId !== null && !(await areaExists(tx, areaId))) fields.add('area', 'UNKNOWN_AREA', UNKNOWN);
  const files = await checkFiles(context, fields, input.files ?? [], { path: 'files', attached: [] });
  const deputy = isId(input.deputy) ? await tx.em.findOne(Deputy, { id: input.deputy, level: 'DISTRICT' }) : null;
  if (!deputy?.servesOn(at.day)) {
    fields.add('deputy', 'NOT_SERVING', { zh: '该代表目前不执行代表职务。', en: 'This deputy does not serve at present.' });
  }
  const place = await sessionPlace(tx, at.day);
  if (!place) fields.add(at.path, 'NO_TERM', { zh: '尚未设置本届人大。', en: 'No term of the congress is set up yet.' });
  if (!deputy || !place || topicId === null) return null;
  return { deputy, place, content: { title, facts, proposal, files, topicId, areaId } };
}

interface Entry {
  as: Pick<Suggestion, 'origin'> & { submittedAt: Date } & Partial<Pick<Suggestion, 'motionNumber' | 'paperOn' | 'confidential'>>;
  told: { action: string; facts: Facts; basis?: LegalBasis };
  /** Kind of what the deputies are told. */
  notice: string;
}

async function enter(
  tx: Act,
  context: Context,
  entered: Awaited<ReturnType<typeof checkEntered>>,
  cosigners: readonly Deputy[],
  { as, told, notice }: Entry,
): Promise<SuggestionDone> {
  if (!entered) throw new Error('a problem was added and not thrown');
  const { deputy, place, content } = entered;
  const suggestion = tx.em.create(Suggestion, {
    ...content,
    ...as,
    state: 'SUBMITTED',
    leadDeputyId: deputy.id,
    termId: place.termId,
    congressSessionId: place.sessionId,
    createdAt: tx.now,
    updatedAt: tx.now,
  });
  for (const [index, { id }] of cosigners.entries()) {
    tx.em.create(Cosigner, { suggestion, deputyId: id, state: 'CONFIRMED', since: tx.now, position: index + 1 });
  }
  await tx.em.flush();
  const post = context.actor.posts.find(({ kind }) => kind === 'SESSION_OFFICE' || kind === 'DEPUTIES_OFFICE');
  addToTimeline(tx, context, { suggestion, post, ...told });
  const { origin: _origin, submittedAt: _submittedAt, ...particulars } = as;
  tx.record({
    subject: { type: 'Suggestion', id: suggestion.id },
    after: { ...suggestion.content(), ...particulars, leadDeputy: deputy.id, cosigners: cosigners.map(({ id }) => id) },
  });
  const signers: Recipients = { persons: [deputy, ...cosigners].map(({ personId }) => personId) };
  announce(tx, suggestion, notice, signers);
  announce(tx, suggestion, 'SUGGESTION_SUBMITTED', reviewers(suggestion));
  return { __typename: 'SuggestionActSuccess', suggestion: suggestion.id };
}
