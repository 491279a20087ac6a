import type { Act } from '@redpine/kit/act';
import type { Problem } from '@redpine/kit/problem';
import type { Context } from '../context.ts';
import { replaceDeadline } from '../deadline/deadline.commands.ts';
import type { HandlingActInput, HandlingExtensionAskInput, HandlingReasonInput } from '../generated/types.ts';
import { leadPersons, OFFICE } from '../suggestion/suggestion.act.ts';
import { isId } from '../directory.repository.ts';
import type { HandlingDone, LoadedHandling } from './handling.act.ts';
import { actOnHandling, ofUnit } from './handling.act.ts';
import { extendedDeadline, extensionLimit } from './handling.deadline.ts';
import { Extension, type Handling } from './handling.entity.ts';
import { extensionFaults } from './handling.workflow.ts';

/** The day that the reply clock started on: the REPLY deadline that was set first counts from it. */
function clockStart({ deadlines }: LoadedHandling): string {
  const days = deadlines.flatMap(({ kind, startOn }) => (kind === 'REPLY' ? [startOn] : []));
  const [first] = days.toSorted();
  if (first === undefined) throw new Error('a handling that is replied to has a day for it');
  return first;
}

/** 申请延期, before the reply is due. */
export function askExtension(context: Context, input: HandlingExtensionAskInput): Promise<HandlingDone | Problem> {
  return actOnHandling(context, {
    action: 'EXTENSION_ASK',
    name: 'handling.extensionAsk',
    input,
    check: (fields, loaded) => {
      const reason = fields.text(input.reason, { path: 'reason', min: 5, max: 1_000, required: true });
      const until = fields.day(input.until, 'until');
      const dueOn = loaded.facts.replyDeadline?.dueOn;
      if (until !== '' && dueOn !== undefined) {
        const faults = extensionFaults(until, { dueOn, limitOn: extensionLimit(clockStart(loaded), context) });
        for (const fault of faults) fields.add(fault.path, fault.rule, fault.message);
      }
      return { reason, until };
    },
    carryOut: (tx, { handling }, { reason, until }) => {
      const { person } = context.actor;
      const askedBy = person !== null && isId(person) ? person : null;
      tx.em.create(Extension, { handlingId: handling.id, reason, untilOn: until, askedAt: tx.now, askedBy });
      return { facts: { UNTIL: until }, note: reason, after: { until, reason }, told: [{ kind: 'HANDLING_EXTENSION_ASKED', to: OFFICE }] };
    },
  });
}

/** 同意延期 — The reply is due later; the day that bound before is kept. */
export function grantExtension(context: Context, input: HandlingActInput): Promise<HandlingDone | Problem> {
  return actOnHandling(context, {
    action: 'EXTENSION_GRANT',
    name: 'handling.extensionGrant',
    input,
    check: () => null,
    carryOut: async (tx, loaded) => {
      const { handling, suggestion, facts } = loaded;
      const extension = await openExtension(tx, handling);
      const dueOn = facts.replyDeadline?.dueOn;
      if (!extension || dueOn === undefined) throw new Error('the table lets an extension that was asked for be granted');
      const until = extension.untilOn;
      const deadline = extendedDeadline({ assignedOn: clockStart(loaded), dueOn, until }, context);
      await replaceDeadline(tx, { suggestion, handling }, deadline, facts.today);
      extension.decide('GRANTED', tx.now);
      return {
        facts: { DUE_ON: deadline.dueOn },
        after: { until, dueOn: deadline.dueOn },
        told: [
          { kind: 'HANDLING_EXTENSION_GRANTED', to: ofUnit(handling) },
          { kind: 'SUGGESTION_EXTENDED', to: { persons: leadPersons(loaded) } },
        ],
      };
    },
  });
}

/** 不同意延期, with the reason. */
export function refuseExtension(context: Context, input: HandlingReasonInput): Promise<HandlingDone | Problem> {
  return actOnHandling(context, {
    action: 'EXTENSION_REFUSE',
    name: 'handling.extensionRefuse',
    input,
    check: (fields) => fields.text(input.reason, { path: 'reason', min: 5, max: 1_000, required: true }),
    carryOut: async (tx, { handling }, reason) => {
      (await openExtension(tx, handling))?.decide('REFUSED', tx.now, reason);
      return { note: reason, after: { reason }, told: [{ kind: 'HANDLING_EXTENSION_REFUSED', to: ofUnit(handling) }] };
    },
  });
}

function openExtension(tx: Act, handling: Handling): Promise<Extension | null> {
  return tx.em.findOne(Extension, { handlingId: handling.id, state: 'ASKED' });
}

/** What was asked for falls away: the unit replied, or no longer handles it. */
export async function lapseExtension(tx: Act, handling: Handling): Promise<void> {
  (await openExtension(tx, handling))?.decide('LAPSED', tx.now);
}
