import {
  type FieldNode,
  getArgumentValues,
  getNamedType,
  getNullableType,
  type GraphQLObjectType,
  type GraphQLOutputType,
  isLeafType,
  isListType,
  isObjectType,
  type SelectionSetNode,
  TypeNameMetaFieldDef,
} from 'graphql';
import { collectFields, type Document } from './collect.ts';
import {
  type Derivation,
  type Row,
  rowSeen,
  source,
  type Target,
  type View,
  type ViewContext,
  visibleWhere,
} from './define.ts';
import { badInput } from './refuse.ts';
import { join, raw, sql, type Sql } from './sql.ts';
import { checkInput } from './input.ts';

/** One field of a selection, with everything asked below it. */
export interface Selected {
  readonly key: string;
  readonly name: string;
  readonly type: GraphQLOutputType;
  readonly isList: boolean;
  readonly args: Readonly<Record<string, unknown>>;
  readonly selections: readonly SelectionSetNode[];
}

/** A field of the answer that plain code works out; '*' steps into every entry of a list. */
export interface Pending extends Derivation {
  readonly path: readonly string[];
  readonly field: Selected;
}

const EACH = '*';
const MOST_FIELDS = 5_000;
const MOST_LEVELS = 40;
/** PostgreSQL's functions take at most 100 arguments, and every field is two. */
const FIELDS_PER_CALL = 50;

/** Turns selections into SQL. One compiler serves one statement. */
export class Compiler {
  readonly document: Document;
  readonly context: ViewContext;
  readonly #views: ReadonlyMap<string, View>;
  readonly pending: Pending[] = [];
  #path: string[] = [];
  #aliases = 0;
  #fields = 0;

  constructor(document: Document, context: ViewContext, views: ReadonlyMap<string, View>) {
    this.document = document;
    this.context = context;
    this.#views = views;
  }

  view(target: Target): View {
    const view = typeof target === 'string' ? this.#views.get(target) : target();
    if (!view) throw new TypeError(`There is no view of ${String(target)}`);
    return view;
  }

  alias(): string {
    return `t${++this.#aliases}`;
  }

