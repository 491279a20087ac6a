/** Figures over the commitments that the viewer may see: each counts for itself, whatever its suggestion's row got wrong. */
import { filtered } from '@redpine/kit/view/connection';
import { computed, type Field, type Row, rowOf, type ViewContext } from '@redpine/kit/view/define';
import { and, join, plannedAnew, raw, sql, type Sql } from '@redpine/kit/view/sql';
import type { CommitmentFigures, CommitmentFilter } from '../generated/types.ts';
import { countFigure, listPath, ratioFigure } from '../figures/figure.ts';
import { parts, rowOfSuggestion } from '../suggestion/suggestion.visibility.ts';
import { commitmentFilters } from './commitment.filter.ts';
import { commitmentRows, isKept, isKeptInTime, isLate, isOpen, isOverdueNow } from './commitment.rows.ts';

/** Where in the graph the figures stand: a field of the filter with its value, such as the unit. */
type Place = readonly [field: 'unit' | 'area' | 'topic' | 'deputy' | 'congressSession', value: Sql, where: (commitment: Row) => Sql];

export function commitmentFigures(at: (row: Row) => Place | null = () => null): Field {
  return computed<{ filter?: CommitmentFilter | null }>(({ row, args, context, selected }) =>
    figures(at(row), args.filter ?? {}, context, selected),
  );
}

function figures(place: Place | null, filter: CommitmentFilter, context: ViewContext, selected: ReadonlySet<string>): Sql {
  const commitment = rowOf('c');
  const where = and([
    seen(commitment, context),
    ...(place ? [place[2](commitment)] : []),
    ...filtered(commitmentFilters, filter, commitment, context),
  ]);
  const path = (behind: CommitmentFilter): Sql => drillDown(place, { ...filter, ...behind });
  const count = (value: string, behind: CommitmentFilter): Sql => countFigure(context, raw(value), path(behind));
  const ratio = (numerator: string, denominator: Sql, behind: CommitmentFilter): Sql =>
    ratioFigure(context, raw(numerator), denominator, path(behind));
  const all: Readonly<Record<Exclude<keyof CommitmentFigures, '__typename'>, () => Sql>> = {
    total: () => count('total', {}),
    open: () => count('open', { states: ['PROMISED', 'REPORTED', 'REOPENED'] }),
    overdue: () => count('overdue', { overdue: true }),
    fulfilled: () => ratio('kept', raw('total'), { fulfilled: true }),
    fulfilledInTime: () => ratio('in_time', sql`(in_time + late)`, { fulfilledInTime: true }),
  };
  const object = Object.entries(all)
    .filter(([name]) => selected.has(name))
    .map(([name, figure]) => sql`${raw(`'${name}'`)}, ${figure()}`);
  return plannedAnew(sql`(select jsonb_build_object(${join(object, ', ')}) from (select count(*) as total,
      count(*) filter (where ${isOpen(commitment)}) as open,
      count(*) filter (where ${isOverdueNow(commitment, context)}) as overdue,
      count(*) filter (where ${isKept(commitment)}) as kept,
      count(*) filter (where ${isKeptInTime(commitment)}) as in_time,
      count(*) filter (where ${isLate(commitment, context)}) as late
    from ${commitmentRows} as c where ${where}) as counted)`);
}

/** A commitment is part of what came of a reply: seen by whoever sees that. */
export function seen(commitment: Row, { actor }: ViewContext): Sql {
  return parts(actor, rowOfSuggestion(commitment)).details(commitment('handling_unit'));
}

/** The ledger with this filter, as a path of the web application: each field under its own name. */
function drillDown(place: Place | null, filter: CommitmentFilter): Sql {
  return listPath('commitments', filter, place ? [[place[0], place[1]]] : []);
}
