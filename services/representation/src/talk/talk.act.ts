import type { Act } from '@redpine/kit/act';
import type { ActorPost } from '@redpine/kit/actor';
import { notFound } from '@redpine/kit/errors';
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Recipients } from '@redpine/kit/transaction';
import { officeOver } from '../area/area.policy.ts';
import { areaAndAbove } from '../area/area.repository.ts';
import type { Context } from '../context.ts';
import { Deputy } from '../deputy/deputy.entity.ts';
import { isId } from '../directory.repository.ts';
import { addToHistory } from '../history/history.commands.ts';
import type { Facts } from '../history/history.facts.ts';
import { Closed, stepOf } from '../perform.ts';
import { Talk } from './talk.entity.ts';
import { mayTalk } from './talk.policy.ts';
import type { TalkAction, TalkFacts } from './talk.workflow.ts';
import { decideTalk } from './talk.workflow.ts';

export interface TalkDone {
  __typename: 'TalkActSuccess';
  talk: string;
}

/** A talk with all that its transition table asks for; it is locked. */
export interface LoadedTalk {
  talk: Talk;
  speaker: Deputy;
  facts: TalkFacts;
}

export async function lockTalk(tx: Act, context: Context, id: string): Promise<LoadedTalk> {
  if (isId(id)) await tx.query('select 1 from talk where id = $1 for update', [id]);
  const talk = isId(id) ? await tx.em.findOne(Talk, { id }) : null;
  if (!talk) throw notFound(context.language);
  const speaker = await tx.em.findOneOrFail(Deputy, { id: talk.speakerId });
  const lies = await areaAndAbove(tx, talk.areaId);
  return { talk, speaker, facts: { state: talk.state, lies, speakerPerson: speaker.personId, speakerStatus: speaker.status } };
}

/**
 * The act's step, with what may be shown of it: throws `Closed` where the actor's part does not allow the action, `Refused`
 * with the table's reason where it is not possible in this state.
 */
export function talkStep(context: Context, action: TalkAction, { talk, facts }: LoadedTalk): Step {
  if (!mayTalk(action, facts, context.actor)) throw new Closed({ type: 'Talk', id: talk.id });
  return { ...stepOf(context, action, facts.state, decideTalk(action, facts)), post: officeOver(facts.lies, context.actor) };
}

interface Step {
  to: TalkFacts['state'] | 'GONE';
  basis: LegalBasis | null;
  /** None where the speaker acts herself. */
  post: ActorPost | undefined;
}

/** Puts the act on record, and tells those whom it concerns and every browser that shows the talk. */
export async function tellTalk(
  tx: Act,
  context: Context,
  { talk, action, step, facts, note, to }: { talk: Talk; action: TalkAction; step: Pick<Step, 'basis' | 'post'>; facts?: Facts; note?: string; to: Recipients },
): Promise<void> {
  const path = `/representation/talks/${talk.id}`;
  const { basis, post } = step;
  await addToHistory(tx, context, { of: { type: 'Talk', id: talk.id }, action, post, facts, note: note ?? null, basis, told: { subject: talk.subject, path } });
  tx.notify({ to, kind: `TALK_${action}`, subject: talk.subject, path });
  tx.changed('Talk', talk.id);
}
