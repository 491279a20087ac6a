import { describe, expect, it } from 'vitest';
import type { Viewer } from '../suggestion/suggestion.policy.ts';
import type { InvitationAction, InvitationFacts, InvitationState } from './invitation.workflow.ts';
import { decideInvitation, invitationWorkflow } from './invitation.workflow.ts';
import { invitationActions, mayInvitation, mayOccasion, occasionActions, planningActions } from './occasion.policy.ts';
import type { OccasionAction, OccasionFacts, OccasionState } from './occasion.workflow.ts';
import { certificateFaults, decideOccasion, inviteFaults, occasionWorkflow, seatFaults } from './occasion.workflow.ts';

const occasion: OccasionFacts = { state: 'NONE', lies: ['community', 'street', 'district'], on: '2026-03-02', today: '2026-03-02', unmarked: 0, unhandled: 0 };
const invitation: InvitationFacts = { state: 'NONE', lies: occasion.lies, deputyPerson: 'deputy', deputyStatus: 'ACTIVE', occasion: 'OPEN' };
const OCCASION_STATES = ['NONE', 'OPEN', 'HELD', 'CLOSED', 'CANCELLED'] as const;
const INVITATION_STATES = ['NONE', 'INVITED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN', 'ATTENDED', 'EXCUSED', 'ABSENT', 'OPINION_GIVEN', 'OPINION_HANDLED'] as const;
const _ = null;

/** Every cell: where the action leads from each of the states; null where it is refused. */
const OCCASION: Record<OccasionAction, readonly (OccasionState | null)[]> = {
  //          NONE    OPEN         HELD      CLOSED CANCELLED
  PLAN:       ['OPEN', _,           _,        _,     _],
  RESCHEDULE: [_,      'OPEN',      _,        _,     _],
  INVITE:     [_,      'OPEN',      _,        _,     _],
  ATTENDANCE: [_,      'HELD',      'HELD',   _,     _],
  CLOSE:      [_,      _,           'CLOSED', _,     _],
  CANCEL:     [_,      'CANCELLED', _,        _,     _],
};
const INVITATION: Record<InvitationAction, readonly (InvitationState | null)[]> = {
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

  const occasions = Object.entries(OCCASION).flatMap(([action, targets]) => targets.map((to, n) => [action as OccasionAction, OCCASION_STATES[n] ?? 'NONE', to] as const));
  it.each(occasions)('OCC-02 MUST lead an occasion by %s from %s to %s', (action, state, to) => {
    const decision = decideOccasion(action, { ...occasion, state });
    expect(decision.ok ? decision.to : decision.refusal.code).toBe(to ?? 'WRONG_STATE');
  });

  const invitations = Object.entries(INVITATION).flatMap(([action, targets]) => targets.map((to, n) => [action as InvitationAction, INVITATION_STATES[n] ?? 'NONE', to] as const));
  it.each(invitations)('OCC-03 MUST lead an invitation by %s from %s to %s', (action, state, to) => {
    const decision = decideInvitation(action, { ...invitation, state, occasion: action === 'GIVE_OPINION' ? 'HELD' : 'OPEN' });
    expect(decision.ok ? decision.to : decision.refusal.code).toBe(to ?? 'WRONG_STATE');
  });

  it('OCC-04 MUST be held on its day and closed with every attendance recorded and every opinion answered (代表法 art. 31)', () => {
    const codeOf = (action: OccasionAction, more: Partial<OccasionFacts>) => {
      const decision = decideOccasion(action, { ...occasion, ...more });
      return decision.ok ? null : decision.refusal.code;
    };
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

const holding = (kind: string, person: string, area: string | null = null): Viewer => ({ person, posts: [{ kind, organ: null, area }] });
const VIEWERS = {
  deputy: holding('DEPUTY', 'deputy'),
  otherDeputy: holding('DEPUTY', 'other'),
  office: holding('DEPUTIES_OFFICE', 'officer'),
  ownStreet: holding('SUBDISTRICT_OFFICE', 'officer', 'street'),
  ownTown: holding('TOWN_PRESIDIUM', 'officer', 'street'),
  otherStreet: holding('SUBDISTRICT_OFFICE', 'officer', 'elsewhere'),
  invitedOfficer: holding('SUBDISTRICT_OFFICE', 'deputy', 'street'),
  government: holding('GOVERNMENT_OFFICE', 'officer'),
  member: holding('SC_MEMBER', 'member'),
  analyst: holding('ANALYST', 'analyst'),
  anonymous: { person: null, posts: [] },
} satisfies Record<string, Viewer>;
type Name = keyof typeof VIEWERS;
const NAMES = Object.keys(VIEWERS) as Name[];
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
      occasionWorkflow.actionNames.map((action, n) => (mayOccasion(action, occasion, viewer) ? 'prnacx'[n] : '–')).join(''),
      invitationWorkflow.actionNames.map((action, n) => (mayInvitation(action, invitation, viewer) ? 'iadwtemloh'[n] : '–')).join(''),
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
