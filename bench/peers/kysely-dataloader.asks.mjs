import { ask } from './graphql.asks.mjs';

const HANDLINGS = 'handlings { role state unit { id } }';
const LINE = 'id number title state';
const handled = ({ handlings, ...rest }) => ({
  ...rest, handlings: handlings.map(({ role, state, unit }) => ({ role, state, unit: unit.id })),
});
const page = ({ suggestions: { nodes, hasNextPage } }) => ({ suggestions: nodes, hasNextPage });

export const asks = {
  a: ask(
    `query A($deputy: ID!) { suggestions(deputy: $deputy, first: 50) { nodes { number title state
      ${HANDLINGS} cosigners { state deputy { name } } timeline(latest: 5) { at action note } } } }`,
    ({ deputy }) => ({ deputy }),
    ({ suggestions: { nodes } }) => ({
      suggestions: nodes.map(({ cosigners, timeline, ...rest }) => ({
        ...handled(rest), cosigners: cosigners.map(({ state, deputy: { name } }) => ({ name, state })), events: timeline,
      })),
    }),
  ),
  b: ask(
    `query B($areas: [ID!]!) { areas(ids: $areas) { id suggestions(first: 20) { number title state ${HANDLINGS} } } }`,
    ({ areas }) => ({ areas }),
    ({ areas }) => ({ areas: areas.map(({ id, suggestions }) => ({ id, suggestions: suggestions.map(handled) })) }),
  ),
  e1: ask(`query E1 { suggestions(first: 20) { nodes { ${LINE} } hasNextPage } }`, () => ({}), page),
  e: ask(
    `query E($after: SuggestionKey!) { suggestions(first: 20, after: $after) { nodes { ${LINE} } hasNextPage } }`,
    ({ listedAt, id }) => ({ after: { listedAt, id } }),
    page,
  ),
  f: ask(
    `query F($id: ID!) { suggestion(id: $id) { ${LINE} submittedAt leadDeputy { name } } }`,
    ({ id }) => ({ id }),
    ({ suggestion }) => ({ suggestion: { ...suggestion, leadDeputy: suggestion.leadDeputy.name } }),
  ),
};
