import { graphql } from '../../gql/gql.ts';

export const HomeEventPlanDocument = graphql(`
  mutation HomeEventPlan($input: HomeEventPlanInput!) {
    homeEventPlan(input: $input) {
      __typename
      ... on HomeEventActSuccess { homeEvent { __typename id version state } }
      ...Problems
    }
  }
`);

export const HomeEventPublishDocument = graphql(`
  mutation HomeEventPublish($input: HomeEventActInput!) {
    homeEventPublish(input: $input) {
      __typename
      ... on HomeEventActSuccess { homeEvent { __typename id version state } }
      ...Problems
    }
  }
`);

export const HomeEventConfirmDocument = graphql(`
  mutation HomeEventConfirm($input: HomeEventActInput!) {
    homeEventConfirm(input: $input) {
      __typename
      ... on HomeEventActSuccess { homeEvent { __typename id version state } }
      ...Problems
    }
  }
`);

export const HomeEventVerifyDocument = graphql(`
  mutation HomeEventVerify($input: HomeEventActInput!) {
    homeEventVerify(input: $input) {
      __typename
      ... on HomeEventActSuccess { homeEvent { __typename id version state } }
      ...Problems
    }
  }
`);

export const HomeEventDeclineDocument = graphql(`
  mutation HomeEventDecline($input: HomeEventReasonInput!) {
    homeEventDecline(input: $input) {
      __typename
      ... on HomeEventActSuccess { homeEvent { __typename id version state } }
      ...Problems
    }
  }
`);

export const HomeEventSendBackDocument = graphql(`
  mutation HomeEventSendBack($input: HomeEventReasonInput!) {
    homeEventSendBack(input: $input) {
      __typename
      ... on HomeEventActSuccess { homeEvent { __typename id version state } }
      ...Problems
    }
  }
`);

export const HomeEventCancelDocument = graphql(`
  mutation HomeEventCancel($input: HomeEventReasonInput!) {
    homeEventCancel(input: $input) {
      __typename
      ... on HomeEventActSuccess { homeEvent { __typename id version state } }
      ...Problems
    }
  }
`);

export const HomeEventHoldDocument = graphql(`
  mutation HomeEventHold($input: HomeEventHoldInput!) {
    homeEventHold(input: $input) {
      __typename
      ... on HomeEventActSuccess { homeEvent { __typename id version state } }
      ...Problems
    }
  }
`);
