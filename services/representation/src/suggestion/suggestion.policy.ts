/** Who may act on a suggestion and who sees how much of it. Pure. */
import type { Language } from '@redpine/kit/language';
import type { ActionAvailability } from '@redpine/kit/workflow';
import { availability } from '@redpine/kit/workflow';
import type { DeputyStatus, SuggestionFacts, SuggestionPersonAction } from './suggestion.workflow.ts';
import { suggestionWorkflow } from './suggestion.workflow.ts';

/** The part of the actor that authority follows from; kit's Actor is one. */
export interface Viewer {
  /** Id of the person. */
  person: string | null;
  posts: readonly { kind: string; organ: string | null; area: string | null; onBehalfOf?: { person: string } | undefined }[];
}

/** The part of a suggestion that authority follows from. */
type SuggestionParties = Pick<SuggestionFacts, 'origin' | 'leadPerson' | 'cosigners'>;

const isLead = (suggestion: SuggestionParties, viewer: Viewer): boolean =>
  viewer.person !== null && viewer.person === suggestion.leadPerson;

const isCosigner = (suggestion: SuggestionParties, viewer: Viewer): boolean =>
  suggestion.cosigners.some((cosigner) => cosigner.person === viewer.person);

const hasPost = (viewer: Viewer, ...kinds: readonly string[]): boolean =>
  viewer.posts.some((post) => kinds.includes(post.kind));

/** In session the motion group reviews beside the deputies' affairs committee; between sessions the latter alone. */
const reviews = (suggestion: SuggestionParties, viewer: Viewer): boolean =>
  hasPost(viewer, 'DEPUTIES_OFFICE') || (isOfSession(suggestion) && hasPost(viewer, 'SESSION_OFFICE'));

/** Made in session, or a motion of the session turned into a suggestion. */
export const isOfSession = ({ origin }: Pick<SuggestionFacts, 'origin'>): boolean => origin !== 'BETWEEN_SESSIONS';

const isOffice = (_suggestion: SuggestionParties, viewer: Viewer): boolean => hasPost(viewer, 'DEPUTIES_OFFICE');

const MAY: Readonly<Record<SuggestionPersonAction, (suggestion: SuggestionParties, viewer: Viewer) => boolean>> = {
  SAVE: isLead,
  DISCARD: isLead,
  COSIGN_INVITE: isLead,
  COSIGN_CONFIRM: isCosigner,
  COSIGN_DECLINE: isCosigner,
  COSIGN_WITHDRAW: isCosigner,
  SUBMIT: isLead,
  WITHDRAW: isLead,
  ACCEPT: reviews,
  RETURN: reviews,
  TO_LETTER: reviews,
  // 代表法 art. 51: the standing committee's working body assigns; within the government, its office does.
  HAND_OVER: isOffice,
  ASSIGN: isOffice,
  ASSIGN_WITHIN: (_suggestion, viewer) => hasPost(viewer, 'GOVERNMENT_OFFICE'),
  JOIN: isOffice,
  LEAVE_CASE: isOffice,
  RETRACT_ACCEPTANCE: isOffice,
  RETRACT_ASSIGNMENT: isOffice,
  CORRECT: isOffice,
  // 参照青岛第十八条: what the deputy asks for is hers to lift.
  KEEP_CONFIDENTIAL: isLead,
  LIFT_CONFIDENTIALITY: isLead,
  ARCHIVE: isOffice,
};

/** 议案转建议, 代为登记 — entered by whoever reviews what was made then. */
export function mayRegister(suggestion: Pick<SuggestionFacts, 'origin'>, viewer: Viewer): boolean {
  return reviews({ ...suggestion, leadPerson: null, cosigners: [] }, viewer);
}

/** Whether the viewer's part allows the action in some state; where not, the command answers FORBIDDEN. */
export function maySuggestion(action: SuggestionPersonAction, suggestion: SuggestionParties, viewer: Viewer): boolean {
  return MAY[action](suggestion, viewer);
}

/** Every action of the viewer's part, in the table's order, with the reason where it is not possible now. */
export function suggestionActions(
  facts: SuggestionFacts,
  viewer: Viewer,
  language: Language,
): ActionAvailability[] {
  return availability(
    suggestionWorkflow,
    facts.state,
    { ...facts, actorPerson: viewer.person },
    (action) => maySuggestion(action as SuggestionPersonAction, facts, viewer),
    language,
  );
}

