import { describe, expect, it } from 'vitest';
import {
  analyst, anonymous, cellsOf, chairperson, committeeMember, deputy, government, holding, lettersOf, LIES, namesOf, office, otherDeputy,
  otherStreet, outcome, ownStreet, ownTown, streetOfNowhere, systemAdmin, type Table,
} from '../../test/cells.ts';
import { periodOf } from './period.ts';
import { mayTie, pairingActions, seesMemberTies, seesTies, tieActions } from './tie.policy.ts';
import type { TieAction, TieFacts } from './tie.workflow.ts';
import { betrayingFaults, decideTie, isPhone, pastDayFaults, tieWorkflow } from './tie.workflow.ts';

const ofVoter: TieFacts = {
  state: 'NONE', kind: 'DEPUTY_VOTER', lies: LIES, memberPerson: null, memberServes: true,
  deputyPerson: 'deputy', deputyStatus: 'ACTIVE', hasData: true,
};
const ofMember: TieFacts = { ...ofVoter, kind: 'MEMBER_DEPUTY', lies: [], memberPerson: 'member', hasData: false };
const STATES = ['NONE', 'ACTIVE', 'ENDED'] as const;
const _ = null;

/** Every cell: where the action leads from each of STATES; null where it is refused. */
const CELLS: Table<TieAction, typeof STATES> = {
  //            NONE      ACTIVE    ENDED
  PAIR_MEMBER: ['ACTIVE', _,        _],
  PAIR_VOTER:  ['ACTIVE', _,        _],
  CONTACT:     [_,        'ACTIVE', _],
  CORRECT:     [_,        'ACTIVE', _],
  END:         [_,        'ENDED',  _],
  ERASE:       [_,        _,        'ENDED'],
};

describe('every cell of the tie’s table', () => {
  it('TIE-01 MUST be expected here, and nothing else', () => {
    expect(tieWorkflow.stateNames).toEqual(STATES);
    expect(tieWorkflow.actionNames).toEqual(Object.keys(CELLS));
  });

  it.each(cellsOf(STATES, CELLS))('TIE-02 MUST lead by %s from %s to %s', (action, state, to) => {
    expect(outcome(decideTie(action, { ...ofVoter, state }))).toBe(to ?? 'WRONG_STATE');
  });

  it.each([['SUSPENDED', 'DEPUTY_SUSPENDED'], ['ENDED', 'DEPUTY_ENDED'], [null, 'DEPUTY_ENDED']] as const)(
    'TIE-03 MUST be made with no deputy who is %s, nor kept by her (代表法 art. 61–62)',
    (deputyStatus, code) => {
      expect(decideTie('PAIR_MEMBER', { ...ofMember, deputyStatus })).toMatchObject({ ok: false, refusal: { code } });
      expect(decideTie('PAIR_VOTER', { ...ofVoter, deputyStatus })).toMatchObject({ ok: false, refusal: { code } });
      expect(decideTie('CONTACT', { ...ofVoter, state: 'ACTIVE', deputyStatus })).toMatchObject({ ok: false, refusal: { code } });
      expect(decideTie('CONTACT', { ...ofMember, state: 'ACTIVE', deputyStatus })).toMatchObject({ ok: true });
    },
  );

  it('TIE-04 MUST be made with none who is no member of the standing committee, and erased once', () => {
    expect(decideTie('PAIR_MEMBER', { ...ofMember, memberServes: false })).toMatchObject({ ok: false, refusal: { code: 'MEMBER_NOT_SERVING' } });
    expect(decideTie('ERASE', { ...ofVoter, state: 'ENDED', hasData: false })).toMatchObject({ ok: false, refusal: { code: 'NO_DATA' } });
    expect(decideTie('CORRECT', { ...ofVoter, state: 'ACTIVE', hasData: false })).toMatchObject({ ok: false, refusal: { code: 'NO_DATA' } });
  });
});

describe('what is recorded', () => {
  it('TIE-05 MUST have taken place while the tie lasted', () => {
    const of = { today: '2026-03-02', from: '2026-01-05' };
    expect(pastDayFaults('on', '2026-03-02', of)).toEqual([]);
    expect(pastDayFaults('on', '2026-03-03', of)).toMatchObject([{ rule: 'IN_FUTURE' }]);
    expect(pastDayFaults('on', '2026-01-04', of)).toMatchObject([{ rule: 'BEFORE_TIE' }]);
  });

  it('TIE-06 MUST name nobody by a mobile number or an identity number', () => {
    expect(betrayingFaults('summary', '请致电13812341234联系')).toMatchObject([{ path: 'summary', rule: 'PERSONAL' }]);
    expect(betrayingFaults('summary', '证号23070219500101123X')).toMatchObject([{ rule: 'PERSONAL' }]);
    expect(betrayingFaults('summary', '2026年3月走访12户，反映3件事，热线12345')).toEqual([]);
    expect(['13812341234', '0458-3612345', '+86 138 1234 1234'].every(isPhone)).toBe(true);
    expect(['12345', 'abc', '138-'].some(isPhone)).toBe(false);
  });

  it('TIE-07 MUST be counted by the quarter or the year that is asked for, else by this quarter', () => {
    expect(periodOf({}, '2026-03-02')).toEqual({ from: '2026-01-01', until: '2026-03-31', year: 2026, quarter: 1 });
    expect(periodOf({ quarter: 2 }, '2026-03-02')).toEqual({ from: '2026-04-01', until: '2026-06-30', year: 2026, quarter: 2 });
    expect(periodOf({ year: 2025, quarter: 4 }, '2026-03-02')).toEqual({ from: '2025-10-01', until: '2025-12-31', year: 2025, quarter: 4 });
    expect(periodOf({ year: 2025 }, '2026-03-02')).toEqual({ from: '2025-01-01', until: '2025-12-31', year: 2025, quarter: null });
    expect(() => periodOf({ quarter: 5 }, '2026-03-02')).toThrow('quarter');
    expect(() => periodOf({ year: 1 }, '2026-03-02')).toThrow('year');
  });
});

