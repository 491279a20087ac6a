import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { lexicographicSortSchema, NoUnusedVariablesRule, parse, printSchema, specifiedRules, validate, type DocumentNode, type GraphQLFormattedError } from 'graphql';
import { describe, expect, test } from 'vitest';
import type { SubgraphAnswer } from '@redpine/kit/peer';
import { answerOfOne, inventedSubgraphs, randomDocument, type Faults } from '../test/invented.ts';
import { createExecutor, routerRuntime } from './executor.ts';
import { operationOf } from './limits.ts';
import { DataText, leavesOutAll, toPlan } from './plan.ts';
import type { Ask, Fetch } from './plan-run.ts';

const supergraph = readFileSync(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8');
const rules = specifiedRules.filter((rule) => rule !== NoUnusedVariablesRule);
const LONG = 60_000;

interface Context {
  ask: Ask;
}
const ask = (fetch: Fetch, context: Context): Promise<SubgraphAnswer> => context.ask(fetch);
const ours = await createExecutor<Context>(supergraph, ask);
const router = await routerRuntime<Context>(supergraph, ask);

async function answerOf(engine: Pick<typeof ours, 'execute'>, document: DocumentNode, subgraphs: Ask, variables: Record<string, unknown> = {}) {
  const { data, errors = [] } = await engine.execute({ document, operation: operationOf(document, undefined), operationName: undefined, variables }, { ask: subgraphs });
  const named = (errors as GraphQLFormattedError[]).map(({ path, extensions }) => `${path?.join('.')} ${String(extensions?.['code'])}`);
  return { data: JSON.parse(data instanceof DataText ? data.text : JSON.stringify(data ?? null)) as unknown, errors: [...new Set(named)].sort() };
}

async function forAnyDocument(plain: boolean, runs: number, hold: (document: DocumentNode, variables: Record<string, boolean>, text: string) => Promise<void>): Promise<void> {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: 2 ** 31 }), fc.boolean(), async (start, yes) => {
      const text = randomDocument(ours.schema, start, plain);
      const document = parse(text);
      fc.pre(validate(ours.schema, document, rules).length === 0);
      await hold(document, { yes, no: !yes }, text);
    }),
    { numRuns: runs },
  );
}

const asRouterRuntime = (faults: Faults, runs: number): Promise<void> =>
  forAnyDocument(true, runs, async (document, variables, text) => {
    // Router-runtime fails where nothing is asked for, and does not ask for a field of which all is left out.
    fc.pre(!leavesOutAll(operationOf(document, undefined)) && toPlan(document) === document);
    const theirs = await answerOf(router, document, inventedSubgraphs(faults, false), variables);
    // Where all is left out by @skip router-runtime answers null for it.
    if (theirs.data === null && theirs.errors.length === 0) theirs.data = {};
    expect(await answerOf(ours, document, inventedSubgraphs(faults), variables), text).toEqual(theirs);
  });

test('GW-160 MUST show clients the schema that router-runtime would', () => {
  const [one, other] = [ours.schema, router.schema].map((schema) => printSchema(lexicographicSortSchema(schema)));
  expect(one).toBe(other);
});

describe('any document over the contract', () => {
  test('GW-161 MUST be answered as one service would that had everything, in the same order', { timeout: LONG }, () =>
    forAnyDocument(false, 100, async (document, variables, text) => {
      const whole = await answerOfOne(ours.schema, document, variables);
      const answer = await answerOf(ours, document, inventedSubgraphs(), variables);
      expect([JSON.stringify(answer.data), answer.errors], text).toEqual([JSON.stringify(whole.data), []]);
    }));

  test('GW-162 MUST name the errors that router-runtime would, in the same places, where fields fail', { timeout: LONG }, () => asRouterRuntime({ failing: 9 }, 60));

  test.each(['directory', 'representation'])('GW-163 MUST cost what %s would have answered and no more, as with router-runtime', { timeout: LONG }, (down) =>
    asRouterRuntime({ down }, 40));
});

