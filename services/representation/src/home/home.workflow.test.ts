import { describe, expect, it } from 'vitest';
import {
  analyst, anonymous, cellsOf, committeeMember, deputy, government, lettersOf, LIES, namesOf, office, otherDeputy, otherStreet, outcome,
  ownStreet, ownStreetHerself, ownTown, refusalOf, streetOfNowhere, type Table,
} from '../../test/cells.ts';
import { homeActions, knowsNames, mayHome, planningActions } from './home.policy.ts';
import type { Criterion, HomeAction, HomeFacts } from './home.workflow.ts';
import { contactFaults, decideHome, homeWorkflow, levelOf, locationFaults, unsupported } from './home.workflow.ts';
import { homeEventActions, mayHomeEvent } from './home-event.policy.ts';
import type { HomeEventAction, HomeEventFacts } from './home-event.workflow.ts';
import { countFaults, decideHomeEvent, homeEventWorkflow, timeFaults } from './home-event.workflow.ts';

const complete: HomeFacts = { state: 'NONE', lies: LIES, reachable: true };
const turn: HomeEventFacts = { state: 'PLANNED', lies: LIES, persons: ['deputy'], on: '2026-03-10', today: '2026-03-10', notice: 0 };
const _ = null;

const STATES = ['NONE', 'PLANNED', 'OPEN', 'SUSPENDED', 'CLOSED'] as const;
/** Every cell: where the action leads from each of STATES; null where it is refused. */
const CELLS: Table<HomeAction, typeof STATES> = {
  //               NONE       PLANNED    OPEN         SUSPENDED    CLOSED
  PLAN:           ['PLANNED', _,         _,           _,           _],
  REVISE:         [_,         'PLANNED', 'OPEN',      'SUSPENDED', _],
  OPEN:           [_,         'OPEN',    _,           'OPEN',      _],
  SUSPEND:        [_,         _,         'SUSPENDED', _,           _],
  CLOSE:          [_,         'CLOSED',  'CLOSED',    'CLOSED',    _],
  ATTACH:         [_,         'PLANNED', 'OPEN',      'SUSPENDED', _],
  RELEASE:        [_,         'PLANNED', 'OPEN',      'SUSPENDED', _],
  INVITE_EXPERT:  [_,         'PLANNED', 'OPEN',      'SUSPENDED', _],
  RELEASE_EXPERT: [_,         'PLANNED', 'OPEN',      'SUSPENDED', _],
  SCHEDULE:       [_,         _,         'OPEN',      _,           _],
  OUTPUT:         [_,         _,         'OPEN',      'SUSPENDED', _],
  GRADE:          [_,         _,         'OPEN',      _,           _],
};

const EVENT_STATES = ['PLANNED', 'PUBLISHED', 'HELD', 'RETURNED', 'VERIFIED', 'CANCELLED'] as const;
const EVENT_CELLS: Table<HomeEventAction, typeof EVENT_STATES> = {
  //          PLANNED      PUBLISHED    HELD        RETURNED VERIFIED CANCELLED
  PUBLISH:   ['PUBLISHED', _,           _,          _,       _,       _],
  CONFIRM:   ['PLANNED',   'PUBLISHED', _,          _,       _,       _],
  DECLINE:   ['PLANNED',   'PUBLISHED', _,          _,       _,       _],
  HOLD:      ['HELD',      'HELD',      _,          'HELD',  _,       _],
  SEND_BACK: [_,           _,           'RETURNED', _,       _,       _],
  VERIFY:    [_,           _,           'VERIFIED', _,       _,       _],
  CANCEL:    ['CANCELLED', 'CANCELLED', _,          _,       _,       _],
};

