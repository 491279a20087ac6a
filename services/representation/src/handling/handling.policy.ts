/** Who may act on a handling, and who reads its files and drafts. Pure. */
import type { Language } from '@redpine/kit/language';
import type { ActionAvailability } from '@redpine/kit/workflow';
import { availability } from '@redpine/kit/workflow';
import type { Viewer, VisibilityFacts } from '../suggestion/suggestion.policy.ts';
import { UNIT_POSTS, VISIBLE_PARTS, visibility } from '../suggestion/suggestion.policy.ts';
import type { HandlingFacts, HandlingPersonAction } from './handling.workflow.ts';
import { handlingWorkflow } from './handling.workflow.ts';

/** The part of a handling that authority follows from. */
type HandlingParties = Pick<HandlingFacts, 'unit' | 'role' | 'leadPerson' | 'unitInGovernment' | 'openExtension'>;

/** Clerk or head of that very unit. */
export function isOfUnit(handling: Pick<HandlingFacts, 'unit'>, viewer: Viewer): boolean {
  return (
    handling.unit !== null &&
    viewer.posts.some(
      (post) => (post.kind === 'UNIT_CLERK' || post.kind === 'UNIT_HEAD') && post.organ === handling.unit,
    )
  );
}

const replies = (handling: HandlingParties, viewer: Viewer): boolean =>
  handling.role !== 'CO' && isOfUnit(handling, viewer);

const helps = (handling: HandlingParties, viewer: Viewer): boolean => handling.role === 'CO' && isOfUnit(handling, viewer);

const hasPost = (viewer: Viewer, kind: string): boolean => viewer.posts.some((post) => post.kind === kind);

/** 代工委 presses overall. What a unit gave as its reply is judged by somebody else than that unit. */
const presses = (handling: HandlingParties, viewer: Viewer): boolean =>
  handling.role !== 'CO' && hasPost(viewer, 'DEPUTIES_OFFICE') && !isOwnCase(handling, viewer);

/** The viewer's own unit handles it, whatever post she holds there. */
const isOwnCase = ({ unit }: HandlingParties, viewer: Viewer): boolean =>
  unit !== null && viewer.posts.some((post) => post.organ === unit);

/** 代工委 decides an extension, but not one that whoever decides asked for, herself or through another (代办). */
const decidesExtension = (handling: HandlingParties, viewer: Viewer): boolean => {
  const askedBy = handling.openExtension?.askedBy ?? null;
  if (!presses(handling, viewer) || (askedBy !== null && askedBy === viewer.person)) return false;
  return viewer.posts.some(({ kind, onBehalfOf }) => kind === 'DEPUTIES_OFFICE' && (askedBy === null || onBehalfOf?.person !== askedBy));
};

/** 政府办 checks drafts of the units of the government, its own excepted. */
const checks = (handling: HandlingParties, viewer: Viewer): boolean =>
  handling.role !== 'CO' && hasPost(viewer, 'GOVERNMENT_OFFICE') && handling.unitInGovernment && !isOwnCase(handling, viewer);

const MAY: Readonly<Record<HandlingPersonAction, (handling: HandlingParties, viewer: Viewer) => boolean>> = {
  ACCEPT: isOfUnit,
  RETURN: isOfUnit,
  REASSIGN: (handling, viewer) =>
    hasPost(viewer, 'DEPUTIES_OFFICE') || (hasPost(viewer, 'GOVERNMENT_OFFICE') && handling.unitInGovernment),
  CONTACT: isOfUnit,
  OPINION: helps,
  EXTENSION_ASK: replies,
  EXTENSION_GRANT: decidesExtension,
  EXTENSION_REFUSE: decidesExtension,
  REPLY_DRAFT: replies,
  CHECK_SUBMIT: replies,
  CHECK_PASS: checks,
  CHECK_RETURN: checks,
  REPLY: replies,
  CONTINUE: replies,
  // A co-handler gives no reply of its own, so there is nothing to evaluate.
  EVALUATE: (handling, viewer) =>
    handling.role !== 'CO' && viewer.person !== null && viewer.person === handling.leadPerson,
  // What came back on paper is recorded by the office, never by the unit that it judges.
  EVALUATION_RECORD: presses,
  REHANDLE: presses,
  QUALITY_CHECK: presses,
  ESCALATE: presses,
  SETTLE: presses,
};

