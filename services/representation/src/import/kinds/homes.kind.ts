/** 代表之家: rows as homes. Pure. */
import type { HomeKind, HomeZone } from '../../generated/types.ts';
import { levelOf } from '../../home/home.workflow.ts';
import { day, type FieldTable, needed, text } from '../import.fields.ts';
import { word } from '../import.row.ts';
import type { Find, Planned, Values } from './kind.ts';
import { areaOf, codeIn, type KnownArea, type KnownSeat, listOf, seatOf } from './values.ts';

export const homeFields = {
  NAME: needed(text(60, '红升街道代表之家', '名称', '代表之家名称', '代表之家', '站点名称', '联络站名称', 'name')),
  KIND: text(20, '区域', '类型', '类别', 'kind', 'type'),
  AREA: needed(text(60, '红升街道', '所属区域', '区域', '所在区域', '街道镇', '社区村', '区域代码', 'area', 'areacode')),
  TOPIC: text(60, '', '领域', '专业领域', 'topic', 'field'),
  ADDRESS: needed(text(200, '新兴中路 1 号', '地址', '详细地址', 'address')),
  OPENING_HOURS: text(100, '工作日 8:30–17:00', '开放时间', 'openinghours'),
  CONTACT: text(100, '0458-6100000', '联系方式', '单位电话', '联系电话', '办公电话', '电话', 'contact'),
  SQUARE_METRES: text(10, '60', '面积', '面积平方米', '建筑面积', 'squaremetres'),
  ZONES: text(100, '接待区、议事区', '功能区', '功能分区', 'zones'),
  BARRIER_FREE: text(10, '是', '无障碍', '无障碍设施', 'barrierfree'),
  OPENED_ON: day('2024-03-01', '启用日期', '启用日', '挂牌日期', '成立日期', 'openedon'),
  MEMBERS: text(2_000, '', '进家代表', '入站代表', '驻站代表', 'members'),
} satisfies FieldTable;

const KINDS: Readonly<Record<string, HomeKind>> = {
  区域: 'AREA', 区域性: 'AREA', 专业: 'PROFESSIONAL', 专业代表之家: 'PROFESSIONAL', 网上: 'ONLINE', 线上: 'ONLINE', AREA: 'AREA', PROFESSIONAL: 'PROFESSIONAL', ONLINE: 'ONLINE',
};
const ZONES: Readonly<Record<string, HomeZone>> = {
  接待区: 'RECEPTION', 接待: 'RECEPTION', 议事区: 'MEETING', 议事: 'MEETING', 展示区: 'DISPLAY', 展示: 'DISPLAY', 学习区: 'STUDY', 学习: 'STUDY',
  RECEPTION: 'RECEPTION', MEETING: 'MEETING', DISPLAY: 'DISPLAY', STUDY: 'STUDY',
};
const YES_OR_NO: Readonly<Record<string, 'YES' | 'NO' | 'UNSAID'>> = { 是: 'YES', 有: 'YES', YES: 'YES', TRUE: 'YES', '1': 'YES', 否: 'NO', 无: 'NO', NO: 'NO', FALSE: 'NO', '0': 'NO' };

export interface HomeRow {
  name: string;
  kind: HomeKind;
  area: string;
  topic: string | null;
  address: string;
  /** Null where the file leaves it open: what stands stays. */
  openingHours: string | null;
  contact: string | null;
  squareMetres: number | null;
  zones: HomeZone[] | null;
  barrierFree: boolean | null;
  openedOn: string | null;
  members: string[];
  today: string;
}

export function readHome(values: Values, find: Find, today: string): HomeRow {
  const kind = codeIn(KINDS, { values, field: 'KIND', find, otherwise: 'AREA' });
  if ((kind === 'PROFESSIONAL') !== (values.TOPIC !== undefined)) find('TOPIC', 'UNFIT_TOPIC', values.TOPIC ?? '');
  const barrier = codeIn(YES_OR_NO, { values, field: 'BARRIER_FREE', find, otherwise: 'UNSAID' });
  const openedOn = values.OPENED_ON ?? null;
  if (openedOn !== null && openedOn > today) find('OPENED_ON', 'IN_FUTURE', openedOn);
  const zones = values.ZONES === undefined ? null : listOf(values.ZONES).flatMap((name) => zoneOf(name, find));
  return {
    name: values.NAME ?? '',
    kind,
    area: values.AREA ?? '',
    topic: values.TOPIC ?? null,
    address: values.ADDRESS ?? '',
    openingHours: values.OPENING_HOURS ?? null,
    contact: values.CONTACT ?? null,
    squareMetres: metresOf(values.SQUARE_METRES, find),
    zones: zones && [...new Set(zones)],
    barrierFree: barrier === 'UNSAID' ? null : barrier === 'YES',
    openedOn,
    members: listOf(values.MEMBERS),
    today,
  };
}

