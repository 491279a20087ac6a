/** Rows of the platform that several kinds are planned against. */
import type { Reads } from './kind.ts';
import type { KnownArea, KnownSeat } from './values.ts';

export const loadAreas = (reads: Reads): Promise<KnownArea[]> =>
  reads.query<KnownArea>('select id, code, name, kind from area where until_on is null');

export const loadSeats = (reads: Reads): Promise<KnownSeat[]> =>
  reads.query<KnownSeat>(
    `select id, person_id as person, name, level, status = 'ACTIVE' as serving, from_on::text as "from", until_on::text as until from deputy`,
  );
