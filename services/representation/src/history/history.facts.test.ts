import { expect, it } from 'vitest';
import { factsOf, namesOf } from './history.facts.ts';

it('REP-343 MUST keep facts in the order given, numbers as words, and leave out what is empty', () => {
  expect(factsOf({ PLACE: '区热力公司', PLANNED_ON: '2026-11-17', VISITORS: 0, UNIT: '', DEPUTY: null, PAPER: undefined })).toEqual([
    { name: 'PLACE', value: '区热力公司' },
    { name: 'PLANNED_ON', value: '2026-11-17' },
    { name: 'VISITORS', value: '0' },
  ]);
  expect(factsOf()).toEqual([]);
  expect(namesOf([{ name: '民政局' }, { name: '财政局' }])).toBe('民政局、财政局');
});
