import { createActorVerifier, type Actor } from '@redpine/kit/actor';
import { PeerProblem } from '@redpine/kit/peer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bench, type Bench, keys } from './bench.ts';

const holding = (id: string, kind: string): Actor => ({
  id: `01999999-0000-7000-8000-00000000000${id}`, kind: 'ACCOUNT', username: kind.toLowerCase(), name: `甲${id}`, person: null,
  posts: [{ id: '01999999-0000-7000-8000-0000000000aa', kind, title: kind, organ: null, area: null }],
});
const auditor = holding('1', 'AUDIT_ADMIN');
const verifier = createActorVerifier(keys.publicKey);
const elsewhere = (at: string, id: string) => ({
  service: 'representation', id: `01999999-0000-7000-8000-0000000001${id}`, at, actorId: 'a', actorName: '乙', actorPosts: [{ title: '科员' }],
  action: 'suggestion.submit', subjectType: 'Suggestion', subjectId: 's', basis: [{ law: '代表法', article: '第五十一条', mark: 'F' }],
  requestId: 'r', detail: null,
});

let on: Bench;
let isAway = false;
beforeAll(async () => {
  on = await bench({}, {
    call: async (operation, _payload, token) => {
      if (isAway) throw new PeerProblem('away', 0);
      const { posts } = await verifier.verify(token);
      if (posts[0]?.kind !== 'AUDIT_ADMIN' || operation !== 'auditEntries') throw new PeerProblem('refused', 403);
      return [elsewhere('2026-05-06T02:00:00.000001Z', '02'), elsewhere('1990-01-01T00:00:00.000000Z', '01')];
    },
  });
});
afterAll(() => on[Symbol.asyncDispose]());

interface Listed {
  auditEntries: {
    edges: { cursor: string; node: { id: string; service: string; at: string; action: string; actorName: string; detail: string | null; actorPosts: string[] } }[];
    pageInfo: { hasNextPage: boolean };
    unavailable: string[];
    services: string[];
  };
}
const LIST = `query ($filter: AuditFilter, $first: Int! = 100, $after: String) { auditEntries(filter: $filter, first: $first, after: $after) {
  edges { cursor node { id service at action actorName detail actorPosts basis { law } outcome subjectType subjectId } } pageInfo { hasNextPage } unavailable services } }`;
const list = async (variables: object = {}, actor = auditor) => (await on.ask<Listed>(LIST, actor, { ...variables })).auditEntries;

