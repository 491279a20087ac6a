import type { Act } from '@redpine/kit/act';
import { actingTitle, type ActorPost } from '@redpine/kit/actor';
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Context, RecordType } from '../context.ts';
import { type Facts, factsOf } from './history.facts.ts';

export interface Happened {
  /** The record that it happened to. */
  of: { type: RecordType; id: string };
  action: string;
  /** The post that the act rests on; none for deputies, citizens and the platform itself. */
  post?: ActorPost | undefined;
  /** What the act fixed. */
  facts?: Facts | undefined;
  /** What a person typed. Never personal data of constituents. */
  note?: string | null;
  basis?: LegalBasis | null;
  /** Where an act for the holder of a post (代办) is told to her: one line of public content and the record's path. */
  told?: { subject: string; path: string };
}

const ADD = `insert into history_entry (subject_type, subject_id, at, action, actor_name, actor_post, actor_organ, note, law, article, mark, facts)
  values ($1, $2, $3, $4, $5, $6, (select name from organ where id = $7::uuid), $8, $9, $10, $11, $12::jsonb)`;

/** Adds what happened to the record's history, with the actor's name and post as they stand. Flush the record first. */
export async function addToHistory(tx: Act, context: Context, happened: Happened): Promise<void> {
  const { of, action, post, facts, note, basis, told } = happened;
  await tx.query(ADD, [
    of.type, of.id, tx.now, action, context.actor.name, post ? actingTitle(post) : null, post?.organ ?? null,
    note ?? null, basis?.law ?? null, basis?.article ?? null, basis?.mark ?? null, JSON.stringify(factsOf(facts)),
  ]);
  if (post?.onBehalfOf && told) tx.notify({ to: { persons: [post.onBehalfOf.person] }, kind: 'POST_ACTED_FOR', ...told });
}
