/** What a row of a register becomes: states, handling, reply and legal days. Pure. */
import { findRule } from '@redpine/kit/rules';
import type { HandlingState, SuggestionState } from '../generated/types.ts';
import type { DeadlineRuleCode } from '../rules/representation.rules.ts';
import { type Counting, evaluateDeadline, type LegalDeadline, replyDeadline } from '../suggestion/suggestion.deadline.ts';
import type { RegisterRow } from './import.row.ts';

export interface PlannedDeadline extends LegalDeadline {
  metOn: string | null;
  lapsedOn: string | null;
}

export interface Plan {
  state: Extract<SuggestionState, 'ACCEPTED' | 'ASSIGNED' | 'ANSWERED' | 'CLOSED'>;
  /** Null where the register knows neither unit nor assignment nor reply. */
  handling: Extract<HandlingState, 'IN_HAND' | 'REPLIED' | 'EVALUATED' | 'UNRETURNED'> | null;
  deadlines: PlannedDeadline[];
  /** The first day that still binds somebody. */
  nextDueOn: string | null;
}

/** Counts legal days, remembering each: a register has many rows and few days. */
export function createPlanner(counting: Counting, today: string): (row: RegisterRow, isFlagged: boolean) => Plan {
  const reply = remembered(counting, 'HANDLING_REPLY_THREE_MONTHS', (assignedOn) =>
    replyDeadline({ assignedOn, track: 'THREE_MONTHS' }, counting),
  );
  const evaluate = remembered(counting, 'HANDLING_EVALUATE', (repliedOn) => evaluateDeadline({ repliedOn }, counting));

  return ({ unit, assignedOn, repliedOn, result }, isFlagged) => {
    const handling = handlingState();
    const state = handling === null ? 'ACCEPTED' : STATES[handling];
    // The days of a flagged row contradict each other: nothing is counted from them.
    if (isFlagged) return { state, handling, deadlines: [], nextDueOn: null };
    const deadlines: PlannedDeadline[] = [];
    const byReply = assignedOn === null ? null : reply(assignedOn);
    if (byReply) deadlines.push({ ...byReply, metOn: repliedOn, lapsedOn: null });
    const byEvaluation = handling === 'REPLIED' && repliedOn !== null ? evaluate(repliedOn) : null;
    if (byEvaluation) deadlines.push({ ...byEvaluation, metOn: null, lapsedOn: null });
    const open = deadlines.filter(({ metOn }) => metOn === null).map(({ dueOn }) => dueOn);
    return { state, handling, deadlines, nextDueOn: open.toSorted()[0] ?? null };

    function handlingState(): Plan['handling'] {
      if (repliedOn === null) return unit === null && assignedOn === null ? null : 'IN_HAND';
      if (result !== null) return 'EVALUATED';
      // Past its window, an evaluation that the register does not show did not come back.
      const window = isFlagged ? null : evaluate(repliedOn);
      return window !== null && today <= window.dueOn ? 'REPLIED' : 'UNRETURNED';
    }
  };
}

const STATES = {
  IN_HAND: 'ASSIGNED',
  REPLIED: 'ANSWERED',
  EVALUATED: 'CLOSED',
  UNRETURNED: 'CLOSED',
} as const satisfies Record<NonNullable<Plan['handling']>, Plan['state']>;

/** Null for days on which no such rule was in force. */
function remembered(
  { rules }: Counting,
  code: DeadlineRuleCode,
  count: (day: string) => LegalDeadline,
): (day: string) => LegalDeadline | null {
  const days = new Map<string, LegalDeadline | null>();
  return (day) => {
    const known = days.get(day);
    if (known !== undefined) return known;
    const counted = findRule(rules, code, day) ? count(day) : null;
    days.set(day, counted);
    return counted;
  };
}
