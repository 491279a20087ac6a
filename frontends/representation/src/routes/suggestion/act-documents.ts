import { graphql } from '../../gql/gql.ts';

export const AcceptDocument = graphql(`
  mutation SuggestionAccept($input: SuggestionActInput!) {
    suggestionAccept(input: $input) {
      __typename
      ... on SuggestionActSuccess {
        suggestion {
          __typename
          id
          version
          state
          number
        }
      }
      ...Problems
    }
  }
`);

export const ReturnDocument = graphql(`
  mutation SuggestionReturn($input: SuggestionReturnInput!) {
    suggestionReturn(input: $input) {
      __typename
      ... on SuggestionActSuccess {
        suggestion {
          __typename
          id
          version
          state
          number
        }
      }
      ...Problems
    }
  }
`);

export const AssignDocument = graphql(`
  mutation SuggestionAssign($input: SuggestionAssignInput!) {
    suggestionAssign(input: $input) {
      __typename
      ... on SuggestionActSuccess {
        suggestion {
          __typename
          id
          version
          state
          number
        }
      }
      ...Problems
    }
  }
`);

export const CosignConfirmDocument = graphql(`
  mutation SuggestionCosignConfirm($input: SuggestionActInput!) {
    suggestionCosignConfirm(input: $input) {
      __typename
      ... on SuggestionActSuccess {
        suggestion {
          __typename
          id
          version
          state
          number
        }
      }
      ...Problems
    }
  }
`);

export const CosignDeclineDocument = graphql(`
  mutation SuggestionCosignDecline($input: SuggestionActInput!) {
    suggestionCosignDecline(input: $input) {
      __typename
      ... on SuggestionActSuccess {
        suggestion {
          __typename
          id
          version
          state
          number
        }
      }
      ...Problems
    }
  }
`);
