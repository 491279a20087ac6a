import { graphql } from '../../gql/gql.ts';

export const ReportListDocument = graphql(`
  query HandlingReportList($filter: HandlingReportFilter, $first: Int!, $after: String) {
    handlingReportActions { action allowed reason }
    handlingReports(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { id state title from until heardOn publishedAt } }
    }
  }
`);

export const ReportDocument = graphql(`
  query HandlingReportPage($id: ID!) {
    handlingReport(id: $id) {
      __typename
      id
      version
      state
      title
      from
      until
      figures {
        asOf
        total
        answered
        key
        handlings
        replied
        inTime
        overdue
        rehandling
        implemented
        implementable
        evaluated
        satisfied
        categories { code name count }
        units { name handlings replied inTime implemented implementable solved dissatisfied }
      }
      sections { part text }
      submittedOn
      meeting
      heardOn
      ballot
      opinions
      followUp
      printedFor
      publishedAt
      letters { kind format title path }
      availableActions { action allowed reason }
    }
  }
`);

export const ReportDraftDocument = graphql(`
  mutation HandlingReportDraft($input: HandlingReportDraftInput!) {
    handlingReportDraft(input: $input) {
      __typename
      ... on HandlingReportActSuccess { report { __typename id version state } }
      ...Problems
    }
  }
`);

export const ReportEditDocument = graphql(`
  mutation HandlingReportEdit($input: HandlingReportEditInput!) {
    handlingReportEdit(input: $input) {
      __typename
      ... on HandlingReportActSuccess { report { __typename id version state } }
      ...Problems
    }
  }
`);

export const ReportRecountDocument = graphql(`
  mutation HandlingReportRecount($input: HandlingReportActInput!) {
    handlingReportRecount(input: $input) {
      __typename
      ... on HandlingReportActSuccess { report { __typename id version state } }
      ...Problems
    }
  }
`);

export const ReportSubmitDocument = graphql(`
  mutation HandlingReportSubmit($input: HandlingReportActInput!) {
    handlingReportSubmit(input: $input) {
      __typename
      ... on HandlingReportActSuccess { report { __typename id version state } }
      ...Problems
    }
  }
`);

export const ReportHearDocument = graphql(`
  mutation HandlingReportHear($input: HandlingReportHearInput!) {
    handlingReportHear(input: $input) {
      __typename
      ... on HandlingReportActSuccess { report { __typename id version state } }
      ...Problems
    }
  }
`);

export const ReportFollowUpDocument = graphql(`
  mutation HandlingReportFollowUp($input: HandlingReportTextInput!) {
    handlingReportFollowUp(input: $input) {
      __typename
      ... on HandlingReportActSuccess { report { __typename id version state } }
      ...Problems
    }
  }
`);

export const ReportPrintDocument = graphql(`
  mutation HandlingReportPrint($input: HandlingReportTextInput!) {
    handlingReportPrint(input: $input) {
      __typename
      ... on HandlingReportActSuccess { report { __typename id version state } }
      ...Problems
    }
  }
`);

export const ReportPublishDocument = graphql(`
  mutation HandlingReportPublish($input: HandlingReportActInput!) {
    handlingReportPublish(input: $input) {
      __typename
      ... on HandlingReportActSuccess { report { __typename id version state } }
      ...Problems
    }
  }
`);
