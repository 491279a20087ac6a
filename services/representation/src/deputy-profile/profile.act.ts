import type { Act } from '@redpine/kit/act';
import type { ActorPost } from '@redpine/kit/actor';
import { notFound } from '@redpine/kit/errors';
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Recipients } from '@redpine/kit/transaction';
import type { Context } from '../context.ts';
import type { Deputy } from '../deputy/deputy.entity.ts';
import { keeperOf } from '../deputy/deputy.policy.ts';
import { deputyWithParties } from '../deputy/deputy.repository.ts';
import { addToHistory } from '../history/history.commands.ts';
import type { Facts } from '../history/history.facts.ts';
import { Closed, stepOf } from '../perform.ts';
import { DeputyProfile } from './profile.entity.ts';
import { mayProfile } from './profile.policy.ts';
import { decideProfile, type ProfileAction, type ProfileFacts } from './profile.workflow.ts';

export interface ProfileDone {
  __typename: 'DeputyProfileActSuccess';
  deputyProfile: string;
}

/** A profile with all that its transition table asks for; the deputy is locked. */
export interface LoadedProfile {
  deputy: Deputy;
  /** Null where nothing is written yet. */
  profile: DeputyProfile | null;
  facts: ProfileFacts;
}

export async function lockProfile(tx: Act, context: Context, id: string): Promise<LoadedProfile> {
  const found = await deputyWithParties(tx, id);
  if (!found) throw notFound(context.language);
  const { deputy, parties } = found;
  const profile = await tx.em.findOne(DeputyProfile, { id });
  const consents = { hasPhone: Boolean(profile?.phoneConsent), hasPhoto: Boolean(profile?.photoConsent) };
  return { deputy, profile, facts: { ...parties, ...consents, state: profile?.state ?? 'NONE', status: deputy.status } };
}

/** The profile to write on: begun where there is none yet. */
export function writtenOn(tx: Act, { deputy, profile }: LoadedProfile): DeputyProfile {
  return profile ?? tx.em.create(DeputyProfile, { id: deputy.id, state: 'DRAFT', occupation: '', introduction: '', files: [], updatedAt: tx.now });
}

interface Step {
  to: ProfileFacts['state'] | 'GONE';
  basis: LegalBasis | null;
  /** None where the deputy acts herself. */
  post: ActorPost | undefined;
}

/**
 * The act's step, with what may be shown of it: throws `Closed` where the actor's part does not allow the action, `Refused`
 * with the table's reason where it is not possible in this state.
 */
export function profileStep(context: Context, action: ProfileAction, { deputy, facts }: LoadedProfile): Step {
  if (!mayProfile(action, facts, context.actor)) throw new Closed({ type: 'DeputyProfile', id: deputy.id });
  return { ...stepOf(context, action, facts.state, decideProfile(action, facts)), post: keeperOf(facts, context.actor) };
}

/** Puts the act on record, and tells the other side and every browser that shows the profile. Never what is personal. */
export async function tellProfile(
  tx: Act,
  context: Context,
  { loaded, action, step, facts: fixed, note }: { loaded: LoadedProfile; action: ProfileAction; step: Pick<Step, 'basis' | 'post'>; facts?: Facts; note?: string },
): Promise<void> {
  const { deputy, facts } = loaded;
  const path = `/representation/deputies/${deputy.id}`;
  const { basis, post } = step;
  await addToHistory(tx, context, { of: { type: 'DeputyProfile', id: deputy.id }, action, post, facts: fixed, note: note ?? null, basis, told: { subject: deputy.name, path } });
  tx.notify({ to: post ? { persons: [deputy.personId] } : keepers(facts), kind: `DEPUTY_PROFILE_${action}`, subject: deputy.name, path });
  tx.changed('DeputyProfile', deputy.id);
  tx.changed('Deputy', deputy.id);
}

const keepers = ({ level, lies }: ProfileFacts): Recipients =>
  ({ posts: [level === 'TOWN' ? { kind: 'TOWN_PRESIDIUM', area: lies[0] ?? null } : { kind: 'DEPUTIES_OFFICE' }] });
