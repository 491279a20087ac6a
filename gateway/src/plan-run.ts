import type { BatchFetchNode, FetchNode, FlattenNodePathSegment, PlanNode, RequiresSelection } from '@graphql-hive/router-query-planner';
import { isAbstractType, isObjectType, Kind, parse, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import { readAnswer, type SubgraphAnswer } from '@redpine/kit/peer';
import { operationOf } from './limits.ts';

type Json = Record<string, unknown>;
type Path = readonly (string | number)[];
export type Values = Readonly<Record<string, unknown>>;

export interface Fetch {
  /** The subgraph's name in the supergraph. */
  subgraph: string;
  query: string;
  variables: Record<string, unknown>;
  operationName?: string;
}

/** Asks a subgraph; what keeps it from answering is an error of the answer. */
export type Ask = (fetch: Fetch) => Promise<SubgraphAnswer>;

export interface Run {
  readonly schema: GraphQLSchema;
  readonly variables: Values;
  readonly ask: Ask;
  /** All that was fetched so far. */
  readonly data: Json;
  readonly errors: GraphQLFormattedError[];
}

/** Entities that one field of a fetch asks for. */
interface Batch {
  /** The field's response key. */
  readonly key: string;
  readonly variable: string;
  readonly paths: readonly (readonly FlattenNodePathSegment[])[];
  readonly requires: readonly RequiresSelection[];
}

/** Whether every node of a plan is of a kind that is run here. */
export function isRunHere(node: PlanNode | null | undefined): boolean {
  switch (node?.kind) {
    case undefined:
      return true;
    case 'Sequence':
    case 'Parallel':
      return node.nodes.every(isRunHere);
    case 'Condition':
      return isRunHere(node.ifClause) && isRunHere(node.elseClause);
    case 'Fetch':
      return !node.requires?.length && !node.outputRewrites?.length;
    case 'Flatten':
      return node.node.kind === 'Fetch' && isPlain(node.node);
    case 'BatchFetch':
      return node.entityBatch.aliases.every(isPlain);
    case 'Subscription':
    case 'Defer':
      return false;
  }
}

function isPlain({ requires = [], inputRewrites, outputRewrites }: Pick<FetchNode, 'requires' | 'inputRewrites' | 'outputRewrites'>): boolean {
  return requires.length > 0 && requires.every(isKnown) && !inputRewrites?.length && !outputRewrites?.length;
}

function isKnown(selection: RequiresSelection): boolean {
  if (selection.kind === 'Field') return selection.selections?.every(isKnown) ?? true;
  return selection.kind === 'InlineFragment' && !selection.skipIf && !selection.includeIf && selection.selections.every(isKnown);
}

/** Runs a plan whose nodes `isRunHere`: what it fetches is in the run then. */
export async function runPlan(run: Run, node: PlanNode | null | undefined): Promise<void> {
  switch (node?.kind) {
    case 'Sequence':
      for (const each of node.nodes) await runPlan(run, each);
      return;
    case 'Parallel':
      await Promise.all(node.nodes.map((each) => runPlan(run, each)));
      return;
    case 'Condition':
      return runPlan(run, run.variables[node.condition] === true ? node.ifClause : node.elseClause);
    case 'Fetch':
      return fetchRoot(run, node);
    case 'Flatten': {
      const fetch = node.node as FetchNode;
      const batch = { key: '_entities', variable: 'representations', paths: [node.path], requires: fetch.requires ?? [] };
      return fetchEntities(run, fetch, [batch], fieldsOf(node.path));
    }
    case 'BatchFetch':
      return fetchEntities(run, node, node.entityBatch.aliases.map(({ alias, representationsVariableName, paths, requires }) => ({
        key: alias, variable: representationsVariableName, paths, requires,
      })));
    case 'Subscription':
    case 'Defer':
      throw new TypeError(`${node.kind} is not run here`);
    case undefined:
  }
}

/** Asks what a node of the plan asks. */
export function askFor({ variables, ask }: Pick<Run, 'variables' | 'ask'>, node: FetchNode | BatchFetchNode, representations?: Map<string, Representations>): Promise<SubgraphAnswer> {
  const given: Json = {};
  for (const name of node.variableUsages ?? []) if (Object.hasOwn(variables, name)) given[name] = variables[name];
  for (const [name, { list }] of representations ?? []) given[name] = list;
  const { serviceName: subgraph, operation: query, operationName } = node;
  return ask({ subgraph, query, variables: given, ...(operationName ? { operationName } : {}) });
}

async function fetchRoot(run: Run, node: FetchNode): Promise<void> {
  const { data, errors = [] } = readAnswer(await askFor(run, node));
  run.errors.push(...errors.map((error) => (error.path ? error : { ...error, path: [firstKey(node.operation)] })));
  if (data) merge(run.data, data);
}

/** An error without a path stands where its fetch begins. */
function firstKey(operation: string): string {
  const [field] = operationOf(parse(operation), undefined).selectionSet.selections;
  return field?.kind === Kind.FIELD ? (field.alias ?? field.name).value : '';
}

async function fetchEntities(run: Run, node: FetchNode | BatchFetchNode, batches: readonly Batch[], fallback?: Path): Promise<void> {
  const representations = new Map<string, Representations>();
  const places = batches.map((batch) => place(run, batch, representations));
  if (![...representations.values()].some(({ list }) => list.length > 0)) return;
  const { data, errors } = readAnswer(await askFor(run, node, representations));
  for (const error of errors ?? []) run.errors.push(...relocated(run, error, batches, places, fallback));
  for (const [n, batch] of batches.entries()) {
    const entities = data?.[batch.key];
    if (!Array.isArray(entities)) continue;
    const given = new Set<number>();
    for (const { entity, at } of places[n] ?? []) {
      const found: unknown = entities[at];
      if (!isObject(found)) continue;
      // Entities that stand in several places are asked for apart from here on.
      merge(entity, found, given.has(at));
      given.add(at);
    }
  }
}

/** Representations to ask for, each once. */
interface Representations {
  readonly list: Json[];
  readonly known: Map<string, number>;
}

interface Place {
  readonly entity: Json;
  /** Its representation's index. */
  readonly at: number;
}

/** The entities of a batch, and what stands for each. */
function place({ schema, data }: Run, { variable, paths, requires }: Batch, representations: Map<string, Representations>): Place[] {
  const { list, known } = representations.get(variable) ?? { list: [], known: new Map<string, number>() };
  representations.set(variable, { list, known });
  const places: Place[] = [];
  for (const path of paths) {
    collect(schema, data, path, 0, [], (entity) => {
      if (entity['__typename'] === undefined) return;
      const representation = represent(schema, requires, entity);
      if (!isObject(representation)) return;
      representation['__typename'] ??= entity['__typename'];
      const key = JSON.stringify(representation);
      let at = known.get(key);
      if (at === undefined) known.set(key, (at = list.push(representation) - 1));
      places.push({ entity, at });
    });
  }
  return places;
}

/** An error among entities stands wherever the entity stands. */
function relocated(run: Run, error: GraphQLFormattedError, batches: readonly Batch[], places: readonly Place[][], fallback?: Path): GraphQLFormattedError[] {
  const [key, at, ...below] = error.path ?? [];
  const n = batches.findIndex((batch) => batch.key === key);
  const entities = new Set(places[n]?.filter((each) => each.at === at).map(({ entity }) => entity));
  if (entities.size === 0) return [fallback ? { ...error, path: fallback } : error];
  const found: GraphQLFormattedError[] = [];
  for (const path of batches[n]?.paths ?? []) {
    collect(run.schema, run.data, path, 0, [], (entity, trail) => {
      if (entities.has(entity)) found.push({ ...error, path: [...trail, ...below] });
    });
  }
  return found;
}

/** Visits the objects at a path; the trail is only as it says during the visit. */
function collect(
  schema: GraphQLSchema,
  current: unknown,
  path: readonly FlattenNodePathSegment[],
  step: number,
  trail: (string | number)[],
  visit: (entity: Json, trail: Path) => void,
): void {
  if (!isObject(current)) return;
  const segment = path[step];
  if (Array.isArray(current)) {
    const next = segment === '@' ? step + 1 : step;
    for (const [n, each] of current.entries()) {
      trail.push(n);
      collect(schema, each, path, next, trail, visit);
      trail.pop();
    }
  } else if (segment === undefined) visit(current, trail);
  else if (segment === '@') return;
  else if ('Field' in segment) {
    trail.push(segment.Field);
    collect(schema, current[segment.Field], path, step + 1, trail, visit);
    trail.pop();
  } else if (typeof current['__typename'] !== 'string' || isOneOf(schema, current['__typename'], segment.TypeCondition)) {
    collect(schema, current, path, step + 1, trail, visit);
  }
}

/** What stands for an entity before a subgraph; null where nothing of it is known. */
function represent(schema: GraphQLSchema, requires: readonly RequiresSelection[], entity: unknown): unknown {
  if (Array.isArray(entity)) return entity.map((each) => represent(schema, requires, each));
  if (!isObject(entity)) return null;
  const found: Json = {};
  for (const selection of requires) {
    if (selection.kind === 'Field') {
      const { name, alias = name, selections } = selection;
      const value = entity[name] ?? entity[alias];
      const known = selections ? represent(schema, selections, value) : value;
      if (known !== null && known !== undefined) found[alias] = known;
    } else if (selection.kind === 'InlineFragment' && isOneOf(schema, entity['__typename'], [selection.typeCondition])) {
      const inner = represent(schema, selection.selections, entity);
      if (isObject(inner)) merge(found, inner);
    }
  }
  for (const key in found) if (key !== '__typename') return found;
  return null;
}

function isOneOf(schema: GraphQLSchema, typename: unknown, conditions: readonly string[]): boolean {
  if (typeof typename !== 'string') return false;
  if (conditions.includes(typename)) return true;
  const type = schema.getType(typename);
  return isObjectType(type) && conditions.some((name) => {
    const condition = schema.getType(name);
    return isAbstractType(condition) && schema.isSubType(condition, type);
  });
}

const fieldsOf = (path: readonly FlattenNodePathSegment[]): Path =>
  path.flatMap((segment) => (segment !== '@' && 'Field' in segment ? [segment.Field] : []));

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}

/** Puts in what is there, a copy of it where asked; of two objects, or lists, in one place both are kept. */
function merge(target: Json, source: Json, copied = false): void {
  for (const key in source) {
    const there = target[key];
    const here = source[key];
    if (!isObject(here)) target[key] = here;
    else if (isObject(there)) merge(there, here, copied);
    else target[key] = copied ? structuredClone(here) : here;
  }
}
