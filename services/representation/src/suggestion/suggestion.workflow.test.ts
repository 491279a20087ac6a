import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outcome } from '../../test/cells.ts';
import { complete, handled, INVITED, LEAD } from '../../test/suggestion-facts.ts';
import type { HandlingRole, HandlingState } from '../handling/handling.workflow.ts';
import type { SuggestionAction, SuggestionFacts, SuggestionState } from './suggestion.workflow.ts';
import { decideSuggestion, followUps, suggestionWorkflow } from './suggestion.workflow.ts';

const STATES = [
  'DRAFT', 'SUBMITTED', 'RETURNED', 'ACCEPTED', 'HANDED_OVER', 'ASSIGNED', 'ANSWERED', 'CLOSED', 'ARCHIVED', 'WITHDRAWN', 'LETTER',
] as const;
/** Where the action leads from each of the states named; from all others it is refused. */
const CELLS: Record<SuggestionAction, Partial<Record<SuggestionState, SuggestionState | 'GONE'>>> = {
  SAVE: { DRAFT: 'DRAFT', RETURNED: 'RETURNED' },
  DISCARD: { DRAFT: 'GONE' },
  COSIGN_INVITE: { DRAFT: 'DRAFT', RETURNED: 'RETURNED' },
  COSIGN_CONFIRM: { DRAFT: 'DRAFT', RETURNED: 'RETURNED' },
  COSIGN_DECLINE: { DRAFT: 'DRAFT', RETURNED: 'RETURNED' },
  COSIGN_WITHDRAW: { DRAFT: 'DRAFT', SUBMITTED: 'SUBMITTED', RETURNED: 'RETURNED', ACCEPTED: 'ACCEPTED', HANDED_OVER: 'HANDED_OVER', ASSIGNED: 'ASSIGNED' },
  SUBMIT: { DRAFT: 'SUBMITTED', RETURNED: 'SUBMITTED' },
  WITHDRAW: { SUBMITTED: 'WITHDRAWN', RETURNED: 'WITHDRAWN', ACCEPTED: 'WITHDRAWN', HANDED_OVER: 'WITHDRAWN', ASSIGNED: 'WITHDRAWN' },
  ACCEPT: { SUBMITTED: 'ACCEPTED' },
  RETURN: { SUBMITTED: 'RETURNED' },
  TO_LETTER: { SUBMITTED: 'LETTER' },
  HAND_OVER: { ACCEPTED: 'HANDED_OVER' },
  ASSIGN: { ACCEPTED: 'ASSIGNED' },
  ASSIGN_WITHIN: { HANDED_OVER: 'ASSIGNED' },
  JOIN: { ACCEPTED: 'ACCEPTED', HANDED_OVER: 'HANDED_OVER' },
  LEAVE_CASE: { ACCEPTED: 'ACCEPTED', HANDED_OVER: 'HANDED_OVER' },
  RETRACT_ACCEPTANCE: { ACCEPTED: 'SUBMITTED' },
  RETRACT_ASSIGNMENT: { HANDED_OVER: 'ACCEPTED', ASSIGNED: 'ACCEPTED' },
  CORRECT: { SUBMITTED: 'SUBMITTED', ACCEPTED: 'ACCEPTED', HANDED_OVER: 'HANDED_OVER', ASSIGNED: 'ASSIGNED', ANSWERED: 'ANSWERED', CLOSED: 'CLOSED' },
  KEEP_CONFIDENTIAL: { SUBMITTED: 'SUBMITTED', RETURNED: 'RETURNED', ACCEPTED: 'ACCEPTED', HANDED_OVER: 'HANDED_OVER', ASSIGNED: 'ASSIGNED', ANSWERED: 'ANSWERED', CLOSED: 'CLOSED', ARCHIVED: 'ARCHIVED' },
  LIFT_CONFIDENTIALITY: { SUBMITTED: 'SUBMITTED', RETURNED: 'RETURNED', ACCEPTED: 'ACCEPTED', HANDED_OVER: 'HANDED_OVER', ASSIGNED: 'ASSIGNED', ANSWERED: 'ANSWERED', CLOSED: 'CLOSED', ARCHIVED: 'ARCHIVED' },
  ARCHIVE: { CLOSED: 'ARCHIVED' },
  LEAD_RETURNED: { ASSIGNED: 'ACCEPTED' },
  LEAD_RETURNED_WITHIN: { ASSIGNED: 'HANDED_OVER' },
  ALL_REPLIED: { ASSIGNED: 'ANSWERED' },
  ALL_EVALUATED: { ANSWERED: 'CLOSED' },
  UNIT_ADDED: { ANSWERED: 'ASSIGNED' },
  REOPENED: { CLOSED: 'ANSWERED' },
};
const ENOUGH: Partial<Record<SuggestionAction, SuggestionFacts['handlings']>> = {
  LEAD_RETURNED: handled(['ALONE', 'RETURNED']),
  LEAD_RETURNED_WITHIN: handled(['ALONE', 'RETURNED']),
  ALL_REPLIED: handled(['ALONE', 'REPLIED']),
  ALL_EVALUATED: handled(['ALONE', 'EVALUATED']),
  UNIT_ADDED: handled(['SEPARATE', 'EVALUATED'], ['SEPARATE', 'OFFERED']),
  REOPENED: handled(['ALONE', 'REHANDLING']),
};

