import { graphql } from '../../gql/gql.ts';

export const PersonAddDocument = graphql(`
  mutation PersonAdd($input: PersonAddInput!) {
    personAdd(input: $input) {
      __typename
      ... on PersonActSuccess { person { __typename id version name } }
      ...AdministrationProblems
    }
  }
`);

export const PersonRenameDocument = graphql(`
  mutation PersonRename($input: PersonRenameInput!) {
    personRename(input: $input) {
      __typename
      ... on PersonActSuccess { person { __typename id version name } }
      ...AdministrationProblems
    }
  }
`);

export const PersonEndDocument = graphql(`
  mutation PersonEnd($input: PersonEndInput!) {
    personEnd(input: $input) {
      __typename
      ... on PersonActSuccess { person { __typename id version until } }
      ...AdministrationProblems
    }
  }
`);
