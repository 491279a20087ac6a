import { describe, expect, it } from 'vitest';
import {
  anonymous, cellsOf, deputy, government, lettersOf, LIES, namesOf, office, otherDeputy, otherStreet, outcome, ownStreet, ownStreetHerself,
  ownTown, type Table,
} from '../../test/cells.ts';
import { mayVoterReport, schedulingActions, voterReportActions } from './voter-report.policy.ts';
import type { VoterReportAction, VoterReportFacts } from './voter-report.workflow.ts';
import { appraisalFaults, decideVoterReport, heldDayFaults, voterReportWorkflow } from './voter-report.workflow.ts';

const complete: VoterReportFacts = { state: 'NONE', lies: LIES, deputyPerson: 'deputy', deputyStatus: 'ACTIVE', appraisalRequired: false, published: false };
const STATES = ['NONE', 'SCHEDULED', 'HELD', 'APPRAISED', 'CLOSED', 'CANCELLED'] as const;
const _ = null;

/** Every cell: where the action leads from each of STATES; null where it is refused. */
const CELLS: Table<VoterReportAction, typeof STATES> = {
  //           NONE         SCHEDULED    HELD         APPRAISED CLOSED CANCELLED
  SCHEDULE:   ['SCHEDULED', _,           _,           _,        _,     _],
  RESCHEDULE: [_,           'SCHEDULED', _,           _,        _,     _],
  HOLD:       [_,           'HELD',      _,           _,        _,     _],
  SEND_BACK:  [_,           _,           'SCHEDULED', _,        _,     _],
  APPRAISE:   [_,           _,           'APPRAISED', _,        _,     _],
  FEEDBACK:   [_,           _,           'CLOSED',    'CLOSED', _,     _],
  CANCEL:     [_,           'CANCELLED', _,           _,        _,     _],
  PUBLISH:    [_,           _,           _,           'APPRAISED', 'CLOSED', _],
  WITHDRAW:   [_,           _,           _,           'APPRAISED', 'CLOSED', _],
};

describe('every cell of the table of a report to voters', () => {
  it('VRP-01 MUST be expected here, and nothing else', () => {
    expect(voterReportWorkflow.stateNames).toEqual(STATES);
    expect(voterReportWorkflow.actionNames).toEqual(Object.keys(CELLS));
  });

  it.each(cellsOf(STATES, CELLS))('VRP-02 MUST lead by %s from %s to %s', (action, state, to) => {
    expect(outcome(decideVoterReport(action, { ...complete, state, published: action === 'WITHDRAW' }))).toBe(to ?? 'WRONG_STATE');
  });

  it('VRP-03 MUST be appraised before feedback where the district has it so', () => {
    expect(decideVoterReport('FEEDBACK', { ...complete, state: 'HELD', appraisalRequired: true })).toMatchObject({ ok: false, refusal: { code: 'NOT_APPRAISED' } });
    expect(decideVoterReport('FEEDBACK', { ...complete, state: 'APPRAISED', appraisalRequired: true })).toMatchObject({ ok: true });
  });

  it.each([['SUSPENDED', 'DEPUTY_SUSPENDED'], ['ENDED', 'DEPUTY_ENDED'], [null, 'DEPUTY_ENDED']] as const)(
    'VRP-04 MUST be scheduled for no deputy who is %s (代表法 art. 61–62)',
    (deputyStatus, code) => expect(decideVoterReport('SCHEDULE', { ...complete, deputyStatus })).toMatchObject({ ok: false, refusal: { code } }),
  );

  it('VRP-06 MUST be published once, and withdrawn only while it is (代表法 art. 58)', () => {
    expect(decideVoterReport('PUBLISH', { ...complete, state: 'CLOSED', published: true })).toMatchObject({ ok: false, refusal: { code: 'PUBLISHED_BEFORE' } });
    expect(decideVoterReport('WITHDRAW', { ...complete, state: 'CLOSED' })).toMatchObject({ ok: false, refusal: { code: 'NOT_PUBLISHED' } });
  });

  it('VRP-05 MUST have taken place, and have no more votes than voters', () => {
    expect(heldDayFaults('2026-03-02', '2026-03-02')).toEqual([]);
    expect(heldDayFaults('2026-03-03', '2026-03-02')).toMatchObject([{ rule: 'IN_FUTURE' }]);
    expect(appraisalFaults({ good: 20, basically: 8, poor: 2 }, 30)).toEqual([]);
    expect(appraisalFaults({ good: 20, basically: 8, poor: 3 }, 30)).toMatchObject([{ rule: 'MORE_THAN_VOTERS' }]);
    expect(appraisalFaults({ good: 0, basically: 0, poor: 0 }, 30)).toMatchObject([{ rule: 'REQUIRED' }]);
    expect(appraisalFaults({ good: 1, basically: -1, poor: 0 }, 30)).toMatchObject([{ path: 'basically', rule: 'NEGATIVE' }]);
  });
});

const VIEWERS = {
  deputy, otherDeputy, office, ownStreet, ownTown, otherStreet, deputyInOffice: ownStreetHerself, government, anonymous,
};
const NAMES = namesOf(VIEWERS);
type Name = (typeof NAMES)[number];
/** In the table's order: schedule, reschedule, hold, send back, appraise, feedback, cancel, publish, withdraw. */
const MAY: Record<Name, string> = {
  deputy: '––h––––––', otherDeputy: '–––––––––', office: 'srhbafcpw', ownStreet: 'srhbafcpw', ownTown: 'srhbafcpw', otherStreet: '–––––––––',
  deputyInOffice: 'srh–––c––', government: '–––––––––', anonymous: '–––––––––',
};

describe('who may act on a report to voters', () => {
  it.each(NAMES)('VRP-10 MUST be for %s exactly the expected acts', (name) => {
    expect(lettersOf(voterReportWorkflow.actionNames, 'srhbafcpw', (action) => mayVoterReport(action, complete, VIEWERS[name]))).toBe(MAY[name]);
  });

  it('VRP-11 MUST offer, in every state and to everybody, exactly what policy and table allow', () => {
    for (const state of voterReportWorkflow.stateNames) {
      for (const name of NAMES) {
        const facts = { ...complete, state };
        const offered = voterReportActions(facts, VIEWERS[name], 'zh-CN');
        expect(offered.map(({ action }) => action)).toEqual(
          voterReportWorkflow.actionNames.filter((action) => action !== 'SCHEDULE' && mayVoterReport(action, facts, VIEWERS[name])),
        );
        for (const { action, allowed } of offered) expect(allowed).toBe(decideVoterReport(action as VoterReportAction, facts).ok);
      }
    }
    expect(NAMES.filter((name) => schedulingActions(VIEWERS[name], 'en').length > 0)).toEqual(['office', 'ownStreet', 'ownTown', 'otherStreet', 'deputyInOffice']);
  });
});
