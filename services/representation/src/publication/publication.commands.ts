import type { Problem } from '@redpine/kit/problem';
import { requireVersion } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import type { Context } from '../context.ts';
import type { PublicationKeepConfidentialInput, PublicationProposeInput, PublicationReasonInput } from '../generated/types.ts';
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

/** 保密, at once: what is public is no longer served. */
export function keepConfidential(
  context: Context,
  input: PublicationKeepConfidentialInput,
): Promise<PublicationDone | Problem> {
  const description = { action: 'publication.keepConfidential', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockPublicationOf(tx, context, input.suggestion);
    const { suggestion, facts } = loaded;
    const post = requirePublicationAct(context, 'KEEP_CONFIDENTIAL', loaded);
    const fields = new Fields(context.language);
    const reason = fields.text(input.reason, { path: 'reason', min: 5, max: 1_000, required: true });
    fields.done();
    const { to, basis } = publicationStep(context, 'KEEP_CONFIDENTIAL', facts);
    const publication =
      loaded.publication ??
      tx.em.create(Publication, {
        suggestionId: suggestion.id,
        state: 'CONFIDENTIAL',
        title: '',
        text: '',
        replies: [],
        updatedAt: tx.now,
      });
    publication.become(to, tx.now);
    publication.confidentialBy = context.actor.person !== null && context.actor.person === facts.leadPerson ? 'DEPUTY' : 'OFFICE';
    publication.reason = reason;
    await tx.em.flush();
    addToTimeline(tx, context, { suggestion, action: 'PUBLICATION_KEEP_CONFIDENTIAL', post, note: reason, basis });
    tx.record({
      subject: { type: 'Publication', id: publication.id },
      before: { state: facts.state },
      after: { state: to, confidentialBy: publication.confidentialBy },
      note: reason,
    });
    const recipients = publication.confidentialBy === 'DEPUTY' ? OFFICE : { persons: leadPersons(loaded) };
    announcePublication(tx, { suggestion, publication }, 'PUBLICATION_CONFIDENTIAL', recipients);
    return { __typename: 'PublicationActSuccess', publication: publication.id };
  });
}

/** 撤下, or 不予公开 where it was never public. */
export function withdrawPublication(context: Context, input: PublicationReasonInput): Promise<PublicationDone | Problem> {
  return end(context, input, 'WITHDRAW');
}

/** 解除保密: nothing is published by it. */
export function liftConfidentiality(context: Context, input: PublicationReasonInput): Promise<PublicationDone | Problem> {
  return end(context, input, 'LIFT_CONFIDENTIALITY');
}

function end(
  context: Context,
  input: PublicationReasonInput,
  action: 'WITHDRAW' | 'LIFT_CONFIDENTIALITY',
): Promise<PublicationDone | Problem> {
  const name = action === 'WITHDRAW' ? 'publication.withdraw' : 'publication.liftConfidentiality';
  return perform(context, { action: name, idempotencyKey: input.idempotencyKey, input }, async (tx) => {
    const loaded = await lockPublication(tx, context, input.publication);
    const { suggestion, publication, facts } = loaded;
    const post = requirePublicationAct(context, action, loaded);
    const fields = new Fields(context.language);
    const reason = fields.text(input.reason, { path: 'reason', min: 5, max: 1_000, required: true });
    fields.done();
    requireVersion(context.language, publication.version, input.version);
    const { to, basis } = publicationStep(context, action, facts);
    publication.become(to, tx.now);
    publication.reason = reason;
    // What was taken out and comes back is a new version, whatever it says.
    publication.changed = true;
    if (publication.redactedAt === null && publication.title === '') Object.assign(publication, originalOf(loaded));
    addToTimeline(tx, context, { suggestion, action: `PUBLICATION_${action}`, post, note: reason, basis });
    tx.record({
      subject: { type: 'Publication', id: publication.id },
      before: { state: facts.state },
      after: { state: to },
      note: reason,
    });
    const kind = action === 'WITHDRAW' ? 'PUBLICATION_WITHDRAWN' : 'PUBLICATION_LIFTED';
    announcePublication(tx, loaded, kind, action === 'WITHDRAW' ? { persons: leadPersons(loaded) } : OFFICE);
    return { __typename: 'PublicationActSuccess', publication: publication.id };
  });
}
