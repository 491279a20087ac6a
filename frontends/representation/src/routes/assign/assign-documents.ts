import { graphql } from '../../gql/gql.ts';
import type { AssignableFragment as AssignableData } from '../../gql/graphql.ts';

export type Assignable = AssignableData;

export const AssignableFragment = graphql(`
  fragment Assignable on Suggestion {
    __typename
    id
    version
    number
    title
    topic {
      id
      name
    }
    leadDeputy {
      id
      name
    }
    leadDeputyText
    nextDeadline {
      id
      kind
      dueOn
      overdue
      daysLeft
      certainty
    }
  }
`);

export const AssignListDocument = graphql(`
  query AssignList($first: Int!, $after: String) {
    suggestions(filter: { queue: TO_ASSIGN }, orderBy: DEADLINE, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          ...Assignable
        }
      }
    }
  }
`);

export const AssignBatchDocument = graphql(`
  mutation SuggestionAssignBatch($input: SuggestionAssignBatchInput!) {
    suggestionAssignBatch(input: $input) {
      __typename
      ... on SuggestionAssignBatchSuccess {
        suggestions {
          __typename
          id
          version
          state
        }
      }
      ...Problems
    }
  }
`);
