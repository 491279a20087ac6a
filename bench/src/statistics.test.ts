import { describe, expect, it } from 'vitest';
import { median, quantile, rounded, slope } from './statistics.ts';

describe('statistics', () => {
  it('BENCH-01 MUST take the middle value, and the mean of two', () => {
    expect(median([3, 1, 2])).toBe(2);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([])).toBeNaN();
  });

  it('BENCH-02 MUST take quantiles by nearest rank', () => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect([quantile(values, 0.5), quantile(values, 0.99), quantile(values, 1)]).toEqual([50, 99, 100]);
    expect(quantile([7], 0.99)).toBe(7);
    expect(quantile([], 0.99)).toBeNaN();
  });

  it('BENCH-03 MUST find the slope of points, and none of one', () => {
    expect(slope([[0, 1], [1, 3], [2, 5]])).toBeCloseTo(2);
    expect(slope([[0, 4], [1, 4], [9, 4]])).toBe(0);
    expect(slope([[1, 1]])).toBeNaN();
  });

  it('BENCH-04 MUST keep three significant digits', () => {
    expect([rounded(0.012345), rounded(1234.5), rounded(7)]).toEqual([0.0123, 1230, 7]);
  });
});
