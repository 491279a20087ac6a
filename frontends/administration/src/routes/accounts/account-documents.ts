import { graphql } from '../../gql/gql.ts';

export const AccountOpenDocument = graphql(`
  mutation AccountOpen($input: AccountOpenInput!) {
    accountOpen(input: $input) {
      __typename
      ... on AccountPasswordSuccess { password account { __typename id version username } }
      ...AdministrationProblems
    }
  }
`);

export const AccountPasswordResetDocument = graphql(`
  mutation AccountPasswordReset($input: AccountActInput!) {
    accountPasswordReset(input: $input) {
      __typename
      ... on AccountPasswordSuccess { password account { __typename id version username } }
      ...AdministrationProblems
    }
  }
`);

export const AccountDisableDocument = graphql(`
  mutation AccountDisable($input: AccountActInput!) {
    accountDisable(input: $input) {
      __typename
      ... on AccountActSuccess { account { __typename id version } }
      ...AdministrationProblems
    }
  }
`);

export const AccountEnableDocument = graphql(`
  mutation AccountEnable($input: AccountActInput!) {
    accountEnable(input: $input) {
      __typename
      ... on AccountActSuccess { account { __typename id version } }
      ...AdministrationProblems
    }
  }
`);

export const AccountUnlockDocument = graphql(`
  mutation AccountUnlock($input: AccountActInput!) {
    accountUnlock(input: $input) {
      __typename
      ... on AccountActSuccess { account { __typename id version } }
      ...AdministrationProblems
    }
  }
`);

export const AccountSecondFactorResetDocument = graphql(`
  mutation AccountSecondFactorReset($input: AccountActInput!) {
    accountSecondFactorReset(input: $input) {
      __typename
      ... on AccountActSuccess { account { __typename id version } }
      ...AdministrationProblems
    }
  }
`);

export const AccountLinkDocument = graphql(`
  mutation AccountLink($input: AccountLinkInput!) {
    accountLink(input: $input) {
      __typename
      ... on AccountActSuccess { account { __typename id version } }
      ...AdministrationProblems
    }
  }
`);

export const AccountSessionEndDocument = graphql(`
  mutation AccountSessionEnd($input: AccountSessionEndInput!) {
    accountSessionEnd(input: $input) {
      __typename
      ... on AccountActSuccess { account { __typename id version } }
      ...AdministrationProblems
    }
  }
`);

export const AccountSessionsEndDocument = graphql(`
  mutation AccountSessionsEnd($input: AccountSessionsEndInput!) {
    accountSessionsEnd(input: $input) {
      __typename
      ... on AccountActSuccess { account { __typename id version } }
      ...AdministrationProblems
    }
  }
`);

export const AccountTokenRevokeDocument = graphql(`
  mutation AccountTokenRevoke($input: PersonalTokenRevokeInput!) {
    personalTokenRevoke(input: $input) {
      __typename
      ... on AccountActSuccess { account { __typename id version } }
      ...AdministrationProblems
    }
  }
`);
