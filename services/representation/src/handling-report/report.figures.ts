import type { Act } from '@redpine/kit/act';
import { legalDay } from '@redpine/kit/clock';
import { rowOf } from '@redpine/kit/view/define';
import { date, render, sql, type Sql } from '@redpine/kit/view/sql';
import { longDay } from '../letter/letter.model.ts';
import { isCounted, isHandling, type OfHandlings } from '../figures/counted.ts';

/** Figures of a period, frozen: whoever reads the report reads these. */
export interface ReportFigures {
  asOf: string;
  total: number;
  answered: number;
  key: number;
  handlings: number;
  replied: number;
  inTime: number;
  overdue: number;
  rehandling: number;
  /** Of `implementable`: 落实率. */
  implemented: number;
  implementable: number;
  evaluated: number;
  satisfied: number;
  categories: { code: string; name: string; count: number }[];
  units: { name: string; handlings: number; replied: number; inTime: number; implemented: number; implementable: number; solved: number; dissatisfied: number }[];
}

/** Counts as the figures on screen do (`counted_handling`), whoever drafts: over the suggestions submitted within the days. */
export async function takeFigures(tx: Act, { from, until }: { from: string; until: string }): Promise<ReportFigures> {
  const midnight = (day: Sql): Sql => sql`${day}::timestamp at time zone 'Asia/Shanghai'`;
  const counted = (name: OfHandlings): Sql => sql`count(*) filter (where ${isHandling(name, legalDay(tx.now))})`;
  const ofHandlings = sql`count(*) as handlings, ${counted('REPLIED')} as replied, ${counted('REPLIED_IN_TIME')} as "inTime",
    ${counted('CLOCK_OVERDUE')} as overdue, ${counted('CLOCK_REHANDLING')} as rehandling,
    ${counted('IMPLEMENTED')} as implemented, ${counted('IMPLEMENTED')} + ${counted('PROMISED')} as implementable,
    ${counted('SOLVED')} as solved, count(*) filter (where result = 'DISSATISFIED') as dissatisfied,
    count(result) as evaluated, ${counted('SATISFIED')} as satisfied`;
  const { text, values } = render(sql`with s as (select s.id, s.state from suggestion s
        where ${isCounted(rowOf('s'))} and s.submitted_at >= ${midnight(date(from))} and s.submitted_at < ${midnight(sql`(${date(until)} + 1)`)}),
     h as (select counted.*, coalesce(o.short_name, o.name, h.unit_text, '—') as unit, c.name, c.position
        from s join handling h on h.suggestion_id = s.id join counted_handling as counted on counted.id = h.id left join organ o on o.id = h.organ_id
          left join reply r on r.handling_id = h.id and not r.superseded left join reply_category c on c.id = r.category_id),
     u as (select unit as name, ${ofHandlings} from h group by unit order by count(*) desc, unit limit 100),
     g as (select category as code, min(name) as name, min(position) as position, count(*) as count from h where category is not null group by 1 order by 3 limit 20)
     select to_jsonb(a) || jsonb_build_object(
       'total', (select count(*) from s), 'answered', (select count(*) from s where state in ('ANSWERED', 'CLOSED', 'ARCHIVED')),
       'key', (select count(*) from s where exists (select 1 from press p where p.suggestion_id = s.id and p.kind = 'KEY')),
       'categories', (select coalesce(jsonb_agg(jsonb_build_object('code', code, 'name', name, 'count', count) order by position), '[]') from g),
       'units', (select coalesce(jsonb_agg(to_jsonb(u) order by handlings desc, name), '[]') from u)) as figures
     from (select ${ofHandlings} from h) a`);
  const [row] = await tx.query<{ figures: Omit<ReportFigures, 'asOf'> }>(text, values);
  if (!row) throw new Error('a count gives one row');
  return { asOf: tx.now.toISOString(), ...row.figures };
}

/** The first words of a report, from its figures; the writers go on from there. */
export function firstWords({ total, answered, key, handlings, replied, inTime, implemented, implementable, asOf }: ReportFigures): string {
  return `截至${longDay(legalDay(new Date(asOf)))}，本期受理代表建议 ${total} 件（其中重点督办 ${key} 件），已答复 ${answered} 件；应答复的办理件 ${handlings} 件，已答复 ${replied} 件，按期答复 ${inTime} 件；应落实 ${implementable} 件，已落实 ${implemented} 件。`;
}
