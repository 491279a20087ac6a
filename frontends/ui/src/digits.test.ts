import { describe, expect, it } from 'vitest';
import { digitsOf } from './digits.ts';

describe('a count that somebody types', () => {
  it.each([
    ['', ''], ['21', '21'], ['０２１', '021'], [' 21 ', '21'], ['1,234', '1234'], ['1，234', '1234'], ['1,234,567', '1234567'],
    ['12.5', null], ['-3', null], ['二十一', null], ['21 人', null], ['1,2', null], ['1e3', null],
  ])('UI-120 MUST take “%s” for %s', (typed, digits) => {
    expect(digitsOf(typed)).toBe(digits);
  });
});
