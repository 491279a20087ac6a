/** 出席: who was expected on the day, and who was there. */
import type { Act } from '@redpine/kit/act';

/** Members of the day who serve: whoever is suspended from duty is expected nowhere (代表法 art. 61). */
const EXPECTED = `select m.deputy_id as deputy from deputy_group_member m join deputy d on d.id = m.deputy_id
  where m.group_id = $1 and m.from_on <= $2::date and coalesce(m.until_on >= $2::date, true)
    and d.status <> 'SUSPENDED' and d.from_on <= $2::date and coalesce(d.until_on >= $2::date, true)
  group by m.deputy_id order by min(m.id::text)`;
const ON_LEAVE = `exists (select 1 from deputy_leave l where l.deputy_id = a.deputy_id and l.state = 'APPROVED' and $2::date between l.from_on and l.until_on)`;
const CLEAR = 'delete from group_activity_attendance where activity_id = $1';
const RECORD = `insert into group_activity_attendance (activity_id, deputy_id, presence)
  select $1, a.deputy_id, case when a.deputy_id = any($4::uuid[]) then 'PRESENT' when ${ON_LEAVE} then 'ON_LEAVE' else 'ABSENT' end
  from unnest($3::uuid[]) with ordinality as a(deputy_id, n) order by a.n`;
const EXCUSE = `update group_activity_attendance a set presence = 'ON_LEAVE' where a.activity_id = $1 and a.presence = 'ABSENT' and ${ON_LEAVE}`;
const PRESENT = `select d.person_id as person from group_activity_attendance a join deputy d on d.id = a.deputy_id where a.activity_id = $1 and a.presence = 'PRESENT'`;

export async function expectedOn(tx: Act, group: string, day: string): Promise<string[]> {
  const rows = await tx.query<{ deputy: string }>(EXPECTED, [group, day]);
  return rows.map(({ deputy }) => deputy);
}

/** Records anew who was there; of the others, approved leave decides, not the recorder. */
export async function recordAttendance(
  tx: Act,
  { activity, day, expected, present }: { activity: string; day: string; expected: readonly string[]; present: readonly string[] },
): Promise<void> {
  await tx.query(CLEAR, [activity]);
  await tx.query(RECORD, [activity, day, expected, present]);
}

/** Leave that was approved since the record counts too; whose persons were there. */
export async function settleAttendance(tx: Act, activity: string, day: string): Promise<string[]> {
  await tx.query(EXCUSE, [activity, day]);
  const rows = await tx.query<{ person: string }>(PRESENT, [activity]);
  return rows.map(({ person }) => person);
}
