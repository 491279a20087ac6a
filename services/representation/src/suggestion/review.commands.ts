import type { Act } from '@redpine/kit/act';
import { legalDay } from '@redpine/kit/clock';
import type { Problem } from '@redpine/kit/problem';
import { requireVersion } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import type { Context } from '../context.ts';
import { setDeadline } from '../deadline/deadline.commands.ts';
import { sessionEnd, sessionPlace } from '../directory.repository.ts';
import { tellSigners } from '../duty/duty.suggestion.ts';
import type { SuggestionActInput, SuggestionReturnInput, SuggestionSubmitInput } from '../generated/types.ts';
import { perform, refusal } from '../perform.ts';
import { addToTimeline } from '../timeline/timeline.commands.ts';
import type { SuggestionDone } from './draft.commands.ts';
import { groundOf } from './inadmissibility.ts';
import { announce, leadPersons, requireSuggestionAct, reviewers, suggestionStep } from './suggestion.act.ts';
import { assignDeadline } from './suggestion.deadline.ts';
import type { Suggestion } from './suggestion.entity.ts';
import { lockSuggestion } from './suggestion.repository.ts';
import { cosignerAfterSubmit } from './suggestion.workflow.ts';

/** 提出 (代表法 art. 24, 36). Its day decides whether it was made in session; unconfirmed invitations lapse. */
export function submitSuggestion(context: Context, input: SuggestionSubmitInput): Promise<SuggestionDone | Problem> {
  const description = { action: 'suggestion.submit', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const [loaded, place] = await Promise.all([
      lockSuggestion(tx, context, input.suggestion),
      sessionPlace(tx, legalDay(tx.now)),
    ]);
    const { suggestion, cosigners } = loaded;
    const standing = requireSuggestionAct(context, 'SUBMIT', loaded);
    requireVersion(context.language, suggestion.version, input.version);
    const { to, basis } = suggestionStep(context, 'SUBMIT', standing);
    if (!place) {
      throw refusal(context, 'SUBMIT', suggestion.state, {
        code: 'NO_TERM',
        reason: { zh: '尚未设置本届人大，无法提出。', en: 'No term of the congress is set up yet.' },
        legalBasis: null,
      });
    }
    const before = { state: suggestion.state };
    suggestion.become(to, tx.now);
    // A motion stays one when its text was returned for editing.
    if (suggestion.origin !== 'MOTION') suggestion.origin = place.origin;
    suggestion.termId = place.termId;
    suggestion.congressSessionId = place.sessionId;
    suggestion.submittedAt = tx.now;
    suggestion.returnReason = null;
    suggestion.inadmissibilityCode = null;
    for (const cosigner of cosigners) cosigner.become(cosignerAfterSubmit(cosigner.state), tx.now);
    tellSigners(tx, loaded, false);
    addToTimeline(tx, context, { suggestion, action: 'SUBMIT', basis });
    tx.record({
      subject: { type: 'Suggestion', id: suggestion.id },
      before,
      after: { state: to, origin: suggestion.origin, congressSession: place.sessionId },
    });
    announce(tx, suggestion, 'SUGGESTION_SUBMITTED', reviewers(suggestion));
    return { __typename: 'SuggestionActSuccess', suggestion: suggestion.id };
  });
}

/** 受理 — Accepts and numbers; the time for assigning begins. */
export function acceptSuggestion(context: Context, input: SuggestionActInput): Promise<SuggestionDone | Problem> {
  const description = { action: 'suggestion.accept', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockSuggestion(tx, context, input.suggestion);
    const { suggestion } = loaded;
    const standing = requireSuggestionAct(context, 'ACCEPT', loaded);
    requireVersion(context.language, suggestion.version, input.version);
    const { to, basis } = suggestionStep(context, 'ACCEPT', standing);
    const day = legalDay(tx.now);
    await giveNumber(tx, suggestion);
    suggestion.become(to, tx.now);
    suggestion.acceptedAt = tx.now;
    const { origin, congressSessionId } = suggestion;
    const sessionUntil = congressSessionId ? await sessionEnd(tx, congressSessionId) : null;
    setDeadline(tx, { suggestion }, assignDeadline({ origin, acceptedOn: day, sessionUntil }, context));
    tellSigners(tx, loaded, true);
    addToTimeline(tx, context, {
      suggestion,
      action: 'ACCEPT',
      post: standing.post,
      facts: { NUMBER: suggestion.number },
      basis,
    });
    tx.record({
      subject: { type: 'Suggestion', id: suggestion.id },
      before: { state: 'SUBMITTED' },
      after: { state: to, number: suggestion.number },
    });
    announce(tx, suggestion, 'SUGGESTION_ACCEPTED', { persons: leadPersons(loaded) });
    return { __typename: 'SuggestionActSuccess', suggestion: suggestion.id };
  });
}

/** The next number within term, session and origin; whoever takes one waits for the one before. */
async function giveNumber(tx: Act, suggestion: Suggestion): Promise<void> {
  const [row] = await tx.query<{ no: number; term: number; session: number }>(
    `with counter as (
       insert into number_counter (term_id, congress_session_id, origin, last) values ($1, $2, $3, 1)
       on conflict (term_id, congress_session_id, origin) do update set last = number_counter.last + 1
       returning last)
     select counter.last as no, (select ordinal from term where id = $1) as term,
            coalesce((select ordinal from congress_session where id = $2), 0) as session
       from counter`,
    [suggestion.termId, suggestion.congressSessionId ?? null, suggestion.origin],
  );
  if (!row) throw new Error('the counter gave no number');
  suggestion.takeNumber(row);
}

/** 退回修改, with a reason; the deputy may submit again. */
export function returnSuggestion(context: Context, input: SuggestionReturnInput): Promise<SuggestionDone | Problem> {
  const description = { action: 'suggestion.return', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockSuggestion(tx, context, input.suggestion);
    const { suggestion } = loaded;
    const standing = requireSuggestionAct(context, 'RETURN', loaded);
    const fields = new Fields(context.language);
    const reason = fields.text(input.reason, { path: 'reason', min: 5, max: 1_000, required: true });
    const ground = input.inadmissibility ? await groundOf(tx, fields, input.inadmissibility) : null;
    fields.done();
    requireVersion(context.language, suggestion.version, input.version);
    const { to, basis } = suggestionStep(context, 'RETURN', standing);
    suggestion.become(to, tx.now);
    suggestion.returnReason = reason;
    suggestion.inadmissibilityCode = input.inadmissibility ?? null;
    addToTimeline(tx, context, { suggestion, action: 'RETURN', post: standing.post, facts: { GROUND: ground?.name }, note: reason, basis });
    tx.record({
      subject: { type: 'Suggestion', id: suggestion.id },
      before: { state: 'SUBMITTED' },
      after: { state: to, inadmissibility: input.inadmissibility ?? null },
      note: reason,
    });
    announce(tx, suggestion, 'SUGGESTION_RETURNED', { persons: leadPersons(loaded) });
    return { __typename: 'SuggestionActSuccess', suggestion: suggestion.id };
  });
}
