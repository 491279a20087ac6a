import { legalDay } from '@redpine/kit/clock';
import type { StoryDeed, SuggestionStory } from '@redpine/representation/seed/rows';
import { at, shift, workdayFrom } from './calendar-days.ts';
import { REPLIES } from './phrases.ts';
import { OFFICE, type Scene } from './telling.ts';
import { clerk } from './units.ts';

export type Deed = [daysAgo: number, by: string, deed: StoryDeed];

/** A day on which offices worked, so many days ago or a little earlier: never later than what was meant. */
export function dayOf(today: string, daysAgo: number): string {
  let day = shift(today, -daysAgo);
  while (workdayFrom(day) !== day) day = shift(day, -1);
  return day;
}

/** The acts that bring a suggestion of these weeks to where it stands, by the days that have passed since each. */
export function recentActs({ cast, subjects, now }: Scene) {
  const today = legalDay(now);
  const letter = (unit: string, category: string, daysAgo: number) => ({
    unit: cast.organ(unit), category, text: REPLIES[category]?.[0] ?? '', signatory: cast.person(`head-${unit}`), signedOn: dayOf(today, daysAgo),
  });
  const drafted = (daysAgo: number, by: string, lead = 'HOUSING', confidential = false): Deed => [
    daysAgo, by, { act: 'DRAFT', ...subjects.next(lead).content, ...(confidential ? { confidential } : {}) },
  ];
  const submitted = (daysAgo: number, by: string, lead?: string, confidential?: boolean): Deed[] => [
    drafted(daysAgo, by, lead, confidential),
    [daysAgo, by, { act: 'SUBMIT' }],
  ];
  const accepted = (daysAgo: number, by: string, lead?: string): Deed[] => [
    ...submitted(daysAgo, by, lead),
    [daysAgo - 1, OFFICE, { act: 'ACCEPT' }],
  ];
  const assign = (unit: string): StoryDeed => ({ act: 'ASSIGN', mode: 'ALONE', lead: cast.organ(unit), track: 'THREE_MONTHS' });
  const offered = (daysAgo: number, by: string, unit = 'HOUSING'): Deed[] => [...accepted(daysAgo, by, unit), [daysAgo - 1, OFFICE, assign(unit)]];
  const contact = (daysAgo: number, unit: string): Deed => [
    daysAgo, clerk(unit), { act: 'CONTACT', unit: cast.organ(unit), on: dayOf(today, daysAgo), mode: 'VISIT', stage: 'BEFORE', note: '到现场查看，听取代表意见。' },
  ];
  const inHand = (daysAgo: number, by: string, unit = 'HOUSING'): Deed[] => [
    ...offered(daysAgo, by, unit),
    [daysAgo - 2, clerk(unit), { act: 'HANDLING_ACCEPT', unit: cast.organ(unit) }],
    contact(daysAgo - 4, unit),
  ];
  const reply = (daysAgo: number, unit: string, category: string): Deed => [daysAgo, clerk(unit), { act: 'REPLY', ...letter(unit, category, daysAgo) }];
  const replied = (daysAgo: number, by: string, { unit = 'HOUSING', category = 'A', ago }: { unit?: string; category?: string; ago: number }): Deed[] => [
    ...inHand(daysAgo, by, unit),
    reply(ago, unit, category),
  ];
  const verdict = (daysAgo: number, by: string, unit: string, result: 'SATISFIED' | 'DISSATISFIED' = 'SATISFIED'): Deed => [
    daysAgo, by, { act: 'EVALUATE', unit: cast.organ(unit), attitude: 'SATISFIED', result, comment: '已向选民通报办理情况，请继续做好后续工作。' },
  ];
  const closed = (daysAgo: number, by: string, { unit = 'HOUSING', category = 'A', ago }: { unit?: string; category?: string; ago: number }): Deed[] => [
    ...replied(daysAgo, by, { unit, category, ago: ago + 4 }),
    verdict(ago, by, unit),
  ];
  const promised = (daysAgo: number, by: string, { unit, ago, due }: { unit: string; ago: number; due: number }): Deed[] => [
    ...closed(daysAgo, by, { unit, category: 'B', ago: ago + 2 }),
    [ago, clerk(unit), {
      act: 'PROMISE', unit: cast.organ(unit), text: '完成剩余点位建设并投入使用', measure: '全部点位建成验收，现场挂牌', dueOn: shift(today, due),
    }],
  ];
  return { today, letter, drafted, submitted, accepted, assign, offered, contact, inHand, reply, replied, verdict, closed, promised };
}

/** The stories of such acts: each deed a little later than the one before. */
export function recentStories({ cast, now }: Scene, stories: readonly [key: string, deeds: readonly Deed[]][]): SuggestionStory[] {
  const today = legalDay(now);
  return stories.map(([key, deeds]) => ({
    key: `desk-${key}`,
    acts: deeds.map(([daysAgo, by, deed], index) => ({ at: at(dayOf(today, daysAgo), 14, index * 7), by: cast.actor(by), ...deed })),
  }));
}
