/** What stands on a suggestion's timeline: always as many entries, the latest of what happened. Pure. */
import type { Course } from './course.ts';

const EVENTS_EACH = 10;
const HOUR = 3_600_000;

export interface Event {
  at: number;
  action: string;
  /** Whether it concerns the handling that must reply. */
  ofHandling: boolean;
  note: string | null;
}

export function eventsOf({ submittedAt, acceptedAt, assignedAt, handling, closedAt }: Course, number: string | null): Event[] {
  const events: Event[] = [];
  const add = (at: number | null, action: string, ofHandling = false, note: string | null = null): void => {
    if (at !== null) events.push({ at, action, ofHandling, note });
  };
  for (const n of [1, 2, 3]) add(submittedAt - (10 - n) * HOUR, 'COSIGN_INVITE');
  for (const n of [1, 2, 3]) add(submittedAt - (6 - n) * HOUR, 'COSIGN_CONFIRM');
  add(submittedAt, 'SUBMIT');
  add(acceptedAt, 'ACCEPT', false, number);
  add(assignedAt, 'ASSIGN');
  if (handling) {
    add(handling.acceptedAt, 'ACCEPT', true);
    add(handling.contactAt, 'CONTACT', true, '当面沟通，介绍办理思路');
    add(handling.repliedAt && handling.repliedAt - 5 * HOUR, 'CONTACT', true, '约定现场查看时间');
    add(handling.repliedAt && handling.repliedAt - HOUR, 'CONTACT', true, '代表认可初步方案');
    add(handling.repliedAt, 'REPLY', true, 'B 正在解决');
    add(handling.evaluatedAt, 'EVALUATE', true);
    if (handling.state === 'UNRETURNED') add(closedAt, 'WINDOW_PASSED', true);
  }
  const before = Array.from({ length: Math.max(0, EVENTS_EACH - events.length) }, (_, n): Event => ({
    at: submittedAt - (20 + n) * HOUR, action: 'SAVE', ofHandling: false, note: null,
  }));
  return [...before.reverse(), ...events].slice(-EVENTS_EACH);
}
