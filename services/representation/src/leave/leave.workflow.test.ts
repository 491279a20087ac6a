import { describe, expect, it } from 'vitest';
import {
  analyst, anonymous, cellsOf, chairperson, deputy, lettersOf, namesOf, OF_TOWN, office, officeHerself, otherDeputy, otherTown, outcome,
  ownStreet, ownTown, type Table,
} from '../../test/cells.ts';
import { askingActions, leaveActions, mayLeave } from './leave.policy.ts';
import type { LeaveAction, LeaveFacts } from './leave.workflow.ts';
import { decideLeave, leaveWorkflow, spanFaults } from './leave.workflow.ts';

const complete: LeaveFacts = { state: 'NONE', level: 'DISTRICT', lies: [], person: 'deputy', status: 'ACTIVE', from: '2026-03-10', today: '2026-03-02' };
const STATES = ['NONE', 'ASKED', 'APPROVED', 'REFUSED', 'WITHDRAWN'] as const;
const _ = null;
/** Where the action leads from each state; null where it is refused. */
const CELLS: Table<LeaveAction, typeof STATES> = {
  //         NONE     ASKED        APPROVED     REFUSED WITHDRAWN
  ASK:      ['ASKED', _,           _,           _,      _],
  APPROVE:  [_,       'APPROVED',  _,           _,      _],
  REFUSE:   [_,       'REFUSED',   _,           _,      _],
  WITHDRAW: [_,       'WITHDRAWN', 'WITHDRAWN', _,      _],
};

describe('every cell of the leave’s table', () => {
  it('LEV-01 MUST be expected here, and nothing else', () => {
    expect(leaveWorkflow.stateNames).toEqual(STATES);
    expect(leaveWorkflow.actionNames).toEqual(Object.keys(CELLS));
  });

  it.each(cellsOf(STATES, CELLS))('LEV-02 MUST lead by %s from %s to %s', (action, state, to) => {
    expect(outcome(decideLeave(action, { ...complete, state }))).toBe(to ?? 'WRONG_STATE');
  });

  it.each([['SUSPENDED', 'DEPUTY_SUSPENDED'], ['ENDED', 'DEPUTY_ENDED'], [null, 'DEPUTY_ENDED']] as const)(
    'LEV-03 MUST be asked for by no deputy who is %s (代表法 art. 61–62)',
    (status, code) => expect(decideLeave('ASK', { ...complete, status })).toMatchObject({ ok: false, refusal: { code } }),
  );

  it('LEV-04 MUST be taken back before its first day where it was approved, and at any time before it is answered', () => {
    const begun = { ...complete, today: '2026-03-10' };
    expect(decideLeave('WITHDRAW', { ...begun, state: 'APPROVED' })).toMatchObject({ ok: false, refusal: { code: 'BEGUN' } });
    expect(decideLeave('WITHDRAW', { ...begun, state: 'ASKED' }).ok).toBe(true);
  });
});

describe('the days of a leave', () => {
  const given = { mandate: { from: '2022-01-01', until: '2027-01-31' }, others: [{ from: '2026-05-01', until: '2026-05-10' }] };
  it.each([
    ['2026-03-10', '2026-03-10', []],
    ['2026-03-10', '2026-03-09', ['until BEFORE_FIRST']],
    ['2026-01-01', '2026-12-31', ['from OVERLAPS']],
    ['2026-01-01', '2027-01-01', ['until TOO_LONG']],
    ['2021-12-31', '2022-01-02', ['from OUTSIDE_MANDATE']],
    ['2027-01-30', '2027-02-01', ['from OUTSIDE_MANDATE']],
    ['2026-05-10', '2026-05-12', ['from OVERLAPS']],
    ['2026-05-11', '2026-05-12', []],
  ] as const)('LEV-05 MUST, from %s to %s, be at fault by %j', (from, until, faults) => {
    expect(spanFaults({ from, until }, given).map(({ path, rule }) => `${path} ${rule}`)).toEqual(faults);
  });
});

const VIEWERS = {
  deputy, otherDeputy, office, officeHerself, ownTown, otherTown, street: ownStreet, chairperson, analyst, anonymous,
};
const NAMES = namesOf(VIEWERS);
type Name = (typeof NAMES)[number];
const ofTown: LeaveFacts = { ...complete, ...OF_TOWN };
/** In the table's order: ask, approve, refuse, withdraw; of a district's deputy | of the town's. */
const MAY: Record<Name, string> = {
  deputy: 'k––w|k––w', otherDeputy: '––––|––––', office: 'kar–|––––', officeHerself: 'k––w|k––w', ownTown: '––––|kar–', otherTown: '––––|––––', street: '––––|––––',
  chairperson: '––––|––––', analyst: '––––|––––', anonymous: '––––|––––',
};

describe('who may act on a leave', () => {
  it.each(NAMES)('LEV-10 MUST be for %s exactly the expected acts', (name) => {
    const acts = (facts: LeaveFacts) => lettersOf(leaveWorkflow.actionNames, 'karw', (action) => mayLeave(action, facts, VIEWERS[name]));
    expect(`${acts(complete)}|${acts(ofTown)}`).toBe(MAY[name]);
  });

  it('LEV-11 MUST offer, in every state and to everybody, exactly what policy and table allow', () => {
    for (const state of leaveWorkflow.stateNames) {
      for (const name of NAMES) {
        const facts = { ...complete, state };
        const offered = leaveActions(facts, VIEWERS[name], 'zh-CN');
        expect(offered.map(({ action }) => action)).toEqual(leaveWorkflow.actionNames.filter((action) => action !== 'ASK' && mayLeave(action, facts, VIEWERS[name])));
        for (const { action, allowed } of offered) expect(allowed).toBe(decideLeave(action as LeaveAction, facts).ok);
      }
    }
    expect(NAMES.filter((name) => askingActions(VIEWERS[name], null, 'en').length > 0)).toEqual(['office', 'officeHerself', 'ownTown', 'otherTown']);
    expect(askingActions(VIEWERS.deputy, 'ACTIVE', 'en')).toMatchObject([{ action: 'ASK', allowed: true }]);
    expect(askingActions(VIEWERS.deputy, 'SUSPENDED', 'en')).toMatchObject([{ action: 'ASK', allowed: false }]);
    expect(askingActions(VIEWERS.deputy, 'ENDED', 'en')).toEqual([]);
  });
});
