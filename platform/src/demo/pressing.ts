import { legalDay } from '@redpine/kit/clock';
import type { StoryAct, SuggestionStory } from '@redpine/representation/seed/rows';
import type { Cast } from './cast.ts';

const KEY = 2;
const MINUTE = 60_000;
const DAY = 86_400_000;

/** Two key suggestions of the latest that were assigned, and one unit urged: added to the stories, whose own course they leave as it is. */
export function pressed(stories: readonly SuggestionStory[], cast: Cast, now: Date): SuggestionStory[] {
  const underWay = stories.filter(({ acts }) => acts.at(-1)?.act === 'HANDLING_ACCEPT' && acts.some(({ act }) => act === 'ASSIGN'));
  const old = underWay.filter(({ acts }) => (acts.at(-1)?.at.getTime() ?? Infinity) + 4 * DAY < now.getTime());
  const chosen = underWay.slice(-KEY).map(({ key }) => key);
  const urged = old[0]?.key;
  const office = cast.actor('deputies-office');
  return stories.map((story) => {
    const last = story.acts.at(-1);
    if (last?.act !== 'HANDLING_ACCEPT') return story;
    const more: StoryAct[] = [];
    const at = new Date(last.at.getTime() + MINUTE);
    if (chosen.includes(story.key) && at < now) {
      const leader = cast.person(story.key === chosen[0] ? 'chairperson' : 'vice-chairperson');
      more.push({ at, by: office, act: 'PRESS_KEY', meeting: '区人大常委会主任会议', on: legalDay(at), leader, note: '请领衔督办，推动承办单位按期办结。' });
    }
    if (story.key === urged) {
      more.push({ at: new Date(last.at.getTime() + 4 * DAY), by: office, act: 'URGE', unit: last.unit, note: '请尽快与代表沟通，按期答复。' });
    }
    return more.length === 0 ? story : { ...story, acts: [...story.acts, ...more] };
  });
}
