import { buildSubgraphSchema } from '@apollo/subgraph';
import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { unguardedResolvers } from '../subgraph.ts';
import { column, computed, defineView, type Field, guarded, many, publicToAll, reference } from './define.ts';
import { unguarded } from './schema.ts';
import { raw } from './sql.ts';
import { createViews } from './views.ts';

const typeDefs = parse(`
  extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { authors: [Author!]! }
  type Author @key(fields: "id") { id: ID!, mentor: Author, pupils: [Author!]! }
`);
const schema = buildSubgraphSchema([{ typeDefs }]);

const rows = computed(() => raw('(select jsonb_agg(to_jsonb(a)) from author a)'));
const pupils = many('Author', { where: () => raw('true'), orderBy: (author) => author('id'), limit: 10 });
const author = (fields: Record<string, Field>) =>
  defineView({ type: 'Author', from: 'author', visible: publicToAll, fields: { id: column('id'), mentor: reference('Author', 'mentor_id'), pupils, ...fields } });

describe('no row past the visibility of its view', () => {
  it('VIEW-30 MUST be let through where a view, or an open word, guards every way to a row', () => {
    expect(unguarded(schema, [author({})], { authors: pupils })).toEqual([]);
    expect(unguarded(schema, [author({})], { authors: guarded('counts alone', rows) })).toEqual([]);
  });

  it('VIEW-31 MUST be refused at a root field, an entity and a field of a viewed type without one', () => {
    expect(unguarded(schema, [author({})], { authors: rows })).toEqual(['nothing guards the rows of the query authors']);
    expect(unguarded(schema, [author({})], { authors: guarded('', rows) })).toEqual(['nothing guards the rows of the query authors']);
    expect(unguarded(schema, [], {})).toEqual(['the entity Author has no view']);
    expect(unguarded(schema, [author({ pupils: rows })], {})).toEqual(['Author.pupils reads rows past their view']);
    const silent = { ...author({}), visible: undefined as never };
    expect(unguarded(schema, [silent], {})).toEqual(['the view of Author says nobody who sees its rows']);
  });

  it('VIEW-32 MUST be refused when the service starts, and by the compiler before', () => {
    // @ts-expect-error No root field without a view or a word on what guards its rows.
    expect(() => createViews({ typeDefs, views: [author({})], queries: { authors: rows } })).toThrow('nothing guards the rows of the query authors');
  });

  it('VIEW-33 MUST be refused in resolvers: a query without a word, a word without a query, an entity', () => {
    const resolvers = { Query: { authors: () => [] }, Author: { __resolveReference: () => null } };
    expect(unguardedResolvers(resolvers, { pupils: 'the signed in alone' })).toEqual([
      'nothing guards the rows of the query authors', 'there is no resolver of the query pupils', 'the entity Author is resolved past its view',
    ]);
    expect(unguardedResolvers({ Query: { authors: () => [] } }, { authors: 'the signed in alone' })).toEqual([]);
  });
});