describe('reading the audit log', () => {
  it.each(['SYSTEM_ADMIN', 'SECURITY_ADMIN', 'CHAIRPERSON', 'DEPUTIES_OFFICE', 'DEPUTY'])('AUD-50 MUST be refused to %s (三员分立)', async (kind) => {
    const other = holding('2', kind);
    await expect(list({}, other)).rejects.toThrow('FORBIDDEN');
    await expect(on.ask('mutation ($input: AuditExportInput!) { auditExport(input: $input) { __typename } }', other, {
      input: { idempotencyKey: 'audit-export-50', format: 'CSV' },
    })).rejects.toThrow('FORBIDDEN');
    await expect(on.ask('{ auditEntry(id: "directory:x") { id } }', other)).rejects.toThrow('FORBIDDEN');
    await expect(on.call('auditEntries', { filter: {}, first: 1 }, other)).rejects.toThrow('for the audit administrator alone');
  });

  it('AUD-51 MUST list what all services did in one order, and page through it without gap or repetition', async () => {
    const whole = await list({ filter: { until: '2026-05-06' } });
    expect(whole.services).toEqual(['directory', 'representation']);
    expect(new Set(whole.edges.map(({ node }) => node.service)).size).toBe(2);
    const instants = whole.edges.map(({ node }) => node.at);
    expect(instants).toEqual([...instants].sort().reverse());
    const own = { filter: { service: 'directory', action: 'directory.' } };
    const all = (await list(own)).edges.map(({ node }) => node.id);
    const paged: string[] = [];
    for (let after: string | null = null; ; ) {
      const page: Listed['auditEntries'] = await list({ ...own, first: 7, after });
      paged.push(...page.edges.map(({ node }) => node.id));
      if (!page.pageInfo.hasNextPage) break;
      after = page.edges.at(-1)?.cursor ?? null;
    }
    expect(paged).toEqual(all);
    expect(all.length).toBeGreaterThan(7);
  });

  it('AUD-52 MUST record the reading with its filter, before anything is read', async () => {
    const { edges } = await list({ filter: { service: 'directory', action: 'audit.read', actor: '甲' }, first: 1 });
    expect(edges[0]?.node).toMatchObject({ action: 'audit.read', actorName: '甲1', actorPosts: ['AUDIT_ADMIN'], detail: expect.stringContaining('"actor":"甲"') });
  });

  it('AUD-53 MUST show no business content: neither before and after nor a note on business', async () => {
    const { edges } = await list({ filter: { service: 'directory', action: 'directory.seed' } });
    expect(edges.length).toBeGreaterThan(0);
    expect(edges.every(({ node }) => node.detail === null)).toBe(true);
    await expect(on.ask('{ auditEntries { edges { node { after } } } }', auditor)).rejects.toThrow('Cannot query field');
  });

  it('AUD-54 MUST name a log that is away, and show the others', async () => {
    isAway = true;
    const page = await list();
    isAway = false;
    expect(page.unavailable).toEqual(['representation']);
    expect(page.edges.length).toBeGreaterThan(0);
  });

  it.each([[{ first: 0 }], [{ first: 101 }], [{ after: 'nonsense' }], [{ after: Buffer.from('["x","y"]').toString('base64url') }]])(
    'AUD-55 MUST refuse what is no page: %j',
    async (variables) => {
      await expect(list(variables)).rejects.toThrow('BAD_USER_INPUT');
    },
  );

  it('AUD-56 MUST give one entry with its place in the log', async () => {
    const [first] = (await list({ filter: { service: 'directory', action: 'directory.seed' }, first: 1 })).edges;
    await expect.poll(async () => {
      const { auditEntry } = await on.ask<{ auditEntry: { proof: { seq: number; leaf: string; path: string[] } | null } }>(
        'query ($id: ID!) { auditEntry(id: $id) { action proof { seq leaf path checkpoint { size root at key signature } } } }', auditor, { id: first?.node.id },
      );
      return auditEntry.proof?.leaf.length;
    }).toBe(64);
    expect(await on.ask('{ auditEntry(id: "directory:01999999-0000-7000-8000-000000000999") { id } }', auditor)).toEqual({ auditEntry: null });
    expect(await on.ask('{ auditEntry(id: "nowhere") { id } }', auditor)).toEqual({ auditEntry: null });
  });

  it('AUD-57 MUST record an export, refuse a key used for another, and hand out harmless cells', async () => {
    const EXPORT = `mutation ($input: AuditExportInput!) { auditExport(input: $input) {
      __typename ... on AuditExportSuccess { text entries hasMore } ... on ValidationProblem { fields { rule } } } }`;
    const run = (input: object) => on.ask<{ auditExport: { __typename: string; text: string; entries: number } }>(EXPORT, auditor, { input });
    isAway = true;
    await expect(run({ idempotencyKey: 'audit-export-00', format: 'CSV' })).rejects.toThrow('INTERNAL_SERVER_ERROR');
    isAway = false;
    const input = { idempotencyKey: 'audit-export-57', format: 'NDJSON', filter: { service: 'directory' } };
    const { auditExport } = await run(input);
    const lines = auditExport.text.trim().split('\n').map((line) => JSON.parse(line) as { action: string });
    expect(lines).toHaveLength(auditExport.entries);
    expect(lines[0]?.action).toBe('audit.export');
    expect((await run({ ...input, format: 'CSV' })).auditExport).toMatchObject({ __typename: 'ValidationProblem', fields: [{ rule: 'IDEMPOTENCY_KEY_REUSED' }] });
    const evil = { ...auditor, name: '=HYPERLINK("x")' };
    await on.ask(LIST, evil);
    const csv = await on.ask<{ auditExport: { text: string } }>(EXPORT, auditor, {
      input: { idempotencyKey: 'audit-export-58', format: 'CSV', filter: { service: 'directory', actor: 'HYPERLINK' } },
    });
    expect(csv.auditExport.text).toContain(`"'=HYPERLINK(""x"")"`);
  });
});
