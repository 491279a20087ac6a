import { expect, it } from 'vitest';
import { rowProblems } from './row-problems.tsx';

it('FE-33 MUST show the problems of a batch on the rows they are of', () => {
  const problem = {
    __typename: 'ValidationProblem' as const,
    message: '有内容需要修改。',
    fields: [
      { path: 'assignments.1.lead', rule: 'UNKNOWN_UNIT', message: '没有这个单位。' },
      { path: 'assignments.1.trackReason', rule: 'REQUIRED', message: '请写明理由。' },
      { path: 'assignments', rule: 'TOO_MANY', message: '太多。' },
      { path: 'assignments.9.lead', rule: 'X', message: '不在本次提交中。' },
    ],
  };
  const { ofRow, elsewhere } = rowProblems(problem, ['a', 'b']);
  expect([...ofRow]).toEqual([['b', ['没有这个单位。', '请写明理由。']]]);
  expect(elsewhere.map((field) => field.rule)).toEqual(['TOO_MANY', 'X']);
  expect(rowProblems(undefined, []).ofRow.size).toBe(0);
});
