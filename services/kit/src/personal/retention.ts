import { digestOf, writeAudit } from '../audit.ts';
import type { Clock } from '../clock.ts';
import { legalDay } from '../clock.ts';
import type { RequestContext } from '../context.ts';
import type { Database } from '../database.ts';
import type { Text } from '../language.ts';
import type { LegalBasis } from '../legalBasis.ts';
import { inTransaction, type Transaction } from '../transaction.ts';

/** Something that is kept for a time. */
export interface Retained {
  /** As in `retention_rule`. */
  item: string;
  name: Text;
  /** Removes at most `limit` of what is older than the instant (RFC 3339); how many. */
  remove: (tx: Transaction, before: string, limit: number) => Promise<number>;
}

/** A line of the schedule, as services tell each other. */
export interface RetentionLine extends LegalBasis {
  service: string;
  item: string;
  name: Text;
  days: number;
  source: string;
  /** RFC 3339; null where it has not run yet. */
  ranAt: string | null;
  /** How many the last run removed. */
  removed: number | null;
  complete: boolean | null;
}

interface RuleOfDay extends LegalBasis {
  item: string;
  days: number;
  source: string;
  before: string;
}

const instant = (value: string): string => `to_char((${value}) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

const RULES = `SELECT DISTINCT ON (item) item, days, law, article, mark, source,
    ${instant(`($1::date - days)::timestamp AT TIME ZONE 'Asia/Shanghai'`)} AS before
  FROM retention_rule WHERE from_on <= $1::date ORDER BY item, from_on DESC`;

async function rulesOf(database: Database, clock: Clock): Promise<Map<string, RuleOfDay>> {
  const rows = await database.query<RuleOfDay>(RULES, [legalDay(clock())]);
  return new Map(rows.map((rule) => [rule.item, rule]));
}

function ruleOf(rules: ReadonlyMap<string, RuleOfDay>, item: string): RuleOfDay {
  const rule = rules.get(item);
  if (!rule) throw new RangeError(`no rule says how long ${item} is kept`);
  return rule;
}

/** Rows that one transaction removes, and batches of one item in one run: what is left waits for the next day. */
export interface RetentionBounds {
  batch: number;
  batches: number;
}

/**
 * Removes what is due, in batches, each with its entry in the audit log; then records the run with its counts by item,
 * and answers them.
 */
export async function keepToSchedule(
  context: RequestContext,
  items: readonly Retained[],
  { batch, batches }: RetentionBounds = { batch: 1_000, batches: 100 },
): Promise<Record<string, number>> {
  const { database, clock } = context;
  const rules = await rulesOf(database, clock);
  const counts: Record<string, number> = {};
  for (const { item, remove } of items) {
    const rule = ruleOf(rules, item);
    let removed = 0;
    let complete = false;
    for (let turn = 0; turn < batches && !complete; turn += 1) {
      const some = await inTransaction(database, clock, async (tx) => {
        const n = await remove(tx, rule.before, batch);
        if (n > 0) record(tx, context, 'retention.remove', item, { removed: n, before: rule.before }, rule);
        return n;
      });
      removed += some;
      complete = some < batch;
    }
    counts[item] = removed;
    await database.query(
      `INSERT INTO retention_run (item, at, removed, complete) VALUES ($1, $2, $3, $4)
       ON CONFLICT (item) DO UPDATE SET at = excluded.at, removed = excluded.removed, complete = excluded.complete`,
      [item, clock(), removed, complete],
    );
  }
  await inTransaction(database, clock, async (tx) => record(tx, context, 'retention.run', 'all', counts));
  return counts;
}

function record(tx: Transaction, context: RequestContext, action: string, id: string, counts: object, rule?: RuleOfDay): void {
  const basis = rule ? [{ law: rule.law, article: rule.article, mark: rule.mark }] : [];
  writeAudit(tx, context, { action, inputDigest: digestOf({ action, id, counts }), basis }, [
    { subject: { type: 'Retention', id }, note: JSON.stringify(counts) },
  ]);
}

/** The schedule of the day with the last run of each line. */
export async function retentionSchedule(
  { database, clock }: Pick<RequestContext, 'database' | 'clock'>,
  items: readonly Retained[],
): Promise<RetentionLine[]> {
  const rules = await rulesOf(database, clock);
  const runs = await database.query<{ item: string; at: string; removed: number; complete: boolean }>(
    `SELECT item, ${instant('at')} AS at, removed, complete FROM retention_run`,
  );
  return items.map(({ item, name }) => {
    const { days, law, article, mark, source } = ruleOf(rules, item);
    const run = runs.find((each) => each.item === item);
    return {
      service: database.name, item, name, days, law, article, mark, source,
      ranAt: run?.at ?? null, removed: run?.removed ?? null, complete: run?.complete ?? null,
    };
  });
}
