import { graphql } from '../../gql/gql.ts';

export const OpinionDocument = graphql(`
  mutation HandlingOpinion($input: HandlingOpinionInput!) {
    handlingOpinion(input: $input) {
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

export const ExtensionAskDocument = graphql(`
  mutation HandlingExtensionAsk($input: HandlingExtensionAskInput!) {
    handlingExtensionAsk(input: $input) {
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

export const CheckSubmitDocument = graphql(`
  mutation HandlingCheckSubmit($input: HandlingActInput!) {
    handlingCheckSubmit(input: $input) {
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

export const ContinueDocument = graphql(`
  mutation HandlingContinue($input: HandlingReplyInput!) {
    handlingContinue(input: $input) {
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
