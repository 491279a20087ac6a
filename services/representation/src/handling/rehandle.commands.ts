import type { Act } from '@redpine/kit/act';
import type { Problem } from '@redpine/kit/problem';
import type { Context } from '../context.ts';
import { lapseDeadlines, replaceDeadline } from '../deadline/deadline.commands.ts';
import type { HandlingEscalateInput, HandlingReasonInput } from '../generated/types.ts';
import { leadPersons, signers } from '../suggestion/suggestion.act.ts';
import type { HandlingDone, LoadedHandling } from './handling.act.ts';
import { actOnHandling, ofUnit } from './handling.act.ts';
import { rehandleDeadline } from './handling.deadline.ts';
import { Escalation } from './handling.entity.ts';
import { actDayFaults } from './handling.workflow.ts';

/** 交付重新办理 — The deputy is dissatisfied with the result; a clock of its own starts. */
export function orderRehandling(context: Context, input: HandlingReasonInput): Promise<HandlingDone | Problem> {
  return order(context, input, { action: 'REHANDLE', name: 'handling.rehandle', cause: 'DISSATISFIED' });
}

/** 质量复核后重办 — The standing committee's own check finds that the reply does not hold. */
export function orderAfterQualityCheck(context: Context, input: HandlingReasonInput): Promise<HandlingDone | Problem> {
  return order(context, input, { action: 'QUALITY_CHECK', name: 'handling.qualityCheck', cause: 'QUALITY_CHECK' });
}

function order(
  context: Context,
  input: HandlingReasonInput,
  { action, name, cause }: { action: 'REHANDLE' | 'QUALITY_CHECK'; name: string; cause: 'DISSATISFIED' | 'QUALITY_CHECK' },
): Promise<HandlingDone | Problem> {
  return actOnHandling(context, {
    action,
    name,
    input,
    check: (fields) => fields.text(input.reason, { path: 'reason', min: 5, max: 1_000, required: true }),
    carryOut: async (tx, loaded, reason) => {
      await beginAgain(tx, context, loaded, { cause, reason });
      return {
        note: reason,
        after: { cause, reason },
        told: [
          { kind: 'HANDLING_REHANDLED', to: ofUnit(loaded.handling) },
          { kind: 'SUGGESTION_REHANDLED', to: { persons: signers(loaded) } },
        ],
      };
    },
  });
}

/** What handling again brings, whoever orders it: its cause, its clock, and an end of the window that was open. */
export async function beginAgain(
  tx: Act,
  context: Context,
  { handling, suggestion, facts }: LoadedHandling,
  { cause, reason }: { cause: 'DISSATISFIED' | 'QUALITY_CHECK'; reason: string },
): Promise<void> {
  handling.rehandleCause = cause;
  handling.rehandleReason = reason;
  handling.endedAt = null;
  await lapseDeadlines(tx, handling.id, facts.today);
  await replaceDeadline(tx, { suggestion, handling }, rehandleDeadline({ orderedOn: facts.today }, context), facts.today);
}

/** 召集双方沟通 — The deputy stays dissatisfied after handling again: unit and deputy were brought together. */
export function escalate(context: Context, input: HandlingEscalateInput): Promise<HandlingDone | Problem> {
  return actOnHandling(context, {
    action: 'ESCALATE',
    name: 'handling.escalate',
    input,
    check: (fields, { suggestion, facts }) => {
      const participants = fields.text(input.participants, { path: 'participants', min: 2, max: 1_000, required: true });
      const outcome = fields.text(input.outcome, { path: 'outcome', min: 5, max: 2_000, required: true });
      const convenedOn = fields.day(input.convenedOn, 'convenedOn');
      if (convenedOn !== '') {
        const days = { assignedOn: suggestion.assignedOn ?? facts.today, today: facts.today };
        for (const fault of actDayFaults('convenedOn', convenedOn, days)) fields.add(fault.path, fault.rule, fault.message);
      }
      return { convenedOn, participants, outcome };
    },
    carryOut: (tx, loaded, convened) => {
      tx.em.create(Escalation, { handlingId: loaded.handling.id, ...convened, at: tx.now });
      return {
        facts: { HELD_ON: convened.convenedOn },
        note: convened.outcome,
        after: convened,
        told: [
          { kind: 'HANDLING_ESCALATED', to: ofUnit(loaded.handling) },
          { kind: 'HANDLING_ESCALATED', to: { persons: leadPersons(loaded) } },
        ],
      };
    },
  });
}

/** 沟通后办结 — Ends the handling with its outcome. */
export function settle(context: Context, input: HandlingReasonInput): Promise<HandlingDone | Problem> {
  return actOnHandling(context, {
    action: 'SETTLE',
    name: 'handling.settle',
    input,
    check: (fields) => fields.text(input.reason, { path: 'reason', min: 5, max: 1_000, required: true }),
    carryOut: (tx, loaded, reason) => {
      loaded.handling.endedAt = tx.now;
      return {
        note: reason,
        after: { reason },
        told: [
          { kind: 'HANDLING_SETTLED', to: ofUnit(loaded.handling) },
          { kind: 'HANDLING_SETTLED', to: { persons: signers(loaded) } },
        ],
      };
    },
  });
}
