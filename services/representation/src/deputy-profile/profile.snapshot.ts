/** What of a profile the public reads: rows of their own, written at publication. */
import type { Transaction } from '@redpine/kit/transaction';

/**
 * Basic and duty information of the deputies as it stands, with the texts, photo and telephone of their profiles where `$2`;
 * else those that are published stay. Found by the areas of their electoral district, or by their town.
 */
const PUBLISH = `insert into published_deputy as shown (id, name, level, term_id, electoral_district_id, delegation_id, town_id, electoral_unit, area_ids, from_on,
    occupation, introduction, phone, files, duties, duties_since, published_at)
  select d.id, d.name, d.level, d.term_id, d.electoral_district_id, d.delegation_id, d.area_id, d.electoral_unit,
    case when d.area_id is not null then array[d.area_id]
      else array(select c.area_id from electoral_district_area c where c.electoral_district_id = d.electoral_district_id order by 1) end,
    d.from_on,
    case when $2 then coalesce(p.occupation, '') else '' end, case when $2 then coalesce(p.introduction, '') else '' end,
    case when $2 then p.phone end, case when $2 then coalesce(p.files, '[]') else '[]' end,
    coalesce((select jsonb_agg(jsonb_build_object('kind', k.code, 'zh', k.name, 'en', k.name_en, 'count', counted.n) order by k.position)
      from (select v.kind, count(*) as n from duty_event v where v.deputy_id = d.id and v.state = 'VERIFIED' and v.on_day between d.from_on and $3::date group by v.kind) counted
      join duty_kind k on k.code = counted.kind and k.effective_from <= $3::date and coalesce(k.effective_until >= $3::date, true)), '[]'),
    d.from_on, $4
  from deputy d left join deputy_profile p on p.deputy_id = d.id where d.id = any($1::uuid[])
  on conflict (id) do update set name = excluded.name, electoral_district_id = excluded.electoral_district_id, delegation_id = excluded.delegation_id,
    area_ids = excluded.area_ids, duties = excluded.duties, published_at = excluded.published_at,
    occupation = case when $2 then excluded.occupation else shown.occupation end, introduction = case when $2 then excluded.introduction else shown.introduction end,
    phone = case when $2 then excluded.phone else shown.phone end, files = case when $2 then excluded.files else shown.files end`;

type Writes = Pick<Transaction, 'query' | 'now'>;

/** Publishes, or renews what is published. `today` is the legal day up to which duties count; flush the profile first. */
export async function publishSnapshot(tx: Writes, deputies: readonly string[], { withTexts, today }: { withTexts: boolean; today: string }): Promise<void> {
  await tx.query(PUBLISH, [deputies, withTexts, today, tx.now]);
}

export async function removeSnapshot(tx: Writes, deputy: string): Promise<void> {
  await tx.query('delete from published_deputy where id = $1', [deputy]);
}

const GONE = { PHONE: 'phone = null', PHOTO: `files = '[]'` } as const;

/** What a consent was given for is public no longer; the rest stays as it was published. */
export async function removeFromSnapshot(tx: Writes, deputy: string, item: 'PHONE' | 'PHOTO'): Promise<void> {
  await tx.query(`update published_deputy set ${GONE[item]} where id = $1`, [deputy]);
}
