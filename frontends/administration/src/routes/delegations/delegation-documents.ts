import { graphql } from '../../gql/gql.ts';

export const DelegationsDocument = graphql(`
  query AdministrationDelegations($filter: PostDelegationFilter, $first: Int!, $after: String) {
    postDelegations(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          __typename
          id
          version
          from
          until
          reason
          endedAt
          state
          person {
            id
            name
          }
          post {
            id
            title
            person {
              id
              name
            }
          }
        }
      }
    }
  }
`);

export const DelegationPeopleDocument = graphql(`
  query AdministrationDelegationPeople($filter: PersonFilter) {
    people(filter: $filter, first: 100) {
      edges {
        node {
          id
          name
          posts {
            id
            title
            longestDelegation
          }
        }
      }
    }
  }
`);

export const PostDelegateDocument = graphql(`
  mutation PostDelegate($input: PostDelegateInput!) {
    postDelegate(input: $input) {
      __typename
      ... on PostDelegationActSuccess { delegation { __typename id version state } }
      ...AdministrationProblems
    }
  }
`);

export const PostDelegationEndDocument = graphql(`
  mutation PostDelegationEnd($input: PostDelegationEndInput!) {
    postDelegationEnd(input: $input) {
      __typename
      ... on PostDelegationActSuccess { delegation { __typename id version state endedAt } }
      ...AdministrationProblems
    }
  }
`);
