/** Whom and what the names in a register mean. */
import type { Transaction } from '@redpine/kit/transaction';
import { type Vocabulary, word } from './import.row.ts';

type Reads = Pick<Transaction, 'query'>;

/** Everything of the platform that rows are read against, as it stands when the run begins. */
export interface Directory {
  vocabulary: Vocabulary;
  /** The seat that a name means on a day; null where it means none or more than one. */
  deputy(name: string, on: string | null): string | null;
  /** The organ that a name means; null where it means none or more than one. */
  unit(name: string): string | null;
  /** The category's row in force on the day, or its latest. */
  category(code: string, on: string): string | null;
}

interface Seat {
  id: string;
  name: string;
  from: string;
  until: string | null;
}
interface Category {
  id: string;
  code: string;
  name: string;
  from: string;
  until: string | null;
}

/** The code of replies whose register does not say what came of them. */
export const NOT_STATED = 'NOT_STATED';

export async function loadDirectory(tx: Reads): Promise<Directory> {
  const seats = await tx.query<Seat>(
    `select id, name, from_on::text as "from", until_on::text as until from deputy where level = 'DISTRICT'`,
  );
  const organs = await tx.query<{ id: string; name: string; short: string | null }>(
    'select id, name, short_name as short from organ where handles_suggestions',
  );
  const said = await tx.query<{ kind: 'DEPUTY' | 'UNIT'; name: string; target: string }>(
    'select kind, name, target_id as target from import_name',
  );
  const topics = await tx.query<{ id: string; code: string; name: string }>('select id, code, name from topic');
  const categories = await tx.query<Category>(
    `select id, code, name, effective_from::text as "from", effective_until::text as until
       from reply_category order by effective_from desc`,
  );
  const known = new Map(said.map(({ kind, name, target }) => [`${kind} ${name}`, target]));
  const seatsByName = Map.groupBy(seats, ({ name }) => word(name));
  const organsByName = Map.groupBy(
    organs.flatMap(({ id, name, short }) => [...new Set([word(name), word(short ?? name)])].map((each) => ({ id, each }))),
    ({ each }) => each,
  );
  return {
    vocabulary: {
      TOPIC: new Map(topics.flatMap(({ id, code, name }) => [[word(code), id], [word(name), id]] as const)),
      CATEGORY: new Map(
        categories.flatMap(({ code, name }) =>
          code === NOT_STATED ? [] : ([[word(code), code], [word(name), code]] as const),
        ),
      ),
    },
    deputy(name, on) {
      const told = known.get(`DEPUTY ${name}`);
      if (told !== undefined) return told;
      const serving = (seatsByName.get(word(name)) ?? []).filter(
        ({ from, until }) => on === null || (from <= on && (until === null || on <= until)),
      );
      return serving.length === 1 ? (serving[0]?.id ?? null) : null;
    },
    unit(name) {
      const told = known.get(`UNIT ${name}`);
      if (told !== undefined) return told;
      const found = organsByName.get(word(name)) ?? [];
      return found.length === 1 ? (found[0]?.id ?? null) : null;
    },
    category(code, on) {
      const rows = categories.filter((row) => row.code === code);
      const inForce = rows.find(({ from, until }) => from <= on && (until === null || on <= until));
      return (inForce ?? rows[0])?.id ?? null;
    },
  };
}
