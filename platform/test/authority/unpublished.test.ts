import { subgraphSdl } from '@redpine/kit/sdl';
import { ownSchema } from '@redpine/kit/view/schema';
import { isObjectType, isUnionType, parse } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actors } from '../../../services/representation/test/bench.ts';
import { representationQueries, representationViews } from '../../../services/representation/src/views.ts';
import { type Ground, ground } from './ground.ts';
import { guess, idsTaken, Questions } from './questions.ts';

/**
 * Tables whose rows of the ground are everybody's, with the reason. Texts and ids of all other tables are nobody's who has
 * no account: a new table is a secret, and a new field is asked for, without a word here.
 */
const PUBLIC: Readonly<Record<string, string>> = {
  area: 'administrative areas are published', organ: 'organs of state are published', topic: 'vocabulary', term: 'terms are published',
  congress_session: 'sessions are published', electoral_district: 'electoral districts are published', person: 'an id alone',
  reply_category: 'vocabulary', inadmissibility: 'vocabulary of the law', duty_kind: 'vocabulary', opinion_channel: 'vocabulary',
  rule: 'rules are published', retention_rule: 'says how long', migration: 'of the installation', figure_stale: 'names of figures', reveal_purpose: 'vocabulary',
  home: 'it is open: what is declared of it', duty_publication: 'it is published', published_deputy: 'the published snapshot itself', published_duty: 'the published snapshot itself',
};
const TEXT = /\p{Script=Han}.*\p{Script=Han}.*\p{Script=Han}.*\p{Script=Han}|\d{7}/su;
const AT_ONCE = 40;

const schema = ownSchema(parse(subgraphSdl('representation')), representationViews, representationQueries);
const roots = Object.values(schema.getQueryType()?.getFields() ?? {}).filter(({ name }) => !name.startsWith('_'));
const union = schema.getType('_Entity');
const entities = isUnionType(union) ? union.getTypes().map(({ name }) => name) : [];

describe('what nobody has published', () => {
  let records: Ground;
  /** Ids of rows that are public, and of those that are not. */
  const ids: Record<'open' | 'closed', string[]> = { open: [], closed: [] };
  /** Of those that are not, one of each table. */
  let oneOfEach: string[] = [];
  let secrets: string[] = [];

  beforeAll(async () => {
    records = await ground();
    const { on } = records;
    const tables = await on.sql<{ name: string }>(`select table_name as name from information_schema.tables where table_schema = current_schema() and table_type = 'BASE TABLE'`);
    const texts: Record<'open' | 'closed', string[]> = { open: [], closed: [] };
    const firsts = new Map<string, string>();
    for (const { name } of tables) {
      const which = name in PUBLIC ? 'open' : 'closed';
      for (const { row } of await on.sql<{ row: Record<string, unknown> }>(`select to_jsonb(t) as row from "${name}" t`)) {
        texts[which].push(...textsOf(row));
        if (typeof row['id'] !== 'string' || !/^[0-9a-f-]{36}$/.test(row['id'])) continue;
        ids[which].push(row['id']);
        if (which === 'closed') firsts.set(name, row['id']);
      }
    }
    const open = texts.open.join('\n');
    secrets = [...new Set(texts.closed)].filter((text) => TEXT.test(text) && !open.includes(text));
    ids.closed = [...new Set(ids.closed)].filter((id) => !ids.open.includes(id));
    oneOfEach = [...firsts.values()].filter((id) => ids.closed.includes(id));
  });
  afterAll(async () => records?.[Symbol.asyncDispose]());

  /** What the answers tell that they must not, each with the question's name. */
  async function told(questions: readonly [name: string, question: string][]): Promise<string[]> {
    const found: string[] = [];
    for (let from = 0; from < questions.length; from += AT_ONCE) {
      const some = questions.slice(from, from + AT_ONCE);
      const { data, errors = [] } = await records.on.ask(actors.anonymous, `{ ${some.map(([, question], n) => `q${n}: ${question}`).join(' ')} }`);
      const faults = errors.filter(({ extensions }) => !['BAD_USER_INPUT', 'FORBIDDEN', 'UNAUTHENTICATED', 'NOT_FOUND'].includes(String(extensions?.['code'])));
      found.push(...faults.map(({ message, path }) => `${some[Number(String(path?.[0]).slice(1))]?.[0]}: ${message}`));
      some.forEach(([name], n) => {
        // A figure's list is an address made of what was asked.
        const answer = JSON.stringify(data?.[`q${n}`] ?? null).replaceAll(/"drillDown":"[^"]*"/g, '');
        found.push(...[...secrets, ...ids.closed].filter((each) => answer.includes(JSON.stringify(each).slice(1, -1))).map((each) => `${name}: ${each}`));
        if (/"__typename":"\w*Figure","(?:\w+":(?!0\b)[\d.]+)/.test(answer)) found.push(`${name} counts: ${answer}`);
      });
    }
    return [...new Set(found)];
  }

  it('AUT-40 MUST be known to the test: texts and ids of the tables of every aggregate', () => {
    expect(secrets.length).toBeGreaterThan(100);
    expect(ids.closed.length).toBeGreaterThan(100);
    expect(ids.open.length).toBeGreaterThan(10);
  });

  it('AUT-41 MUST not stand in what anybody without an account can walk to: all fields below every query, and below every public row', async () => {
    const questions = new Questions(schema);
    const rows = new Map((await resolved(ids.open)).map(([type, id]) => [type, id]));
    expect(rows.size).toBeGreaterThan(5);
    const found: string[] = [];
    for (const field of roots) found.push(...(await told([[field.name, questions.everything(field)]])));
    for (const type of entities) found.push(...(await told([[type, questions.entity(type, rows.get(type) ?? ids.closed[0] ?? '')]])));
    expect(found).toEqual([]);
    const read = Object.values(schema.getTypeMap()).filter(isObjectType).filter(({ name }) => !/^(?:_|Query$|Mutation$)|Success$|Problem$/.test(name));
    const ways = read.flatMap((type) => Object.keys(type.getFields()).map((name) => `${type.name}.${name}`));
    expect(ways.filter((way) => !questions.touched.has(way))).toEqual([]);
  });

  it('AUT-42 MUST not be reached by guessing an id, wherever a query takes one', async () => {
    const { known } = records;
    const guesses = roots.flatMap((field) => idsTaken(field).flatMap((place) => {
      const tried = place.includes('.') ? [known[place.split('.')[1] ?? ''] ?? known['deputy'] ?? ''] : oneOfEach;
      return tried.map((id): [string, string] => [`${field.name}(${place})`, guess(field, place, id)]);
    }));
    expect(guesses.length).toBeGreaterThan(1_000);
    expect(await told(guesses)).toEqual([]);
  });

  it('AUT-43 MUST not be reached as an entity of the graph', async () => {
    expect(await resolved(ids.closed)).toEqual([]);
  });

  /** Which of the ids are those of rows of an entity that anybody reads. */
  async function resolved(some: readonly string[]): Promise<[type: string, id: string][]> {
    const found: [string, string][] = [];
    for (const type of entities) {
      const given = some.map((id) => `{ __typename: "${type}", id: "${id}" }`).join(', ');
      const { data } = await records.on.ask(actors.anonymous, `{ _entities(representations: [${given}]) { __typename } }`);
      const rows = data?.['_entities'] as unknown[] | undefined;
      found.push(...some.filter((_, n) => Boolean(rows?.[n])).map((id): [string, string] => [type, id]));
    }
    return found;
  }
});

/** Every text in it, however deep. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
