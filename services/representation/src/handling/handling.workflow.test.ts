import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { outcome, refusalOf } from '../../test/cells.ts';
import { suggestionWorkflow } from '../suggestion/suggestion.workflow.ts';
import type { HandlingAction, HandlingFacts, HandlingRole, HandlingState } from './handling.workflow.ts';
import { actDayFaults, afterEvaluation, decideHandling, evaluationFaults, extensionFaults, handlingWorkflow, returnedDayFaults } from './handling.workflow.ts';

const DUE = { law: '本区办理办法', article: '第九条', mark: 'F' } as const;

/** Nothing but the state stands in the way of a person's act. */
const ready: HandlingFacts = {
  state: 'OFFERED',
  role: 'ALONE',
  unit: 'unit-1',
  returnDeadline: { dueOn: '2026-03-10', ...DUE },
  evaluateDeadline: { dueOn: '2026-03-10', ...DUE },
  contactsOn: ['2026-03-05'],
  signedOn: null,
  returnedOn: null,
  suggestionState: 'ASSIGNED',
  replyDeadline: { dueOn: '2026-06-02', ...DUE },
  assignedSince: false,
  unitInGovernment: true,
  openExtension: { askedBy: 'person-clerk' },
  opinionGiven: false,
  hasDraft: true,
  check: null,
  checkRequired: false,
  replies: 2,
  category: 'B',
  continuedCategories: ['B', 'C'],
  lastResult: 'DISSATISFIED',
  escalateAfter: 2,
  rehandleAtOnce: false,
  leadPerson: 'person-lead',
  leadStatus: 'ACTIVE',
  today: '2026-03-10',
};
const AFTER = '2026-03-11';

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

const codeOf = (action: HandlingAction, changes: Partial<HandlingFacts>) => refusalOf(decideHandling(action, { ...ready, ...changes }));

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

describe('a unit', () => {
  it('HAN-03 MUST not reply before any contact with the deputy (代表法 art. 51)', () => {
    expect(decideHandling('REPLY', { ...ready, state: 'IN_HAND', contactsOn: [] })).toEqual({
      ok: false,
      refusal: {
        code: 'NO_CONTACT',
        reason: {
          zh: '答复前须与代表联系沟通、充分听取意见：请先登记至少一次沟通。',
          en: 'Before replying, the unit contacts the deputy and hears her: record at least one contact first.',
        },
        legalBasis: { law: '代表法', article: '第五十一条', mark: 'F' },
      },
    });
  });

  it.each([
    [['2026-03-05'], '2026-03-04', 'NO_CONTACT'],
    [['2026-03-05'], '2026-03-05', null],
    [['2026-03-05'], '2026-03-06', null],
    [['2026-03-09', '2026-03-02'], '2026-03-03', null],
    [['2026-03-11'], null, 'NO_CONTACT'],
    [['2026-03-10'], null, null],
  ] as const)('HAN-04 MUST, with contacts on %j and signed on %s, be answered %s (代表法 art. 51)', (contactsOn, signedOn, code) => {
    expect(codeOf('REPLY', { state: 'IN_HAND', contactsOn, signedOn })).toBe(code);
  });

  it('HAN-05 MUST return a wrong assignment on the last day and not after, by the stored rule', () => {
    expect(codeOf('RETURN', {})).toBeNull();
    expect(decideHandling('RETURN', { ...ready, today: AFTER })).toMatchObject({
      refusal: { code: 'RETURN_LIMIT_PASSED', legalBasis: DUE },
    });
    expect(codeOf('RETURN', { today: AFTER, returnDeadline: null })).toBeNull();
    expect(codeOf('ACCEPT', { today: AFTER })).toBeNull();
  });

  it('HAN-06 MUST draft and send no reply as a co-handler: the lead replies for all', () => {
    for (const action of ['REPLY_DRAFT', 'REPLY'] as const) {
      expect(codeOf(action, { state: 'IN_HAND', role: 'CO' })).toBe('COHANDLER');
    }
  });

  it.each(['DRAFT', 'SUBMITTED', 'RETURNED', 'ACCEPTED', 'CLOSED'] as const)(
    'HAN-07 MUST not go on while the suggestion is %s',
    (suggestionState) => {
      const actions = [
        ['ACCEPT', 'OFFERED'], ['RETURN', 'OFFERED'], ['CONTACT', 'IN_HAND'], ['REPLY_DRAFT', 'IN_HAND'],
        ['REPLY', 'IN_HAND'], ['EVALUATE', 'REPLIED'],
      ] as const;
      for (const [action, state] of actions) {
        expect(codeOf(action, { state, suggestionState })).toBe('SUGGESTION_NOT_IN_HAND');
      }
    },
  );

  it('HAN-08 MUST date its acts between assignment and today', () => {
    const days = { assignedOn: '2026-03-02', today: '2026-03-10' };
    const rules = ['2026-03-01', '2026-03-02', '2026-03-10', '2026-03-11'].map(
      (on) => actDayFaults('on', on, days)[0]?.rule ?? null,
    );
    expect(rules).toEqual(['BEFORE_ASSIGNMENT', null, null, 'IN_FUTURE']);
  });
});

