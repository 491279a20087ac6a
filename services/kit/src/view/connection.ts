import { type GraphQLObjectType, getNamedType, getNullableType, isListType } from 'graphql';
import { jsonObject, type Selected, typename } from './compile.ts';
import { cursorOf, type KeyType, readCursor } from './cursor.ts';
import {
  type Across,
  type Arguments,
  type Emission,
  type Viewed,
  type Row,
  rowSeen,
  source,
  type Target,
  type View,
  type ViewContext,
  visibleWhere,
} from './define.ts';
import { badInput } from './refuse.ts';
import { and, plannedAnew, raw, sql, type Sql } from './sql.ts';

/** One order of a list: by a key, then by id, both in the same direction. */
export interface Order {
  readonly type: KeyType;
  readonly key: (row: Row, context: ViewContext, args: Arguments) => Sql;
  readonly direction: 'asc' | 'desc';
  readonly nulls: 'last' | 'never null';
}

/** Rows without a key stand last, unless the key is said to be never null, which lets a plain index serve the order. */
export function order(
  type: KeyType,
  key: Order['key'],
  direction: Order['direction'],
  nulls: Order['nulls'] = 'last',
): Order {
  return { type, key, direction, nulls };
}

/** A predicate for each field of a filter's input type, beside the whole filter; those given must all hold. */
export type Filters<F> = {
  readonly [K in keyof Required<F>]: (value: NonNullable<F[K]>, row: Row, context: ViewContext, filter: F) => Sql;
};

type AnyFilters = Readonly<Record<string, (value: never, row: Row, context: ViewContext, filter: unknown) => Sql>>;

export function filters<F>(predicates: Filters<F>): Filters<F> {
  return predicates;
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
    return plannedAnew(predicate(value as never, row, context, filter));
  });
}

export interface ConnectionOf<F> {
  where?: (across: Across) => Sql;
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
  readonly after: Sql | null;
}

const LARGEST_PAGE = 100;

function emit<F extends object>(at: Emission, view: View, of: ConnectionOf<F>): Sql {
  const { compiler, context, args, field } = at;
  const alias = compiler.alias();
  const row = rowSeen(view, alias, context);
  const page = pageOf(at, row, view, of.orders);
  const where = (row_: Row): Sql => {
    const own = of.where ? [of.where({ ...at, other: row_ })] : [];
    const chosen = of.filters ? filtered(of.filters, args['filter'] as F | undefined, row_, context) : [];
    return visibleWhere(view, row_, context, and([...own, ...chosen]));
  };

  const type = getNamedType(field.type) as GraphQLObjectType;
  const counted = (): Sql => {
    const all = compiler.alias();
    return sql`(select count(*)::int from ${source(view, all, context)} where ${where(rowSeen(view, all, context))})`;
  };
  const parts = compiler.fields(type, field.selections);
  const answer = jsonObject(
    parts.map((part): [string, Sql] => {
      const value = compiler.below(part.key, () => {
        if (part.name === 'edges') return edges(at, view, row, page, part);
        if (part.name === 'pageInfo') return pageInfo(at, row, page, part, typeof args['after'] === 'string');
        if (part.name === 'totalCount') return counted();
        if (part.name === '__typename') return typename(type.name);
        throw new TypeError(`A connection has no ${part.name}`);
      });
      return [part.key, value];
    }),
  );
  if (!parts.some(({ name }) => name === 'edges' || name === 'pageInfo')) return answer;

  const a = raw(alias);
  const direction = raw(page.order.direction);
  const key = keyOf(page.order, row, context, args);
  const from = page.after
    ? and([
        where(row),
        sql`(${key}, ${row('id')}) ${raw(page.order.direction === 'asc' ? '>' : '<')} ${page.after}`,
      ])
    : where(row);
  return sql`(select ${answer} from (
    select ${a}.*, row_number() over (order by ${a}.sort_key ${direction}, ${a}.id ${direction}) as sort_position from (
      select ${a}.*, ${key} as sort_key from ${source(view, alias, context)} where ${from}
      order by ${key} ${direction}, ${row('id')} ${direction} limit ${page.size + 1}
    ) as ${a}) as ${a} having true)`;
}

function pageOf(at: Emission, row: Row, view: View, orders: Readonly<Record<string, Order>>): Page {
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
  return { size, order: order_, orderName, after: cursor };
}

function edges(at: Emission, view: View, row: Row, page: Page, field: Selected): Sql {
  const { compiler } = at;
  const listed = getNullableType(field.type);
  const type = getNamedType(isListType(listed) ? listed.ofType : listed) as GraphQLObjectType;
  const entries = compiler.each(() =>
    compiler.fields(type, field.selections).map((asked): [string, Sql] => {
      if (asked.name === 'cursor') return [asked.key, cursorSql(row, page)];
      if (asked.name === '__typename') return [asked.key, typename(type.name)];
      return [asked.key, compiler.below(asked.key, () => compiler.object(view, row, asked.selections))];
    }),
  );
  const position = row('sort_position');
  return sql`coalesce(json_agg(${jsonObject(entries)} order by ${position}) filter (where ${position} <= ${page.size}), '[]'::json)`;
}

function pageInfo(at: Emission, row: Row, page: Page, field: Selected, isContinued: boolean): Sql {
  const type = getNamedType(field.type) as GraphQLObjectType;
  const position = row('sort_position');
  const cursor = cursorSql(row, page);
  const answers: Readonly<Record<string, Sql>> = {
    hasNextPage: sql`count(*) > ${page.size}`,
    hasPreviousPage: sql`${isContinued}`,
    startCursor: sql`max(${cursor}) filter (where ${position} = 1)`,
    endCursor: sql`(array_agg(${cursor} order by ${position} desc) filter (where ${position} <= ${page.size}))[1]`,
    __typename: typename(type.name),
  };
  return jsonObject(
    at.compiler.fields(type, field.selections).map(({ key, name }) => {
      const answer = answers[name];
      if (!answer) throw new TypeError(`A page has no ${name}`);
      return [key, answer];
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
