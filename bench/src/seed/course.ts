/** How one suggestion went: its days and states, consistent with each other and with the present. Pure. */
import type { Random } from '@redpine/platform/demo/random';

const DAY = 86_400_000;

export type Level = 'SATISFIED' | 'BASICALLY_SATISFIED' | 'DISSATISFIED';
export type Role = 'ALONE' | 'LEAD' | 'CO' | 'SEPARATE';

/** Instants in milliseconds; null where it has not come to that. */
export interface Course {
  state: 'SUBMITTED' | 'ACCEPTED' | 'ASSIGNED' | 'ANSWERED' | 'CLOSED' | 'ARCHIVED';
  submittedAt: number;
  acceptedAt: number | null;
  assignedAt: number | null;
  closedAt: number | null;
  roles: readonly Role[];
  /** Of those that must reply; co-handlers are done with the lead. */
  handling: {
    state: 'OFFERED' | 'IN_HAND' | 'REPLIED' | 'EVALUATED' | 'UNRETURNED' | 'SETTLED';
    acceptedAt: number | null;
    contactAt: number | null;
    replyDueAt: number;
    repliedAt: number | null;
    evaluatedAt: number | null;
    result: Level | null;
  } | null;
}

const NOT_ASSIGNED = { assignedAt: null, closedAt: null, roles: [], handling: null } as const;

export function courseOf(random: Random, submittedAt: number, now: number): Course {
  const after = (from: number, least: number, most: number): number => from + random.int(least * 24, most * 24) * 3_600_000;
  const acceptedAt = after(submittedAt, 1, 8);
  if (acceptedAt >= now - DAY) return { state: 'SUBMITTED', submittedAt, acceptedAt: null, ...NOT_ASSIGNED };
  const assignedAt = after(acceptedAt, 2, 20);
  if (assignedAt >= now - DAY) return { state: 'ACCEPTED', submittedAt, acceptedAt, ...NOT_ASSIGNED };

  const roles = random.pick<readonly Role[]>([['ALONE'], ['ALONE'], ['ALONE'], ['LEAD', 'CO'], ['LEAD', 'CO'], ['SEPARATE', 'SEPARATE']]);
  const unitAcceptedAt = after(assignedAt, 1, 4);
  const contactAt = after(unitAcceptedAt, 5, 30);
  const replyDueAt = assignedAt + 91 * DAY;
  // A few reply late, and a few have not replied at all although their day has passed.
  const repliedAt = random.chance(0.005) ? now + DAY : random.chance(0.04) ? after(replyDueAt, 2, 30) : after(assignedAt, 35, 88);
  const base = { submittedAt, acceptedAt, assignedAt, roles };
  const started = {
    acceptedAt: unitAcceptedAt < now ? unitAcceptedAt : null, contactAt: contactAt < now ? contactAt : null, replyDueAt,
    repliedAt: null, evaluatedAt: null, result: null,
  };
  if (repliedAt >= now - DAY) {
    return { ...base, state: 'ASSIGNED', closedAt: null, handling: { ...started, state: unitAcceptedAt < now ? 'IN_HAND' : 'OFFERED' } };
  }
  const replied = { ...started, repliedAt };
  // The window for the evaluation is still open.
  if (repliedAt > now - 12 * DAY) return { ...base, state: 'ANSWERED', closedAt: null, handling: { ...replied, state: 'REPLIED' } };
  const closedAt = after(repliedAt, 2, 11);
  const state = now - closedAt > 500 * DAY ? 'ARCHIVED' : 'CLOSED';
  if (random.chance(0.08)) return { ...base, state, closedAt, handling: { ...replied, state: 'UNRETURNED' } };
  const result = random.chance(0.82) ? 'SATISFIED' : random.chance(0.85) ? 'BASICALLY_SATISFIED' : 'DISSATISFIED';
  const evaluated = { ...replied, evaluatedAt: closedAt, result } as const;
  return { ...base, state, closedAt, handling: { ...evaluated, state: result === 'DISSATISFIED' ? 'SETTLED' : 'EVALUATED' } };
}
