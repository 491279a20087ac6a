import type { Act } from '@redpine/kit/act';
import type { Problem } from '@redpine/kit/problem';
import type { Context } from '../context.ts';
import type { HandlingActInput, HandlingReasonInput } from '../generated/types.ts';
import type { HandlingDone } from './handling.act.ts';
import { actOnHandling, ofUnit } from './handling.act.ts';
import { type Handling, ReplyDraft } from './handling.entity.ts';

/** 送核 — The draft goes to the government office's check. */
export function submitDraft(context: Context, input: HandlingActInput): Promise<HandlingDone | Problem> {
  return actOnHandling(context, {
    action: 'CHECK_SUBMIT',
    name: 'handling.checkSubmit',
    input,
    check: () => null,
    carryOut: async (tx, { handling }) => {
      (await draftOf(tx, handling)).become('SUBMITTED', tx.now);
      return { told: [{ kind: 'HANDLING_DRAFT_TO_CHECK', to: { posts: [{ kind: 'GOVERNMENT_OFFICE' }] } }] };
    },
  });
}

/** 核稿通过 — The draft may be signed and sent as it is. */
export function passDraft(context: Context, input: HandlingActInput): Promise<HandlingDone | Problem> {
  return actOnHandling(context, {
    action: 'CHECK_PASS',
    name: 'handling.checkPass',
    input,
    check: () => null,
    carryOut: async (tx, { handling }) => {
      (await draftOf(tx, handling)).become('PASSED', tx.now);
      return { told: [{ kind: 'HANDLING_DRAFT_PASSED', to: ofUnit(handling) }] };
    },
  });
}

/** 核稿退回, with notes. The notes stay with the draft and off the timeline, as the draft does. */
export function returnDraft(context: Context, input: HandlingReasonInput): Promise<HandlingDone | Problem> {
  return actOnHandling(context, {
    action: 'CHECK_RETURN',
    name: 'handling.checkReturn',
    input,
    check: (fields) => fields.text(input.reason, { path: 'reason', min: 5, max: 1_000, required: true }),
    carryOut: async (tx, { handling }, reason) => {
      (await draftOf(tx, handling)).become('RETURNED', tx.now, reason);
      return { after: { reason }, told: [{ kind: 'HANDLING_DRAFT_RETURNED', to: ofUnit(handling) }] };
    },
  });
}

function draftOf(tx: Act, handling: Handling): Promise<ReplyDraft> {
  return tx.em.findOneOrFail(ReplyDraft, { handlingId: handling.id });
}
