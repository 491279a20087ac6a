import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import type { Seen } from './clients.ts';
import type { Site } from './site.ts';

/** What was promised and not kept, by promise. */
export interface Breaches {
  /** Acts that were acknowledged and are not there. */
  lost: string[];
  /** Acts that took effect more than once. */
  twice: string[];
  /** Acts that were acknowledged over one another, both based on the same version. */
  overwritten: string[];
  /** Acts without their entry in the audit log, with more than one, and entries without their act. */
  entries: string[];
  /** What audit:verify finds. */
  audit: string[];
  /** Events that did not arrive, or took effect other than once. */
  events: string[];
  refused: string[];
  shown: string[];
}

/** A transaction with its entries, and what else it left. */
interface Told {
  xid: string;
  action: string | null;
  id: string | null;
  n: number;
  told: boolean | null;
  acted: boolean;
}

const SETTLE_MS = 60_000;
const DRAFT_SAVE = 'suggestion.draftSave';
/** The action by which an act is written: suggestionDraftSave is suggestion.draftSave. */
const actionOf = (mutation: string): string => mutation.replace(/^(suggestion|handling)(\w)/, (_all, type: string, letter: string) => `${type}.${letter.toLowerCase()}`);

/** Compares what the clients were told with what is there, once everything has come to rest. */
export async function check(client: Client, site: Site, seen: Seen, seed: number): Promise<Breaches> {
  const unsettled = await settled(client);
  const { acknowledged } = seen;
  const ids = [...new Set(acknowledged.map(({ record }) => record.id))];
  const { rows: there } = await client.query<{ id: string; version: number }>(
    `SELECT id::text, version FROM representation.suggestion WHERE id = ANY($1::uuid[])
     UNION ALL SELECT id::text, version FROM representation.handling WHERE id = ANY($1::uuid[])`,
    [ids],
  );
  const versions = new Map(there.map(({ id, version }) => [id, version]));
  // An act counts its record up by one at least.
  const lost = acknowledged.filter(({ record, base }) => (versions.get(record.id) ?? 0) < Math.max(record.version, (base ?? 0) + 1));
  const newest = new Map<string, number>();
  for (const { record } of acknowledged) newest.set(record.id, Math.max(newest.get(record.id) ?? 0, record.version));
  const handlings = new Set(acknowledged.filter(({ mutation }) => mutation.startsWith('handling')).map(({ record }) => record.id));

  const { rows: titles } = await client.query<{ title: string; n: number }>(
    'SELECT title, count(*)::int AS n FROM representation.suggestion WHERE title = ANY($1) GROUP BY title HAVING count(*) > 1',
    [seen.titles],
  );
  const bases = new Map<string, number>();
  for (const { record, base } of acknowledged) if (base !== null) bases.set(`${record.id} ${base}`, (bases.get(`${record.id} ${base}`) ?? 0) + 1);

  const verified = await site.command('audit', 'verify');
  return {
    lost: lost.map(({ mutation, key, record }) => `${mutation} ${key}: ${record.id} is at version ${versions.get(record.id) ?? 'none'}, not ${record.version}`),
    twice: [
      ...titles.map(({ title, n }) => `${title} is there ${n} times`),
      // Nobody but the load acts on these handlings, and each of its acts was answered.
      ...[...handlings].filter((id) => (versions.get(id) ?? 0) > (newest.get(id) ?? 0)).map((id) => `${id} is at version ${versions.get(id)}, beyond ${newest.get(id)}`),
    ],
    overwritten: [...bases].filter(([, n]) => n > 1).map(([base, n]) => `${n} acts on version ${base}`),
    entries: [...(await entriesAmiss(client, seen, seed)), ...(await entriesUncounted(client, seen, ids))],
    audit: verified.code === 0 ? [] : [verified.said],
    events: [...unsettled, ...(await eventsAmiss(client, seen))],
    refused: seen.refused,
    shown: seen.shown,
  };
}

/** Waits until every event is delivered and every entry linked; answers what does not come to rest. */
async function settled(client: Client): Promise<string[]> {
  const waits = `SELECT
    (SELECT count(*)::int FROM representation.outbox o WHERE o.type = 'notification.requested'
       AND NOT EXISTS (SELECT FROM directory.inbox i WHERE i.source = 'representation' AND i.event_id = o.id)) AS events,
    (SELECT count(*)::int FROM representation.outbox WHERE type = 'live') AS signals,
    (SELECT count(*)::int FROM representation.audit_entry e WHERE NOT EXISTS (SELECT FROM representation.audit_link l WHERE l.entry_id = e.id)) AS entries`;
  for (const until = performance.now() + SETTLE_MS; ; await sleep(250)) {
    const { rows: [left] } = await client.query<{ events: number; signals: number; entries: number }>(waits);
    if (left && left.events + left.signals + left.entries === 0) return [];
    if (performance.now() > until) return [`after ${SETTLE_MS / 1_000} s there wait ${JSON.stringify(left)}`];
  }
}

