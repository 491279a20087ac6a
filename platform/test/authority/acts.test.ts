import type { Actor } from '@redpine/kit/actor';
import type { GraphQLField } from 'graphql';
import { getNamedType, isUnionType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AUTHORITY, type Ground as Records, unruled } from '../../../scripts/docs/authority.ts';
import { type Bench as DirectoryBench, bench as directoryBench } from '../../../services/directory/test/bench.ts';
import { actors, AREA, UNIT } from '../../../services/representation/test/bench.ts';
import { ASKERS, type Ground, ground, holding, LEADER, rootFields, supergraph } from './ground.ts';
import { type Known, unfitInput } from './inputs.ts';

const REFUSED = ['FORBIDDEN', 'NOT_FOUND', 'UNAUTHENTICATED'];

let representation: Ground;
let directory: DirectoryBench;
let records: Records;
let known: Known;
let askers: Record<string, Actor>;
beforeAll(async () => {
  [representation, directory] = await Promise.all([ground(), directoryBench({}, { call: () => Promise.resolve([]) })]);
  const row = async (text: string): Promise<string> => (await directory.rows<{ id: string }>(text))[0]?.id ?? '';
  const [holder = '', delegate = ''] = [directory.ids.people['P1'], directory.ids.people['P3']];
  const post = await row(`SELECT id FROM post WHERE kind = 'DEPUTY'`);
  await directory.rows(`INSERT INTO post_delegation (post_id, person_id, from_on, until_on, reason) VALUES ($1, $2, '2026-05-06', '2026-05-07', '外出')`, [post, delegate]);
  records = {
    lead: actors.deputy.person, cosigner: actors.cosigner.person, leader: LEADER, unit: UNIT, holder, delegate, post: 'DEPUTY',
    origin: 'BETWEEN_SESSIONS', role: 'ALONE', press: 'KEY', lies: [AREA], confidentialBy: null,
  } as Records;
  known = {
    post, delegation: await row('SELECT id FROM post_delegation'), account: directory.ids.accounts['unit'] ?? '', kind: 'DEPUTY',
    organ: directory.ids.organs['CIVIL'] ?? '', person: directory.ids.people['P2'] ?? '',
  };
  askers = { ...ASKERS, holder: holding('DEPUTY', { person: holder }), delegate: { ...holding('DEPUTY', { person: delegate }), posts: [] } };
});
afterAll(async () => {
  await representation?.[Symbol.asyncDispose]();
  await directory?.[Symbol.asyncDispose]();
});

const mutations = supergraph.getMutationType()?.getFields() ?? {};

function documentOf(field: GraphQLField<unknown, unknown>): string {
  const input = field.args[0]?.type.toString() ?? '';
  const result = getNamedType(field.type);
  const problems = isUnionType(result) ? result.getTypes().filter(({ name }) => name === 'ValidationProblem') : [];
  return `mutation ($input: ${input}) { ${field.name}(input: $input) { __typename ${problems.map(() => '... on ValidationProblem { fields { path rule } }').join('')} } }`;
}

function inputOf(field: GraphQLField<unknown, unknown>): object {
  const { signed = '', ...ids } = representation.known;
  const all = { ...ids, ...known, kind: (field.name.startsWith('press') ? ids['kind'] : known['kind']) ?? '' };
  const [argument] = field.args;
  const cosigns = field.name.startsWith('suggestionCosign') ? { suggestion: signed } : {};
  const input = argument ? (unfitInput(argument, { ...all, ...cosigns }) as Record<string, unknown>) : {};
  // Joining takes two.
  return Array.isArray(input['suggestions']) ? { ...input, suggestions: [...(input['suggestions'] as object[]), { suggestion: signed, version: 999 }] } : input;
}

/** `may`, or the code of the refusal. */
async function asked(name: string, asker: Actor): Promise<string> {
  const field = mutations[name];
  if (!field) throw new Error(`there is no mutation ${name}`);
  const variables = { input: inputOf(field) };
  if (rootFields('directory', 'Mutation').includes(name)) {
    try {
      await directory.ask(documentOf(field), asker, variables);
      return 'may';
    } catch (error) {
      const code = REFUSED.find((each) => String(error).includes(`"${each}"`));
      if (code === undefined) throw error;
      return code;
    }
  }
  const answer = await representation.on.ask(asker, documentOf(field), variables);
  const [error] = answer.errors ?? [];
  return error ? String(error.extensions?.['code']) : 'may';
}

describe('every root mutation × every role and scope', () => {
  it('AUT-01 MUST have a row in the matrix, and no row without a mutation', () => {
    expect(unruled(Object.keys(mutations))).toEqual([]);
  });

  it('AUT-02 MUST be missed where it has none', () => {
    expect(unruled([...Object.keys(mutations), 'suggestionForge'])).toEqual(['suggestionForge has no row']);
    const { listExport, ...rest } = AUTHORITY;
    expect(listExport).toBeDefined();
    expect(unruled(Object.keys(mutations), { ...rest, gone: listExport as (typeof AUTHORITY)[string] })).toEqual(['listExport has no row', 'there is no mutation gone']);
  });

  it.each(Object.keys(AUTHORITY))('AUT-03 MUST let exactly those do %s whom the policy names, on PostgreSQL', async (name) => {
    const rule = AUTHORITY[name];
    const [found, expected]: Record<string, string>[] = [{}, {}];
    for (const [asker, actor] of Object.entries(askers)) {
      const code = await asked(name, actor);
      const signedIn = { ...actor, kind: actor.kind === 'ACCOUNT' ? 'ACCOUNT' : 'ANONYMOUS' } as const;
      if (found) found[asker] = REFUSED.includes(code) ? 'refused' : code;
      if (expected) expected[asker] = rule?.may(signedIn, records) ? 'may' : 'refused';
    }
    expect(found).toEqual(expected);
  });
});
