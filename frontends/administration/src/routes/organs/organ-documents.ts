import { graphql } from '../../gql/gql.ts';

export const OrganAddDocument = graphql(`
  mutation OrganAdd($input: OrganAddInput!) {
    organAdd(input: $input) {
      __typename
      ... on OrganActSuccess { organ { __typename id version name } }
      ... on ValidationProblem { message fields { path rule message } }
      ... on TransitionProblem { message reason }
      ... on ConflictProblem { message currentVersion }
    }
  }
`);

export const OrganRenameDocument = graphql(`
  mutation OrganRename($input: OrganRenameInput!) {
    organRename(input: $input) {
      __typename
      ... on OrganActSuccess { organ { __typename id version name } }
      ... on ValidationProblem { message fields { path rule message } }
      ... on TransitionProblem { message reason }
      ... on ConflictProblem { message currentVersion }
    }
  }
`);

export const OrganPlaceDocument = graphql(`
  mutation OrganPlace($input: OrganPlaceInput!) {
    organPlace(input: $input) {
      __typename
      ... on OrganActSuccess { organ { __typename id version position } }
      ... on ValidationProblem { message fields { path rule message } }
      ... on TransitionProblem { message reason }
      ... on ConflictProblem { message currentVersion }
    }
  }
`);

export const OrganGrantDocument = graphql(`
  mutation OrganHandlingGrant($input: OrganActInput!) {
    organHandlingGrant(input: $input) {
      __typename
      ... on OrganActSuccess { organ { __typename id version handlesSuggestions } }
      ... on ValidationProblem { message fields { path rule message } }
      ... on TransitionProblem { message reason }
      ... on ConflictProblem { message currentVersion }
    }
  }
`);

export const OrganWithdrawDocument = graphql(`
  mutation OrganHandlingWithdraw($input: OrganActInput!) {
    organHandlingWithdraw(input: $input) {
      __typename
      ... on OrganActSuccess { organ { __typename id version handlesSuggestions } }
      ... on ValidationProblem { message fields { path rule message } }
      ... on TransitionProblem { message reason }
      ... on ConflictProblem { message currentVersion }
    }
  }
`);

export const OrganEndDocument = graphql(`
  mutation OrganEnd($input: OrganEndInput!) {
    organEnd(input: $input) {
      __typename
      ... on OrganActSuccess { organ { __typename id version until } }
      ... on ValidationProblem { message fields { path rule message } }
      ... on TransitionProblem { message reason }
      ... on ConflictProblem { message currentVersion }
    }
  }
`);

