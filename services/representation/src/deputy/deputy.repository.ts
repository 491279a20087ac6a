import type { Act } from '@redpine/kit/act';
import { areaAndAbove } from '../area/area.repository.ts';
import { isId } from '../directory.repository.ts';
import { Deputy } from './deputy.entity.ts';
import type { DeputyParties } from './deputy.policy.ts';

/** A deputy with what authority over her follows from; null where there is none with the id. She is locked against others' acts. */
export async function deputyWithParties(tx: Act, id: string): Promise<{ deputy: Deputy; parties: DeputyParties } | null> {
  if (!isId(id)) return null;
  await tx.query('select 1 from deputy where id = $1 for update', [id]);
  const deputy = await tx.em.findOne(Deputy, { id });
  if (!deputy) return null;
  return { deputy, parties: { level: deputy.level, lies: await areaAndAbove(tx, deputy.areaId ?? null), person: deputy.personId } };
}
