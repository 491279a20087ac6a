import { graphql } from '../../gql/gql.ts';

export const FundSpendingRecordDocument = graphql(`
  mutation FundSpendingRecord($input: FundSpendingRecordInput!) {
    fundSpendingRecord(input: $input) {
      __typename
      ... on FundSpendingActSuccess { fundSpending { __typename id version state } }
      ...Problems
    }
  }
`);

export const FundSpendingVoidDocument = graphql(`
  mutation FundSpendingVoid($input: FundSpendingReasonInput!) {
    fundSpendingVoid(input: $input) {
      __typename
      ... on FundSpendingActSuccess { fundSpending { __typename id version state } }
      ...Problems
    }
  }
`);
