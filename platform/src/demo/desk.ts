import { legalDay } from '@redpine/kit/clock';
import type { StoryDeed, SuggestionStory } from '@redpine/representation/seed/rows';
import { at, shift, workdayFrom } from './calendar-days.ts';
import type { Cast } from './cast.ts';
import { THEMES } from './themes.ts';

export interface Desks {
  cast: Cast;
  places: readonly { code: string; name: string }[];
  now: Date;
}

type Deed = [daysAgo: number, by: string, deed: StoryDeed];

/**
 * What lies on the desks of the accounts that are shown first, on whatever day one looks: something to write, to
 * co-sign, to evaluate, to accept and to answer.
 */
export function tellDesks({ cast, places, now }: Desks): SuggestionStory[] {
  const today = legalDay(now);
  const housing = cast.organ('HOUSING');
  const themes = THEMES.filter(({ units: [lead] }) => lead === 'HOUSING');
  const begin = (index: number): StoryDeed => {
    const [theme, place] = [themes[index % themes.length], places[index % places.length]];
    if (!theme || !place) throw new Error('no theme is for the unit');
    const fill = (text: string): string => text.replace('{place}', place.name);
    return { act: 'DRAFT', title: fill(theme.title), facts: fill(theme.facts), proposal: fill(theme.proposal), topic: theme.topic, area: cast.area(place.code) };
  };
  const assigned = (daysAgo: number): Deed[] => [
    [daysAgo, 'deputies-office', { act: 'ACCEPT' }],
    [daysAgo - 1, 'deputies-office', { act: 'ASSIGN', mode: 'ALONE', lead: housing, track: 'THREE_MONTHS' }],
  ];
  const inHand = (daysAgo: number): Deed[] => [
    ...assigned(daysAgo),
    [daysAgo - 2, 'unit', { act: 'HANDLING_ACCEPT', unit: housing }],
    [daysAgo - 4, 'unit', { act: 'CONTACT', unit: housing, on: dayOf(today, daysAgo - 4), mode: 'VISIT', stage: 'BEFORE', note: '到现场查看，听取代表意见。' }],
  ];
  const stories: [key: string, deeds: Deed[]][] = [
    ['draft', [[2, 'deputy', begin(0)], [2, 'deputy', { act: 'COSIGN_INVITE', persons: [cast.person('deputy-2')] }]]],
    ['cosign', [[3, 'deputy-2', begin(1)], [3, 'deputy-2', { act: 'COSIGN_INVITE', persons: [cast.person('deputy')] }]]],
    ['offered', [[6, 'deputy-2', begin(2)], [6, 'deputy-2', { act: 'SUBMIT' }], ...assigned(5)]],
    ['in-hand', [[30, 'deputy-2', begin(3)], [30, 'deputy-2', { act: 'SUBMIT' }], ...inHand(29)]],
    ['replied', [[40, 'deputy', begin(4)], [40, 'deputy', { act: 'SUBMIT' }], ...inHand(39), [4, 'unit', {
      act: 'REPLY', unit: housing, category: 'A', signatory: cast.person('head-HOUSING'), signedOn: dayOf(today, 4),
      text: '您提出的建议已经落实。我单位会同社区实地踏勘，已按建议内容完成施工并验收，日常管护责任已明确到人，欢迎您继续监督。',
    }]]],
  ];
  return stories.map(([key, deeds]) => ({
    key: `desk-${key}`,
    acts: deeds.map(([daysAgo, by, deed], index) => ({ at: at(dayOf(today, daysAgo), 14, index * 7), by: cast.actor(by), ...deed })),
  }));
}

/** A day on which offices worked, so many days ago or a little earlier: never later than what was meant. */
function dayOf(today: string, daysAgo: number): string {
  let day = shift(today, -daysAgo);
  while (workdayFrom(day) !== day) day = shift(day, -1);
  return day;
}
