import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { HandlingAction, HandlingFacts, HandlingRole, HandlingState } from './handling.workflow.ts';
import { actDayFaults, decideHandling, evaluationFaults, handlingWorkflow } from './handling.workflow.ts';

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
  suggestionState: 'ASSIGNED',
  leadPerson: 'person-lead',
  leadStatus: 'ACTIVE',
  today: '2026-03-10',
};
const AFTER = '2026-03-11';

const STATES = ['OFFERED', 'RETURNED', 'IN_HAND', 'REPLIED', 'EVALUATED', 'UNRETURNED', 'CONCLUDED', 'WITHDRAWN'] as const;
type Row = readonly (HandlingState | null)[];
const _ = null;

/** Every cell for a unit that must reply (ALONE, LEAD, SEPARATE); null where the action is refused. */
const REPLYING: Record<HandlingAction, Row> = {
  //                      OFFERED     RETURNED  IN_HAND    REPLIED       EVALUATED  UNRETURNED  CONCLUDED  WITHDRAWN
  ACCEPT:                ['IN_HAND',  _,        _,         _,            _,         _,          _, _],
  RETURN:                ['RETURNED', _,        _,         _,            _,         _,          _, _],
  CONTACT:               [_,          _,        'IN_HAND', 'REPLIED',    _,         _,          _, _],
  REPLY_DRAFT:           [_,          _,        'IN_HAND', _,            _,         _,          _, _],
  REPLY:                 [_,          _,        'REPLIED', _,            _,         _,          _, _],
  EVALUATE:              [_,          _,        _,         'EVALUATED',  _,         _,          _, _],
  WINDOW_PASSED:         [_,          _,        _,         'UNRETURNED', _,         _,          _, _],
  LEAD_REPLIED:          [_,          _,        _,         _,            _,         _,          _, _],
  ASSIGNMENT_TAKEN_BACK: [_,          _,        _,         _,            _,         _,          _, _],
  SUGGESTION_WITHDRAWN:  ['WITHDRAWN', _,       'WITHDRAWN', _,          _,         _,          _, _],
  ASSIGNMENT_RETRACTED:  ['WITHDRAWN', _,       _,         _,            _,         _,          _, _],
};
/** The same for a co-handler: it never replies, and ends with the lead's reply or return. */
const COHANDLING: Record<HandlingAction, Row> = {
  ...REPLYING,
  REPLY_DRAFT:           [_,           _,       _,           _,          _,         _,          _, _],
  REPLY:                 [_,           _,       _,           _,          _,         _,          _, _],
  LEAD_REPLIED:          ['CONCLUDED', _,       'CONCLUDED', _,          _,         _,          _, _],
  ASSIGNMENT_TAKEN_BACK: ['CONCLUDED', _,       'CONCLUDED', _,          _,         _,          _, _],
};
const TABLES: readonly (readonly [HandlingRole, Record<HandlingAction, Row>])[] = [
  ['ALONE', REPLYING], ['LEAD', REPLYING], ['SEPARATE', REPLYING], ['CO', COHANDLING],
];

const codeOf = (action: HandlingAction, changes: Partial<HandlingFacts>): string | null => {
  const decision = decideHandling(action, { ...ready, ...changes });
  return decision.ok ? null : decision.refusal.code;
};

describe('every cell of the handling’s table', () => {
  it('HAN-01 MUST be expected here, and nothing else', () => {
    expect(handlingWorkflow.stateNames).toEqual(STATES);
    expect(handlingWorkflow.actionNames).toEqual(Object.keys(REPLYING));
  });

  const cells = TABLES.flatMap(([role, table]) =>
    Object.entries(table).flatMap(([action, targets]) =>
      targets.map((to, index) => [role, action as HandlingAction, STATES[index] ?? 'OFFERED', to] as const),
    ),
  );
  it.each(cells)('HAN-02 MUST, for %s, lead by %s from %s to %s', (role, action, state, to) => {
    const today = action === 'WINDOW_PASSED' ? AFTER : ready.today;
    const decision = decideHandling(action, { ...ready, role, state, today });
    expect(decision.ok ? decision.to : null).toBe(to);
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

describe('any sequence of actions', () => {
  it('HAN-13 MUST stay within the defined states, never leave an end, and reply only after a contact', () => {
    const step = fc.record({
      action: fc.constantFrom(...handlingWorkflow.actionNames),
      contactsOn: fc.subarray(['2026-03-01', '2026-03-12']),
      today: fc.constantFrom('2026-03-02', '2026-03-10', AFTER, '2026-04-01'),
      signedOn: fc.constantFrom(null, '2026-03-01', '2026-02-20'),
      suggestionState: fc.constantFrom('ACCEPTED' as const, 'ASSIGNED' as const, 'ANSWERED' as const),
    });
    const role = fc.constantFrom<HandlingRole>('ALONE', 'LEAD', 'CO', 'SEPARATE');
    const ends: readonly HandlingState[] = ['RETURNED', 'EVALUATED', 'UNRETURNED', 'CONCLUDED'];
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
          if (decision.to === 'REPLIED' && state === 'IN_HAND') {
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
