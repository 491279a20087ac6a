import { graphql } from '../../gql/gql.ts';

/** The page of one suggestion: everything that is on it in one request. */
export const SuggestionDocument = graphql(`
  query SuggestionPage($id: ID!) {
    suggestion(id: $id) {
      __typename
      id
      version
      number
      title
      state
      confidential
      topic {
        id
        name
      }
      leadDeputy {
        id
        name
      }
      leadDeputyText
      ...SuggestionFacts
      ...SuggestionContent
      ...SuggestionDeadlines
      ...SuggestionHistory
      ...SuggestionActParts
      handlings {
        __typename
        id
        ...HandlingParts
      }
    }
  }
`);
