import { graphql } from '../../gql/gql.ts';

export const VoterReportListDocument = graphql(`
  query VoterReportList($filter: VoterReportFilter, $deputy: ID!, $byDeputy: Boolean!, $first: Int!, $after: String) {
    voterReportActions { action allowed reason }
    deputy(id: $deputy) @include(if: $byDeputy) { id name }
    voterReports(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges {
        node {
          __typename
          id
          state
          place
          plannedOn
          heldOn
          voters
          deputy { id name }
          area { id name }
        }
      }
    }
    voterReportFigures(filter: $filter) {
      scheduled { value asOf drillDown }
      held { numerator denominator value small asOf drillDown }
      voters { value asOf drillDown }
      good { numerator denominator value small asOf drillDown }
    }
  }
`);

export const VoterReportDocument = graphql(`
  query VoterReportPage($id: ID!) {
    voterReport(id: $id) {
      __typename
      id
      version
      state
      deputy { id name }
      area { id name }
      place
      plannedOn
      heldOn
      voters
      report
      questions { question answer }
      files { id name mediaType size }
      appraisal { good basically poor comment small }
      feedback
      returnReason
      cancelReason
      publishedAt
      withdrawReason
      letters { kind format title path }
      history { ...RecordHistoryEntry }
      availableActions { action allowed reason }
    }
  }
`);

export const VoterReportScheduleDocument = graphql(`
  mutation VoterReportSchedule($input: VoterReportScheduleInput!) {
    voterReportSchedule(input: $input) {
      __typename
      ... on VoterReportActSuccess { voterReport { __typename id version state } }
      ...Problems
    }
  }
`);

export const VoterReportRescheduleDocument = graphql(`
  mutation VoterReportReschedule($input: VoterReportRescheduleInput!) {
    voterReportReschedule(input: $input) {
      __typename
      ... on VoterReportActSuccess { voterReport { __typename id version state } }
      ...Problems
    }
  }
`);

export const VoterReportHoldDocument = graphql(`
  mutation VoterReportHold($input: VoterReportHoldInput!) {
    voterReportHold(input: $input) {
      __typename
      ... on VoterReportActSuccess { voterReport { __typename id version state } }
      ...Problems
    }
  }
`);

export const VoterReportAppraiseDocument = graphql(`
  mutation VoterReportAppraise($input: VoterReportAppraiseInput!) {
    voterReportAppraise(input: $input) {
      __typename
      ... on VoterReportActSuccess { voterReport { __typename id version state } }
      ...Problems
    }
  }
`);

export const VoterReportFeedbackDocument = graphql(`
  mutation VoterReportFeedback($input: VoterReportFeedbackInput!) {
    voterReportFeedback(input: $input) {
      __typename
      ... on VoterReportActSuccess { voterReport { __typename id version state } }
      ...Problems
    }
  }
`);

export const VoterReportSendBackDocument = graphql(`
  mutation VoterReportSendBack($input: VoterReportReasonInput!) {
    voterReportSendBack(input: $input) {
      __typename
      ... on VoterReportActSuccess { voterReport { __typename id version state } }
      ...Problems
    }
  }
`);

export const VoterReportCancelDocument = graphql(`
  mutation VoterReportCancel($input: VoterReportReasonInput!) {
    voterReportCancel(input: $input) {
      __typename
      ... on VoterReportActSuccess { voterReport { __typename id version state } }
      ...Problems
    }
  }
`);

export const VoterReportPublishDocument = graphql(`
  mutation VoterReportPublish($input: VoterReportPublishInput!) {
    voterReportPublish(input: $input) {
      __typename
      ... on VoterReportActSuccess { voterReport { __typename id version state } }
      ...Problems
    }
  }
`);

export const VoterReportWithdrawDocument = graphql(`
  mutation VoterReportWithdraw($input: VoterReportReasonInput!) {
    voterReportWithdraw(input: $input) {
      __typename
      ... on VoterReportActSuccess { voterReport { __typename id version state } }
      ...Problems
    }
  }
`);
