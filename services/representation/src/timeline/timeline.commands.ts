import { raw } from '@mikro-orm/core';
import type { Act } from '@redpine/kit/act';
import { actingTitle, type ActorPost } from '@redpine/kit/actor';
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Context } from '../context.ts';
import { type Facts, factsOf } from '../history/history.facts.ts';
import type { Handling } from '../handling/handling.entity.ts';
import type { Suggestion } from '../suggestion/suggestion.entity.ts';
import { TimelineEntry } from './timeline.entity.ts';

export interface Happening {
  suggestion: Suggestion;
  /** Whose handling it concerns. */
  handling?: Handling;
  action: string;
  /** The post that the act rests on; none for deputies and the platform itself. */
  post?: ActorPost | undefined;
  /** What the act fixed. */
  facts?: Facts | undefined;
  /** What a person typed. */
  note?: string | null;
  basis?: LegalBasis | null;
}

/**
 * Adds what happened to the suggestion's timeline, with the actor's name and post as they stand. What was done for the
 * holder of a post (代办) names her, and she is told.
 */
export function addToTimeline(tx: Act, context: Context, happening: Happening): void {
  const { post, basis } = happening;
  tx.em.create(TimelineEntry, {
    suggestion: happening.suggestion,
    handling: happening.handling ?? null,
    at: tx.now,
    action: happening.action,
    actorName: context.actor.name,
    actorPost: post ? actingTitle(post) : null,
    actorOrgan: post?.organ ? raw('(select name from organ where id = ?::uuid)', [post.organ]) : null,
    facts: factsOf(happening.facts),
    note: happening.note ?? null,
    law: basis?.law ?? null,
    article: basis?.article ?? null,
    mark: basis?.mark ?? null,
  });
  if (post?.onBehalfOf) {
    const { suggestion } = happening;
    tx.notify({
      to: { persons: [post.onBehalfOf.person] },
      kind: 'POST_ACTED_FOR',
      subject: suggestion.subject(),
      path: `/representation/suggestions/${suggestion.id}`,
    });
  }
}
