import type { Problem } from '@redpine/kit/problem';
import { requireVersion } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import type { Context } from '../context.ts';
import type { PublicationProposeInput, PublicationReasonInput } from '../generated/types.ts';
import { perform } from '../perform.ts';
import { leadPersons, OFFICE } from '../suggestion/suggestion.act.ts';
import { addToTimeline } from '../timeline/timeline.commands.ts';
import type { PublicationDone } from './publication.act.ts';
import {
  announcePublication,
  lockPublication,
  lockPublicationOf,
  originalOf,
  publicationStep,
  requirePublicationAct,
} from './publication.act.ts';
import { Publication } from './publication.entity.ts';

/** 提出公开: redaction begins with the text as it is. */
export function proposePublication(context: Context, input: PublicationProposeInput): Promise<PublicationDone | Problem> {
  const description = { action: 'publication.propose', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockPublicationOf(tx, context, input.suggestion);
    const { suggestion, facts } = loaded;
    const post = requirePublicationAct(context, 'PROPOSE', loaded);
    const { to, basis } = publicationStep(context, 'PROPOSE', facts);
    const { title, text, replies } = originalOf(loaded);
    const publication = tx.em.create(Publication, {
      suggestionId: suggestion.id,
      state: 'PROPOSED',
      title,
      text,
      replies: [...replies],
      proposedAt: tx.now,
      updatedAt: tx.now,
    });
    await tx.em.flush();
    addToTimeline(tx, context, { suggestion, action: 'PUBLICATION_PROPOSE', post, basis });
    tx.record({ subject: { type: 'Publication', id: publication.id }, after: { state: to, suggestion: suggestion.id } });
    announcePublication(tx, { suggestion, publication }, 'PUBLICATION_PROPOSED', OFFICE);
    return { __typename: 'PublicationActSuccess', publication: publication.id };
  });
}

/** 撤下, or 不予公开 where it was never public. */
export function withdrawPublication(context: Context, input: PublicationReasonInput): Promise<PublicationDone | Problem> {
  return perform(context, { action: 'publication.withdraw', idempotencyKey: input.idempotencyKey, input }, async (tx) => {
    const loaded = await lockPublication(tx, context, input.publication);
    const { suggestion, publication, facts } = loaded;
    const post = requirePublicationAct(context, 'WITHDRAW', loaded);
    const fields = new Fields(context.language);
    const reason = fields.text(input.reason, { path: 'reason', min: 5, max: 1_000, required: true });
    fields.done();
    requireVersion(context.language, publication.version, input.version);
    const { to, basis } = publicationStep(context, 'WITHDRAW', facts);
    publication.become(to, tx.now);
    publication.reason = reason;
    // What was taken out and comes back is a new version, whatever it says.
    publication.changed = true;
    addToTimeline(tx, context, { suggestion, action: 'PUBLICATION_WITHDRAW', post, note: reason, basis });
    tx.record({ subject: { type: 'Publication', id: publication.id }, before: { state: facts.state }, after: { state: to }, note: reason });
    announcePublication(tx, loaded, 'PUBLICATION_WITHDRAWN', { persons: leadPersons(loaded) });
    return { __typename: 'PublicationActSuccess', publication: publication.id };
  });
}
