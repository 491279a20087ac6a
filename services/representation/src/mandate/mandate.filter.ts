/** Which matters of credentials a list is over, and in which order. */
import { filters, order } from '@redpine/kit/view/connection';
import { sql, uuid } from '@redpine/kit/view/sql';
import { keepsDeputy } from '../deputy/deputy.visibility.ts';
import type { MandateMatterFilter } from '../generated/types.ts';

export const mandateFilters = filters<MandateMatterFilter>({
  states: (states, matter) => sql`${matter('state')} = any(${states})`,
  kinds: (kinds, matter) => sql`${matter('kind')} = any(${kinds})`,
  deputy: (deputy, matter) => sql`${matter('deputy_id')} = ${uuid(deputy)}`,
  kept: (isSo, matter, { actor }) => sql`${isSo} = (${keepsDeputy(actor, matter('level'), matter('area_id'))})`,
  level: (level, matter) => sql`${matter('level')} = ${level}`,
});

export const mandateOrders = { LATEST: order('timestamptz', (matter) => matter('opened_at'), 'desc', 'never null') };
