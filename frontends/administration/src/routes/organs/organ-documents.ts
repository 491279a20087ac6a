import { graphql } from '../../gql/gql.ts';

export const OrganAddDocument = graphql(`
  mutation OrganAdd($input: OrganAddInput!) {
    organAdd(input: $input) {
      __typename
      ... on OrganActSuccess { organ { __typename id version name } }
      ...Problems
    }
  }
`);

export const OrganRenameDocument = graphql(`
  mutation OrganRename($input: OrganRenameInput!) {
    organRename(input: $input) {
      __typename
      ... on OrganActSuccess { organ { __typename id version name } }
      ...Problems
    }
  }
`);

export const OrganPlaceDocument = graphql(`
  mutation OrganPlace($input: OrganPlaceInput!) {
    organPlace(input: $input) {
      __typename
      ... on OrganActSuccess { organ { __typename id version position } }
      ...Problems
    }
  }
`);

export const OrganGrantDocument = graphql(`
  mutation OrganHandlingGrant($input: OrganActInput!) {
    organHandlingGrant(input: $input) {
      __typename
      ... on OrganActSuccess { organ { __typename id version handlesSuggestions } }
      ...Problems
    }
  }
`);

export const OrganWithdrawDocument = graphql(`
  mutation OrganHandlingWithdraw($input: OrganActInput!) {
    organHandlingWithdraw(input: $input) {
      __typename
      ... on OrganActSuccess { organ { __typename id version handlesSuggestions } }
      ...Problems
    }
  }
`);

export const OrganEndDocument = graphql(`
  mutation OrganEnd($input: OrganEndInput!) {
    organEnd(input: $input) {
      __typename
      ... on OrganActSuccess { organ { __typename id version until } }
      ...Problems
    }
  }
`);

