import { describe, expect, it } from 'vitest';
import type { Viewer } from '../suggestion/suggestion.policy.ts';
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
    const decision = decideReport(action, { ...complete, state });
    expect(decision.ok ? decision.to : decision.refusal.code).toBe(state === from ? to : 'WRONG_STATE');
  });

  it.each(REPORT_PARTS)('RPT-03 MUST not be submitted without %s', (part) => {
    const decision = decideReport('SUBMIT', { state: 'DRAFTED', written: REPORT_PARTS.filter((each) => each !== part) });
    expect(decision.ok ? null : decision.refusal.code).toBe('INCOMPLETE');
  });
});

const KINDS = [
  'DEPUTIES_OFFICE', 'GOVERNMENT_OFFICE', 'CHAIRPERSON', 'VICE_CHAIRPERSON', 'SC_MEMBER', 'PARTY_COMMITTEE', 'DEPUTY', 'BUDGET_OFFICE', 'LEGAL_OFFICE',
  'SESSION_OFFICE', 'SUBDISTRICT_OFFICE', 'TOWN_PRESIDIUM', 'UNIT_CLERK', 'UNIT_HEAD', 'ANALYST', 'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN',
] as const;
const holding = (kind: string | null): Viewer => (kind === null ? { person: null, posts: [] } : { person: 'x', posts: [{ kind, organ: 'unit', area: null }] });

describe('who acts on and who reads a report', () => {
  /** In the table's order; and the first state in which it is read. */
  const EXPECTED: Partial<Record<string, readonly [string, ReportState]>> = {
    DEPUTIES_OFFICE: ['derShfpP', 'DRAFTED'],
    GOVERNMENT_OFFICE: ['der––f––', 'DRAFTED'],
    CHAIRPERSON: ['––––h–––', 'SUBMITTED'],
    VICE_CHAIRPERSON: ['––––h–––', 'SUBMITTED'],
    SC_MEMBER: ['––––––––', 'SUBMITTED'],
    PARTY_COMMITTEE: ['––––––––', 'SUBMITTED'],
    DEPUTY: ['––––––––', 'PRINTED'],
  };
  it.each([...KINDS, null])('RPT-10 MUST be for %s exactly what is expected', (kind) => {
    const [letters, first] = EXPECTED[kind ?? ''] ?? ['––––––––', 'PUBLISHED'];
    expect(ACTIONS.map((action, index) => (mayReport(action, holding(kind)) ? 'derShfpP'[index] : '–')).join('')).toBe(letters);
    expect(readableStates(holding(kind))).toEqual(STATES.slice(STATES.indexOf(first)));
  });

  it('RPT-11 MUST offer, in every state and to everybody, exactly what policy and table allow', () => {
    for (const state of STATES) {
      for (const kind of [...KINDS, null]) {
        for (const { action, allowed, reason } of reportActions({ ...complete, state }, holding(kind), 'zh-CN')) {
          const known = ACTIONS.find((each) => each === action) ?? 'DRAFT';
          expect(mayReport(known, holding(kind))).toBe(true);
          expect(allowed).toBe(decideReport(known, { ...complete, state }).ok);
          expect(reason === null).toBe(allowed);
          expect((known === 'DRAFT') === (state === 'NONE')).toBe(true);
        }
      }
    }
  });
});
