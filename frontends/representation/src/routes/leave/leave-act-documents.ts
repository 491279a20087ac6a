import { graphql } from '../../gql/gql.ts';

export const DeputyLeaveAskDocument = graphql(`
  mutation DeputyLeaveAsk($input: DeputyLeaveAskInput!) {
    deputyLeaveAsk(input: $input) {
      __typename
      ... on DeputyLeaveActSuccess { deputyLeave { __typename id version state } }
      ...Problems
    }
  }
`);

export const DeputyLeaveApproveDocument = graphql(`
  mutation DeputyLeaveApprove($input: DeputyLeaveActInput!) {
    deputyLeaveApprove(input: $input) {
      __typename
      ... on DeputyLeaveActSuccess { deputyLeave { __typename id version state } }
      ...Problems
    }
  }
`);

export const DeputyLeaveRefuseDocument = graphql(`
  mutation DeputyLeaveRefuse($input: DeputyLeaveReasonInput!) {
    deputyLeaveRefuse(input: $input) {
      __typename
      ... on DeputyLeaveActSuccess { deputyLeave { __typename id version state } }
      ...Problems
    }
  }
`);

export const DeputyLeaveWithdrawDocument = graphql(`
  mutation DeputyLeaveWithdraw($input: DeputyLeaveActInput!) {
    deputyLeaveWithdraw(input: $input) {
      __typename
      ... on DeputyLeaveActSuccess { deputyLeave { __typename id version state } }
      ...Problems
    }
  }
`);
