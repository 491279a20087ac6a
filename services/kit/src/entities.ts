import type { EntityClass } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/postgresql';

// A hot load reads its entities with one prepared statement instead of a query of MikroORM's for each kind.

const columns = new WeakMap<object, string>();

/** The columns that the entity maps, for a select list: those that the database alone uses are large. */
export function columnsOf<E extends object>(em: SqlEntityManager, entity: EntityClass<E>): string {
  const known = columns.get(entity);
  if (known !== undefined) return known;
  const { props } = em.getMetadata(entity);
  const listed = props.flatMap(({ fieldNames }) => fieldNames.map((name) => `"${name}"`)).join(', ');
  columns.set(entity, listed);
  return listed;
}

/** The entity of a row as PostgreSQL gives it, or gives it as JSON; one that is there already stays as it is. */
export function managed<E extends object>(em: SqlEntityManager, entity: EntityClass<E>, row: object): E {
  const data = em.getDriver().mapResult<E>(row, em.getMetadata(entity));
  if (!data) throw new Error('a row is mapped to what an entity holds');
  return em.merge<E>(entity, data, { convertCustomTypes: true, validate: false });
}
