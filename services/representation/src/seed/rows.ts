import type { Actor } from '@redpine/kit/actor';
import type { Context } from '../context.ts';
import type {
  AssignmentMode,
  AssignmentTrack,
  DeputyLevel,
  ContactMode,
  ContactStage,
  DeputyStatus,
  HandlingReportPart,
  PressKind,
  SatisfactionLevel,
} from '../generated/types.ts';

/** What a seed brings. Ids are directory's; `key` names a row within the seed. Days are YYYY-MM-DD. */
export interface RepresentationRows {
  electoralDistricts?: readonly ElectoralDistrictRow[];
  delegations?: readonly DelegationRow[];
  deputies?: readonly DeputyRow[];
  stories?: readonly SuggestionStory[];
  gatherings?: readonly Gathering[];
  registers?: readonly RegisterStory[];
  reports?: readonly ReportStory[];
  tales?: readonly Tale[];
}

/** The history of one record of any other aggregate: its acts in their order, each carried out by the same command as everybody's. */
export interface Tale {
  /** 1–40 letters, digits and `-`; a tale that was told before is not told again. */
  key: string;
  acts: readonly TaleAct[];
}

export interface TaleAct {
  at: Date;
  by: Actor;
  /** Carries the act out by its command. `record` is what the first act began; null in the first. */
  take: (on: { context: Context; idempotencyKey: string; record: string | null }) => Promise<object>;
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
  /** DISTRICT unless said otherwise. */
  level?: DeputyLevel;
  /** Id of the town of a town's deputy. */
  area?: string | null;
  electoralUnit?: string | null;
  confirmedOn?: string | null;
  demo?: boolean;
}

/** One suggestion's history: its acts in their order, each carried out by the same command as everybody's. */
export interface SuggestionStory {
  /** 1–40 letters, digits and `-`; a story that was told before is not told again. */
  key: string;
  acts: readonly StoryAct[];
}

export type StoryAct = { at: Date; by: Actor } & StoryDeed;

/** An act on several suggestions at once, in its place among the acts of each. */
export interface Gathering {
  /** 1–40 letters, digits and `-`. */
  key: string;
  at: Date;
  by: Actor;
  deed: GatheringDeed;
}

export interface Meeting {
  name: string;
  on: string;
}

/** `story` and `stories` are keys of suggestions' stories. */
export type GatheringDeed =
  | { act: 'ASSIGN_BATCH'; meeting?: Meeting; assignments: readonly ({ story: string } & Assignment)[] }
  | { act: 'HAND_OVER'; meeting?: Meeting; stories: readonly string[] }
  | { act: 'JOIN'; stories: readonly string[]; reason: string }
  | { act: 'ARCHIVE'; stories: readonly string[] };

/** 台账 — A register of what was done on paper, taken in by one act of whoever may import. */
export interface RegisterStory {
  key: string;
  at: Date;
  by: Actor;
  /** The register's name. */
  name: string;
  fileName: string;
  /** Headings as the import knows them; the first is that of the row's identity. */
  columns: readonly string[];
  /** `key` stands for the row's suggestion in acts on several. */
  rows: readonly { key: string; cells: readonly string[] }[];
}

/** A report on handling: told alone, since it counts all that has happened until then. */
export interface ReportStory {
  key: string;
  acts: readonly ({ at: Date; by: Actor } & ReportDeed)[];
}

export type ReportDeed =
  | { act: 'REPORT_DRAFT'; title: string; from: string; until: string }
  | { act: 'REPORT_EDIT'; sections: readonly { part: HandlingReportPart; text: string }[] }
  | { act: 'REPORT_SUBMIT' | 'REPORT_PUBLISH' }
  | { act: 'REPORT_HEAR'; meeting: string; on: string; ballot: string; opinions: string }
  | { act: 'REPORT_FOLLOW_UP' | 'REPORT_PRINT'; text: string };

export interface Content {
  title: string;
  facts: string;
  proposal: string;
  topic: string;
  area?: string | null;
}

export interface Assignment {
  mode: AssignmentMode;
  lead: string;
  others?: readonly string[];
  track: AssignmentTrack;
  trackReason?: string;
}

