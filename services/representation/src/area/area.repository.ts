import type { Transaction } from '@redpine/kit/transaction';
import { isId } from '../directory.repository.ts';
import type { Lies } from './area.policy.ts';

/** The area and all above it, by id; empty where there is no such area. */
export async function areaAndAbove(tx: Pick<Transaction, 'query'>, area: string | null): Promise<Lies> {
  if (area === null || !isId(area)) return [];
  const rows = await tx.query<{ id: string }>(
    'select above.id from area here join area above on starts_with(here.path, above.path) where here.id = $1',
    [area],
  );
  return rows.map(({ id }) => id);
}

/** The areas of the deputy's electoral district and all above them. */
export async function areasOfDeputy(tx: Pick<Transaction, 'query'>, deputy: string): Promise<Lies> {
  const rows = await tx.query<{ id: string }>(
    `select distinct above.id from deputy d join electoral_district_area e using (electoral_district_id)
       join area here on here.id = e.area_id join area above on starts_with(here.path, above.path) where d.id = $1`,
    [deputy],
  );
  return rows.map(({ id }) => id);
}
