import {
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  getNamedType,
  getNullableType,
  isCompositeType,
  isInterfaceType,
  isListType,
  isObjectType,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
  type ValueNode,
} from 'graphql';
import { LIMITS, type Measure } from './limits.ts';

/** A list whose bound the schema does not declare counts as a full page. */
const UNDECLARED = LIMITS.pageSize;

/** A selection set on its own; what it costs depends on the connection that it stands in, if it stands in one. */
interface Sum {
  fixed: number;
  /** Lists without a bound of their own, such as a connection's edges. */
  lists: number;
  /** What one item of each of them costs. */
  items: number;
  depth: number;
  nesting: number;
  aliases: number;
  selections: number;
}

const NOTHING: Sum = { fixed: 0, lists: 0, items: 0, depth: 0, nesting: 0, aliases: 0, selections: 0 };

/** The variables that page sizes are taken from: the cost of a document depends on no others. */
export function pageVariables(document: DocumentNode): string[] {
  const names = new Set<string>();
  const look = (set: SelectionSetNode | undefined): void => {
    for (const selection of set?.selections ?? []) {
      if (selection.kind === Kind.FRAGMENT_SPREAD) continue;
      if (selection.kind === Kind.FIELD) {
        const value = firstOf(selection)?.value;
        if (value?.kind === Kind.VARIABLE) names.add(value.name.value);
      }
      look(selection.selectionSet);
    }
  };
  for (const definition of document.definitions) if ('selectionSet' in definition) look(definition.selectionSet);
  return [...names].sort();
}

/**
 * Measures an operation that is not validated yet: unknown fields and fragments count as selections and cost
 * nothing, a fragment within itself counts once. Each fragment is walked once, so the work is linear in the
 * document. Cost: each object field 1 × the page sizes above it (`first`, or the bound "At most N" in the
 * field's description), a mutation 10, scalars 0; introspection costs nothing and has no depth.
 */
export function measure(
  schema: GraphQLSchema,
  document: DocumentNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
): Measure {
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const sums = new Map<string, Sum>();
  let visited = 0;
  let introspects = false;
  let badPage: number | null = null;

  const pageSize = (field: FieldNode, declared: number | undefined): number => {
    const value = firstOf(field)?.value;
    const given = value === undefined ? declared : pageValue(value, operation, variables, declared);
    if (given === undefined || !Number.isInteger(given)) return LIMITS.pageSize;
    if (given < 1 || given > LIMITS.pageSize) badPage = given;
    return Math.max(given, 1);
  };

  const fragment = (name: string): Sum => {
    const known = sums.get(name);
    if (known) return known;
    sums.set(name, NOTHING);
    const definition = fragments.get(name);
    const type = definition && schema.getType(definition.typeCondition.name.value);
    const sum = definition ? selectionSet(definition.selectionSet, type) : NOTHING;
    sums.set(name, sum);
    return sum;
  };

  const field = (node: FieldNode, parent: GraphQLNamedType | undefined): Sum => {
    const name = node.name.value;
    if (name === '__schema' || name === '__type') introspects = true;
    const definition = fieldOf(parent, name);
    const type = definition && getNamedType(definition.type);
    const inner = node.selectionSet ? selectionSet(node.selectionSet, type) : NOTHING;
    const counts = !describesSchema(parent);
    const sum: Sum = {
      fixed: 0,
      lists: 0,
      items: 0,
      depth: inner.depth + (counts ? 1 : 0),
      nesting: inner.nesting + 1,
      aliases: inner.aliases + (node.alias ? 1 : 0),
      selections: inner.selections + 1,
    };
    if (!definition || !counts) return sum;
    const mutation = parent === schema.getMutationType();
    const own = mutation ? LIMITS.mutation : isCompositeType(type) && !describesSchema(type) ? 1 : 0;
    const first = definition.args.find((argument) => argument.name === 'first');
    const whole = alone(inner);
    if (first) {
      const size = pageSize(node, numberOrNothing(first.defaultValue));
      sum.fixed = own + inner.fixed + size * (inner.lists + inner.items);
      return sum;
    }
    if (!isListType(getNullableType(definition.type))) return { ...sum, fixed: own + whole };
    const bound = declaredBound(definition);
    return bound === undefined ? { ...sum, lists: own, items: whole } : { ...sum, fixed: own + bound * whole };
  };

  const selectionSet = (set: SelectionSetNode, parent: GraphQLNamedType | undefined): Sum => {
    const total = { ...NOTHING };
    for (const selection of set.selections) {
      visited += 1;
      let sum: Sum;
      if (selection.kind === Kind.FIELD) sum = field(selection, parent);
      else {
        const condition = selection.kind === Kind.INLINE_FRAGMENT ? selection.typeCondition?.name.value : undefined;
        const inner =
          selection.kind === Kind.FRAGMENT_SPREAD
            ? fragment(selection.name.value)
            : selectionSet(selection.selectionSet, condition === undefined ? parent : schema.getType(condition));
        sum = { ...inner, nesting: inner.nesting + 1, selections: inner.selections + 1 };
      }
      total.fixed += sum.fixed;
      total.lists += sum.lists;
      total.items += sum.items;
      total.aliases += sum.aliases;
      total.selections += sum.selections;
      total.depth = Math.max(total.depth, sum.depth);
      total.nesting = Math.max(total.nesting, sum.nesting);
    }
    return total;
  };

  const root = schema.getRootType(operation.operation) ?? undefined;
  const sum = selectionSet(operation.selectionSet, root);
  // Validation walks what the operation never reaches, too.
  let unreached = 0;
  for (const name of fragments.keys()) if (!sums.has(name)) unreached = Math.max(unreached, fragment(name).selections);
  return {
    kind: operation.operation,
    depth: sum.depth,
    nesting: sum.nesting,
    aliases: sum.aliases,
    directives: countDirectives(document),
    selections: finite(Math.max(sum.selections, unreached)),
    cost: finite(alone(sum)),
    introspects,
    pageSize: badPage,
    visited,
  };
}

