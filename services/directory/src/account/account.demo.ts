import type { Clock } from '@redpine/kit/clock';
import { legalDay } from '@redpine/kit/clock';
import type { Database } from '@redpine/kit/database';

/** The password of every demonstration account; the sign-in page of a demonstration shows it. */
export const DEMO_PASSWORD = 'hongsong-2026';

interface DemoAccount {
  username: string;
  name: string;
  titles: string[];
}

/** The demonstration's accounts in the order in which they were made, with the titles of their posts of the day. */
export function demoAccounts(database: Database, clock: Clock): Promise<DemoAccount[]> {
  return database.query<DemoAccount>(
    `SELECT a.username, coalesce(p.name, a.username) AS name, coalesce((
        SELECT array_agg(h.title ORDER BY h.id) FROM post h
        WHERE h.person_id = a.person_id AND h.from_on <= $1::date AND (h.until_on IS NULL OR h.until_on >= $1::date)
      ), '{}') AS titles
     FROM account a LEFT JOIN person p ON p.id = a.person_id
     WHERE a.demo AND a.status = 'ACTIVE' ORDER BY a.id LIMIT 50`,
    [legalDay(clock())],
    'account_demo',
  );
}
