import { describe, expect, it } from 'vitest';
import { type DeputyRow, type KnownRoll, planDeputy, readDeputy, type Seat } from './deputies.kind.ts';
import { identityOf, planDuty, readDuty } from './duty.kind.ts';
import { type KnownHomes, planHomeRow, readHome } from './homes.kind.ts';
import type { Find, Values } from './kind.ts';
import { type KnownRota, planTurn, readTurn } from './rota.kind.ts';

const TODAY = '2026-03-02';
const finding = (): { find: Find; found: string[] } => {
  const found: string[] = [];
  return { found, find: (field, rule) => void found.push(`${field} ${rule}`) };
};
const SEAT = { id: 's', person: 'p', name: '张三', level: 'DISTRICT', serving: true, from: '2022-01-01', until: null };

describe('a row of a roll', () => {
  const seat: Seat = {
    id: 's', person: 'p', name: '张三', level: 'DISTRICT', term: 't', area: null, status: 'ACTIVE', from: '2022-01-10', until: null,
    electoralDistrict: '第一选区', delegation: '第一代表团', electoralUnit: null, confirmedOn: null,
  };
  const known: KnownRoll = {
    terms: [{ id: 't', from: '2022-01-01', until: null }],
    areas: [{ id: 'town', code: '101', name: '美溪镇', kind: 'TOWN' }, { id: 'c', code: '201', name: '西山社区', kind: 'COMMUNITY' }],
    persons: [{ id: 'p', name: '张三' }, { id: 'x', name: '李四' }, { id: 'y', name: '李四' }, { id: 'q', name: '赵六' }],
    electoralDistricts: ['第一选区'],
    delegations: ['第一代表团'],
    seats: [seat],
  };
  const plan = (values: Values, over: KnownRoll = known) => {
    const { find, found } = finding();
    const planned = planDeputy(readDeputy({ NAME: '王五', FROM_ON: '2022-01-10', ...values }, find, TODAY), over, find);
    return { planned, found };
  };
  it.each<[string, Values, Partial<DeputyRow & { change: string; person: string | null; seat: string | null }>, string[]]>([
    ['makes whoever is not known', {}, { change: 'created', person: null, seat: null, level: 'DISTRICT' }, []],
    ['changes nothing where all stands', { NAME: '张 三', ELECTORAL_DISTRICT: '第一选区' }, { change: 'unchanged', seat: 's', person: 'p' }, []],
    ['leaves open what it does not say', { NAME: '张三' }, { change: 'unchanged' }, []],
    ['corrects what stands', { NAME: '张三', CONFIRMED_ON: '2022-01-12' }, { change: 'updated' }, []],
    ['says what is new', { ELECTORAL_DISTRICT: '第二选区', DISTRICT_AREAS: '西山社区', DELEGATION: '第二代表团' }, { change: 'created' }, ['ELECTORAL_DISTRICT NEW_ELECTORAL_DISTRICT', 'DELEGATION NEW_DELEGATION']],
    ['ties by name what one person has', { NAME: '赵六' }, { person: 'q' }, ['NAME KNOWN_PERSON']],
    ['guesses at no namesake', { NAME: '李四' }, {}, ['NAME AMBIGUOUS_PERSON']],
    ['takes the id for the person', { NAME: '赵六', PERSON: '00000000-0000-7000-8000-000000000001' }, { person: '00000000-0000-7000-8000-000000000001' }, []],
    ['refuses what is no id', { PERSON: '7' }, {}, ['PERSON NOT_AN_ID']],
    ['needs a term', { FROM_ON: '2021-12-31' }, {}, ['FROM_ON NO_TERM']],
    ['does not lie ahead', { FROM_ON: '2026-03-03' }, {}, ['FROM_ON IN_FUTURE']],
    ['ends after it begins', { UNTIL_ON: '2022-01-09' }, {}, ['UNTIL_ON BEFORE_BEGINNING']],
    ['knows a town for town deputies', { LEVEL: '镇级', AREA: '美溪镇' }, { level: 'TOWN', area: 'town' }, []],
    ['needs a town there', { LEVEL: '镇' }, {}, ['AREA TOWN_DEPUTY']],
    ['has none elsewhere', { AREA: '美溪镇' }, {}, ['AREA TOWN_DEPUTY']],
    ['knows five levels', { LEVEL: '乡里' }, {}, ['LEVEL UNKNOWN_VALUE']],
    ['ends no mandate', { NAME: '张三', UNTIL_ON: '2024-01-01' }, {}, ['UNTIL_ON ENDED_BY_ACT']],
    ['gives no second mandate', { NAME: '张三', FROM_ON: '2023-01-01' }, {}, ['FROM_ON ANOTHER_MANDATE', 'NAME KNOWN_PERSON']],
  ])('IMP-90 MUST hold that it %s', (_what, values, planned, faults) => {
    const made = plan(values);
    expect(made.planned).toMatchObject(planned);
    expect(made.found).toEqual(faults);
  });
  it('IMP-91 MUST give whoever was elected again another mandate', () => {
    const ended = { ...known, seats: [{ ...seat, status: 'ENDED' as const, until: '2023-05-01' }] };
    expect(plan({ NAME: '张三', FROM_ON: '2024-01-05' }, ended).planned).toMatchObject({ change: 'created', person: 'p', seat: null });
  });
});