describe('every cell of the suggestion’s table', () => {
  it('SUG-01 MUST be expected here, and nothing else', () => {
    expect(suggestionWorkflow.stateNames).toEqual(STATES);
    expect(suggestionWorkflow.actionNames).toEqual(Object.keys(CELLS));
  });

  const cells = Object.entries(CELLS).flatMap(([action, targets]) =>
    STATES.map((state) => [action as SuggestionAction, state, targets[state] ?? null] as const),
  );
  it.each(cells)('SUG-02 MUST lead by %s from %s to %s', (action, state, to) => {
    const cosigner = { person: INVITED, state: action === 'COSIGN_WITHDRAW' ? 'CONFIRMED' : 'INVITED', status: 'ACTIVE' } as const;
    const handedOver = action === 'LEAD_RETURNED_WITHIN';
    const facts = { ...complete, state, cosigners: [cosigner], handedOver, confidential: action === 'LIFT_CONFIDENTIALITY', handlings: ENOUGH[action] ?? [] };
    expect(outcome(decideSuggestion(action, facts, { person: INVITED }))).toBe(to ?? 'WRONG_STATE');
  });
});

describe('what follows from the handlings', () => {
  it.each([
    ['ASSIGNED', handled(['ALONE', 'OFFERED']), []],
    ['ASSIGNED', handled(['ALONE', 'IN_HAND']), []],
    ['ASSIGNED', handled(['ALONE', 'RETURNED']), ['LEAD_RETURNED']],
    ['ASSIGNED', handled(['LEAD', 'RETURNED'], ['CO', 'IN_HAND']), ['LEAD_RETURNED']],
    ['ASSIGNED', handled(['LEAD', 'IN_HAND'], ['CO', 'RETURNED']), []],
    ['ASSIGNED', handled(['LEAD', 'REPLIED'], ['CO', 'CONCLUDED']), ['ALL_REPLIED']],
    ['ASSIGNED', handled(['ALONE', 'RETURNED'], ['ALONE', 'REPLIED']), ['ALL_REPLIED']],
    ['ASSIGNED', handled(['SEPARATE', 'REPLIED'], ['SEPARATE', 'IN_HAND']), []],
    ['ASSIGNED', handled(['SEPARATE', 'EVALUATED'], ['SEPARATE', 'REPLIED']), ['ALL_REPLIED']],
    ['ASSIGNED', handled(['SEPARATE', 'RETURNED'], ['SEPARATE', 'IN_HAND']), []],
    ['ASSIGNED', handled(['SEPARATE', 'RETURNED'], ['SEPARATE', 'EVALUATED']), ['ALL_REPLIED', 'ALL_EVALUATED']],
    ['ASSIGNED', handled(['SEPARATE', 'RETURNED'], ['SEPARATE', 'RETURNED']), ['LEAD_RETURNED']],
    ['ASSIGNED', handled(['SEPARATE', 'WITHDRAWN'], ['SEPARATE', 'IN_HAND']), []],
    ['ANSWERED', handled(['ALONE', 'REPLIED']), []],
    ['ANSWERED', handled(['ALONE', 'EVALUATED']), ['ALL_EVALUATED']],
    ['ANSWERED', handled(['ALONE', 'UNRETURNED']), ['ALL_EVALUATED']],
    ['ANSWERED', handled(['SEPARATE', 'EVALUATED'], ['SEPARATE', 'REPLIED']), []],
    ['ANSWERED', handled(['SEPARATE', 'EVALUATED'], ['SEPARATE', 'UNRETURNED']), ['ALL_EVALUATED']],
    ['ACCEPTED', handled(['ALONE', 'RETURNED']), []],
    ['CLOSED', handled(['ALONE', 'EVALUATED']), []],
    ['CLOSED', handled(['ALONE', 'REHANDLING']), ['REOPENED']],
    ['ANSWERED', handled(['SEPARATE', 'EVALUATED'], ['SEPARATE', 'OFFERED']), ['UNIT_ADDED']],
  ] as const)('SUG-12 MUST be, for %s with %j, %j', (state, handlings, actions) => {
    expect(followUps({ ...complete, state, handlings }).map(({ action }) => action)).toEqual(actions);
  });
});

