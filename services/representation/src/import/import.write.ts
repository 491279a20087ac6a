/** Rows of a register as rows of the platform: many at a time, in the caller's transaction. */
import type { Transaction } from '@redpine/kit/transaction';
import { sessionPlace, type SessionPlace } from '../directory.repository.ts';
import { factsOf } from '../history/history.facts.ts';
import { type Directory, NOT_STATED } from './import.names.ts';
import type { Plan } from './import.plan.ts';
import { flagsOf, type RegisterRow } from './import.row.ts';
import type { Finding } from './import.rules.ts';

export type Tx = Pick<Transaction, 'query'>;

/** 台账 — The register of a run as rows carry it: within it, its own identities tell its rows apart. */
export function sourceOf(register: string | null): string {
  return register === null ? 'REGISTER' : `REGISTER ${register}`;
}

/** A row that is fit to go in. */
export interface FitRow {
  row: RegisterRow;
  findings: readonly Finding[];
  digest: string;
}

/** What the platform has of a row already. */
interface Held {
  id: string;
  digest: string;
  /** Whether somebody acted on it here. */
  actedOn: boolean;
}

export interface Compared {
  created: FitRow[];
  updated: (FitRow & { id: string })[];
  unchanged: number;
  /** Changed rows of suggestions that were acted on since. */
  actedOn: FitRow[];
}

/** How the rows stand to what is there. */
export async function compare(tx: Tx, register: string | null, rows: readonly FitRow[]): Promise<Compared> {
  const held = await tx.query<Held & { externalId: string }>(
    `select s.external_id as "externalId", s.id, s.import_digest as digest,
            exists (select 1 from timeline_entry t where t.suggestion_id = s.id and t.action not in ('IMPORT', 'MATCH', 'WINDOW_PASSED')) as "actedOn"
       from suggestion s where s.source_system = $1 and s.external_id = any($2::text[])`,
    [sourceOf(register), rows.map(({ row }) => row.externalId)],
  );
  const byId = new Map(held.map((each) => [each.externalId, each]));
  const compared: Compared = { created: [], updated: [], unchanged: 0, actedOn: [] };
  for (const each of rows) {
    const there = byId.get(each.row.externalId);
    if (!there) compared.created.push(each);
    else if (there.digest === each.digest) compared.unchanged += 1;
    else if (there.actedOn) compared.actedOn.push(each);
    else compared.updated.push({ ...each, id: there.id });
  }
  return compared;
}

export interface WriteOptions {
  importId: string;
  /** Name of the register; null for the district's one. */
  register: string | null;
  directory: Directory;
  plan: (row: RegisterRow, isFlagged: boolean) => Plan;
  now: Date;
  /** Who imports, as the timeline shows it; `organ` is the id of the post's organ. */
  actor: { name: string; post: string | null; organ: string | null };
}

const SUGGESTION = `id uuid, title text, facts text, state text, origin text, topic_id uuid, lead_deputy_id uuid,
  lead_deputy_text text, term_id uuid, congress_session_id uuid, number text, submitted_at timestamptz, assigned_on date,
  assignment_mode text, track text, next_due_on date, external_id text, import_digest text, flags jsonb, counted boolean`;
const OWN = `title, facts, state, origin, topic_id, lead_deputy_id, lead_deputy_text, term_id, congress_session_id, number,
  submitted_at, assigned_on, assignment_mode, track, next_due_on, import_digest, flags, counted`;

