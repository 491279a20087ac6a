/** What the unit tests of the suggestion’s policy share: who tries to act on a suggestion or to see it. */
import type { SuggestionFacts } from '../src/suggestion/suggestion.workflow.ts';
import { anonymous, holding, namesOf, onlookers, type PostKind } from './cells.ts';
import { complete } from './suggestion-facts.ts';

export const STATES = [
  'DRAFT', 'SUBMITTED', 'RETURNED', 'ACCEPTED', 'HANDED_OVER', 'ASSIGNED', 'ANSWERED', 'CLOSED', 'ARCHIVED', 'WITHDRAWN', 'LETTER',
] as const;

export const facts: SuggestionFacts = {
  ...complete,
  leadPerson: 'lead',
  cosigners: (['INVITED', 'CONFIRMED', 'DECLINED', 'LAPSED', 'WITHDRAWN'] as const).map((state) => ({ person: state.toLowerCase(), state, status: 'ACTIVE' })),
  handlings: [{ unit: 'unit', role: 'ALONE', state: 'OFFERED' }],
  joined: false,
};

export const viewer = (kind: PostKind, person = `a ${kind}`, organ = 'elsewhere', area = 'far') => holding(kind, person, { organ, area });

export const VIEWERS = {
  lead: viewer('DEPUTY', 'lead'),
  invited: viewer('DEPUTY', 'invited'),
  confirmed: viewer('DEPUTY', 'confirmed'),
  declined: viewer('DEPUTY', 'declined'),
  lapsed: viewer('DEPUTY', 'lapsed'),
  withdrawn: viewer('DEPUTY', 'withdrawn'),
  otherDeputy: viewer('DEPUTY'),
  deputiesOffice: viewer('DEPUTIES_OFFICE'),
  sessionOffice: viewer('SESSION_OFFICE'),
  governmentOffice: viewer('GOVERNMENT_OFFICE'),
  ownClerk: viewer('UNIT_CLERK', 'clerk', 'unit'),
  ownHead: viewer('UNIT_HEAD', 'head', 'unit'),
  otherClerk: viewer('UNIT_CLERK'),
  otherHead: viewer('UNIT_HEAD'),
  ownSubdistrict: viewer('SUBDISTRICT_OFFICE', 'officer', 'elsewhere', 'area'),
  ownTown: viewer('TOWN_PRESIDIUM', 'officer', 'elsewhere', 'area-2'),
  otherSubdistrict: viewer('SUBDISTRICT_OFFICE'),
  otherTown: viewer('TOWN_PRESIDIUM'),
  ...onlookers((kind) => viewer(kind)),
  withoutPost: { person: 'nobody', posts: [] },
  anonymous,
};
export const NAMES = namesOf(VIEWERS);
export type Name = (typeof NAMES)[number];

/** A row of cells none of which is open, one for each of STATES. */
export const NEVER = '–––––––––––';