/** What a viewer may do at large; the contract's RepresentationPermissions without the queues. */
export interface Permissions {
  draft: boolean;
  browse: boolean;
  review: boolean;
  assign: boolean;
  handle: boolean;
  import: boolean;
  export: boolean;
  publish: boolean;
  oversee: boolean;
}

/** Whether the register of suggestions is open to the viewer. */
export function browses(viewer: Viewer): boolean {
  return hasPost(viewer, ...BROWSERS);
}

/** @param seat status of the viewer's own seat; null where she has none */
export function permissions(viewer: Viewer, seat: DeputyStatus | null): Permissions {
  return {
    draft: seat === 'ACTIVE',
    browse: seat !== null || browses(viewer),
    review: hasPost(viewer, 'DEPUTIES_OFFICE', 'SESSION_OFFICE'),
    assign: hasPost(viewer, 'DEPUTIES_OFFICE', 'GOVERNMENT_OFFICE'),
    handle: hasPost(viewer, 'UNIT_CLERK', 'UNIT_HEAD'),
    import: hasPost(viewer, 'DEPUTIES_OFFICE'),
    export: hasPost(viewer, 'DEPUTIES_OFFICE', 'GOVERNMENT_OFFICE'),
    publish: hasPost(viewer, 'DEPUTIES_OFFICE'),
    oversee: hasPost(viewer, ...OVERSEERS),
  };
}

/** Whose first page in the navigation is 领导驾驶舱; what figures count there is decided for each of them apart. */
const OVERSEERS = [
  'CHAIRPERSON', 'VICE_CHAIRPERSON', 'SC_MEMBER', 'PARTY_COMMITTEE', 'DEPUTIES_OFFICE', 'GOVERNMENT_OFFICE', 'SUBDISTRICT_OFFICE', 'TOWN_PRESIDIUM', 'ANALYST',
] as const;

/** Read everything from submission on. */
export const FULL_READERS = [
  'DEPUTIES_OFFICE', 'GOVERNMENT_OFFICE', 'CHAIRPERSON', 'VICE_CHAIRPERSON', 'SC_MEMBER', 'PARTY_COMMITTEE',
] as const;
/** Those of them who read what the deputy asked to keep confidential (参照青岛第十八条); each reading is logged. */
export const CONFIDENTIAL_READERS = ['DEPUTIES_OFFICE', 'GOVERNMENT_OFFICE'] as const;
/** Offices of the committees that press their own field (对口督办): they read what their committee presses (地方组织法 art. 35). */
export const PRESSING_OFFICES = ['BUDGET_OFFICE', 'LEGAL_OFFICE'] as const;
/** Lead the press of a key suggestion (代表法 art. 52); who is named in the decision reads it, confidential or not. */
export const PRESS_LEADERS = ['CHAIRPERSON', 'VICE_CHAIRPERSON'] as const;
export const AREA_READERS = ['SUBDISTRICT_OFFICE', 'TOWN_PRESIDIUM'] as const;
/** States in which other deputies see who handles it. */
export const UNIT_KNOWN = ['ASSIGNED', 'ANSWERED', 'CLOSED', 'ARCHIVED'] as const;
export const UNIT_POSTS = ['UNIT_CLERK', 'UNIT_HEAD'] as const;
const BROWSERS = [
  ...FULL_READERS, ...PRESSING_OFFICES, ...AREA_READERS, ...UNIT_POSTS, 'SESSION_OFFICE', 'DEPUTY', 'ANALYST',
] as const;

/**
 * How much of a suggestion a viewer sees, least first. Who holds several posts sees the most that one of them gives.
 *
 * - TITLE_AND_STATE: title and state
 * - HEADING: and topic, area, number, origin, session, lead deputy, days
 * - HEADING_AND_UNIT: and which units handle it, in which role and state
 * - DEIDENTIFIED: all text, replies and evaluations, with no person and no file
 * - OWN_HANDLING: everything, of the handlings the own unit's alone
 * - FULL: everything
 */
export const VISIBILITIES = [
  'NONE', 'TITLE_AND_STATE', 'HEADING', 'HEADING_AND_UNIT', 'DEIDENTIFIED', 'OWN_HANDLING', 'FULL',
] as const;
export type Visibility = (typeof VISIBILITIES)[number];

export interface VisibilityFacts
  extends Pick<SuggestionFacts, 'state' | 'origin' | 'leadPerson' | 'confidential'> {
  cosigners: readonly Pick<SuggestionFacts['cosigners'][number], 'person' | 'state'>[];
  handlings: readonly { unit: string | null }[];
  /** Every press of it, open or closed: the person named as its leader, the committee that presses. */
  presses: readonly { kind: string; leader: string | null; organ: string | null }[];
  /** Ids of the areas that the lead's electoral district covers, and of those above them. */
  leadAreas: readonly string[];
}

