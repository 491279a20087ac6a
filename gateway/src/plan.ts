import type { PlanNode, QueryPlanner } from '@graphql-hive/router-query-planner';
import { GraphQLError, Kind, parse, print, visit, type DocumentNode, type FragmentDefinitionNode, type GraphQLFormattedError, type GraphQLSchema, type OperationDefinitionNode, type SelectionNode } from 'graphql';
import { readAnswer } from '@redpine/kit/peer';
import type { Document } from '@redpine/kit/view/collect';
import { operationOf } from './limits.ts';
import { askFor, isRunHere, runPlan, type Ask, type Values } from './plan-run.ts';
import { project, Shape } from './plan-shape.ts';

/** The data of an answer as JSON text: a subgraph's own, which nobody between it and the client has to read. */
export class DataText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

export interface PlanResult {
  data: DataText | Record<string, unknown> | null;
  errors: GraphQLFormattedError[];
}

const PREFIX = '{"data":';

/** One operation of a document with its plan, which is made once. */
export class Plan {
  readonly #schema: GraphQLSchema;
  readonly #document: DocumentNode;
  readonly #operationName: string | undefined;
  readonly #conditions: readonly string[];
  readonly #node: PlanNode | undefined;
  /** By what the conditions of @skip and @include come to. */
  readonly #answers = new Map<string, { shape: Shape; isFetchedAsAsked: boolean }>();

  private constructor(schema: GraphQLSchema, document: DocumentNode, operationName: string | undefined, node: PlanNode | undefined) {
    this.#schema = schema;
    this.#document = document;
    this.#operationName = operationName;
    this.#conditions = conditionsOf(document);
    this.#node = node;
  }

  /** Nothing where the plan has a node that is not run here. */
  static async of(planner: QueryPlanner, schema: GraphQLSchema, document: DocumentNode, operationName: string | undefined): Promise<Plan | undefined> {
    // The planner has no plan for nothing.
    if (leavesOutAll(operationOf(document, operationName))) return new Plan(schema, document, operationName, undefined);
    const { node } = await planner.planAsync(print(toPlan(document)), operationName, new Set(), 0);
    return isRunHere(node) ? new Plan(schema, document, operationName, node) : undefined;
  }

  /** @param variables coerced ones */
  async run(variables: Values, ask: Ask): Promise<PlanResult> {
    const { shape, isFetchedAsAsked } = this.#answerFor(variables);
    const data: Record<string, unknown> = {};
    const errors: GraphQLFormattedError[] = [];
    const node = this.#node;
    if (isFetchedAsAsked && node?.kind === 'Fetch') {
      const answer = await askFor({ variables, ask }, node);
      if (typeof answer === 'string' && answer.startsWith(PREFIX)) return { data: new DataText(answer.slice(PREFIX.length, -1)), errors };
      await runPlan({ schema: this.#schema, variables, ask: async () => readAnswer(answer), data, errors }, node);
    } else await runPlan({ schema: this.#schema, variables, ask, data, errors }, node);
    // Where all is left out by @skip there is nothing to say, and nothing wrong.
    const failed = errors.length > 0 && Object.keys(data).length === 0;
    return { data: failed ? null : (project(shape, data) as Record<string, unknown> | null), errors };
  }

  #answerFor(variables: Values): { shape: Shape; isFetchedAsAsked: boolean } {
    const key = this.#conditions.map((name) => (variables[name] === true ? '1' : '0')).join('');
    let answer = this.#answers.get(key);
    if (!answer) {
      const shape = this.#shape(this.#document, this.#operationName, variables);
      const isFetchedAsAsked = this.#node?.kind === 'Fetch' && shape.equals(this.#shape(parse(this.#node.operation), undefined, variables));
      this.#answers.set(key, (answer = { shape, isFetchedAsAsked }));
    }
    return answer;
  }

  #shape(document: DocumentNode, operationName: string | undefined, variables: Values): Shape {
    const { operation, selectionSet } = operationOf(document, operationName);
    const root = this.#schema.getRootType(operation);
    if (!root) throw new TypeError(`The schema has no ${operation}`);
    const fragments: Record<string, FragmentDefinitionNode> = {};
    for (const definition of document.definitions) {
      if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition;
    }
    const of: Document = { schema: this.#schema, fragments, variables };
    return new Shape(of, root, [selectionSet]);
  }
}

const isLeftOut = ({ directives = [] }: SelectionNode): boolean =>
  directives.some(({ name, arguments: [given] = [] }) =>
    given?.value.kind === Kind.BOOLEAN && ((name.value === 'skip' && given.value.value) || (name.value === 'include' && !given.value.value)),
  );

/** Whether each field and fragment of an operation is left out by a constant, whatever the variables. */
export const leavesOutAll = ({ selectionSet: { selections } }: OperationDefinitionNode): boolean => selections.every(isLeftOut);

const TYPENAME: SelectionNode = { kind: Kind.FIELD, name: { kind: Kind.NAME, value: '__typename' } };

/**
 * What the planner is given: it drops a field of which constants leave out all, and an act with it. There is something to
 * ask for then; what is answered is what the document says. The document itself where nothing has to be said.
 */
export function toPlan(document: DocumentNode): DocumentNode {
  return visit(document, {
    SelectionSet: { leave: (set) => (set.selections.every(isLeftOut) ? { ...set, selections: [...set.selections, TYPENAME] } : undefined) },
  });
}

/**
 * The variables that decide on what is answered.
 * @throws GraphQLError for a response key that every object of JavaScript has
 */
function conditionsOf(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Field({ alias }) {
      if (alias && alias.value in {}) {
        throw new GraphQLError(`No field can be answered as ${alias.value}.`, { nodes: alias, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } });
      }
    },
    Directive({ name, arguments: [given] = [] }) {
      if ((name.value === 'skip' || name.value === 'include') && given?.value.kind === Kind.VARIABLE) names.add(given.value.name.value);
    },
  });
  return [...names];
}
