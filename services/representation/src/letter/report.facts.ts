/** What the report on handling says, from its frozen figures; its lists hold nothing that is confidential. */
import { legalDay } from '@redpine/kit/clock';
import { rowOf } from '@redpine/kit/view/define';
import { as, date, render, sql, type Sql } from '@redpine/kit/view/sql';
import type { Views } from '@redpine/kit/view/views';
import { z } from 'zod';
import { KEPT_STATES, OPEN_STATES } from '../commitment/commitment.workflow.ts';
import type { Context } from '../context.ts';
import { isCounted } from '../figures/counted.ts';
import { read } from '../read.ts';
import { office } from './letter.facts.ts';
import type { FrozenFigure, ReportLetterFacts } from './report.letter.ts';

const reportShape = z.object({
  title: z.string(),
  from: z.string(),
  until: z.string(),
  submittedOn: z.string().nullable(),
  sections: z.array(z.object({ part: z.enum(['OVERVIEW', 'MEASURES', 'PROBLEMS', 'NEXT']), text: z.string() })),
});
const REPORT = 'query ($id: ID!) { handlingReport(id: $id) { title from until submittedOn sections { part text } } }';
const PARTS = { OVERVIEW: '总体情况', MEASURES: '主要做法', PROBLEMS: '存在问题', NEXT: '下步打算' } as const;

const frozenShape = z.looseObject({
  asOf: z.string(),
  categories: z.array(z.object({ code: z.string(), name: z.string(), count: z.number() })).default([]),
  units: z.array(z.looseObject({ name: z.string() })).default([]),
});
const ratio = z.object({ numerator: z.number(), denominator: z.number() });

/** The figures that a report may hold, and of what each is a part: reports keep those of the day on which they were taken. */
const FIGURES: readonly [name: string, label: string, of: string | null][] = [
  ['total', '受理代表建议', null],
  ['answered', '已答复的建议', 'total'],
  ['key', '重点督办的建议', 'total'],
  ['handlings', '应答复的办理件', null],
  ['replied', '已答复的办理件', 'handlings'],
  ['inTime', '按期答复的办理件', 'handlings'],
  ['overdue', '逾期未答复的办理件', 'handlings'],
  ['rehandling', '重新办理中的办理件', 'handlings'],
  ['implemented', '已落实的办理件', 'implementable'],
  ['evaluated', '代表已评价', 'replied'],
  ['satisfied', '满意和基本满意', 'evaluated'],
];
const OF_UNITS: readonly [name: string, label: string][] = [
  ['handlings', '应答复'], ['replied', '已答复'], ['inTime', '按期'], ['implementable', '应落实'], ['implemented', '已落实'], ['solved', '已解决'], ['dissatisfied', '不满意'],
];

export async function reportFacts(context: Context, views: Views, id: string): Promise<ReportLetterFacts> {
  const of = reportShape.parse((await read(context, views, REPORT, id))['handlingReport']);
  const [row] = await context.database.query<{ figures: unknown }>('select figures from handling_report where id = $1', [id]);
  const frozen = frozenShape.parse(row?.figures);
  const asOf = legalDay(new Date(frozen.asOf));
  const on = of.submittedOn ?? legalDay(context.clock());
  const columns = OF_UNITS.filter(([name]) => frozen.units.some((unit) => countOf(unit[name]) !== null));
  const lists = await listsOf(context, of, frozen.asOf, on);
  return {
    sender: await office(context, 'DEPUTIES_OFFICE', on),
    title: of.title,
    from: of.from,
    until: of.until,
    sections: of.sections.flatMap(({ part, text }) => (text === '' ? [] : [{ title: PARTS[part], text }])),
    asOf,
    figures: figuresOf(frozen),
    categories: frozen.categories.map(({ code, name, count }) => ({ name: `${code}（${name}）`, count })),
    units: {
      columns: columns.map(([, label]) => label),
      rows: frozen.units.map((unit) => ({ name: unit.name, counts: columns.map(([name]) => countOf(unit[name]) ?? 0) })),
    },
    ...lists,
    on,
  };
}

/** A count, or the counted part of a ratio. */
function countOf(value: unknown): number | null {
  if (typeof value === 'number') return value;
  const parsed = ratio.safeParse(value);
  return parsed.success ? parsed.data.numerator : null;
}

export function figuresOf(frozen: Readonly<Record<string, unknown>>): FrozenFigure[] {
  return FIGURES.flatMap(([name, label, of]) => {
    const numerator = countOf(frozen[name]);
    if (numerator === null) return [];
    const own = ratio.safeParse(frozen[name]);
    return [{ label, numerator, denominator: own.success ? own.data.denominator : of === null ? null : countOf(frozen[of]) }];
  });
}

/** Key suggestions as they were pressed for when the figures were taken, and the promises of the period's replies. */
async function listsOf(context: Context, { from, until }: { from: string; until: string }, asOf: string, on: string) {
  const midnight = (day: Sql): Sql => sql`${day}::timestamp at time zone 'Asia/Shanghai'`;
  const { text, values } = render(sql`with s as (select s.* from suggestion s
        where ${isCounted(rowOf('s'))} and s.submitted_at >= ${midnight(date(from))} and s.submitted_at < ${midnight(sql`(${date(until)} + 1)`)}),
     k as (select s.number, s.title, p.leader_name as leader, p.started_at, coalesce(p.closed_on <= ${date(on)}, false) as closed
        from s join press p on p.suggestion_id = s.id and p.kind = 'KEY' and p.started_at <= ${as('timestamptz', asOf)}
        where not s.confidential order by p.started_at, s.id limit 200),
     c as (select coalesce(o.short_name, o.name, h.unit_text, '—') as unit, count(*) as total,
          count(*) filter (where c.state = any(${[...KEPT_STATES]})) as kept,
          count(*) filter (where c.state = any(${[...OPEN_STATES]}) and c.due_on < coalesce(c.met_on, ${date(on)})) as overdue
        from s join commitment c on c.suggestion_id = s.id join handling h on h.id = c.handling_id left join organ o on o.id = h.organ_id
        group by 1 order by 2 desc, 1 limit 100)
     select (select coalesce(json_agg(json_build_object('number', number, 'title', title, 'leader', leader, 'closed', closed) order by started_at), '[]') from k) as keys,
       (select coalesce(json_agg(c), '[]') from c) as commitments,
       exists (select 1 from s join deputy d on d.id = s.lead_deputy_id where d.demo) as demo`);
  const [row] = await context.database.query<Pick<ReportLetterFacts, 'keys' | 'commitments' | 'demo'>>(text, values);
  if (!row) throw new Error('a list gives one row');
  return row;
}
