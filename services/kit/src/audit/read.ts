import { z } from 'zod';
import type { Actor } from '../actor.ts';
import type { Database } from '../database.ts';
import type { LegalBasis } from '../legalBasis.ts';
import { PeerProblem } from '../peer.ts';
import { isUuid } from '../view/sql.ts';
import { proofOf } from './proof.ts';

/** 审计管理员: who reads what was done, and no business content (三员分立). */
export const mayReadAudit = (actor: Pick<Actor, 'posts'>): boolean => actor.posts.some(({ kind }) => kind === 'AUDIT_ADMIN');

/** Which entries. */
const filterShape = z.object({
  /** Legal days of Asia/Shanghai, both included. */
  from: z.iso.date().nullish(),
  until: z.iso.date().nullish(),
  /** Part of the actor's name. */
  actor: z.string().nullish(),
  actorId: z.string().nullish(),
  /** An act such as `suggestion.submit`, or the beginning of several. */
  action: z.string().nullish(),
  subjectType: z.string().nullish(),
  subjectId: z.string().nullish(),
});
export type AuditFilter = z.infer<typeof filterShape>;

/** A place between entries: they are read from the latest on. */
const placeShape = z.object({ at: z.string(), id: z.uuid() });
export type AuditPlace = z.infer<typeof placeShape>;

const listShape = z.object({ filter: filterShape, first: z.int().min(1).max(1_001), after: placeShape.nullish() });
export type AuditList = z.infer<typeof listShape>;
const oneShape = z.object({ id: z.string() });

/**
 * An entry as the audit administrator reads it: who, in which posts, did what to which record, when and on what basis.
 * Neither what the record said before and after nor a note on it, which are business content.
 */
export interface AuditEntry {
  service: string;
  id: string;
  /** With microseconds, so that it is a place too. */
  at: string;
  actorId: string;
  actorName: string;
  actorPosts: { title: string }[];
  action: string;
  subjectType: string;
  subjectId: string;
  basis: LegalBasis[];
  requestId: string;
  /** What the entry says of an act on the platform itself, such as why a sign-in failed or what was read; else null. */
  detail: string | null;
}

/** A proof as it goes over the wire. */
export interface AuditProof {
  seq: number;
  leaf: string;
  path: string[];
  checkpoint: { size: number; root: string; at: string; key: string; signature: string } | null;
}

// What acts on the platform itself say is no business content.
const DETAIL = `CASE WHEN e.action ~ '^(account|audit|session|personalToken|list|personalData|retention)\\.' THEN e.note END AS detail`;

const ENTRY = `e.id, to_char(e.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS at, e.actor_id AS "actorId", e.actor_name AS "actorName",
  e.actor_posts AS "actorPosts", e.action, e.subject_type AS "subjectType", e.subject_id AS "subjectId", e.basis,
  e.request_id AS "requestId", ${DETAIL}`;

/** The internal operations on the audit log that every service answers, for the audit administrator's own token alone. */
export const AUDIT_OPERATIONS = ['auditEntries', 'auditEntry', 'auditProof'] as const;
export type AuditOperation = (typeof AUDIT_OPERATIONS)[number];

export const isAuditOperation = (operation: string): operation is AuditOperation =>
  (AUDIT_OPERATIONS as readonly string[]).includes(operation);

/** Carries out an operation on this service's log. @throws PeerProblem 403 for anybody else */
export async function callAudit(database: Database, caller: Pick<Actor, 'posts'>, operation: AuditOperation, payload: unknown): Promise<unknown> {
  if (!mayReadAudit(caller)) throw new PeerProblem(`${operation}: for the audit administrator alone`, 403);
  switch (operation) {
    case 'auditEntries':
      return listEntries(database, listShape.parse(payload));
    case 'auditEntry':
      return oneEntry(database, oneShape.parse(payload).id);
    case 'auditProof':
      return proof(database, oneShape.parse(payload).id);
  }
}

async function listEntries(database: Database, { filter, first, after }: AuditList): Promise<AuditEntry[]> {
  const values: unknown[] = [];
  const conditions = ['true'];
  const add = (value: unknown, condition: (parameter: string) => string): void => {
    if (value === null || value === undefined || value === '') return;
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  add(filter.from, (p) => `e.at >= (${p}::date)::timestamp AT TIME ZONE 'Asia/Shanghai'`);
  add(filter.until, (p) => `e.at < (${p}::date + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'`);
  add(filter.actor, (p) => `position(lower(${p}) in lower(e.actor_name)) > 0`);
  add(filter.actorId, (p) => `e.actor_id = ${p}`);
  add(filter.action, (p) => `starts_with(e.action, ${p})`);
  add(filter.subjectType, (p) => `e.subject_type = ${p}`);
  add(filter.subjectId, (p) => `e.subject_id = ${p}`);
  if (after) {
    values.push(after.at, after.id);
    conditions.push(`(e.at, e.id) < ($${values.length - 1}::timestamptz, $${values.length}::uuid)`);
  }
  values.push(first);
  const rows = await database.query<Omit<AuditEntry, 'service'>>(
    `SELECT ${ENTRY} FROM audit_entry e WHERE ${conditions.join(' AND ')} ORDER BY e.at DESC, e.id DESC LIMIT $${values.length}`,
    values,
  );
  return rows.map((row) => ({ service: database.name, ...row }));
}

async function oneEntry(database: Database, id: string): Promise<AuditEntry | null> {
  if (!isUuid(id)) return null;
  const [row] = await database.query<Omit<AuditEntry, 'service'>>(`SELECT ${ENTRY} FROM audit_entry e WHERE e.id = $1`, [id]);
  return row ? { service: database.name, ...row } : null;
}

async function proof(database: Database, id: string): Promise<AuditProof | null> {
  const found = isUuid(id) ? await proofOf(database, id) : null;
  if (!found) return null;
  const { seq, leaf, path, checkpoint } = found;
  return { seq, leaf: leaf.toString('hex'), path: path.map((each) => each.toString('hex')), checkpoint };
}
