import { randomUUID } from 'node:crypto';
import type { Actor } from '@redpine/kit/actor';
import { type GraphQLField, type GraphQLObjectType, getNamedType, isLeafType, isNonNullType, isObjectType, Kind } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bench as DirectoryBench, bench as directoryBench } from '../../../services/directory/test/bench.ts';
import { ASKERS, type Ground, ground, rootFields, supergraph } from './ground.ts';
import { unfitInput } from './inputs.ts';

const SECRET = '只有业务岗位可以看到的内容';
/** Tables of business content, whose every id and text no administrator may meet. */
const BUSINESS = [
  'suggestion', 'handling', 'reply', 'reply_draft', 'contact', 'evaluation', 'commitment', 'commitment_report', 'publication', 'press',
  'handling_report', 'timeline_entry', 'deadline', 'cosigner', 'extension',
];
const LEVELS = 4;

let representation: Ground;
let directory: DirectoryBench;
let secrets: string[];
beforeAll(async () => {
  [representation, directory] = await Promise.all([ground(), directoryBench({}, { call: () => Promise.resolve([]) })]);
  const { on } = representation;
  await on.sql('update suggestion set facts = $1', [SECRET]);
  const ids = await Promise.all(
    BUSINESS.map(async (table) => {
      const [{ has } = { has: false }] = await on.sql<{ has: boolean }>(
        `select exists (select 1 from information_schema.columns where table_schema = 'representation' and table_name = $1 and column_name = 'id') as has`, [table]);
      return has ? (await on.sql<{ id: string }>(`select id::text from ${table}`)).map(({ id }) => id) : [];
    }),
  );
  secrets = [SECRET, ...ids.flat()];
  await directory.rows(
    `INSERT INTO notification (account_id, kind, subject, path, at) VALUES ($1, 'SUGGESTION_ASSIGNED', $2, '/x', now())`,
    [directory.ids.accounts['deputy'], SECRET],
  );
});
afterAll(async () => {
  await representation?.[Symbol.asyncDispose]();
  await directory?.[Symbol.asyncDispose]();
});

/** Everything below a type, so far as it needs no arguments beyond those that are known. */
function below(type: GraphQLObjectType, service: string, known: Readonly<Record<string, string>>, level: number): string {
  const fields = Object.values(type.getFields()).filter((field) => ofService(field, service));
  return fields
    .flatMap((field) => {
      const named = getNamedType(field.type);
      if (field.args.some((argument) => isNonNullType(argument.type) && argument.defaultValue === undefined)) return [];
      if (isLeafType(named)) return [field.name];
      return isObjectType(named) && level > 0 ? [`${field.name}${args(field, known)} { __typename ${below(named, service, known, level - 1)} }`] : [];
    })
    .join(' ');
}

/** Whether the subgraph answers the field: the supergraph notes it. */
function ofService(field: GraphQLField<unknown, unknown>, service: string): boolean {
  const graphs = (field.astNode?.directives ?? []).filter(({ name }) => name.value === 'join__field');
  const names = graphs.flatMap(({ arguments: given = [] }) => given.flatMap(({ name, value }) => (name.value === 'graph' && value.kind === Kind.ENUM ? [value.value] : [])));
  return names.length === 0 || names.includes(service.toUpperCase());
}

/** Literals of the arguments that must be given. */
function args(field: GraphQLField<unknown, unknown>, known: Readonly<Record<string, string>>): string {
  const given = field.args.filter((argument) => isNonNullType(argument.type) && argument.defaultValue === undefined);
  const literal = (value: unknown): string =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? `{ ${Object.entries(value).map(([key, each]) => `${key}: ${literal(each)}`).join(', ')} }`
      : Array.isArray(value) ? `[${value.map(literal).join(', ')}]` : JSON.stringify(value);
  return given.length === 0 ? '' : `(${given.map((argument) => `${argument.name}: ${literal(unfitInput(argument, known))}`).join(', ')})`;
}

/** What the whole query schema of both services answers, one root field at a time, as text; errors are no rows. */
async function walk(actor: Actor): Promise<string> {
  const { known, on } = representation;
  const answers: string[] = [];
  for (const service of ['directory', 'representation'] as const) {
    for (const name of rootFields(service, 'Query')) {
      const field = supergraph.getQueryType()?.getFields()[name];
      const type = field && getNamedType(field.type);
      if (!field || !isObjectType(type)) continue;
      // The record of the same name: suggestion(id:) asks for the suggestion.
      const ids = { ...known, id: known[name === 'handlingReport' ? 'report' : name] ?? randomUUID(), title: '助餐', code: 'REPLY' };
      const query = `{ ${name}${args(field, ids)} { __typename ${below(type, service, ids, LEVELS)} } }`;
      answers.push(service === 'directory' ? await fromDirectory(query, actor) : JSON.stringify((await on.ask(actor, query)).data ?? null));
    }
  }
  return answers.join('\n');
}

async function fromDirectory(query: string, actor: Actor): Promise<string> {
  try {
    return JSON.stringify(await directory.ask(query, actor));
  } catch (error) {
    if (/FORBIDDEN|UNAUTHENTICATED|NOT_FOUND/.test(String(error))) return '';
    throw error;
  }
}

const met = (text: string): string[] => secrets.filter((secret) => text.includes(secret));

describe('the three administrators (三员) and business content', () => {
  it('TRI-01 MUST be a walk that meets it: as the deputies’ affairs committee nearly every record is found', async () => {
    const found = met(await walk(ASKERS['office'] as Actor));
    expect(found).toContain(SECRET);
    expect(found.length).toBeGreaterThan(secrets.length / 2);
  });

  it.each(['systemAdmin', 'securityAdmin', 'auditAdmin', 'anonymous'])('TRI-02 MUST never meet, as %s: no suggestion, handling, reply, commitment, draft, report or notice of others', async (name) => {
    expect(met(await walk(ASKERS[name] as Actor))).toEqual([]);
  });

  it('TRI-03 MUST be shown no value before or after an act: the audit log’s contract has no such field', () => {
    const entry = supergraph.getType('AuditEntry');
    const fields = isObjectType(entry) ? Object.keys(entry.getFields()) : [];
    expect(fields).toContain('action');
    expect(fields.filter((field) => /before|after|note|input/i.test(field))).toEqual([]);
  });
});
