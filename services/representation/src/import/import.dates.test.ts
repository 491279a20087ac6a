import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDay } from './import.dates.ts';

describe('days in registers', () => {
  it.each([
    ['2024-03-04', '2024-03-04'],
    ['２０２４－０３－０４', '2024-03-04'],
    ['２０２４年３月４日', '2024-03-04'],
    ['2024/3/4', '2024-03-04'],
    ['2024.3.4', '2024-03-04'],
    ['20240304', '2024-03-04'],
    ['04.03.2024', '2024-03-04'],
    [' 2024-03-04 09:30:00 ', '2024-03-04'],
    ['2024-03-04T00:00:00', '2024-03-04'],
    ['2024-03-04T20:00:00Z', '2024-03-05'],
    ['2024-02-29', '2024-02-29'],
  ])('IMP-23 MUST read %s as %s', (written, day) => {
    expect(readDay(written)).toEqual({ day });
  });
  it.each([
    ['2024-02-30', 'IMPOSSIBLE_DATE'],
    ['2023-02-29', 'IMPOSSIBLE_DATE'],
    ['2024年13月1日', 'IMPOSSIBLE_DATE'],
    ['2024-02-30T08:00:00Z', 'IMPOSSIBLE_DATE'],
    ['0024-03-04', 'IMPOSSIBLE_DATE'],
    ['03/04/2024', 'AMBIGUOUS_DATE'],
    ['24-03-04', 'AMBIGUOUS_DATE'],
    ['4.3.24', 'AMBIGUOUS_DATE'],
    ['45355', 'NOT_A_DATE'],
    ['三月四日', 'NOT_A_DATE'],
  ])('IMP-24 MUST refuse %s as %s', (written, rule) => {
    expect(readDay(written)).toEqual({ rule });
  });
  it('IMP-25 MUST read every day that exists as itself, and never a text as another day than it shows', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('1949-10-01'), max: new Date('2099-12-31'), noInvalidDate: true }), (date) => {
        const day = date.toISOString().slice(0, 10);
        expect(readDay(day)).toEqual({ day });
      }),
    );
  });
});
