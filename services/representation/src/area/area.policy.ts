/** Who acts in which area. Pure. */
import type { Viewer } from '../suggestion/suggestion.policy.ts';

/** Where something lies: ids of its area and of all areas above it; empty where it lies nowhere in particular. */
export type Lies = readonly string[];

const LOCAL_OFFICES = ['SUBDISTRICT_OFFICE', 'TOWN_PRESIDIUM'];

/**
 * 代工委 everywhere; 街道人大工委 and 镇人大主席团 in what lies in their own area (组织法 art. 59; 代表法 art. 51). The post that an act
 * rests on; undefined where the viewer has none for it.
 */
export function officeOver<Post extends Viewer['posts'][number]>(lies: Lies, viewer: { posts: readonly Post[] }): Post | undefined {
  return (
    viewer.posts.find(({ kind }) => kind === 'DEPUTIES_OFFICE') ??
    viewer.posts.find(({ kind, area }) => LOCAL_OFFICES.includes(kind) && area !== null && lies.includes(area))
  );
}

/** Whether the viewer keeps records anywhere at all. */
export function isOffice(viewer: Viewer): boolean {
  return viewer.posts.some(({ kind, area }) => kind === 'DEPUTIES_OFFICE' || (LOCAL_OFFICES.includes(kind) && area !== null));
}
