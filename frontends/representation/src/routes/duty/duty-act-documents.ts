import { graphql } from '../../gql/gql.ts';

export const DutyEventEnterDocument = graphql(`
  mutation DutyEventEnter($input: DutyEventEnterInput!) {
    dutyEventEnter(input: $input) {
      __typename
      ... on DutyEventActSuccess { dutyEvent { __typename id version state } }
      ...Problems
    }
  }
`);

export const DutyEventVerifyDocument = graphql(`
  mutation DutyEventVerify($input: DutyEventActInput!) {
    dutyEventVerify(input: $input) {
      __typename
      ... on DutyEventActSuccess { dutyEvent { __typename id version state } }
      ...Problems
    }
  }
`);

export const DutyEventsVerifyDocument = graphql(`
  mutation DutyEventsVerify($input: DutyEventsVerifyInput!) {
    dutyEventsVerify(input: $input) {
      __typename
      ... on DutyEventsVerifySuccess { dutyEvents { __typename id version state } }
      ...Problems
    }
  }
`);

export const DutyEventRejectDocument = graphql(`
  mutation DutyEventReject($input: DutyEventReasonInput!) {
    dutyEventReject(input: $input) {
      __typename
      ... on DutyEventActSuccess { dutyEvent { __typename id version state } }
      ...Problems
    }
  }
`);

export const DutyEventObjectDocument = graphql(`
  mutation DutyEventObject($input: DutyEventReasonInput!) {
    dutyEventObject(input: $input) {
      __typename
      ... on DutyEventActSuccess { dutyEvent { __typename id version state } }
      ...Problems
    }
  }
`);

export const DutyEventUpholdDocument = graphql(`
  mutation DutyEventUphold($input: DutyEventReasonInput!) {
    dutyEventUphold(input: $input) {
      __typename
      ... on DutyEventActSuccess { dutyEvent { __typename id version state } }
      ...Problems
    }
  }
`);

export const DutyEventDismissDocument = graphql(`
  mutation DutyEventDismiss($input: DutyEventReasonInput!) {
    dutyEventDismiss(input: $input) {
      __typename
      ... on DutyEventActSuccess { dutyEvent { __typename id version state } }
      ...Problems
    }
  }
`);

export const DutyEventWithdrawDocument = graphql(`
  mutation DutyEventWithdraw($input: DutyEventReasonInput!) {
    dutyEventWithdraw(input: $input) {
      __typename
      ... on DutyEventActSuccess { dutyEvent { __typename id version state } }
      ...Problems
    }
  }
`);
