import { graphql } from '../../gql/gql.ts';

export const DeedListDocument = graphql(`
  query DeedList($filter: DeedFilter, $first: Int!, $after: String) {
    deedActions { action allowed reason }
    deeds(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges {
        node {
          __typename
          id
          state
          title
          dueOn
          deputy { id name }
          area { id name }
          verification { asked confirmed }
        }
      }
    }
    deedFigures(filter: $filter) {
      pledged { value asOf drillDown }
      verified { numerator denominator value small asOf drillDown }
      overdue { value asOf drillDown }
      published { value asOf drillDown }
    }
  }
`);

export const DeedDocument = graphql(`
  query DeedPage($id: ID!) {
    deed(id: $id) {
      __typename
      id
      version
      state
      title
      measure
      topic { id name }
      deputy { id name }
      area { id name }
      dueOn
      doneOn
      result
      progress { id text at files { id name mediaType size } }
      verification { asked confirmed on how }
      returnReason
      abandonReason
      history { ...RecordHistoryEntry }
      availableActions { action allowed reason }
    }
  }
`);

export const DeedPledgeDocument = graphql(`
  mutation DeedPledge($input: DeedPledgeInput!) {
    deedPledge(input: $input) {
      __typename
      ... on DeedActSuccess { deed { __typename id version state } }
      ...Problems
    }
  }
`);

export const DeedProgressDocument = graphql(`
  mutation DeedProgress($input: DeedProgressInput!) {
    deedProgress(input: $input) {
      __typename
      ... on DeedActSuccess { deed { __typename id version state } }
      ...Problems
    }
  }
`);

export const DeedFinishDocument = graphql(`
  mutation DeedFinish($input: DeedFinishInput!) {
    deedFinish(input: $input) {
      __typename
      ... on DeedActSuccess { deed { __typename id version state } }
      ...Problems
    }
  }
`);

export const DeedVerifyDocument = graphql(`
  mutation DeedVerify($input: DeedVerifyInput!) {
    deedVerify(input: $input) {
      __typename
      ... on DeedActSuccess { deed { __typename id version state } }
      ...Problems
    }
  }
`);

export const DeedRefuseDocument = graphql(`
  mutation DeedRefuse($input: DeedReasonInput!) {
    deedRefuse(input: $input) {
      __typename
      ... on DeedActSuccess { deed { __typename id version state } }
      ...Problems
    }
  }
`);

export const DeedPublishDocument = graphql(`
  mutation DeedPublish($input: DeedPublishInput!) {
    deedPublish(input: $input) {
      __typename
      ... on DeedActSuccess { deed { __typename id version state } }
      ...Problems
    }
  }
`);

export const DeedAbandonDocument = graphql(`
  mutation DeedAbandon($input: DeedReasonInput!) {
    deedAbandon(input: $input) {
      __typename
      ... on DeedActSuccess { deed { __typename id version state } }
      ...Problems
    }
  }
`);
