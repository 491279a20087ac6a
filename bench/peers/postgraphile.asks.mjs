import { ask } from './graphql.asks.mjs';

const SUBMITTED = 'condition: { submitted: true }';
const NEWEST = 'orderBy: [LISTED_AT_DESC, ROW_ID_DESC]';
const HANDLINGS = 'handlingsBySuggestionId(orderBy: POSITION_ASC) { nodes { role state organId } }';
const LINE = 'rowId number title state';

const instant = (text) => new Date(text).toISOString();
const handled = ({ handlingsBySuggestionId: { nodes }, ...rest }) => ({
  ...rest, handlings: nodes.map(({ role, state, organId }) => ({ role, state, unit: organId })),
});
const line = ({ rowId, ...rest }) => ({ id: rowId, ...rest });
const page = ({ allSuggestions: { nodes, pageInfo } }) => ({ suggestions: nodes.map(line), hasNextPage: pageInfo.hasNextPage });

/**
 * PostGraphile's own cursor of the row: a digest of the order, then the row's values in it. A client has it from the
 * page before; the benchmark makes it, so that page 5,000 needs no walk.
 */
const ORDER = '43405be801';
const cursor = ({ listedAt, id }) => Buffer.from(JSON.stringify([ORDER, listedAt, id])).toString('base64');

export const asks = {
  a: ask(
    `query A($deputy: UUID!) { allSuggestions(condition: { leadDeputyId: $deputy, submitted: true }, first: 50, ${NEWEST}) { nodes { number title state
      ${HANDLINGS}
      cosignersBySuggestionId(orderBy: POSITION_ASC) { nodes { state deputyByDeputyId { name } } }
      timelineEntriesBySuggestionId(last: 5, orderBy: [AT_ASC, ROW_ID_ASC]) { nodes { at action note } } } } }`,
    ({ deputy }) => ({ deputy }),
    ({ allSuggestions: { nodes } }) => ({
      suggestions: nodes.map(({ cosignersBySuggestionId: cosigners, timelineEntriesBySuggestionId: events, ...rest }) => ({
        ...handled(rest),
        cosigners: cosigners.nodes.map(({ state, deputyByDeputyId: { name } }) => ({ name, state })),
        events: events.nodes.map(({ at, ...event }) => ({ at: instant(at), ...event })),
      })),
    }),
  ),
  b: ask(
    `query B($parent: UUID!) { allAreas(condition: { parentId: $parent }, orderBy: CODE_ASC) { nodes { rowId
      suggestionsByAreaId(first: 20, ${SUBMITTED}, ${NEWEST}) { nodes { number title state ${HANDLINGS} } } } } }`,
    ({ parent }) => ({ parent }),
    ({ allAreas: { nodes } }) => ({
      areas: nodes.map(({ rowId, suggestionsByAreaId }) => ({ id: rowId, suggestions: suggestionsByAreaId.nodes.map(handled) })),
    }),
  ),
  e1: ask(`query E1 { allSuggestions(first: 20, ${SUBMITTED}, ${NEWEST}) { nodes { ${LINE} } pageInfo { hasNextPage } } }`, () => ({}), page),
  e: ask(
    `query E($after: Cursor!) { allSuggestions(first: 20, after: $after, ${SUBMITTED}, ${NEWEST}) { nodes { ${LINE} } pageInfo { hasNextPage } } }`,
    (row) => ({ after: cursor(row) }),
    page,
  ),
  f: ask(
    `query F($id: UUID!) { suggestionByRowId(rowId: $id) { ${LINE} submittedAt deputyByLeadDeputyId { name } } }`,
    ({ id }) => ({ id }),
    ({ suggestionByRowId: { submittedAt, deputyByLeadDeputyId, ...rest } }) => ({
      suggestion: { ...line(rest), submittedAt: instant(submittedAt), leadDeputy: deputyByLeadDeputyId.name },
    }),
  ),
};
