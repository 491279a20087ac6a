/** The questions as GraphQL documents of this project. */
import type { Read } from './questions.ts';

const HANDLINGS = 'handlings { role state unit { id } }';
const LINE = 'id number title state';
const COUNT = '{ value }';
const RATIO = '{ numerator denominator }';

/** Through the gateway: the whole graph. */
export const GATEWAY_DOCUMENTS: Readonly<Record<Read, string>> = {
  a: `query A($deputy: ID!) {
    suggestions(first: 50, filter: { deputy: $deputy }) { edges { node { number title state
      ${HANDLINGS} cosigners { state deputy { name } } timeline(latest: 5) { at action note } } } } }`,
  b: `query B($parent: ID!) {
    areas(filter: { parent: $parent }) { id suggestions(first: 20) { edges { node { number title state ${HANDLINGS} } } } } }`,
  c: `query C { suggestionFigures {
    total ${COUNT} overdue ${COUNT} promised ${COUNT} outside ${COUNT}
    replied ${RATIO} repliedInTime ${RATIO} implemented ${RATIO} solved ${RATIO} satisfied ${RATIO} satisfiedFirst ${RATIO}
    clock { handlings ${COUNT} repliedInTime ${COUNT} repliedLate ${COUNT} within ${COUNT} inExtension ${COUNT} overdue ${COUNT}
      rehandling ${COUNT} undated ${COUNT} } } }`,
  d: `query D($search: String!) {
    suggestions(first: 20, orderBy: RELEVANCE, filter: { search: $search }) { edges { node { id title } } } }`,
  e1: `query E1 { suggestions(first: 20) { edges { node { ${LINE} } } pageInfo { hasNextPage } } }`,
  e: `query E($after: String!) { suggestions(first: 20, after: $after) { edges { node { ${LINE} } } pageInfo { hasNextPage } } }`,
  f: `query F($id: ID!) { suggestion(id: $id) { ${LINE} submittedAt leadDeputy { name } } }`,
  g: `query G($area: ID!) {
    area(id: $area) { name suggestions(first: 10) { edges { node { number title
      handlings { unit { name } }
      leadDeputy { name suggestionFigures { total ${COUNT} repliedInTime ${RATIO} satisfied ${RATIO} } } } } } } }`,
};

/** Of the subgraph alone: what a gateway would send it. It has no names of organs and areas, and so no question g. */
export const SUBGRAPH_DOCUMENTS: Readonly<Record<Exclude<Read, 'g'>, string>> = {
  ...GATEWAY_DOCUMENTS,
  b: `query B($areas: [_Any!]!) {
    _entities(representations: $areas) { ... on Area { id suggestions(first: 20) { edges { node { number title state ${HANDLINGS} } } } } } }`,
};

export const SUBMIT = `mutation Submit($input: SuggestionSubmitInput!) {
  suggestionSubmit(input: $input) { __typename ... on SuggestionActSuccess { suggestion { id state } } ... on Problem { message } } }`;

export const EVALUATE = `mutation Evaluate($input: HandlingEvaluateInput!) {
  handlingEvaluate(input: $input) { __typename ... on HandlingActSuccess { handling { id state } } ... on Problem { message } } }`;
