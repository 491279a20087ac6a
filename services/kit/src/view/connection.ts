import { type GraphQLObjectType, getNamedType, getNullableType, isListType } from 'graphql';
import type { Compiler, Rows, Selected } from './compile.ts';
import { cursorOf, type KeyType, type Place, readCursor } from './cursor.ts';
import { type Across, type Arguments, type At, type Emission, type Row, rowOf, type Target, type View, type ViewContext, type Viewed } from './define.ts';
import { asColumns, type Entry, jsonObject, ROW, typename } from './json.ts';
import { badInput } from './refuse.ts';
import { and, join, plannedAnew, raw, sql, type Sql, whole } from './sql.ts';

/** One order of a list: by a key, then by id, both in the same direction. */
export interface Order {
  readonly type: KeyType;
  readonly key: (row: Row, context: ViewContext, args: Arguments) => Sql;
  readonly direction: 'asc' | 'desc';
  readonly nulls: 'last' | 'never null';
  /** A way to the first rows that does not look at all of them; null where this request has none. */
  readonly steps?: (of: Stepping) => Steps | null;
}

export interface Stepping {
  readonly context: ViewContext;
  readonly args: Arguments;
  /** The key after which the page begins. */
  readonly place: Sql | null;
}

/** Rows of one step all stand before those of the next: a page is taken from the first that fill it. */
export interface Steps {
  /** A relation with a row for each step, which comes in this order by itself. */
  readonly from: Sql;
  readonly where: (row: Row, step: Row) => Sql;
  /** The order's key of a row of the step. */
  readonly key: (row: Row, step: Row) => Sql;
  /** The field of the filter that `where` asks for. */
  readonly instead: string;
}

/** Rows without a key stand last, unless the key is said to be never null, which lets a plain index serve the order. */
export function order(
  type: KeyType,
  key: Order['key'],
  direction: Order['direction'],
  nulls: Order['nulls'] = 'last',
  steps?: Order['steps'],
): Order {
  return { type, key, direction, nulls, ...(steps && { steps }) };
}

/** A predicate for each field of a filter's input type, beside the whole filter; those given must all hold. */
export type Filters<F> = {
  readonly [K in keyof Required<F>]: (value: NonNullable<F[K]>, row: Row, context: ViewContext, filter: F) => Sql;
};

type AnyFilters = Readonly<Record<string, (value: never, row: Row, context: ViewContext, filter: unknown) => Sql>>;

export function filters<F>(predicates: Filters<F>): Filters<F> {
  return predicates;
}

const steadyPredicates = new WeakSet<object>();

/** One plan serves every value of this predicate: an index begins with its column, and no value has most of all rows. */
export function steady<P extends object>(predicate: P): P {
  steadyPredicates.add(predicate);
  return predicate;
}

/** What the given fields of a filter ask of a row. A null field is as good as none. */
export function filtered<F>(
  predicates: Filters<F>,
  filter: F | null | undefined,
  row: Row,
  context: ViewContext,
): Sql[] {
  const given = Object.entries(filter ?? {}).filter(([, value]) => value !== null && value !== undefined);
  return given.map(([field, value]) => {
    const predicate = (predicates as AnyFilters)[field];
    if (!predicate) throw new TypeError(`No predicate for the filter's field ${field}`);
    const asked = predicate(value as never, row, context, filter);
    return steadyPredicates.has(predicate) ? asked : plannedAnew(asked);
  });
}

export interface ConnectionOf<F> {
  where?: (across: Across) => Sql;
  /**
   * Rows whose column holds one of several keys, each once: a page is merged from the first rows of each key, which an
   * index of the column and the order has in order, however many rows there are.
   */
  among?: { column: string; keys: (at: At) => Sql };
  filters?: Filters<F>;
  /** By the values of the argument orderBy; the first is the default. */
  orders: Readonly<Record<string, Order>>;
}

/** A Relay connection with keyset pages. */
export function connection<F extends object>(target: Target, of: ConnectionOf<F>): Viewed {
  return { target, emit: (at) => emit(at, at.compiler.view(target), of) };
}

interface Page {
  readonly size: number;
  readonly order: Order;
  readonly orderName: string;
  readonly after: Place | null;
  readonly steps: (Steps & { readonly alias: string }) | null;
}

const LARGEST_PAGE = 100;
/** What of a page needs the place of its rows, and the row after it. */
const PLACED = new Set(['hasNextPage', 'startCursor', 'endCursor']);

