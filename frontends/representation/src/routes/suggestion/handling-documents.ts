import { graphql } from '../../gql/gql.ts';

export const HandlingAcceptDocument = graphql(`
  mutation HandlingAccept($input: HandlingActInput!) {
    handlingAccept(input: $input) {
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

export const HandlingReturnDocument = graphql(`
  mutation HandlingReturn($input: HandlingReturnInput!) {
    handlingReturn(input: $input) {
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

export const ContactDocument = graphql(`
  mutation HandlingContactRecord($input: HandlingContactRecordInput!) {
    handlingContactRecord(input: $input) {
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

export const ReplyDraftDocument = graphql(`
  mutation HandlingReplyDraft($input: HandlingReplyDraftInput!) {
    handlingReplyDraft(input: $input) {
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

export const ReplyDocument = graphql(`
  mutation HandlingReply($input: HandlingReplyInput!) {
    handlingReply(input: $input) {
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

export const EvaluateDocument = graphql(`
  mutation HandlingEvaluate($input: HandlingEvaluateInput!) {
    handlingEvaluate(input: $input) {
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

export const EvaluationRecordDocument = graphql(`
  mutation HandlingEvaluationRecord($input: HandlingEvaluationRecordInput!) {
    handlingEvaluationRecord(input: $input) {
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
