import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, type GraphQLResolveInfo } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { column, defineView, guarded, publicToAll, type ViewContext } from '../../src/view/define.ts';
import { createViews } from '../../src/view/views.ts';
import { id, openLibrary, typeDefs, views } from './library.ts';

let library: Awaited<ReturnType<typeof openLibrary>>;
beforeAll(async () => {
  library = await openLibrary();
});
afterAll(() => library[Symbol.asyncDispose]());

describe('declarations', () => {
  it('VIEW-15 MUST not start where a view and its type differ', () => {
    const country = defineView({
      type: 'Country',
      from: 'x',
      visible: publicToAll,
      fields: { id: column('id'), flag: column('flag') },
    });
    expect(() => createViews({ typeDefs, views: [country], queries: {} })).toThrow(/lacks books.*has no flag/);
    expect(() => createViews({ typeDefs, views: [], queries: { nothing: guarded('no rows', column('x')) } })).toThrow(
      /no query nothing/,
    );
    // @ts-expect-error No view without a word on who sees its rows.
    defineView({ type: 'Country', from: 'x', fields: {} });
  });
});

describe('within resolvers', () => {
  const schema = buildSubgraphSchema([
    {
      typeDefs,
      resolvers: {
        ...(views.resolvers() as object),
        Query: { ...views.resolvers()['Query'], plain: () => 'plain' },
        Mutation: {
          bookTouch: (_: unknown, args: { id: string }) => ({
            touched: args.id,
            shelf: { books: 7, readers: [] },
          }),
        },
        BookTouch: {
          book: (touch: { touched: string }, _: unknown, context: ViewContext, info: GraphQLResolveInfo) =>
            views.one(context, 'Book', touch.touched, info),
          books: (touch: { touched: string }, _: unknown, context: ViewContext, info: GraphQLResolveInfo) =>
            views.list(context, 'Book', [id(102), touch.touched], info),
        },
      } as never,
    },
  ]);

  it('VIEW-16 MUST answer a view type inside a resolver’s payload by the same selection', async () => {
    const source = `mutation { bookTouch(id: "${id(101)}") { b: book { t: title genre author { title: name } x: shelf { readers { n: name } } } books { title: genre } shelf { n: books readers { name } } } }`;
    expect(await graphql({ schema, source, contextValue: library.context() })).toEqual({
      data: {
        bookTouch: {
          b: { t: '春1', genre: 'NOVEL', author: { title: '巴金' }, x: { readers: [{ n: '春1' }] } },
          books: [null, { title: 'NOVEL' }],
          shelf: { n: 7, readers: [] },
        },
      },
    });
  });

  it('VIEW-17 MUST answer a request that mixes views and resolvers', async () => {
    const source = `query($r: [_Any!]!) { plain me { x: id } bs: books(first: 1) { edges { n: node { g: genre } } }
      _entities(representations: $r) { ... on Book { t: title } } }`;
    const variableValues = {
      r: [
        { __typename: 'Book', id: id(102) },
        { __typename: 'Book', id: id(101) },
      ],
    };
    expect(await graphql({ schema, source, variableValues, contextValue: library.context() })).toEqual({
      data: {
        plain: 'plain',
        me: { x: 'anonymous' },
        bs: { edges: [{ n: { g: 'ESSAY' } }] },
        _entities: [null, { t: '春1' }],
      },
    });
  });
});
