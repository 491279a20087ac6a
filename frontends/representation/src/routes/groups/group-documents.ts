import { graphql } from '../../gql/gql.ts';

export const GroupListDocument = graphql(`
  query GroupList($filter: DeputyGroupFilter, $figures: GroupActivityFilter, $deputy: ID!, $byDeputy: Boolean!, $first: Int!, $after: String) {
    deputyGroupActions { action allowed reason }
    deputy(id: $deputy) @include(if: $byDeputy) { id name }
    deputyGroups(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges {
        node {
          __typename
          id
          state
          name
          formedBy
          area { id name }
          topic { id name }
          formedOn
          leader { id deputy { id name } }
          members { id }
          figures { held { numerator denominator } attendance { numerator denominator value } }
        }
      }
    }
    groupFigures(filter: $figures) {
      groups { value asOf drillDown }
      held { numerator denominator value small asOf drillDown }
      attendance { numerator denominator value small asOf drillDown }
    }
  }
`);

export const GroupDocument = graphql(`
  query GroupPage($id: ID!) {
    deputyGroup(id: $id) {
      __typename
      id
      version
      state
      name
      formedBy
      area { id name }
      topic { id name }
      formedOn
      dissolvedOn
      dissolveReason
      members { id role from deputy { id name level electoralDistrict { id name } } }
      formerMembers { id role from until deputy { id name } }
      plans { year text on }
      activities(first: 20) {
        totalCount
        edges { node { __typename id state kind title place plannedOn heldOn } }
      }
      figures {
        held { numerator denominator value small asOf drillDown }
        attendance { numerator denominator value small asOf drillDown }
      }
      history { ...RecordHistoryEntry }
      availableActions { action allowed reason }
    }
  }
`);

export const ActivityListDocument = graphql(`
  query GroupActivityList($filter: GroupActivityFilter, $group: ID!, $byGroup: Boolean!, $deputy: ID!, $byDeputy: Boolean!, $first: Int!, $after: String) {
    deputyGroup(id: $group) @include(if: $byGroup) { id name }
    deputy(id: $deputy) @include(if: $byDeputy) { id name }
    groupActivities(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { __typename id state kind title place plannedOn heldOn group { id name } } }
    }
    groupFigures(filter: $filter) {
      held { numerator denominator value small asOf drillDown }
      attendance { numerator denominator value small asOf drillDown }
    }
  }
`);

export const ActivityDocument = graphql(`
  query GroupActivityPage($id: ID!) {
    groupActivity(id: $id) {
      __typename
      id
      version
      state
      kind
      title
      place
      plannedOn
      heldOn
      summary
      files { id name mediaType size }
      attendance { id presence deputy { id name } }
      returnReason
      cancelReason
      group {
        id
        name
        area { id name }
        members { id from deputy { id name } }
        formerMembers { id from until deputy { id name } }
      }
      history { ...RecordHistoryEntry }
      availableActions { action allowed reason }
    }
  }
`);
