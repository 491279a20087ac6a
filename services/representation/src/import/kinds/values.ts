/** How values of rows are read, and what names mean. Pure. */
import type { ImportField } from '../../generated/types.ts';
import { word } from '../import.row.ts';
import type { Find, Values } from './kind.ts';

// A citizen's identity number (GB 11643) and mainland mobile numbers, however they are written.
const IDENTITY = /(?<!\d)[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)/u;
const MOBILE = /(?<!\d)1[3-9](?:[\s-]?\d){9}(?!\d)/u;
// One id in five hundred holds what could be a mobile number.
const ID = /(?<![0-9a-f])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![0-9a-f])/giu;

/** Whether a value carries what the platform does not keep of anybody (个人信息保护法 art. 6, 28). */
export function isPersonal(value: string): boolean {
  const plain = value.normalize('NFKC').replace(ID, '');
  return IDENTITY.test(plain) || MOBILE.test(plain);
}

const PARTS = /身份证|身份号码|证件号|护照|手机|移动电话|银行卡|银行账|住址|家庭地址|宗教|病史|健康状况/u;
const WHOLE = new Set(['电话', '联系电话', '电话号码', '本人电话', '联系方式', 'phone', 'telephone', 'mobile', 'idnumber', 'idcard', 'homeaddress', 'email', '邮箱', '微信', '微信号']);

/** Whether a column, by its heading in the form of `plain`, holds personal data that no import takes. */
export function isPersonalHeading(heading: string): boolean {
  return PARTS.test(heading) || WHOLE.has(heading);
}

/** Names of one cell: 张三、李四 or 张三 李四; 李 明 is one name that is written wide. */
export function listOf(value: string | undefined): string[] {
  if (value === undefined) return [];
  const isParted = /[、,，;；]/u.test(value);
  const pieces = value.split(isParted ? /[、,，;；]/u : /\s+/u).map((piece) => piece.trim()).filter((piece) => piece !== '');
  return isParted || pieces.some((piece) => Array.from(piece).length > 1) ? pieces : [pieces.join('')].filter((piece) => piece !== '');
}

/** The code that a value stands for; `otherwise` where it is empty. */
export function codeIn<Code extends string>(
  codes: Readonly<Record<string, Code>>,
  { values, field, find, otherwise }: { values: Values; field: ImportField; find: Find; otherwise: Code },
): Code {
  const value = values[field];
  if (value === undefined) return otherwise;
  const code = new Map(Object.entries(codes).map(([name, each]) => [word(name), each])).get(word(value));
  if (code === undefined) find(field, 'UNKNOWN_VALUE', value);
  return code ?? otherwise;
}

/** 9:00, 09：00 or 9时30分 as HH:MM; null where it is no time of a day. */
export function timeOf(value: string): string | null {
  // Workbooks keep a time as its part of a day.
  if (/^0\.\d+$/u.test(value)) return new Date(Math.round(Number(value) * 86_400) * 1_000).toISOString().slice(11, 16);
  const [, hour = '', minute = '', half] = /^(\d{1,2})(?:[:.时点](?:(\d{2})分?|(半))?)(?::00)?$/u.exec(value.normalize('NFKC').replace(/\s/gu, '')) ?? [];
  if (hour === '' || Number(hour) > 23 || Number(minute) > 59) return null;
  return `${hour.padStart(2, '0')}:${half === undefined ? minute.padStart(2, '0') : '30'}`;
}

/** Both times of a turn, which may stand in one cell; faults are found where they stand. */
export function timesOf({ FROM_TIME: begun = '', UNTIL_TIME: ended }: Values, find: Find): { from: string; until: string } {
  const [first = '', second] = ended === undefined ? begun.split(/\s*(?:[-–—~～]|至|到)\s*/u) : [begun];
  const last = ended ?? second;
  const from = timeOf(first);
  const until = last === undefined ? null : timeOf(last);
  if (from === null && begun !== '') find('FROM_TIME', 'NOT_A_TIME', begun);
  if (last === undefined) find('UNTIL_TIME', 'REQUIRED', '');
  else if (until === null) find('UNTIL_TIME', 'NOT_A_TIME', last);
  else if (from !== null && until <= from) find('UNTIL_TIME', 'BEFORE_BEGINNING', last);
  return { from: from ?? '', until: until ?? '' };
}

export interface KnownArea {
  id: string;
  code: string;
  name: string;
  kind: string;
}

/** The area that a code or a name means. */
export function areaOf(areas: readonly KnownArea[], value: string, field: ImportField, find: Find): KnownArea | null {
  const found = areas.filter(({ code, name }) => code === value || word(name) === word(value));
  if (found.length !== 1) find(field, found.length === 0 ? 'UNKNOWN_AREA' : 'AMBIGUOUS_AREA', value);
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** A mandate as far as names mean it. */
export interface KnownSeat {
  id: string;
  person: string;
  name: string;
  level: string;
  serving: boolean;
  from: string;
  until: string | null;
}

const LEVELS = ['DISTRICT', 'TOWN', 'CITY', 'PROVINCE', 'NATION'];

/** Mandates by name, made once for each load: a file has many rows. */
const byName = new WeakMap<readonly KnownSeat[], Map<string, KnownSeat[]>>();

function named(seats: readonly KnownSeat[], name: string): readonly KnownSeat[] {
  const index = byName.get(seats) ?? Map.groupBy(seats, (seat) => word(seat.name));
  byName.set(seats, index);
  return index.get(word(name)) ?? [];
}

interface Meant {
  name: string;
  on: string;
  field: ImportField;
  find: Find;
  /** Where several deputies have the name, the one among these is meant. */
  preferred?: readonly string[];
  /** Whoever held a mandate on that day is meant, whatever became of it. */
  anyStatus?: boolean;
}

/** The mandate that a name means on a day: the district's where she has several. */
export function seatOf(seats: readonly KnownSeat[], { name, on, field, find, preferred = [], anyStatus = false }: Meant): KnownSeat | null {
  const held = named(seats, name).filter(({ serving, from, until }) => (serving || anyStatus) && from <= on && (until === null || on <= until));
  const persons = new Set(held.map(({ person }) => person));
  const known = persons.size > 1 ? held.filter(({ id }) => preferred.includes(id)) : held;
  const [seat] = known.toSorted((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level));
  const isOne = seat !== undefined && new Set(known.map(({ person }) => person)).size === 1;
  if (!isOne) find(field, persons.size > 1 ? 'AMBIGUOUS_DEPUTY' : 'UNKNOWN_DEPUTY', name);
  return isOne ? seat : null;
}
