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
      ...Problems
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
      ...Problems
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
      ...Problems
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
      ...Problems
    }
  }
`);
