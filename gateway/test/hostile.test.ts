import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { testDatabase, type TestDatabase } from '../../platform/src/postgres/fixture.ts';
import { openFrontDoor, type FrontDoor } from './front-door.ts';

let database: TestDatabase;
let door: FrontDoor;
const bearer = { authorization: 'Bearer rp_wang' };
beforeAll(async () => {
  database = await testDatabase();
  door = await openFrontDoor({ database: database.url });
});
afterAll(async () => {
  await door[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

const many = (count: number, text: (n: number) => string): string => Array.from({ length: count }, (_, n) => text(n)).join(' ');
const INVALID = 'GRAPHQL_VALIDATION_FAILED';

const HOSTILE: readonly (readonly [what: string, query: string, code: string, variables?: object])[] = [
  ['fragments that double', `{ me { ...F0 } } ${many(60, (n) => `fragment F${n} on Viewer { ...F${n + 1} ...F${n + 1} }`)} fragment F60 on Viewer { id }`, 'LIMIT_SELECTIONS'],
  ['fragments that double beside the operation', `{ me { id } } ${many(60, (n) => `fragment F${n} on Viewer { ...F${n + 1} ...F${n + 1} }`)} fragment F60 on Viewer { id }`, 'LIMIT_SELECTIONS'],
  ['a fragment within itself', '{ me { ...A } } fragment A on Viewer { ...A }', INVALID],
  ['a circle of fragments', `{ me { ...F0 } } ${many(200, (n) => `fragment F${n} on Viewer { ...F${(n + 1) % 200} }`)}`, 'LIMIT_NESTING'],
  ['a deep chain of fragments', `{ area(id: 1) { ...F0 } } ${many(150, (n) => `fragment F${n} on Area { parent { ...F${n + 1} } }`)} fragment F150 on Area { name }`, 'LIMIT_DEPTH'],
  ['depth', `{ area(id: 1) ${'{ parent '.repeat(600)}{ id }${' }'.repeat(600)} }`, 'LIMIT_DEPTH'],
  ['depth of unknown fields', `${'{ x '.repeat(600)}${'}'.repeat(600)}`, 'LIMIT_DEPTH'],
  ['depth of inline fragments', `{ me ${'{ ... on Viewer '.repeat(300)}{ id }${' }'.repeat(300)} }`, 'LIMIT_NESTING'],
  ['aliases', `{ ${many(200, (n) => `a${n}: me { id }`)} }`, 'LIMIT_ALIASES'],
  ['one field again and again', `{ ${'me { id } '.repeat(490)}}`, INVALID],
  ['one field with arguments that do not agree', `{ ${many(200, (n) => `person(id: ${n}) { id }`)} }`, INVALID],
  ['directives', `{ me { id ${'@skip(if: false) '.repeat(200)}} }`, 'LIMIT_DIRECTIVES'],
  ['tokens', `{ ${'me '.repeat(300_000)}}`, 'LIMIT_TOKENS'],
  ['a literal that nests', `{ people(filter: ${'{ a: '.repeat(400)}1${' }'.repeat(400)}) { totalCount } }`, INVALID],
  ['a list that nests', `{ people(first: ${'['.repeat(900)}${']'.repeat(900)}) { totalCount } }`, INVALID],
  ['a type that nests', `query ($a: ${'['.repeat(900)}Int${']'.repeat(900)}) { me { id } }`, INVALID],
  ['variables declared', `query (${many(390, (n) => `$v${n}: Int`)}) { me { id } }`, INVALID],
  ['operations', many(200, (n) => `query Q${n} { me { id } }`), 'OPERATION_RESOLUTION_FAILURE'],
  ['a string as long as the body', `{ people(filter: { search: "${'长'.repeat(300_000)}" }) { totalCount } }`, 'passes'],
  ['a huge number', `{ people(first: ${'9'.repeat(200_000)}) { totalCount } }`, INVALID],
  ['a schema walked in circles', `{ __schema { types ${'{ fields { type '.repeat(8)}{ name }${' } }'.repeat(8)} } }`, INVALID],
  ['huge variables that nobody declared', '{ me { id } }', 'passes', { huge: Array.from({ length: 100_000 }, (_, n) => n) }],
  ['a variable that nests', 'query ($f: PersonFilter) { people(filter: $f) { totalCount } }', 'BAD_USER_INPUT', JSON.parse(`{"f":${'{"a":'.repeat(2_000)}1${'}'.repeat(2_000)}}`) as object],
];

describe('documents made to hurt', () => {
  test.each(HOSTILE)('GW-110 MUST answer at once, naming what is wrong: %s', async (_, query, expected, variables) => {
    const asked = door.directory.requests.length;
    const { status, body } = await door.graphql({ query, operationName: null, variables: variables ?? {} }, bearer);
    const passes = expected === 'passes';
    expect([status, body.errors?.[0]?.extensions.code ?? 'passes']).toEqual([passes ? 200 : 400, expected]);
    // Of what is refused nothing is planned, and no service is asked.
    expect(door.directory.requests).toHaveLength(passes ? asked + 1 : asked);
    expect(JSON.stringify(body).length).toBeLessThan(20_000);
  });
});