describe('one document', () => {
  const scripted = (...answers: SubgraphAnswer[]): Ask & { asked: Fetch[] } => {
    const asked: Fetch[] = [];
    return Object.assign(async (fetch: Fetch) => {
      asked.push(fetch);
      return answers[asked.length - 1] ?? { data: null };
    }, { asked });
  };
  const run = async (text: string, subgraphs: Ask, variables: Record<string, unknown> = {}) => {
    const document = parse(text);
    return ours.execute({ document, operation: operationOf(document, undefined), operationName: undefined, variables }, { ask: subgraphs });
  };

  test.each(['query { areas @skip(if: true) { id } }', 'query { areas @include(if: false) { id } ... @skip(if: true) { topics { id } } }'])('GW-171 MUST answer nothing where nothing is asked for: %s', async (text) => {
    const asked = scripted();
    expect(await run(text, asked)).toEqual({ data: {}, errors: [] });
    expect(asked.asked).toEqual([]);
  });

  test('GW-172 MUST carry out an act of which nothing is to be answered', async () => {
    const asked = scripted({ data: { handlingAccept: { __typename: 'HandlingActSuccess', handling: { __typename: 'Handling' } } } });
    const input = 'input: { idempotencyKey: "k", handling: "1", version: 1 }';
    const { data } = await run(`mutation { handlingAccept(${input}) { ... on HandlingActSuccess { handling { id @skip(if: true) } version: __typename @include(if: false) } } }`, asked);
    expect(asked.asked).toHaveLength(1);
    expect(data).toEqual({ handlingAccept: { handling: {} } });
  });

  test('GW-164 MUST pass on what one subgraph answers wholly, unread', async () => {
    const text = '{"data":{"s" : {"id": "1", "__typename": "Suggestion"}}}';
    const { data } = await run('query ($on: Boolean!) { s: suggestion(id: 1) { ...F title @skip(if: $on) } } fragment F on Suggestion { id __typename }', scripted(text), { on: true });
    expect(data).toEqual(new DataText('{"s" : {"id": "1", "__typename": "Suggestion"}}'));
  });

  test('GW-165 MUST read what the planner adds to, and leave that out', async () => {
    const answer = '{"data":{"handlingAccept":{"__typename":"HandlingActSuccess","handling":{"id":"1"}}}}';
    const document = 'mutation { handlingAccept(input: { idempotencyKey: "k", handling: "1", version: 1 }) { ... on HandlingActSuccess { handling { id } } ... on Problem { message } } }';
    expect((await run(document, scripted(answer))).data).toEqual({ handlingAccept: { handling: { id: '1' } } });
    const problem = '{"data":{"handlingAccept":{"__typename":"ConflictProblem","message":"m"}}}';
    expect((await run(document, scripted(problem))).data).toEqual({ handlingAccept: { message: 'm' } });
  });

  test('GW-166 MUST ask for an entity once, wherever it stands', async () => {
    const unit = { __typename: 'Organ', id: 'u' };
    const subgraphs = scripted(
      { data: { suggestion: { handlings: [{ unit: { ...unit } }, { unit: null }, { unit: { ...unit } }] } } },
      { data: { _entities: [{ name: '民政局', parent: { name: '区政府' } }] } },
    );
    const { data } = await run('{ suggestion(id: 1) { handlings { unit { name parent { name } } } } }', subgraphs);
    expect(subgraphs.asked[1]?.variables).toEqual({ representations: [unit] });
    const known = { name: '民政局', parent: { name: '区政府' } };
    expect(data).toEqual({ suggestion: { handlings: [{ unit: known }, { unit: null }, { unit: known }] } });
  });

  test('GW-167 MUST make an object null that lacks what it must have, and not what it stands in', async () => {
    const errors = [{ message: 'away', extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }];
    const answer = await run('{ suggestion(id: 1) { id handlings { state unit { id name } } } }', scripted(
      { data: { suggestion: { id: '1', handlings: [{ state: 'ACCEPTED', unit: { __typename: 'Organ', id: 'u' } }] } } },
      { data: null, errors },
    ));
    expect(answer.data).toEqual({ suggestion: { id: '1', handlings: [{ state: 'ACCEPTED', unit: null }] } });
    expect(answer.errors).toMatchObject([{ path: ['suggestion', 'handlings', 'unit'], extensions: { code: 'SUBGRAPH_UNAVAILABLE' } }]);
  });

  test('GW-168 MUST put an error of an entity where the entity stands', async () => {
    const area = (id: string) => ({ __typename: 'Area', id, name: id });
    const { data, errors } = await run('{ areas { name suggestionFigures { total { value } } } }', scripted(
      { data: { areas: [area('1'), area('2')] } },
      { data: { _entities: [{ suggestionFigures: null }, { suggestionFigures: { total: { value: 7 } } }] }, errors: [{ message: 'm', path: ['_entities', 0, 'suggestionFigures'] }] },
    ));
    expect(data).toEqual({ areas: [{ name: '1', suggestionFigures: null }, { name: '2', suggestionFigures: { total: { value: 7 } } }] });
    expect(errors).toMatchObject([{ path: ['areas', 0, 'suggestionFigures'] }]);
  });

  test.each(['__proto__', 'constructor', 'toString'])('GW-169 MUST refuse to answer under the key %s', async (key) => {
    await expect(run(`{ area(id: 1) { ${key}: suggestionFigures { total { value } } } }`, scripted())).rejects.toMatchObject({
      extensions: { code: 'GRAPHQL_VALIDATION_FAILED' },
    });
  });

  test('GW-170 MUST leave a supergraph that hides a part of itself to router-runtime', async () => {
    const hiding = supergraph.replace(/^  delegations: \[Delegation!\]! @join__field/m, '  delegations: [Delegation!]! @inaccessible @join__field');
    const graph = await createExecutor<Context>(`${hiding}\ndirective @inaccessible on FIELD_DEFINITION`, ask);
    expect(Object.keys(graph.schema.getQueryType()?.getFields() ?? {})).not.toContain('delegations');
    const { data } = await answerOf(graph, parse('{ me { id } }'), scripted({ data: { me: { id: '1' } } }));
    expect(data).toEqual({ me: { id: '1' } });
  });
});
