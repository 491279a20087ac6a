/** What a kind of import is: one pure module that reads and plans its rows, and the acts that write them. */
import type { Problem } from '@redpine/kit/problem';
import type { Transaction } from '@redpine/kit/transaction';
import type { Context } from '../../context.ts';
import type { ImportField } from '../../generated/types.ts';
import type { FieldTable } from '../import.fields.ts';
import type { ImportRuleCode } from '../import.rules.ts';

export type Reads = Pick<Transaction, 'query'>;
/** A row's cells by field, fit for storage, days as days; absent where empty. */
export type Values = Partial<Record<ImportField, string>>;
/** Says that a value of the row breaks a rule. */
export type Find = (field: ImportField, rule: ImportRuleCode, value?: string) => void;

/** What a row would do. */
export interface Planned {
  /** Tells it from any other row of its kind: the same twice in a file is a mistake. */
  identity: string;
  change: 'created' | 'updated' | 'unchanged';
}

/** Key of one step of a row's acts, the same whenever the run is taken up again. */
export type KeyOf = (step: string) => string;

export interface Kind<Row = never, Known = never, Plan extends Planned = never> {
  fields: FieldTable;
  /** Reads a row. Pure. */
  read(values: Values, find: Find, today: string): Row;
  /** Everything of the platform that rows are planned against. */
  load(reads: Reads): Promise<Known>;
  /** What the row would do; of no use where it breaks a hard rule. Pure. */
  plan(row: Row, known: Known, find: Find): Plan;
  /** Carries it out by the acts of what it is; the first problem, or null. */
  write(context: Context, plan: Plan, keyOf: KeyOf): Promise<Problem | null>;
}

/** A kind over a known platform, its own types closed away. */
export interface OpenKind {
  fields: FieldTable;
  /** Null where the row breaks a hard rule. */
  plan(values: Values, find: Find): PlannedRow;
}

export interface PlannedRow extends Planned {
  write(context: Context, keyOf: KeyOf): Promise<Problem | null>;
}

/** A kind as the run uses it. */
export interface AnyKind {
  fields: FieldTable;
  open(reads: Reads, today: string): Promise<OpenKind>;
}

export function anyKind<Row, Known, Plan extends Planned>(kind: Kind<Row, Known, Plan>): AnyKind {
  const { fields } = kind;
  return {
    fields,
    async open(reads, today) {
      const known = await kind.load(reads);
      return {
        fields,
        plan(values, find) {
          const plan = kind.plan(kind.read(values, find, today), known, find);
          return { identity: plan.identity, change: plan.change, write: (context, keyOf) => kind.write(context, plan, keyOf) };
        },
      };
    },
  };
}
