import { graphql } from '../../gql/gql.ts';

export const DeputyGroupFormDocument = graphql(`
  mutation DeputyGroupForm($input: DeputyGroupFormInput!) {
    deputyGroupForm(input: $input) {
      __typename
      ... on DeputyGroupActSuccess { deputyGroup { __typename id version state } }
      ...Problems
    }
  }
`);

export const DeputyGroupJoinDocument = graphql(`
  mutation DeputyGroupJoin($input: DeputyGroupMemberInput!) {
    deputyGroupJoin(input: $input) {
      __typename
      ... on DeputyGroupActSuccess { deputyGroup { __typename id version state } }
      ...Problems
    }
  }
`);

export const DeputyGroupLeaveDocument = graphql(`
  mutation DeputyGroupLeave($input: DeputyGroupMemberInput!) {
    deputyGroupLeave(input: $input) {
      __typename
      ... on DeputyGroupActSuccess { deputyGroup { __typename id version state } }
      ...Problems
    }
  }
`);

export const DeputyGroupLeadDocument = graphql(`
  mutation DeputyGroupLead($input: DeputyGroupMemberInput!) {
    deputyGroupLead(input: $input) {
      __typename
      ... on DeputyGroupActSuccess { deputyGroup { __typename id version state } }
      ...Problems
    }
  }
`);

export const DeputyGroupPlanDocument = graphql(`
  mutation DeputyGroupPlan($input: DeputyGroupPlanInput!) {
    deputyGroupPlan(input: $input) {
      __typename
      ... on DeputyGroupActSuccess { deputyGroup { __typename id version state } }
      ...Problems
    }
  }
`);

export const DeputyGroupDissolveDocument = graphql(`
  mutation DeputyGroupDissolve($input: DeputyGroupDissolveInput!) {
    deputyGroupDissolve(input: $input) {
      __typename
      ... on DeputyGroupActSuccess { deputyGroup { __typename id version state } }
      ...Problems
    }
  }
`);

export const GroupActivityPlanDocument = graphql(`
  mutation GroupActivityPlan($input: GroupActivityPlanInput!) {
    groupActivityPlan(input: $input) {
      __typename
      ... on GroupActivityActSuccess { groupActivity { __typename id version state } }
      ...Problems
    }
  }
`);

export const GroupActivityMoveDocument = graphql(`
  mutation GroupActivityMove($input: GroupActivityMoveInput!) {
    groupActivityMove(input: $input) {
      __typename
      ... on GroupActivityActSuccess { groupActivity { __typename id version state } }
      ...Problems
    }
  }
`);

export const GroupActivityHoldDocument = graphql(`
  mutation GroupActivityHold($input: GroupActivityHoldInput!) {
    groupActivityHold(input: $input) {
      __typename
      ... on GroupActivityActSuccess { groupActivity { __typename id version state } }
      ...Problems
    }
  }
`);

export const GroupActivitySendBackDocument = graphql(`
  mutation GroupActivitySendBack($input: GroupActivityReasonInput!) {
    groupActivitySendBack(input: $input) {
      __typename
      ... on GroupActivityActSuccess { groupActivity { __typename id version state } }
      ...Problems
    }
  }
`);

export const GroupActivityConfirmDocument = graphql(`
  mutation GroupActivityConfirm($input: GroupActivityActInput!) {
    groupActivityConfirm(input: $input) {
      __typename
      ... on GroupActivityActSuccess { groupActivity { __typename id version state } }
      ...Problems
    }
  }
`);

export const GroupActivityCancelDocument = graphql(`
  mutation GroupActivityCancel($input: GroupActivityReasonInput!) {
    groupActivityCancel(input: $input) {
      __typename
      ... on GroupActivityActSuccess { groupActivity { __typename id version state } }
      ...Problems
    }
  }
`);
