/** 代表名册: rows as deputies. Pure. */
import type { DeputyLevel } from '../../deputy/deputy.policy.ts';
import { day, type FieldTable, needed, text } from '../import.fields.ts';
import { word } from '../import.row.ts';
import type { Find, Planned, Values } from './kind.ts';
import { areaOf, codeIn, type KnownArea, listOf } from './values.ts';

export const deputyFields = {
  NAME: needed(text(40, '张建国', '姓名', '代表姓名', 'name', 'fullname')),
  PERSON: text(36, '', '人员编号', 'personid'),
  LEVEL: text(20, '区级', '层级', '代表层级', '级别', 'level'),
  AREA: text(60, '', '所在镇', '镇', '乡镇', 'town'),
  ELECTORAL_DISTRICT: text(60, '第一选区', '选区', '选区名称', '所在选区', 'electoraldistrict', 'constituency'),
  DISTRICT_AREAS: text(1_000, '', '选区范围', '选区所含社区', 'electoraldistrictareas'),
  DELEGATION: text(60, '第一代表团', '代表团', '所在代表团', 'delegation'),
  ELECTORAL_UNIT: text(100, '', '选举单位', '原选举单位', 'electoralunit'),
  FROM_ON: needed(day('2022-01-10', '任职起始日', '任职日期', '起始日期', 'from', 'startdate')),
  UNTIL_ON: day('', '任职终止日', '终止日期', 'until', 'enddate'),
  CONFIRMED_ON: day('2022-01-12', '资格确认日', '代表资格确认日期', 'confirmedon'),
} satisfies FieldTable;

const LEVELS: Readonly<Record<string, DeputyLevel>> = {
  镇: 'TOWN', 镇级: 'TOWN', 镇代表: 'TOWN', 乡镇: 'TOWN', 区: 'DISTRICT', 区级: 'DISTRICT', 区代表: 'DISTRICT', 市: 'CITY', 市级: 'CITY', 省: 'PROVINCE', 省级: 'PROVINCE',
  全国: 'NATION', 国家级: 'NATION', TOWN: 'TOWN', DISTRICT: 'DISTRICT', CITY: 'CITY', PROVINCE: 'PROVINCE', NATION: 'NATION',
};
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/u;

export interface DeputyRow {
  name: string;
  /** Directory's id; null where the name has to do. */
  person: string | null;
  level: DeputyLevel;
  area: string | null;
  electoralDistrict: string | null;
  districtAreas: string[];
  delegation: string | null;
  electoralUnit: string | null;
  from: string;
  until: string | null;
  confirmedOn: string | null;
}

export function readDeputy(values: Values, find: Find, today: string): DeputyRow {
  const { PERSON: person, FROM_ON: from = '', UNTIL_ON: until = null, CONFIRMED_ON: confirmedOn = null } = values;
  const level = codeIn(LEVELS, { values, field: 'LEVEL', find, otherwise: 'DISTRICT' });
  if (person !== undefined && !UUID.test(person.toLowerCase())) find('PERSON', 'NOT_AN_ID', person);
  if ((level === 'TOWN') !== (values.AREA !== undefined)) find('AREA', 'TOWN_DEPUTY', values.AREA ?? '');
  for (const [field, on] of [['FROM_ON', from], ['UNTIL_ON', until], ['CONFIRMED_ON', confirmedOn]] as const) {
    if (on !== null && on > today) find(field, 'IN_FUTURE', on);
    else if (on !== null && from !== '' && on < from && field === 'UNTIL_ON') find(field, 'BEFORE_BEGINNING', on);
  }
  return {
    name: values.NAME ?? '',
    person: person?.toLowerCase() ?? null,
    level,
    area: values.AREA ?? null,
    electoralDistrict: values.ELECTORAL_DISTRICT ?? null,
    districtAreas: listOf(values.DISTRICT_AREAS),
    delegation: values.DELEGATION ?? null,
    electoralUnit: values.ELECTORAL_UNIT ?? null,
    from,
    until,
    confirmedOn,
  };
}

/** A mandate as it stands. */
export interface Seat {
  id: string;
  person: string;
  name: string;
  level: DeputyLevel;
  term: string;
  area: string | null;
  status: 'ACTIVE' | 'SUSPENDED' | 'ENDED';
  from: string;
  until: string | null;
  electoralDistrict: string | null;
  delegation: string | null;
  electoralUnit: string | null;
  confirmedOn: string | null;
}

