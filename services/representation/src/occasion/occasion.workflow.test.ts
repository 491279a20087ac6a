import { describe, expect, it } from 'vitest';
import {
  analyst, anonymous, cellsOf, committeeMember, deputy, government, lettersOf, LIES, namesOf, office, otherDeputy, otherStreet, outcome,
  ownStreet, ownStreetHerself, ownTown, refusalOf, type Table,
} from '../../test/cells.ts';
import type { InvitationAction, InvitationFacts } from './invitation.workflow.ts';
import { decideInvitation, invitationWorkflow } from './invitation.workflow.ts';
import { invitationActions, mayInvitation, mayOccasion, occasionActions, planningActions } from './occasion.policy.ts';
import type { OccasionAction, OccasionFacts } from './occasion.workflow.ts';
import { certificateFaults, decideOccasion, inviteFaults, occasionWorkflow, seatFaults } from './occasion.workflow.ts';

const occasion: OccasionFacts = { state: 'NONE', lies: LIES, on: '2026-03-02', today: '2026-03-02', unmarked: 0, unhandled: 0 };
const invitation: InvitationFacts = { state: 'NONE', lies: occasion.lies, deputyPerson: 'deputy', deputyStatus: 'ACTIVE', occasion: 'OPEN' };
const OCCASION_STATES = ['NONE', 'OPEN', 'HELD', 'CLOSED', 'CANCELLED'] as const;
const INVITATION_STATES = ['NONE', 'INVITED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN', 'ATTENDED', 'EXCUSED', 'ABSENT', 'OPINION_GIVEN', 'OPINION_HANDLED'] as const;
const _ = null;

/** Every cell: where the action leads from each of the states; null where it is refused. */
const OCCASION: Table<OccasionAction, typeof OCCASION_STATES> = {
  //          NONE    OPEN         HELD      CLOSED CANCELLED
  PLAN:       ['OPEN', _,           _,        _,     _],
  RESCHEDULE: [_,      'OPEN',      _,        _,     _],
  INVITE:     [_,      'OPEN',      _,        _,     _],
  ATTENDANCE: [_,      'HELD',      'HELD',   _,     _],
  CLOSE:      [_,      _,           'CLOSED', _,     _],
  CANCEL:     [_,      'CANCELLED', _,        _,     _],
};
const INVITATION: Table<InvitationAction, typeof INVITATION_STATES> = {
  //              NONE       INVITED      ACCEPTED     DECLINED    WITHDRAWN ATTENDED         EXCUSED     ABSENT      OPINION_GIVEN      OPINION_HANDLED
  INVITE:         ['INVITED', _,           _,           _,          _,        _,               _,          _,          _,                 _],
  ACCEPT:         [_,         'ACCEPTED',  _,           'ACCEPTED', _,        _,               _,          _,          _,                 _],
  DECLINE:        [_,         'DECLINED',  'DECLINED',  _,          _,        _,               _,          _,          _,                 _],
  WITHDRAW:       [_,         'WITHDRAWN', 'WITHDRAWN', _,          _,        _,               _,          _,          _,                 _],
  ATTEND:         [_,         'ATTENDED',  'ATTENDED',  'ATTENDED', _,        _,               'ATTENDED', 'ATTENDED', _,                 _],
  EXCUSE:         [_,         'EXCUSED',   'EXCUSED',   _,          _,        'EXCUSED',       _,          'EXCUSED',  _,                 _],
  MISS:           [_,         'ABSENT',    'ABSENT',    _,          _,        'ABSENT',        'ABSENT',   _,          _,                 _],
  LAPSE:          [_,         'WITHDRAWN', 'WITHDRAWN', _,          _,        _,               _,          _,          _,                 _],
  GIVE_OPINION:   [_,         _,           _,           _,          _,        'OPINION_GIVEN', _,          _,          _,                 _],
  HANDLE_OPINION: [_,         _,           _,           _,          _,        _,               _,          _,          'OPINION_HANDLED', _],
};

