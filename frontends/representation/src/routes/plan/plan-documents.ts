import { graphql } from '../../gql/gql.ts';

export const WorkPlansDocument = graphql(`
  query WorkPlans {
    workPlanActions { action allowed reason }
    workPlans {
      __typename
      id
      state
      year
      title
      passedOn
      execution { numerator denominator value small asOf drillDown }
    }
  }
`);

export const WorkPlanDocument = graphql(`
  query WorkPlanPage($id: ID!) {
    workPlan(id: $id) {
      __typename
      id
      version
      state
      year
      title
      meeting
      passedOn
      items { id month title owner kind recorded state doneOn note }
      execution { numerator denominator value small asOf drillDown }
      history { ...RecordHistoryEntry }
      availableActions { action allowed reason }
    }
  }
`);

export const WorkPlanDraftDocument = graphql(`
  mutation WorkPlanDraft($input: WorkPlanDraftInput!) {
    workPlanDraft(input: $input) {
      __typename
      ... on WorkPlanActSuccess { workPlan { __typename id version state } }
      ...Problems
    }
  }
`);

export const WorkPlanEditDocument = graphql(`
  mutation WorkPlanEdit($input: WorkPlanEditInput!) {
    workPlanEdit(input: $input) {
      __typename
      ... on WorkPlanActSuccess { workPlan { __typename id version state } }
      ...Problems
    }
  }
`);

export const WorkPlanPassDocument = graphql(`
  mutation WorkPlanPass($input: WorkPlanPassInput!) {
    workPlanPass(input: $input) {
      __typename
      ... on WorkPlanActSuccess { workPlan { __typename id version state } }
      ...Problems
    }
  }
`);

export const WorkPlanExecuteDocument = graphql(`
  mutation WorkPlanExecute($input: WorkPlanExecuteInput!) {
    workPlanExecute(input: $input) {
      __typename
      ... on WorkPlanActSuccess { workPlan { __typename id version state } }
      ...Problems
    }
  }
`);

export const WorkPlanTellDocument = graphql(`
  mutation WorkPlanTell($input: WorkPlanActInput!) {
    workPlanTell(input: $input) {
      __typename
      ... on WorkPlanActSuccess { workPlan { __typename id version state } }
      ...Problems
    }
  }
`);

export const WorkPlanPublishDocument = graphql(`
  mutation WorkPlanPublish($input: WorkPlanActInput!) {
    workPlanPublish(input: $input) {
      __typename
      ... on WorkPlanActSuccess { workPlan { __typename id version state } }
      ...Problems
    }
  }
`);
