/** What anybody may do without an account: three acts, and no others; and whose the files are that she uploads before the first. */
import { legalDay } from '@redpine/kit/clock';
import type { Problem } from '@redpine/kit/problem';
import { isProblem } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import type { Text } from '@redpine/kit/language';
import { areaAndAbove } from '../area/area.repository.ts';
import { checkFiles, visitor, VISITORS_MOST } from '../attachment.ts';
import type { Context } from '../context.ts';
import type { OpinionFollowInput, OpinionRateInput, OpinionSendInput } from '../generated/types.ts';
import { performPublicly } from '../perform.ts';
import { keepers, lockOpinion, notice, receivers, stepFor, tellOpinion } from './opinion.act.ts';
import { checkSaid } from './opinion.commands.ts';
import { answerDay } from './opinion.deadline.ts';
import { checkRating, rate } from './opinion.end.commands.ts';
import { Opinion } from './opinion.entity.ts';
import { anonymousAllowed } from './opinion.rules.ts';
import { digestOfChallenge, digestOfCode, type OpinionSecrets, solutionOf } from './opinion.secret.ts';
import { checkSender, keepSender } from './opinion.sender.ts';
import { NEW } from './opinion.workflow.ts';

const CHANNEL = 'ONLINE';
const WORDS: Readonly<Record<'CHALLENGE_INVALID' | 'CHALLENGE_EXPIRED' | 'CHALLENGE_USED', Text>> = {
  CHALLENGE_INVALID: { zh: '验证没有通过，请重新验证。', en: 'The check did not succeed. Do it again.' },
  CHALLENGE_EXPIRED: { zh: '验证已过期，请重新验证。', en: 'The check has expired. Do it again.' },
  CHALLENGE_USED: { zh: '验证已经用过，请重新验证。', en: 'The check was used before. Do it again.' },
};
const NO_CODE: Text = { zh: '没有这个查询码，请核对。', en: 'There is no such code. Look at it again.' };

/** As people read a day. */
const inWords = (day: string): string => day.replace(/^(\d+)-0?(\d+)-0?(\d+)$/, '$1年$2月$3日');

/** What the sender of an opinion is answered: the code is the one way to it. */
export interface Tracked {
  __typename: 'OpinionSendSuccess' | 'OpinionTrackSuccess';
  code: string;
}

/** 反映民意. The same request again, with the same solved challenge, answers with the same code and acts once. */
export async function sendOpinion(context: Context, secrets: OpinionSecrets, input: OpinionSendInput): Promise<Tracked | Problem> {
  const solution = solutionOf(input.challenge);
  const fields = new Fields(context.language);
  if (!solution) fields.add('challenge', 'CHALLENGE_INVALID', WORDS.CHALLENGE_INVALID);
  const challengeDigest = solution ? digestOfChallenge(solution) : '';
  const code = solution ? secrets.codeOf(solution) : '';
  const description = { action: 'opinion.send', idempotencyKey: input.idempotencyKey, keyOf: `anonymous:${challengeDigest}`, input } as const;
  const done = await performPublicly(context, description, async (tx, nobody) => {
    const today = legalDay(tx.now);
    const fault = solution && (await secrets.fault(solution));
    if (fault) fields.add('challenge', fault, WORDS[fault]);
    else if (solution && (await tx.query('select 1 from opinion where challenge_digest = $1', [challengeDigest])).length > 0) {
      fields.add('challenge', 'CHALLENGE_USED', WORDS.CHALLENGE_USED);
    }
    const said = await checkSaid(tx, fields, input);
    const sender = checkSender(fields, input, { stayUnnamed: anonymousAllowed(nobody.rules, today) });
    const files = await checkFiles(nobody, fields, input.files ?? [], { path: 'files', attached: [], uploader: visitor(challengeDigest), most: VISITORS_MOST });
    fields.done();
    const facts = { ...NEW, lies: await areaAndAbove(tx, said.areaId) };
    const step = stepFor(nobody, 'SEND', facts);
    const day = answerDay(today, nobody);
    const opinion = tx.em.create(Opinion, {
      ...said, files, state: 'RECEIVED', channel: CHANNEL, receivedOn: today, anonymous: (sender?.name ?? null) === null, byPhone: input.byPhone ?? false,
      deadline: day, dueOn: day.dueOn, reopened: 0, codeDigest: digestOfCode(code), challengeDigest, updatedAt: tx.now,
    });
    await tx.em.flush();
    await keepSender(tx, opinion.id, sender);
    tx.record({ subject: { type: 'Opinion', id: opinion.id }, after: { state: step.to, channel: CHANNEL, dueOn: day.dueOn, files: files.length } });
    await notice(tx, opinion, 'SEND', `已收到您反映的情况，将在${inWords(day.dueOn)}前答复。`);
    await tellOpinion(tx, nobody, { opinion, action: 'SEND', step, to: keepers(facts) });
    return { __typename: 'OpinionSendSuccess' as const };
  });
  return isProblem(done) ? done : { ...done, code };
}

