import type { Act } from '@redpine/kit/act';
import type { Problem } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import type { Context } from '../context.ts';
import type { DutyEventsVerifyInput } from '../generated/types.ts';
import { Closed, perform } from '../perform.ts';
import type { LoadedDuty } from './duty.act.ts';
import { lockDuty } from './duty.act.ts';
import { carryOutDuty, verifying } from './duty.commands.ts';
import { mayDuty } from './duty.policy.ts';
import { decideDuty } from './duty.workflow.ts';

export interface DutiesDone {
  __typename: 'DutyEventsVerifySuccess';
  dutyEvents: string[];
}

const MOST = 100;

/** 批量核实: all or none; a problem of the input names the event at fault. */
export function verifyDuties(context: Context, input: DutyEventsVerifyInput): Promise<DutiesDone | Problem> {
  return perform(context, { action: 'duty.verifyAll', idempotencyKey: input.idempotencyKey, input }, async (tx) => {
    const { dutyEvents: named } = input;
    const fields = new Fields(context.language);
    if (named.length === 0) fields.add('dutyEvents', 'REQUIRED', { zh: '请选择履职事项。', en: 'Choose duty events.' });
    if (named.length > MOST) fields.add('dutyEvents', 'TOO_MANY', { zh: `一次最多核实 ${MOST} 项。`, en: `At most ${MOST} at once.` });
    fields.done();
    const locked = await lockDuties(tx, context, named.map(({ dutyEvent }) => dutyEvent));
    const taken = new Set<LoadedDuty['event']>();
    for (const [index, { dutyEvent: id, version }] of named.entries()) {
      const { event, facts } = locked.get(id) as LoadedDuty;
      const at = `dutyEvents.${index}`;
      if (!mayDuty('VERIFY', facts, context.actor)) throw new Closed({ type: 'DutyEvent', id: event.id });
      const decision = decideDuty('VERIFY', facts);
      // One id can be written in two ways.
      if (taken.has(event)) fields.add(`${at}.dutyEvent`, 'DUPLICATE', { zh: '同一事项重复。', en: 'The same event stands twice.' });
      else if (!decision.ok) fields.add(`${at}.dutyEvent`, decision.refusal.code, decision.refusal.reason);
      else if (event.version !== version) fields.add(`${at}.version`, 'CONFLICT', { zh: '刚被他人修改，请看过后再核实。', en: 'Somebody else has just changed it: look at it again first.' });
      taken.add(event);
    }
    fields.done();
    for (const loaded of locked.values()) await carryOutDuty(tx, context, loaded, verifying(context));
    return { __typename: 'DutyEventsVerifySuccess', dutyEvents: [...taken].map(({ id }) => id) };
  });
}

/** In the order of ids, so that two batches cannot wait for each other. */
async function lockDuties(tx: Act, context: Context, ids: readonly string[]): Promise<ReadonlyMap<string, LoadedDuty>> {
  const locked = new Map<string, LoadedDuty>();
  for (const id of new Set(ids.toSorted())) locked.set(id, await lockDuty(tx, context, id));
  return locked;
}
