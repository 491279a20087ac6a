import { graphql } from '../../gql/gql.ts';

export const ToLetterDocument = graphql(`
  mutation SuggestionToLetter($input: SuggestionToLetterInput!) {
    suggestionToLetter(input: $input) {
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

export const CorrectDocument = graphql(`
  mutation SuggestionCorrect($input: SuggestionCorrectInput!) {
    suggestionCorrect(input: $input) {
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

export const HandOverDocument = graphql(`
  mutation SuggestionHandOver($input: SuggestionHandOverInput!) {
    suggestionHandOver(input: $input) {
      __typename
      ... on SuggestionBatchSuccess {
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

export const ArchiveDocument = graphql(`
  mutation SuggestionArchive($input: SuggestionArchiveInput!) {
    suggestionArchive(input: $input) {
      __typename
      ... on SuggestionBatchSuccess {
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

export const JoinDocument = graphql(`
  mutation SuggestionJoin($input: SuggestionJoinInput!) {
    suggestionJoin(input: $input) {
      __typename
      ... on SuggestionBatchSuccess {
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

export const GroundsDocument = graphql(`
  query Inadmissibilities {
    inadmissibilities {
      code
      name
      legalBasis {
        law
        article
        mark
      }
    }
  }
`);