describe('every cell of the tables', () => {
  it('HOM-01 MUST be expected here, and nothing else', () => {
    expect([homeWorkflow.stateNames, homeWorkflow.actionNames]).toEqual([STATES, Object.keys(CELLS)]);
    expect([homeEventWorkflow.stateNames, homeEventWorkflow.actionNames]).toEqual([EVENT_STATES, Object.keys(EVENT_CELLS)]);
  });

  it.each(cellsOf(STATES, CELLS))('HOM-02 MUST lead by %s from %s to %s', (action, state, to) => {
    expect(outcome(decideHome(action, { ...complete, state }))).toBe(to ?? 'WRONG_STATE');
  });

  it.each(cellsOf(EVENT_STATES, EVENT_CELLS))('HOM-03 MUST lead by %s from %s to %s', (action, state, to) => {
    expect(outcome(decideHomeEvent(action, { ...turn, state }))).toBe(to ?? 'WRONG_STATE');
  });

  it('HOM-04 MUST keep a home closed that nobody can find (代表法 art. 28)', () => {
    expect(decideHome('OPEN', { ...complete, state: 'PLANNED', reachable: false })).toMatchObject({ ok: false, refusal: { code: 'NOT_REACHABLE', legalBasis: { article: '第二十八条' } } });
  });

  it.each([['2026-03-08', true], ['2026-03-09', false]] as const)('HOM-05 MUST be published two days ahead: on %s, %s', (today, ok) => {
    expect(refusalOf(decideHomeEvent('PUBLISH', { ...turn, today, notice: 2 }))).toBe(ok ? null : 'NOTICE_TOO_SHORT');
  });

  it('HOM-06 MUST be recorded no earlier than its day', () => {
    expect(decideHomeEvent('HOLD', { ...turn, today: '2026-03-09' })).toMatchObject({ ok: false, refusal: { code: 'NOT_YET' } });
  });
});

describe('the grades', () => {
  const criteria: Criterion[] = [
    { code: 'SPACE', grade: 'EXISTS', required: 100, found: 120, met: true },
    { code: 'QUARTERS', grade: 'ACTIVE', required: 4, found: 4, met: true },
    { code: 'WEEKLY', grade: 'GOOD', required: 4, found: 3, met: false },
    { code: 'OUTPUTS', grade: 'EXCELLENT', required: 3, found: 5, met: true },
  ];

  it('HOM-07 MUST rest on every criterion of their own and of the grades below', () => {
    expect((['EXISTS', 'ACTIVE', 'GOOD', 'EXCELLENT'] as const).map((grade) => unsupported(grade, criteria)?.reason.en ?? null)).toEqual([
      null, null, 'The standard does not support this grade: WEEKLY 3/4.', 'The standard does not support this grade: WEEKLY 3/4.',
    ]);
  });
});

describe('what is entered', () => {
  it.each([['0458-3602015', 0], ['伊美区新兴西大街 1 号', 0], ['138 0000 0000', 1], ['电话13800000000', 1], ['139-1234-5678', 1], ['201380000000012', 0]] as const)('HOM-08 MUST be no person’s mobile number: %s', (contact, faults) =>
    expect(contactFaults(contact)).toHaveLength(faults));

  it.each([
    [47.7276, 128.899, []], [90, 180, []], [-90, -180, []], [0, 0, []],
    [90.000_01, 0, ['location.latitude']], [-90.1, 0, ['location.latitude']], [0, 180.1, ['location.longitude']], [0, -181, ['location.longitude']], [91, 181, ['location.latitude', 'location.longitude']],
  ] as const)('HOM-14 MUST take a point at %d, %d but for %o', (latitude, longitude, paths) => {
    expect(locationFaults({ latitude, longitude }).map(({ path }) => path)).toEqual(paths);
  });

  it('HOM-09 MUST be times of one day and counts that can be', () => {
    expect(timeFaults({ from: '09:00', until: '11:00' })).toEqual([]);
    expect(timeFaults({ from: '9:00', until: '24:00' })).toMatchObject([{ path: 'from', rule: 'TIME' }, { path: 'until', rule: 'TIME' }]);
    expect(timeFaults({ from: '11:00', until: '11:00' })).toMatchObject([{ path: 'until', rule: 'BEFORE_BEGINNING' }]);
    expect(countFaults({ visitors: 0, matters: 0 })).toEqual([]);
    expect(countFaults({ visitors: -1, matters: 100_001 })).toMatchObject([{ path: 'visitors' }, { path: 'matters' }]);
  });

  it('HOM-10 MUST keep towns apart from subdistricts (代表法 art. 51; 组织法 art. 59)', () => {
    expect(['DISTRICT', 'SUBDISTRICT', 'TOWN', 'COMMUNITY', 'VILLAGE', 'ELSE'].map(levelOf)).toEqual(['DISTRICT', 'SUBDISTRICT', 'TOWN', 'COMMUNITY', 'VILLAGE', null]);
  });
});

