import type { Act } from '@redpine/kit/act';
import type { Problem } from '@redpine/kit/problem';
import type { Fields } from '@redpine/kit/text';
import type { Context } from '../context.ts';
import { lapseDeadlines } from '../deadline/deadline.commands.ts';
import { isId } from '../directory.repository.ts';
import type { HandlingReassignInput } from '../generated/types.ts';
import { leadPersons } from '../suggestion/suggestion.act.ts';
import { replyClockStart } from '../suggestion/suggestion.deadline.ts';
import type { HandlingDone, LoadedHandling } from './handling.act.ts';
import { actOnHandling, ofUnit } from './handling.act.ts';
import { offerHandling } from './offer.ts';
import { lapseRequests } from './requests.ts';

const MOST = 20;

/** 改办 — Another unit in the place of one that returned it, or had it wrongly; the others go on, and so does the clock. */
export function reassignHandling(context: Context, input: HandlingReassignInput): Promise<HandlingDone | Problem> {
  return actOnHandling(context, {
    action: 'REASSIGN',
    name: 'handling.reassign',
    input,
    check: async (fields, loaded, tx) => ({
      unit: await checkUnit(tx, context, fields, input.unit, loaded),
      reason: fields.text(input.reason, { path: 'reason', min: 5, max: 1_000, required: true }),
    }),
    carryOut: async (tx, loaded, { unit, reason }) => {
      const { handling, suggestion, handlings, facts } = loaded;
      const track = suggestion.track;
      if (!track) throw new Error('an assigned suggestion has a track');
      handling.replaceReason = reason;
      handling.endedAt ??= tx.now;
      await lapseDeadlines(tx, handling.id, facts.today);
      await lapseRequests(tx, [handling]);
      // The place is free before it is taken: new rows are written before changed ones.
      await tx.em.flush();
      const next = offerHandling(tx, context, {
        suggestion,
        unit: unit.id,
        role: handling.role,
        position: Math.max(...handlings.map(({ position }) => position)) + 1,
        clockStart: replyClockStart({ firstAssignedOn: suggestion.assignedOn ?? null, today: facts.today }, context.rules),
        track,
        replaces: handling,
      });
      handlings.push(next);
      return {
        facts: { UNIT: unit.name },
        note: reason,
        after: { unit: unit.id, reason },
        told: [
          { kind: 'HANDLING_OFFERED', to: ofUnit(next) },
          ...(facts.state === 'RETURNED' ? [] : [{ kind: 'HANDLING_REASSIGNED', to: ofUnit(handling) }]),
          { kind: 'SUGGESTION_REASSIGNED', to: { persons: leadPersons(loaded) } },
        ],
      };
    },
  });
}

interface Unit {
  id: string;
  name: string;
  kind: string;
}

async function checkUnit(tx: Act, context: Context, fields: Fields, id: string, { handlings }: LoadedHandling): Promise<Unit> {
  const [unit] = isId(id)
    ? await tx.query<Unit>('select id, name, kind from organ where handles_suggestions and id = $1', [id])
    : [];
  if (!unit) {
    fields.add('unit', 'UNKNOWN_UNIT', { zh: '没有这个单位，或该单位不承办建议。', en: 'There is no such unit, or it handles no suggestions.' });
    return { id: '', name: '', kind: '' };
  }
  const isAtWork = ({ organId, state }: LoadedHandling['handling']): boolean =>
    organId === unit.id && !['RETURNED', 'REPLACED', 'CONCLUDED', 'WITHDRAWN'].includes(state);
  if (handlings.some(isAtWork)) {
    fields.add('unit', 'DUPLICATE', { zh: '该单位正在办理这件建议。', en: 'That unit handles it already.' });
  }
  if (handlings.length >= MOST) {
    fields.add('unit', 'TOO_MANY', { zh: `承办单位最多 ${MOST} 个。`, en: `At most ${MOST} units.` });
  }
  const acrossOrgans = context.actor.posts.some(({ kind }) => kind === 'DEPUTIES_OFFICE');
  if (!acrossOrgans && unit.kind !== 'GOVERNMENT') {
    fields.add('unit', 'NOT_IN_GOVERNMENT', { zh: '政府办只能在政府系统内改办。', en: 'The government office reassigns within the government.' });
  }
  return unit;
}
