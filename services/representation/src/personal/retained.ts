import type { Retained } from '@redpine/kit/personal/retention';

const counted = (change: string): string => `with gone as (${change} returning 1) select count(*)::int as n from gone`;

const by =
  (change: string): Retained['remove'] =>
  async (tx, before, limit) => {
    const [row] = await tx.query<{ n: number }>(counted(change), [before, limit]);
    return row?.n ?? 0;
  };

/** What representation keeps for a time; the days are in `retention_rule`. */
export const RETAINED: readonly Retained[] = [
  {
    item: 'DRAFTS',
    name: { zh: '未提交的建议草稿', en: 'Drafts never submitted' },
    remove: by(`delete from suggestion where id in (select id from suggestion
      where state = 'DRAFT' and submitted_at is null and source = 'PLATFORM' and updated_at < $1 order by updated_at limit $2)`),
  },
  {
    item: 'IMPORT_PROBLEMS',
    name: { zh: '导入登记表的问题行', en: 'Faulty rows of imported registers' },
    remove: by(`update suggestion_import set problems = '[]' where id in (select id from suggestion_import
      where ended_at < $1 and problems <> '[]' order by ended_at limit $2)`),
  },
  {
    item: 'CONFIDENTIAL_READINGS',
    name: { zh: '保密建议查阅登记', en: 'Readings of confidential suggestions' },
    remove: by(`delete from confidential_reading where ctid in (select ctid from confidential_reading where at < $1 order by at limit $2)`),
  },
];