function emit<F extends object>(at: Emission, view: View, of: ConnectionOf<F>): Sql {
  const { compiler, args, field } = at;
  const page = pageOf(at, view, of.orders);
  const condition = (other: Row, steps: Page['steps'] = null): Sql => {
    const own = of.where ? [of.where({ ...at, other })] : [];
    const filter = args['filter'] as F | undefined;
    const asked = steps ? ({ ...filter, [steps.instead]: null } as F) : filter;
    const chosen = of.filters ? filtered(of.filters, asked, other, at.context) : [];
    return and([...own, ...chosen, ...(steps ? [steps.where(other, rowOf(steps.alias))] : [])]);
  };
  const counted = (): Sql => {
    const among = (other: Row): Sql[] => (of.among ? [sql`${other(of.among.column)} in (${of.among.keys(at)})`] : []);
    const all = compiler.rows(view, (other) => and([condition(other), ...among(other)]));
    return sql`(select count(*)::int from ${all.from} where ${all.where})`;
  };

  const type = getNamedType(field.type) as GraphQLObjectType;
  const parts = compiler.fields(type, field.selections);
  const isPlaced = parts.some(
    (part) => part.name === 'pageInfo' && [...compiler.names(part)].some((name) => PLACED.has(name)),
  );
  const rows = compiler.rows(view, (other) => condition(other, page.steps));
  const results = raw(compiler.alias());
  const aggregates: Sql[] = [];
  const aggregate: Aggregate = (value) => {
    const name = raw(`r${aggregates.length}`);
    aggregates.push(sql`${value} as ${name}`);
    return sql`${results}.${name}`;
  };
  const entries = parts.map((part): Entry => {
    const value = compiler.below(part.key, () => {
      if (part.name === 'edges') return aggregate(edges(compiler, view, rows, page, part, isPlaced));
      if (part.name === 'pageInfo') return pageInfo(at, rows.row, page, part, aggregate);
      if (part.name === 'totalCount') return counted();
      if (part.name === '__typename') return typename(type.name);
      throw new TypeError(`A connection has no ${part.name}`);
    });
    return [part.key, value];
  });
  if (aggregates.length === 0) return jsonObject(entries);

  const a = raw(rows.alias);
  const first = firstRows(at, rows, page, isPlaced ? page.size + 1 : page.size, of.among);
  const placed = sql`select ${a}.*, row_number() over (order by ${inOrder(a, page)}) as sort_position, count(*) over () as sort_count
    from (${first}) as ${a}`;
  const { columns, object } = asColumns(entries);
  return sql`(select ${object} from (select ${columns} from (
    select ${join(aggregates, ', ')} from (${isPlaced ? placed : first}) as ${a}) as ${results}) as ${ROW})`;
}

/** Makes a column of what is aggregated over the rows of a page. */
type Aggregate = (value: Sql) => Sql;

function inOrder(rows: Sql, { order: { direction } }: Page): Sql {
  return sql`${rows}.sort_key ${raw(direction)}, ${rows}.id ${raw(direction)}`;
}

/** The first rows of a page and after it, with their sort keys. */
function firstRows(at: Emission, rows: Rows, page: Page, limit: number, among: ConnectionOf<object>['among']): Sql {
  const { row } = rows;
  const { direction } = page.order;
  const a = raw(rows.alias);
  const { steps, after } = page;
  const key = steps ? steps.key(row, rowOf(steps.alias)) : keyOf(page.order, row, at.context, at.args);
  const beyond = after && sql`(${key}, ${row('id')}) ${raw(direction === 'asc' ? '>' : '<')} (${after.key}, ${after.id})`;
  const first = (further: readonly Sql[]): Sql => sql`select ${a}.*, ${key} as sort_key from ${rows.from}
    where ${and([...further, rows.where, ...(beyond ? [beyond] : [])])}
    order by ${key} ${raw(direction)}, ${row('id')} ${raw(direction)} limit ${whole(limit)}`;
  // No sort stands between the steps and the limit: what looks at a step is asked no further than the page needs.
  if (steps)
    return sql`select ${a}.* from ${steps.from} as ${raw(steps.alias)} cross join lateral (${first([])}) as ${a} limit ${whole(limit)}`;
  if (!among) return first([]);
  const keys = raw(at.compiler.alias());
  return sql`select ${a}.* from (${among.keys(at)}) as ${keys}(key)
    cross join lateral (${first([sql`${row(among.column)} = ${keys}.key`])}) as ${a}
    order by ${inOrder(a, page)} limit ${whole(limit)}`;
}

