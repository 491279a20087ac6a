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
    item: 'CONSTITUENTS',
    name: { zh: '已结束结对的选民信息', en: 'Data of voters whose tie has ended' },
    remove: by(`update constituent set name = null, phone = null, address = null, erased_at = clock_timestamp() where id in (select c.id from constituent c
      join tie on tie.constituent_id = c.id where c.erased_at is null and tie.ended_on < $1::timestamptz order by tie.ended_on limit $2)`),
  },
  {
    item: 'VISIT_NOTES',
    name: { zh: '家访笔记', en: 'Notes of home visits' },
    remove: by(`update visit set notes = null, version = version + 1 where id in (select id from visit
      where notes is not null and visited_on < $1::timestamptz order by visited_on limit $2)`),
  },
  {
    item: 'CONFIDENTIAL_READINGS',
    name: { zh: '保密建议查阅登记', en: 'Readings of confidential suggestions' },
    remove: by(`delete from confidential_reading where ctid in (select ctid from confidential_reading where at < $1 order by at limit $2)`),
  },
  {
    item: 'OPINION_SENDERS',
    name: { zh: '民意反映人的个人信息', en: 'Personal data of the senders of opinions' },
    remove: by(`delete from opinion_sender where id in (select s.id from opinion_sender s join opinion o using (id)
      where o.state in ('CLOSED', 'TRANSFERRED', 'MERGED', 'DECLINED') and o.updated_at < $1 order by o.updated_at limit $2)`),
  },
  {
    item: 'OPINION_FILES',
    name: { zh: '民意附件', en: 'Files of opinions' },
    remove: by(`update opinion set files = '[]', version = version + 1 where id in (select id from opinion
      where files <> '[]' and state in ('CLOSED', 'TRANSFERRED', 'MERGED', 'DECLINED') and updated_at < $1 order by updated_at limit $2)`),
  },
  {
    item: 'CONSTITUENT_REVEALS',
    name: { zh: '查看选民个人信息的登记', en: 'Reveals of constituents’ personal data' },
    remove: by('delete from personal_reveal where id in (select id from personal_reveal where at < $1 order by at limit $2)'),
  },
];
