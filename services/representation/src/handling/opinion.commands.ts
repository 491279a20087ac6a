import type { Problem } from '@redpine/kit/problem';
import { checkFiles } from '../attachment.ts';
import type { Context } from '../context.ts';
import type { HandlingOpinionInput } from '../generated/types.ts';
import type { HandlingDone } from './handling.act.ts';
import { actOnHandling, meet, ofUnit } from './handling.act.ts';
import { CoOpinion } from './handling.entity.ts';

/** 会办意见 — A co-handler's opinion to the lead, which replies for all. */
export function giveOpinion(context: Context, input: HandlingOpinionInput): Promise<HandlingDone | Problem> {
  return actOnHandling(context, {
    action: 'OPINION',
    name: 'handling.opinion',
    input,
    check: async (fields) => ({
      text: fields.text(input.text, { path: 'text', min: 5, max: 10_000, required: true }),
      files: await checkFiles(context, fields, input.files ?? [], { path: 'files', attached: [] }),
    }),
    carryOut: (tx, { handling, handlings, deadlines, facts }, opinion) => {
      tx.em.create(CoOpinion, { handlingId: handling.id, ...opinion, givenAt: tx.now });
      meet(deadlines, 'CO_OPINION', facts.today);
      const lead = handlings.find(({ role, state }) => role === 'LEAD' && state !== 'RETURNED' && state !== 'REPLACED');
      return { after: opinion, told: lead ? [{ kind: 'HANDLING_OPINION_GIVEN', to: ofUnit(lead) }] : [] };
    },
  });
}
