import type { Actor } from '@redpine/kit/actor';
import { type AuditEntry, type AuditFilter, type AuditOperation, type AuditPlace, type AuditProof, callAudit, mayReadAudit } from '@redpine/kit/audit/read';
import { recordReading } from '@redpine/kit/audit/reading';
import { badInput, forbidden, unauthenticated } from '@redpine/kit/errors';
import { type Peer, PeerProblem } from '@redpine/kit/peer';
import { isUuid } from '@redpine/kit/view/sql';
import type { Context } from '../context.ts';
import type { AuditFilter as FilterInput } from '../generated/types.ts';

/** Where the logs of the other services are, asked with the audit administrator's own authority. */
export interface AuditSources {
  peers: Readonly<Record<string, Peer>>;
  sign: (actor: Actor) => Promise<string>;
}

export interface AuditPage {
  entries: AuditEntry[];
  hasNextPage: boolean;
  services: string[];
  unavailable: string[];
}

const OWN = 'directory';

/** @throws UNAUTHENTICATED or FORBIDDEN for all but the audit administrator */
export function requireAuditor({ actor, language }: Context): void {
  if (actor.kind !== 'ACCOUNT') throw unauthenticated(language);
  if (!mayReadAudit(actor)) throw forbidden(language);
}

export const cursorOf = ({ at, id }: AuditPlace): string => Buffer.from(JSON.stringify([at, id])).toString('base64url');

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/;

function placeOf(context: Context, cursor: string): AuditPlace {
  const [, at, id] = /^\["([^"]+)","([^"]+)"\]$/.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ?? [];
  if (at === undefined || id === undefined || !INSTANT.test(at) || !isUuid(id)) {
    throw badInput(context.language, 'after', { zh: '不是本列表的游标。', en: 'is no cursor of this list.' });
  }
  return { at, id };
}

function call(context: Context, { peers, sign }: AuditSources, service: string, operation: AuditOperation, payload: object): Promise<unknown> {
  const { actor, database } = context;
  if (service === OWN) return callAudit(database, actor, operation, payload);
  const peer = peers[service];
  return peer ? sign(actor).then((token) => peer.call(operation, payload, token)) : Promise.resolve(null);
}

/**
 * The latest entries of all logs, or of one: each service gives its own in the order of (instant, id), which is one
 * order over all of them, and the first of all are taken. A service that is away is named.
 */
export async function readEntries(
  context: Context,
  sources: AuditSources,
  { filter, first, after }: { filter: FilterInput; first: number; after: AuditPlace | null },
): Promise<AuditPage> {
  const services = [OWN, ...Object.keys(sources.peers)];
  const { service, ...rest } = filter;
  const asked = service ? services.filter((each) => each === service) : services;
  const payload = { filter: rest satisfies AuditFilter, first: first + 1, after };
  const unavailable: string[] = [];
  const lists = await Promise.all(
    asked.map(async (each) => {
      try {
        return (await call(context, sources, each, 'auditEntries', payload)) as AuditEntry[];
      } catch (error) {
        if (!(error instanceof PeerProblem)) throw error;
        context.log.warn({ err: error, service: each }, 'an audit log did not answer');
        unavailable.push(each);
        return [];
      }
    }),
  );
  const key = ({ at, id }: AuditEntry): string => `${at} ${id}`;
  const all = lists.flat().sort((a, b) => (key(a) < key(b) ? 1 : -1));
  return { entries: all.slice(0, first), hasNextPage: all.length > first, services, unavailable };
}

/** A page of the log; the reading is recorded before anything is read. */
export async function auditEntries(
  context: Context,
  sources: AuditSources,
  args: { filter?: FilterInput | null | undefined; first?: number; after?: string | null | undefined },
): Promise<AuditPage> {
  requireAuditor(context);
  const filter = args.filter ?? {};
  const after = args.after ? placeOf(context, args.after) : null;
  const first = args.first ?? 20;
  if (first < 1 || first > 100) throw badInput(context.language, 'first', { zh: '应为 1–100。', en: 'is 1–100.' });
  await recordReading(context, {
    action: 'audit.read',
    subject: { type: 'AuditLog', id: filter.service ?? 'all' },
    asked: { filter, ...(after ? { after: after.at } : {}) },
  });
  return readEntries(context, sources, { filter, first, after });
}

/** An entry's id outside its service. */
export const outerId = ({ service, id }: Pick<AuditEntry, 'service' | 'id'>): string => `${service}:${id}`;

export async function auditEntry(context: Context, sources: AuditSources, id: string): Promise<AuditEntry | null> {
  requireAuditor(context);
  const [service = '', inner = ''] = id.split(':');
  await recordReading(context, { action: 'audit.read', subject: { type: 'AuditEntry', id }, asked: { id } });
  return (await call(context, sources, service, 'auditEntry', { id: inner })) as AuditEntry | null;
}

export async function auditProof(context: Context, sources: AuditSources, { service, id }: AuditEntry): Promise<AuditProof | null> {
  requireAuditor(context);
  return (await call(context, sources, service, 'auditProof', { id })) as AuditProof | null;
}
