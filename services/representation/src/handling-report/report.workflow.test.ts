import { describe, expect, it } from 'vitest';
import { anonymous, holdingEach, lettersOf, namesOf, outcome, POST_KINDS, refusalOf } from '../../test/cells.ts';
import { mayReport, readableStates, reportActions } from './report.policy.ts';
import type { ReportAction, ReportFacts, ReportState } from './report.workflow.ts';
import { decideReport, REPORT_PARTS, reportWorkflow } from './report.workflow.ts';

const STATES = ['NONE', 'DRAFTED', 'SUBMITTED', 'HEARD', 'FOLLOWED_UP', 'PRINTED', 'PUBLISHED'] as const;
const complete: ReportFacts = { state: 'NONE', written: REPORT_PARTS };
const LEADS: Record<ReportAction, readonly [from: ReportState, to: ReportState]> = {
  DRAFT: ['NONE', 'DRAFTED'],
  EDIT: ['DRAFTED', 'DRAFTED'],
  RECOUNT: ['DRAFTED', 'DRAFTED'],
  SUBMIT: ['DRAFTED', 'SUBMITTED'],
  HEAR: ['SUBMITTED', 'HEARD'],
  FOLLOW_UP: ['HEARD', 'FOLLOWED_UP'],
  PRINT: ['FOLLOWED_UP', 'PRINTED'],
  PUBLISH: ['PRINTED', 'PUBLISHED'],
};
const ACTIONS = Object.keys(LEADS) as ReportAction[];

describe('every cell of the report’s table', () => {
  it('RPT-01 MUST be expected here, and nothing else', () => {
    expect(reportWorkflow.stateNames).toEqual(STATES);
    expect(reportWorkflow.actionNames).toEqual(ACTIONS);
  });

  it.each(ACTIONS.flatMap((action) => STATES.map((state) => [action, state] as const)))('RPT-02 MUST lead by %s from %s on alone (代表法 art. 51)', (action, state) => {
    const [from, to] = LEADS[action];
    expect(outcome(decideReport(action, { ...complete, state }))).toBe(state === from ? to : 'WRONG_STATE');
  });

  it.each(REPORT_PARTS)('RPT-03 MUST not be submitted without %s', (part) => {
    expect(refusalOf(decideReport('SUBMIT', { state: 'DRAFTED', written: REPORT_PARTS.filter((each) => each !== part) }))).toBe('INCOMPLETE');
  });
});

/** By the kind of their post; null has none. */
const VIEWERS = { ...holdingEach(POST_KINDS, 'x', { organ: 'unit' }), null: anonymous };
const NAMES = namesOf(VIEWERS);

describe('who acts on and who reads a report', () => {
  /** In the table's order; and the first state in which it is read. */
  const EXPECTED: Partial<Record<(typeof NAMES)[number], readonly [string, ReportState]>> = {
    DEPUTIES_OFFICE: ['derShfpP', 'DRAFTED'],
    GOVERNMENT_OFFICE: ['der––f––', 'DRAFTED'],
    CHAIRPERSON: ['––––h–––', 'SUBMITTED'],
    VICE_CHAIRPERSON: ['––––h–––', 'SUBMITTED'],
    SC_MEMBER: ['––––––––', 'SUBMITTED'],
    PARTY_COMMITTEE: ['––––––––', 'SUBMITTED'],
    DEPUTY: ['––––––––', 'PRINTED'],
  };
  it.each(NAMES)('RPT-10 MUST be for %s exactly what is expected', (name) => {
    const [letters, first] = EXPECTED[name] ?? ['––––––––', 'PUBLISHED'];
    expect(lettersOf(ACTIONS, 'derShfpP', (action) => mayReport(action, VIEWERS[name]))).toBe(letters);
    expect(readableStates(VIEWERS[name])).toEqual(STATES.slice(STATES.indexOf(first)));
  });

  it('RPT-11 MUST offer, in every state and to everybody, exactly what policy and table allow', () => {
    for (const state of STATES) {
      for (const name of NAMES) {
        for (const { action, allowed, reason } of reportActions({ ...complete, state }, VIEWERS[name], 'zh-CN')) {
          const known = ACTIONS.find((each) => each === action) ?? 'DRAFT';
          expect(mayReport(known, VIEWERS[name])).toBe(true);
          expect(allowed).toBe(decideReport(known, { ...complete, state }).ok);
          expect(reason === null).toBe(allowed);
          expect((known === 'DRAFT') === (state === 'NONE')).toBe(true);
        }
      }
    }
  });
});
