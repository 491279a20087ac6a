import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { buildASTSchema, parse } from 'graphql';
import { expect, test } from 'vitest';
import { PersistedDocuments, refusedDocuments } from './documents.ts';

const sdl = readFileSync(new URL('../../schema/supergraph.graphql', import.meta.url), 'utf8');
const schema = buildASTSchema(parse(sdl), { assumeValidSDL: true });
const text = 'query People($n: Int! = 20, $search: String) { people(first: $n, filter: { search: $search }) { edges { node { name } } } }';
const hash = `sha256:${createHash('sha256').update(text).digest('hex')}`;
const documents = new PersistedDocuments(schema, { [hash]: text });

test('GW-22 MUST find a document of the build by its hash, with or without its prefix, and no other', () => {
  expect(documents.find(hash)).toBe(text);
  expect(documents.find(hash.slice(7))).toBe(text);
  expect(documents.find('sha256:0')).toBeUndefined();
});

test('GW-23 MUST measure a document once for the same page sizes, whatever its other variables', () => {
  const first = documents.measure(text, 'People', { n: 10, search: '王' });
  expect(documents.measure(text, 'People', { n: 10, search: '李' })).toBe(first);
  expect(documents.measure(text, 'People', { n: 11 }).cost).toBe(first.cost + 2);
  expect(documents.measure(text, 'People', {}).cost).toBe(41);
});

test('GW-82 MUST tell which documents of a build the limits would refuse', () => {
  const tooDeep = `{ area(id: 1) ${'{ parent '.repeat(12)}{ name }${' }'.repeat(12)} }`;
  expect(refusedDocuments(schema, { [hash]: text, deep: tooDeep })).toEqual([
    { hash: 'deep', reason: expect.stringContaining('depth ≤ 12') },
  ]);
});
