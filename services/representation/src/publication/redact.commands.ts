import { actingTitle } from '@redpine/kit/actor';
import { legalDay } from '@redpine/kit/clock';
import type { Problem } from '@redpine/kit/problem';
import { requireVersion } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import type { Context } from '../context.ts';
import type { PublicationPublishInput, PublicationRedactInput } from '../generated/types.ts';
import { perform } from '../perform.ts';
import { leadPersons } from '../suggestion/suggestion.act.ts';
import { addToTimeline } from '../timeline/timeline.commands.ts';
import type { PublicationDone, SentReply } from './publication.act.ts';
import { announcePublication, hintsNow, lockPublication, publicationStep, requirePublicationAct } from './publication.act.ts';
import { PublicationSnapshot, type SnapshotReply } from './publication.entity.ts';
import type { PublicReply } from './redaction.ts';

/** 脱敏: what is public stays as it is until the new text is published. */
export function redactPublication(context: Context, input: PublicationRedactInput): Promise<PublicationDone | Problem> {
  const description = { action: 'publication.redact', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockPublication(tx, context, input.publication);
    const { publication, suggestion, facts } = loaded;
    const post = requirePublicationAct(context, 'REDACT', loaded);
    const fields = new Fields(context.language);
    const title = fields.text(input.title, { path: 'title', min: 2, max: 100, required: true });
    const text = fields.text(input.text, { path: 'text', min: 10, max: 20_100, required: true });
    const replies = redactedReplies(fields, input, loaded.replies);
    fields.done();
    requireVersion(context.language, publication.version, input.version);
    const { to, basis } = publicationStep(context, 'REDACT', facts);
    const before = publication.words();
    Object.assign(publication, { title, text, replies, showDeputy: input.showDeputy, changed: true, redactedAt: tx.now });
    publication.become(to, tx.now);
    addToTimeline(tx, context, { suggestion, action: 'PUBLICATION_REDACT', post, basis });
    tx.record({
      subject: { type: 'Publication', id: publication.id },
      before: { state: facts.state, ...before },
      after: { state: to, title, text, replies, showDeputy: input.showDeputy },
    });
    tx.changed('Publication', publication.id);
    tx.changed('Suggestion', suggestion.id);
    return { __typename: 'PublicationActSuccess', publication: publication.id };
  });
}

/** Each of the suggestion's replies once, in their order. */
function redactedReplies(fields: Fields, input: PublicationRedactInput, sent: readonly SentReply[]): PublicReply[] {
  const given = new Map(input.replies.map((reply, index) => [reply.handling, { ...reply, index }]));
  if (given.size !== sent.length || input.replies.length !== sent.length || sent.some(({ handling }) => !given.has(handling))) {
    fields.add('replies', 'INCOMPLETE', { zh: '请逐一提供每份答复的公开文本。', en: 'Give the text of every reply, each once.' });
    return [];
  }
  return sent.map(({ handling, unitName }) => {
    const reply = given.get(handling);
    const text = fields.text(reply?.text, { path: `replies.${reply?.index}.text`, min: 1, max: 20_000, required: true });
    return { handling, unitName, text };
  });
}

/** 公开发布: writes the snapshot that the public reads. An earlier one stays on record and is served no more. */
export function publishPublication(context: Context, input: PublicationPublishInput): Promise<PublicationDone | Problem> {
  const description = { action: 'publication.publish', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockPublication(tx, context, input.publication);
    const { publication, suggestion, facts } = loaded;
    const post = requirePublicationAct(context, 'PUBLISH', loaded);
    requireVersion(context.language, publication.version, input.version);
    const { to, basis } = publicationStep(context, 'PUBLISH', facts);
    const words = publication.words();
    const fields = new Fields(context.language);
    if (!input.hintsReviewed && (await hintsNow(tx, words)).length > 0) {
      fields.add('hintsReviewed', 'REQUIRED', {
        zh: '文本中仍有疑似个人信息的提示，请逐一核对后确认。',
        en: 'There are still hints of personal data: look at each and confirm.',
      });
    }
    const replies = snapshotReplies(fields, words.replies, loaded.replies);
    fields.done();
    const [lead] = await tx.query<{ name: string | null }>(
      'select coalesce((select name from deputy where id = $1), $2) as name',
      [suggestion.leadDeputyId ?? null, suggestion.leadDeputyText ?? null],
    );
    publication.snapshotOrdinal += 1;
    const snapshot = {
      ordinal: publication.snapshotOrdinal,
      number: suggestion.number ?? null,
      title: words.title,
      text: words.text,
      replies,
      topicId: suggestion.topicId ?? null,
      areaId: suggestion.areaId ?? null,
      deputyName: publication.showDeputy ? (lead?.name ?? null) : null,
      submittedOn: suggestion.submittedAt ? legalDay(suggestion.submittedAt) : null,
    };
    const publishedBy = [post && actingTitle(post), context.actor.name].filter(Boolean).join(' ');
    tx.em.create(PublicationSnapshot, { publicationId: publication.id, ...snapshot, publishedAt: tx.now, publishedBy });
    publication.become(to, tx.now);
    publication.changed = false;
    addToTimeline(tx, context, { suggestion, action: 'PUBLICATION_PUBLISH', post, facts: { EDITION: snapshot.ordinal }, basis });
    tx.record({
      subject: { type: 'Publication', id: publication.id },
      before: { state: facts.state },
      after: { state: to, snapshot },
    });
    announcePublication(tx, loaded, 'PUBLICATION_PUBLISHED', { persons: leadPersons(loaded) });
    return { __typename: 'PublicationActSuccess', publication: publication.id };
  });
}

/** The redacted texts with what is public of the replies anyway; a reply sent since was never redacted. */
function snapshotReplies(fields: Fields, redacted: readonly PublicReply[], sent: readonly SentReply[]): SnapshotReply[] {
  const missing = sent.some(({ handling }) => !redacted.some((reply) => reply.handling === handling));
  if (missing) {
    fields.add('publication', 'INCOMPLETE', { zh: '有新的答复尚未脱敏，请先脱敏。', en: 'A reply came since: redact it first.' });
    return [];
  }
  return sent.map(({ handling, organ, unitName, categoryName, signedOn }) => {
    const text = redacted.find((reply) => reply.handling === handling)?.text ?? '';
    return { organ, unitName, categoryName, signedOn, text };
  });
}
