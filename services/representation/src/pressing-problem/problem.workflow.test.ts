import { describe, expect, it } from 'vitest';
import {
  analyst, anonymous, chairperson, committeeMember, deputy, government, LIES, namesOf, office, officeOfUnit, otherDeputy, otherStreet, otherUnit,
  outcome, ownStreet, ownTown, ownUnit, systemAdmin,
} from '../../test/cells.ts';
import { knowsProblems, listingActions, mayProblem, problemActions } from './problem.policy.ts';
import { percentToVerify, problemRules } from './problem.rules.ts';
import type { ProblemAction, ProblemFacts, ProblemState } from './problem.workflow.ts';
import { decideProblem, dueDayFaults, problemWorkflow, verificationFaults } from './problem.workflow.ts';

const complete: ProblemFacts = { state: 'LISTED', lies: LIES, verifierPerson: null, unit: 'unit' };

/** Written from the law of the house: state → where each action leads; what is not named is refused. */
const TABLE: Readonly<Record<ProblemState, Partial<Record<ProblemAction, ProblemState>>>> = {
  NONE: { LIST: 'LISTED' },
  LISTED: { ASSIGN: 'ASSIGNED', DROP: 'DROPPED' },
  ASSIGNED: { ASSIGN: 'ASSIGNED', REMEDY: 'REMEDIED', DROP: 'DROPPED' },
  REMEDIED: { VERIFY: 'VERIFIED', SEND_BACK: 'ASSIGNED' },
  VERIFIED: { CLOSE: 'CLOSED', SEND_BACK: 'ASSIGNED' },
  CLOSED: {},
  DROPPED: {},
};
const CELLS = problemWorkflow.stateNames.flatMap((state) => problemWorkflow.actionNames.map((action) => [action, state, TABLE[state][action] ?? null] as const));

describe('the course of a pressing problem', () => {
  it.each(CELLS)('PRB-01 MUST for %s in %s lead to %s', (action, state, to) => {
    expect(outcome(decideProblem(action, { ...complete, state }))).toBe(to ?? 'WRONG_STATE');
  });

  it('PRB-02 MUST be verified by as many of those asked as the rule of the day asks for, and by some at least', () => {
    const percent = percentToVerify(problemRules, '2026-03-02');
    const faults = (asked: number, agreed: number): string[] => verificationFaults({ asked, agreed }, percent).map(({ path, rule }) => `${path} ${rule}`);
    expect(percent).toBe(60);
    expect([faults(10, 6), faults(5, 3), faults(1, 1)]).toEqual([[], [], []]);
    expect(faults(10, 5)).toEqual(['agreed TOO_FEW']);
    expect(faults(100_000, 59_999)).toEqual(['agreed TOO_FEW']);
    expect(faults(0, 0)).toEqual(['asked OUT_OF_RANGE']);
    expect(faults(100_001, 100_001)).toEqual(['asked OUT_OF_RANGE']);
    expect(faults(5, 6)).toEqual(['agreed MORE_THAN_ASKED']);
    expect(faults(5, -1)).toEqual(['agreed MORE_THAN_ASKED']);
    const [rule] = problemRules;
    expect(() => percentToVerify(rule ? [{ ...rule, value: { percent: 'most' } }] : [], '2026-03-02')).toThrow(/holds no percent/);
  });

  it('PRB-03 MUST be due on a day that lies ahead', () => {
    expect(dueDayFaults('2026-03-03', '2026-03-02')).toEqual([]);
    for (const day of ['2026-03-02', '2026-03-01']) expect(dueDayFaults(day, '2026-03-02')).toMatchObject([{ path: 'dueOn', rule: 'NOT_AHEAD' }]);
  });
});

const VIEWERS = {
  deputy, otherDeputy, office, ownStreet, ownTown, otherStreet, unit: ownUnit, otherUnit, officeOfUnit, government, chair: chairperson,
  member: committeeMember, analyst, administrator: systemAdmin, anonymous,
};
const NAMES = namesOf(VIEWERS);
type Name = (typeof NAMES)[number];
const KEEPS = 'LIST ASSIGN VERIFY SEND_BACK CLOSE DROP';
const WITHOUT = 'LIST ASSIGN SEND_BACK CLOSE DROP';
/** Of a problem that the community verifies; and of one that the deputy does. */
const MAY: Readonly<Record<Name, readonly [string, string]>> = {
  deputy: ['', 'VERIFY SEND_BACK'],
  otherDeputy: ['', ''],
  office: [KEEPS, WITHOUT],
  ownStreet: [KEEPS, WITHOUT],
  ownTown: [KEEPS, WITHOUT],
  otherStreet: ['', ''],
  unit: ['REMEDY', 'REMEDY'],
  otherUnit: ['', ''],
  // No unit verifies its own work.
  officeOfUnit: ['LIST ASSIGN REMEDY SEND_BACK CLOSE DROP', 'LIST ASSIGN REMEDY SEND_BACK CLOSE DROP'],
  government: ['', ''],
  chair: ['', ''],
  member: ['', ''],
  analyst: ['', ''],
  administrator: ['', ''],
  anonymous: ['', ''],
};

describe('who may act on a pressing problem', () => {
  const acts = problemWorkflow.personActions;

  it.each(NAMES)('PRB-10 MUST be for %s exactly the expected acts', (name) => {
    const may = (facts: ProblemFacts): string => acts.filter((action) => mayProblem(action, facts, VIEWERS[name])).join(' ');
    expect([may(complete), may({ ...complete, verifierPerson: 'deputy' })]).toEqual(MAY[name]);
  });

  it('PRB-11 MUST offer, in every state and to everybody, exactly what policy and table allow', () => {
    for (const state of problemWorkflow.stateNames) {
      for (const name of NAMES) {
        const facts = { ...complete, state };
        const offered = problemActions(facts, VIEWERS[name], 'zh-CN');
        expect(offered.map(({ action }) => action)).toEqual(acts.filter((action) => action !== 'LIST' && mayProblem(action, facts, VIEWERS[name])));
        for (const { action, allowed } of offered) expect(allowed).toBe(decideProblem(action as ProblemAction, facts).ok);
      }
    }
    expect(NAMES.filter((name) => listingActions(VIEWERS[name], 'en').length > 0)).toEqual(['office', 'ownStreet', 'ownTown', 'otherStreet', 'officeOfUnit']);
  });

  it('PRB-12 MUST be known to every account and to no visitor', () => {
    expect((['ANONYMOUS', 'ACCOUNT', 'SERVICE'] as const).map((kind) => knowsProblems({ kind }))).toEqual([false, true, true]);
  });
});
