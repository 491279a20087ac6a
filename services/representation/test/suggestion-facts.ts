/** What the unit tests of the suggestion’s workflow share: a suggestion in which nothing but the state stands in the way. */
import type { HandlingRole, HandlingState } from '../src/handling/handling.workflow.ts';
import type { SuggestionFacts } from '../src/suggestion/suggestion.workflow.ts';

export const LEAD = 'person-lead';
export const INVITED = 'person-invited';

/** Nothing but the state stands in the way of a person's act. */
export const complete: SuggestionFacts = {
  state: 'DRAFT',
  origin: 'BETWEEN_SESSIONS',
  everSubmitted: false,
  title: '关于改善社区养老服务的建议',
  facts: '社区日间照料床位不足。',
  proposal: '增设日间照料中心。',
  topic: 'ELDERLY',
  leadPerson: LEAD,
  leadStatus: 'ACTIVE',
  cosigners: [{ person: INVITED, state: 'INVITED', status: 'ACTIVE' }],
  handlings: [],
  handedOver: false,
  joined: true,
  confidential: false,
  tiers: 'BOTH',
};
export const handled = (...handlings: (readonly [HandlingRole, HandlingState])[]): SuggestionFacts['handlings'] =>
  handlings.map(([role, state], index) => ({ unit: `unit-${index}`, role, state }));
