import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchWords, titleRuns } from './titleRuns.ts';

const shown = (title: string, search: string | null): string =>
  titleRuns(title, search)
    .map(({ text, found }) => (found ? `[${text}]` : text))
    .join('');

describe('titleRuns', () => {
  it('SRCH-01 MUST mark every place of every word', () => {
    expect(shown('关于养老服务和养老机构的建议', '养老 机构')).toBe('关于[养老]服务和[养老机构]的建议');
    expect(shown('关于５Ｇ基站', '5g')).toBe('关于[５Ｇ]基站');
    expect(shown('哈哈哈', '哈哈')).toBe('[哈哈哈]');
    expect(shown('关于养老', null)).toBe('关于养老');
    expect(shown('关于养老', '交通')).toBe('关于养老');
  });

  it('SRCH-02 MUST keep the title as it is, whatever is searched, in at most 50 runs', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 200 }),
        fc.string({ unit: 'grapheme', maxLength: 20 }),
        (title, search) => {
          const runs = titleRuns(title, search);
          expect(runs.map(({ text }) => text).join('')).toBe(title);
          expect(runs.length).toBeLessThanOrEqual(50);
        },
      ),
    );
    expect(titleRuns('a-'.repeat(100), 'a')).toHaveLength(50);
  });

  it('SRCH-03 MUST take at most ten words', () => {
    expect(searchWords('  养老　机构 ')).toEqual(['养老', '机构']);
    expect(searchWords('a '.repeat(50))).toHaveLength(10);
  });
});
