import {
  GraphQLError,
  Kind,
  parse,
  type DocumentNode,
  type OperationDefinitionNode,
  type OperationTypeNode,
} from 'graphql';
import { GatewayProblem } from './problem.ts';

/** What a request may be, held before validation and planning: the planner is exponential in nested fragments. */
export const LIMITS = {
  tokens: 2_000,
  depth: 12,
  /** Selection sets within each other, fragments and the schema's own description included: the planner's parser ends at 50. */
  nesting: 40,
  aliases: 30,
  directives: 9,
  /** Fields and fragments as they stand once every fragment is written out where it is spread. */
  selections: 1_000,
  pageSize: 100,
  cost: 1_000,
  /** For analysts' posts, and for the documents of the build, which are reviewed when they are written; COST_REVIEWED says otherwise. */
  costReviewed: 5_000,
  /** Cost of one mutation. */
  mutation: 10,
} as const;

/** What one operation of a document amounts to; all counts with fragments written out. */
export interface Measure {
  kind: OperationTypeNode;
  depth: number;
  nesting: number;
  aliases: number;
  directives: number;
  selections: number;
  cost: number;
  /** Whether it asks for the schema. */
  introspects: boolean;
  /** A page size outside 1–100, where there is one. */
  pageSize: number | null;
  /** Selections looked at while measuring: never more than the document has, however its fragments nest. */
  visited: number;
}

/**
 * Parses within the token bound.
 * @param status HTTP's for a mistake in the text
 * @throws GatewayProblem LIMIT_TOKENS, or GRAPHQL_PARSE_FAILED with the place of the mistake
 */
export function parseBounded(source: string, status = 400): DocumentNode {
  try {
    return parse(source, { maxTokens: LIMITS.tokens });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    if (error.message.includes('Parsing aborted')) throw exceeded('TOKENS', `tokens ≤ ${LIMITS.tokens}`);
    throw new GatewayProblem(status, 'GRAPHQL_PARSE_FAILED', error.message);
  }
}

/** The operation that a request names, or the only one. */
export function operationOf(document: DocumentNode, name: string | undefined): OperationDefinitionNode {
  const operations = document.definitions.filter((each) => each.kind === Kind.OPERATION_DEFINITION);
  const named = name === undefined ? operations : operations.filter((each) => each.name?.value === name);
  const [operation, another] = named;
  if (!operation || another) {
    const message = name === undefined ? 'The document needs one operation, or operationName.' : 'No such operation.';
    throw new GatewayProblem(400, 'OPERATION_RESOLUTION_FAILURE', message);
  }
  return operation;
}

/** @throws GatewayProblem with a code that names the limit: LIMIT_DEPTH, LIMIT_ALIASES, … */
export function holdLimits(found: Measure, maximumCost: number): void {
  if (found.depth > LIMITS.depth) throw exceeded('DEPTH', `depth ≤ ${LIMITS.depth}, found ${found.depth}`);
  if (found.aliases > LIMITS.aliases) throw exceeded('ALIASES', `aliases ≤ ${LIMITS.aliases}, found ${found.aliases}`);
  if (found.directives > LIMITS.directives) {
    throw exceeded('DIRECTIVES', `directives ≤ ${LIMITS.directives}, found ${found.directives}`);
  }
  if (found.selections > LIMITS.selections) {
    throw exceeded('SELECTIONS', `selections with fragments written out ≤ ${LIMITS.selections}`);
  }
  if (found.nesting > LIMITS.nesting) throw exceeded('NESTING', `selections within each other ≤ ${LIMITS.nesting}, found ${found.nesting}`);
  if (found.pageSize !== null) throw exceeded('PAGE_SIZE', `first is 1–${LIMITS.pageSize}, found ${found.pageSize}`);
  if (found.cost > maximumCost) {
    throw new GatewayProblem(400, 'LIMIT_COST', `The request is past a limit: cost ≤ ${maximumCost}, found ${found.cost}.`, {
      cost: { requested: found.cost, maximum: maximumCost },
    });
  }
}

function exceeded(limit: string, words: string): GatewayProblem {
  return new GatewayProblem(400, `LIMIT_${limit}`, `The request is past a limit: ${words}.`);
}
