import {
  type DocumentNode,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type SelectionSetNode,
} from 'graphql';
import { collectFields, type Document } from './collect.ts';
import { Compiler } from './compile.ts';
import { type RootField, type View, type ViewContext } from './define.ts';
import { byIds, entities } from './entities.ts';
import { derive, run } from './execute.ts';
import { jsonObject, typename } from './json.ts';
import { Requests, type ViewRequest } from './requests.ts';
import { ownSchema, reachableTypes } from './schema.ts';
import type { Sql } from './sql.ts';

type Source = Readonly<Record<string, unknown>>;
type Resolver = (source: Source, args: unknown, context: ViewContext, info: GraphQLResolveInfo) => unknown;
type EntityResolver = (reference: Source, context: ViewContext, info: GraphQLResolveInfo) => unknown;
export type ViewResolvers = Readonly<Record<string, Readonly<Record<string, Resolver | EntityResolver>>>>;

export interface Views {
  /**
   * The text `{"data":…}` where views answer the whole request; null where something in it is not theirs, or where the
   * document is not valid: graphql-js then says so. Throws GraphQLError BAD_USER_INPUT for what cannot be answered.
   */
  answer(request: ViewRequest, context: ViewContext): Promise<string | null>;
  /** Resolvers of every view type and root field, for requests that views do not answer wholly. */
  resolvers(): ViewResolvers;
  /** One row of a view type within a resolver's answer; null where the actor sees none. */
  one(context: ViewContext, type: string, id: string, info: GraphQLResolveInfo): Promise<unknown>;
  /** Rows of a view type within a resolver's answer, in the order of the ids; null in place of those not seen. */
  list(context: ViewContext, type: string, ids: readonly string[], info: GraphQLResolveInfo): Promise<unknown[]>;
}

/**
 * The read side of a subgraph. Throws where a view and its type do not have the same fields, a query is not in the schema,
 * or rows could be reached past the visibility of a view.
 */
export function createViews(of: {
  typeDefs: DocumentNode;
  views: readonly View[];
  queries: Readonly<Record<string, RootField>>;
}): Views {
  const schema = ownSchema(of.typeDefs, of.views, of.queries);
  const views = new Map(of.views.map((view) => [view.type, view]));
  const query = schema.getQueryType() as GraphQLObjectType;
  const requests = new Requests(schema);
  // The objects that came from a view: their fields stand under response keys, not under names.
  const fromView = new WeakSet<object>();

  /** The SQL of the whole answer; null where something is not a view's. */
  function compile(compiler: Compiler, selections: readonly SelectionSetNode[]): Sql | null {
    const entries: [string, Sql][] = [];
    for (const [key, nodes] of collectFields(compiler.document, query, selections)) {
      const name = nodes[0]?.name.value ?? key;
      if (name !== '_entities' && name !== '__typename' && !of.queries[name]) return null;
      const value = compiler.below(key, () => rootField(compiler, compiler.selected(query, key, nodes)));
      if (!value) return null;
      entries.push([key, value]);
    }
    return jsonObject(entries);
  }

  function rootField(compiler: Compiler, field: ReturnType<Compiler['selected']>): Sql | null {
    if (field.name === '__typename') return typename(query.name);
    if (field.name === '_entities')
      return entities(compiler, views, field.args['representations'], field.selections);
    return compiler.emit(of.queries[field.name] as RootField, field, noRow);
  }

  async function answer(request: ViewRequest, context: ViewContext): Promise<string | null> {
    const operation = requests.read(request);
    if (!operation) return null;
    const compiler = new Compiler(operation.document, context, views);
    const value = compile(compiler, [operation.selections]);
    if (!value) return null;
    const text = await run(context, value);
    if (compiler.pending.length === 0) return `{"data":${text}}`;
    const data: unknown = JSON.parse(text);
    derive(operation.document, context, data, compiler.pending);
    return JSON.stringify({ data });
  }

  async function within(
    context: ViewContext,
    info: GraphQLResolveInfo,
    emit: (compiler: Compiler) => Sql,
  ): Promise<unknown> {
    const document: Document = { schema, fragments: info.fragments, variables: info.variableValues };
    const compiler = new Compiler(document, context, views);
    // One step around the value: what plain code works out may be the value itself.
    const value = compiler.below('value', () => emit(compiler));
    const holder = JSON.parse(await run(context, jsonObject([['value', value]]))) as { value: unknown };
    derive(document, context, holder, compiler.pending);
    return marked(holder.value);
  }

  function marked(value: unknown): unknown {
    if (Array.isArray(value)) value.forEach(marked);
    else if (typeof value === 'object' && value !== null) fromView.add(value);
    return value;
  }

  const byKey: Resolver = (source, _args, _context, info) =>
    fromView.has(source) ? marked(source[info.path.key]) : source[info.fieldName];

  const viewOf = (type: string): View => {
    const view = views.get(type);
    if (!view) throw new TypeError(`There is no view of ${type}`);
    return view;
  };
  const list: Views['list'] = async (context, type, ids, info) => {
    const rows = await within(context, info, (compiler) =>
      byIds(compiler, viewOf(type), ids, selectionsOf(info.fieldNodes)),
    );
    return rows as unknown[];
  };
  const one: Views['one'] = async (context, type, id, info) => (await list(context, type, [id], info))[0] ?? null;

  function resolvers(): ViewResolvers {
    const map: Record<string, Record<string, Resolver | EntityResolver>> = {};
    for (const type of reachableTypes(schema, of.views, of.queries)) {
      map[type.name] = Object.fromEntries(Object.keys(type.getFields()).map((field) => [field, byKey]));
    }
    for (const view of of.views) {
      if (!isEntity(schema.getType('_Entity'), view.type)) continue;
      const byReference: EntityResolver = (reference, context, info) =>
        one(context, view.type, String(reference['id']), info);
      map[view.type] = { ...map[view.type], __resolveReference: byReference };
    }
    map[query.name] = Object.fromEntries(
      Object.keys(of.queries).map((name): [string, Resolver] => [
        name,
        (_source, _args, context, info) =>
          within(context, info, (compiler) =>
            compiler.emit(of.queries[name] as RootField, compiler.selected(query, 'value', info.fieldNodes), noRow),
          ),
      ]),
    );
    return map;
  }

  return { answer, resolvers, one, list };
}

function isEntity(union: unknown, type: string): boolean {
  return typeof union === 'object' && union !== null && 'getTypes' in union
    ? (union as { getTypes(): readonly GraphQLObjectType[] }).getTypes().some(({ name }) => name === type)
    : false;
}

const noRow = (column: string): Sql => {
  throw new TypeError(`A root field has no row, hence no ${column}`);
};

function selectionsOf(nodes: readonly FieldNode[]): SelectionSetNode[] {
  return nodes.flatMap((node) => node.selectionSet ?? []);
}
