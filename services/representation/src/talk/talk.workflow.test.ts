import { describe, expect, it } from 'vitest';
import {
  analyst, anonymous, cellsOf, committeeMember, deputy, government, lettersOf, LIES, namesOf, office, otherDeputy, otherStreet, outcome,
  ownStreet, ownStreetHerself, ownTown, streetOfNowhere, type Table,
} from '../../test/cells.ts';
import { assigningActions, mayTalk, talkActions } from './talk.policy.ts';
import type { TalkAction, TalkFacts } from './talk.workflow.ts';
import { decideTalk, feedbackFaults, heldDayFaults, talkWorkflow } from './talk.workflow.ts';

const complete: TalkFacts = { state: 'NONE', lies: LIES, speakerPerson: 'deputy', speakerStatus: 'ACTIVE' };
const STATES = ['NONE', 'ASSIGNED', 'HELD', 'CONFIRMED', 'CANCELLED'] as const;
const _ = null;

/** Every cell: where the action leads from each of STATES; null where it is refused. */
const CELLS: Table<TalkAction, typeof STATES> = {
  //          NONE        ASSIGNED     HELD         CONFIRMED CANCELLED
  ASSIGN:     ['ASSIGNED', _,           _,           _,        _],
  RESCHEDULE: [_,          'ASSIGNED',  _,           _,        _],
  HOLD:       [_,          'HELD',      _,           _,        _],
  SEND_BACK:  [_,          _,           'ASSIGNED',  _,        _],
  FEEDBACK:   [_,          _,           'CONFIRMED', _,        _],
  CANCEL:     [_,          'CANCELLED', _,           _,        _],
};

describe('every cell of the talk’s table', () => {
  it('TLK-01 MUST be expected here, and nothing else', () => {
    expect(talkWorkflow.stateNames).toEqual(STATES);
    expect(talkWorkflow.actionNames).toEqual(Object.keys(CELLS));
  });

  it.each(cellsOf(STATES, CELLS))('TLK-02 MUST lead by %s from %s to %s', (action, state, to) => {
    expect(outcome(decideTalk(action, { ...complete, state }))).toBe(to ?? 'WRONG_STATE');
  });

  it.each([['SUSPENDED', 'DEPUTY_SUSPENDED'], ['ENDED', 'DEPUTY_ENDED'], [null, 'DEPUTY_ENDED']] as const)(
    'TLK-03 MUST be assigned to no deputy who is %s (代表法 art. 61–62)',
    (speakerStatus, code) => expect(decideTalk('ASSIGN', { ...complete, speakerStatus })).toMatchObject({ ok: false, refusal: { code } }),
  );
});

describe('what is recorded', () => {
  it('TLK-04 MUST have taken place', () => {
    expect(heldDayFaults('2026-03-02', '2026-03-02')).toEqual([]);
    expect(heldDayFaults('2026-03-03', '2026-03-02')).toMatchObject([{ path: 'heldOn', rule: 'IN_FUTURE' }]);
  });

  it('TLK-05 MUST have at least one form, none below zero, and no more than listened', () => {
    expect(feedbackFaults({ good: 30, fair: 8, poor: 2 }, 40)).toEqual([]);
    expect(feedbackFaults({ good: 30, fair: 8, poor: 3 }, 40)).toMatchObject([{ rule: 'MORE_THAN_LISTENERS' }]);
    expect(feedbackFaults({ good: 0, fair: 0, poor: 0 }, 40)).toMatchObject([{ rule: 'REQUIRED' }]);
    expect(feedbackFaults({ good: 9, fair: -1, poor: -2 }, 40)).toMatchObject([{ path: 'fair', rule: 'NEGATIVE' }, { path: 'poor', rule: 'NEGATIVE' }]);
  });
});

const VIEWERS = {
  speaker: deputy, otherDeputy, office, ownStreet, ownTown, otherStreet, streetOfNowhere, speakingOfficer: ownStreetHerself, government,
  member: committeeMember, analyst, anonymous,
};
const NAMES = namesOf(VIEWERS);
type Name = (typeof NAMES)[number];
/** In the table's order: assign, reschedule, hold, send back, feedback, cancel. */
const MAY: Record<Name, string> = {
  speaker: '––h–––', otherDeputy: '––––––', office: 'arhsfc', ownStreet: 'arhsfc', ownTown: 'arhsfc', otherStreet: '––––––', streetOfNowhere: '––––––',
  speakingOfficer: 'arh––c', government: '––––––', member: '––––––', analyst: '––––––', anonymous: '––––––',
};

describe('who may act on a talk', () => {
  it.each(NAMES)('TLK-10 MUST be for %s exactly the expected acts', (name) => {
    expect(lettersOf(talkWorkflow.actionNames, 'arhsfc', (action) => mayTalk(action, complete, VIEWERS[name]))).toBe(MAY[name]);
  });

  it('TLK-11 MUST offer, in every state and to everybody, exactly what policy and table allow', () => {
    for (const state of talkWorkflow.stateNames) {
      for (const name of NAMES) {
        const facts = { ...complete, state };
        const offered = talkActions(facts, VIEWERS[name], 'zh-CN');
        expect(offered.map(({ action }) => action)).toEqual(talkWorkflow.actionNames.filter((action) => action !== 'ASSIGN' && mayTalk(action, facts, VIEWERS[name])));
        for (const { action, allowed } of offered) expect(allowed).toBe(decideTalk(action as TalkAction, facts).ok);
      }
    }
    expect(NAMES.filter((name) => assigningActions(VIEWERS[name], 'en').length > 0)).toEqual(['office', 'ownStreet', 'ownTown', 'otherStreet', 'speakingOfficer']);
  });
});
