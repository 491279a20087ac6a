import { graphql } from '../../gql/gql.ts';

export const MotionRegisterDocument = graphql(`
  mutation SuggestionMotionRegister($input: SuggestionMotionRegisterInput!) {
    suggestionMotionRegister(input: $input) {
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

export const PaperRegisterDocument = graphql(`
  mutation SuggestionRegister($input: SuggestionRegisterInput!) {
    suggestionRegister(input: $input) {
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
