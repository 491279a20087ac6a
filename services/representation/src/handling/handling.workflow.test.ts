import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outcome } from '../../test/cells.ts';
import { AFTER, codeOf, ready } from '../../test/handling-facts.ts';
import { suggestionWorkflow } from '../suggestion/suggestion.workflow.ts';
import type { HandlingAction, HandlingFacts, HandlingRole, HandlingState } from './handling.workflow.ts';
import { decideHandling, handlingWorkflow } from './handling.workflow.ts';

const STATES = [
  'OFFERED', 'RETURNED', 'REPLACED', 'IN_HAND', 'REPLIED', 'EVALUATED', 'UNRETURNED', 'DISSATISFIED', 'REHANDLING', 'ESCALATED',
  'SETTLED', 'CONCLUDED', 'WITHDRAWN',
] as const;
type Cells = Partial<Record<HandlingState, HandlingState>>;
const same = (...states: HandlingState[]): Cells => Object.fromEntries(states.map((state) => [state, state]));
const all = (to: HandlingState, ...states: HandlingState[]): Cells => Object.fromEntries(states.map((state) => [state, to]));

/** Every cell for a unit that must reply (ALONE, LEAD, SEPARATE): from where to where; the action is refused elsewhere. */
const REPLYING: Record<HandlingAction, Cells> = {
  ACCEPT: { OFFERED: 'IN_HAND' },
  RETURN: { OFFERED: 'RETURNED' },
  REASSIGN: all('REPLACED', 'OFFERED', 'RETURNED', 'IN_HAND'),
  CONTACT: same('IN_HAND', 'REPLIED', 'DISSATISFIED', 'REHANDLING'),
  OPINION: {},
  EXTENSION_ASK: same('IN_HAND'),
  EXTENSION_GRANT: same('IN_HAND'),
  EXTENSION_REFUSE: same('IN_HAND'),
  REPLY_DRAFT: same('IN_HAND', 'REHANDLING', 'EVALUATED', 'UNRETURNED'),
  CHECK_SUBMIT: same('IN_HAND', 'REHANDLING', 'EVALUATED', 'UNRETURNED'),
  CHECK_PASS: same('IN_HAND', 'REHANDLING', 'EVALUATED', 'UNRETURNED'),
  CHECK_RETURN: same('IN_HAND', 'REHANDLING', 'EVALUATED', 'UNRETURNED'),
  REPLY: all('REPLIED', 'IN_HAND', 'REHANDLING'),
  CONTINUE: all('REPLIED', 'EVALUATED', 'UNRETURNED'),
  EVALUATE: { REPLIED: 'EVALUATED' },
  EVALUATION_RECORD: all('EVALUATED', 'REPLIED', 'UNRETURNED'),
  REHANDLE: all('REHANDLING', 'DISSATISFIED', 'ESCALATED'),
  QUALITY_CHECK: all('REHANDLING', 'REPLIED', 'EVALUATED', 'UNRETURNED'),
  ESCALATE: { DISSATISFIED: 'ESCALATED' },
  SETTLE: { ESCALATED: 'SETTLED' },
  WINDOW_PASSED: { REPLIED: 'UNRETURNED' },
  FOUND_DISSATISFIED: { EVALUATED: 'DISSATISFIED' },
  REHANDLE_AT_ONCE: { DISSATISFIED: 'REHANDLING' },
  LEAD_REPLIED: {},
  ASSIGNMENT_TAKEN_BACK: {},
  SUGGESTION_WITHDRAWN: all('WITHDRAWN', 'OFFERED', 'IN_HAND'),
  ASSIGNMENT_RETRACTED: { OFFERED: 'WITHDRAWN' },
};
/** The same for a co-handler: it gives its opinion, never replies, and ends with the lead's reply or return. */
const COHANDLING: Record<HandlingAction, Cells> = {
  ...REPLYING,
  OPINION: same('IN_HAND'),
  EXTENSION_ASK: {},
  REPLY_DRAFT: {},
  CHECK_SUBMIT: {},
  CHECK_PASS: {},
  CHECK_RETURN: {},
  REPLY: {},
  LEAD_REPLIED: all('CONCLUDED', 'OFFERED', 'IN_HAND'),
  ASSIGNMENT_TAKEN_BACK: all('CONCLUDED', 'OFFERED', 'IN_HAND'),
};
const TABLES: readonly (readonly [HandlingRole, Record<HandlingAction, Cells>])[] = [
  ['ALONE', REPLYING], ['LEAD', REPLYING], ['SEPARATE', REPLYING], ['CO', COHANDLING],
];

/** Why a cell is empty: for the unit’s part in the matter where the other part has one there, else for the state. */
function why(role: HandlingRole, action: HandlingAction, state: HandlingState): string {
  if (role === 'CO') return REPLYING[action][state] ? 'COHANDLER' : 'WRONG_STATE';
  return COHANDLING[action][state] ? 'NOT_COHANDLER' : 'WRONG_STATE';
}

/** What an action needs beside its state, where that differs from `ready`. */
const NEEDS: Partial<Record<HandlingAction, Partial<HandlingFacts>>> = {
  WINDOW_PASSED: { today: AFTER },
  EXTENSION_ASK: { openExtension: null },
  CHECK_PASS: { check: 'SUBMITTED' },
  CHECK_RETURN: { check: 'SUBMITTED' },
  REHANDLE_AT_ONCE: { rehandleAtOnce: true, replies: 1 },
};

