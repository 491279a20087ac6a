import { graphql } from '../../gql/gql.ts';

export const TalkListDocument = graphql(`
  query TalkList($filter: TalkFilter, $first: Int!, $after: String) {
    talkActions { action allowed reason }
    talks(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges {
        node {
          __typename
          id
          state
          subject
          place
          audience
          plannedOn
          heldOn
          listeners
          speaker { id name }
          area { id name }
        }
      }
    }
    talkFigures(filter: $filter) {
      assigned { value asOf drillDown }
      held { numerator denominator value small asOf drillDown }
      listeners { value asOf drillDown }
      good { numerator denominator value small asOf drillDown }
    }
  }
`);

export const TalkDocument = graphql(`
  query TalkPage($id: ID!) {
    talk(id: $id) {
      __typename
      id
      version
      state
      subject
      topic { id name }
      speaker { id name }
      area { id name }
      place
      audience
      plannedOn
      heldOn
      listeners
      summary
      files { id name mediaType size }
      feedback { good fair poor comment }
      returnReason
      cancelReason
      history { ...RecordHistoryEntry }
      availableActions { action allowed reason }
    }
  }
`);

export const TalkAssignDocument = graphql(`
  mutation TalkAssign($input: TalkAssignInput!) {
    talkAssign(input: $input) {
      __typename
      ... on TalkActSuccess { talk { __typename id version state } }
      ...Problems
    }
  }
`);

export const TalkRescheduleDocument = graphql(`
  mutation TalkReschedule($input: TalkRescheduleInput!) {
    talkReschedule(input: $input) {
      __typename
      ... on TalkActSuccess { talk { __typename id version state } }
      ...Problems
    }
  }
`);

export const TalkHoldDocument = graphql(`
  mutation TalkHold($input: TalkHoldInput!) {
    talkHold(input: $input) {
      __typename
      ... on TalkActSuccess { talk { __typename id version state } }
      ...Problems
    }
  }
`);

export const TalkFeedbackDocument = graphql(`
  mutation TalkFeedback($input: TalkFeedbackInput!) {
    talkFeedback(input: $input) {
      __typename
      ... on TalkActSuccess { talk { __typename id version state } }
      ...Problems
    }
  }
`);

export const TalkSendBackDocument = graphql(`
  mutation TalkSendBack($input: TalkReasonInput!) {
    talkSendBack(input: $input) {
      __typename
      ... on TalkActSuccess { talk { __typename id version state } }
      ...Problems
    }
  }
`);

export const TalkCancelDocument = graphql(`
  mutation TalkCancel($input: TalkReasonInput!) {
    talkCancel(input: $input) {
      __typename
      ... on TalkActSuccess { talk { __typename id version state } }
      ...Problems
    }
  }
`);
