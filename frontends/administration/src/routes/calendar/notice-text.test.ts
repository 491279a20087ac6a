import { describe, expect, it } from 'vitest';
import { readNotice } from './notice-text.ts';

const lines = (text: string, year: number) => readNotice(text, year).days.map(({ on, kind, name }) => `${on} ${kind === 'HOLIDAY' ? '休' : '班'} ${name ?? ''}`.trim());

describe('reading a notice', () => {
  it('ADM-40 MUST read the sentences of the State Council’s notice', () => {
    const text = `一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。
二、春节：2月15日（农历腊月二十八、周日）至17日（农历正月初一、周二）放假调休，共3天。2月14日（周六）、2月28日（周六）上班。
三、清明节：4月4日（周六）至6日（周一）放假，共3天。`;
    expect(lines(text, 2026)).toEqual([
      '2026-01-01 休 元旦', '2026-01-02 休 元旦', '2026-01-03 休 元旦', '2026-01-04 班 元旦',
      '2026-02-14 班 春节', '2026-02-15 休 春节', '2026-02-16 休 春节', '2026-02-17 休 春节', '2026-02-28 班 春节',
      '2026-04-04 休 清明节', '2026-04-05 休 清明节', '2026-04-06 休 清明节',
    ]);
    expect(readNotice(text, 2026).left).toEqual([]);
  });

  it('ADM-41 MUST begin New Year’s holiday in the December before, and cross months', () => {
    expect(lines('一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。', 2023)).toEqual(['2022-12-31 休 元旦', '2023-01-01 休 元旦', '2023-01-02 休 元旦']);
    expect(lines('元旦：12月31日至1月1日放假。', 2023)).toEqual(['2022-12-31 休 元旦', '2023-01-01 休 元旦']);
    expect(lines('六、中秋节、国庆节：9月29日至10月1日放假。', 2023)).toEqual([
      '2023-09-29 休 中秋节、国庆节', '2023-09-30 休 中秋节、国庆节', '2023-10-01 休 中秋节、国庆节',
    ]);
  });

  it('ADM-42 MUST read a list of one day a line', () => {
    expect(lines('2027-01-01 放假 元旦\n2027-01-09 上班 元旦\n2027年5月1日 放假', 2027)).toEqual(['2027-01-01 休 元旦', '2027-01-09 班 元旦', '2027-05-01 休']);
  });

  it('ADM-43 MUST say what it did not understand', () => {
    expect(readNotice('二、春节：2月30日至31日放假。', 2027)).toEqual({ days: [], left: ['2月30日至31日放假'] });
    expect(readNotice('节日期间，各地区要妥善安排好值班。', 2027)).toEqual({ days: [], left: [] });
  });
});
