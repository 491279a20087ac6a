import { legalDay } from '@redpine/kit/clock';
import type { Row, ViewContext } from '@redpine/kit/view/define';
import { date, sql, type Sql } from '@redpine/kit/view/sql';
import { PRECEDENCE } from './post.kind.ts';

/** Held on the legal day of the request. */
export function heldToday(post: Row, { clock }: ViewContext): Sql {
  const today = date(legalDay(clock()));
  return sql`${post('from_on')} <= ${today} and coalesce(${post('until_on')} >= ${today}, true)`;
}

/** Heads before clerks, then by title. */
export function byPrecedence(post: Row): Sql {
  return sql`array_position(${PRECEDENCE}, ${post('kind')}), ${post('title')}, ${post('id')}`;
}

/** A history: the latest post first. */
export function latestFirst(post: Row): Sql {
  return sql`${post('from_on')} desc, ${byPrecedence(post)}`;
}
