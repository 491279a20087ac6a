import { describe, expect, it } from 'vitest';
import { cellsOf, holding, lettersOf, outcome, type PostKind, type Table } from '../../test/cells.ts';
import { mayWorkPlan, readsDrafts, workPlanActions } from './work-plan.policy.ts';
import type { WorkPlanAction } from './work-plan.workflow.ts';
import { decideWorkPlan, executionFaults, workPlanWorkflow } from './work-plan.workflow.ts';

const STATES = ['NONE', 'DRAFT', 'PASSED', 'TOLD', 'PUBLISHED'] as const;
const _ = null;

/** Every cell: where the action leads from each of STATES; null where it is refused. */
const CELLS: Table<WorkPlanAction, typeof STATES> = {
  //        NONE     DRAFT     PASSED    TOLD         PUBLISHED
  DRAFT:   ['DRAFT', _,        _,        _,           _],
  EDIT:    [_,       'DRAFT',  _,        _,           _],
  PASS:    [_,       'PASSED', _,        _,           _],
  TELL:    [_,       _,        'TOLD',   _,           _],
  PUBLISH: [_,       _,        _,        'PUBLISHED', _],
  EXECUTE: [_,       _,        'PASSED', 'TOLD',      'PUBLISHED'],
};

/** In the table's order: draft, edit, pass, tell, publish, execute. */
const MAY: readonly (readonly [kind: PostKind, acts: string])[] = [
  ['DEPUTIES_OFFICE', 'deptux'], ['CHAIRPERSON', '––p–––'], ['VICE_CHAIRPERSON', '––p–––'], ['DEPUTY', '––––––'],
  ['SUBDISTRICT_OFFICE', '––––––'], ['GOVERNMENT_OFFICE', '––––––'], ['ANALYST', '––––––'],
];

describe('the yearly plan of deputies’ work', () => {
  it('PLN-01 MUST be expected here, and nothing else', () => {
    expect(workPlanWorkflow.stateNames).toEqual(STATES);
    expect(workPlanWorkflow.actionNames).toEqual(Object.keys(CELLS));
  });

  it.each(cellsOf(STATES, CELLS))('PLN-02 MUST lead by %s from %s to %s (代表法 art. 43)', (action, state, to) => {
    expect(outcome(decideWorkPlan(action, { state }))).toBe(to ?? 'WRONG_STATE');
  });

  it.each(MAY)('PLN-03 MUST be for %s exactly the expected acts', (kind, acts) => {
    expect(lettersOf(workPlanWorkflow.actionNames, 'deptux', (action) => mayWorkPlan(action, holding(kind)))).toBe(acts);
  });

  it('PLN-04 MUST offer, in every state and to everybody, exactly what policy and table allow', () => {
    for (const state of workPlanWorkflow.stateNames) {
      for (const [kind] of MAY) {
        const offered = workPlanActions({ state }, holding(kind), 'zh-CN');
        expect(offered.map(({ action }) => action)).toEqual(
          workPlanWorkflow.actionNames.filter((action) => (state === 'NONE') === (action === 'DRAFT') && mayWorkPlan(action, holding(kind))),
        );
        for (const { action, allowed } of offered) expect(allowed).toBe(decideWorkPlan(action as WorkPlanAction, { state }).ok);
      }
    }
    expect(MAY.map(([kind]) => kind).filter((kind) => readsDrafts(holding(kind)))).toEqual(['DEPUTIES_OFFICE', 'CHAIRPERSON', 'VICE_CHAIRPERSON']);
  });

  it('PLN-05 MUST be executed on a day that has come, or dropped with a reason', () => {
    expect(executionFaults({ doneOn: '2026-03-02', note: null }, '2026-03-02')).toEqual([]);
    expect(executionFaults({ doneOn: '2026-03-03', note: null }, '2026-03-02')).toMatchObject([{ path: 'doneOn', rule: 'IN_FUTURE' }]);
    expect(executionFaults({ doneOn: null, note: null }, '2026-03-02')).toMatchObject([{ path: 'note', rule: 'REQUIRED' }]);
    expect(executionFaults({ doneOn: null, note: '并入下年计划' }, '2026-03-02')).toEqual([]);
  });
});
