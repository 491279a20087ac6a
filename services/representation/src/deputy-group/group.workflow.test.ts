import { describe, expect, it } from 'vitest';
import {
  analyst, anonymous, cellsOf, committeeMember, deputy, government, lettersOf, LIES, namesOf, office, otherDeputy, otherStreet, outcome,
  ownStreet, ownStreetHerself, ownTown, streetOfNowhere, type Table,
} from '../../test/cells.ts';
import type { ActivityAction, ActivityFacts } from './activity.workflow.ts';
import { activityWorkflow, decideActivity, heldDayFaults } from './activity.workflow.ts';
import { activityActions, formingActions, groupActions, mayActivity, mayGroup } from './group.policy.ts';
import type { GroupAction, GroupFacts } from './group.workflow.ts';
import { decideGroup, groupWorkflow, memberFaults } from './group.workflow.ts';

const group: GroupFacts = { state: 'ACTIVE', lies: LIES, leaderPerson: 'deputy', members: 5 };
const activity: ActivityFacts = { state: 'PLANNED', lies: group.lies, leaderPerson: 'deputy', isGroupActive: true };
const _ = null;

const GROUP_STATES = ['NONE', 'ACTIVE', 'DISSOLVED'] as const;
/** Where the action leads from each state; null where it is refused. */
const GROUP: Table<GroupAction, typeof GROUP_STATES> = {
  //         NONE      ACTIVE       DISSOLVED
  FORM:     ['ACTIVE', _,           _],
  JOIN:     [_,        'ACTIVE',    _],
  LEAVE:    [_,        'ACTIVE',    _],
  LEAD:     [_,        'ACTIVE',    _],
  PLAN:     [_,        'ACTIVE',    _],
  DISSOLVE: [_,        'DISSOLVED', _],
};
const ACTIVITY_STATES = ['NONE', 'PLANNED', 'HELD', 'CONFIRMED', 'CANCELLED'] as const;
const ACTIVITY: Table<ActivityAction, typeof ACTIVITY_STATES> = {
  //          NONE       PLANNED      HELD         CONFIRMED CANCELLED
  PLAN:      ['PLANNED', _,           _,           _,        _],
  MOVE:      [_,         'PLANNED',   _,           _,        _],
  HOLD:      [_,         'HELD',      _,           _,        _],
  SEND_BACK: [_,         _,           'PLANNED',   _,        _],
  CONFIRM:   [_,         _,           'CONFIRMED', _,        _],
  CANCEL:    [_,         'CANCELLED', _,           _,        _],
};

describe('every cell of the tables of groups', () => {
  it('GRP-01 MUST be expected here, and nothing else', () => {
    expect(groupWorkflow.stateNames).toEqual(GROUP_STATES);
    expect(groupWorkflow.actionNames).toEqual(Object.keys(GROUP));
    expect(activityWorkflow.stateNames).toEqual(ACTIVITY_STATES);
    expect(activityWorkflow.actionNames).toEqual(Object.keys(ACTIVITY));
  });

  it.each(cellsOf(GROUP_STATES, GROUP))('GRP-02 MUST lead a group by %s from %s to %s', (action, state, to) => {
    expect(outcome(decideGroup(action, { ...group, state }))).toBe(to ?? 'WRONG_STATE');
  });

  it.each(cellsOf(ACTIVITY_STATES, ACTIVITY))('GRP-03 MUST lead an activity by %s from %s to %s', (action, state, to) => {
    expect(outcome(decideActivity(action, { ...activity, state }))).toBe(to ?? 'WRONG_STATE');
  });

  it('GRP-04 MUST keep three members, and plan nothing for a group that is dissolved (地方组织法 art. 43)', () => {
    expect(decideGroup('LEAVE', { ...group, members: 4 }).ok).toBe(true);
    expect(decideGroup('LEAVE', { ...group, members: 3 })).toMatchObject({ ok: false, refusal: { code: 'TOO_FEW' } });
    expect(decideActivity('PLAN', { ...activity, state: 'NONE', isGroupActive: false })).toMatchObject({ ok: false, refusal: { code: 'GROUP_DISSOLVED' } });
    expect(decideActivity('CONFIRM', { ...activity, state: 'HELD', isGroupActive: false }).ok).toBe(true);
  });
});

