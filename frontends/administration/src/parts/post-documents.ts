import { graphql } from '../gql/gql.ts';

export const PostEndDocument = graphql(`
  mutation PostEnd($input: PostEndInput!) {
    postEnd(input: $input) {
      __typename
      ... on PostActSuccess { post { __typename id version until } }
      ...AdministrationProblems
    }
  }
`);

export const PostGiveDocument = graphql(`
  mutation PostGive($input: PostGiveInput!) {
    postGive(input: $input) {
      __typename
      ... on PostActSuccess { post { __typename id version } }
      ...AdministrationProblems
    }
  }
`);