function zoneOf(name: string, find: Find): HomeZone[] {
  const zone = ZONES[word(name)];
  if (zone === undefined) find('ZONES', 'UNKNOWN_VALUE', name);
  return zone === undefined ? [] : [zone];
}

function metresOf(value: string | undefined, find: Find): number | null {
  if (value === undefined) return null;
  const number = Number(/^(\d+)(?:\.\d+)?(?:平方米|平米|㎡|m2)?$/iu.exec(value.normalize('NFKC').replace(/\s/gu, ''))?.[1] ?? NaN);
  if (number >= 1 && number <= 100_000) return number;
  find('SQUARE_METRES', 'NOT_A_NUMBER', value);
  return null;
}

/** What can be said of a home. */
export interface Described {
  name: string;
  label: string;
  address: string;
  openingHours: string;
  contact: string;
  squareMetres: number | null;
  zones: HomeZone[];
  barrierFree: boolean | null;
}

export interface StandingHome extends Described {
  id: string;
  version: number;
  state: string;
  kind: HomeKind;
  area: string;
  topic: string | null;
  members: readonly string[];
}

export interface KnownHomes {
  areas: readonly KnownArea[];
  topics: readonly { id: string; code: string; name: string }[];
  seats: readonly KnownSeat[];
  /** Those that are not closed. */
  homes: readonly StandingHome[];
}

export interface HomePlan extends Planned {
  kind: HomeKind;
  area: string;
  topic: string | null;
  home: { id: string; version: number } | null;
  described: Described;
  /** Whether what stands is to be revised. */
  revises: boolean;
  /** The day to put it in force from; null where it is in force or is not to be. */
  openedOn: string | null;
  /** Deputies to attach. */
  members: string[];
  today: string;
}

export function planHomeRow(row: HomeRow, known: KnownHomes, find: Find): HomePlan {
  const area = row.area === '' ? null : areaOf(known.areas, row.area, 'AREA', find);
  if (row.kind === 'AREA' && area && levelOf(area.kind) === null) find('AREA', 'UNFIT_AREA', row.area);
  const { topic: said } = row;
  const topic = said === null ? null : known.topics.find(({ code, name }) => code === said || word(name) === word(said));
  if (topic === undefined) find('TOPIC', 'UNKNOWN_VALUE', said ?? '');
  const standing = known.homes.find((home) =>
    home.kind === row.kind && (row.kind === 'AREA' ? home.area === area?.id : word(home.name) === word(row.name)),
  );
  const described: Described = {
    name: row.name,
    label: standing?.label ?? '代表之家',
    address: row.address,
    openingHours: row.openingHours ?? standing?.openingHours ?? '',
    contact: row.contact ?? standing?.contact ?? '',
    squareMetres: row.squareMetres ?? standing?.squareMetres ?? null,
    zones: (row.zones ?? standing?.zones ?? []).toSorted(),
    barrierFree: row.barrierFree ?? standing?.barrierFree ?? null,
  };
  const opens = row.openedOn !== null && (standing === undefined || standing.state === 'PLANNED');
  if (opens && (described.openingHours === '' || described.contact === '')) find('OPENED_ON', 'NOT_REACHABLE', row.openedOn ?? '');
  const members = row.members.flatMap((name) => seatOf(known.seats, { name, on: row.today, field: 'MEMBERS', find, preferred: standing?.members ?? [] })?.id ?? []);
  const attached = [...new Set(members)].filter((id) => standing?.members.includes(id) !== true);
  const revises = standing !== undefined && !isSame(described, standing);
  const change = standing === undefined ? 'created' : revises || opens || attached.length > 0 ? 'updated' : 'unchanged';
  return {
    identity: row.kind === 'AREA' ? `AREA ${area?.id ?? ''}` : `${row.kind} ${word(row.name)}`,
    change, kind: row.kind, area: area?.id ?? '', topic: topic?.code ?? null,
    home: standing ? { id: standing.id, version: standing.version } : null,
    described, revises, openedOn: opens ? row.openedOn : null, members: attached, today: row.today,
  };
}

function isSame(a: Described, b: Described): boolean {
  return (
    a.name === b.name && a.address === b.address && a.openingHours === b.openingHours && a.contact === b.contact &&
    a.squareMetres === b.squareMetres && a.barrierFree === b.barrierFree && a.zones.join() === b.zones.toSorted().join()
  );
}
