import type { Act } from '@redpine/kit/act';
import { legalDay } from '@redpine/kit/clock';

/** Figures of a period, frozen: whoever reads the report reads these. */
export interface ReportFigures {
  asOf: string;
  total: number;
  answered: number;
  key: number;
  handlings: number;
  replied: number;
  inTime: number;
  evaluated: number;
  satisfied: number;
  categories: { code: string; name: string; count: number }[];
  units: { name: string; handlings: number; replied: number; inTime: number; solved: number; dissatisfied: number }[];
}

/** Counts as the figures on screen do, over the suggestions submitted within the days; rows with import flags stand outside. */
export async function takeFigures(tx: Act, { from, until }: { from: string; until: string }): Promise<ReportFigures> {
  const [row] = await tx.query<{ figures: Omit<ReportFigures, 'asOf'> }>(
    `with s as (select id, state from suggestion
        where counted and state in ('ACCEPTED', 'HANDED_OVER', 'ASSIGNED', 'ANSWERED', 'CLOSED', 'ARCHIVED')
          and submitted_at >= $1::date::timestamp at time zone 'Asia/Shanghai'
          and submitted_at < ($2::date + 1)::timestamp at time zone 'Asia/Shanghai'),
     h as (select coalesce(o.short_name, o.name, h.unit_text, '—') as unit, h.state not in ('OFFERED', 'IN_HAND') as replied,
          coalesce(d.met_on <= d.due_on, false) as in_time, c.code, c.name, c.position, e.result
        from s join handling h on h.suggestion_id = s.id and h.role <> 'CO' and h.state not in ('RETURNED', 'REPLACED', 'WITHDRAWN')
          left join organ o on o.id = h.organ_id
          left join deadline d on d.handling_id = h.id and d.kind = 'REPLY' and not d.superseded
          left join reply r on r.handling_id = h.id and not r.superseded left join reply_category c on c.id = r.category_id
          left join evaluation e on e.handling_id = h.id and not e.superseded),
     u as (select unit as name, count(*) as handlings, count(*) filter (where replied) as replied, count(*) filter (where in_time) as "inTime",
          count(*) filter (where code = 'A') as solved, count(*) filter (where result = 'DISSATISFIED') as dissatisfied
        from h group by unit order by count(*) desc, unit limit 100),
     g as (select code, min(name) as name, min(position) as position, count(*) as count from h where code is not null group by code order by 3 limit 20)
     select json_build_object(
       'total', (select count(*) from s), 'answered', (select count(*) from s where state in ('ANSWERED', 'CLOSED', 'ARCHIVED')),
       'key', (select count(*) from s where exists (select 1 from press p where p.suggestion_id = s.id and p.kind = 'KEY')),
       'handlings', (select count(*) from h), 'replied', (select count(*) from h where replied), 'inTime', (select count(*) from h where in_time),
       'evaluated', (select count(*) from h where result is not null),
       'satisfied', (select count(*) from h where result in ('SATISFIED', 'BASICALLY_SATISFIED')),
       'categories', (select coalesce(json_agg(json_build_object('code', code, 'name', name, 'count', count) order by position), '[]') from g),
       'units', (select coalesce(json_agg(u), '[]') from u)) as figures`,
    [from, until],
  );
  if (!row) throw new Error('a count gives one row');
  return { asOf: tx.now.toISOString(), ...row.figures };
}

/** The first words of a report, from its figures; the writers go on from there. */
export function firstWords({ total, answered, key, handlings, replied, inTime, asOf }: ReportFigures): string {
  const day = legalDay(new Date(asOf));
  return `截至 ${day}，本期受理代表建议 ${total} 件（其中重点督办 ${key} 件），已答复 ${answered} 件；应答复的办理件 ${handlings} 件，已答复 ${replied} 件，按期答复 ${inTime} 件。`;
}
