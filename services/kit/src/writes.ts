import { type ChangeSet, ChangeSetType, type EntityMetadata, type EntityProperty, isRaw } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';
import { numbered } from './prepared.ts';

/** More than these are many rows of few kinds: MikroORM writes them kind by kind. */
const MOST = 12;

/** Statements that PostgreSQL carries out as one, in no order that could be relied on: all of them, or none. */
export class Writes {
  readonly values: unknown[] = [];
  /** Whose versions must still be as they were read: else the whole fails with NO_ROW. */
  readonly versioned: object[] = [];
  readonly #parts: string[] = [];

  /** The parameter in the text that stands for the value. */
  value(value: unknown): string {
    return `$${this.values.push(value)}`;
  }

  add(statement: string): void {
    this.#parts.push(statement);
  }

  /** A statement that returns one row if the entity is as it was read. */
  addVersioned(statement: string, entity: object): void {
    this.versioned.push(entity);
    // Ahead of the others: what is counted is named by its place.
    this.#parts.splice(this.versioned.length - 1, 0, statement);
  }

  /** Null where there is nothing to write. */
  get text(): string | null {
    if (this.#parts.length === 0) return null;
    const parts = this.#parts.map((part, n) => `w${n} AS (${part})`).join(', ');
    const found = this.versioned.map((_, n) => `1 / (SELECT count(*) FROM w${n})`).join(', ');
    return `WITH ${parts} SELECT ${found}`;
  }
}

/** Division by zero, which is how a row that is not there any more ends the statement and its transaction. */
export const NO_ROW = '22012';

/** One of the entities was changed since it was read, and nothing was written. */
export class LostRace extends Error {
  readonly entities: readonly object[];

  constructor(entities: readonly object[], options: ErrorOptions) {
    super('a row is not as it was read', options);
    this.name = 'LostRace';
    this.entities = entities;
  }
}

/** Adds what the unit of work would flush; false, and nothing is added, where MikroORM has to write it itself. */
export function addEntities(writes: Writes, em: SqlEntityManager): boolean {
  const unit = em.getUnitOfWork(false);
  unit.computeChangeSets();
  const sets = unit.getChangeSets();
  const isPlain = sets.length <= MOST && unit.getCollectionUpdates().length === 0 && unit.getExtraUpdates().size === 0;
  if (!isPlain || !sets.every(isRow)) return false;
  for (const set of sets) {
    if (set.type === ChangeSetType.CREATE) insert(writes, set);
    else if (set.meta.versionProperty !== undefined) updateVersioned(writes, set);
  }
  // Rows that become alike are one statement, however many they are.
  const alike = Map.groupBy(
    sets.filter(({ type, meta }) => type === ChangeSetType.UPDATE && meta.versionProperty === undefined),
    ({ meta, payload }) => `${meta.tableName} ${JSON.stringify(payload)}`,
  );
  for (const same of alike.values()) update(writes, same);
  return true;
}

/** One row by one key, of values that are known: no reference to a row that is only written with it. */
function isRow({ type, meta, payload }: ChangeSet<object>): boolean {
  const isKnown = (value: unknown): boolean => value === null || typeof value !== 'object' || value instanceof Date || isRaw(value);
  return (
    (type === ChangeSetType.CREATE || type === ChangeSetType.UPDATE) &&
    !meta.compositePK &&
    // JSON is text by now.
    Object.values(payload).every(isKnown)
  );
}

function property({ props, className }: EntityMetadata, name: string): EntityProperty {
  const found = props.find((each) => each.name === name);
  if (!found) throw new TypeError(`${className} has no ${name}`);
  return found;
}

const columnOf = (of: EntityProperty): string => `"${of.fieldNames[0]}"`;

/** Column and value of each property that is written. */
function columns(writes: Writes, { meta, payload }: ChangeSet<object>): [column: string, value: string][] {
  return Object.entries(payload as Record<string, unknown>).flatMap(([name, value]) => {
    if (value === undefined) return [];
    const of = property(meta, name);
    if (!isRaw(value)) return [[columnOf(of), writes.value(value)]];
    const statement = numbered(value.sql, value.params, writes.values);
    if (statement === null) throw new TypeError(`${meta.className}.${name} is written by a statement of single values`);
    return [[columnOf(of), statement.text]];
  });
}

const key = ({ meta }: ChangeSet<object>): string => columnOf(meta.getPrimaryProp());

function insert(writes: Writes, set: ChangeSet<object>): void {
  const written = columns(writes, set);
  const names = written.map(([column]) => column).join(', ');
  writes.add(`INSERT INTO "${set.meta.tableName}" (${names}) VALUES (${written.map(([, value]) => value).join(', ')})`);
}

function changes(writes: Writes, set: ChangeSet<object>): string {
  return columns(writes, set).map(([column, value]) => `${column} = ${value}`).join(', ');
}

function update(writes: Writes, sets: readonly ChangeSet<object>[]): void {
  const [first] = sets;
  if (!first) return;
  const changed = changes(writes, first);
  const keys = writes.value(sets.map((set) => set.getPrimaryKey()));
  writes.add(`UPDATE "${first.meta.tableName}" SET ${changed} WHERE ${key(first)} = ANY(${keys})`);
}

function updateVersioned(writes: Writes, set: ChangeSet<object>): void {
  const { meta, entity } = set;
  const version = columnOf(property(meta, meta.versionProperty));
  const seen: unknown = Reflect.get(entity, meta.versionProperty);
  writes.addVersioned(
    `UPDATE "${meta.tableName}" SET ${changes(writes, set)}, ${version} = ${version} + 1
      WHERE ${key(set)} = ${writes.value(set.getPrimaryKey())} AND ${version} = ${writes.value(seen)} RETURNING 1`,
    entity,
  );
}
