import { readFileSync } from 'node:fs';
import { buildASTSchema, parse } from 'graphql';
import { describe, expect, test } from 'vitest';
import { holdLimits, LIMITS, operationOf, parseBounded, type Measure } from './limits.ts';
import { measure, pageVariables } from './measure.ts';
import { GatewayProblem } from './problem.ts';

const sdl = readFileSync(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8');
const schema = buildASTSchema(parse(sdl), { assumeValidSDL: true });

function measured(source: string, variables: Record<string, unknown> = {}): Measure {
  const document = parseBounded(source);
  return measure(schema, document, operationOf(document, undefined), variables);
}

/** The code of the refusal, or `passes`. */
function verdict(source: string, variables: Record<string, unknown> = {}, maximum: number = LIMITS.cost): string {
  try {
    holdLimits(measured(source, variables), maximum);
    return 'passes';
  } catch (error) {
    if (error instanceof GatewayProblem) return error.code;
    throw error;
  }
}

const nested = (depth: number): string => `{ area(id: 1) ${'{ parent '.repeat(depth - 2)}{ name }${' }'.repeat(depth - 2)} }`;

/** Each fragment spreads the next one twice: 2^levels fields in a few hundred bytes. */
const exponential = (levels: number): string =>
  [
    '{ area(id: 1) { ...F0 } }',
    ...Array.from({ length: levels }, (_, n) => `fragment F${n} on Area { a: parent { ...F${n + 1} } b: parent { ...F${n + 1} } }`),
    `fragment F${levels} on Area { name }`,
  ].join('\n');

describe('limits before validation and planning', () => {
  test('GW-01 MUST admit a depth of 12 and refuse 13', () => {
    expect(verdict(nested(12))).toBe('passes');
    expect(verdict(nested(13))).toBe('LIMIT_DEPTH');
  });

  test('GW-02 MUST count depth through fragments', () => {
    const query = (depth: number): string =>
      `{ area(id: 1) { ...F } } fragment F on Area ${'{ parent '.repeat(depth - 2)}{ name }${' }'.repeat(depth - 2)}`;
    expect(verdict(query(12))).toBe('passes');
    expect(verdict(query(13))).toBe('LIMIT_DEPTH');
  });

  test('GW-87 MUST admit 40 selection sets within each other and refuse 41, fragments and the schema’s description included', () => {
    const inline = (nesting: number): string => `{ me ${'{ ... on Viewer '.repeat(nesting - 2)}{ id }${' }'.repeat(nesting - 2)} }`;
    expect(verdict(inline(40))).toBe('passes');
    expect(verdict(inline(41))).toBe('LIMIT_NESTING');
    expect(verdict(`{ __schema { queryType ${'{ ofType '.repeat(38)}{ name }${' }'.repeat(38)} } }`)).toBe('LIMIT_NESTING');
  });

  test('GW-03 MUST admit 2,000 tokens and refuse 2,001', () => {
    // The two braces are tokens as well.
    const names = (count: number): string => `{ ${'topics '.repeat(count)}}`;
    const admitted = LIMITS.tokens - 2;
    expect(() => parseBounded(names(admitted))).not.toThrow();
    expect(() => parseBounded(names(admitted + 1))).toThrow(expect.objectContaining({ code: 'LIMIT_TOKENS' }));
  });

  test('GW-04 MUST admit 30 aliases and refuse 31, counted through fragments', () => {
    const spread = (times: number): string =>
      `{ ${'me { ...F } '.repeat(times)} } fragment F on Viewer { a: id b: id c: id d: id e: id }`;
    expect(verdict(spread(6))).toBe('passes');
    expect(verdict(spread(7))).toBe('LIMIT_ALIASES');
  });

  test('GW-05 MUST admit 9 directives and refuse 10', () => {
    const skipped = (times: number): string => `{ ${'demo: __typename @skip(if: false) '.repeat(times)} }`;
    expect(verdict(skipped(9))).toBe('passes');
    expect(verdict(skipped(10))).toBe('LIMIT_DIRECTIVES');
  });

  test('GW-06 MUST admit 1,000 written-out selections and refuse more', () => {
    const spread = (times: number): string => `{ me { ${'...F '.repeat(times)} } } fragment F on Viewer { id id id id }`;
    // Each spread is one selection and four fields; `me` is one more.
    expect(verdict(spread(199))).toBe('passes');
    expect(verdict(spread(200))).toBe('LIMIT_SELECTIONS');
  });

  test('GW-07 MUST refuse exponential fragments after looking at each selection once', () => {
    for (const levels of [20, 60]) {
      const source = exponential(levels);
      const found = measured(source);
      expect(found.visited).toBe(2 + 4 * levels + 1);
      expect(found.selections).toBeGreaterThan(2 ** 20);
      expect(verdict(source)).not.toBe('passes');
    }
  });

  test('GW-08 MUST end at a fragment within itself, and leave its refusal to validation', () => {
    expect(measured('{ me { ...A } } fragment A on Viewer { ...B } fragment B on Viewer { ...A id }').visited).toBe(5);
  });

  test('GW-09 MUST bound what the operation never reaches, too', () => {
    expect(verdict(`{ me { id } } ${exponential(12).slice(exponential(12).indexOf('fragment'))}`)).toBe('LIMIT_SELECTIONS');
  });

  test('GW-10 MUST admit pages of 1 to 100 and refuse others, as literals, variables and defaults', () => {
    const literal = (first: number): string => `{ people(first: ${first}) { totalCount } }`;
    expect(verdict(literal(1))).toBe('passes');
    expect(verdict(literal(100))).toBe('passes');
    expect(verdict(literal(0))).toBe('LIMIT_PAGE_SIZE');
    expect(verdict(literal(101))).toBe('LIMIT_PAGE_SIZE');
    const variable = 'query ($n: Int! = 101) { people(first: $n) { totalCount } }';
    expect(verdict(variable, { n: 100 })).toBe('passes');
    expect(verdict(variable)).toBe('LIMIT_PAGE_SIZE');
  });

  test('GW-11 MUST admit a cost of 1,000 and refuse more', () => {
    // areas 1 and, for each of at most 200, one parent: 201; four more objects for each: 1,001.
    expect(measured('{ areas { parent { name } } }').cost).toBe(201);
    const five = (last: string): string =>
      `{ areas { parent { parent { parent { parent { name } } } } ${last} } }`;
    expect(measured(five('name')).cost).toBe(801);
    expect(verdict(five('name'))).toBe('passes');
    expect(measured(five('representation: suggestionFigures { total { value } }')).cost).toBe(1_201);
    expect(verdict(five('representation: suggestionFigures { total { value } }'))).toBe('LIMIT_COST');
  });
});

describe('cost', () => {
  test('GW-12 MUST count each object field once per page above it, and scalars not at all', () => {
    // suggestions 1, edges 20, node 20, topic 20, pageInfo 1.
    const query = '{ suggestions(first: 20) { totalCount pageInfo { hasNextPage } edges { node { title topic { name } } } } }';
    expect(measured(query).cost).toBe(62);
  });

  test('GW-13 MUST take the page size from a literal, a variable, its default or the argument’s', () => {
    const of = (argument: string): string => `query ($n: Int! = 7) { people${argument} { edges { node { name } } } }`;
    expect(measured(of('(first: 5)')).cost).toBe(1 + 2 * 5);
    expect(measured(of('(first: $n)'), { n: 9 }).cost).toBe(1 + 2 * 9);
    expect(measured(of('(first: $n)')).cost).toBe(1 + 2 * 7);
    expect(measured(of('')).cost).toBe(1 + 2 * 20);
  });

  test('GW-14 MUST cost a page of unknown size as a full one', () => {
    const query = 'query ($n: Int!) { people(first: $n) { edges { node { name } } } }';
    expect(measured(query, { n: 'many' }).cost).toBe(1 + 2 * 100);
  });

  test('GW-15 MUST take a plain list’s bound from the schema and multiply nested pages', () => {
    expect(measured('{ organs { name posts { person { name } } } }').cost).toBe(1 + 200 + 200 * 200);
  });

  test('GW-81 MUST cost a list without a bound as one field with a full page below it', () => {
    expect(measured('{ me { posts { title } } }').cost).toBe(2);
    expect(measured('{ me { posts { organ { name } } } }').cost).toBe(102);
  });

  test('GW-16 MUST count fragments where they are spread, pages included', () => {
    const spread = `{ people(first: 50) { ...P } } fragment P on PersonConnection { edges { ...E } } fragment E on PersonEdge { node { name } }`;
    expect(measured(spread).cost).toBe(1 + 2 * 50);
  });

  test('GW-17 MUST count a mutation as 10', () => {
    const mark = 'mutation { notificationMarkAllRead(input: { idempotencyKey: "12345678" }) { __typename } }';
    expect(measured(mark).cost).toBe(10);
  });

  test('GW-18 MUST cost nothing and have no depth within the schema’s own description', () => {
    const query = `{ __schema { types { fields { type ${'{ ofType '.repeat(9)}{ name }${' }'.repeat(9)} } } } }`;
    expect(measured(query)).toMatchObject({ cost: 0, depth: 1, introspects: true });
  });

  test('GW-19 MUST find the variables that sizes come from, in fragments too', () => {
    const document = parse('query ($a: Int!, $b: Int!) { people(first: $b) { totalCount } me { ...F } } fragment F on Viewer { notifications(first: $a) { totalCount } }');
    expect(pageVariables(document)).toEqual(['a', 'b']);
  });
});

describe('reading a document', () => {
  test('GW-20 MUST name a mistake in the text', () => {
    expect(() => parseBounded('{ me {')).toThrow(expect.objectContaining({ code: 'GRAPHQL_PARSE_FAILED', status: 400 }));
  });

  test('GW-21 MUST ask for the operation’s name where there are several', () => {
    const document = parse('query A { me { id } } query B { me { id } }');
    expect(() => operationOf(document, undefined)).toThrow(expect.objectContaining({ code: 'OPERATION_RESOLUTION_FAILURE' }));
    expect(operationOf(document, 'B').name?.value).toBe('B');
  });
});
