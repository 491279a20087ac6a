import type { Act } from '@redpine/kit/act';
import type { ActorPost } from '@redpine/kit/actor';
import { notFound } from '@redpine/kit/errors';
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Recipients } from '@redpine/kit/transaction';
import type { Context } from '../context.ts';
import { isId } from '../directory.repository.ts';
import { Closed, stepOf } from '../perform.ts';
import { suggestionFacts } from '../suggestion/suggestion.act.ts';
import type { Suggestion } from '../suggestion/suggestion.entity.ts';
import type { Loaded } from '../suggestion/suggestion.repository.ts';
import { lockSuggestion } from '../suggestion/suggestion.repository.ts';
import type { SnapshotReply } from './publication.entity.ts';
import { Publication } from './publication.entity.ts';
import { mayPublication } from './publication.policy.ts';
import type { PublicationAction, PublicationFacts, PublicationState } from './publication.workflow.ts';
import { decidePublication } from './publication.workflow.ts';
import { type Hint, hintsOf, mustNotStand, type PublicText } from './redaction.ts';

export interface PublicationDone {
  __typename: 'PublicationActSuccess';
  publication: string;
}

/** A suggestion with its publication, if there is one, and all that the transition table asks for; it is locked. */
export interface LoadedPublication extends Loaded {
  publication: Publication | null;
  replies: SentReply[];
  facts: PublicationFacts;
}

export type SentReply = SnapshotReply & { handling: string };

/** Whose publication this is, by the suggestion. */
export async function lockPublicationOf(tx: Act, context: Context, suggestionId: string): Promise<LoadedPublication> {
  const loaded = await lockSuggestion(tx, context, suggestionId);
  const publication = await tx.em.findOne(Publication, { suggestionId: loaded.suggestion.id });
  const replies = await tx.query<SentReply>(
    `select h.id as handling, h.organ_id as organ, coalesce(o.name, h.unit_text, '') as "unitName", c.name as "categoryName",
            r.signed_on::text as "signedOn", r.text
       from handling h join reply r on r.handling_id = h.id and not r.superseded join reply_category c on c.id = r.category_id
       left join organ o on o.id = h.organ_id
      where h.suggestion_id = $1 order by h.position limit 20`,
    [loaded.suggestion.id],
  );
  const { leadPerson } = suggestionFacts(loaded);
  return {
    ...loaded,
    publication,
    replies,
    facts: {
      state: publication?.state ?? 'NONE',
      suggestionState: loaded.suggestion.state,
      replies: replies.length,
      leadPerson,
      confidential: loaded.suggestion.confidential,
      changed: publication?.changed ?? true,
      numbersLeft: publication !== null && mustNotStand(hintsOf(publication.words(), [])),
    },
  };
}

export async function lockPublication(
  tx: Act,
  context: Context,
  id: string,
): Promise<LoadedPublication & { publication: Publication }> {
  const [row] = isId(id)
    ? await tx.query<{ suggestion: string }>('select suggestion_id as suggestion from publication where id = $1', [id])
    : [];
  if (!row) throw notFound(context.language);
  const loaded = await lockPublicationOf(tx, context, row.suggestion);
  if (!loaded.publication) throw notFound(context.language);
  return { ...loaded, publication: loaded.publication };
}

/** Throws `Closed` where the actor's part does not allow the action; else the office's post, none for deputies. */
export function requirePublicationAct(
  context: Context,
  action: PublicationAction,
  { publication, suggestion, facts }: LoadedPublication,
): ActorPost | undefined {
  if (!mayPublication(action, facts, context.actor)) {
    throw new Closed(publication ? { type: 'Publication', id: publication.id } : { type: 'Suggestion', id: suggestion.id });
  }
  return context.actor.posts.find(({ kind }) => kind === 'DEPUTIES_OFFICE');
}

/** The state that the action leads to; throws `Refused` with the table's reason where it is not possible. */
export function publicationStep(
  context: Context,
  action: PublicationAction,
  facts: PublicationFacts,
): { to: PublicationState | 'GONE'; basis: LegalBasis | null } {
  return stepOf(context, action, facts.state, decidePublication(action, facts));
}

/** What the suggestion and its replies say: where redaction begins. */
export function originalOf({ suggestion, replies }: Pick<LoadedPublication, 'suggestion' | 'replies'>): PublicText {
  return {
    title: suggestion.title,
    text: [suggestion.facts, suggestion.proposal].filter((part) => part !== '').join('\n\n'),
    replies: replies.map(({ handling, unitName, text }) => ({ handling, unitName, text })),
  };
}

/** Hints with the names of persons whom the platform knows and who stand in the text. */
export async function hintsNow(tx: Act, text: PublicText): Promise<Hint[]> {
  const all = [text.title, text.text, ...text.replies.map((reply) => reply.text)].join('\n');
  const known = await tx.query<{ name: string }>(
    'select distinct name from person where char_length(name) > 1 and strpos($1, name) > 0',
    [all],
  );
  return hintsOf(text, known.map(({ name }) => name));
}

/** Tells the recipients, and every browser that shows the publication or its suggestion. */
export function announcePublication(
  tx: Act,
  { suggestion, publication }: { suggestion: Suggestion; publication: Publication },
  kind: string,
  to: Recipients,
): void {
  tx.notify({ to, kind, subject: suggestion.subject(), path: `/representation/suggestions/${suggestion.id}` });
  tx.changed('Publication', publication.id);
  tx.changed('Suggestion', suggestion.id);
}