const POSTS: Readonly<Record<HandlingPersonAction, readonly string[]>> = {
  ACCEPT: UNIT_POSTS,
  RETURN: UNIT_POSTS,
  REASSIGN: ['DEPUTIES_OFFICE', 'GOVERNMENT_OFFICE'],
  CONTACT: UNIT_POSTS,
  OPINION: UNIT_POSTS,
  EXTENSION_ASK: UNIT_POSTS,
  EXTENSION_GRANT: ['DEPUTIES_OFFICE'],
  EXTENSION_REFUSE: ['DEPUTIES_OFFICE'],
  REPLY_DRAFT: UNIT_POSTS,
  CHECK_SUBMIT: UNIT_POSTS,
  CHECK_PASS: ['GOVERNMENT_OFFICE'],
  CHECK_RETURN: ['GOVERNMENT_OFFICE'],
  REPLY: UNIT_POSTS,
  CONTINUE: UNIT_POSTS,
  EVALUATE: [],
  EVALUATION_RECORD: ['DEPUTIES_OFFICE'],
  REHANDLE: ['DEPUTIES_OFFICE'],
  QUALITY_CHECK: ['DEPUTIES_OFFICE'],
  ESCALATE: ['DEPUTIES_OFFICE'],
  SETTLE: ['DEPUTIES_OFFICE'],
};

/** The post that the act rests on; none for deputies. */
export function actingPost<P extends Viewer['posts'][number]>(
  action: HandlingPersonAction,
  { unit }: Pick<HandlingFacts, 'unit'>,
  posts: readonly P[],
): P | undefined {
  const kinds = POSTS[action];
  return posts.find((post) => kinds.includes(post.kind) && (kinds !== UNIT_POSTS || post.organ === unit));
}

/** Whether the viewer's part allows the action in some state; where not, the command answers FORBIDDEN. */
export function mayHandling(action: HandlingPersonAction, handling: HandlingParties, viewer: Viewer): boolean {
  return MAY[action](handling, viewer);
}

/** Every action of the viewer's part, in the table's order, with the reason where it is not possible now. */
export function handlingActions(facts: HandlingFacts, viewer: Viewer, language: Language): ActionAvailability[] {
  return availability(
    handlingWorkflow,
    facts.state,
    facts,
    (action) => mayHandling(action as HandlingPersonAction, facts, viewer),
    language,
  );
}

/** Whether the viewer sees contacts, reply and evaluation of this handling. */
export function seesHandling(
  handling: Pick<HandlingFacts, 'unit'>,
  suggestion: VisibilityFacts,
  viewer: Viewer,
): boolean {
  const { handlings } = VISIBLE_PARTS[visibility(suggestion, viewer)];
  return handlings === 'ALL' || (handlings === 'OWN' && isOfUnit(handling, viewer));
}

/** Files of a reply once sent; the draft's are the unit's alone. */
export function mayReadReplyFiles(
  handling: Pick<HandlingFacts, 'unit'>,
  suggestion: VisibilityFacts,
  viewer: Viewer,
): boolean {
  return VISIBLE_PARTS[visibility(suggestion, viewer)].files && seesHandling(handling, suggestion, viewer);
}

/** The draft of a reply and its files stay within the unit; the government office reads what was submitted to its check. */
export function mayReadReplyDraft(handling: Pick<HandlingFacts, 'unit' | 'check'>, viewer: Viewer): boolean {
  return isOfUnit(handling, viewer) || (handling.check !== null && hasPost(viewer, 'GOVERNMENT_OFFICE'));
}
