import { graphql } from '../../gql/gql.ts';

export const DutyListDocument = graphql(`
  query DutyList($filter: DutyEventFilter, $deputy: ID!, $byDeputy: Boolean!, $first: Int!, $after: String) {
    dutyActions { action allowed reason }
    deputy(id: $deputy) @include(if: $byDeputy) { id name }
    dutyEvents(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges {
        node {
          __typename
          id
          version
          state
          kindCode
          kind { id name }
          on
          title
          manual
          objectUntil
          deputy { id name }
        }
      }
    }
    dutyFigures(filter: $filter) {
      verified { value asOf drillDown }
      waiting { value asOf drillDown }
      accepted { numerator denominator value small asOf drillDown }
      reach { numerator denominator value small asOf drillDown }
    }
  }
`);

export const DutyKindsDocument = graphql(`
  query DutyKinds {
    dutyKinds { id code name part manual }
  }
`);

export const DutyEventDocument = graphql(`
  query DutyEventPage($id: ID!) {
    dutyEvent(id: $id) {
      __typename
      id
      version
      state
      deputy { id name }
      kindCode
      kind { id name part }
      on
      title
      path
      manual
      note
      files { id name mediaType size }
      reason
      objectUntil
      objection { text on answer decidedOn }
      history { ...RecordHistoryEntry }
      availableActions { action allowed reason }
    }
  }
`);

export const DutyRecordDocument = graphql(`
  query DutyRecordPage($id: ID!, $year: Int!, $open: DutyEventFilter) {
    deputy(id: $id) {
      __typename
      id
      name
      demo
      electoralDistrict { id name }
      dutyRecord(year: $year) {
        points
        score
        level
        countedDays
        leaveDays
        yearDays
        small
        complete
        parts { part verified points }
        kinds { kind name events each points most }
        events { event on kind title points }
      }
      dutyEvents(filter: $open, first: 50) {
        edges { node { __typename id state on title objectUntil kindCode kind { id name } } }
      }
    }
    dutyActions { action allowed reason }
  }
`);

export const DutyRankingDocument = graphql(`
  query DutyRankingPage($year: Int!, $level: DeputyLevel!) {
    dutyRanking(year: $year, level: $level) {
      deputies
      rankable
      ranked
      standings { deputy name rank points score countedDays yearDays small }
    }
  }
`);

export const DutyPublicationsDocument = graphql(`
  query DutyPublications {
    dutyPublicationActions { action allowed reason }
    dutyPublications { __typename id state year quarter deputies publishedAt }
  }
`);

export const DutyPublicationDocument = graphql(`
  query DutyPublicationPage($id: ID!) {
    dutyPublication(id: $id) {
      __typename
      id
      version
      state
      year
      quarter
      deputies
      publishedAt
      withdrawReason
      published { id name electoralDistrict parts { part count } }
      history { ...RecordHistoryEntry }
      availableActions { action allowed reason }
    }
  }
`);

export const DutyPublicationPublishDocument = graphql(`
  mutation DutyPublicationPublish($input: DutyPublicationPublishInput!) {
    dutyPublicationPublish(input: $input) {
      __typename
      ... on DutyPublicationActSuccess { dutyPublication { __typename id version state } }
      ...Problems
    }
  }
`);

export const DutyPublicationWithdrawDocument = graphql(`
  mutation DutyPublicationWithdraw($input: DutyPublicationWithdrawInput!) {
    dutyPublicationWithdraw(input: $input) {
      __typename
      ... on DutyPublicationActSuccess { dutyPublication { __typename id version state } }
      ...Problems
    }
  }
`);
