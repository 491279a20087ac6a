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
          opinions { id state }
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
      opinions { ...VisitOpinionShown }
      history { ...RecordHistoryEntry }
      availableActions { action allowed reason }
    }
  }
`);

export const VisitOpinionFragment = graphql(`
  fragment VisitOpinionShown on VisitOpinion {
    __typename
    id
    version
    state
    text
    raisedOn
    route
    deputy { id name }
    unit { id name }
    suggestion { id title }
    answer
    answeredOn
    availableActions { action allowed reason }
  }
`);

export const VisitOpinionDocument = graphql(`
  query VisitOpinionPage($id: ID!) {
    visitOpinion(id: $id) {
      id
      ...VisitOpinionShown
    }
  }
`);

export const VisitUnitsDocument = graphql(`
  query VisitUnits {
    organs(filter: { handlesSuggestions: true }) { id name }
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

export const VisitOpinionRouteDocument = graphql(`
  mutation VisitOpinionRoute($input: VisitOpinionRouteInput!) {
    visitOpinionRoute(input: $input) {
      __typename
      ... on VisitOpinionActSuccess { visitOpinion { __typename id version state } }
      ...Problems
    }
  }
`);

export const VisitOpinionAnswerDocument = graphql(`
  mutation VisitOpinionAnswer($input: VisitOpinionAnswerInput!) {
    visitOpinionAnswer(input: $input) {
      __typename
      ... on VisitOpinionActSuccess { visitOpinion { __typename id version state } }
      ...Problems
    }
  }
`);
