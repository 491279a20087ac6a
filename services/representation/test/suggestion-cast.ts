/** What the unit tests of the suggestion’s policy share: who tries to act on a suggestion or to see it. */
import type { SuggestionFacts } from '../src/suggestion/suggestion.workflow.ts';
import { anonymous, holding, namesOf, type PostKind } from './cells.ts';

export const STATES = [
  'DRAFT', 'SUBMITTED', 'RETURNED', 'ACCEPTED', 'HANDED_OVER', 'ASSIGNED', 'ANSWERED', 'CLOSED', 'ARCHIVED', 'WITHDRAWN', 'LETTER',
] as const;

export const facts: SuggestionFacts = {
  state: 'DRAFT',
  origin: 'BETWEEN_SESSIONS',
  everSubmitted: false,
  title: '关于改善社区养老服务的建议',
  facts: '社区日间照料床位不足。',
  proposal: '增设日间照料中心。',
  topic: 'ELDERLY',
  leadPerson: 'lead',
  leadStatus: 'ACTIVE',
  cosigners: [
    { person: 'invited', state: 'INVITED', status: 'ACTIVE' },
    { person: 'confirmed', state: 'CONFIRMED', status: 'ACTIVE' },
    { person: 'declined', state: 'DECLINED', status: 'ACTIVE' },
    { person: 'lapsed', state: 'LAPSED', status: 'ACTIVE' },
    { person: 'withdrawn', state: 'WITHDRAWN', status: 'ACTIVE' },
  ],
  handlings: [{ unit: 'unit', role: 'ALONE', state: 'OFFERED' }],
  handedOver: false,
  joined: false,
  confidential: false,
  tiers: 'BOTH',
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
  chairperson: viewer('CHAIRPERSON'),
  viceChairperson: viewer('VICE_CHAIRPERSON'),
  member: viewer('SC_MEMBER'),
  partyCommittee: viewer('PARTY_COMMITTEE'),
  budgetOffice: viewer('BUDGET_OFFICE'),
  legalOffice: viewer('LEGAL_OFFICE'),
  analyst: viewer('ANALYST'),
  systemAdmin: viewer('SYSTEM_ADMIN'),
  securityAdmin: viewer('SECURITY_ADMIN'),
  auditAdmin: viewer('AUDIT_ADMIN'),
  withoutPost: { person: 'nobody', posts: [] },
  anonymous,
};
export const NAMES = namesOf(VIEWERS);
export type Name = (typeof NAMES)[number];

/** A row of cells none of which is open, one for each of STATES. */
export const NEVER = '–––––––––––';
