import type { Act } from '@redpine/kit/act';
import { legalDay } from '@redpine/kit/clock';
import { forbidden } from '@redpine/kit/errors';
import type { Problem } from '@redpine/kit/problem';
import { Refused, invalid, requireVersion } from '@redpine/kit/problem';
import type { Context } from '../context.ts';
import { sessionPlace } from '../directory.repository.ts';
import type { SuggestionActInput, SuggestionDraftSaveInput } from '../generated/types.ts';
import { perform } from '../perform.ts';
import { checkContent } from './content.ts';
import { requireSuggestionAct, suggestionStep } from './suggestion.act.ts';
import { Suggestion, type SuggestionContent } from './suggestion.entity.ts';
import { lockSuggestion, seatOf } from './suggestion.repository.ts';

export interface SuggestionDone {
  __typename: 'SuggestionActSuccess';
  suggestion: string;
}

export interface DraftDiscarded {
  __typename: 'SuggestionDraftDiscardSuccess';
  discarded: string;
}

/** 草稿 — Begins a draft or saves one (代表法 art. 24, 36). */
export function saveDraft(context: Context, input: SuggestionDraftSaveInput): Promise<SuggestionDone | Problem> {
  const description = { action: 'suggestion.draftSave', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const suggestion = input.suggestion ? await save(tx, context, input) : await begin(tx, context, input);
    tx.changed('Suggestion', suggestion.id);
    return { __typename: 'SuggestionActSuccess', suggestion: suggestion.id };
  });
}

async function begin(tx: Act, context: Context, input: SuggestionDraftSaveInput): Promise<Suggestion> {
  const suggestion = await emptyDraft(tx, context);
  suggestion.write(await checkContent(tx, context, input, suggestion.content()), [], tx.now);
  await tx.em.flush();
  tx.record({ subject: { type: 'Suggestion', id: suggestion.id }, after: suggestion.content() });
  return suggestion;
}

/** 转为建议 — Begins a draft of the actor's own with what is known of it, within another act. */
export async function beginDraft(tx: Act, context: Context, content: Partial<SuggestionContent>): Promise<Suggestion> {
  const suggestion = await emptyDraft(tx, context);
  suggestion.write(content, [], tx.now);
  await tx.em.flush();
  tx.record({ subject: { type: 'Suggestion', id: suggestion.id }, after: suggestion.content() });
  return suggestion;
}

async function emptyDraft(tx: Act, context: Context): Promise<Suggestion> {
  const day = legalDay(tx.now);
  const deputy = await seatOf(tx, context, day);
  if (!deputy?.servesOn(day)) throw forbidden(context.language);
  const place = await sessionPlace(tx, day);
  return tx.em.create(Suggestion, {
    title: '',
    facts: '',
    proposal: '',
    files: [],
    origin: place?.origin ?? 'BETWEEN_SESSIONS',
    congressSessionId: place?.sessionId ?? null,
    leadDeputyId: deputy.id,
    createdAt: tx.now,
    updatedAt: tx.now,
  });
}

async function save(tx: Act, context: Context, input: SuggestionDraftSaveInput): Promise<Suggestion> {
  const loaded = await lockSuggestion(tx, context, input.suggestion ?? '');
  const { suggestion, cosigners } = loaded;
  const standing = requireSuggestionAct(context, 'SAVE', loaded);
  const content = await checkContent(tx, context, input, suggestion.content());
  const version = input.version ?? 0;
  if (version === 0) {
    throw new Refused(
      invalid(context.language, 'version', 'REQUIRED', { zh: '请给出所依据的版本。', en: 'Give the version it is based on.' }),
    );
  }
  requireVersion(context.language, suggestion.version, version);
  suggestionStep(context, 'SAVE', standing);
  const before = suggestion.content();
  suggestion.write(content, cosigners, tx.now);
  suggestion.updatedAt = tx.now;
  tx.record({ subject: { type: 'Suggestion', id: suggestion.id }, before, after: suggestion.content() });
  return suggestion;
}

/** Discards a draft that was never submitted; the audit log keeps what it said. */
export function discardDraft(context: Context, input: SuggestionActInput): Promise<DraftDiscarded | Problem> {
  const description = { action: 'suggestion.draftDiscard', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockSuggestion(tx, context, input.suggestion);
    const { suggestion } = loaded;
    const standing = requireSuggestionAct(context, 'DISCARD', loaded);
    requireVersion(context.language, suggestion.version, input.version);
    suggestionStep(context, 'DISCARD', standing);
    tx.record({ subject: { type: 'Suggestion', id: suggestion.id }, before: suggestion.content() });
    tx.changed('Suggestion', suggestion.id);
    // Co-signers and timeline go with it, by the database.
    await tx.query('delete from suggestion where id = $1', [suggestion.id]);
    tx.em.clear();
    return { __typename: 'SuggestionDraftDiscardSuccess', discarded: suggestion.id };
  });
}
