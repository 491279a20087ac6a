import type { Gathering, StoryAct, StoryDeed } from '@redpine/representation/seed/rows';
import { legalDay } from '@redpine/kit/clock';
import { at, shift, workdayFrom } from './calendar-days.ts';
import type { Cast } from './cast.ts';
import type { Random } from './random.ts';
import type { Subjects } from './subjects.ts';

export interface Scene {
  random: Random;
  cast: Cast;
  subjects: Subjects;
  now: Date;
  /** Acts on several suggestions, in the order in which they are thought of. */
  gatherings: Gathering[];
}

export const OFFICE = 'deputies-office';
export const GOVERNMENT = 'government-office';

/** What is long done is told in fewer acts: nobody looks up its drafts. */
export const isOld = (now: Date, day: string): boolean => day < shift(legalDay(now), -150);

/** Tells act after act; whatever lies ahead of the clock has not happened. */
export class Telling {
  readonly acts: StoryAct[] = [];
  day: string;
  /** Whether the present was reached: nothing more is told. */
  over = false;
  private readonly scene: Scene;
  private minute: number;

  constructor(scene: Scene, day: string, minute = 0) {
    this.scene = scene;
    this.day = day;
    this.minute = minute;
  }

  /** Adds an act so many days later, in office hours; false once the present is reached. */
  after(days: number, by: string, deed: StoryDeed): boolean {
    return this.on(days === 0 ? this.day : workdayFrom(shift(this.day, days)), by, deed);
  }

  /** As `after`, on a day not before the latest act's. */
  on(day: string, by: string, deed: StoryDeed): boolean {
    if (this.over) return false;
    this.minute = day <= this.day ? this.minute + this.scene.random.int(4, 20) : this.scene.random.int(0, 240);
    this.day = day <= this.day ? this.day : day;
    const when = at(this.day, 9, this.minute);
    this.over = when >= this.scene.now;
    if (this.over) return false;
    this.acts.push({ at: when, by: this.scene.cast.actor(by), ...deed });
    return true;
  }

  /** Goes on from an act on several suggestions at 09:00 or 09:30 of that day; false where that is yet to come. */
  meet(day: string): boolean {
    this.day = day;
    this.minute = 60;
    this.over ||= at(day, 10, 0) >= this.scene.now;
    return !this.over;
  }

  /** A course of its own beside others, from here on. */
  branch(): Telling {
    const branch = new Telling(this.scene, this.day, this.minute);
    branch.over = this.over;
    return branch;
  }

  /** Takes the courses in; false where one of them goes on beyond the present. */
  join(branches: readonly Telling[]): boolean {
    this.acts.push(...branches.flatMap(({ acts }) => acts));
    this.acts.sort((a, b) => a.at.getTime() - b.at.getTime());
    const [latest] = branches.toSorted((a, b) => b.day.localeCompare(a.day) || b.minute - a.minute);
    if (latest !== undefined && latest.day >= this.day) [this.day, this.minute] = [latest.day, latest.minute];
    this.over ||= branches.some(({ over }) => over);
    return !this.over;
  }
}