/** Whose files a solved challenge uploads, as the gateway keeps them; null for one that is not solved, over or used. */
export async function uploadTicket({ database }: Context, secrets: OpinionSecrets, ticket: string): Promise<string | null> {
  const solution = solutionOf(ticket);
  if (!solution || (await secrets.fault(solution)) !== null) return null;
  const holder = digestOfChallenge(solution);
  const used = await database.query('select 1 from opinion where challenge_digest = $1', [holder]);
  return used.length === 0 ? holder : null;
}

/** 补充说明 */
export function followOpinion(context: Context, input: OpinionFollowInput): Promise<Tracked | Problem> {
  return bySender(context, input, 'opinion.follow', async (tx, nobody, loaded, fields) => {
    const text = fields.text(input.text, { path: 'text', min: 2, max: 1_000, required: true });
    fields.done();
    const { opinion, facts } = loaded;
    const step = stepFor(nobody, 'FOLLOW', facts);
    await tx.query('insert into opinion_supplement (opinion_id, at, text) values ($1, $2, $3)', [opinion.id, tx.now, text]);
    opinion.updatedAt = tx.now;
    tx.record({ subject: { type: 'Opinion', id: opinion.id }, note: `${facts.follows + 1}` });
    await tellOpinion(tx, nobody, { opinion, action: 'FOLLOW', step, to: facts.state === 'ROUTED' || facts.state === 'CONVERTED' ? receivers(facts) : keepers(facts) });
  });
}

/** 评价 */
export function rateOpinion(context: Context, input: OpinionRateInput): Promise<Tracked | Problem> {
  return bySender(context, input, 'opinion.rate', async (tx, nobody, loaded, fields) => {
    const rated = checkRating(fields, input);
    fields.done();
    await rate(tx, nobody, loaded, rated, 'RATE');
  });
}

type Work = (
  tx: Parameters<Parameters<typeof performPublicly>[2]>[0], nobody: Context, loaded: NonNullable<Awaited<ReturnType<typeof lockOpinion>>>, fields: Fields,
) => Promise<void>;

/** An act of whoever holds the code: another's opinion is not found. */
async function bySender(context: Context, input: OpinionFollowInput | OpinionRateInput, action: 'opinion.follow' | 'opinion.rate', work: Work): Promise<Tracked | Problem> {
  const codeDigest = digestOfCode(input.code);
  const description = { action, idempotencyKey: input.idempotencyKey, keyOf: `anonymous:${codeDigest}`, input };
  const done = await performPublicly(context, description, async (tx, nobody) => {
    const fields = new Fields(nobody.language);
    const loaded = await lockOpinion(tx, nobody, { codeDigest });
    if (!loaded) {
      fields.add('code', 'UNKNOWN_CODE', NO_CODE);
      fields.done();
    } else await work(tx, nobody, loaded, fields);
    return { __typename: 'OpinionTrackSuccess' as const };
  });
  return isProblem(done) ? done : { ...done, code: input.code };
}
