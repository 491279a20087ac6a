import type { OrganKind } from '../organ/organ.kind.ts';
import type { PostKind } from '../post/post.kind.ts';

/** What a seed brings; rows refer to each other by codes, to terms by ordinal. Days are YYYY-MM-DD. */
export interface DirectoryRows {
  areas?: readonly AreaRow[];
  organs?: readonly OrganRow[];
  people?: readonly PersonRow[];
  posts?: readonly PostRow[];
  topics?: readonly TopicRow[];
  terms?: readonly TermRow[];
  sessions?: readonly SessionRow[];
  accounts?: readonly AccountRow[];
}

export interface AreaRow {
  /** Statistical code of 6, 9 or 12 digits: the key. */
  code: string;
  name: string;
  kind: 'DISTRICT' | 'SUBDISTRICT' | 'TOWN' | 'COMMUNITY' | 'VILLAGE';
  /** Code of the area above; null for the district. */
  parent: string | null;
}

export interface OrganRow {
  /** The key. */
  code: string;
  name: string;
  shortName: string;
  kind: OrganKind;
  /** Code of the area it serves. */
  area?: string | null;
  /** Code of the organ it belongs to. */
  parent?: string | null;
  handlesSuggestions?: boolean;
  /** Place among the organs of its kind; the row's place in the list unless told. */
  position?: number;
  demo?: boolean;
}

export interface PersonRow {
  /** The key; people made otherwise have none. */
  code: string;
  name: string;
  demo?: boolean;
}

/** The key is person, kind, organ, area and first day together. */
export interface PostRow {
  /** Code of the person. */
  person: string;
  kind: PostKind;
  title: string;
  /** Code of the organ. */
  organ?: string | null;
  /** Code of the area. */
  area?: string | null;
  from: string;
  until?: string | null;
}

export interface TopicRow {
  /** The key. */
  code: string;
  name: string;
  position: number;
}

export interface TermRow {
  /** The key. */
  ordinal: number;
  name: string;
  from: string;
  until?: string | null;
}

/** The key is the term and the ordinal together. */
export interface SessionRow {
  /** Ordinal of the term. */
  term: number;
  ordinal: number;
  name: string;
  from: string;
  until: string;
}

export interface AccountRow {
  /** The key. Lower case. */
  username: string;
  /** Set when the account is made; an account that is there keeps its own. */
  password: string;
  /** Code of the person. */
  person?: string | null;
  /** Whether the first sign-in asks for a new password. */
  mustChange?: boolean;
  /** Whether the sign-in page of a demonstration lists it. */
  demo?: boolean;
}

/** Ids by key, of all rows that there are now: a session's key is `<term>.<ordinal>`. */
export interface DirectoryIds {
  areas: Record<string, string>;
  organs: Record<string, string>;
  people: Record<string, string>;
  topics: Record<string, string>;
  terms: Record<string, string>;
  sessions: Record<string, string>;
  /** Account ids by username. */
  accounts: Record<string, string>;
}
