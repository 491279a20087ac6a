import { buildSubgraphSchema } from '@apollo/subgraph';
import fc from 'fast-check';
import { execute, parse, validate } from 'graphql';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ANONYMOUS } from '../../src/actor.ts';
import { documentFrom } from './documents.ts';
import { BOOKS, CHILD, id, LIBRARIAN, openLibrary, typeDefs, views } from './library.ts';
import { cursorOf, naiveSchema } from './naive.ts';

let library: Awaited<ReturnType<typeof openLibrary>>;
beforeAll(async () => {
  library = await openLibrary();
});
afterAll(() => library[Symbol.asyncDispose]());

const throughResolvers = buildSubgraphSchema([{ typeDefs, resolvers: views.resolvers() as never }]);

const variables = fc.record({
  author: fc.constantFrom(id(1), id(3), id(77), 'x'),
  book: fc.constantFrom(id(100), id(102), id(107), ''),
  n: fc.integer({ min: 1, max: 30 }),
  genre: fc.constantFrom('NOVEL', 'ESSAY', null),
  filter: fc.constantFrom(
    null,
    {},
    { genre: 'NOVEL' },
    { search: '春' },
    { search: "'%_", genres: ['ESSAY'] },
    { publishedFrom: '2015-01-01', author: id(1) },
  ),
  unit: fc.constantFrom(null, 'p', '"\\'),
  after: fc.constantFrom(null, ...BOOKS.map((book) => cursorOf(book, 'TITLE'))),
  newest: fc.constantFrom(null, ...BOOKS.map((book) => cursorOf(book, 'NEWEST'))),
  entities: fc.array(
    fc.constantFrom(
      ...BOOKS.slice(0, 9).map((book) => ({ __typename: 'Book', id: book.id })),
      ...[id(1), id(3), id(77), 'x'].map((author) => ({ __typename: 'Author', id: author })),
      ...[id(900), id(901), id(902)].map((country) => ({ __typename: 'Country', id: country })),
    ),
    { maxLength: 12 },
  ),
  yes: fc.constant(true),
  no: fc.constant(false),
});

it('VIEW-18 MUST answer every document as plain resolvers do, in one statement or through resolvers', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.nat(999), { minLength: 4, maxLength: 250, size: 'max' }),
      variables,
      fc.constantFrom(ANONYMOUS, LIBRARIAN, CHILD),
      async (tape, variableValues, actor) => {
        const query = documentFrom(naiveSchema, tape);
        const document = parse(query);
        expect(validate(naiveSchema, document)).toEqual([]);
        const contextValue = library.context(actor);
        const expected = JSON.stringify(
          await execute({ schema: naiveSchema, document, variableValues, contextValue }),
        );
        const answer = await views.answer({ query, variables: variableValues }, contextValue);
        expect(JSON.stringify(JSON.parse(answer ?? 'null'))).toBe(expected);
        const resolved = await execute({ schema: throughResolvers, document, variableValues, contextValue });
        expect(JSON.stringify(resolved)).toBe(expected);
      },
    ),
    { numRuns: 400 },
  );
});