/** Writes created and changed rows; the sessions of days are remembered for the life of the writer. */
export function createWriter(tx: Tx, options: WriteOptions): (rows: Pick<Compared, 'created' | 'updated'>) => Promise<void> {
  const { directory, plan, importId, register, actor } = options;
  const now = options.now.toISOString();
  const places = new Map<string, Promise<SessionPlace | null>>();
  const placeOf = (day: string | null): Promise<SessionPlace | null> => {
    if (day === null) return Promise.resolve(null);
    const known = places.get(day) ?? sessionPlace(tx, day);
    places.set(day, known);
    return known;
  };

  async function recordsOf({ row, findings, digest }: FitRow, id: string, handlingId: string) {
    const { state, handling, deadlines, nextDueOn } = plan(row, findings.length > 0);
    const place = await placeOf(row.submittedOn);
    const deputy = row.deputy === null ? null : directory.deputy(row.deputy, row.submittedOn);
    const unit = row.unit === null ? null : directory.unit(row.unit);
    const category = row.repliedOn === null ? null : directory.category(row.category ?? NOT_STATED, row.repliedOn);
    return {
      suggestion: {
        id,
        title: row.title,
        facts: row.content ?? '',
        state,
        origin: place?.origin ?? 'BETWEEN_SESSIONS',
        topic_id: row.topic,
        lead_deputy_id: deputy,
        lead_deputy_text: deputy === null ? row.deputy : null,
        term_id: place?.termId ?? null,
        congress_session_id: place?.sessionId ?? null,
        number: row.number,
        submitted_at: beginningOf(row.submittedOn),
        assigned_on: row.assignedOn,
        assignment_mode: handling === null ? null : 'ALONE',
        track: handling === null ? null : 'THREE_MONTHS',
        next_due_on: nextDueOn,
        external_id: row.externalId,
        import_digest: digest,
        flags: flagsOf(findings),
        counted: findings.length === 0,
      },
      handling: handling && {
        id: handlingId,
        suggestion_id: id,
        organ_id: unit,
        // A register that names no unit still knows of a reply: the unit is then the empty name.
        unit_text: unit === null ? (row.unit ?? '') : null,
        state: handling,
        offered_at: beginningOf(row.assignedOn ?? row.submittedOn ?? row.repliedOn) ?? now,
        accepted_at: beginningOf(row.assignedOn),
      },
      reply: handling !== null && row.repliedOn !== null && {
        handling_id: handlingId,
        category_id: category,
        signatory_name: row.unit ?? '',
        signed_on: row.repliedOn,
        sent_at: beginningOf(row.repliedOn),
      },
      // A register has one evaluation where the platform has two axes: it stands on both.
      evaluation: handling === 'EVALUATED' && {
        handling_id: handlingId,
        level: row.result,
        comment: row.result === 'DISSATISFIED' ? '登记表未载意见' : null,
        at: beginningOf(row.repliedOn),
      },
      deadlines: deadlines.map((deadline) => ({ ...deadline, suggestion_id: id, handling_id: handlingId })),
    };
  }

  return async ({ created, updated }) => {
    const count = created.length + updated.length;
    if (count === 0) return;
    const ids = await tx.query<{ id: string; handling: string }>(
      'select uuidv7() as id, uuidv7() as handling from generate_series(1, $1::int)',
      [count],
    );
    const isNew = new Set<string>();
    const records = [];
    for (const [index, each] of [...created, ...updated].entries()) {
      const own = ids[index];
      if (!own) throw new Error('as many ids as rows');
      const id = 'id' in each ? (each.id as string) : own.id;
      if (!('id' in each)) isNew.add(id);
      records.push(await recordsOf(each, id, own.handling));
    }
    const suggestions = records.map(({ suggestion }) => suggestion);
    await insertSuggestions(suggestions.filter(({ id }) => isNew.has(id)));
    await updateSuggestions(suggestions.filter(({ id }) => !isNew.has(id)));
    await insertParts({
      handlings: records.flatMap(({ handling }) => handling || []),
      replies: records.flatMap(({ reply }) => reply || []),
      evaluations: records.flatMap(({ evaluation }) => evaluation || []),
      deadlines: records.flatMap(({ deadlines }) => deadlines),
    });
    await tx.query(
      `insert into timeline_entry (suggestion_id, at, action, actor_name, actor_post, actor_organ, facts)
       select r.id, $2, 'IMPORT', $3, $4, (select name from organ where organ.id = $5::uuid), r.facts
         from json_to_recordset($1::json) as r(id uuid, facts jsonb)`,
      [
        JSON.stringify(suggestions.map(({ id, external_id }) => ({ id, facts: factsOf({ REGISTER: register, REGISTER_NUMBER: external_id }) }))),
        now, actor.name, actor.post, actor.organ,
      ],
    );
  };

  async function insertSuggestions(rows: readonly object[]): Promise<void> {
    if (rows.length === 0) return;
    await tx.query(
      `insert into suggestion (id, external_id, source, source_system, import_id, created_at, updated_at, ${OWN})
       select id, external_id, 'IMPORTED', $4, $2, $3, $3, ${OWN}
         from json_to_recordset($1::json) as r(${SUGGESTION})`,
      [JSON.stringify(rows), importId, now, sourceOf(register)],
    );
  }

  async function updateSuggestions(rows: readonly { id: string }[]): Promise<void> {
    if (rows.length === 0) return;
    // What hangs on a handling goes with it.
    await tx.query('delete from handling where suggestion_id = any($1::uuid[])', [rows.map(({ id }) => id)]);
    await tx.query(
      `update suggestion s set (${OWN}) = (select ${OWN.replace(/\w+/gu, 'r.$&')}),
              version = s.version + 1, import_id = $2, updated_at = $3
         from json_to_recordset($1::json) as r(${SUGGESTION}) where s.id = r.id`,
      [JSON.stringify(rows), importId, now],
    );
  }

  async function insertParts(parts: Record<'handlings' | 'replies' | 'evaluations' | 'deadlines', readonly object[]>): Promise<void> {
    const insert = async (rows: readonly object[], text: string, ...more: unknown[]): Promise<void> => {
      if (rows.length > 0) await tx.query(text, [JSON.stringify(rows), ...more]);
    };
    await insert(
      parts.handlings,
      `insert into handling (id, suggestion_id, organ_id, unit_text, role, state, position, offered_at, accepted_at, updated_at)
       select id, suggestion_id, organ_id, unit_text, 'ALONE', state, 1, offered_at, accepted_at, $2
         from json_to_recordset($1::json) as r(id uuid, suggestion_id uuid, organ_id uuid, unit_text text, state text,
           offered_at timestamptz, accepted_at timestamptz)`,
      now,
    );
    await insert(
      parts.replies,
      `insert into reply (handling_id, category_id, text, signatory_name, signed_on, sent_at)
       select handling_id, category_id, '', signatory_name, signed_on, sent_at
         from json_to_recordset($1::json) as r(handling_id uuid, category_id uuid, signatory_name text, signed_on date,
           sent_at timestamptz)`,
    );
    await insert(
      parts.evaluations,
      `insert into evaluation (handling_id, attitude, result, comment, at)
       select handling_id, level, level, comment, at
         from json_to_recordset($1::json) as r(handling_id uuid, level text, comment text, at timestamptz)`,
    );
    await insert(
      parts.deadlines,
      `insert into deadline (suggestion_id, handling_id, kind, start_on, due_on, counted_to, length, unit, crossed,
                             rule_code, rule_version, law, article, mark, certainty, met_on, lapsed_on)
       select suggestion_id, handling_id, kind, "startOn", "dueOn", "countedTo", length, unit, crossed,
              rule, "ruleVersion", law, article, mark, certainty, "metOn", "lapsedOn"
         from json_to_recordset($1::json) as r(suggestion_id uuid, handling_id uuid, kind text, "startOn" date, "dueOn" date,
           "countedTo" date, length int, unit text, crossed jsonb, rule text, "ruleVersion" int, law text, article text,
           mark text, certainty text, "metOn" date, "lapsedOn" date)`,
    );
  }
}

/** The instant at which a legal day begins. */
function beginningOf(day: string | null): string | null {
  return day === null ? null : `${day}T00:00:00+08:00`;
}
