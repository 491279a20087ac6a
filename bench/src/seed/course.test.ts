import { createRandom } from '@redpine/platform/demo/random';
import { describe, expect, it } from 'vitest';
import { courseOf } from './course.ts';
import { eventsOf } from './events.ts';

const NOW = Date.parse('2026-09-15T02:00:00Z');
const DAY = 86_400_000;
const random = createRandom(1);
const courses = Array.from({ length: 3_000 }, (_, index) => courseOf(random, NOW - 1 - (index * DAY) / 2, NOW));

describe('seeded courses', () => {
  it('BENCH-15 MUST let nothing happen after the present, nor before what it follows', () => {
    for (const { submittedAt, acceptedAt, assignedAt, closedAt, handling } of courses) {
      const days = [submittedAt, acceptedAt, assignedAt, handling?.acceptedAt, handling?.repliedAt, closedAt].filter((at) => typeof at === 'number');
      expect(days).toEqual(days.toSorted((a, b) => a - b));
      expect(days.at(-1)).toBeLessThan(NOW);
    }
  });

  it('BENCH-16 MUST leave no window open that the daily job would close', () => {
    const waiting = courses.filter(({ handling }) => handling?.state === 'REPLIED');
    expect(waiting.length).toBeGreaterThan(0);
    expect(waiting.filter(({ state, handling }) => state !== 'ANSWERED' || (handling?.repliedAt ?? 0) < NOW - 13 * DAY)).toEqual([]);
  });

  it('BENCH-17 MUST have ten events each, in order', () => {
    for (const course of courses) {
      const at = eventsOf(course, '闭1号').map((event) => event.at);
      expect(at).toHaveLength(10);
      expect(at).toEqual(at.toSorted((a, b) => a - b));
    }
  });
});
