import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { beforeAll, describe, expect, inject, it } from 'vitest';
import { read } from './support/graph.ts';

const { url, tokens, frontends } = inject('shared');
const documents = JSON.parse(readFileSync(join(frontends, 'documents.json'), 'utf8')) as Record<string, string>;

interface Edges<Node> { edges: { node: Node }[] }

/** Asks as anybody does: no cookie, no token. */
async function asAnybody(body: object): Promise<{ status: number; text: string }> {
  for (;;) {
    const response = await fetch(`${url}/graphql`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
    const text = await response.text();
    if (response.status !== 429) return { status: response.status, text };
    await pause(Number(response.headers.get('retry-after') ?? 1) * 1_000);
  }
}

const persisted = (sha256Hash: string, variables: object) => asAnybody({ extensions: { persistedQuery: { version: 1, sha256Hash } }, variables });

/** Name and type of each variable of a query; null for a document that acts. */
function variablesOf(document: string): [name: string, type: string][] | null {
  const operation = /(?:^|\s)(query|mutation) \w+\s*(?:\(([^)]*)\))?/.exec(document);
  if (operation?.[1] !== 'query') return null;
  return [...(operation[2] ?? '').matchAll(/\$(\w+):\s*([\w[\]!]+)/g)].map(([, name = '', type = '']) => [name, type]);
}

describe('what is not published', () => {
  /** Words that stand in records which nobody published, and ids of such records and of others. */
  let secrets: string[] = [];
  let ids: string[] = [];

  beforeAll(async () => {
    const office = tokens['deputies-office'];
    const { suggestions, publishedSuggestions, publications, deputies, commitments, people } = await read<{
      suggestions: Edges<{ id: string; title: string; handlings: { id: string }[] }>;
      publishedSuggestions: Edges<{ title: string }>;
      publications: Edges<{ id: string; state: string }>;
      deputies: Edges<{ id: string }>;
      commitments: Edges<{ id: string; text: string }>;
      people: Edges<{ id: string }>;
    }>(url, office, `{
      suggestions(first: 100) { edges { node { id title handlings { id } } } }
      publishedSuggestions(first: 100) { edges { node { title } } }
      publications(first: 100) { edges { node { id state } } }
      deputies(first: 1) { edges { node { id } } }
      commitments(first: 20) { edges { node { id text } } }
      people(first: 1) { edges { node { id } } }
    }`);
    const shown = new Set(publishedSuggestions.edges.map(({ node }) => node.title));
    const hidden = suggestions.edges.map(({ node }) => node).filter(({ title }) => !shown.has(title));
    secrets = [...hidden.map(({ title }) => title), ...commitments.edges.map(({ node }) => node.text)].filter((text) => text.length > 5);
    const [one] = hidden.filter(({ handlings }) => handlings.length > 0);
    ids = [
      one?.id, one?.handlings[0]?.id, publications.edges.find(({ node }) => node.state !== 'PUBLISHED')?.node.id,
      deputies.edges[0]?.node.id, commitments.edges[0]?.node.id, people.edges[0]?.node.id,
    ].filter((id) => id !== undefined);
  });

  it('POR-30 MUST not be reached by guessing ids, over any document of the build, by anybody without an account', async () => {
    expect(secrets.length).toBeGreaterThan(10);
    expect(ids.length).toBeGreaterThan(4);
    const told: string[] = [];
    for (const [hash, document] of Object.entries(documents)) {
      const variables = variablesOf(document);
      if (!variables) continue;
      const byId = variables.some(([, type]) => type.startsWith('ID'));
      for (const id of byId ? ids : ids.slice(0, 1)) {
        const given = Object.fromEntries(variables.map(([name, type]) => [name, valueOf(type, id)]));
        const { status, text } = await persisted(hash, given);
        expect(status, document).toBeLessThan(500);
        const leaked = secrets.filter((secret) => text.includes(JSON.stringify(secret).slice(1, -1)));
        told.push(...leaked.map((secret) => `${/query (\w+)/.exec(document)?.[1]} tells ${secret}`));
      }
    }
    expect(told).toEqual([]);
  });

  it('POR-31 MUST not be reached by free text, or by asking for the schema, without a token', async () => {
    for (const query of ['{ suggestions(first: 1) { edges { node { title } } } }', '{ publicDeputies(first: 1) { edges { node { name } } } }', '{ __schema { types { name } } }']) {
      const { status, text } = await asAnybody({ query });
      expect([status, text]).toEqual([403, expect.stringContaining('PERSISTED_DOCUMENT_REQUIRED')]);
    }
  });

  it('POR-32 MUST not be reached by guessing tracking codes', async () => {
    const [hash] = Object.entries(documents).find(([, document]) => document.includes('query PortalTrack(')) ?? [];
    for (const code of ['', '0', '0000-0000-0000-0000-0000-0000-0000-0000', '%', "' or 1=1 --", ids[0] ?? '', 'Z'.repeat(39)]) {
      const { status, text } = await persisted(hash ?? '', { code });
      expect(status).toBe(200);
      expect(text).toContain('"opinionByCode":null');
    }
  });

  it('POR-33 MUST not be reached by guessing addresses of files', async () => {
    for (const id of ids) expect((await fetch(`${url}/files/${id}`)).status).toBe(401);
  });
});

/** Something of the type: the id where one is asked for, else what a first page asks for. */
function valueOf(type: string, id: string): unknown {
  if (type.startsWith('ID')) return id;
  if (type.startsWith('[ID')) return [id];
  if (type === 'Int!') return 20;
  if (type === 'String!' || type === 'Code!') return '的';
  if (type === 'Boolean!') return true;
  return undefined;
}