describe('any sequence of actions', () => {
  it('SUG-14 MUST stay within the defined states and never leave the end', () => {
    const step = fc.record({
      action: fc.constantFrom(...suggestionWorkflow.actionNames),
      filled: fc.boolean(),
      leadStatus: fc.constantFrom('ACTIVE' as const, 'SUSPENDED' as const, 'ENDED' as const, null),
      person: fc.constantFrom(LEAD, INVITED, null),
      handlings: fc.array(
        fc.record({
          unit: fc.constantFrom('unit-1', 'unit-2', null),
          role: fc.constantFrom<HandlingRole>('ALONE', 'LEAD', 'CO', 'SEPARATE'),
          state: fc.constantFrom<HandlingState>(
            'OFFERED', 'RETURNED', 'IN_HAND', 'REPLIED', 'EVALUATED', 'UNRETURNED', 'CONCLUDED',
          ),
        }),
        { maxLength: 4 },
      ),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        const wrong: string[] = [];
        let facts = complete;
        for (const { action, filled, leadStatus, person, handlings } of steps) {
          facts = { ...facts, leadStatus, handlings, title: filled ? complete.title : '' };
          const decision = decideSuggestion(action, facts, { person });
          if (!decision.ok) {
            const { zh, en } = decision.refusal.reason;
            if (zh === '' || en === '') wrong.push(`${action} in ${facts.state} is refused without a reason`);
            continue;
          }
          if (['ARCHIVED', 'WITHDRAWN', 'LETTER'].includes(facts.state)) wrong.push(`${action} leaves the end`);
          if (decision.to === 'GONE') {
            if (facts.everSubmitted) wrong.push('what is on record is gone');
            break;
          }
          if (!STATES.includes(decision.to)) wrong.push(`${action} leads to ${decision.to}`);
          const everSubmitted = facts.everSubmitted || decision.to === 'SUBMITTED';
          if (decision.to !== 'DRAFT' && !everSubmitted) wrong.push(`${decision.to} without a submission`);
          facts = { ...facts, state: decision.to, everSubmitted };
        }
        expect(wrong).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
