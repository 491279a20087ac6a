import type { Pool } from 'pg';
import type { Actor } from '../actor.ts';
import type { Clock } from '../clock.ts';
import type { Language, Text } from '../language.ts';
import { MASKS, type PersonalKind } from '../personal/mask.ts';
import { Recent } from '../recent.ts';
import type { Compiler, Selected } from './compile.ts';
import { and, join, name, raw, sql, Sql, uuid } from './sql.ts';

/** What a view may know of a request; kit's RequestContext is one. */
export interface ViewContext {
  readonly actor: Actor;
  readonly language: Language;
  readonly clock: Clock;
  readonly requestId: string;
  readonly database: { readonly pool: Pool };
}

/** The row at hand: its columns as SQL. */
export type Row = (column: string) => Sql;

export type Arguments = Readonly<Record<string, unknown>>;

/** Where a field stands: its row, its coerced arguments, and the names of the fields asked of it. */
export interface At<A = Arguments> {
  readonly row: Row;
  readonly args: A;
  readonly context: ViewContext;
  readonly selected: ReadonlySet<string>;
  /** Whether this very condition holds for every row that gets here: its view has asked for it. */
  readonly holds: (condition: Sql) => boolean;
}

/** A relation: `other` is the row at its far end. */
export interface Across<A = Arguments> extends At<A> {
  readonly other: Row;
}

/** Which rows at the far end belong to the row at hand. */
export type Relation<A = Arguments> = ((across: Across<A>) => Sql) | Along<A>;

export interface Along<A = Arguments> {
  readonly by: string;
  readonly and: ((across: Across<A>) => Sql) | undefined;
}

/** Rows that name the row at hand in a column, as its owner (see `hanging`) or otherwise. */
export function along<A = Arguments>(by: string, and?: (across: Across<A>) => Sql): Along<A> {
  return { by, and };
}

/** What a field's declaration gives to the compiler. */
export interface Emission extends At {
  readonly field: Selected;
  /** The view that has the field; none at the root. */
  readonly view: View | undefined;
  readonly compiler: Compiler;
}

/** A view, by its type or directly. By type, two files of views may refer to each other without importing each other. */
export type Target = string | (() => View);

/** How one field is read, as an SQL expression over the row. */
export interface Field {
  readonly target?: Target;
  /** What keeps rows from those who may not see them, where no view does. */
  readonly guard?: string;
  emit(at: Emission): Sql;
}

/** A field whose rows are those of a view: its visibility decides. */
export type Viewed = Field & { readonly target: Target };

/** A root field: its rows are a view's, or it says what guards them. It cannot leave both out. */
export type RootField = Viewed | (Field & { readonly guard: string });

/** A field whose rows are no view's, with what guards them: said openly, as with `publicToAll`. */
export function guarded(guard: string, field: Field): Field & { readonly guard: string } {
  return { ...field, guard };
}

/** Which rows the actor may see. */
export type Visibility = (row: Row, context: ViewContext) => Sql;

/** Everybody may see every row. Said openly, since no view may leave its visibility out. */
export const publicToAll: Visibility = () => raw('true');

/** A column that holds personal data: how it is masked, who sees it whole, and who may have it revealed. */
export interface Personal {
  readonly kind: PersonalKind;
  /** The field that shows it. */
  readonly field: string;
  /** What it is kept for, for the inventory. */
  readonly purpose: Text;
  /** Whose lists show it whole, such as the person herself. `row` reads the plain columns. */
  readonly whole: Visibility;
  /** Who may have the value of a row that she sees revealed, with a purpose. `row` reads the plain columns. */
  readonly reveal: Visibility;
}

/**
 * Rows of a table that each hang on one row of an owner, with columns of that owner under names of their own. Where they
 * are reached from their owner by `along`, its row is at hand and nothing is joined.
 */
export interface Hanging {
  readonly table: string | Sql;
  readonly owner: string | Hanging;
  /** The column with the owner's id. */
  readonly by: string;
  /** Own name → the owner's column. */
  readonly columns: Readonly<Record<string, string>>;
}

export function hanging(table: string | Sql, on: Omit<Hanging, 'table'>): Hanging {
  return { ...on, table };
}

