import { graphql } from '../../gql/gql.ts';

export const CosignWithdrawDocument = graphql(`
  mutation SuggestionCosignWithdraw($input: SuggestionReasonInput!) {
    suggestionCosignWithdraw(input: $input) {
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

export const WithdrawDocument = graphql(`
  mutation SuggestionWithdraw($input: SuggestionReasonInput!) {
    suggestionWithdraw(input: $input) {
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

export const LeaveCaseDocument = graphql(`
  mutation SuggestionLeaveCase($input: SuggestionReasonInput!) {
    suggestionLeaveCase(input: $input) {
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

export const AcceptanceRetractDocument = graphql(`
  mutation SuggestionAcceptanceRetract($input: SuggestionReasonInput!) {
    suggestionAcceptanceRetract(input: $input) {
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

export const AssignmentRetractDocument = graphql(`
  mutation SuggestionAssignmentRetract($input: SuggestionReasonInput!) {
    suggestionAssignmentRetract(input: $input) {
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

export const KeepConfidentialDocument = graphql(`
  mutation SuggestionKeepConfidential($input: SuggestionReasonInput!) {
    suggestionKeepConfidential(input: $input) {
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

export const LiftConfidentialityDocument = graphql(`
  mutation SuggestionLiftConfidentiality($input: SuggestionReasonInput!) {
    suggestionLiftConfidentiality(input: $input) {
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
