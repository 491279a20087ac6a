import { describe, expect, it } from 'vitest';
import type { Find } from './kind.ts';
import { areaOf, isPersonal, isPersonalHeading, type KnownSeat, listOf, seatOf, timeOf, timesOf } from './values.ts';

const finding = (): { find: Find; found: string[] } => {
  const found: string[] = [];
  return { found, find: (field, rule) => void found.push(`${field} ${rule}`) };
};

describe('values of rows', () => {
  it.each([
    ['9:00', '09:00'], ['09：30', '09:30'], ['14时', '14:00'], ['14时05分', '14:05'], ['9点半', '09:30'], ['09:00:00', '09:00'], ['8.30', '08:30'],
    ['24:00', null], ['9:60', null], ['上午', null], ['9', null], ['0.375', '09:00'],
  ])('IMP-83 MUST read %s as the time %s', (written, time) => {
    expect(timeOf(written)).toBe(time);
  });
  it.each([
    [{ FROM_TIME: '9:00-11:00' }, '09:00', '11:00', []],
    [{ FROM_TIME: '9:00 至 11:00' }, '09:00', '11:00', []],
    [{ FROM_TIME: '9:00', UNTIL_TIME: '11:00' }, '09:00', '11:00', []],
    [{ FROM_TIME: '11:00', UNTIL_TIME: '9:00' }, '11:00', '09:00', ['UNTIL_TIME BEFORE_BEGINNING']],
    [{ FROM_TIME: '9:00' }, '09:00', '', ['UNTIL_TIME REQUIRED']],
    [{ FROM_TIME: 'x', UNTIL_TIME: '9:00' }, '', '09:00', ['FROM_TIME NOT_A_TIME']],
  ])('IMP-84 MUST read both times of %o', (values, from, until, faults) => {
    const { find, found } = finding();
    expect(timesOf(values, find)).toEqual({ from, until });
    expect(found).toEqual(faults);
  });
  it.each([
    [undefined, []], ['张三、李四', ['张三', '李四']], ['张三，李四；王五', ['张三', '李四', '王五']], ['张三 李四', ['张三', '李四']], ['李 明', ['李明']], ['李 明、张三', ['李 明', '张三']],
  ])('IMP-85 MUST read %s as names', (cell, names) => {
    expect(listOf(cell)).toEqual(names);
  });
  it.each([
    ['230702198001011234', true], ['身份证 23070219800101123X 号', true], ['139 1234 5678', true], ['１３９１２３４５６７８', true],
    ['0458-6100000', false], ['2024-03-01', false], ['编号 123456789012345678', false],
    ['0197f3a2-5c41-7b2e-8d13-a13912345678', false], ['0197f3a2-5c41-7b2e-a139-12345678abcd', false], ['0197f3a2-5c41-7b2e-8d13-a13912345678 13912345678', true],
  ])('IMP-86 MUST know %s for personal data: %s (个人信息保护法 art. 28)', (value, personal) => {
    expect(isPersonal(value)).toBe(personal);
  });
  it.each([['身份证号码', true], ['代表手机', true], ['联系电话', true], ['家庭住址', true], ['email', true], ['姓名', false], ['地址', false], ['单位电话', false]])(
    'IMP-87 MUST know the column %s for personal data: %s',
    (heading, personal) => {
      expect(isPersonalHeading(heading)).toBe(personal);
    },
  );
});

describe('names', () => {
  const seat = (id: string, given: Partial<KnownSeat> = {}): KnownSeat => ({ id, person: id, name: '张三', level: 'DISTRICT', serving: true, from: '2022-01-01', until: null, ...given });
  const on = '2026-03-01';
  it.each<[string, KnownSeat[], string[], string | null, string[]]>([
    ['her who serves', [seat('a')], [], 'a', []],
    ['nobody who has ended', [seat('a', { until: '2025-01-01' })], [], null, ['DEPUTIES UNKNOWN_DEPUTY']],
    ['nobody who is suspended', [seat('a', { serving: false })], [], null, ['DEPUTIES UNKNOWN_DEPUTY']],
    ['the district’s mandate of one person', [seat('t', { person: 'p', level: 'TOWN' }), seat('d', { person: 'p' })], [], 'd', []],
    ['nobody of two', [seat('a'), seat('b')], [], null, ['DEPUTIES AMBIGUOUS_DEPUTY']],
    ['the one of two who belongs to the home', [seat('a'), seat('b')], ['b'], 'b', []],
  ])('IMP-88 MUST mean %s', (_what, seats, preferred, id, faults) => {
    const { find, found } = finding();
    expect(seatOf(seats, { name: '张 三', on, field: 'DEPUTIES', find, preferred })?.id ?? null).toBe(id);
    expect(found).toEqual(faults);
  });
  it('IMP-89 MUST mean an area by code or by a name that is one area’s alone', () => {
    const areas = [{ id: 'a', code: '001', name: '新民社区', kind: 'COMMUNITY' }, { id: 'b', code: '002', name: '新民社区', kind: 'COMMUNITY' }, { id: 'c', code: '003', name: '西山', kind: 'VILLAGE' }];
    const { find, found } = finding();
    expect(areaOf(areas, '002', 'AREA', find)?.id).toBe('b');
    expect(areaOf(areas, '西 山', 'AREA', find)?.id).toBe('c');
    expect(areaOf(areas, '新民社区', 'AREA', find)).toBeNull();
    expect(areaOf(areas, '东山', 'AREA', find)).toBeNull();
    expect(found).toEqual(['AREA AMBIGUOUS_AREA', 'AREA UNKNOWN_AREA']);
  });
});
