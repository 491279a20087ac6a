import { graphql } from '../../gql/gql.ts';

export const ImportStartDocument = graphql(`
  mutation SuggestionImportStart($input: SuggestionImportStartInput!) {
    suggestionImportStart(input: $input) {
      __typename
      ... on SuggestionImportStartSuccess {
        import {
          __typename
          id
          state
        }
      }
      ...Problems
    }
  }
`);

export const ImportRunDocument = graphql(`
  query SuggestionImportRun($id: ID!) {
    suggestionImport(id: $id) {
      __typename
      id
      kind
      fileName
      digest
      state
      dryRun
      startedAt
      endedAt
      rows
      done
      rate
      secondsLeft
      created
      updated
      unchanged
      flagged
      refused
      unmatched
      problems {
        row
        field
        value
        rule
        severity
        message
      }
    }
  }
`);

export const ImportListDocument = graphql(`
  query SuggestionImportList($after: String) {
    suggestionImports(first: 10, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          __typename
          id
          kind
          fileName
          register
          state
          dryRun
          startedAt
          rows
          created
          updated
          unchanged
          flagged
          refused
          unmatched
        }
      }
    }
  }
`);

export const ImportKindsDocument = graphql(`
  query ImportKinds {
    importKinds {
      kind
      fields {
        field
        required
        heading
        example
      }
    }
  }
`);
