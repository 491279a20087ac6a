import { describe, expect, it } from 'vitest';
import {
  analyst, anonymous, cellsOf, chairperson, deputy, government, holding, lettersOf, LIES, namesOf, office, otherDeputy, otherStreet, outcome,
  ownStreet, ownStreetHerself, ownTown, type Table,
} from '../../test/cells.ts';
import { dutyActions, enteringActions, leads, mayDuty, publishesDuty } from './duty.policy.ts';
import type { DutyAction, DutyFacts } from './duty.workflow.ts';
import { decideDuty, dutyDayFaults, dutyWorkflow } from './duty.workflow.ts';
import { decidePublication, lastOfQuarter, publicationActions, publishingActions, quarterFaults } from './publication.workflow.ts';

const complete: DutyFacts = {
  state: 'NONE', lies: LIES, person: 'deputy', enteredBy: 'clerk', objectUntil: '2026-03-20', wasObjected: false, isContested: false, today: '2026-03-20',
};
const STATES = ['NONE', 'RECORDED', 'VERIFIED', 'REJECTED', 'OBJECTED', 'RETRACTED'] as const;
const _ = null;

/** Every cell: where the action leads from each of STATES; null where it is refused. */
const CELLS: Table<DutyAction, typeof STATES> = {
  //         NONE        RECORDED     VERIFIED    REJECTED    OBJECTED    RETRACTED
  ENTER:    ['RECORDED', _,           _,          _,          _,          _],
  VERIFY:   [_,          'VERIFIED',  _,          _,          _,          _],
  REJECT:   [_,          'REJECTED',  'REJECTED', _,          _,          _],
  OBJECT:   [_,          _,           'VERIFIED', 'OBJECTED', _,          _],
  UPHOLD:   [_,          _,           'REJECTED', _,          'VERIFIED', _],
  DISMISS:  [_,          _,           'VERIFIED', _,          'REJECTED', _],
  WITHDRAW: [_,          'RETRACTED', _,          _,          _,          _],
};

describe('every cell of the duty event’s table', () => {
  it('DUT-01 MUST be expected here, and nothing else', () => {
    expect(dutyWorkflow.stateNames).toEqual(STATES);
    expect(dutyWorkflow.actionNames).toEqual(Object.keys(CELLS));
  });

  it.each(cellsOf(STATES, CELLS))('DUT-02 MUST lead by %s from %s to %s', (action, state, to) => {
    expect(outcome(decideDuty(action, { ...complete, state, isContested: action === 'UPHOLD' || action === 'DISMISS' }))).toBe(to ?? 'WRONG_STATE');
  });

  it.each([
    ['2026-03-20', false, 'OBJECTED'], ['2026-03-21', false, 'TOO_LATE'], ['2026-03-01', true, 'OBJECTED_BEFORE'],
  ] as const)('DUT-03 MUST take an objection until its last day, and once (on %s, objected before: %s)', (today, wasObjected, expected) => {
    expect(outcome(decideDuty('OBJECT', { ...complete, state: 'REJECTED', today, wasObjected }))).toBe(expected);
  });

  it('DUT-06 MUST decide an open objection to a verified event as such, and take none to what a record verified by itself', () => {
    const verified = { ...complete, state: 'VERIFIED' as const };
    const codeOf = (action: DutyAction, more: Partial<DutyFacts>) => outcome(decideDuty(action, { ...verified, ...more }));
    for (const action of ['UPHOLD', 'DISMISS'] as const) expect(codeOf(action, {})).toBe('NOT_CONTESTED');
    for (const action of ['REJECT', 'OBJECT'] as const) expect(codeOf(action, { isContested: true, wasObjected: true })).toBe('CONTESTED');
    expect(codeOf('OBJECT', { objectUntil: null, enteredBy: null })).toBe('FROM_A_RECORD');
    expect(codeOf('OBJECT', { objectUntil: null })).toBe('TOO_LATE');
    expect(codeOf('OBJECT', { wasObjected: true })).toBe('OBJECTED_BEFORE');
    expect(codeOf('OBJECT', { today: '2026-03-21' })).toBe('TOO_LATE');
  });

  it('DUT-04 MUST let nobody withdraw what a record of the platform told', () => {
    expect(decideDuty('WITHDRAW', { ...complete, state: 'RECORDED', enteredBy: null })).toMatchObject({ ok: false, refusal: { code: 'FROM_A_RECORD' } });
  });

  it.each([
    ['2026-03-02', []], ['2026-03-03', ['IN_FUTURE']], ['2022-01-01', []], ['2021-12-31', ['OUTSIDE_MANDATE']],
  ])('DUT-05 MUST be entered for a day within the mandate: %s', (on, rules) => {
    expect(dutyDayFaults(on, { from: '2022-01-01', until: null, today: '2026-03-02' }).map(({ rule }) => rule)).toEqual(rules);
  });
});

