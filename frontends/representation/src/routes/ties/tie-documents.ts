import { graphql } from '../../gql/gql.ts';

export const TieListDocument = graphql(`
  query TieList($filter: TieFilter, $figures: TieFigureFilter, $first: Int!, $after: String) {
    tieActions { action allowed reason }
    ties(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges {
        node {
          __typename
          id
          kind
          state
          member { id name }
          deputy { id name }
          constituent { id kind name }
          area { id name }
          required
          contactedThisYear
          lastContactOn
        }
      }
    }
    tieFigures(filter: $figures) {
      from
      until
      active { numerator denominator value small asOf drillDown }
      met { numerator denominator value small asOf drillDown }
      deputiesVisited { numerator denominator value small asOf drillDown }
      votersReached { value asOf drillDown }
      opinionsAnswered { numerator denominator value small asOf drillDown }
    }
  }
`);

export const TieDocument = graphql(`
  query TiePage($id: ID!) {
    tie(id: $id) {
      __typename
      id
      version
      kind
      state
      member { id name }
      deputy { id name }
      constituent { id kind name phone address revealable erasedAt }
      area { id name }
      from
      endedOn
      endReason
      required
      contactedThisYear
      lastContactOn
      contacts { id on mode summary recordedBy }
      visits { id state plannedOn visitedOn }
      history { ...RecordHistoryEntry }
      availableActions { action allowed reason }
    }
  }
`);

export const CommitteeMembersDocument = graphql(`
  query CommitteeMembers {
    committeeMembers { id name }
  }
`);

export const TiePairMemberDocument = graphql(`
  mutation TiePairMember($input: TiePairMemberInput!) {
    tiePairMember(input: $input) {
      __typename
      ... on TieActSuccess { tie { __typename id version state } }
      ...Problems
    }
  }
`);

export const TiePairVoterDocument = graphql(`
  mutation TiePairVoter($input: TiePairVoterInput!) {
    tiePairVoter(input: $input) {
      __typename
      ... on TieActSuccess { tie { __typename id version state } }
      ...Problems
    }
  }
`);

export const TieContactDocument = graphql(`
  mutation TieContact($input: TieContactInput!) {
    tieContact(input: $input) {
      __typename
      ... on TieActSuccess { tie { __typename id version state } }
      ...Problems
    }
  }
`);

export const TieCorrectDocument = graphql(`
  mutation TieCorrect($input: TieCorrectInput!) {
    tieCorrect(input: $input) {
      __typename
      ... on TieActSuccess { tie { __typename id version state } }
      ...Problems
    }
  }
`);

export const TieEndDocument = graphql(`
  mutation TieEnd($input: TieEndInput!) {
    tieEnd(input: $input) {
      __typename
      ... on TieActSuccess { tie { __typename id version state } }
      ...Problems
    }
  }
`);

export const TieEraseDocument = graphql(`
  mutation TieErase($input: TieReasonInput!) {
    tieErase(input: $input) {
      __typename
      ... on TieActSuccess { tie { __typename id version state } }
      ...Problems
    }
  }
`);
