import { graphql } from '../../gql/gql.ts';

export const VisitListDocument = graphql(`
  query VisitList($filter: VisitFilter, $first: Int!, $after: String) {
    visits(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges {
        node {
          __typename
          id
          state
          plannedOn
          visitedOn
          tie { id kind member { id name } deputy { id name } constituent { id name } area { id name } }
          opinionsRaised
          opinionsAnswered
        }
      }
    }
  }
`);

export const VisitDocument = graphql(`
  query VisitPage($id: ID!) {
    visit(id: $id) {
      __typename
      id
      version
      state
      plannedOn
      visitedOn
      summary
      notes
      revealable
      returnReason
      cancelReason
      tie { id kind member { id name } deputy { id name } constituent { id name } area { id name } }
      opinionsRaised
      opinionsAnswered
      opinions { ...HeardOpinion }
      history { ...RecordHistoryEntry }
      availableActions { action allowed reason }
    }
  }
`);

export const VisitPlanDocument = graphql(`
  mutation VisitPlan($input: VisitPlanInput!) {
    visitPlan(input: $input) {
      __typename
      ... on VisitActSuccess { visit { __typename id version state } }
      ...Problems
    }
  }
`);

export const VisitRescheduleDocument = graphql(`
  mutation VisitReschedule($input: VisitRescheduleInput!) {
    visitReschedule(input: $input) {
      __typename
      ... on VisitActSuccess { visit { __typename id version state } }
      ...Problems
    }
  }
`);

export const VisitRecordDocument = graphql(`
  mutation VisitRecord($input: VisitRecordInput!) {
    visitRecord(input: $input) {
      __typename
      ... on VisitActSuccess { visit { __typename id version state } }
      ...Problems
    }
  }
`);

export const VisitVerifyDocument = graphql(`
  mutation VisitVerify($input: VisitActInput!) {
    visitVerify(input: $input) {
      __typename
      ... on VisitActSuccess { visit { __typename id version state } }
      ...Problems
    }
  }
`);

export const VisitSendBackDocument = graphql(`
  mutation VisitSendBack($input: VisitReasonInput!) {
    visitSendBack(input: $input) {
      __typename
      ... on VisitActSuccess { visit { __typename id version state } }
      ...Problems
    }
  }
`);

export const VisitCancelDocument = graphql(`
  mutation VisitCancel($input: VisitReasonInput!) {
    visitCancel(input: $input) {
      __typename
      ... on VisitActSuccess { visit { __typename id version state } }
      ...Problems
    }
  }
`);
