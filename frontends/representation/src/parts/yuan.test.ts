import { describe, expect, it } from 'vitest';
import { fenOf, yuanOf } from './yuan.ts';

describe('sums of money', () => {
  it('FE-98 MUST be shown in yuan, and read back to the fen', () => {
    expect([0, 5, 36_050, 1_234_567_00].map(yuanOf)).toEqual(['0.00', '0.05', '360.50', '1,234,567.00']);
    expect(['360.5', ' 360.50 ', '1,200', '0.07', '19.99'].map(fenOf)).toEqual([36_050, 36_050, 120_000, 7, 1_999]);
    expect(['', '-1', '1.234', '1e3', '三百', '99999999'].map(fenOf)).toEqual(['', '', '', '', '', '']);
  });
});
