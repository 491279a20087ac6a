import { describe, expect, it } from 'vitest';
import { AFTER, codeOf, DUE, ready } from '../../test/handling-facts.ts';
import type { HandlingFacts } from './handling.workflow.ts';
import { actDayFaults, afterEvaluation, decideHandling, evaluationFaults, extensionFaults, returnedDayFaults } from './handling.workflow.ts';

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