function describesSchema(type: GraphQLNamedType | undefined): boolean {
  return type?.name.startsWith('__') ?? false;
}

function fieldOf(parent: GraphQLNamedType | undefined, name: string): GraphQLField<unknown, unknown> | undefined {
  if (name === '__schema') return SchemaMetaFieldDef;
  if (name === '__type') return TypeMetaFieldDef;
  return isObjectType(parent) || isInterfaceType(parent) ? parent.getFields()[name] : undefined;
}

const bounds = new WeakMap<GraphQLField<unknown, unknown>, number | null>();

/** The bound that a list's description declares: "At most 1,000." */
function declaredBound(field: GraphQLField<unknown, unknown>): number | undefined {
  let bound = bounds.get(field);
  if (bound === undefined) {
    const digits = /\bAt most ([\d,]+)/.exec(field.description ?? '')?.[1];
    bound = digits === undefined ? null : Number(digits.replaceAll(',', ''));
    bounds.set(field, bound);
  }
  return bound ?? undefined;
}

function firstOf(field: FieldNode) {
  return field.arguments?.find((argument) => argument.name.value === 'first');
}

/** The page size that a value stands for; nothing where it is no number, which validation refuses. */
function pageValue(
  value: ValueNode,
  operation: OperationDefinitionNode,
  variables: Readonly<Record<string, unknown>>,
  declared: number | undefined,
): number | undefined {
  if (value.kind === Kind.INT) return Number(value.value);
  if (value.kind !== Kind.VARIABLE) return undefined;
  const name = value.name.value;
  const given = Object.hasOwn(variables, name) ? variables[name] : undefined;
  if (given !== undefined) return numberOrNothing(given);
  const fallback = operation.variableDefinitions?.find((each) => each.variable.name.value === name)?.defaultValue;
  return fallback?.kind === Kind.INT ? Number(fallback.value) : declared;
}

function numberOrNothing(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** Directives as written, wherever they stand. */
function countDirectives(document: DocumentNode): number {
  let count = 0;
  const inSet = (set: SelectionSetNode | undefined): void => {
    for (const selection of set?.selections ?? []) {
      count += selection.directives?.length ?? 0;
      if (selection.kind !== Kind.FRAGMENT_SPREAD) inSet(selection.selectionSet);
    }
  };
  for (const definition of document.definitions) {
    count += ('directives' in definition ? definition.directives?.length : 0) ?? 0;
    if (definition.kind === Kind.OPERATION_DEFINITION) {
      for (const variable of definition.variableDefinitions ?? []) count += variable.directives?.length ?? 0;
    }
    if ('selectionSet' in definition) inSet(definition.selectionSet);
  }
  return count;
}

/** What a selection set costs outside a connection. */
function alone(sum: Sum): number {
  return sum.fixed + sum.lists + UNDECLARED * sum.items;
}

function finite(count: number): number {
  return Math.min(count, Number.MAX_SAFE_INTEGER);
}
