import {
  type FragmentDefinitionNode,
  getVariableValues,
  GraphQLError,
  type GraphQLSchema,
  Kind,
  type OperationDefinitionNode,
  OperationTypeNode,
  parse,
  type SelectionSetNode,
  validate,
} from 'graphql';
import { Recent } from '../recent.ts';
import type { Document } from './collect.ts';
import { checkInput } from './input.ts';
import { badInput } from './refuse.ts';

export interface ViewRequest {
  query: string;
  variables?: Readonly<Record<string, unknown>> | null | undefined;
  operationName?: string | null | undefined;
}

/** One operation with its coerced variables. */
export interface Operation {
  readonly document: Document;
  readonly selections: SelectionSetNode;
}

interface Parsed {
  readonly operations: readonly OperationDefinitionNode[];
  readonly fragments: Readonly<Record<string, FragmentDefinitionNode>>;
}

const KEPT = 500;
const MOST_TOKENS = 10_000;

/** Reads requests: each document is parsed and validated once. */
export class Requests {
  readonly #schema: GraphQLSchema;
  readonly #parsed = new Recent<string, Parsed | 'invalid'>(KEPT);

  constructor(schema: GraphQLSchema) {
    this.#schema = schema;
  }

  /** The query asked for; null where the document is invalid, or asks for something else than one query. */
  read({ query, variables, operationName }: ViewRequest): Operation | null {
    const parsed = this.#parsed.get(query) ?? this.#parse(query);
    if (parsed === 'invalid') return null;
    const named = parsed.operations.filter(({ name }) => !operationName || name?.value === operationName);
    const [operation] = named;
    if (!operation || named.length > 1 || operation.operation !== OperationTypeNode.QUERY) return null;
    const { coerced, errors } = getVariableValues(
      this.#schema,
      operation.variableDefinitions ?? [],
      variables ?? {},
    );
    if (!coerced) throw badInput(errors[0]?.message ?? 'The variables are not of their types');
    checkInput(coerced, 'variables');
    return {
      document: { schema: this.#schema, fragments: parsed.fragments, variables: coerced },
      selections: operation.selectionSet,
    };
  }

  #parse(query: string): Parsed | 'invalid' {
    const parsed = this.#parseAfresh(query);
    this.#parsed.set(query, parsed);
    return parsed;
  }

  #parseAfresh(query: string): Parsed | 'invalid' {
    try {
      const document = parse(query, { maxTokens: MOST_TOKENS, noLocation: true });
      if (validate(this.#schema, document).length > 0) return 'invalid';
      const fragments = document.definitions.filter((node) => node.kind === Kind.FRAGMENT_DEFINITION);
      return {
        operations: document.definitions.filter((node) => node.kind === Kind.OPERATION_DEFINITION),
        fragments: Object.fromEntries(fragments.map((fragment) => [fragment.name.value, fragment])),
      };
    } catch (error) {
      // graphql-js words the syntax error for the client when it takes over.
      if (error instanceof GraphQLError) return 'invalid';
      throw error;
    }
  }
}
