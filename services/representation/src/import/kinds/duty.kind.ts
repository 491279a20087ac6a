/** 履职事项: rows as duty events. Pure. */
import { day, type FieldTable, needed, text } from '../import.fields.ts';
import { word } from '../import.row.ts';
import type { Find, Planned, Values } from './kind.ts';
import { type KnownSeat, seatOf } from './values.ts';

export const dutyFields = {
  DEPUTY: needed(text(40, '张建国', '代表姓名', '代表', '姓名', 'deputy', 'name')),
  KIND: needed(text(60, '学习培训', '履职种类', '种类', '类型', '类别', '履职类型', 'kind', 'type')),
  ON_DAY: needed(day('2025-06-18', '日期', '履职日期', '时间', '履职时间', 'date', 'day')),
  SUBJECT: needed(text(200, '参加代表履职能力培训班', '事项', '履职事项', '内容', '履职内容', '事由', '主题', 'title', 'subject')),
  NOTE: text(1_000, '培训签到表', '依据', '佐证', '佐证材料', '备注', '说明', 'note', 'evidence'),
} satisfies FieldTable;

export interface DutyRow {
  deputy: string;
  kind: string;
  on: string;
  title: string;
  note: string | null;
}

export function readDuty(values: Values, find: Find, today: string): DutyRow {
  const { DEPUTY: deputy = '', KIND: kind = '', ON_DAY: on = '', SUBJECT: title = '', NOTE: note = null } = values;
  if (on > today) find('ON_DAY', 'IN_FUTURE', on);
  return { deputy, kind, on, title, note };
}

export interface KnownDuty {
  seats: readonly KnownSeat[];
  /** Kinds that are entered by hand. */
  kinds: readonly { code: string; name: string; from: string; until: string | null }[];
  /** `identityOf` what stands and was not taken back. */
  entered: ReadonlySet<string>;
}

export interface DutyPlan extends Planned {
  deputy: string;
  kind: string;
  on: string;
  title: string;
  note: string | null;
}

export const identityOf = ({ deputy, kind, on, title }: { deputy: string; kind: string; on: string; title: string }): string =>
  [deputy, kind, on, word(title)].join(' ');

export function planDuty(row: DutyRow, known: KnownDuty, find: Find): DutyPlan {
  const lasting = known.kinds.filter(({ from, until }) => from <= row.on && (until === null || row.on <= until));
  const kind = lasting.find(({ code, name }) => code === row.kind.toUpperCase() || word(name) === word(row.kind));
  if (row.kind !== '' && row.on !== '' && !kind) find('KIND', 'UNKNOWN_KIND', row.kind);
  const seat = row.deputy === '' || row.on === '' ? null : seatOf(known.seats, { name: row.deputy, on: row.on, field: 'DEPUTY', find, anyStatus: true });
  const event = { ...row, deputy: seat?.id ?? '', kind: kind?.code ?? '' };
  const identity = identityOf(event);
  return { ...event, identity, change: known.entered.has(identity) ? 'unchanged' : 'created' };
}
