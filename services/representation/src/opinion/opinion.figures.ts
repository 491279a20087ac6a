/** Figures over opinions. They count rows whose text the viewer may not read, so that no filter of theirs looks at it. */
import { filtered } from '@redpine/kit/view/connection';
import { computed, type Field, type Row, rowOf, type ViewContext } from '@redpine/kit/view/define';
import { and, join, plannedAnew, raw, sql, type Sql } from '@redpine/kit/view/sql';
import { liesIn } from '../area/area.visibility.ts';
import { countFigure, listPath, ratioFigure } from '../figures/figure.ts';
import type { OpinionFigureFilter, OpinionFigures, OpinionFilter } from '../generated/types.ts';
import { isAnswered, isConverted, isOfDistrict, isOfHome, isOverdue, isRated, isSatisfied, needsAnswer, opinionFigureFilters } from './opinion.filter.ts';
import { isCountedFor } from './opinion.visibility.ts';

/** What a figure stands on: the field of the filter that narrows it, its value, and the condition. */
interface Within {
  field: 'area' | 'topic' | 'deputy' | 'unit' | 'home' | 'electoralDistrict';
  value: Sql;
  holds: (opinion: Row) => Sql;
}

/** Over all opinions, or over those of the row at hand. */
export function opinionFigures(within: (row: Row) => Within | null = () => null): Field {
  return computed<{ filter?: OpinionFigureFilter | null }>(({ row, args, context, selected }) => figures(within(row), args.filter ?? {}, context, selected));
}

export const opinionsOfArea = opinionFigures((area) => ({ field: 'area', value: area('id'), holds: (opinion) => liesIn(opinion('area_id'), area('id')) }));
export const opinionsOfTopic = opinionFigures((topic) => ({ field: 'topic', value: topic('code'), holds: (opinion) => sql`${opinion('topic_id')} = ${topic('id')}` }));
export const opinionsOfOrgan = opinionFigures((organ) => ({ field: 'unit', value: organ('id'), holds: (opinion) => sql`${opinion('organ_id')} = ${organ('id')}` }));
export const opinionsOfDeputy = opinionFigures((deputy) => ({ field: 'deputy', value: deputy('id'), holds: (opinion) => sql`${opinion('deputy_id')} = ${deputy('id')}` }));
export const opinionsOfHome = opinionFigures((home) => ({ field: 'home', value: home('id'), holds: (opinion) => isOfHome(opinion, home('id')) }));
export const opinionsOfDistrict = opinionFigures((district) => ({ field: 'electoralDistrict', value: district('id'), holds: (opinion) => isOfDistrict(opinion, district('id')) }));

function figures(within: Within | null, filter: OpinionFigureFilter, context: ViewContext, selected: ReadonlySet<string>): Sql {
  const opinion = rowOf('o');
  const where = and([isCountedFor(opinion, context), ...(within ? [within.holds(opinion)] : []), ...filtered(opinionFigureFilters, filter, opinion, context)]);
  const path = (behind: OpinionFilter): Sql => drillDown(within, { ...filter, ...behind });
  const all: Readonly<Record<Exclude<keyof OpinionFigures, '__typename'>, () => Sql>> = {
    received: () => countFigure(context, raw('received'), path({})),
    answered: () => ratioFigure(context, raw('answered'), raw('to_answer'), path({ answered: true })),
    daysToAnswer: () => sql`case when days is not null then ${countFigure(context, raw('days'), path({ answered: true }))} end`,
    closed: () => ratioFigure(context, raw('closed'), raw('to_answer'), path({ states: ['CLOSED'] })),
    inTime: () => ratioFigure(context, raw('in_time'), raw('answered + overdue'), path({ inTime: true })),
    converted: () => ratioFigure(context, raw('converted'), raw('received'), path({ converted: true })),
    satisfied: () => ratioFigure(context, raw('satisfied'), raw('rated'), path({ satisfied: true })),
    overdue: () => countFigure(context, raw('overdue'), path({ overdue: true })),
  };
  const object = Object.entries(all).filter(([name]) => selected.has(name)).map(([name, figure]) => sql`${raw(`'${name}'`)}, ${figure()}`);
  const counted = (condition: Sql): Sql => sql`count(*) filter (where ${condition})`;
  return plannedAnew(sql`(select jsonb_build_object(${join(object, ', ')}) from (select count(*) as received,
      ${counted(needsAnswer(opinion))} as to_answer,
      ${counted(isAnswered(opinion))} as answered,
      ${counted(sql`${opinion('state')} = 'CLOSED'`)} as closed,
      percentile_disc(0.5) within group (order by ${opinion('first_answered_on')} - ${opinion('received_on')}) as days,
      ${counted(sql`${opinion('in_time')}`)} as in_time,
      -- One that is looked at again was answered once: it is counted there.
      ${counted(sql`${isOverdue(opinion, context)} and not ${isAnswered(opinion)}`)} as overdue,
      ${counted(isConverted(opinion))} as converted,
      ${counted(isRated(opinion))} as rated,
      ${counted(isSatisfied(opinion))} as satisfied
    from opinion as o where ${where}) as counted)`);
}

/** The list with this filter, as a path of the web application: each field under its own name. */
function drillDown(within: Within | null, filter: OpinionFilter): Sql {
  return listPath('opinions', filter, within ? [[within.field, within.value]] : []);
}
