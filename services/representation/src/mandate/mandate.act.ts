import type { Act } from '@redpine/kit/act';
import type { ActorPost } from '@redpine/kit/actor';
import { notFound } from '@redpine/kit/errors';
import type { LegalBasis } from '@redpine/kit/legalBasis';
import { areaAndAbove } from '../area/area.repository.ts';
import type { Context } from '../context.ts';
import { keeperOf } from '../deputy/deputy.policy.ts';
import { isId } from '../directory.repository.ts';
import { addToHistory } from '../history/history.commands.ts';
import type { Facts } from '../history/history.facts.ts';
import { Closed, stepOf } from '../perform.ts';
import type { DeputyStatus } from '../suggestion/suggestion.workflow.ts';
import { MandateMatter } from './mandate.entity.ts';
import { basisOf } from './mandate.law.ts';
import { mayMandate } from './mandate.policy.ts';
import type { MandateAction, MandateFacts } from './mandate.workflow.ts';
import { decideMandate } from './mandate.workflow.ts';

export interface MandateDone {
  __typename: 'MandateMatterActSuccess';
  mandateMatter: string;
}

/** A matter with all that its transition table asks for; it is locked. */
export interface LoadedMatter {
  matter: MandateMatter;
  /** Of the deputy or of who was elected. */
  name: string;
  facts: MandateFacts;
}

interface Standing {
  name: string;
  status: DeputyStatus | null;
}

const OF_DEPUTY = `select name, status from deputy where id = $1 for update`;
/** A person with the mandate of the level that she holds; none is older than today's term. */
const OF_PERSON = `select p.name, (select d.status from deputy d where d.person_id = p.id and d.level = $2 and d.status <> 'ENDED' limit 1) as status
  from person p where p.id = $1`;

/** The person's name, and where her mandate of the level stands. */
export async function personStanding(tx: Pick<Act, 'query'>, person: string, level: string): Promise<Standing | null> {
  if (!isId(person)) return null;
  const [row] = await tx.query<Standing>(OF_PERSON, [person, level]);
  return row ?? null;
}

export async function lockMatter(tx: Act, context: Context, id: string): Promise<LoadedMatter> {
  if (isId(id)) await tx.query('select 1 from mandate_matter where id = $1 for update', [id]);
  const matter = isId(id) ? await tx.em.findOne(MandateMatter, { id }) : null;
  if (!matter) throw notFound(context.language);
  const { state, kind, ground = null, level, personId: person, deputyId = null } = matter;
  const [standing] = deputyId === null ? [await personStanding(tx, person, level)] : await tx.query<Standing>(OF_DEPUTY, [deputyId]);
  const lies = await areaAndAbove(tx, matter.areaId ?? null);
  const facts: MandateFacts = { state, kind, ground, level, lies, person, status: standing?.status ?? null, isAnotherOpen: false, isDefended: Boolean(matter.defence) };
  return { matter, name: standing?.name ?? '', facts };
}

export interface MandateStep {
  to: MandateFacts['state'] | 'GONE';
  basis: LegalBasis;
  /** None where the deputy acts herself. */
  post: ActorPost | undefined;
}

/**
 * The act's step, with what may be shown of it: throws `Closed` where the actor's part does not allow the action, `Refused`
 * with the table's reason where it is not possible in this state. Its basis is the matter's own where the table has none closer.
 */
export function mandateStep(context: Context, action: MandateAction, { matter, facts }: LoadedMatter): MandateStep {
  if (!mayMandate(action, facts, context.actor)) throw new Closed({ type: 'MandateMatter', id: matter.id });
  const { to } = stepOf(context, action, facts.state, decideMandate(action, facts));
  return { to, basis: basisOf(facts.kind, facts.ground, facts.level), post: keeperOf(facts, context.actor) };
}

/** Puts the act on record, and tells the deputy and every browser that shows the matter. What it is about stays in the record. */
export async function tellMatter(
  tx: Act,
  context: Context,
  { matter, name, action, step, facts, note }: { matter: MandateMatter; name: string; action: MandateAction; step: Pick<MandateStep, 'basis' | 'post'>; facts?: Facts; note?: string },
): Promise<void> {
  const path = `/representation/mandates/${matter.id}`;
  const { basis, post } = step;
  await addToHistory(tx, context, { of: { type: 'MandateMatter', id: matter.id }, action, post, facts, note: note ?? null, basis, told: { subject: name, path } });
  tx.notify({ to: { persons: [matter.personId] }, kind: `MANDATE_${action}`, subject: name, path });
  tx.changed('MandateMatter', matter.id);
  if (matter.deputyId) tx.changed('Deputy', matter.deputyId);
}
