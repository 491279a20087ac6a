import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOf, outcome, refusalOf, type Table } from '../../test/cells.ts';
import { commitmentRules } from './commitment.rules.ts';
import { isOverdue, pressListOn } from './commitment.deadline.ts';
import type { CommitmentAction, CommitmentFacts } from './commitment.workflow.ts';
import {
  commitmentWorkflow, decideCommitment, dueDayFaults, dueRequestFaults, KEPT_STATES, MOST_COMMITMENTS, OPEN_STATES, registrationRefusal,
} from './commitment.workflow.ts';

/** Nothing but the state stands in the way. */
const complete: CommitmentFacts = { state: 'PROMISED', unit: 'unit', leadPerson: 'lead', leadStatus: 'ACTIVE', dueAsked: false };
const STATES = ['PROMISED', 'REPORTED', 'FULFILLED', 'REOPENED', 'EVALUATED_AGAIN', 'CLOSED'] as const;
const _ = null;

/** Every cell: where the action leads from each of STATES; null where it is refused. */
const CELLS: Table<CommitmentAction, typeof STATES> = {
  //           PROMISED    REPORTED     FULFILLED          REOPENED    EVALUATED_AGAIN CLOSED
  REPORT:     ['REPORTED', _,           _,                 'REPORTED', _,              _],
  CONFIRM:    [_,          'FULFILLED', _,                 _,          _,              _],
  SEND_BACK:  [_,          'REOPENED',  _,                 _,          _,              _],
  EVALUATE:   [_,          _,           'EVALUATED_AGAIN', _,          _,              _],
  REOPEN:     [_,          _,           'REOPENED',        _,          _,              _],
  CLOSE:      [_,          _,           'CLOSED',          _,          'CLOSED',       _],
  DUE_ASK:    ['PROMISED', _,           _,                 'REOPENED', _,              _],
  DUE_GRANT:  ['PROMISED', _,           _,                 'REOPENED', _,              _],
  DUE_REFUSE: ['PROMISED', _,           _,                 'REOPENED', _,              _],
};
/** What the action's guards ask for. */
const ENOUGH: Partial<Record<CommitmentAction, Partial<CommitmentFacts>>> = {
  DUE_GRANT: { dueAsked: true },
  DUE_REFUSE: { dueAsked: true },
  CLOSE: { leadStatus: 'ENDED' },
};

describe('every cell of the commitment’s table', () => {
  it('COM-01 MUST be expected here, and nothing else', () => {
    expect(commitmentWorkflow.stateNames).toEqual(STATES);
    expect(commitmentWorkflow.actionNames).toEqual(Object.keys(CELLS));
    expect([...OPEN_STATES, ...KEPT_STATES].toSorted()).toEqual([...STATES].toSorted());
  });

  it.each(cellsOf(STATES, CELLS))('COM-02 MUST lead by %s from %s to %s', (action, state, to) => {
    expect(outcome(decideCommitment(action, { ...complete, ...ENOUGH[action], state }))).toBe(to ?? 'WRONG_STATE');
  });
});

describe('guards', () => {
  const codeOf = (action: CommitmentAction, changes: Partial<CommitmentFacts>) => refusalOf(decideCommitment(action, { ...complete, ...changes }));

  it.each([['SUSPENDED', 'DEPUTY_SUSPENDED'], ['ENDED', 'DEPUTY_ENDED'], [null, 'DEPUTY_ENDED']] as const)(
    'COM-03 MUST hear no deputy who is %s (%s; 代表法 art. 61–62), and close without her',
    (leadStatus, code) => {
      expect(codeOf('EVALUATE', { state: 'FULFILLED', leadStatus })).toBe(code);
      expect(codeOf('REOPEN', { state: 'FULFILLED', leadStatus })).toBe(code);
      expect(codeOf('CLOSE', { state: 'FULFILLED', leadStatus })).toBeNull();
    },
  );

  it('COM-04 MUST not close what the deputy has not evaluated again (重庆 28)', () => {
    expect(codeOf('CLOSE', { state: 'FULFILLED' })).toBe('NOT_EVALUATED');
    expect(codeOf('CLOSE', { state: 'EVALUATED_AGAIN' })).toBeNull();
  });

  it('COM-05 MUST decide on one request for another due day at a time (青岛 27)', () => {
    expect(codeOf('DUE_ASK', { dueAsked: true })).toBe('ALREADY_ASKED');
    expect(codeOf('DUE_GRANT', {})).toBe('NOT_ASKED');
    expect(codeOf('DUE_REFUSE', {})).toBe('NOT_ASKED');
  });

  it('COM-06 MUST register promises of a reply alone, and not without end', () => {
    const facts = { unit: 'unit', role: 'ALONE', replied: true, registered: 0 } as const;
    expect(registrationRefusal(facts)).toBeNull();
    expect(registrationRefusal({ ...facts, replied: false })?.code).toBe('NO_REPLY');
    expect(registrationRefusal({ ...facts, registered: MOST_COMMITMENTS })?.code).toBe('TOO_MANY');
  });

  it.each([
    ['2026-03-03', ['BEFORE_PROMISE']], ['2026-03-04', []], ['2026-12-31', []],
  ] as const)('COM-07 MUST, due on %s for a reply of 2026-03-04, have the faults %j', (dueOn, rules) => {
    expect(dueDayFaults(dueOn, '2026-03-04').map(({ rule }) => rule)).toEqual(rules);
  });

  it.each([
    ['2026-05-01', ['NOT_IN_FUTURE']], ['2026-06-30', ['SAME_DAY']], ['2026-05-02', []], ['2026-09-30', []],
  ] as const)('COM-08 MUST, asked for %s on 2026-05-01, have the faults %j', (wanted, rules) => {
    expect(dueRequestFaults(wanted, { dueOn: '2026-06-30', today: '2026-05-01' }).map(({ rule }) => rule)).toEqual(rules);
  });
});

