import { describe, expect, it } from 'vitest';
import { fieldName, isProblem, sortFields, type ValidationProblem } from './problems.ts';

const PROBLEM: ValidationProblem = {
  __typename: 'ValidationProblem',
  message: '有三处需要修改',
  fields: [
    { path: 'title', rule: 'REQUIRED', message: '请填写标题' },
    { path: 'title', rule: 'NUL', message: '含有不可见字符' },
    { path: 'input.units.0.organ', rule: 'UNKNOWN_CODE', message: '没有这个单位' },
    { path: 'origin', rule: 'REQUIRED', message: '缺少来源' },
  ],
};

describe('problems on a form', () => {
  it('UI-13 MUST turn a dotted path into the name of the form’s field', () => {
    expect(fieldName('units.0.organ')).toEqual(['units', 0, 'organ']);
    expect(fieldName('input.title')).toEqual(['title']);
  });

  it('UI-14 MUST land complaints on their fields, together, and keep the rest for the summary', () => {
    const { onForm, elsewhere } = sortFields(PROBLEM, ['title', 'units']);
    expect(onForm).toEqual([
      { name: ['title'], errors: ['请填写标题', '含有不可见字符'] },
      { name: ['units', 0, 'organ'], errors: ['没有这个单位'] },
    ]);
    expect(elsewhere.map((field) => field.path)).toEqual(['origin']);
  });

  it('UI-16 MUST tell problems from successes by type name alone', () => {
    expect(isProblem({ __typename: 'ConflictProblem' })).toBe(true);
    expect(isProblem({ __typename: 'SuggestionSubmitSuccess' })).toBe(false);
    expect(isProblem(null)).toBe(false);
  });
});