export interface View {
  readonly type: string;
  readonly from: string | Sql | Hanging | ((context: ViewContext) => Sql);
  readonly key: 'uuid' | 'text';
  readonly visible: Visibility;
  /**
   * Personal columns by name, of type text. Wherever the row is read they are what the actor may see of them, in filters
   * and orders too: nothing can be found out by asking about them that is not shown.
   */
  readonly personal?: Readonly<Record<string, Personal>>;
  readonly fields: Readonly<Record<string, Field>>;
}

/**
 * How a GraphQL type is read. Its table has a column `id`, a uuid unless `key` says text; the row visibility is added
 * wherever a row of it is read: at roots, in relations, and for `_entities`.
 */
export function defineView(view: Omit<View, 'key'> & { key?: View['key'] }): View {
  return { ...view, key: view.key ?? 'uuid' };
}

type Expression<A> = string | ((at: At<A>) => Sql);

function expression<A>(of: Expression<A>, at: Emission): Sql {
  // The arguments were coerced by the schema, which is what A describes.
  return typeof of === 'string' ? at.row(of) : of(at as At as At<A>);
}

/** A value that JSON shows as it is: text, whole number, boolean, enum by name, uuid. */
export function column<A = Arguments>(of: Expression<A>): Field {
  return { emit: (at) => expression(of, at) };
}

/** A legal day: YYYY-MM-DD. */
export function day<A = Arguments>(of: Expression<A>): Field {
  return { emit: (at) => sql`to_char(${expression(of, at)}, 'YYYY-MM-DD')` };
}

/** An instant: RFC 3339 in UTC with milliseconds. */
export function instant<A = Arguments>(of: Expression<A>): Field {
  return { emit: (at) => asInstant(expression(of, at)) };
}

