import type { Problem } from '@redpine/kit/problem';
import type { Context } from '../context.ts';
import type { HandlingDone } from '../handling/handling.act.ts';
import { acceptHandling, draftReply, recordContact, returnHandling } from '../handling/handling.commands.ts';
import { askExtension, grantExtension } from '../handling/extension.commands.ts';
import { giveOpinion } from '../handling/opinion.commands.ts';
import { orderRehandling } from '../handling/rehandle.commands.ts';
import { evaluateReply, sendReply } from '../handling/reply.commands.ts';
import type { PressDone } from '../press/press.act.ts';
import { startPress } from '../press/press.commands.ts';
import { assignSuggestion } from '../suggestion/assign.commands.ts';
import { confirmCosign, declineCosign, inviteCosigners } from '../suggestion/cosign.commands.ts';
import type { SuggestionDone } from '../suggestion/draft.commands.ts';
import { saveDraft } from '../suggestion/draft.commands.ts';
import { acceptSuggestion, returnSuggestion, submitSuggestion } from '../suggestion/review.commands.ts';
import { urgeHandling } from '../urge/urge.commands.ts';
import type { StoryAct } from './rows.ts';

/** Carries out one act of a story on the record as it stands. `suggestion` is null for the draft that begins it. */
export async function tell(
  context: Context,
  suggestion: string | null,
  step: StoryAct,
  idempotencyKey: string,
): Promise<SuggestionDone | HandlingDone | PressDone | Problem> {
  const on = async () => ({ idempotencyKey, ...(await suggestionNow(context, suggestion)) });
  const of = async (unit: string) => ({ idempotencyKey, ...(await handlingNow(context, suggestion, unit)) });
  switch (step.act) {
    case 'DRAFT': {
      const { title, facts, proposal, topic, area = null } = step;
      const begun = suggestion === null ? { idempotencyKey } : await on();
      return saveDraft(context, { ...begun, title, facts, proposal, topic, area });
    }
    case 'COSIGN_INVITE': {
      const deputies = await context.database.query<{ id: string }>(
        'select id from deputy where person_id = any($1::uuid[]) order by array_position($1::uuid[], person_id)',
        [step.persons],
      );
      return inviteCosigners(context, { ...(await on()), deputies: deputies.map(({ id }) => id) });
    }
    case 'COSIGN_CONFIRM':
      return confirmCosign(context, await on());
    case 'COSIGN_DECLINE':
      return declineCosign(context, await on());
    case 'SUBMIT':
      return submitSuggestion(context, await on());
    case 'ACCEPT':
      return acceptSuggestion(context, await on());
    case 'RETURN':
      return returnSuggestion(context, { ...(await on()), reason: step.reason });
    case 'ASSIGN': {
      const { mode, lead, others = [], track, trackReason = null } = step;
      const assignment = { ...(await suggestionNow(context, suggestion)), mode, lead, others: [...others], track, trackReason };
      return assignSuggestion(context, { idempotencyKey, assignment });
    }
    case 'HANDLING_ACCEPT':
      return acceptHandling(context, await of(step.unit));
    case 'HANDLING_RETURN':
      return returnHandling(context, { ...(await of(step.unit)), reason: step.reason });
    case 'CONTACT': {
      const { unit, on: day, mode, stage, note } = step;
      return recordContact(context, { ...(await of(unit)), on: day, mode, stage, note });
    }
    case 'REPLY_DRAFT':
      return draftReply(context, { ...(await of(step.unit)), text: step.text, category: step.category ?? null });
    case 'REPLY': {
      const { unit, category, text, signatory, signedOn } = step;
      return sendReply(context, { ...(await of(unit)), category, text, signatory, signedOn });
    }
    case 'EXTENSION_ASK':
      return askExtension(context, { ...(await of(step.unit)), until: step.until, reason: step.reason });
    case 'EXTENSION_GRANT':
      return grantExtension(context, await of(step.unit));
    case 'OPINION':
      return giveOpinion(context, { ...(await of(step.unit)), text: step.text });
    case 'PRESS_KEY': {
      const { meeting, on: day, leader, note } = step;
      const { suggestion: pressed } = await suggestionNow(context, suggestion);
      return startPress(context, { idempotencyKey, suggestion: pressed, kind: 'KEY', meeting, on: day, leader, note });
    }
    case 'URGE': {
      const { handling } = await handlingNow(context, suggestion, step.unit);
      return urgeHandling(context, { idempotencyKey, handling, note: step.note });
    }
    case 'REHANDLE':
      return orderRehandling(context, { ...(await of(step.unit)), reason: step.reason });
    case 'EVALUATE': {
      const { unit, attitude, result, comment = null } = step;
      return evaluateReply(context, { ...(await of(unit)), attitude, result, comment });
    }
  }
}

async function suggestionNow(context: Context, id: string | null): Promise<{ suggestion: string; version: number }> {
  const [row] = await context.database.query<{ suggestion: string; version: number }>(
    'select id as suggestion, version from suggestion where id = $1',
    [id],
    'seed suggestion',
  );
  if (!row) throw new Error('a story begins with its draft');
  return row;
}

/** The unit's latest handling of the suggestion. */
async function handlingNow(
  context: Context,
  suggestion: string | null,
  unit: string,
): Promise<{ handling: string; version: number }> {
  const [row] = await context.database.query<{ handling: string; version: number }>(
    `select id as handling, version from handling where suggestion_id = $1 and organ_id = $2
      order by position desc limit 1`,
    [suggestion, unit],
    'seed handling',
  );
  if (!row) throw new Error(`unit ${unit} has no handling of suggestion ${suggestion}`);
  return row;
}
