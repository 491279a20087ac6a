/** 值班接待表: rows as turns of a home. Pure. */
import type { HomeEventKind } from '../../generated/types.ts';
import { day, type FieldTable, needed, text } from '../import.fields.ts';
import { word } from '../import.row.ts';
import type { Find, Planned, Values } from './kind.ts';
import { codeIn, type KnownSeat, listOf, seatOf, timesOf } from './values.ts';

export const rotaFields = {
  HOME: needed(text(60, '红升街道代表之家', '代表之家', '代表之家名称', '站点', '联络站', '区域', 'home')),
  ON_DAY: needed(day('2026-03-20', '日期', '值班日期', '接待日期', 'date', 'day')),
  FROM_TIME: needed(text(20, '9:00', '开始时间', '时间', '时段', '值班时间', '接待时间', 'from', 'start')),
  UNTIL_TIME: text(20, '11:00', '结束时间', 'until', 'end'),
  KIND: text(20, '接待', '类型', '类别', 'kind', 'type'),
  SUBJECT: text(100, '代表接待日', '主题', '事由', '接待主题', '内容', 'subject'),
  DEPUTIES: needed(text(1_000, '张建国、李秀兰', '值班代表', '接待代表', '代表', '代表姓名', 'deputies')),
} satisfies FieldTable;

const KINDS: Readonly<Record<string, HomeEventKind>> = { 接待: 'RECEPTION', 值班: 'RECEPTION', 接待群众: 'RECEPTION', 活动: 'ACTIVITY', RECEPTION: 'RECEPTION', ACTIVITY: 'ACTIVITY' };

export interface RotaRow {
  home: string;
  on: string;
  from: string;
  until: string;
  kind: HomeEventKind;
  subject: string;
  deputies: string[];
}

export function readTurn(values: Values, find: Find): RotaRow {
  const kind = codeIn(KINDS, { values, field: 'KIND', find, otherwise: 'RECEPTION' });
  const deputies = listOf(values.DEPUTIES);
  const repeated = deputies.find((name, n) => deputies.findIndex((each) => word(each) === word(name)) !== n);
  if (repeated !== undefined) find('DEPUTIES', 'DUPLICATE', repeated);
  return {
    home: values.HOME ?? '',
    on: values.ON_DAY ?? '',
    ...timesOf(values, find),
    kind,
    subject: values.SUBJECT ?? (kind === 'RECEPTION' ? '代表接待日' : '代表活动'),
    deputies,
  };
}

export interface HomeOfRota {
  id: string;
  name: string;
  kind: string;
  state: string;
  areaCode: string;
  areaName: string;
  members: readonly string[];
}

/** A turn as it stands, unless it was called off. */
export interface Turn {
  home: string;
  on: string;
  from: string;
  until: string;
  kind: HomeEventKind;
  subject: string;
  deputies: readonly string[];
}

export interface KnownRota {
  homes: readonly HomeOfRota[];
  seats: readonly KnownSeat[];
  turns: readonly Turn[];
}

export interface RotaPlan extends Planned {
  home: string;
  on: string;
  from: string;
  until: string;
  kind: HomeEventKind;
  subject: string;
  deputies: string[];
}

export function planTurn(row: RotaRow, known: KnownRota, find: Find): RotaPlan {
  const home = homeOf(row.home, known.homes, find);
  if (home && home.state !== 'OPEN') find('HOME', 'HOME_NOT_OPEN', row.home);
  const deputies = row.deputies.flatMap((name) => seatOf(known.seats, { name, on: row.on, field: 'DEPUTIES', find, preferred: home?.members ?? [] })?.id ?? []);
  const there = known.turns.find(({ home: at, on, from, kind }) => at === home?.id && on === row.on && from === row.from && kind === row.kind);
  const isSame = there !== undefined && there.until === row.until && word(there.subject) === word(row.subject) && there.deputies.toSorted().join() === deputies.toSorted().join();
  if (there && !isSame) find('FROM_TIME', 'TAKEN', `${row.on} ${row.from}`);
  return {
    ...row,
    identity: `${home?.id ?? ''} ${row.on} ${row.from} ${row.kind}`,
    change: there ? 'unchanged' : 'created',
    home: home?.id ?? '',
    deputies,
  };
}

/** By its name; else the home of the area that is named. */
function homeOf(value: string, homes: readonly HomeOfRota[], find: Find): HomeOfRota | null {
  if (value === '') return null;
  const named = homes.filter(({ name }) => word(name) === word(value));
  const found = named.length > 0 ? named : homes.filter(({ kind, areaCode, areaName }) => kind === 'AREA' && (areaCode === value || word(areaName) === word(value)));
  if (found.length !== 1) find('HOME', found.length === 0 ? 'UNKNOWN_HOME' : 'AMBIGUOUS_HOME', value);
  return found.length === 1 ? (found[0] ?? null) : null;
}