const VIEWERS = {
  deputy, otherDeputy, office, enteringOfficer: holding('DEPUTIES_OFFICE', 'clerk'), ownStreet, ownTown, otherStreet,
  deputyInOffice: ownStreetHerself, government, chairperson, analyst, anonymous,
};
const NAMES = namesOf(VIEWERS);
type Name = (typeof NAMES)[number];
/** In the table's order: enter, verify, reject, object, uphold, dismiss, withdraw. */
const MAY: Record<Name, string> = {
  deputy: 'e––o–––', otherDeputy: '–––––––', office: 'evr–ud–', enteringOfficer: 'e–––––w', ownStreet: 'evr––––', ownTown: 'evr––––', otherStreet: '–––––––',
  deputyInOffice: 'e––o–––', government: '–––––––', chairperson: '–––––––', analyst: '–––––––', anonymous: '–––––––',
};

describe('who may act on a duty event', () => {
  it.each(NAMES)('DUT-10 MUST be for %s exactly the expected acts: whoever entered it or did it does not verify it', (name) => {
    expect(lettersOf(dutyWorkflow.actionNames, 'evroudw', (action) => mayDuty(action, complete, VIEWERS[name]))).toBe(MAY[name]);
  });

  it('DUT-11 MUST offer, in every state and to everybody, exactly what policy and table allow', () => {
    for (const state of dutyWorkflow.stateNames) {
      for (const name of NAMES) {
        const facts = { ...complete, state };
        const offered = dutyActions(facts, VIEWERS[name], 'zh-CN');
        expect(offered.map(({ action }) => action)).toEqual(dutyWorkflow.actionNames.filter((action) => action !== 'ENTER' && mayDuty(action, facts, VIEWERS[name])));
        for (const { action, allowed } of offered) expect(allowed).toBe(decideDuty(action as DutyAction, facts).ok);
      }
    }
    expect(NAMES.filter((name) => enteringActions(VIEWERS[name], 'en').length > 0)).toEqual([
      'deputy', 'otherDeputy', 'office', 'enteringOfficer', 'ownStreet', 'ownTown', 'otherStreet', 'deputyInOffice',
    ]);
    expect(NAMES.filter((name) => leads(VIEWERS[name]))).toEqual(['chairperson']);
    expect(NAMES.filter((name) => publishesDuty(VIEWERS[name]))).toEqual(['office', 'enteringOfficer']);
  });
});

describe('the publication of a quarter', () => {
  it('DUT-12 MUST be published once over, and withdrawn from there (代表法 art. 58)', () => {
    expect(lastOfQuarter({ year: 2026, quarter: 1 })).toBe('2026-03-31');
    expect(lastOfQuarter({ year: 2025, quarter: 4 })).toBe('2025-12-31');
    expect(quarterFaults({ year: 2025, quarter: 4 }, '2026-01-01')).toEqual([]);
    expect(quarterFaults({ year: 2025, quarter: 4 }, '2025-12-31')).toMatchObject([{ rule: 'NOT_OVER' }]);
    expect(quarterFaults({ year: 2025, quarter: 5 }, '2026-03-02')).toMatchObject([{ rule: 'OUT_OF_RANGE' }]);
    expect(decidePublication('PUBLISH', { state: 'NONE' })).toMatchObject({ ok: true, to: 'PUBLISHED' });
    expect(decidePublication('WITHDRAW', { state: 'PUBLISHED' })).toMatchObject({ ok: true, to: 'WITHDRAWN' });
    expect(decidePublication('WITHDRAW', { state: 'WITHDRAWN' })).toMatchObject({ ok: false });
    expect(publicationActions({ state: 'PUBLISHED' }, VIEWERS.office, 'en')).toMatchObject([{ action: 'WITHDRAW', allowed: true }]);
    expect(publicationActions({ state: 'PUBLISHED' }, VIEWERS.ownStreet, 'en')).toEqual([]);
    expect(publishingActions(VIEWERS.office, 'en')).toMatchObject([{ action: 'PUBLISH', allowed: true }]);
    expect(NAMES.filter((name) => publishingActions(VIEWERS[name], 'en').length > 0)).toEqual(['office', 'enteringOfficer']);
  });
});
