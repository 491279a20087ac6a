import { readFileSync } from 'node:fs';
import { buildSchema, findBreakingChanges, parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { subgraphSdl } from '../services/kit/src/sdl.ts';
import { compose, SUBGRAPHS } from './compose.ts';
import { RULES, violations } from './rules.ts';

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8');
const schema = (sdl: string) => buildSchema(sdl, { assumeValidSDL: true });
const breaking = (before: string, after: string) => findBreakingChanges(schema(before), schema(after)).map((change) => change.description);

describe('the contract', () => {
  it.each(SUBGRAPHS)('SDL-01 MUST keep the rules of the schema in %s', (name) => {
    expect(violations(subgraphSdl(name))).toEqual([]);
  });

  it('SDL-02 MUST compose to the committed supergraph', () => {
    expect(compose()).toBe(read('supergraph.graphql'));
  });

  it('SDL-03 MUST not break what is released', () => {
    expect(breaking(read('released.graphql'), read('supergraph.graphql'))).toEqual([]);
  });

  it('SDL-04 MUST see a removed field as breaking', () => {
    expect(breaking('type Query { a: Int b: Int }', 'type Query { a: Int }')).toEqual(['Query.b was removed.']);
  });
});

describe('each rule refuses what breaks it', () => {
  const refused: Record<keyof typeof RULES, string> = {
    undescribed: 'type Area { id: ID! }',
    misnamed: '"An area." enum area_kind { "A town." town }',
    crookedMutations: 'type Mutation { "Sets." suggestionUpdateStatus("Which." id: ID!): Int }',
    unboundedLists: '"An area." type Area { "Below." children: [Area] }',
    crookedConnections: 'type Query { "All." areas("How many." first: Int): AreaConnection }',
    demandingReferences: 'extend type Organ @key(fields: "id") { "Opaque." id: ID! } "A handling." type Handling { "Unit." unit: Organ! }',
    demandingExtensions: 'extend type Organ @key(fields: "id") { "Opaque." id: ID! "How many." load: Int! }',
  };
  it.each(Object.entries(RULES))('SDL-10 MUST refuse: %s', (name, rule) => {
    expect(rule(parse(refused[name as keyof typeof RULES]))).not.toEqual([]);
  });
});
