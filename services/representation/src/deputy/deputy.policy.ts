/** Who keeps what is recorded of a deputy. Pure. */
import type { Lies } from '../area/area.policy.ts';
import type { Viewer } from '../suggestion/suggestion.policy.ts';

export type DeputyLevel = 'TOWN' | 'DISTRICT' | 'CITY' | 'PROVINCE' | 'NATION';

/** The part of a deputy that authority follows from: `lies` is the town of a town deputy and all above it. */
export interface DeputyParties {
  level: DeputyLevel;
  lies: Lies;
  person: string | null;
}

/**
 * 镇人大主席团 for the deputies of its town, whose credentials are the town congress's own (代表法 art. 25, 61, 63); 代工委 for all
 * others: those of higher levels are served by commission (art. 25). The post that an act rests on.
 */
export function keeperOf<Post extends Viewer['posts'][number]>({ level, lies }: Omit<DeputyParties, 'person'>, viewer: { posts: readonly Post[] }): Post | undefined {
  if (level !== 'TOWN') return viewer.posts.find(({ kind }) => kind === 'DEPUTIES_OFFICE');
  return viewer.posts.find(({ kind, area }) => kind === 'TOWN_PRESIDIUM' && area !== null && lies.includes(area));
}

/** Whether the viewer keeps deputies of any level anywhere. */
export function isKeeper(viewer: Viewer): boolean {
  return viewer.posts.some(({ kind, area }) => kind === 'DEPUTIES_OFFICE' || (kind === 'TOWN_PRESIDIUM' && area !== null));
}

export const isHerself = ({ person }: Pick<DeputyParties, 'person'>, viewer: Viewer): boolean => viewer.person !== null && viewer.person === person;

/** Deputies are known to everybody with an account, except analysts, whose graph names no person. */
export function knowsDeputies(viewer: Viewer & { kind: 'ANONYMOUS' | 'ACCOUNT' | 'SERVICE' }): boolean {
  return viewer.kind !== 'ANONYMOUS' && !viewer.posts.some(({ kind }) => kind === 'ANALYST');
}

/**
 * 代工委 enters the roll of every level: the standing committee leads the elections of the towns as well (选举法 art. 9), and what
 * changes a mandate afterwards is its keeper's.
 */
export const entersRoll = (viewer: Viewer): boolean => viewer.posts.some(({ kind }) => kind === 'DEPUTIES_OFFICE');
