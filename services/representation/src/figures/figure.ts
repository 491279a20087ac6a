/** One figure as SQL: its counts, the instant they are true of, and the path of the rows behind it. */
import { legalDay } from '@redpine/kit/clock';
import { asInstant, type ViewContext } from '@redpine/kit/view/define';
import { date, join, sql, type Sql } from '@redpine/kit/view/sql';

export function countFigure({ clock }: ViewContext, value: Sql, drillDown: Sql): Sql {
  return sql`jsonb_build_object('value', ${value}, 'asOf', ${asInstant(sql`${clock()}`)}, 'drillDown', ${drillDown})`;
}

/** A ratio on few, as the rule FIGURE_SMALL has it, is marked; one on none has no value and needs no mark. */
export function ratioFigure({ clock }: ViewContext, numerator: Sql, denominator: Sql, drillDown: Sql): Sql {
  const below = sql`(select (rule_value('FIGURE_SMALL', ${date(legalDay(clock()))}) ->> 'below')::int)`;
  return sql`jsonb_build_object('numerator', ${numerator}, 'denominator', ${denominator}, 'value', ${percent(numerator, denominator)},
    'small', coalesce(${denominator} between 1 and ${below} - 1, false), 'asOf', ${asInstant(sql`${clock()}`)}, 'drillDown', ${drillDown})`;
}

export function percent(numerator: Sql, denominator: Sql): Sql {
  return sql`round(100.0 * ${numerator} / nullif(${denominator}, 0), 2)`;
}

/** The list with this filter, as a path of the web application: each field under its own name, then those of the record at hand. */
export function listPath(page: string, filter: object, standing: readonly (readonly [field: string, value: Sql])[] = []): Sql {
  const given = Object.entries(filter).filter(([, value]) => value !== null && value !== undefined);
  const query = new URLSearchParams(given.flatMap(([field, value]) => (Array.isArray(value) ? value : [value]).map((one) => [field, String(one)])));
  const path = [`/representation/${page}`, query.toString()].filter((part) => part !== '').join('?');
  const more = standing.map(([field, value], at) => sql` || ${`${query.size === 0 && at === 0 ? '?' : '&'}${field}=`} || ${value}`);
  return more.length === 0 ? sql`${path}` : sql`(${path}${join(more, '')})`;
}
