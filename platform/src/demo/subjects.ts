import type { Content } from '@redpine/representation/seed/rows';
import type { Cast } from './cast.ts';
import { OPENINGS, REQUESTS } from './phrases.ts';
import type { Random } from './random.ts';
import type { Theme } from './theme.ts';
import { THEMES } from './themes.ts';

export interface Place {
  code: string;
  name: string;
  kind: string;
}

export interface Subject {
  theme: Theme;
  content: Content;
}

/** Gives every suggestion its subject: a theme at a place, each pair once. */
export interface Subjects {
  /** The next subject; of a theme that the unit leads, where one is named. */
  next(lead?: string): Subject;
}

/** Fields lie in towns and villages alone. */
const isRural = ({ kind }: Place): boolean => kind === 'TOWN' || kind === 'VILLAGE';
const isSubdivision = ({ kind }: Place): boolean => kind === 'TOWN' || kind === 'SUBDISTRICT';

export function createSubjects(random: Random, cast: Cast, places: readonly Place[]): Subjects {
  const left = random.shuffled(THEMES).map((theme) => ({
    theme,
    places: random.shuffled(places.filter(theme.topic === 'AGRICULTURE' ? isRural : isSubdivision)),
  }));
  return {
    next(lead) {
      // Whoever has most places left comes next: themes take turns.
      const [chosen] = left
        .filter(({ theme, places: rest }) => rest.length > 0 && (lead === undefined || theme.units[0] === lead))
        .toSorted((a, b) => b.places.length - a.places.length);
      const place = chosen?.places.pop();
      if (chosen === undefined || place === undefined) throw new Error(`no theme is left for ${lead ?? 'anybody'}`);
      const { theme } = chosen;
      const fill = (text: string): string => text.replaceAll('{place}', place.name).replaceAll('{n}', String(random.int(6, 42)));
      const content = {
        title: fill(theme.title),
        facts: fill(`${theme.facts}${random.pick(OPENINGS)}`),
        proposal: fill(`${theme.proposal}${random.pick(REQUESTS)}`),
        topic: theme.topic,
        area: cast.area(place.code),
      };
      return { theme, content };
    },
  };
}