function pageOf(at: Emission, view: View, orders: Readonly<Record<string, Order>>): Page {
  const { args, field } = at;
  const size = args['first'];
  if (typeof size !== 'number' || size < 1 || size > LARGEST_PAGE)
    throw badInput(`${field.key}: first is 1–${LARGEST_PAGE}`);
  const orderName = typeof args['orderBy'] === 'string' ? args['orderBy'] : Object.keys(orders)[0];
  const order_ = orderName === undefined ? undefined : orders[orderName];
  if (!order_ || orderName === undefined) throw new TypeError(`${field.name} has no order ${orderName}`);
  const after = args['after'];
  const cursor = typeof after === 'string' ? readCursor(after, orderName, order_.type, view.key) : null;
  if (typeof after === 'string' && !cursor) throw badInput(`${field.key}: after is no cursor of this list`);
  const steps = order_.steps?.({ context: at.context, args, place: cursor && cursor.key }) ?? null;
  return { size, order: order_, orderName, after: cursor, steps: steps && { ...steps, alias: at.compiler.alias() } };
}

function edges(
  compiler: Compiler, view: View, { alias, row, inside }: Rows, page: Page, field: Selected, isPlaced: boolean,
): Sql {
  const listed = getNullableType(field.type);
  const type = getNamedType(isListType(listed) ? listed.ofType : listed) as GraphQLObjectType;
  const entries = compiler.each(() =>
    inside(() =>
      compiler.fields(type, field.selections).map((asked): Entry => {
        if (asked.name === 'cursor') return [asked.key, cursorSql(row, page)];
        if (asked.name === '__typename') return [asked.key, typename(type.name)];
        return [asked.key, compiler.below(asked.key, () => compiler.object(view, row, asked.selections))];
      }),
    ),
  );
  const within = isPlaced ? sql`filter (where ${row('sort_position')} <= ${whole(page.size)})` : raw('');
  return sql`coalesce(json_agg(${jsonObject(entries)} order by ${inOrder(raw(alias), page)}) ${within}, '[]'::json)`;
}

function pageInfo(at: Emission, row: Row, page: Page, field: Selected, aggregate: Aggregate): Sql {
  const type = getNamedType(field.type) as GraphQLObjectType;
  const position = row('sort_position');
  const size = whole(page.size);
  // A cursor is made of the one row that it is of.
  const cursorAt = (place: Sql): Sql => aggregate(sql`max(${cursorSql(row, page)}) filter (where ${position} = ${place})`);
  const answers: Readonly<Record<string, () => Sql>> = {
    hasNextPage: () => aggregate(sql`count(*) > ${size}`),
    hasPreviousPage: () => raw(String(page.after !== null)),
    startCursor: () => cursorAt(raw('1')),
    endCursor: () => cursorAt(sql`least(${row('sort_count')}, ${size})`),
    __typename: () => typename(type.name),
  };
  return jsonObject(
    at.compiler.fields(type, field.selections).map(({ key, name }) => {
      const answer = answers[name];
      if (!answer) throw new TypeError(`A page has no ${name}`);
      return [key, answer()];
    }),
  );
}

function cursorSql(row: Row, page: Page): Sql {
  return cursorOf(page.orderName, row('sort_key'), row('id'));
}

function keyOf(of: Order, row: Row, context: ViewContext, args: Arguments): Sql {
  const key = of.key(row, context, args);
  return of.nulls === 'never null' ? key : sql`coalesce(${key}, ${raw(BEYOND[of.type][of.direction])})`;
}

/** Stands for a missing key, so that row comparison puts it last. */
const BEYOND: Readonly<Record<KeyType, Readonly<Record<Order['direction'], string>>>> = {
  text: { asc: `'\u{10ffff}'`, desc: `''` },
  int: { asc: '2147483647', desc: '-2147483648' },
  float8: { asc: `'infinity'::float8`, desc: `'-infinity'::float8` },
  date: { asc: `'infinity'::date`, desc: `'-infinity'::date` },
  timestamptz: { asc: `'infinity'::timestamptz`, desc: `'-infinity'::timestamptz` },
};
