import type { Actor } from '@redpine/kit/actor';
import type {
  AssignmentMode,
  AssignmentTrack,
  ContactMode,
  ContactStage,
  DeputyStatus,
  SatisfactionLevel,
} from '../generated/types.ts';

/** What a seed brings. Ids are directory's; `key` names a row within the seed. Days are YYYY-MM-DD. */
export interface RepresentationRows {
  electoralDistricts?: readonly ElectoralDistrictRow[];
  delegations?: readonly DelegationRow[];
  deputies?: readonly DeputyRow[];
  stories?: readonly SuggestionStory[];
}

export interface ElectoralDistrictRow {
  /** The key. */
  ordinal: number;
  name: string;
  /** Ids of the areas it covers. */
  areas: readonly string[];
}

export interface DelegationRow {
  /** The key. */
  ordinal: number;
  name: string;
}

/** The key is person and term together. */
export interface DeputyRow {
  /** Id of the person. */
  person: string;
  name: string;
  /** Id of the term. */
  term: string;
  electoralDistrict?: number | null;
  delegation?: number | null;
  status?: DeputyStatus;
  from: string;
  until?: string | null;
  demo?: boolean;
}

/** One suggestion's history: its acts in their order, each carried out by the same command as everybody's. */
export interface SuggestionStory {
  /** 1–40 letters, digits and `-`; a story that was told before is not told again. */
  key: string;
  acts: readonly StoryAct[];
}

export type StoryAct = { at: Date; by: Actor } & StoryDeed;

/** `unit` is the id of the organ whose handling it is. Persons are named by their ids. */
export type StoryDeed =
  | { act: 'DRAFT'; title: string; facts: string; proposal: string; topic: string; area?: string | null }
  | { act: 'COSIGN_INVITE'; persons: readonly string[] }
  | { act: 'COSIGN_CONFIRM' | 'COSIGN_DECLINE' | 'SUBMIT' | 'ACCEPT' }
  | { act: 'RETURN'; reason: string }
  | {
      act: 'ASSIGN';
      mode: AssignmentMode;
      lead: string;
      others?: readonly string[];
      track: AssignmentTrack;
      trackReason?: string;
    }
  | { act: 'HANDLING_ACCEPT'; unit: string }
  | { act: 'HANDLING_RETURN'; unit: string; reason: string }
  | { act: 'CONTACT'; unit: string; on: string; mode: ContactMode; stage: ContactStage; note: string }
  | { act: 'REPLY_DRAFT'; unit: string; text: string; category?: string }
  | { act: 'REPLY'; unit: string; category: string; text: string; signatory: string; signedOn: string }
  | { act: 'EXTENSION_ASK'; unit: string; until: string; reason: string }
  | { act: 'EXTENSION_GRANT'; unit: string }
  | { act: 'OPINION'; unit: string; text: string }
  | { act: 'PRESS_KEY'; meeting: string; on: string; leader: string; note: string }
  | { act: 'URGE'; unit: string; note: string }
  | { act: 'REHANDLE'; unit: string; reason: string }
  | { act: 'EVALUATE'; unit: string; attitude: SatisfactionLevel; result: SatisfactionLevel; comment?: string };
