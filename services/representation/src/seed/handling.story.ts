import type { Problem } from '@redpine/kit/problem';
import { passDraft, returnDraft, submitDraft } from '../handling/check.commands.ts';
import { askExtension, grantExtension, refuseExtension } from '../handling/extension.commands.ts';
import type { HandlingDone } from '../handling/handling.act.ts';
import { acceptHandling, draftReply, recordContact, returnHandling } from '../handling/handling.commands.ts';
import { giveOpinion } from '../handling/opinion.commands.ts';
import { reassignHandling } from '../handling/reassign.commands.ts';
import { escalate, orderAfterQualityCheck, orderRehandling, settle } from '../handling/rehandle.commands.ts';
import { continueReply, evaluateReply, sendReply } from '../handling/reply.commands.ts';
import type { HandlingDeed } from './rows.ts';
import { handlingNow, type Scene } from './scene.ts';

const ACTS = {
  HANDLING_ACCEPT: acceptHandling,
  CHECK_SUBMIT: submitDraft,
  CHECK_PASS: passDraft,
  EXTENSION_GRANT: grantExtension,
} as const;
const REASONED = {
  HANDLING_RETURN: returnHandling,
  CHECK_RETURN: returnDraft,
  EXTENSION_REFUSE: refuseExtension,
  REHANDLE: orderRehandling,
  QUALITY_CHECK: orderAfterQualityCheck,
  SETTLE: settle,
} as const;
const LETTERS = { REPLY: sendReply, CONTINUE: continueReply } as const;

/** Carries out an act on the unit's latest handling. */
export async function tellHandling(scene: Scene, deed: HandlingDeed): Promise<HandlingDone | Problem> {
  const { context, idempotencyKey } = scene;
  const on = { idempotencyKey, ...(await handlingNow(scene, deed.unit)) };
  switch (deed.act) {
    case 'HANDLING_ACCEPT':
    case 'CHECK_SUBMIT':
    case 'CHECK_PASS':
    case 'EXTENSION_GRANT':
      return ACTS[deed.act](context, on);
    case 'HANDLING_RETURN':
    case 'CHECK_RETURN':
    case 'EXTENSION_REFUSE':
    case 'REHANDLE':
    case 'QUALITY_CHECK':
    case 'SETTLE':
      return REASONED[deed.act](context, { ...on, reason: deed.reason });
    case 'REASSIGN':
      return reassignHandling(context, { ...on, unit: deed.to, reason: deed.reason });
    case 'CONTACT': {
      const { on: day, mode, stage, note } = deed;
      return recordContact(context, { ...on, on: day, mode, stage, note });
    }
    case 'REPLY_DRAFT':
      return draftReply(context, { ...on, text: deed.text, category: deed.category ?? null });
    case 'REPLY':
    case 'CONTINUE': {
      const { category, text, signatory, signedOn } = deed;
      return LETTERS[deed.act](context, { ...on, category, text, signatory, signedOn });
    }
    case 'EXTENSION_ASK':
      return askExtension(context, { ...on, until: deed.until, reason: deed.reason });
    case 'OPINION':
      return giveOpinion(context, { ...on, text: deed.text });
    case 'ESCALATE': {
      const { on: convenedOn, participants, outcome } = deed;
      return escalate(context, { ...on, convenedOn, participants, outcome });
    }
    case 'EVALUATE': {
      const { attitude, result, comment = null } = deed;
      return evaluateReply(context, { ...on, attitude, result, comment });
    }
  }
}
