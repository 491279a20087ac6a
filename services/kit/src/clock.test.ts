import { expect, test } from 'vitest';
import { clockFrom, legalDay } from './clock.ts';

test('KIT-60 MUST name the day of Shanghai, not of UTC', () => {
  expect(legalDay(new Date('2026-03-01T15:59:59Z'))).toBe('2026-03-01');
  expect(legalDay(new Date('2026-03-01T16:00:00Z'))).toBe('2026-03-02');
});

test('KIT-61 MUST start the clock at REDPINE_NOW and refuse what is no instant', () => {
  const now = clockFrom({ REDPINE_NOW: '2030-01-01T00:00:00Z' })();
  expect(now.toISOString()).toMatch(/^2030-01-01T00:00:/);
  expect(() => clockFrom({ REDPINE_NOW: 'tomorrow' })).toThrow('REDPINE_NOW');
});
