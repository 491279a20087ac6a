import { buildSubgraphSchema } from '@apollo/subgraph';
import {
  type DocumentNode,
  getNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  isObjectType,
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
  if (faults.length > 0) throw new TypeError(`Views and schema differ: ${faults.join('; ')}`);
  return schema;
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
