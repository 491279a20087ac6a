import type { Act } from '@redpine/kit/act';
import { legalDay } from '@redpine/kit/clock';
import type { Context } from '../context.ts';
import { setDeadline } from '../deadline/deadline.commands.ts';
import { replyDeadline, returnDeadline } from '../suggestion/suggestion.deadline.ts';
import type { Suggestion } from '../suggestion/suggestion.entity.ts';
import type { AssignmentTrack } from '../suggestion/suggestion.workflow.ts';
import { firstContactDeadline, opinionDeadline } from './handling.deadline.ts';
import { Handling } from './handling.entity.ts';

export interface Offer {
  suggestion: Suggestion;
  unit: string;
  role: Handling['role'];
  position: number;
  /** The day that the reply clock starts on. */
  clockStart: string;
  track: AssignmentTrack;
  /** The handling whose place it takes. */
  replaces?: Handling;
}

/** Offers the suggestion to a unit, with every day that binds it from now on: a co-handler owes its opinion, not a reply. */
export function offerHandling(tx: Act, context: Context, offer: Offer): Handling {
  const { suggestion, unit, role, position, clockStart, track, replaces } = offer;
  const offeredOn = legalDay(tx.now);
  const handling = tx.em.create(Handling, {
    suggestion,
    organId: unit,
    role,
    position,
    offeredAt: tx.now,
    updatedAt: tx.now,
    replacesId: replaces?.id ?? null,
  });
  const of = { suggestion, handling };
  setDeadline(tx, of, returnDeadline({ offeredOn }, context));
  if (role === 'CO') setDeadline(tx, of, opinionDeadline({ offeredOn }, context));
  else {
    setDeadline(tx, of, firstContactDeadline({ offeredOn }, context));
    setDeadline(tx, of, replyDeadline({ assignedOn: clockStart, track }, context));
  }
  return handling;
}
