import { legalDay } from '@redpine/kit/clock';
import type { Problem } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import type { Context } from '../context.ts';
import type { HandlingUrgeInput } from '../generated/types.ts';
import type { HandlingDone } from '../handling/handling.act.ts';
import { Closed, perform, refusal } from '../perform.ts';
import { announce, suggestionFacts, unitsTold } from '../suggestion/suggestion.act.ts';
import { lockHandling } from '../suggestion/suggestion.repository.ts';
import { addToTimeline } from '../timeline/timeline.commands.ts';
import { Urge } from './urge.entity.ts';
import type { UrgePart } from './urge.policy.ts';
import { URGE_BASIS, urgePart, urgeRefusal } from './urge.policy.ts';
import { urgeLimits } from './urge.rules.ts';

const POSTS: Readonly<Record<UrgePart, string | null>> = { DEPUTY: null, OFFICE: 'DEPUTIES_OFFICE', GOVERNMENT: 'GOVERNMENT_OFFICE' };

/** 催办: the unit is told, the timeline keeps it, nothing else changes. */
export function urgeHandling(context: Context, input: HandlingUrgeInput): Promise<HandlingDone | Problem> {
  const description = { action: 'handling.urge', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockHandling(tx, context, input.handling);
    const { handling, suggestion } = loaded;
    const { leadPerson } = suggestionFacts(loaded);
    const part = urgePart({ leadPerson }, context.actor);
    if (part === null) throw new Closed({ type: 'Handling', id: handling.id });
    const fields = new Fields(context.language);
    const note = fields.text(input.note, { path: 'note', min: 5, max: 500, required: true });
    fields.done();
    const today = legalDay(tx.now);
    const given = await tx.query<{ part: UrgePart; on: string }>('select part, on_day::text as "on" from urge where handling_id = $1', [handling.id]);
    const why = urgeRefusal(part, { state: handling.state, leadPerson, given, limits: urgeLimits(context.rules, today), today });
    if (why) throw refusal(context, 'URGE', handling.state, why);
    tx.em.create(Urge, { handlingId: handling.id, part, note, onDay: today, at: tx.now });
    const post = context.actor.posts.find(({ kind }) => kind === POSTS[part]);
    addToTimeline(tx, context, { suggestion, handling, action: 'URGE', post, note, basis: URGE_BASIS });
    tx.record({ subject: { type: 'Handling', id: handling.id }, after: { urged: part }, note });
    announce(tx, suggestion, 'HANDLING_URGED', unitsTold([handling.organId]));
    tx.changed('Handling', handling.id);
    return { __typename: 'HandlingActSuccess', handling: handling.id };
  });
}