export function asInstant(value: Sql): Sql {
  return sql`to_char(${value} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** A json or jsonb value, or a scalar; objects and lists are projected to the selection by field name. */
export function computed<A = Arguments>(of: Expression<A>): Field {
  return { emit: (at) => at.compiler.project(expression(of, at), at.field) };
}

/** A jsonb column whose keys are the field names of the GraphQL type. */
export const json: (of: string) => Field = computed;

/** Another service's entity by the id in a column; what this service adds to that entity is read through `extension`. */
export function reference(type: string, of: Expression<Arguments>, extension?: Target): Field {
  return {
    ...(extension === undefined ? { guard: 'an id alone' } : { target: extension }),
    emit(at) {
      const id = expression(of, at);
      const beyond = [...at.selected].filter((field) => field !== 'id' && field !== '__typename');
      if (beyond.length === 0)
        return sql`case when ${id} is not null then ${at.compiler.stub(type, id, at.field)} end`;
      if (!extension) throw new TypeError(`${type} is a reference: it has no ${beyond.join(', ')} here`);
      return at.compiler.one(at.compiler.view(extension), at, ({ other }) => sql`${other('id')} = ${id}`);
    },
  };
}

/** At most one row: by the id in a column, or by a condition that holds for one row alone. */
export function one<A = Arguments>(target: Target, on: string | Relation<A>): Viewed {
  const relation: Relation<A> = typeof on === 'string' ? ({ row, other }) => sql`${other('id')} = ${row(on)}` : on;
  return { target, emit: (at) => at.compiler.one(at.compiler.view(target), at, relation as Relation) };
}

export interface Many<A> {
  where: Relation<A>;
  /** What stands after ORDER BY. */
  orderBy: (other: Row) => Sql;
  limit: number;
}

/** A list that law or nature bounds; never more than `limit`. */
export function many<A = Arguments>(target: Target, { where, orderBy, limit }: Many<A>): Viewed {
  return {
    target,
    emit: (at) => at.compiler.many(at.compiler.view(target), at, { where: where as Relation, orderBy, limit }),
  };
}

/** A root field with the argument `id`. */
export function byId(target: Target): Viewed {
  return {
    target,
    emit(at) {
      const view = at.compiler.view(target);
      const id = view.key === 'uuid' ? uuid(at.args['id']) : sql`${at.args['id']}`;
      return at.compiler.one(view, at, ({ other }) => sql`${other('id')} = ${id}`);
    },
  };
}

export interface Derivation {
  readonly compute: (facts: unknown, context: ViewContext, args: Arguments) => unknown;
}

export interface Derived<Facts, A> {
  /** Facts as json. */
  facts: (at: At<A>) => Sql;
  compute: (facts: Facts, context: ViewContext, args: A) => unknown;
}

/** A field that plain code works out from facts read in the same statement; where they are null, it is null. */
export function derived<Facts, A = Arguments>(of: Derived<Facts, A>): Field {
  return {
    emit(at) {
      // The shape of the facts is the declaration's own word about its SQL.
      at.compiler.derive(at.field, { compute: of.compute as Derivation['compute'] });
      return of.facts(at as At as At<A>);
    },
  };
}

/** Null, or no entries of a list, where the predicate does not hold. */
export function masked(field: Field, where: (at: At) => Sql): Field {
  return {
    ...field,
    emit(at) {
      const value = field.emit(at);
      const condition = where(at);
      if (at.holds(condition)) return value;
      return at.field.isList
        ? sql`case when ${condition} then to_json(${value}) else '[]'::json end`
        : sql`case when ${condition} then ${value} end`;
    },
  };
}

/** The table of a view, under an alias; without its owner where that is at hand. */
export function source(view: View, alias: string, context: ViewContext, owner?: Row): Sql {
  const from = typeof view.from === 'function' ? view.from(context) : view.from;
  return sql`${owner && isHanging(from) ? tableOf(from.table) : tableOf(from)} as ${raw(alias)}`;
}

function tableOf(from: string | Sql | Hanging): Sql {
  if (typeof from === 'string') return name(from);
  if (from instanceof Sql) return from;
  const columns = Object.entries(from.columns).map(([own, of]) => sql`${name(of, 'o')} as ${name(own)}`);
  return sql`(select ${join([raw('x.*'), ...columns], ', ')} from ${tableOf(from.table)} x
    join ${tableOf(from.owner)} o on o.id = ${name(from.by, 'x')})`;
}

function isHanging(from: View['from']): from is Hanging {
  return typeof from === 'object' && !(from instanceof Sql);
}

/** The row at hand where rows of the view, reached by the column, hang on it. */
export function ownerOf(view: View, by: string, at: Pick<Emission, 'view' | 'row'>): Row | undefined {
  const { from } = view;
  // What hangs on a row has the plain columns of it, and a row with personal columns shows masked ones.
  return isHanging(from) && from.by === by && from.owner === at.view?.from && !at.view.personal ? at.row : undefined;
}

/** Rows of the view that meet the condition and that the actor may see. */
export function visibleWhere(view: View, row: Row, context: ViewContext, condition: Sql): Sql {
  return view.visible === publicToAll ? condition : and([condition, view.visible(row, context)]);
}

const plainRows = new Recent<string, Row>(500);

/** The row under an alias; the same column of it is the same `Sql`. */
export function rowOf(alias: string): Row {
  const known = plainRows.get(alias);
  if (known) return known;
  const columns = new Map<string, Sql>();
  const row: Row = (of) => {
    const column = columns.get(of) ?? name(of, alias);
    columns.set(of, column);
    return column;
  };
  plainRows.set(alias, row);
  return row;
}

/** The row of a view as the actor may see it. */
export function rowSeen(view: View, alias: string, context: ViewContext, owner?: Row): Row {
  const { personal, from } = view;
  const plain = owner && isHanging(from) ? rowWith(rowOf(alias), from, owner) : rowOf(alias);
  if (!personal) return plain;
  return (of) => {
    const declared = personal[of];
    if (!declared) return plain(of);
    return sql`case when ${declared.whole(plain, context)} then ${plain(of)} else ${MASKS[declared.kind](plain(of))} end`;
  };
}

function rowWith(own: Row, { by, columns }: Hanging, owner: Row): Row {
  return (of) => {
    const taken = of === by ? 'id' : columns[of];
    return taken === undefined ? own(of) : owner(taken);
  };
}
