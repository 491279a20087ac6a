import { graphql } from '../../gql/gql.ts';

export const DeputyListDocument = graphql(`
  query DeputyList($filter: DeputyFilter, $first: Int!, $after: String) {
    deputies(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges {
        node {
          __typename
          id
          name
          status
          level
          area { id name }
          electoralUnit
          electoralDistrict { id name }
          delegation { id name }
          term { id name }
          published { id publishedAt }
        }
      }
    }
    deputyFigures(filter: $filter) {
      serving { value asOf drillDown }
      suspended { value asOf drillDown }
      ended { value asOf drillDown }
      published { numerator denominator value small asOf drillDown }
      levels { level serving { value asOf drillDown } }
    }
    deputyProfileActions { action allowed reason }
    electoralDistricts { id name }
    delegations { id name }
  }
`);

export const ProfilePublishAllDocument = graphql(`
  mutation DeputyProfilePublishAll($input: DeputyProfilePublishAllInput!) {
    deputyProfilePublishAll(input: $input) {
      __typename
      ... on DeputyProfilePublishAllSuccess { published }
      ...Problems
    }
  }
`);