const VIEWERS = {
  receiver: deputy, otherDeputy, office, ownStreet, ownTown, otherStreet, streetOfNowhere, receivingOfficer: ownStreetHerself, government,
  member: committeeMember, analyst, anonymous,
};
const NAMES = namesOf(VIEWERS);
type Name = (typeof NAMES)[number];
const KEEPS: readonly Name[] = ['office', 'ownStreet', 'ownTown', 'receivingOfficer'];
/** In the table's order: publish, confirm, decline, hold, send back, verify, cancel. */
const MAY: Record<Name, string> = {
  receiver: '–cdh–––', otherDeputy: '–––––––', office: 'p––hsvx', ownStreet: 'p––hsvx', ownTown: 'p––hsvx', otherStreet: '–––––––', streetOfNowhere: '–––––––',
  receivingOfficer: 'pcdh––x', government: '–––––––', member: '–––––––', analyst: '–––––––', anonymous: '–––––––',
};

describe('who may act', () => {
  it.each(NAMES)('HOM-11 MUST be for %s exactly the expected acts on a home: grading is for 代工委 alone', (name) => {
    const expected = homeWorkflow.actionNames.filter((action) => (action === 'GRADE' ? name === 'office' : KEEPS.includes(name)));
    expect(homeWorkflow.actionNames.filter((action) => mayHome(action, complete, VIEWERS[name]))).toEqual(expected);
  });

  it.each(NAMES)('HOM-12 MUST be for %s exactly the expected acts on a reception: nobody verifies her own', (name) => {
    expect(lettersOf(homeEventWorkflow.actionNames, 'pcdhsvx', (action) => mayHomeEvent(action, turn, VIEWERS[name]))).toBe(MAY[name]);
  });

  it('HOM-13 MUST be offered, in every state and to everybody, exactly what policy and table allow', () => {
    for (const name of NAMES) {
      for (const state of homeWorkflow.stateNames) {
        const facts = { ...complete, state };
        const offered = homeActions(facts, VIEWERS[name], 'zh-CN');
        expect(offered.map(({ action }) => action)).toEqual(homeWorkflow.actionNames.filter((action) => action !== 'PLAN' && mayHome(action, facts, VIEWERS[name])));
        for (const { action, allowed } of offered) expect(allowed).toBe(decideHome(action as HomeAction, facts).ok);
      }
      for (const state of homeEventWorkflow.stateNames) {
        const facts = { ...turn, state };
        const offered = homeEventActions(facts, VIEWERS[name], 'zh-CN');
        expect(offered.map(({ action }) => action)).toEqual(homeEventWorkflow.actionNames.filter((action) => mayHomeEvent(action, facts, VIEWERS[name])));
        for (const { action, allowed } of offered) expect(allowed).toBe(decideHomeEvent(action as HomeEventAction, facts).ok);
      }
    }
    expect(NAMES.filter((name) => planningActions(VIEWERS[name], 'en').length > 0)).toEqual(['office', 'ownStreet', 'ownTown', 'otherStreet', 'receivingOfficer']);
    expect(NAMES.filter((name) => !knowsNames({ kind: name === 'anonymous' ? 'ANONYMOUS' : 'ACCOUNT', ...VIEWERS[name] }))).toEqual(['analyst', 'anonymous']);
  });
});
