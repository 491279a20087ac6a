import { describe, expect, it } from 'vitest';
import { dayOf, given, idOf, manyOf, oneOf, quarterOf, searchOf, yearOf, yesNoOf } from './filters.ts';

const KNOWN = ['OPEN', 'HELD', 'CLOSED'] as const;

describe('what a list’s address says', () => {
  it.each(['a', '0-1', 'TOPIC_1', 'v1.2', '0198c1de-7d5c-7cc3-98c4-dc0c0c07398f', 'x'.repeat(64)])('FE-150 MUST take %j as an id', (text) => {
    expect(idOf(text)).toBe(text);
  });

  it.each(['', ' ', 'a b', '"; drop', "' or 1", '代表', 'a/b', 'a\n', 'x'.repeat(65)])('FE-151 MUST take %j as no id', (text) => {
    expect(idOf(text)).toBeUndefined();
  });

  it.each([['1954', 1954], ['2026', 2026], ['2099', 2099]])('FE-152 MUST take %j as a year', (text, year) => {
    expect(yearOf(text)).toBe(year);
  });

  it.each(['', '26', '1899', '2100', '20260', ' 2026', '2026 ', '2e26', '-2026', 'soon'])('FE-153 MUST take %j as no year', (text) => {
    expect(yearOf(text)).toBeUndefined();
  });

  it.each([['1', 1], ['4', 4], ['', undefined], ['0', undefined], ['5', undefined], ['12', undefined], ['1.0', undefined]])('FE-154 MUST take %j as the quarter %j', (text, quarter) => {
    expect(quarterOf(text)).toBe(quarter);
  });

  it.each([
    ['2026-03-31', '2026-03-31'], ['2028-02-29', '2028-02-29'],
    ['2026-02-29', undefined], ['2026-02-30', undefined], ['2026-13-01', undefined], ['2026-3-1', undefined], ['20260301', undefined], ['', undefined], ['soon', undefined],
  ])('FE-155 MUST take %j as the day %j', (text, day) => {
    expect(dayOf(text)).toBe(day);
  });

  it.each([
    ['true', true], ['false', false], ['', undefined], ['1', undefined], ['0', undefined], ['TRUE', undefined], ['maybe', undefined],
  ])('FE-156 MUST take %j as the answer %j', (text, answer) => {
    expect(yesNoOf(text)).toBe(answer);
  });

  it.each([
    ['养老', '养老'], ['  王 ', '王'], ['two words', 'two words'], ['', undefined], [' \t ', undefined], ['𠮷'.repeat(120), '𠮷'.repeat(100)],
  ])('FE-157 MUST search for %j as %j, within 100 whole characters', (text, search) => {
    expect(searchOf(text)).toBe(search);
  });

  it('FE-158 MUST search within fewer characters where the contract takes fewer', () => {
    expect(searchOf('𠮷'.repeat(60), 50)).toBe('𠮷'.repeat(50));
  });

  it.each([['HELD', 'HELD'], ['GONE', undefined], ['held', undefined], ['', undefined]])('FE-159 MUST take %j as the known value %j', (text, value) => {
    expect(oneOf(KNOWN, text)).toBe(value);
  });

  it.each([
    [['OPEN'], ['OPEN']], [['CLOSED', 'OPEN'], ['OPEN', 'CLOSED']], [['HELD', 'HELD'], ['HELD']], [['GONE', 'HELD'], ['HELD']],
    [['GONE'], undefined], [[], undefined],
  ])('FE-160 MUST take %j as the known values %j, in their order', (texts, values) => {
    expect(manyOf(KNOWN, texts)).toEqual(values);
  });

  it('FE-161 MUST leave out of a filter what was not given, and keep a no', () => {
    const filter = given<{ search?: string; year?: number | null; due?: boolean; states?: string[] }>({ search: undefined, year: null, due: false, states: ['OPEN'] });
    expect(Object.keys(filter)).toEqual(['year', 'due', 'states']);
    expect(filter).toEqual({ year: null, due: false, states: ['OPEN'] });
    expect(given({ search: undefined })).toEqual({});
  });
});