describe('days', () => {
  it.each([
    ['2026-06-30', null, '2026-06-30', false], ['2026-06-30', null, '2026-07-01', true],
    ['2026-06-30', '2026-06-30', '2026-09-01', false], ['2026-06-30', '2026-07-01', '2026-07-01', true],
  ] as const)('COM-09 MUST, due %s and met %s, be read on %s as overdue: %s', (dueOn, metOn, today, overdue) => {
    expect(isOverdue({ dueOn, metOn }, today)).toBe(overdue);
  });

  it.each([
    ['2026-09-30', null], ['2026-10-01', [2026, 2025]], ['2026-12-31', [2026, 2025]], ['2027-01-01', null], ['2027-11-15', [2027, 2026]],
  ] as const)('COM-10 MUST have on %s the press list %j (重庆 28: 当年和上年, 第四季度)', (day, list) => {
    const open = pressListOn(day, commitmentRules);
    expect(open && [open.year, open.promisedFrom]).toEqual(list);
    expect(commitmentRules.every(({ mark }) => mark === 'D')).toBe(true);
  });

  it('COM-11 MUST refuse a rule that holds no press list', () => {
    const broken = commitmentRules.map((rule) => ({ ...rule, value: { fromMonth: '十月' } }));
    expect(() => pressListOn('2026-10-01', broken)).toThrow(/holds no press list/);
  });
});

describe('any sequence of acts', () => {
  it('COM-12 MUST keep the promise owed or kept, close it once for ever, and change its due day by consent alone', () => {
    const step = fc.record({
      action: fc.constantFrom(...commitmentWorkflow.actionNames),
      leadStatus: fc.constantFrom('ACTIVE' as const, 'SUSPENDED' as const, 'ENDED' as const, null),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const wrong: string[] = [];
        let facts = complete;
        let [confirmed, heard, due] = [false, false, 0];
        for (const { action, leadStatus } of steps) {
          facts = { ...facts, leadStatus };
          const decision = decideCommitment(action, facts);
          if (!decision.ok) {
            const { zh, en } = decision.refusal.reason;
            if (zh === '' || en === '') wrong.push(`${action} in ${facts.state} is refused without a reason`);
            continue;
          }
          if (decision.to === 'GONE' || facts.state === 'CLOSED') { wrong.push(`${action} in ${facts.state}`); break; }
          if (action === 'DUE_GRANT') { if (!facts.dueAsked) wrong.push('granted unasked'); due += 1; }
          const dueAsked = action === 'DUE_ASK' || (facts.dueAsked && !['DUE_GRANT', 'DUE_REFUSE', 'REPORT'].includes(action));
          if (action === 'CONFIRM') confirmed = true;
          if (action === 'REOPEN' || action === 'SEND_BACK') confirmed = false;
          if (action === 'EVALUATE') heard = true;
          if (decision.to === 'CLOSED' && (!confirmed || (!heard && leadStatus === 'ACTIVE'))) wrong.push('closed unkept or unheard');
          facts = { ...facts, state: decision.to, dueAsked };
        }
        expect(wrong).toEqual([]);
        expect(due).toBeLessThanOrEqual(steps.filter(({ action }) => action === 'DUE_ASK').length);
      }),
      { numRuns: 300 },
    );
  });
});