describe('a row of homes', () => {
  const home = { id: 'h', version: 3, state: 'PLANNED', kind: 'AREA', area: 'c', topic: null, members: [], name: '西山之家', label: '代表之家', address: '西山路', openingHours: '', contact: '', squareMetres: 60, zones: ['MEETING'], barrierFree: null } as const;
  const known: KnownHomes = {
    areas: [{ id: 'c', code: '201', name: '西山社区', kind: 'COMMUNITY' }, { id: 'd', code: '230717', name: '伊美区', kind: 'DISTRICT' }, { id: 'o', code: '1', name: '别处', kind: 'CITY' }],
    topics: [{ id: 't', code: 'ELDERLY', name: '养老' }],
    seats: [SEAT],
    homes: [{ ...home, zones: [...home.zones] }],
  };
  it.each<[string, Values, object, string[]]>([
    ['changes nothing where all stands', { AREA: '西山社区' }, { change: 'unchanged', home: { id: 'h', version: 3 } }, []],
    ['keeps what it does not say', { AREA: '201', ADDRESS: '新路' }, { change: 'updated', revises: true, described: { squareMetres: 60, address: '新路' } }, []],
    ['attaches who is named', { AREA: '西山社区', MEMBERS: '张三' }, { change: 'updated', revises: false, members: ['s'] }, []],
    ['puts in force who can be found', { AREA: '西山社区', OPENED_ON: '2025-01-01', OPENING_HOURS: '工作日', CONTACT: '0458-1' }, { openedOn: '2025-01-01' }, []],
    ['does not where she cannot', { AREA: '西山社区', OPENED_ON: '2025-01-01' }, {}, ['OPENED_ON NOT_REACHABLE']],
    ['makes a professional one by its field', { KIND: '专业', AREA: '伊美区', TOPIC: '养老' }, { change: 'created', topic: 'ELDERLY', area: 'd' }, []],
    ['knows the fields of the district', { KIND: '专业', AREA: '伊美区', TOPIC: '航天' }, {}, ['TOPIC UNKNOWN_VALUE']],
    ['has a field there alone', { AREA: '伊美区', TOPIC: '养老' }, {}, ['TOPIC UNFIT_TOPIC']],
    ['has no home elsewhere', { AREA: '别处' }, {}, ['AREA UNFIT_AREA']],
    ['reads metres and zones', { AREA: '伊美区', SQUARE_METRES: '80.5 平方米', ZONES: '接待区、学习', BARRIER_FREE: '否' }, { described: { squareMetres: 80, zones: ['RECEPTION', 'STUDY'], barrierFree: false } }, []],
    ['takes no others', { AREA: '伊美区', SQUARE_METRES: '很大', ZONES: '厨房', BARRIER_FREE: '也许' }, {}, ['BARRIER_FREE UNKNOWN_VALUE', 'ZONES UNKNOWN_VALUE', 'SQUARE_METRES NOT_A_NUMBER']],
  ])('IMP-92 MUST hold that it %s', (_what, values, planned, faults) => {
    const { find, found } = finding();
    expect(planHomeRow(readHome({ NAME: '西山之家', ADDRESS: '西山路', ...values }, find, TODAY), known, find)).toMatchObject(planned);
    expect(found).toEqual(faults);
  });
});

