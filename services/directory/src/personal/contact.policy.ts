/** Whose contacts a viewer may have revealed. Pure. A district's own division of work: mark D throughout. */

interface Viewer {
  posts: readonly { kind: string; area: string | null }[];
}

const EVERYBODY: readonly string[] = ['DEPUTIES_OFFICE', 'SESSION_OFFICE'];
const OWN_DEPUTIES: readonly string[] = ['SUBDISTRICT_OFFICE', 'TOWN_PRESIDIUM'];

/** Everybody's, or those of the deputies of these areas (ids). */
export function contactScope({ posts }: Viewer): 'ALL' | readonly string[] {
  if (posts.some(({ kind }) => EVERYBODY.includes(kind))) return 'ALL';
  return posts.flatMap(({ kind, area }) => (OWN_DEPUTIES.includes(kind) && area !== null ? [area] : []));
}
