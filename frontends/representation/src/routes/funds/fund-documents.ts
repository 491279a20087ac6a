import { graphql } from '../../gql/gql.ts';

export const FundListDocument = graphql(`
  query FundList($filter: FundSpendingFilter, $year: Int!, $deputy: ID!, $byDeputy: Boolean!, $first: Int!, $after: String) {
    fundSpendingActions { action allowed reason }
    fundYear(year: $year) { year deputies budgetFen usedFen leftFen legalBasis { law article mark } }
    me { id deputy { id fund(year: $year) { year budgetFen usedFen leftFen } } }
    deputy(id: $deputy) @include(if: $byDeputy) { id name }
    fundSpendings(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { __typename id state on purpose fen deputy { id name } } }
    }
  }
`);

export const FundPageDocument = graphql(`
  query FundPage($id: ID!) {
    fundSpending(id: $id) {
      __typename
      id
      version
      state
      on
      purpose
      fen
      files { id name mediaType size }
      voidReason
      deputy { id name }
      history { ...RecordHistoryEntry }
      availableActions { action allowed reason }
    }
  }
`);

export const FundExportDocument = graphql(`
  query FundExport($filter: FundSpendingFilter, $after: String) {
    fundSpendings(filter: $filter, first: 100, after: $after) {
      pageInfo { hasNextPage endCursor }
      edges { node { id state on purpose fen deputy { id name } } }
    }
  }
`);

export const FundLeftDocument = graphql(`
  query FundLeft($deputy: ID!, $year: Int!) {
    deputy(id: $deputy) { id fund(year: $year) { year budgetFen usedFen leftFen } }
  }
`);
