import { describe, expect, it } from 'vitest';
import {
  analyst, anonymous, cellsOf, committeeMember, deputy, lettersOf, LIES, namesOf, office, officeHerself, otherDeputy, otherStreet, outcome,
  ownStreet, ownTown, type Table,
} from '../../test/cells.ts';
import { deedActions, mayDeed, pledgingActions } from './deed.policy.ts';
import type { DeedAction, DeedFacts } from './deed.workflow.ts';
import { decideDeed, deedWorkflow, doneDayFaults, dueDayFaults, verificationFaults } from './deed.workflow.ts';

const complete: DeedFacts = { state: 'NONE', lies: LIES, deputyPerson: 'deputy', deputyStatus: 'ACTIVE' };
const STATES = ['NONE', 'PLEDGED', 'IN_HAND', 'DONE', 'VERIFIED', 'PUBLISHED', 'ABANDONED'] as const;
const _ = null;

/** Every cell: where the action leads from each of STATES; null where it is refused. */
const CELLS: Table<DeedAction, typeof STATES> = {
  //        NONE       PLEDGED      IN_HAND      DONE        VERIFIED     PUBLISHED ABANDONED
  PLEDGE:   ['PLEDGED', _,           _,           _,          _,           _,        _],
  PROGRESS: [_,         'IN_HAND',   'IN_HAND',   _,          _,           _,        _],
  FINISH:   [_,         'DONE',      'DONE',      _,          _,           _,        _],
  VERIFY:   [_,         _,           _,           'VERIFIED', _,           _,        _],
  REFUSE:   [_,         _,           _,           'IN_HAND',  _,           _,        _],
  PUBLISH:  [_,         _,           _,           _,          'PUBLISHED', _,        _],
  ABANDON:  [_,         'ABANDONED', 'ABANDONED', _,          _,           _,        _],
};

describe('every cell of the deed’s table', () => {
  it('DEE-01 MUST be expected here, and nothing else', () => {
    expect(deedWorkflow.stateNames).toEqual(STATES);
    expect(deedWorkflow.actionNames).toEqual(Object.keys(CELLS));
  });

  it.each(cellsOf(STATES, CELLS))('DEE-02 MUST lead by %s from %s to %s', (action, state, to) => {
    expect(outcome(decideDeed(action, { ...complete, state }))).toBe(to ?? 'WRONG_STATE');
  });

  it.each([['SUSPENDED', 'DEPUTY_SUSPENDED'], ['ENDED', 'DEPUTY_ENDED'], [null, 'DEPUTY_ENDED']] as const)(
    'DEE-03 MUST be pledged by no deputy who is %s (代表法 art. 61–62)',
    (deputyStatus, code) => expect(decideDeed('PLEDGE', { ...complete, deputyStatus })).toMatchObject({ ok: false, refusal: { code } }),
  );

  it('DEE-04 MUST be pledged for a day to come, and be done by today', () => {
    expect([dueDayFaults('2026-03-03', '2026-03-02'), doneDayFaults('2026-03-02', '2026-03-02')]).toEqual([[], []]);
    expect([dueDayFaults('2026-03-02', '2026-03-02')[0]?.rule, doneDayFaults('2026-03-03', '2026-03-02')[0]?.rule]).toEqual(['IN_PAST', 'IN_FUTURE']);
  });

  it('DEE-05 MUST be confirmed by more than half of the voters who were asked', () => {
    expect(verificationFaults({ asked: 31, confirmed: 16 })).toEqual([]);
    expect([
      verificationFaults({ asked: 30, confirmed: 15 }), verificationFaults({ asked: 0, confirmed: 0 }), verificationFaults({ asked: 5, confirmed: 6 }), verificationFaults({ asked: 5, confirmed: -1 }),
    ].map(([fault]) => `${fault?.path} ${fault?.rule}`)).toEqual(['confirmed NO_MAJORITY', 'asked OUT_OF_RANGE', 'confirmed OUT_OF_RANGE', 'confirmed OUT_OF_RANGE']);
  });
});

const VIEWERS = {
  deputy, otherDeputy, office, pledgingOffice: officeHerself, ownStreet, ownTown, otherStreet, member: committeeMember, analyst, anonymous,
};
const NAMES = namesOf(VIEWERS);
type Name = (typeof NAMES)[number];
/** In the table's order: pledge, progress, finish, verify, refuse, publish, abandon. */
const MAY: Record<Name, string> = {
  deputy: 'pgf–––a', otherDeputy: '–––––––', office: '–––vru–', pledgingOffice: 'pgf–––a', ownStreet: '–––vr––', ownTown: '–––vr––', otherStreet: '–––––––',
  member: '–––––––', analyst: '–––––––', anonymous: '–––––––',
};

describe('who may act on a deed', () => {
  it.each(NAMES)('DEE-10 MUST be for %s exactly the expected acts', (name) => {
    expect(lettersOf(deedWorkflow.actionNames, 'pgfvrua', (action) => mayDeed(action, complete, VIEWERS[name]))).toBe(MAY[name]);
  });

  it('DEE-11 MUST offer, in every state and to everybody, exactly what policy and table allow', () => {
    for (const state of deedWorkflow.stateNames) {
      for (const name of NAMES) {
        const facts = { ...complete, state };
        const offered = deedActions(facts, VIEWERS[name], 'zh-CN');
        expect(offered.map(({ action }) => action)).toEqual(deedWorkflow.actionNames.filter((action) => action !== 'PLEDGE' && mayDeed(action, facts, VIEWERS[name])));
        for (const { action, allowed } of offered) expect(allowed).toBe(decideDeed(action as DeedAction, facts).ok);
      }
    }
    expect([null, 'ACTIVE', 'SUSPENDED'].map((seat) => pledgingActions(seat as 'ACTIVE' | null, VIEWERS.deputy, 'en').map(({ allowed }) => allowed))).toEqual([[], [true], [false]]);
  });
});
