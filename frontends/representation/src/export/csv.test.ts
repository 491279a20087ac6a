import { describe, expect, it } from 'vitest';
import { csvCell, csvOf } from './csv.ts';

describe('CSV', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1+1', '＠x'])('FE-10 MUST make %j harmless', (value) => {
    expect(csvCell(value).replace(/^"/, '').startsWith("'")).toBe(true);
    expect(csvCell(value)).toContain(value);
  });

  it('FE-11 MUST quote what would break the row', () => {
    expect(csvCell('a,b')).toBe('"a,b"');
    expect(csvCell('he said "no"')).toBe('"he said ""no"""');
    expect(csvCell('two\nlines')).toBe('"two\nlines"');
    expect(csvCell('=HYPERLINK("http://x","y")')).toBe('"\'=HYPERLINK(""http://x"",""y"")"');
  });

  it('FE-12 MUST leave plain text as it is', () => {
    expect(csvCell('关于增设养老服务驿站的建议')).toBe('关于增设养老服务驿站的建议');
    expect(csvCell('2026-03-05')).toBe('2026-03-05');
    expect(csvCell('')).toBe('');
  });

  it('FE-13 MUST begin with a byte order mark and end lines with CRLF', () => {
    expect(csvOf([['编号', '案由'], ['1', 'a']])).toBe('\uFEFF编号,案由\r\n1,a\r\n');
  });
});
