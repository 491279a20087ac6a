import type { Database } from '@redpine/kit/database';
import { legalDay } from '@redpine/kit/clock';

/** How signing in is guarded; see the table `sign_in_rule`. */
export interface SignInRule {
  /** Wrong passwords or codes in a row after which an account locks. */
  failures: number;
  /** Null: until an administrator unlocks. */
  lock_minutes: number | null;
  /** Failures from one address within `address_minutes` after which it has to wait. */
  address_failures: number;
  address_minutes: number;
  /** Characters. */
  shortest_password: number;
  /** Kinds of post whose holders need a second factor. */
  second_factor_posts: string[];
  /** Kinds of post whose holders may have personal tokens. */
  token_posts: string[];
  /** The longest life of a personal token. */
  token_days: number;
}

export const RULE_OF_DAY = 'SELECT * FROM sign_in_rule WHERE from_on <= $1::date ORDER BY from_on DESC LIMIT 1';

/** The rule of the instant's legal day. */
export async function signInRule({ query }: Pick<Database, 'query'>, at: Date): Promise<SignInRule> {
  const [rule] = await query<SignInRule>(RULE_OF_DAY, [legalDay(at)]);
  if (!rule) throw new RangeError('no rule of signing in is in force');
  return rule;
}