describe('a row of the rota', () => {
  const home = { id: 'h', name: '西山之家', kind: 'AREA', state: 'OPEN', areaCode: '201', areaName: '西山社区', members: [] };
  const known: KnownRota = {
    homes: [home, { ...home, id: 'g', name: '东山之家', state: 'PLANNED', areaCode: '202', areaName: '东山社区' }],
    seats: [SEAT],
    turns: [{ home: 'h', on: '2026-03-20', from: '09:00', until: '11:00', kind: 'RECEPTION', subject: '代表接待日', deputies: ['s'] }],
  };
  it.each<[string, Values, object, string[]]>([
    ['stands once', { ON_DAY: '2026-03-20' }, { change: 'unchanged' }, []],
    ['finds the home by its area', { HOME: '201' }, { change: 'created', home: 'h', deputies: ['s'] }, []],
    ['takes no other’s time', { ON_DAY: '2026-03-20', SUBJECT: '养老' }, {}, ['FROM_TIME TAKEN']],
    ['is of a home in force', { HOME: '东山之家' }, {}, ['HOME HOME_NOT_OPEN']],
    ['is of a home', { HOME: '无此家' }, {}, ['HOME UNKNOWN_HOME']],
    ['names a deputy once', { DEPUTIES: '张三、张 三' }, {}, ['DEPUTIES DUPLICATE']],
    ['knows turns of two kinds', { KIND: '会议' }, {}, ['KIND UNKNOWN_VALUE']],
  ])('IMP-93 MUST hold that it %s', (_what, values, planned, faults) => {
    const { find, found } = finding();
    const row = readTurn({ HOME: '西山之家', ON_DAY: '2026-03-27', FROM_TIME: '9:00-11:00', DEPUTIES: '张三', ...values }, find);
    expect(planTurn(row, known, find)).toMatchObject(planned);
    expect(found).toEqual(faults);
  });
});

describe('a row of duty events', () => {
  const entered = new Set([identityOf({ deputy: 's', kind: 'TRAINING_ATTENDED', on: '2025-06-18', title: '培训班' })]);
  const known = { seats: [SEAT], kinds: [{ code: 'TRAINING_ATTENDED', name: '参加培训', from: '2004-01-01', until: '2025-12-31' }], entered };
  it.each<[string, Values, object, string[]]>([
    ['stands once', {}, { change: 'unchanged' }, []],
    ['knows a kind by code or name', { KIND: 'training_attended', SUBJECT: '又一班' }, { change: 'created', kind: 'TRAINING_ATTENDED', deputy: 's' }, []],
    ['has a kind of its day', { ON_DAY: '2026-01-05' }, {}, ['KIND UNKNOWN_KIND']],
    ['was done', { ON_DAY: '2026-03-03' }, {}, ['ON_DAY IN_FUTURE', 'KIND UNKNOWN_KIND']],
    ['is a deputy’s', { DEPUTY: '某人' }, {}, ['DEPUTY UNKNOWN_DEPUTY']],
  ])('IMP-94 MUST hold that it %s', (_what, values, planned, faults) => {
    const { find, found } = finding();
    const row = readDuty({ DEPUTY: '张三', KIND: '参加培训', ON_DAY: '2025-06-18', SUBJECT: '培 训班', ...values }, find, TODAY);
    expect(planDuty(row, known, find)).toMatchObject(planned);
    expect(found).toEqual(faults);
  });
});
