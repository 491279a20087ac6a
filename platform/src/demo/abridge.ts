import type { StoryAct, SuggestionStory } from '@redpine/representation/seed/rows';
import { legalDay } from '@redpine/kit/clock';
import { isOld, type Scene } from './telling.ts';

/** Courses beside the handling, without which a story is whole. */
const BESIDE: readonly { acts: readonly StoryAct['act'][]; every: number }[] = [
  { acts: ['COSIGN_INVITE', 'COSIGN_CONFIRM'], every: 3 },
  { acts: ['PRESS', 'PRESS_NOTE', 'PRESS_CLOSE'], every: 3 },
  { acts: ['PUBLICATION_PROPOSE', 'PUBLICATION_REDACT', 'PUBLICATION_PUBLISH'], every: 2 },
];

/** What is long done, without most of its side courses: a few dozen of each show all that there is to see. */
export function abridge({ now }: Scene, stories: readonly SuggestionStory[]): SuggestionStory[] {
  const seen = BESIDE.map(() => 0);
  return stories.map((story) => {
    const [first] = story.acts;
    if (first === undefined || !isOld(now, legalDay(first.at))) return story;
    const dropped = new Set(
      BESIDE.flatMap(({ acts, every }, n) => {
        const prefix = acts[0]?.split('_')[0] ?? '';
        const own = story.acts.filter(({ act }) => act.startsWith(prefix));
        // One that ends otherwise than most is an example of its own.
        if (own.length === 0 || own.some(({ act }) => !acts.includes(act))) return [];
        seen[n] = (seen[n] ?? 0) + 1;
        return seen[n] % every === 1 ? [] : acts;
      }),
    );
    return dropped.size === 0 ? story : { ...story, acts: story.acts.filter(({ act }) => !dropped.has(act)) };
  });
}
