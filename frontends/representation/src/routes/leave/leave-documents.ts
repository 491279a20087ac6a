import { graphql } from '../../gql/gql.ts';

export const LeaveListDocument = graphql(`
  query LeaveList($filter: DeputyLeaveFilter, $deputy: ID!, $byDeputy: Boolean!, $first: Int!, $after: String) {
    deputyLeaveActions { action allowed reason }
    deputy(id: $deputy) @include(if: $byDeputy) { id name }
    deputyLeaves(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { __typename id state cause occasion from until deputy { id name } } }
    }
  }
`);

export const LeaveDocument = graphql(`
  query LeavePage($id: ID!) {
    deputyLeave(id: $id) {
      __typename
      id
      version
      state
      deputy { id name }
      cause
      occasion
      reason
      from
      until
      answer
      askedAt
      history { ...RecordHistoryEntry }
      availableActions { action allowed reason }
    }
  }
`);