describe('every cell of the handling’s table', () => {
  it('HAN-01 MUST be expected here, and nothing else', () => {
    expect(handlingWorkflow.stateNames).toEqual(STATES);
    expect(handlingWorkflow.actionNames).toEqual(Object.keys(REPLYING));
  });

  const cells = TABLES.flatMap(([role, table]) =>
    handlingWorkflow.actionNames.flatMap((action) =>
      STATES.map((state) => [role, action, state, table[action][state] ?? null] as const),
    ),
  );
  it.each(cells)('HAN-02 MUST, for %s, lead by %s from %s to %s', (role, action, state, to) => {
    expect(outcome(decideHandling(action, { ...ready, role, state, ...NEEDS[action] }))).toBe(to ?? why(role, action, state));
  });

  // Whether units act at all follows from the suggestion: what has ended or waits to be assigned is in nobody’s hand.
  const again = ['CONTINUE', 'QUALITY_CHECK', 'EVALUATION_RECORD'];
  const drafting = ['REPLY_DRAFT', 'CHECK_SUBMIT', 'CHECK_PASS', 'CHECK_RETURN'];
  const whatever = [
    'WINDOW_PASSED', 'FOUND_DISSATISFIED', 'REHANDLE_AT_ONCE', 'LEAD_REPLIED', 'ASSIGNMENT_TAKEN_BACK', 'SUGGESTION_WITHDRAWN', 'ASSIGNMENT_RETRACTED',
  ];
  const onSuggestions = TABLES.flatMap(([role, table]) =>
    handlingWorkflow.actionNames.flatMap((action) =>
      Object.keys(table[action]).flatMap((state) => suggestionWorkflow.stateNames.map((suggestionState) => [role, action, state as HandlingState, suggestionState] as const)),
    ),
  );
  it('HAN-15 MUST lead there while the suggestion is assigned or answered; what was closed is only gone on with, checked, or evaluated by a form that came in time', () => {
    const wrong: string[] = [];
    for (const [role, action, state, suggestionState] of onSuggestions) {
      const closedToo = again.includes(action) || (drafting.includes(action) && ['EVALUATED', 'UNRETURNED'].includes(state));
      const may = whatever.includes(action) || ['ASSIGNED', 'ANSWERED', ...(closedToo ? ['CLOSED'] : [])].includes(suggestionState);
      const code = codeOf(action, { role, state, suggestionState, ...NEEDS[action] });
      if (code !== (may ? null : 'SUGGESTION_NOT_IN_HAND')) wrong.push(`${role} ${action} from ${state}, suggestion ${suggestionState}: ${code}`);
    }
    expect(onSuggestions.length).toBeGreaterThan(1_000);
    expect(wrong).toEqual([]);
  });
});

describe('any sequence of actions', () => {
  it('HAN-13 MUST stay within the defined states, never leave an end, and reply only after a contact', () => {
    const step = fc.record({
      action: fc.constantFrom(...handlingWorkflow.actionNames),
      contactsOn: fc.subarray(['2026-03-01', '2026-03-12']),
      today: fc.constantFrom('2026-03-02', '2026-03-10', AFTER, '2026-04-01'),
      signedOn: fc.constantFrom(null, '2026-03-01', '2026-02-20'),
      suggestionState: fc.constantFrom('ACCEPTED' as const, 'ASSIGNED' as const, 'ANSWERED' as const, 'CLOSED' as const),
      replies: fc.integer({ min: 0, max: 3 }),
      category: fc.constantFrom(null, 'A', 'B'),
      lastResult: fc.constantFrom(null, 'SATISFIED' as const, 'DISSATISFIED' as const),
      check: fc.constantFrom(null, 'SUBMITTED' as const, 'PASSED' as const, 'RETURNED' as const),
      checkRequired: fc.boolean(),
      openExtension: fc.constantFrom(null, { askedBy: null }),
      rehandleAtOnce: fc.boolean(),
    });
    const role = fc.constantFrom<HandlingRole>('ALONE', 'LEAD', 'CO', 'SEPARATE');
    const ends: readonly HandlingState[] = ['REPLACED', 'SETTLED', 'CONCLUDED', 'WITHDRAWN'];
    fc.assert(
      fc.property(role, fc.array(step, { maxLength: 30 }), (part, steps) => {
        const wrong: string[] = [];
        let state: HandlingState = 'OFFERED';
        for (const { action, ...facts } of steps) {
          const decision = decideHandling(action, { ...ready, ...facts, role: part, state });
          if (!decision.ok) continue;
          if (ends.includes(state)) wrong.push(`${action} leaves ${state}`);
          if (decision.to === 'GONE') {
            wrong.push('a handling is gone');
            break;
          }
          if (!STATES.includes(decision.to)) wrong.push(`${action} leads to ${decision.to}`);
          if (decision.to === 'REPLIED' && state !== 'REPLIED') {
            if (part === 'CO') wrong.push('a co-handler replies');
            if (!facts.contactsOn.some((on) => on <= (facts.signedOn ?? facts.today))) wrong.push('a reply before any contact');
          }
          state = decision.to;
        }
        expect(wrong).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
