import { describe, expect, it } from 'vitest';
import { isProblem, sortFields, type ValidationProblem } from './problems.ts';

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
  it('UI-13 MUST land what is wrong with a row of a list on the list, once', () => {
    const refused = { rule: 'UNKNOWN_FILE', message: '没有这个文件' };
    const { onForm, elsewhere } = sortFields({ ...PROBLEM, fields: [{ path: 'files.0', ...refused }, { path: 'input.files.2', ...refused }, { path: 'marks.1', ...refused }] }, ['files']);
    expect(onForm).toEqual([{ path: 'files', errors: ['没有这个文件'] }]);
    expect(elsewhere.map((field) => field.path)).toEqual(['marks.1']);
  });

  it('UI-14 MUST land complaints on their fields, together, and keep the rest for the summary', () => {
    const { onForm, elsewhere } = sortFields(PROBLEM, ['title', 'units']);
    expect(onForm).toEqual([
      { path: 'title', errors: ['请填写标题', '含有不可见字符'] },
      { path: 'units.0.organ', errors: ['没有这个单位'] },
    ]);
    expect(elsewhere.map((field) => field.path)).toEqual(['origin']);
  });

  it('UI-16 MUST tell problems from successes by type name alone', () => {
    expect(isProblem({ __typename: 'ConflictProblem' })).toBe(true);
    expect(isProblem({ __typename: 'SuggestionSubmitSuccess' })).toBe(false);
    expect(isProblem(null)).toBe(false);
  });
});
