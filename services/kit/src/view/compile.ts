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
  type Emission,
  type Field,
  ownerOf,
  publicToAll,
  type Relation,
  type Row,
  rowOf,
  rowSeen,
  source,
  type Target,
  type View,
  type ViewContext,
} from './define.ts';
import { asColumns, type Entry, jsonObject, ROW, typename } from './json.ts';
import { badInput } from './refuse.ts';
import { and, raw, sql, type Sql, whole } from './sql.ts';
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

/** Rows under an alias: where they come from and which of them. What is asked of them is compiled inside. */
export interface Rows {
  readonly alias: string;
  readonly row: Row;
  readonly from: Sql;
  readonly where: Sql;
  readonly inside: <T>(compile: () => T) => T;
}

/** A list of rows: which, in what order, and how many at most. */
export interface Listed {
  readonly where: Relation;
  readonly orderBy: (other: Row) => Sql;
  readonly limit: number;
  /** The same order backwards. */
  readonly latest?: { readonly orderBy: (other: Row) => Sql; readonly limit: number };
}

const EACH = '*';
const MOST_FIELDS = 5_000;
const MOST_LEVELS = 40;

/** Turns selections into SQL. One compiler serves one statement. */
export class Compiler {
  readonly document: Document;
  readonly context: ViewContext;
  readonly #views: ReadonlyMap<string, View>;
  readonly pending: Pending[] = [];
  #path: string[] = [];
  /** Conditions that hold for every row around what is being compiled. */
  readonly #given = new Set<Sql>();
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

  /** What is asked of a row of a view, by response key. */
  entries(view: View, row: Row, selections: readonly SelectionSetNode[]): Entry[] {
    return this.fields(this.objectType(view.type), selections).map((field) => [
      field.key,
      this.below(field.key, () => this.#field(view, row, field)),
    ]);
  }

  /** A row of a view as a JSON object. */
  object(view: View, row: Row, selections: readonly SelectionSetNode[]): Sql {
    return jsonObject(this.entries(view, row, selections));
  }

  #field(view: View, row: Row, field: Selected): Sql {
    if (field.name === '__typename') return typename(view.type);
    const declared = view.fields[field.name];
    if (!declared) throw new TypeError(`The view of ${view.type} has no ${field.name}`);
    return this.emit(declared, field, row, view);
  }

  emit(declared: Field, field: Selected, row: Row, view?: View): Sql {
    return declared.emit({
      row,
      args: field.args,
      context: this.context,
      selected: this.names(field),
      holds: (condition) => this.#given.has(condition),
      field,
      view,
      compiler: this,
    });
  }

  /**
   * Rows of a view under an alias of their own: those that meet the condition and that the actor may see. What their
   * owner's row or another row around them was seen by already is not asked again.
   */
  rows(view: View, condition: (row: Row, alias: string) => Sql, owner?: Row): Rows {
    const alias = this.alias();
    const row = rowSeen(view, alias, this.context, owner);
    const own = condition(row, alias);
    const visible = view.visible === publicToAll ? null : view.visible(row, this.context);
    const isGiven = visible === null || this.#given.has(visible);
    return {
      alias,
      row,
      from: source(view, alias, this.context, owner),
      where: isGiven ? own : and([own, visible]),
      // A condition over an owner's columns holds for these rows alone and not for the owner's: only inside is it given.
      inside: (compile) => {
        if (isGiven) return compile();
        this.#given.add(visible);
        const result = compile();
        this.#given.delete(visible);
        return result;
      },
    };
  }

  #reach(view: View, at: Emission, relation: Relation): Rows {
    if (typeof relation === 'function') return this.rows(view, (other) => relation({ ...at, other }));
    const { by, and: further } = relation;
    return this.rows(
      view,
      (other, alias) => {
        // The column itself is compared, also where the owner's id stands for it elsewhere.
        const own = sql`${rowOf(alias)(by)} = ${at.row('id')}`;
        return further ? and([own, further({ ...at, other })]) : own;
      },
      ownerOf(view, by, at),
    );
  }

  one(view: View, at: Emission, on: Relation): Sql {
    const { row, from, where, inside } = this.#reach(view, at, on);
    const { columns, object } = asColumns(inside(() => this.entries(view, row, at.field.selections)));
    return sql`(select ${object} from (select ${columns} from ${from} where ${where} limit 1) as ${ROW})`;
  }

  /** Rows in order; with `latest`, so many at the end of the order alone, found from there. */
  many(view: View, at: Emission, { where: relation, orderBy, limit, latest }: Listed): Sql {
    const { alias, row, from, where, inside } = this.#reach(view, at, relation);
    const entries = this.each(() => inside(() => this.entries(view, row, at.field.selections)));
    if (latest) {
      const a = raw(alias);
      const rows = sql`select ${a}.* from ${from} where ${where} order by ${latest.orderBy(row)} limit ${whole(latest.limit)}`;
      return sql`(select coalesce(json_agg(${jsonObject(entries)} order by ${orderBy(row)}), '[]'::json) from (${rows}) as ${a})`;
    }
    const { columns, entry } = asColumns(entries);
    return sql`(select coalesce(json_agg(${entry}), '[]'::json) from (select ${columns} from ${from}
      where ${where} order by ${orderBy(row)} limit ${whole(limit)}) as ${ROW})`;
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

  /** The names of the fields asked below a field. */
  names({ type, selections }: Pick<Selected, 'type' | 'selections'>): Set<string> {
    const named = getNamedType(type);
    if (!isObjectType(named)) return new Set();
    return new Set(
      [...collectFields(this.document, named, selections).values()].flatMap(([node]) => node?.name.value ?? []),
    );
  }
}
