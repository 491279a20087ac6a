import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  type DocumentNode,
  getNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
  isUnionType,
} from 'graphql';
import { scalars } from '../scalars.ts';
import type { Field, View } from './define.ts';

/** The subgraph's schema as the views need it. Throws where views and schema do not agree field by field. */
export function ownSchema(
  typeDefs: DocumentNode,
  views: readonly View[],
  queries: Readonly<Record<string, Field>>,
): GraphQLSchema {
  const defined = new Set(
    typeDefs.definitions.flatMap((node) => ('name' in node ? (node.name?.value ?? []) : [])),
  );
  const resolvers = Object.fromEntries(Object.entries(scalars).filter(([name]) => defined.has(name)));
  const schema = buildSubgraphSchema([{ typeDefs, resolvers }]);
  const faults = views.flatMap((view) => faultsOf(schema, view));
  const roots = schema.getQueryType()?.getFields() ?? {};
  for (const name of Object.keys(queries)) if (!roots[name]) faults.push(`the schema has no query ${name}`);
  const viewed = new Set(views.map(({ type }) => type));
  const fields = [...Object.values(queries), ...views.flatMap((view) => Object.values(view.fields))];
  for (const { target } of fields) {
    if (target === undefined) continue;
    const type = typeof target === 'string' ? target : target().type;
    if (!viewed.has(type)) faults.push(`there is no view of ${type}`);
  }
  faults.push(...unguarded(schema, views, queries));
  if (faults.length > 0) throw new TypeError(`Views and schema differ: ${faults.join('; ')}`);
  return schema;
}

/** Where rows could be read past a view: a root field, an entity, or a field of a type that has a view. */
export function unguarded(
  schema: GraphQLSchema,
  views: readonly View[],
  queries: Readonly<Record<string, Field>>,
): string[] {
  const viewed = new Set(views.map(({ type }) => type));
  const isGuarded = ({ target, guard }: Field): boolean => target !== undefined || Boolean(guard);
  const entities = schema.getType('_Entity');
  const open = views.flatMap((view) => {
    const fields = (schema.getType(view.type) as GraphQLObjectType | undefined)?.getFields() ?? {};
    return Object.entries(view.fields)
      .filter(([name, field]) => viewed.has(getNamedType(fields[name]?.type)?.name ?? '') && !isGuarded(field))
      .map(([name]) => `${view.type}.${name} reads rows past their view`);
  });
  return [
    ...Object.entries(queries).filter(([, field]) => !isGuarded(field)).map(([name]) => `nothing guards the rows of the query ${name}`),
    ...(isUnionType(entities) ? entities.getTypes() : []).filter(({ name }) => !viewed.has(name)).map(({ name }) => `the entity ${name} has no view`),
    ...views.filter(({ visible }) => typeof visible !== 'function').map(({ type }) => `the view of ${type} says nobody who sees its rows`),
    ...open,
  ];
}

function faultsOf(schema: GraphQLSchema, view: View): string[] {
  const type = schema.getType(view.type);
  if (!isObjectType(type)) return [`the schema has no type ${view.type}`];
  const names = Object.keys(type.getFields());
  return [
    ...names.filter((name) => !view.fields[name]).map((name) => `the view of ${view.type} lacks ${name}`),
    ...Object.values(view.personal ?? {})
      .filter(({ field }) => !names.includes(field))
      .map(({ field }) => `the type ${view.type} has no personal ${field}`),
    ...Object.keys(view.fields)
      .filter((name) => !names.includes(name))
      .map((name) => `the type ${view.type} has no ${name}`),
  ];
}

/** Every object type that an answer of the views can hold. */
export function reachableTypes(
  schema: GraphQLSchema,
  views: readonly View[],
  queries: Readonly<Record<string, Field>>,
): GraphQLObjectType[] {
  const found = new Set<GraphQLObjectType>();
  const visit = (type: unknown): void => {
    if (!isObjectType(type) || found.has(type)) return;
    found.add(type);
    for (const field of Object.values(type.getFields())) visit(getNamedType(field.type));
  };
  for (const view of views) visit(schema.getType(view.type));
  const roots = schema.getQueryType()?.getFields() ?? {};
  for (const name of Object.keys(queries)) visit(getNamedType(roots[name]?.type));
  return [...found];
}
