import type { Assignment, Gathering, GatheringDeed } from '@redpine/representation/seed/rows';
import { at, shift, workdayFrom } from './calendar-days.ts';
import * as say from './phrases.ts';
import { GOVERNMENT, OFFICE, type Scene } from './telling.ts';

export interface Assigned {
  story: string;
  assignment: Assignment;
}

/** What comes before a 交办会 of a session. */
export interface SessionMeeting {
  year: number;
  direct: Assigned[];
  /** Handed over to the government office, and assigned by it two days later. */
  handedOver: string[];
  within: Assigned[];
}

/** 交办会 some ten days after the session, when all that it brought is accepted. */
export const meetingDay = (year: number): string => workdayFrom(`${year}-01-21`);
export const withinDay = (year: number): string => workdayFrom(shift(meetingDay(year), 2));

/** The acts on several suggestions that a session brings: joint cases, the assignment meeting, both tiers. */
export function gatherSession({ cast, random }: Scene, { year, direct, handedOver, within }: SessionMeeting): Gathering[] {
  const day = meetingDay(year);
  const meeting = { name: `${year}年代表建议交办会`, on: day };
  const office = cast.actor(OFFICE);
  const gathering = (key: string, when: Date, deed: GatheringDeed, by = office): Gathering => ({ key: `${key}-${year}`, at: when, by, deed });
  const joint = [...Map.groupBy(direct, ({ assignment }) => assignment.lead).values()]
    .filter((each) => each.length > 1)
    .slice(0, 3)
    .map((each, n) => {
      const stories = each.slice(0, 2 + (n % 2)).map(({ story }) => story);
      const reason = random.pick(say.JOINT_REASONS);
      return gathering(`join-${n + 1}`, at(workdayFrom(`${year}-01-17`), 15, n * 6), { act: 'JOIN', stories, reason });
    });
  const assigned = (each: readonly Assigned[]) => each.map(({ story, assignment }) => ({ story, ...assignment }));
  return [
    ...joint,
    ...(direct.length === 0 ? [] : [gathering('assign', at(day, 9, 0), { act: 'ASSIGN_BATCH', meeting, assignments: assigned(direct) })]),
    ...(handedOver.length === 0 ? [] : [gathering('hand-over', at(day, 9, 30), { act: 'HAND_OVER', meeting, stories: handedOver })]),
    ...(within.length === 0
      ? []
      : [gathering('within', at(withinDay(year), 9, 0), { act: 'ASSIGN_BATCH', assignments: assigned(within) }, cast.actor(GOVERNMENT))]),
  ];
}

/** Longer than a window for evaluating with the longest holiday in it. */
const SETTLED_DAYS = 40;

/** 归档 twice a year of what was closed by then; some are left. */
export function archive({ cast, random, now }: Scene, closed: readonly { story: string; on: string }[]): Gathering[] {
  const gatherings: Gathering[] = [];
  let rest = closed.filter(() => random.chance(0.85));
  const years = [...new Set(closed.map(({ on }) => on.slice(0, 4)))].toSorted();
  for (const year of years) {
    for (const month of ['06-26', '12-18']) {
      const day = workdayFrom(`${year}-${month}`);
      const when = at(day, 16, 30);
      const due = rest.filter(({ on }) => shift(on, SETTLED_DAYS) < day);
      if (when >= now || due.length === 0) continue;
      rest = rest.filter((each) => !due.includes(each));
      gatherings.push({ key: `archive-${day}`, at: when, by: cast.actor(OFFICE), deed: { act: 'ARCHIVE', stories: due.map(({ story }) => story) } });
    }
  }
  return gatherings;
}
