import { graphql } from '../../gql/gql.ts';

export const HomePlanDocument = graphql(`
  mutation HomePlan($input: HomePlanInput!) {
    homePlan(input: $input) {
      __typename
      ... on HomeActSuccess { home { __typename id version state } }
      ...Problems
    }
  }
`);

export const HomeReviseDocument = graphql(`
  mutation HomeRevise($input: HomeReviseInput!) {
    homeRevise(input: $input) {
      __typename
      ... on HomeActSuccess { home { __typename id version state } }
      ...Problems
    }
  }
`);

export const HomeOpenDocument = graphql(`
  mutation HomeOpen($input: HomeOpenInput!) {
    homeOpen(input: $input) {
      __typename
      ... on HomeActSuccess { home { __typename id version state } }
      ...Problems
    }
  }
`);

export const HomeSuspendDocument = graphql(`
  mutation HomeSuspend($input: HomeReasonInput!) {
    homeSuspend(input: $input) {
      __typename
      ... on HomeActSuccess { home { __typename id version state } }
      ...Problems
    }
  }
`);

export const HomeCloseDocument = graphql(`
  mutation HomeClose($input: HomeReasonInput!) {
    homeClose(input: $input) {
      __typename
      ... on HomeActSuccess { home { __typename id version state } }
      ...Problems
    }
  }
`);

export const HomeMemberAttachDocument = graphql(`
  mutation HomeMemberAttach($input: HomeMemberAttachInput!) {
    homeMemberAttach(input: $input) {
      __typename
      ... on HomeActSuccess { home { __typename id version state } }
      ...Problems
    }
  }
`);

export const HomeMemberReleaseDocument = graphql(`
  mutation HomeMemberRelease($input: HomeReleaseInput!) {
    homeMemberRelease(input: $input) {
      __typename
      ... on HomeActSuccess { home { __typename id version state } }
      ...Problems
    }
  }
`);

export const HomeExpertInviteDocument = graphql(`
  mutation HomeExpertInvite($input: HomeExpertInviteInput!) {
    homeExpertInvite(input: $input) {
      __typename
      ... on HomeActSuccess { home { __typename id version state } }
      ...Problems
    }
  }
`);

export const HomeExpertReleaseDocument = graphql(`
  mutation HomeExpertRelease($input: HomeReleaseInput!) {
    homeExpertRelease(input: $input) {
      __typename
      ... on HomeActSuccess { home { __typename id version state } }
      ...Problems
    }
  }
`);

export const HomeOutputRecordDocument = graphql(`
  mutation HomeOutputRecord($input: HomeOutputRecordInput!) {
    homeOutputRecord(input: $input) {
      __typename
      ... on HomeActSuccess { home { __typename id version state } }
      ...Problems
    }
  }
`);

export const HomeGradeDocument = graphql(`
  mutation HomeGrade($input: HomeGradeInput!) {
    homeGrade(input: $input) {
      __typename
      ... on HomeActSuccess { home { __typename id version state } }
      ...Problems
    }
  }
`);
