import { describe, expect, it } from 'vitest';
import {
  analyst, anonymous, cellsOf, chairperson, committeeMember, deputy, holding, lettersOf, LIES, namesOf, office, otherDeputy, otherStreet,
  otherUnit, outcome, ownStreet, ownUnit, type Table,
} from '../../test/cells.ts';
import type { TieFacts } from '../tie/tie.workflow.ts';
import { mayVisit, visitActions } from './visit.policy.ts';
import type { VisitAction } from './visit.workflow.ts';
import { decideVisit, visitWorkflow } from './visit.workflow.ts';

const ofVoter: TieFacts = {
  state: 'ACTIVE', kind: 'DEPUTY_VOTER', lies: LIES, memberPerson: null, memberServes: true,
  deputyPerson: 'deputy', deputyStatus: 'ACTIVE', hasData: true,
};
const ofMember: TieFacts = { ...ofVoter, kind: 'MEMBER_DEPUTY', lies: [], memberPerson: 'member', hasData: false };
const STATES = ['NONE', 'PLANNED', 'VISITED', 'VERIFIED', 'CANCELLED'] as const;
const _ = null;

/** Every cell: where the action leads from each of STATES; null where it is refused. */
const CELLS: Table<VisitAction, typeof STATES> = {
  //           NONE       PLANNED      VISITED     VERIFIED CANCELLED
  PLAN:       ['PLANNED', _,           _,          _,       _],
  RESCHEDULE: [_,         'PLANNED',   _,          _,       _],
  RECORD:     [_,         'VISITED',   _,          _,       _],
  SEND_BACK:  [_,         _,           'PLANNED',  _,       _],
  VERIFY:     [_,         _,           'VERIFIED', _,       _],
  CANCEL:     [_,         'CANCELLED', _,          _,       _],
};

describe('every cell of the visit’s table', () => {
  it('VIS-01 MUST be expected here, and nothing else', () => {
    expect(visitWorkflow.stateNames).toEqual(STATES);
    expect(visitWorkflow.actionNames).toEqual(Object.keys(CELLS));
  });

  it.each(cellsOf(STATES, CELLS))('VIS-02 MUST lead by %s from %s to %s', (action, state, to) => {
    expect(outcome(decideVisit(action, { state, tie: ofVoter }))).toBe(to ?? 'WRONG_STATE');
  });

  it('VIS-03 MUST go along a tie that lasts, by a deputy who serves (代表法 art. 61–62)', () => {
    expect(decideVisit('PLAN', { state: 'NONE', tie: { ...ofVoter, state: 'ENDED' } })).toMatchObject({ ok: false, refusal: { code: 'TIE_ENDED' } });
    expect(decideVisit('PLAN', { state: 'NONE', tie: { ...ofVoter, deputyStatus: 'SUSPENDED' } })).toMatchObject({ ok: false, refusal: { code: 'DEPUTY_SUSPENDED' } });
    expect(decideVisit('RECORD', { state: 'PLANNED', tie: { ...ofVoter, deputyStatus: 'ENDED' } })).toMatchObject({ ok: false, refusal: { code: 'DEPUTY_ENDED' } });
    expect(decideVisit('RECORD', { state: 'PLANNED', tie: { ...ofMember, deputyStatus: 'SUSPENDED' } })).toMatchObject({ ok: true });
  });
});

const VIEWERS = {
  deputy, otherDeputy, member: committeeMember, office, visitingOffice: holding('DEPUTIES_OFFICE', 'member'), ownStreet, otherStreet,
  chairperson, unit: ownUnit, otherUnit, analyst, anonymous,
};
const NAMES = namesOf(VIEWERS);
type Name = (typeof NAMES)[number];
const NOTHING = '––––––';
/** In the table's order: plan, reschedule, record, send back, verify, cancel. */
const MAY_VOTER: Record<Name, string> = {
  deputy: 'prd––c', otherDeputy: NOTHING, member: NOTHING, office: 'prdsvc', visitingOffice: 'prdsvc', ownStreet: 'prdsvc', otherStreet: NOTHING,
  chairperson: NOTHING, unit: NOTHING, otherUnit: NOTHING, analyst: NOTHING, anonymous: NOTHING,
};
const MAY_MEMBER: Record<Name, string> = {
  deputy: NOTHING, otherDeputy: NOTHING, member: 'prd––c', office: 'prdsvc', visitingOffice: 'prd––c', ownStreet: NOTHING, otherStreet: NOTHING,
  chairperson: NOTHING, unit: NOTHING, otherUnit: NOTHING, analyst: NOTHING, anonymous: NOTHING,
};
const mayOf = (tie: TieFacts, name: Name): string =>
  lettersOf(visitWorkflow.actionNames, 'prdsvc', (action) => mayVisit(action, tie, VIEWERS[name]));

describe('who may act on a visit', () => {
  it.each(NAMES)('VIS-10 MUST be for %s exactly the expected acts', (name) => {
    expect(mayOf(ofVoter, name)).toBe(MAY_VOTER[name]);
    expect(mayOf(ofMember, name)).toBe(MAY_MEMBER[name]);
  });

  it('VIS-11 MUST offer, in every state and to everybody, exactly what policy and table allow', () => {
    for (const tie of [ofVoter, ofMember]) {
      for (const state of visitWorkflow.stateNames) {
        for (const name of NAMES) {
          const offered = visitActions({ state, tie }, VIEWERS[name], 'zh-CN');
          expect(offered.map(({ action }) => action)).toEqual(visitWorkflow.actionNames.filter((action) => action !== 'PLAN' && mayVisit(action, tie, VIEWERS[name])));
          for (const { action, allowed } of offered) expect(allowed).toBe(decideVisit(action as VisitAction, { state, tie }).ok);
        }
      }
    }
  });
});
