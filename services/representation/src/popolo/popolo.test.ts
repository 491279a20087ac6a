import { describe, expect, it } from 'vitest';
import { looksPopolo, rollOf } from './popolo.ts';

const HEADINGS = ['姓名', '人员编号', '层级', '所在镇', '选区', '代表团', '任职起始日', '任职终止日'];

/** As legislatures elsewhere publish theirs, with what is read of it and much that is not. */
const ELSEWHERE = {
  persons: [
    { id: 'a1', name: 'Anna Berg', birth_date: '1970-01-01', email: 'anna@example.org', contact_details: [{ type: 'cell', value: '123' }], gender: 'female' },
    { id: '0191d5e4-0000-7000-8000-000000000001', name: '张建国' },
  ],
  organizations: [
    { id: 'house', name: 'House', classification: 'legislature', seats: 30 },
    { id: 'party', name: 'A party', classification: 'party' },
    { id: 'team', name: '第一代表团', classification: 'delegation' },
  ],
  areas: [{ id: 'north', name: 'North', type: 'constituency' }],
  events: [{ id: 'term/7', name: 'Seventh', classification: 'legislative period', start_date: '2022-01-01', end_date: '2026-12-31' }],
  posts: [{ id: 'seat', label: 'Member for South', organization_id: 'house' }],
  memberships: [
    { person_id: 'a1', organization_id: 'house', area_id: 'north', on_behalf_of_id: 'party', legislative_period_id: 'term/7', role: 'member' },
    { person_id: '0191d5e4-0000-7000-8000-000000000001', organization_id: 'house', post_id: 'seat', on_behalf_of_id: 'team', start_date: '2022-01-10', end_date: '2024-01-01' },
    { person_id: 'a1', organization_id: 'party', role: 'chair' },
  ],
};

describe('a Popolo file', () => {
  it('POP-01 MUST make a row of each seat in the legislature, and of no other membership', () => {
    expect(rollOf(ELSEWHERE)).toEqual([
      HEADINGS,
      ['Anna Berg', '', '', '', 'North', '', '2022-01-01', ''],
      ['张建国', '0191d5e4-0000-7000-8000-000000000001', '', '', 'Member for South', '第一代表团', '2022-01-10', '2024-01-01'],
    ]);
  });
  it('POP-02 MUST be read with its memberships inside its persons, where it names no legislature', () => {
    const file = { persons: [{ id: 7, name: '李秀兰', memberships: [{ organization_id: 1, start_date: '2022-01-10' }, { organization_id: 2 }] }], organizations: [{ id: 1, name: 'Council' }, { id: 2, name: 'Budget', classification: 'Committee' }] };
    expect(rollOf(file)).toEqual([HEADINGS, ['李秀兰', '', '', '', '', '', '2022-01-10', '']]);
  });
  it.each([
    ['persons without a name', { persons: [{ id: 'a' }] }],
    ['a membership of nobody', { persons: [{ id: 'a', name: 'A' }], memberships: [{ person_id: 'b' }] }],
    ['areas that are no list', { persons: [], areas: {} }],
  ])('POP-03 MUST not be read with %s', (_what, file) => {
    expect(rollOf(file)).toBeNull();
  });
  it.each([[{ persons: [] }, true], [{ rows: [] }, false], [[], false], [null, false], [{ persons: 'x' }, false]])('POP-04 MUST be told from other JSON: %o %s', (file, is) => {
    expect(looksPopolo(file)).toBe(is);
  });
});
