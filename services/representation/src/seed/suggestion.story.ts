import type { Problem } from '@redpine/kit/problem';
import { assignSuggestion } from '../suggestion/assign.commands.ts';
import { keepConfidential, liftConfidentiality } from '../suggestion/confidential.commands.ts';
import { correctSuggestion, retractAcceptance, retractAssignment } from '../suggestion/correct.commands.ts';
import { confirmCosign, declineCosign, inviteCosigners } from '../suggestion/cosign.commands.ts';
import type { SuggestionDone } from '../suggestion/draft.commands.ts';
import { saveDraft } from '../suggestion/draft.commands.ts';
import { registerMotion } from '../suggestion/register.commands.ts';
import { acceptSuggestion, returnSuggestion, submitSuggestion } from '../suggestion/review.commands.ts';
import { turnIntoLetter, withdrawCosign, withdrawSuggestion } from '../suggestion/withdraw.commands.ts';
import type { SuggestionDeed } from './rows.ts';
import { type Scene, suggestionNow } from './scene.ts';

const ACTS = { COSIGN_CONFIRM: confirmCosign, COSIGN_DECLINE: declineCosign, SUBMIT: submitSuggestion, ACCEPT: acceptSuggestion } as const;
const REASONED = {
  RETURN: returnSuggestion,
  WITHDRAW: withdrawSuggestion,
  COSIGN_WITHDRAW: withdrawCosign,
  RETRACT_ACCEPTANCE: retractAcceptance,
  RETRACT_ASSIGNMENT: retractAssignment,
  KEEP_CONFIDENTIAL: keepConfidential,
  LIFT_CONFIDENTIALITY: liftConfidentiality,
} as const;

/** Carries out an act on the suggestion itself. */
export async function tellSuggestion(scene: Scene, deed: SuggestionDeed): Promise<SuggestionDone | Problem> {
  const { context, suggestion, idempotencyKey } = scene;
  switch (deed.act) {
    case 'DRAFT': {
      const { title, facts, proposal, topic, area = null, confidential = false } = deed;
      const begun = suggestion === null ? {} : await suggestionNow(scene);
      return saveDraft(context, { idempotencyKey, ...begun, title, facts, proposal, topic, area, confidential });
    }
    case 'MOTION': {
      const { motionNumber, title, facts, proposal, topic, area = null } = deed;
      const [deputy = ''] = await deputiesOf(scene, [deed.deputy]);
      return registerMotion(context, { idempotencyKey, motionNumber, deputy, title, facts, proposal, topic, area });
    }
    case 'COSIGN_INVITE': {
      const deputies = await deputiesOf(scene, deed.persons);
      return inviteCosigners(context, { idempotencyKey, ...(await suggestionNow(scene)), deputies });
    }
    case 'COSIGN_CONFIRM':
    case 'COSIGN_DECLINE':
    case 'SUBMIT':
    case 'ACCEPT':
      return ACTS[deed.act](context, { idempotencyKey, ...(await suggestionNow(scene)) });
    case 'RETURN':
    case 'WITHDRAW':
    case 'COSIGN_WITHDRAW':
    case 'RETRACT_ACCEPTANCE':
    case 'RETRACT_ASSIGNMENT':
    case 'KEEP_CONFIDENTIAL':
    case 'LIFT_CONFIDENTIALITY':
      return REASONED[deed.act](context, { idempotencyKey, ...(await suggestionNow(scene)), reason: deed.reason });
    case 'TO_LETTER': {
      const { ground: inadmissibility, reason } = deed;
      return turnIntoLetter(context, { idempotencyKey, ...(await suggestionNow(scene)), inadmissibility, reason });
    }
    case 'CORRECT': {
      const { topic, area = null, reason } = deed;
      return correctSuggestion(context, { idempotencyKey, ...(await suggestionNow(scene)), topic, area, reason });
    }
    case 'ASSIGN': {
      const { mode, lead, others = [], track, trackReason = null } = deed;
      const assignment = { ...(await suggestionNow(scene)), mode, lead, others: [...others], track, trackReason };
      return assignSuggestion(context, { idempotencyKey, assignment });
    }
  }
}

/** Ids of the persons' seats, in their order. */
async function deputiesOf({ context }: Scene, persons: readonly string[]): Promise<string[]> {
  const rows = await context.database.query<{ id: string }>(
    'select id from deputy where person_id = any($1::uuid[]) order by array_position($1::uuid[], person_id)',
    [persons],
    'seed deputies',
  );
  return rows.map(({ id }) => id);
}
