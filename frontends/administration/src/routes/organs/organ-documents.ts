import { graphql } from '../../gql/gql.ts';

export const OrganAddDocument = graphql(`
  mutation OrganAdd($input: OrganAddInput!) {
    organAdd(input: $input) {
      __typename
      ... on OrganActSuccess { organ { __typename id version name } }
      ...AdministrationProblems
    }
  }
`);

export const OrganRenameDocument = graphql(`
  mutation OrganRename($input: OrganRenameInput!) {
    organRename(input: $input) {
      __typename
      ... on OrganActSuccess { organ { __typename id version name } }
      ...AdministrationProblems
    }
  }
`);

export const OrganPlaceDocument = graphql(`
  mutation OrganPlace($input: OrganPlaceInput!) {
    organPlace(input: $input) {
      __typename
      ... on OrganActSuccess { organ { __typename id version position } }
      ...AdministrationProblems
    }
  }
`);

export const OrganGrantDocument = graphql(`
  mutation OrganHandlingGrant($input: OrganActInput!) {
    organHandlingGrant(input: $input) {
      __typename
      ... on OrganActSuccess { organ { __typename id version handlesSuggestions } }
      ...AdministrationProblems
    }
  }
`);

export const OrganWithdrawDocument = graphql(`
  mutation OrganHandlingWithdraw($input: OrganActInput!) {
    organHandlingWithdraw(input: $input) {
      __typename
      ... on OrganActSuccess { organ { __typename id version handlesSuggestions } }
      ...AdministrationProblems
    }
  }
`);

export const OrganEndDocument = graphql(`
  mutation OrganEnd($input: OrganEndInput!) {
    organEnd(input: $input) {
      __typename
      ... on OrganActSuccess { organ { __typename id version until } }
      ...AdministrationProblems
    }
  }
`);