export function visibility(suggestion: VisibilityFacts, viewer: Viewer): Visibility {
  const levels = viewer.posts.map((post) => levelOfPost(suggestion, post, viewer.person));
  if (viewer.person !== null) levels.push(levelOfPerson(suggestion, viewer.person));
  return levels.reduce<Visibility>(
    (most, level) => (VISIBILITIES.indexOf(level) > VISIBILITIES.indexOf(most) ? level : most),
    'NONE',
  );
}

/**
 * The lead sees her own; so does whoever is invited or has confirmed, who otherwise could not know what she signs.
 * Who declined or withdrew sees it until it is submitted: her answer, and whether it is still being written.
 */
function levelOfPerson({ state, leadPerson, cosigners }: VisibilityFacts, person: string): Visibility {
  const written = state === 'DRAFT' || state === 'RETURNED';
  const signs = cosigners.some(
    (cosigner) =>
      cosigner.person === person &&
      (cosigner.state === 'INVITED' || cosigner.state === 'CONFIRMED' || ((cosigner.state === 'DECLINED' || cosigner.state === 'WITHDRAWN') && written)),
  );
  return person === leadPerson || signs ? 'FULL' : 'NONE';
}

function levelOfPost(suggestion: VisibilityFacts, post: Viewer['posts'][number], person: string | null): Visibility {
  const { state, handlings, presses, leadAreas, confidential } = suggestion;
  if (state === 'DRAFT') return 'NONE';
  if (isOneOf(confidential ? CONFIDENTIAL_READERS : FULL_READERS, post.kind)) return 'FULL';
  if (isOneOf(PRESS_LEADERS, post.kind) && presses.some(({ kind, leader }) => kind === 'KEY' && leader !== null && leader === person)) return 'FULL';
  if (isOneOf(UNIT_POSTS, post.kind)) {
    return post.organ !== null && handlings.some(({ unit }) => unit === post.organ) ? 'OWN_HANDLING' : 'NONE';
  }
  if (post.kind === 'SESSION_OFFICE') return isOfSession(suggestion) ? 'FULL' : 'NONE';
  if (confidential) return 'NONE';
  if (isOneOf(PRESSING_OFFICES, post.kind)) {
    return post.organ !== null && presses.some(({ organ }) => organ === post.organ) ? 'FULL' : 'NONE';
  }
  if (isOneOf(AREA_READERS, post.kind)) {
    return post.area !== null && leadAreas.includes(post.area) ? 'TITLE_AND_STATE' : 'NONE';
  }
  if (post.kind === 'ANALYST') return 'DEIDENTIFIED';
  if (post.kind === 'DEPUTY') {
    return isOneOf(UNIT_KNOWN, state) ? 'HEADING_AND_UNIT' : 'HEADING';
  }
  // Administrators read no business content (三员分立).
  return 'NONE';
}

const isOneOf = (kinds: readonly string[], kind: string): boolean => kinds.includes(kind);

/** Which parts a level shows; `handlings` is whose handlings with their contacts, replies and evaluations. */
export const VISIBLE_PARTS: Readonly<
  Record<Visibility, { heading: boolean; units: boolean; text: boolean; persons: boolean; files: boolean; handlings: 'NONE' | 'OWN' | 'ALL' }>
> = {
  NONE: { heading: false, units: false, text: false, persons: false, files: false, handlings: 'NONE' },
  TITLE_AND_STATE: { heading: false, units: false, text: false, persons: false, files: false, handlings: 'NONE' },
  HEADING: { heading: true, units: false, text: false, persons: true, files: false, handlings: 'NONE' },
  HEADING_AND_UNIT: { heading: true, units: true, text: false, persons: true, files: false, handlings: 'NONE' },
  DEIDENTIFIED: { heading: true, units: true, text: true, persons: false, files: false, handlings: 'ALL' },
  OWN_HANDLING: { heading: true, units: true, text: true, persons: true, files: true, handlings: 'OWN' },
  FULL: { heading: true, units: true, text: true, persons: true, files: true, handlings: 'ALL' },
};

/** Whether the viewer may read the files attached to the suggestion itself. */
export function mayReadSuggestionFiles(suggestion: VisibilityFacts, viewer: Viewer): boolean {
  return VISIBLE_PARTS[visibility(suggestion, viewer)].files;
}