export interface KnownRoll {
  terms: readonly { id: string; from: string; until: string | null }[];
  areas: readonly KnownArea[];
  persons: readonly { id: string; name: string }[];
  electoralDistricts: readonly string[];
  delegations: readonly string[];
  seats: readonly Seat[];
}

export interface DeputyPlan extends Planned {
  /** The mandate that is there; null for a new one. */
  seat: string | null;
  /** Null for whoever is not known yet. */
  person: string | null;
  name: string;
  level: DeputyLevel;
  term: string;
  area: string | null;
  electoralDistrict: string | null;
  /** Areas of the electoral district where it is new. */
  districtAreas: string[];
  delegation: string | null;
  electoralUnit: string | null;
  from: string;
  until: string | null;
  confirmedOn: string | null;
}

const has = (names: readonly string[], name: string): boolean => names.some((each) => word(each) === word(name));

export function planDeputy(row: DeputyRow, known: KnownRoll, find: Find): DeputyPlan {
  const term = known.terms.find(({ from, until }) => from <= row.from && (until === null || row.from <= until));
  if (row.from !== '' && !term) find('FROM_ON', 'NO_TERM', row.from);
  const area = row.area === null ? null : areaOf(known.areas.filter(({ kind }) => kind === 'TOWN'), row.area, 'AREA', find);
  const isNewDistrict = row.electoralDistrict !== null && !has(known.electoralDistricts, row.electoralDistrict);
  const districtAreas = isNewDistrict ? row.districtAreas.flatMap((name) => areaOf(known.areas, name, 'DISTRICT_AREAS', find)?.id ?? []) : [];
  const seat = standing(row, { known, term: term?.id ?? '', area: area?.id ?? null, find });
  const person = seat?.person ?? personOf(row, known, find);
  const changes = seat !== null && (
    differs(row.electoralDistrict, seat.electoralDistrict) || differs(row.delegation, seat.delegation) || differs(row.electoralUnit, seat.electoralUnit) ||
    (row.confirmedOn !== null && row.confirmedOn !== seat.confirmedOn)
  );
  const change = seat === null ? 'created' : changes ? 'updated' : 'unchanged';
  if (change !== 'unchanged' && isNewDistrict) find('ELECTORAL_DISTRICT', 'NEW_ELECTORAL_DISTRICT', row.electoralDistrict ?? '');
  if (change !== 'unchanged' && row.delegation !== null && !has(known.delegations, row.delegation)) find('DELEGATION', 'NEW_DELEGATION', row.delegation);
  const { name, level, from, until, confirmedOn, electoralDistrict, delegation, electoralUnit } = row;
  return {
    identity: `${person ?? word(name)} ${level} ${area?.id ?? ''} ${from}`,
    change, seat: seat?.id ?? null, person, name, level, term: term?.id ?? '', area: area?.id ?? null, electoralDistrict, districtAreas, delegation, electoralUnit, from, until, confirmedOn,
  };
}

const differs = (said: string | null, stands: string | null): boolean => said !== null && word(said) !== word(stands ?? '');

/** Her mandate of that level and term, by her person's id or by her name. */
function standing(row: DeputyRow, { known, term, area, find }: { known: KnownRoll; term: string; area: string | null; find: Find }): Seat | null {
  const hers = known.seats.filter((seat) =>
    seat.term === term && seat.level === row.level && seat.area === area && (row.person === null ? word(seat.name) === word(row.name) : seat.person === row.person),
  );
  const there = hers.filter(({ from }) => from === row.from);
  if (there.length > 1) find('NAME', 'AMBIGUOUS_PERSON', row.name);
  const [seat] = there;
  if (seat) {
    if (row.until !== null && row.until !== seat.until) find('UNTIL_ON', 'ENDED_BY_ACT', row.until);
    return seat;
  }
  // One who was elected again after her mandate had ended has another.
  if (hers.some(({ status, until }) => status !== 'ENDED' || until === null || row.from <= until) && row.until === null) find('FROM_ON', 'ANOTHER_MANDATE', row.from);
  return null;
}

function personOf(row: DeputyRow, { persons }: KnownRoll, find: Find): string | null {
  if (row.person !== null) {
    const known = persons.find(({ id }) => id === row.person);
    if (known && word(known.name) !== word(row.name)) find('PERSON', 'ANOTHER_PERSON', row.person);
    return row.person;
  }
  const namesakes = persons.filter(({ name }) => word(name) === word(row.name));
  if (namesakes.length > 1) find('NAME', 'AMBIGUOUS_PERSON', row.name);
  else if (namesakes.length === 1) find('NAME', 'KNOWN_PERSON', row.name);
  return namesakes[0]?.id ?? null;
}
