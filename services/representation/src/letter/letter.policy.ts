/** Which letters there are of a record, and for whom. Pure. */
import { FULL_READERS } from '../suggestion/suggestion.policy.ts';
import type { LetterKind } from './letter.model.ts';

/** What a letter names is shown to whoever reads the whole record: text, names and details. */
export interface SuggestionLetterFacts {
  state: string;
  /** The viewer sees text, names and files. */
  reads: boolean;
}

export interface HandlingLetterFacts extends SuggestionLetterFacts {
  handlingState: string;
  role: string;
  unit: string | null;
  unitInGovernment: boolean;
  replied: boolean;
  /** A day for the reply is set and not met. */
  owes: boolean;
}

interface Viewer {
  posts: readonly { kind: string }[];
}

const GONE = ['RETURNED', 'REPLACED', 'WITHDRAWN'];
const AT_WORK = ['OFFERED', 'IN_HAND', 'REHANDLING'];

/** The form exists once the suggestion was submitted. */
export function lettersOfSuggestion({ state, reads }: SuggestionLetterFacts): LetterKind[] {
  return reads && state !== 'DRAFT' ? ['SUGGESTION_FORM'] : [];
}

/** A notice while the assignment stands, a reply once given, an urging letter for the offices that press while a reply is owed. */
export function lettersOfHandling(facts: HandlingLetterFacts, { posts }: Viewer): LetterKind[] {
  if (!facts.reads || facts.unit === null) return [];
  const stands = !GONE.includes(facts.handlingState);
  const urges = facts.role !== 'CO' && facts.owes && AT_WORK.includes(facts.handlingState);
  return [
    ...(stands ? ['ASSIGNMENT' as const] : []),
    ...(facts.replied ? ['REPLY' as const] : []),
    ...(urges && pressingPost(facts, posts) ? ['URGING' as const] : []),
  ];
}

/** The report with its lists of suggestions and commitments, for those who read these whole; the state's readers are the view's. */
export function lettersOfReport(viewer: Viewer): LetterKind[] {
  return readsAll(viewer) ? ['HANDLING_REPORT'] : [];
}

/** The compilation of a session that brought suggestions. */
export function lettersOfSession({ brought }: { brought: boolean }, viewer: Viewer): LetterKind[] {
  return brought && readsAll(viewer) ? ['COMPILATION'] : [];
}

const readsAll = ({ posts }: Viewer): boolean => posts.some(({ kind }) => FULL_READERS.some((each) => each === kind));

/** List and notices of a meeting, for those who assign; nothing where it assigned nothing that may stand there. */
export function lettersOfMeeting({ listed, notices }: { listed: boolean; notices: boolean }, { posts }: Viewer): LetterKind[] {
  if (!posts.some(({ kind }) => kind === 'DEPUTIES_OFFICE' || kind === 'GOVERNMENT_OFFICE')) return [];
  return [...(listed ? ['MEETING_LIST' as const] : []), ...(notices ? ['MEETING_NOTICES' as const] : [])];
}

/** The record of a report to voters that was given, for those whose graph names its deputy. */
export function lettersOfVoterReport({ held, named }: { held: boolean; named: boolean }): LetterKind[] {
  return held && named ? ['VOTER_REPORT'] : [];
}

/** The post that presses: 代工委 overall, 政府办 within the government. */
export function pressingPost<P extends Viewer['posts'][number]>({ unitInGovernment }: Pick<HandlingLetterFacts, 'unitInGovernment'>, posts: readonly P[]): P | undefined {
  const held = (wanted: string): P | undefined => posts.find(({ kind }) => kind === wanted);
  return held('DEPUTIES_OFFICE') ?? (unitInGovernment ? held('GOVERNMENT_OFFICE') : undefined);
}
