import { graphql } from '../gql/gql.ts';

export const PostEndDocument = graphql(`
  mutation PostEnd($input: PostEndInput!) {
    postEnd(input: $input) {
      __typename
      ... on PostActSuccess { post { __typename id version until } }
      ...Problems
    }
  }
`);
