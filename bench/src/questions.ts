/** What is asked: for each question its variables and the canonical answer, the same for every contestant. */

/** Read questions by their letters; `e1` is page 1 of the list whose page 5,000 `e` asks for. */
export const READS = ['a', 'b', 'c', 'd', 'e1', 'e', 'f', 'g'] as const;
/** Acts, with how many clients act at a time. */
export const ACTS = ['h-submit-1', 'h-submit-16', 'h-evaluate-1', 'h-evaluate-16'] as const;
export type Read = (typeof READS)[number];
export type Act = (typeof ACTS)[number];
export type Query = Read | Act;

export const TITLES: Readonly<Record<Query, string>> = {
  a: '50 suggestions of a deputy with units, 3 co-signers and the 5 latest events',
  b: '20 areas → 20 suggestions each → handlings and units',
  c: 'The overview’s figures over everything',
  d: 'Full-text search, the 20 best',
  e1: 'Page 1 of the list (20 rows)',
  e: 'Page 5,000 of the list by keyset (the last full one where there are fewer)',
  f: 'One light record',
  g: 'Area → 10 suggestions → units and lead deputy → figures, through two subgraphs',
  'h-submit-1': 'Submit a suggestion, 1 client',
  'h-submit-16': 'Submit a suggestion, 16 clients',
  'h-evaluate-1': 'Evaluate a reply, 1 client',
  'h-evaluate-16': 'Evaluate a reply, 16 clients',
};

/** The variables of one request. Ids are UUIDs. */
export interface Variables {
  /** Newest 50 suggestions that the deputy leads. */
  a: { deputy: string };
  /** `areas` are the 20 areas right below `parent`, by code. */
  b: { parent: string; areas: readonly string[] };
  c: Record<string, never>;
  /** One word of two characters or more, without digits: it stands in title, number or text. */
  d: { search: string };
  e1: Record<string, never>;
  /** `after` is this project's cursor; it stands for the row (`listedAt`, `id`) that ends the page before. */
  e: { after: string; listedAt: string; id: string };
  f: { id: string };
  /** A community; nothing lies below it. */
  g: { area: string };
}

/** The unit that handles: `unit` is the organ's id. In order of `position`. */
export interface CanonicalHandling {
  role: string;
  state: string;
  unit: string;
}

interface Line {
  id: string;
  number: string | null;
  title: string;
  state: string;
}

interface Ratio {
  numerator: number;
  denominator: number;
}

/** Canonical answers: plain JSON with these keys in any order. Instants are RFC 3339 in UTC with milliseconds. */
export interface Canonical {
  a: {
    suggestions: readonly (Omit<Line, 'id'> & {
      handlings: readonly CanonicalHandling[];
      /** In order of `position`; all that there are, which is three. */
      cosigners: readonly { name: string; state: string }[];
      /** The latest five, oldest first (by `at`, then id). */
      events: readonly { at: string; action: string; note: string | null }[];
    })[];
  };
  b: { areas: readonly { id: string; suggestions: readonly (Omit<Line, 'id'> & { handlings: readonly CanonicalHandling[] })[] }[] };
  c: {
    counts: Readonly<Record<'total' | 'overdue' | 'promised' | 'outside', number>>;
    ratios: Readonly<Record<'replied' | 'repliedInTime' | 'implemented' | 'solved' | 'satisfied' | 'satisfiedFirst', Ratio>>;
    clock: Readonly<Record<
      'handlings' | 'repliedInTime' | 'repliedLate' | 'within' | 'inExtension' | 'overdue' | 'rehandling' | 'undated', number>>;
  };
  /** By how well they match, then by id, both descending. */
  d: { suggestions: readonly { id: string; title: string }[] };
  e1: { suggestions: readonly Line[]; hasNextPage: boolean };
  e: { suggestions: readonly Line[]; hasNextPage: boolean };
  f: { suggestion: Line & { submittedAt: string; leadDeputy: string } };
  g: {
    area: {
      name: string;
      suggestions: readonly {
        number: string | null;
        title: string;
        units: readonly string[];
        deputy: { name: string; total: number; repliedInTime: Ratio; satisfied: Ratio };
      }[];
    };
  };
}
