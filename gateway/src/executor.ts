import { QueryPlanner } from '@graphql-hive/router-query-planner';
import { buildASTSchema, execute, getVariableValues, Kind, parse, print, type DocumentNode, type GraphQLError, type GraphQLFormattedError, type GraphQLSchema, type OperationDefinitionNode } from 'graphql';
import { readAnswer, type SubgraphAnswer } from '@redpine/kit/peer';
import { apiSchema, isHiding } from './api-schema.ts';
import { Plan, type PlanResult } from './plan.ts';
import type { Fetch } from './plan-run.ts';

export interface Operation {
  /** A valid one. */
  document: DocumentNode;
  operation: OperationDefinitionNode;
  operationName: string | undefined;
  variables: Record<string, unknown>;
}

interface Result {
  data?: PlanResult['data'] | undefined;
  errors?: readonly (GraphQLFormattedError | GraphQLError)[] | undefined;
}

/** Mistakes in variables that are named. */
const MISTAKES = 5;

/**
 * Runs operations over a supergraph. Its planner is router-runtime's; a plan is run here, and by router-runtime itself
 * where it has something that is not known here (decision 027).
 * @param ask asks a subgraph, and never rejects
 */
export async function createExecutor<C extends object>(supergraph: string, ask: (fetch: Fetch, context: C) => Promise<SubgraphAnswer>): Promise<{
  /** The schema that clients see. */
  schema: GraphQLSchema;
  execute: (operation: Operation, context: C) => Promise<Result>;
}> {
  const sdl = parse(supergraph);
  const planner = new QueryPlanner(supergraph);
  let router: ReturnType<typeof routerRuntime<C>> | undefined;
  const hasMore = isHiding(sdl) || planner.overrideLabels.length > 0 || planner.overridePercentages.length > 0;
  const schema = hasMore ? (await (router = routerRuntime(supergraph, ask))).schema : apiSchema(sdl);
  const plans = new WeakMap<DocumentNode, Map<string | undefined, Promise<Plan | undefined>>>();

  const planOf = (document: DocumentNode, name: string | undefined): Promise<Plan | undefined> => {
    const named = plans.get(document) ?? new Map<string | undefined, Promise<Plan | undefined>>();
    plans.set(document, named);
    let plan = named.get(name);
    if (!plan) named.set(name, (plan = hasMore ? Promise.resolve(undefined) : Plan.of(planner, schema, document, name)));
    return plan;
  };

  return {
    schema,
    async execute(asked, context) {
      const { document, operation, operationName, variables } = asked;
      const { coerced, errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables, { maxErrors: MISTAKES });
      // One more says that there were too many, which Apollo would take for a fault of ours. Without data: nothing ran.
      if (!coerced) return { errors: errors.slice(0, MISTAKES) };
      if (describesSchema(operation)) return execute({ schema, document, operationName: operationName ?? null, variableValues: variables });
      const plan = await planOf(document, operationName);
      if (plan) return plan.run(coerced, (fetch) => ask(fetch, context));
      return (await (router ??= routerRuntime(supergraph, ask))).execute(asked, context);
    },
  };
}

/** Whether an operation asks for the schema, or for the name of its own root alone. */
function describesSchema({ selectionSet: { selections } }: OperationDefinitionNode): boolean {
  const names = selections.map((each) => (each.kind === Kind.FIELD ? each.name.value : ''));
  return names.some((name) => name === '__schema' || name === '__type') || names.every((name) => name === '__typename');
}

/** Router-runtime's own executor. It is large, and most installations never need it. */
export async function routerRuntime<C extends object>(supergraph: string, ask: (fetch: Fetch, context: C) => Promise<SubgraphAnswer>) {
  const { unifiedGraphHandler } = await import('@graphql-hive/router-runtime');
  // It makes a logger of its own by LOG_LEVEL, and throws at each request where that is one of ours that it does not
  // know (fatal, silent). What it has to say reaches our log as errors.
  process.env['LOG_LEVEL'] = 'error';
  const handler = await unifiedGraphHandler({
    unifiedGraph: buildASTSchema(parse(supergraph), { assumeValidSDL: true }),
    getUnifiedGraphSDL: () => supergraph,
    onSubgraphExecute: async (subgraph, { document, variables, operationName, context }) =>
      readAnswer(await ask({
        subgraph,
        query: print(document),
        variables: (variables ?? {}) as Record<string, unknown>,
        ...(operationName ? { operationName } : {}),
      }, context as C)) as object,
  });
  const { executor } = handler;
  if (!executor) throw new Error('the supergraph has nothing to execute');
  return {
    schema: handler.unifiedGraph,
    async execute({ document, operation, operationName, variables }: Operation, context: C): Promise<Result> {
      const result = (await executor({
        document, variables, ...(operationName ? { operationName } : {}), operationType: operation.operation, context,
      })) as Result;
      // Where nothing came back the router leaves `data` out; an operation that ran has it.
      return { ...result, data: result.data ?? null };
    },
  };
}
