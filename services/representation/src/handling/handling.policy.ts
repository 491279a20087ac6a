/** Who may act on a handling, and who reads its files and drafts. Pure. */
import type { Language } from '@redpine/kit/language';
import type { ActionAvailability } from '@redpine/kit/workflow';
import { availability } from '@redpine/kit/workflow';
import type { Viewer, VisibilityFacts } from '../suggestion/suggestion.policy.ts';
import { VISIBLE_PARTS, visibility } from '../suggestion/suggestion.policy.ts';
import type { HandlingFacts, HandlingPersonAction } from './handling.workflow.ts';
import { handlingWorkflow } from './handling.workflow.ts';

/** The part of a handling that authority follows from. */
type HandlingParties = Pick<HandlingFacts, 'unit' | 'role' | 'leadPerson'>;

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

const MAY: Readonly<Record<HandlingPersonAction, (handling: HandlingParties, viewer: Viewer) => boolean>> = {
  ACCEPT: isOfUnit,
  RETURN: isOfUnit,
  CONTACT: isOfUnit,
  REPLY_DRAFT: replies,
  REPLY: replies,
  // A co-handler gives no reply of its own, so there is nothing to evaluate.
  EVALUATE: (handling, viewer) =>
    handling.role !== 'CO' && viewer.person !== null && viewer.person === handling.leadPerson,
};

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

/** The draft of a reply and its files stay within the unit. */
export function mayReadReplyDraft(handling: Pick<HandlingFacts, 'unit'>, viewer: Viewer): boolean {
  return isOfUnit(handling, viewer);
}