describe('an evaluation', () => {
  it('HAN-09 MUST come within the window; afterwards the handling is unreturned (重庆 29)', () => {
    const replied = { state: 'REPLIED', suggestionState: 'ANSWERED' } as const;
    expect([codeOf('EVALUATE', replied), codeOf('WINDOW_PASSED', replied)]).toEqual([null, 'WINDOW_OPEN']);
    const late = { ...replied, today: AFTER };
    expect([codeOf('EVALUATE', late), codeOf('WINDOW_PASSED', late)]).toEqual(['WINDOW_PASSED', null]);
    expect(decideHandling('EVALUATE', { ...ready, ...late })).toMatchObject({ refusal: { legalBasis: DUE } });
  });

  it('HAN-28 MUST, come back on paper, be in time by the day it came, whenever it is recorded (重庆 29)', () => {
    for (const state of ['REPLIED', 'UNRETURNED'] as const) {
      const recorded = (returnedOn: string | null) => codeOf('EVALUATION_RECORD', { state, suggestionState: 'CLOSED', today: '2026-04-01', returnedOn });
      expect([null, '2026-03-10', AFTER].map(recorded)).toEqual([null, null, 'WINDOW_PASSED']);
    }
    const days = { repliedOn: '2026-03-02', today: '2026-03-10' };
    expect(['2026-03-01', '2026-03-02', '2026-03-10', '2026-03-11'].map((on) => returnedDayFaults(on, days)[0]?.rule ?? null)).toEqual([
      'BEFORE_REPLY', null, null, 'IN_FUTURE',
    ]);
    expect(returnedDayFaults('2026-01-01', { ...days, repliedOn: null })).toEqual([]);
  });

  it('HAN-10 MUST stay open where no window was set', () => {
    const open = { state: 'REPLIED', evaluateDeadline: null, today: '2030-01-01' } as const;
    expect([codeOf('EVALUATE', open), codeOf('WINDOW_PASSED', open)]).toEqual([null, 'WINDOW_OPEN']);
  });

  it.each([['SUSPENDED', 'DEPUTY_SUSPENDED'], ['ENDED', 'DEPUTY_ENDED'], [null, 'DEPUTY_ENDED']] as const)(
    'HAN-11 MUST come from a serving deputy: %s is refused with %s (代表法 art. 61–62)',
    (leadStatus, code) => {
      expect(codeOf('EVALUATE', { state: 'REPLIED', leadStatus })).toBe(code);
    },
  );

  it.each([
    ['SATISFIED', 'SATISFIED', null, []],
    ['SATISFIED', 'BASICALLY_SATISFIED', null, []],
    ['DISSATISFIED', 'SATISFIED', null, ['comment REQUIRED']],
    ['SATISFIED', 'DISSATISFIED', ' ', ['comment REQUIRED']],
    ['DISSATISFIED', 'DISSATISFIED', '未见实际举措', []],
  ] as const)('HAN-12 MUST, as %s and %s with comment %s, have the faults %j', (attitude, result, comment, faults) => {
    expect(evaluationFaults({ attitude, result, comment }).map(({ path, rule }) => `${path} ${rule}`)).toEqual(faults);
  });
});

describe('more time', () => {
  const inHand = { state: 'IN_HAND', openExtension: null } as const;
  it('HAN-30 MUST be asked for before the reply is due, once at a time (参照青岛 25)', () => {
    expect(codeOf('EXTENSION_ASK', { ...inHand, today: '2026-06-02' })).toBeNull();
    expect(codeOf('EXTENSION_ASK', { ...inHand, today: '2026-06-03' })).toBe('REPLY_DUE_PASSED');
    expect(codeOf('EXTENSION_ASK', { ...inHand, openExtension: { askedBy: null } })).toBe('EXTENSION_ASKED');
    for (const action of ['EXTENSION_GRANT', 'EXTENSION_REFUSE'] as const) {
      expect(codeOf(action, inHand)).toBe('NO_EXTENSION_ASKED');
      expect(codeOf(action, { state: 'IN_HAND', today: '2026-07-01' })).toBeNull();
    }
  });

  it.each([
    ['2026-06-02', 'NOT_LATER'], ['2026-06-03', null], ['2026-09-02', null], ['2026-09-03', 'PAST_LIMIT'],
  ] as const)('HAN-31 MUST, until %s, be answered %s: within six months of the assignment (上海 19)', (until, rule) => {
    expect(extensionFaults(until, { dueOn: '2026-06-02', limitOn: '2026-09-02' })[0]?.rule ?? null).toBe(rule);
  });
});

