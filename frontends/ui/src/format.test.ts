// @vitest-environment happy-dom
import { describe, expect, it } from 'vitest';
import { formatDay, formatDayShort, formatInstant, formatNumber, formatPercent } from './format.ts';

describe('formatters', () => {
  it('UI-01 MUST write a legal day as it stands, in whatever zone the reader is', () => {
    expect(formatDay('2026-03-05', 'zh-CN')).toBe('2026年3月5日');
    expect(formatDay('2026-03-05', 'en')).toBe('5 March 2026');
    expect(formatDayShort('2026-03-05', 'zh-CN')).toBe('2026/3/5');
  });

  it('UI-02 MUST write an instant by the clock of Shanghai', () => {
    expect(formatInstant('2026-03-05T16:30:00Z', 'zh-CN')).toBe('2026年3月6日 00:30');
    expect(formatInstant('2026-03-05T06:05:00Z', 'en')).toBe('5 March 2026 14:05');
  });

  it('UI-03 MUST group digits, and shorten large numbers by the language’s own units', () => {
    expect(formatNumber(1234567, {}, 'zh-CN')).toBe('1,234,567');
    expect(formatNumber(1_235_000_000, { compact: true }, 'zh-CN')).toBe('12.35亿');
    expect(formatNumber(1_235_000_000, { compact: true }, 'en')).toBe('1.24B');
  });

  it('UI-04 MUST show a dash, not a number, for a percentage of nothing', () => {
    expect(formatPercent(93.43, 'zh-CN')).toBe('93.43%');
    expect(formatPercent(null, 'zh-CN')).toBe('—');
    expect(formatPercent(0, 'zh-CN')).toBe('0%');
  });
});