interface Verdict {
  attitude: SatisfactionLevel;
  result: SatisfactionLevel;
  comment?: string;
}

interface Letter {
  unit: string;
  category: string;
  text: string;
  signatory: string;
  signedOn: string;
}

/** Ids are directory's: persons, organs and areas are named by them. */
export type StoryDeed = SuggestionDeed | HandlingDeed | CommitmentDeed | PublicationDeed | PressDeed;

export type SuggestionDeed =
  | ({ act: 'DRAFT'; confidential?: boolean } & Content)
  | ({ act: 'MOTION'; motionNumber: string; deputy: string } & Content)
  | { act: 'COSIGN_INVITE'; persons: readonly string[] }
  | { act: 'COSIGN_CONFIRM' | 'COSIGN_DECLINE' | 'SUBMIT' | 'ACCEPT' }
  | { act: 'RETURN' | 'WITHDRAW' | 'COSIGN_WITHDRAW' | 'RETRACT_ACCEPTANCE' | 'RETRACT_ASSIGNMENT' | 'KEEP_CONFIDENTIAL' | 'LIFT_CONFIDENTIALITY'; reason: string }
  | { act: 'TO_LETTER'; ground: string; reason: string }
  | { act: 'CORRECT'; topic: string; area?: string | null; reason: string }
  | ({ act: 'ASSIGN' } & Assignment);

/** `unit` is the id of the organ whose handling it is. */
export type HandlingDeed =
  | { act: 'HANDLING_ACCEPT' | 'CHECK_SUBMIT' | 'CHECK_PASS' | 'EXTENSION_GRANT'; unit: string }
  | { act: 'HANDLING_RETURN' | 'CHECK_RETURN' | 'EXTENSION_REFUSE' | 'REHANDLE' | 'QUALITY_CHECK' | 'SETTLE'; unit: string; reason: string }
  | { act: 'REASSIGN'; unit: string; to: string; reason: string }
  | { act: 'CONTACT'; unit: string; on: string; mode: ContactMode; stage: ContactStage; note: string }
  | { act: 'REPLY_DRAFT'; unit: string; text: string; category?: string }
  | ({ act: 'REPLY' | 'CONTINUE' } & Letter)
  | { act: 'EXTENSION_ASK'; unit: string; until: string; reason: string }
  | { act: 'OPINION'; unit: string; text: string }
  | { act: 'ESCALATE'; unit: string; on: string; participants: string; outcome: string }
  | ({ act: 'EVALUATE'; unit: string } & Verdict);

/** All but the first are on the suggestion's latest commitment. */
export type CommitmentDeed =
  | { act: 'PROMISE'; unit: string; text: string; measure: string; dueOn: string }
  | { act: 'PROMISE_REPORT'; text: string }
  | { act: 'PROMISE_CONFIRM' | 'PROMISE_CLOSE' | 'PROMISE_DUE_GRANT' }
  | { act: 'PROMISE_SEND_BACK' | 'PROMISE_REOPEN' | 'PROMISE_DUE_REFUSE'; reason: string }
  | { act: 'PROMISE_DUE_ASK'; dueOn: string; reason: string }
  | ({ act: 'PROMISE_EVALUATE' } & Verdict);

/** Redacted as it stands: the texts name nobody. */
export type PublicationDeed =
  | { act: 'PUBLICATION_PROPOSE' | 'PUBLICATION_PUBLISH' }
  | { act: 'PUBLICATION_REDACT'; showDeputy: boolean }
  | { act: 'PUBLICATION_WITHDRAW'; reason: string };

/** Notes and ends are of the suggestion's latest press of the kind. */
export type PressDeed =
  | { act: 'PRESS'; kind: 'KEY'; meeting: string; on: string; leader: string; note: string }
  | { act: 'PRESS'; kind: 'COMMITTEE'; organ: string; note: string }
  | { act: 'PRESS'; kind: 'OFFICE'; note: string }
  | { act: 'PRESS'; kind: 'GOVERNMENT'; leaderName: string; note: string }
  | { act: 'PRESS_NOTE' | 'PRESS_CLOSE'; kind: PressKind; text: string }
  | { act: 'URGE'; unit: string; note: string };
