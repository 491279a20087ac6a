import { graphql } from '../../gql/gql.ts';

export const ReassignDocument = graphql(`
  mutation HandlingReassign($input: HandlingReassignInput!) {
    handlingReassign(input: $input) {
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

export const ExtensionGrantDocument = graphql(`
  mutation HandlingExtensionGrant($input: HandlingActInput!) {
    handlingExtensionGrant(input: $input) {
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

export const ExtensionRefuseDocument = graphql(`
  mutation HandlingExtensionRefuse($input: HandlingReasonInput!) {
    handlingExtensionRefuse(input: $input) {
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

export const CheckPassDocument = graphql(`
  mutation HandlingCheckPass($input: HandlingActInput!) {
    handlingCheckPass(input: $input) {
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

export const CheckReturnDocument = graphql(`
  mutation HandlingCheckReturn($input: HandlingReasonInput!) {
    handlingCheckReturn(input: $input) {
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