/**
 * One entry for each act and one act for each entry, by transaction. What an act leaves in its own is its row of the
 * timeline (all but a draft's saving) and its key; an entry from another transaction may outlive an act that was rolled
 * back, or be missing where the act stayed.
 */
async function entriesAmiss(client: Client, { acknowledged, titles, since }: Seen, seed: number): Promise<string[]> {
  const actions = [...new Set(acknowledged.map(({ mutation }) => actionOf(mutation)))];
  const { rows } = await client.query<Told>(
    `WITH act AS (SELECT xid, bool_or(told) AS told FROM (
            SELECT t.xmin::text AS xid, true AS told FROM representation.timeline_entry t
              JOIN representation.suggestion s ON s.id = t.suggestion_id WHERE s.title = ANY($1)
            UNION ALL SELECT xmin::text, false FROM representation.idempotency WHERE key LIKE $2) AS trace GROUP BY xid),
          entry AS (SELECT xid::xid::text AS xid, min(action) AS action, min(subject_id) AS id, count(*)::int AS n
            FROM representation.audit_entry WHERE xid >= $3::xid8 AND action = ANY($4) GROUP BY audit_entry.xid)
     SELECT xid, action, id, coalesce(n, 0) AS n, coalesce(told, action = $5) AS told, act.xid IS NOT NULL AS acted FROM act FULL JOIN entry USING (xid)
      WHERE act.xid IS NULL OR n IS DISTINCT FROM 1 OR NOT (told OR action = $5)`,
    [titles, `drill-${seed}-%`, since, actions, DRAFT_SAVE],
  );
  return rows.map(({ xid, action, id, n, told, acted }) => {
    const what = `transaction ${xid}: ${n} entries${action === null ? '' : ` (${action} of ${id})`}`;
    if (!acted) return `${what} without an act`;
    return told || n !== 1 ? `${what} of one act` : `${what} and no row of the timeline`;
  });
}

/** Each act that was acknowledged has its entry on its record, and there is no other. */
async function entriesUncounted(client: Client, { acknowledged }: Seen, ids: readonly string[]): Promise<string[]> {
  const { rows } = await client.query<{ id: string; action: string; entries: number }>(
    'SELECT subject_id AS id, action, count(*)::int AS entries FROM representation.audit_entry WHERE subject_id = ANY($1) GROUP BY 1, 2',
    [ids],
  );
  const found = new Map(rows.map(({ id, action, entries }) => [`${id} ${action}`, entries]));
  const wanted = new Map<string, number>();
  for (const { record, mutation } of acknowledged) {
    const key = `${record.id} ${actionOf(mutation)}`;
    wanted.set(key, (wanted.get(key) ?? 0) + 1);
  }
  return [...wanted].flatMap(([key, acts]) => (found.get(key) === acts ? [] : [`${key}: ${acts} acts, ${found.get(key) ?? 0} entries`]));
}

/** Who was told of something was told as often as it happened. */
async function eventsAmiss(client: Client, { acknowledged }: Seen): Promise<string[]> {
  const paths = [...new Set(acknowledged.filter(({ mutation }) => mutation === 'suggestionSubmit').map(({ record }) => `/representation/suggestions/${record.id}`))];
  const { rows } = await client.query<{ path: string; kind: string; events: number; told: number | null; account: string | null }>(
    `WITH event AS (SELECT payload->>'path' AS path, payload->>'kind' AS kind, count(*)::int AS events FROM representation.outbox
                     WHERE type = 'notification.requested' AND payload->>'path' = ANY($1) GROUP BY 1, 2),
          told AS (SELECT path, kind, account_id::text AS account, count(*)::int AS told FROM directory.notification WHERE path = ANY($1) GROUP BY 1, 2, 3)
     SELECT path, kind, events, told, account FROM event LEFT JOIN told USING (path, kind) WHERE told IS DISTINCT FROM events`,
    [paths],
  );
  return rows.map(({ path, kind, events, told, account }) => `${kind} of ${path}: ${events} events, ${account ?? 'nobody'} was told ${told ?? 0} times`);
}