describe('every cell of the tables of occasion and invitation', () => {
  it('OCC-01 MUST be expected here, and nothing else', () => {
    expect([occasionWorkflow.stateNames, occasionWorkflow.actionNames]).toEqual([OCCASION_STATES, Object.keys(OCCASION)]);
    expect([invitationWorkflow.stateNames, invitationWorkflow.actionNames]).toEqual([INVITATION_STATES, Object.keys(INVITATION)]);
  });

  it.each(cellsOf(OCCASION_STATES, OCCASION))('OCC-02 MUST lead an occasion by %s from %s to %s', (action, state, to) => {
    expect(outcome(decideOccasion(action, { ...occasion, state }))).toBe(to ?? 'WRONG_STATE');
  });

  it.each(cellsOf(INVITATION_STATES, INVITATION))('OCC-03 MUST lead an invitation by %s from %s to %s', (action, state, to) => {
    expect(outcome(decideInvitation(action, { ...invitation, state, occasion: action === 'GIVE_OPINION' ? 'HELD' : 'OPEN' }))).toBe(to ?? 'WRONG_STATE');
  });

  it('OCC-04 MUST be held on its day and closed with every attendance recorded and every opinion answered (代表法 art. 31)', () => {
    const codeOf = (action: OccasionAction, more: Partial<OccasionFacts>) => refusalOf(decideOccasion(action, { ...occasion, ...more }));
    expect(codeOf('ATTENDANCE', { state: 'OPEN', today: '2026-03-01' })).toBe('NOT_YET');
    expect(codeOf('CLOSE', { state: 'HELD', unmarked: 1 })).toBe('UNMARKED');
    expect(codeOf('CLOSE', { state: 'HELD', unhandled: 1 })).toBe('UNHANDLED');
  });

  it.each([['SUSPENDED', 'DEPUTY_SUSPENDED'], ['ENDED', 'DEPUTY_ENDED'], [null, 'DEPUTY_ENDED']] as const)(
    'OCC-05 MUST invite no deputy who is %s (代表法 art. 61–62)',
    (deputyStatus, code) => expect(decideInvitation('INVITE', { ...invitation, deputyStatus })).toMatchObject({ ok: false, refusal: { code } }),
  );

  it('OCC-06 MUST be answered before the occasion is held, and bring opinions until it is closed', () => {
    for (const action of ['ACCEPT', 'DECLINE', 'WITHDRAW'] as const) {
      expect(decideInvitation(action, { ...invitation, state: 'INVITED', occasion: 'HELD' })).toMatchObject({ refusal: { code: 'OCCASION_OVER' } });
    }
    expect(decideInvitation('GIVE_OPINION', { ...invitation, state: 'ATTENDED', occasion: 'CLOSED' })).toMatchObject({ refusal: { code: 'OCCASION_CLOSED' } });
  });

  it('OCC-07 MUST have seats for those invited, and a certificate for inspections alone (代表法 art. 29)', () => {
    expect(seatFaults(5, 5)).toEqual([]);
    expect([seatFaults(4, 5), seatFaults(0, 0), seatFaults(101, 0)].map(([fault]) => fault?.rule)).toEqual(['TAKEN', 'OUT_OF_RANGE', 'OUT_OF_RANGE']);
    expect(inviteFaults({ seats: 5, taken: 3, asked: 2, total: 3 })).toEqual([]);
    expect([
      inviteFaults({ seats: 5, taken: 3, asked: 3, total: 3 }), inviteFaults({ seats: 5, taken: 0, asked: 0, total: 0 }), inviteFaults({ seats: 100, taken: 0, asked: 1, total: 200 }),
    ].map(([fault]) => fault?.rule)).toEqual(['NO_SEAT', 'REQUIRED', 'TOO_MANY']);
    expect([certificateFaults('INSPECTION', true), certificateFaults('SURVEY', false)]).toEqual([[], []]);
    expect(certificateFaults('SURVEY', true)).toMatchObject([{ rule: 'NOT_AN_INSPECTION' }]);
  });
});

const VIEWERS = {
  deputy, otherDeputy, office, ownStreet, ownTown, otherStreet, invitedOfficer: ownStreetHerself, government, member: committeeMember, analyst,
  anonymous,
};
const NAMES = namesOf(VIEWERS);
type Name = (typeof NAMES)[number];
/** In the tables' order: plan … cancel; invite, accept, decline, withdraw, attend, excuse, miss, lapse, opinion, handle. */
const MAY: Record<Name, [string, string]> = {
  deputy: ['––––––', '–ad–––––o–'], otherDeputy: ['––––––', '––––––––––'], office: ['prnacx', 'i––wtemloh'], ownStreet: ['prnacx', 'i––wtemloh'],
  ownTown: ['prnacx', 'i––wtemloh'], otherStreet: ['––––––', '––––––––––'], invitedOfficer: ['prnacx', '–ad–––––o–'], government: ['––––––', '––––––––––'],
  member: ['––––––', '––––––––––'], analyst: ['––––––', '––––––––––'], anonymous: ['––––––', '––––––––––'],
};

describe('who may act on an occasion and an invitation', () => {
  it.each(NAMES)('OCC-10 MUST be for %s exactly the expected acts', (name) => {
    const viewer = VIEWERS[name];
    expect([
      lettersOf(occasionWorkflow.actionNames, 'prnacx', (action) => mayOccasion(action, occasion, viewer)),
      lettersOf(invitationWorkflow.actionNames, 'iadwtemloh', (action) => mayInvitation(action, invitation, viewer)),
    ]).toEqual(MAY[name]);
  });

  it('OCC-11 MUST offer, in every state and to everybody, exactly what policy and table allow', () => {
    for (const name of NAMES) {
      const viewer = VIEWERS[name];
      for (const state of OCCASION_STATES) {
        for (const { action, allowed } of occasionActions({ ...occasion, state }, viewer, 'zh-CN')) {
          expect(allowed).toBe(mayOccasion(action as OccasionAction, occasion, viewer) && decideOccasion(action as OccasionAction, { ...occasion, state }).ok);
        }
      }
      for (const state of INVITATION_STATES) {
        const offered = invitationActions({ ...invitation, state }, viewer, 'en');
        expect(offered.map(({ action }) => action)).toEqual(invitationWorkflow.personActions.filter((action) => mayInvitation(action, invitation, viewer)));
        for (const { action, allowed } of offered) expect(allowed).toBe(decideInvitation(action as InvitationAction, { ...invitation, state }).ok);
      }
    }
    expect(NAMES.filter((name) => planningActions(VIEWERS[name], 'en').length > 0)).toEqual(['office', 'ownStreet', 'ownTown', 'otherStreet', 'invitedOfficer']);
  });
});