describe('what is recorded of a group', () => {
  it('GRP-05 MUST name three members or more, none twice, the leader among them', () => {
    expect(memberFaults(['a', 'b', 'c'], 'b')).toEqual([]);
    expect(memberFaults(['a', 'b'], 'a')).toMatchObject([{ path: 'members', rule: 'TOO_FEW' }]);
    expect(memberFaults(['a', 'b', 'a'], 'a')).toMatchObject([{ path: 'members.2', rule: 'DUPLICATE' }]);
    expect(memberFaults(['a', 'b', 'c'], 'd')).toMatchObject([{ path: 'leader', rule: 'NOT_A_MEMBER' }]);
  });

  it('GRP-06 MUST have taken place, since the group was formed', () => {
    const on = (day: string) => heldDayFaults(day, { today: '2026-03-02', formedOn: '2026-02-01' }).map(({ rule }) => rule);
    expect(['2026-03-03', '2026-03-02', '2026-02-01', '2026-01-31'].map(on)).toEqual([['IN_FUTURE'], [], [], ['BEFORE_FORMED']]);
  });
});

const VIEWERS = {
  leader: deputy, otherDeputy, office, ownStreet, ownTown, otherStreet, streetOfNowhere, leadingOfficer: ownStreetHerself, government,
  member: committeeMember, analyst, anonymous,
};
const NAMES = namesOf(VIEWERS);
type Name = (typeof NAMES)[number];
/** In the tables' order: form, join, leave, lead, plan, dissolve | plan, move, hold, send back, confirm, cancel. */
const MAY: Record<Name, string> = {
  leader: '––––p–|pmh––c', otherDeputy: '––––––|––––––', office: 'fjldpx|pmhsoc', ownStreet: 'fjldpx|pmhsoc', ownTown: 'fjldpx|pmhsoc', otherStreet: '––––––|––––––',
  streetOfNowhere: '––––––|––––––', leadingOfficer: 'fjldpx|pmh––c', government: '––––––|––––––', member: '––––––|––––––', analyst: '––––––|––––––', anonymous: '––––––|––––––',
};

describe('who may act on groups', () => {
  it.each(NAMES)('GRP-10 MUST be for %s exactly the expected acts', (name) => {
    const viewer = VIEWERS[name];
    const groups = lettersOf(groupWorkflow.actionNames, 'fjldpx', (action) => mayGroup(action, group, viewer));
    const activities = lettersOf(activityWorkflow.actionNames, 'pmhsoc', (action) => mayActivity(action, activity, viewer));
    expect(`${groups}|${activities}`).toBe(MAY[name]);
  });

  it('GRP-11 MUST be 代工委 and the leader alone for a group of a field, which lies nowhere', () => {
    const field = { ...group, lies: [] };
    expect(NAMES.filter((name) => mayGroup('PLAN', field, VIEWERS[name]))).toEqual(['leader', 'office', 'leadingOfficer']);
    expect(NAMES.filter((name) => mayGroup('FORM', field, VIEWERS[name]))).toEqual(['office']);
  });

  it('GRP-12 MUST offer, in every state and to everybody, exactly what policy and table allow', () => {
    for (const name of NAMES) {
      const viewer = VIEWERS[name];
      for (const state of GROUP_STATES) {
        const facts = { ...group, state };
        const own = groupActions(facts, viewer, 'zh-CN').filter(({ action }) => action !== 'ACTIVITY');
        expect(own.map(({ action }) => action)).toEqual(groupWorkflow.actionNames.filter((action) => action !== 'FORM' && mayGroup(action, facts, viewer)));
        for (const { action, allowed } of own) expect(allowed).toBe(decideGroup(action as GroupAction, facts).ok);
      }
      for (const state of ACTIVITY_STATES) {
        const facts = { ...activity, state };
        const offered = activityActions(facts, viewer, 'zh-CN');
        expect(offered.map(({ action }) => action)).toEqual(activityWorkflow.actionNames.filter((action) => action !== 'PLAN' && mayActivity(action, facts, viewer)));
        for (const { action, allowed } of offered) expect(allowed).toBe(decideActivity(action as ActivityAction, facts).ok);
      }
    }
    expect(groupActions(group, VIEWERS.leader, 'en').map(({ action }) => action)).toEqual(['PLAN', 'ACTIVITY']);
    expect(NAMES.filter((name) => formingActions(VIEWERS[name], 'en').length > 0)).toEqual(['office', 'ownStreet', 'ownTown', 'otherStreet', 'leadingOfficer']);
  });
});