const VIEWERS = {
  deputy, otherDeputy, member: committeeMember, otherMember: holding('SC_MEMBER', 'another'), office, ownStreet, ownTown, otherStreet,
  streetOfNowhere, chairperson, government, unit: holding('UNIT_HEAD', 'head'), analyst, systemAdmin, anonymous,
};
const NAMES = namesOf(VIEWERS);
type Name = (typeof NAMES)[number];
/** In the table's order: pair a member, pair a voter, contact, correct, end, erase. */
const LETTERS = 'mvcoex';
const NOTHING = '––––––';
const MAY_VOTER: Record<Name, string> = {
  deputy: '–vcoex', otherDeputy: NOTHING, member: NOTHING, otherMember: NOTHING, office: '–vcoex', ownStreet: '–vcoex', ownTown: '–vcoex', otherStreet: NOTHING,
  streetOfNowhere: NOTHING, chairperson: NOTHING, government: NOTHING, unit: NOTHING, analyst: NOTHING, systemAdmin: NOTHING, anonymous: NOTHING,
};
const MAY_MEMBER: Record<Name, string> = {
  deputy: NOTHING, otherDeputy: NOTHING, member: '––c–––', otherMember: NOTHING, office: 'm–c–e–', ownStreet: NOTHING, ownTown: NOTHING, otherStreet: NOTHING,
  streetOfNowhere: NOTHING, chairperson: NOTHING, government: NOTHING, unit: NOTHING, analyst: NOTHING, systemAdmin: NOTHING, anonymous: NOTHING,
};
const mayOf = (facts: TieFacts, name: Name): string =>
  lettersOf(tieWorkflow.actionNames, LETTERS, (action) => mayTie(action, facts, VIEWERS[name]));

describe('who may act on a tie', () => {
  it.each(NAMES)('TIE-10 MUST be for %s exactly the expected acts', (name) => {
    expect(mayOf(ofVoter, name)).toBe(MAY_VOTER[name]);
    expect(mayOf(ofMember, name)).toBe(MAY_MEMBER[name]);
  });

  it('TIE-11 MUST be nothing for a deputy whose mandate has ended', () => {
    expect(mayOf({ ...ofVoter, deputyStatus: 'ENDED' }, 'deputy')).toBe(NOTHING);
  });

  it('TIE-12 MUST offer, in every state and to everybody, exactly what policy and table allow', () => {
    for (const kind of [ofVoter, ofMember]) {
      for (const state of tieWorkflow.stateNames) {
        for (const name of NAMES) {
          const facts = { ...kind, state };
          const offered = tieActions(facts, VIEWERS[name], 'zh-CN');
          const pairing = (action: TieAction): boolean => action.startsWith('PAIR');
          expect(offered.map(({ action }) => action)).toEqual(tieWorkflow.actionNames.filter((action) => !pairing(action) && mayTie(action, facts, VIEWERS[name])));
          for (const { action, allowed } of offered) expect(allowed).toBe(decideTie(action as TieAction, facts).ok);
        }
      }
    }
  });

  it('TIE-13 MUST offer pairing to the offices, and with voters to deputies', () => {
    const offered = (name: Name): string => pairingActions(VIEWERS[name], name.toLowerCase().includes('deputy') ? 'ACTIVE' : null, 'en').map(({ action }) => action).join(' ');
    expect(NAMES.filter((name) => offered(name).includes('PAIR_VOTER'))).toEqual(['deputy', 'otherDeputy', 'office', 'ownStreet', 'ownTown', 'otherStreet']);
    expect(NAMES.filter((name) => offered(name).includes('PAIR_MEMBER'))).toEqual(['office']);
    expect(pairingActions(VIEWERS.deputy, 'SUSPENDED', 'en')).toMatchObject([{ action: 'PAIR_VOTER', allowed: false }]);
    expect(pairingActions(VIEWERS.deputy, 'ENDED', 'en')).toEqual([]);
  });

  it('TIE-14 MUST be seen by no analyst whatever else she is, and those of members by who leads', () => {
    const both = { kind: 'ACCOUNT', posts: [...VIEWERS.deputy.posts, ...VIEWERS.analyst.posts] } as const;
    expect(seesTies(both)).toBe(false);
    expect(seesTies({ kind: 'ACCOUNT', posts: VIEWERS.deputy.posts })).toBe(true);
    expect(seesTies({ kind: 'ANONYMOUS', posts: [] })).toBe(false);
    expect(NAMES.filter((name) => seesMemberTies(VIEWERS[name]))).toEqual(['office', 'chairperson']);
  });
});