  /** Compiles what stands below one step of the answer. */
  below<T>(step: string, compile: () => T): T {
    this.#path.push(step);
    if (this.#path.length > MOST_LEVELS)
      throw badInput(`The selection is nested deeper than ${MOST_LEVELS} levels`);
    const result = compile();
    this.#path.pop();
    return result;
  }

  each<T>(compile: () => T): T {
    return this.below(EACH, compile);
  }

  /** The fields asked of an object type, with their arguments coerced. */
  fields(type: GraphQLObjectType, selections: readonly SelectionSetNode[]): Selected[] {
    return [...collectFields(this.document, type, selections)].map(([key, nodes]) =>
      this.selected(type, key, nodes),
    );
  }

  selected(type: GraphQLObjectType, key: string, nodes: readonly FieldNode[]): Selected {
    if (++this.#fields > MOST_FIELDS) throw badInput(`The selection has more than ${MOST_FIELDS} fields`);
    const node = nodes[0];
    if (!node) throw new TypeError(`${key} was selected by nothing`);
    const name = node.name.value;
    const selections = nodes.flatMap((each) => each.selectionSet ?? []);
    if (name === '__typename')
      return { key, name, type: TypeNameMetaFieldDef.type, isList: false, args: {}, selections };
    const field = type.getFields()[name];
    if (!field) throw badInput(`${type.name} has no field ${name}`);
    const args = field.args.length > 0 ? getArgumentValues(field, node, this.document.variables) : {};
    checkInput(args, key);
    return { key, name, type: field.type, isList: isListType(getNullableType(field.type)), args, selections };
  }

  objectType(name: string): GraphQLObjectType {
    const type = this.document.schema.getType(name);
    if (!isObjectType(type)) throw new TypeError(`${name} is no object type of the schema`);
    return type;
  }

  /** A row of a view as a JSON object. */
  object(view: View, row: Row, selections: readonly SelectionSetNode[]): Sql {
    const type = this.objectType(view.type);
    return jsonObject(
      this.fields(type, selections).map((field) => [
        field.key,
        this.below(field.key, () => this.field(view, row, field)),
      ]),
    );
  }

  field(view: Pick<View, 'type' | 'fields'>, row: Row, field: Selected): Sql {
    if (field.name === '__typename') return typename(view.type);
    const declared = view.fields[field.name];
    if (!declared) throw new TypeError(`The view of ${view.type} has no ${field.name}`);
    const { args, selections } = field;
    return declared.emit({
      row,
      args,
      context: this.context,
      selected: this.#names(field.type, selections),
      field,
      compiler: this,
    });
  }

  one(view: View, on: (other: Row) => Sql, field: Selected): Sql {
    const alias = this.alias();
    const row = rowSeen(view, alias, this.context);
    const object = this.object(view, row, field.selections);
    const where = visibleWhere(view, row, this.context, on(row));
    return sql`(select ${object} from ${source(view, alias, this.context)} where ${where} limit 1)`;
  }

  many(view: View, where: (other: Row) => Sql, orderBy: (other: Row) => Sql, limit: number, field: Selected): Sql {
    const alias = this.alias();
    const row = rowSeen(view, alias, this.context);
    const object = this.each(() => this.object(view, row, field.selections));
    const rows = sql`select ${raw(alias)}.* from ${source(view, alias, this.context)}
      where ${visibleWhere(view, row, this.context, where(row))} order by ${orderBy(row)} limit ${limit}`;
    return sql`(select coalesce(json_agg(${object}), '[]'::json) from (${rows}) as ${raw(alias)})`;
  }

  /** Another service's entity as far as it is known here. */
  stub(type: string, id: Sql, field: Selected): Sql {
    const fields = this.fields(this.objectType(type), field.selections);
    return jsonObject(fields.map(({ key, name }) => [key, name === 'id' ? id : typename(type)]));
  }

  /** Has a field of the answer worked out from the facts that stand in its place. */
  derive(field: Selected, derivation: Derivation): void {
    this.pending.push({ ...derivation, field, path: [...this.#path] });
  }

  /** A value as the selection asks for it: scalars as they are, objects by the names of their fields. */
  project(value: Sql, field: Pick<Selected, 'type' | 'selections'>): Sql {
    return isLeafType(getNamedType(field.type))
      ? value
      : this.#projectJson(sql`to_jsonb(${value})`, field.type, field.selections);
  }

  #projectJson(value: Sql, type: GraphQLOutputType, selections: readonly SelectionSetNode[]): Sql {
    const nullable = getNullableType(type);
    if (isLeafType(nullable)) return value;
    const alias = this.alias();
    const inner = raw(`${alias}.value`);
    if (isListType(nullable)) {
      const entry = this.#projectJson(inner, nullable.ofType, selections);
      const list = sql`(select coalesce(json_agg(${entry} order by ${raw(alias)}.ordinality), '[]'::json)
        from jsonb_array_elements(nullif(${value}, 'null')) with ordinality as ${raw(alias)})`;
      return nullable === type ? sql`case when nullif(${value}, 'null') is not null then ${list} end` : list;
    }
    const object = this.#objectOf(inner, nullable as GraphQLObjectType, selections);
    // OFFSET 0 keeps the planner from copying the value's expression into every field.
    return sql`(select case when ${inner} is not null then ${object} end
      from (select nullif(${value}, 'null') as value offset 0) as ${raw(alias)})`;
  }

  #objectOf(value: Sql, type: GraphQLObjectType, selections: readonly SelectionSetNode[]): Sql {
    return jsonObject(
      this.fields(type, selections).map((field) => [
        field.key,
        field.name === '__typename'
          ? typename(type.name)
          : this.#projectJson(sql`(${value} -> ${raw(`'${field.name}'`)})`, field.type, field.selections),
      ]),
    );
  }

  #names(type: GraphQLOutputType, selections: readonly SelectionSetNode[]): Set<string> {
    const named = getNamedType(type);
    if (!isObjectType(named)) return new Set();
    return new Set(
      [...collectFields(this.document, named, selections).values()].flatMap(([node]) => node?.name.value ?? []),
    );
  }
}

export function typename(type: string): Sql {
  return raw(`'${type}'::text`);
}

/** A JSON object with its keys in order. The keys are GraphQL names, so they need no escaping. */
export function jsonObject(entries: readonly (readonly [key: string, value: Sql])[]): Sql {
  const calls: Sql[] = [];
  for (let from = 0; from < entries.length; from += FIELDS_PER_CALL) {
    const part = entries
      .slice(from, from + FIELDS_PER_CALL)
      .map(([key, value]) => sql`${raw(`'${key}'`)}, ${value}`);
    calls.push(sql`json_build_object(${join(part, ', ')})`);
  }
  const [first, ...others] = calls;
  if (!first) return raw(`'{}'::json`);
  return others.reduce(
    (all, call) => sql`(left(${all}::text, -1) || ', ' || substr(${call}::text, 2))::json`,
    first,
  );
}