describe('a draft of a reply', () => {
  const draft = { state: 'IN_HAND', checkRequired: true } as const;
  it.each([
    [{}, 'DRAFT_NOT_CHECKED'], [{ check: 'RETURNED' }, 'DRAFT_NOT_CHECKED'], [{ check: 'SUBMITTED' }, 'DRAFT_UNDER_CHECK'],
    [{ check: 'PASSED' }, null], [{ unitInGovernment: false }, null], [{ checkRequired: false }, null],
    [{ checkRequired: false, check: 'SUBMITTED' }, 'DRAFT_UNDER_CHECK'], [{ checkRequired: false, check: 'RETURNED' }, null],
  ] as const)('HAN-32 MUST, as %j, be sent with the answer %s (rule REPLY_DRAFT_CHECK)', (changes, code) => {
    expect(codeOf('REPLY', { ...draft, ...changes })).toBe(code);
    expect(codeOf('CONTINUE', { ...draft, ...changes, state: 'EVALUATED' })).toBe(code);
  });

  it('HAN-33 MUST be there, within the government, and be submitted once; saving it takes it back', () => {
    const submit = (changes: Partial<HandlingFacts>) => codeOf('CHECK_SUBMIT', { state: 'IN_HAND', ...changes });
    expect([submit({}), submit({ hasDraft: false }), submit({ unitInGovernment: false })]).toEqual([null, 'NO_DRAFT', 'NOT_IN_GOVERNMENT']);
    expect([submit({ check: 'SUBMITTED' }), submit({ check: 'PASSED' }), submit({ check: 'RETURNED' })]).toEqual([
      'DRAFT_UNDER_CHECK', 'DRAFT_PASSED', null,
    ]);
    expect(codeOf('REPLY_DRAFT', { state: 'IN_HAND', check: 'SUBMITTED' })).toBeNull();
    for (const action of ['CHECK_PASS', 'CHECK_RETURN'] as const) {
      expect(codeOf(action, { state: 'IN_HAND', check: 'PASSED' })).toBe('NOT_UNDER_CHECK');
    }
  });
});

describe('handling again', () => {
  const evaluated = { ...ready, state: 'EVALUATED', replies: 1 } as const;
  it('HAN-34 MUST wait for an order where the rule does not have it at once (浙江 24、山东 24、上海 21)', () => {
    const follows = (changes: Partial<HandlingFacts>) => afterEvaluation({ ...evaluated, ...changes }).map(({ to }) => to);
    expect(follows({})).toEqual(['DISSATISFIED']);
    expect(follows({ rehandleAtOnce: true })).toEqual(['DISSATISFIED', 'REHANDLING']);
    expect(follows({ rehandleAtOnce: true, replies: 2 })).toEqual(['DISSATISFIED']);
    for (const lastResult of ['SATISFIED', 'BASICALLY_SATISFIED', null] as const) expect(follows({ lastResult })).toEqual([]);
  });

  it('HAN-35 MUST come before both sides are convened (重庆 27)', () => {
    expect(codeOf('ESCALATE', { state: 'DISSATISFIED', replies: 1 })).toBe('NOT_HANDLED_AGAIN');
    expect(codeOf('ESCALATE', { state: 'DISSATISFIED', replies: 2 })).toBeNull();
  });

  it.each([['A', 'NOT_TO_CONTINUE'], ['B', null], ['C', null], ['D', 'NOT_TO_CONTINUE'], [null, 'NOT_TO_CONTINUE']] as const)(
    'HAN-36 MUST, after a reply of category %s, be gone on with as %s (续办)',
    (category, code) => {
      for (const suggestionState of ['ANSWERED', 'CLOSED'] as const) {
        expect(codeOf('CONTINUE', { state: 'EVALUATED', suggestionState, category })).toBe(code);
      }
      expect(codeOf('REPLY_DRAFT', { state: 'UNRETURNED', suggestionState: 'CLOSED', category })).toBe(code);
    },
  );

  it('HAN-37 MUST open a closed suggestion again by the quality check, and one archived or withdrawn never', () => {
    expect(codeOf('QUALITY_CHECK', { state: 'EVALUATED', suggestionState: 'CLOSED' })).toBeNull();
    for (const suggestionState of ['ARCHIVED', 'WITHDRAWN', 'ACCEPTED'] as const) {
      expect(codeOf('QUALITY_CHECK', { state: 'EVALUATED', suggestionState })).toBe('SUGGESTION_NOT_IN_HAND');
    }
  });

  it('HAN-38 MUST leave the place of a unit alone once the suggestion was assigned anew, and an opinion as given', () => {
    expect(codeOf('REASSIGN', { state: 'RETURNED', assignedSince: true })).toBe('ASSIGNED_ALREADY');
    expect(codeOf('OPINION', { state: 'IN_HAND', role: 'CO', opinionGiven: true })).toBe('OPINION_GIVEN');
    expect(codeOf('OPINION', { state: 'IN_HAND' })).toBe('NOT_COHANDLER');
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
