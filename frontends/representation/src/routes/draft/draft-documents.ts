import { graphql } from '../../gql/gql.ts';

export const DraftDocument = graphql(`
  query SuggestionDraft($id: ID!) {
    suggestion(id: $id) {
      __typename
      id
      version
      state
      title
      facts
      proposal
      topic {
        id
        code
      }
      area {
        id
      }
      files {
        id
        name
        mediaType
        size
      }
      confidential
      returnReason
      cosigners {
        id
        state
        since
        deputy {
          id
          name
        }
      }
      availableActions {
        action
        allowed
        reason
      }
    }
  }
`);

export const DraftSaveDocument = graphql(`
  mutation SuggestionDraftSave($input: SuggestionDraftSaveInput!) {
    suggestionDraftSave(input: $input) {
      __typename
      ... on SuggestionActSuccess {
        suggestion {
          __typename
          id
          version
          updatedAt
        }
      }
      ... on ValidationProblem {
        message
        fields {
          path
          rule
          message
        }
      }
      ... on TransitionProblem {
        message
        reason
      }
      ... on ConflictProblem {
        message
        currentVersion
      }
    }
  }
`);

export const CosignerInviteDocument = graphql(`
  mutation SuggestionCosignerInvite($input: SuggestionCosignerInviteInput!) {
    suggestionCosignerInvite(input: $input) {
      __typename
      ... on SuggestionActSuccess {
        suggestion {
          __typename
          id
          version
        }
      }
      ... on ValidationProblem {
        message
        fields {
          path
          rule
          message
        }
      }
      ... on TransitionProblem {
        message
        reason
      }
      ... on ConflictProblem {
        message
        currentVersion
      }
    }
  }
`);

export const SubmitDocument = graphql(`
  mutation SuggestionSubmit($input: SuggestionSubmitInput!) {
    suggestionSubmit(input: $input) {
      __typename
      ... on SuggestionActSuccess {
        suggestion {
          __typename
          id
          version
          state
        }
      }
      ... on ValidationProblem {
        message
        fields {
          path
          rule
          message
        }
      }
      ... on TransitionProblem {
        message
        reason
        legalBasis {
          law
          article
          mark
        }
      }
      ... on ConflictProblem {
        message
        currentVersion
      }
    }
  }
`);

export const DiscardDocument = graphql(`
  mutation SuggestionDraftDiscard($input: SuggestionActInput!) {
    suggestionDraftDiscard(input: $input) {
      __typename
      ... on SuggestionDraftDiscardSuccess {
        discarded
      }
      ... on ValidationProblem {
        message
        fields {
          path
          rule
          message
        }
      }
      ... on TransitionProblem {
        message
        reason
      }
      ... on ConflictProblem {
        message
        currentVersion
      }
    }
  }
`);
