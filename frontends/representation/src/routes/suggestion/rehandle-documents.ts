import { graphql } from '../../gql/gql.ts';

export const RehandleDocument = graphql(`
  mutation HandlingRehandle($input: HandlingReasonInput!) {
    handlingRehandle(input: $input) {
      __typename
      ... on HandlingActSuccess {
        handling {
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

export const QualityCheckDocument = graphql(`
  mutation HandlingQualityCheck($input: HandlingReasonInput!) {
    handlingQualityCheck(input: $input) {
      __typename
      ... on HandlingActSuccess {
        handling {
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

export const EscalateDocument = graphql(`
  mutation HandlingEscalate($input: HandlingEscalateInput!) {
    handlingEscalate(input: $input) {
      __typename
      ... on HandlingActSuccess {
        handling {
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

export const SettleDocument = graphql(`
  mutation HandlingSettle($input: HandlingReasonInput!) {
    handlingSettle(input: $input) {
      __typename
      ... on HandlingActSuccess {
        handling {
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
