import { legalDay } from '@redpine/kit/clock';
import type { Transaction } from '@redpine/kit/transaction';

// Reads of directory's projection, inside the act's transaction. What has ended by its day is not chosen any more.
type Reads = Pick<Transaction, 'query'>;
type ReadsToday = Pick<Transaction, 'query' | 'now'>;

const LASTS = `coalesce(until_on >= $2::date, true)`;

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether the text could be an id at all: PostgreSQL refuses others with an error. */
export function isId(value: string): boolean {
  return UUID.test(value);
}

/** Where a day lies among the sessions of the congress. */
export interface SessionPlace {
  origin: 'IN_SESSION' | 'BETWEEN_SESSIONS';
  termId: string;
  term: number;
  /** The session of that day, or the latest before it; null before a term's first. */
  sessionId: string | null;
  session: number;
}

export async function topicOf(tx: ReadsToday, code: string): Promise<string | null> {
  const [row] = await tx.query<{ id: string }>(`select id from topic where code = $1 and ${LASTS}`, [code, legalDay(tx.now)]);
  return row?.id ?? null;
}

export async function areaExists(tx: ReadsToday, id: string): Promise<boolean> {
  if (!isId(id)) return false;
  return (await tx.query(`select 1 from area where id = $1 and ${LASTS}`, [id, legalDay(tx.now)])).length > 0;
}

/** Those of the ids that name an organ that handles suggestions, with their names. */
export async function handlingOrgans(tx: ReadsToday, ids: readonly string[]): Promise<Map<string, string>> {
  const known = ids.filter(isId);
  if (known.length === 0) return new Map();
  const rows = await tx.query<{ id: string; name: string }>(
    `select id, name from organ where handles_suggestions and id = any($1::uuid[]) and ${LASTS}`,
    [known, legalDay(tx.now)],
  );
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Kinds of the organs, by their id. */
export async function organKinds(tx: Reads, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; kind: string }>('select id, kind from organ where id = any($1::uuid[])', [ids.filter(isId)]);
  return new Map(rows.map((row) => [row.id, row.kind]));
}

/** The person's name if she heads the organ on that day, else null. */
export async function headName(
  tx: Reads,
  head: { person: string; organ: string; day: string },
): Promise<string | null> {
  if (!isId(head.person) || !isId(head.organ)) return null;
  const [row] = await tx.query<{ name: string }>(
    `select person.name from post join person on person.id = post.person_id
      where post.kind = 'UNIT_HEAD' and post.person_id = $1 and post.organ_id = $2
        and post.from_on <= $3 and (post.until_on is null or post.until_on >= $3)
      limit 1`,
    [head.person, head.organ, head.day],
  );
  return row?.name ?? null;
}

/** Null only where no term covers the day and no session has ever begun. */
export async function sessionPlace(tx: Reads, day: string): Promise<SessionPlace | null> {
  const [row] = await tx.query<Omit<SessionPlace, 'origin'> & { inSession: boolean }>(
    `select t.id as "termId", t.ordinal as term, s.id as "sessionId", s.ordinal as session,
            coalesce(s.until_on >= $1, true) as "inSession"
       from congress_session s join term t on t.id = s.term_id
      where s.from_on <= $1 order by s.from_on desc limit 1`,
    [day],
  );
  if (row) {
    const { inSession, ...place } = row;
    return { ...place, origin: inSession ? 'IN_SESSION' : 'BETWEEN_SESSIONS' };
  }
  const [term] = await tx.query<{ id: string; ordinal: number }>(
    `select id, ordinal from term where from_on <= $1 and (until_on is null or until_on >= $1)
      order by from_on desc limit 1`,
    [day],
  );
  if (!term) return null;
  return { origin: 'BETWEEN_SESSIONS', termId: term.id, term: term.ordinal, sessionId: null, session: 0 };
}

/** The session's last day; null where it is not settled. */
export async function sessionEnd(tx: Reads, id: string): Promise<string | null> {
  const [row] = await tx.query<{ on: string | null }>(
    `select until_on::text as "on" from congress_session where id = $1`,
    [id],
  );
  return row?.on ?? null;
}
