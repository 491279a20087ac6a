import { graphql } from '../../gql/gql.ts';

export const MandateListDocument = graphql(`
  query MandateList($filter: MandateMatterFilter, $first: Int!, $after: String) {
    mandateMatterActions { action allowed reason }
    mandateMatters(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges {
        node {
          __typename
          id
          state
          kind
          level
          name
          deputy { id }
          electoralDistrict { id name }
          area { id name }
          effectiveOn
          announcement { number on }
          openedAt
        }
      }
    }
  }
`);

export const MandateDocument = graphql(`
  query MandatePage($id: ID!) {
    mandateMatter(id: $id) {
      __typename
      id
      version
      state
      kind
      ground
      level
      name
      deputy { id status }
      electoralDistrict { id name }
      area { id name }
      facts
      files { id name mediaType size }
      effectiveOn
      defence { form on text }
      decision { body on inFavour all }
      report { number on conclusion }
      announcement { number on text }
      rejectionReason
      legalBasis { law article mark }
      history { ...RecordHistoryEntry }
      availableActions { action allowed reason }
      openedAt
    }
  }
`);

/** What the dialog of a by-election chooses from. */
export const ElectingDocument = graphql(`
  query MandateElecting {
    electoralDistricts { id name }
    delegations { id name }
  }
`);

export const PersonSearchDocument = graphql(`
  query MandatePersonSearch($search: String!) {
    people(filter: { search: $search }, first: 8) {
      totalCount
      edges { node { id name } }
    }
  }
`);

export const MandateOpenDocument = graphql(`
  mutation MandateOpen($input: MandateMatterOpenInput!) {
    mandateMatterOpen(input: $input) {
      __typename
      ... on MandateMatterActSuccess { mandateMatter { __typename id version state } }
      ...Problems
    }
  }
`);

export const MandateByElectionDocument = graphql(`
  mutation MandateByElection($input: MandateMatterByElectionInput!) {
    mandateMatterByElection(input: $input) {
      __typename
      ... on MandateMatterActSuccess { mandateMatter { __typename id version state } }
      ...Problems
    }
  }
`);

export const MandateDefendDocument = graphql(`
  mutation MandateDefend($input: MandateMatterDefendInput!) {
    mandateMatterDefend(input: $input) {
      __typename
      ... on MandateMatterActSuccess { mandateMatter { __typename id version state } }
      ...Problems
    }
  }
`);

export const MandateDecideDocument = graphql(`
  mutation MandateDecide($input: MandateMatterDecideInput!) {
    mandateMatterDecide(input: $input) {
      __typename
      ... on MandateMatterActSuccess { mandateMatter { __typename id version state } }
      ...Problems
    }
  }
`);

export const MandateReportDocument = graphql(`
  mutation MandateReport($input: MandateMatterReportInput!) {
    mandateMatterReport(input: $input) {
      __typename
      ... on MandateMatterActSuccess { mandateMatter { __typename id version state } }
      ...Problems
    }
  }
`);

export const MandateAnnounceDocument = graphql(`
  mutation MandateAnnounce($input: MandateMatterAnnounceInput!) {
    mandateMatterAnnounce(input: $input) {
      __typename
      ... on MandateMatterActSuccess { mandateMatter { __typename id version state } }
      ...Problems
    }
  }
`);

export const MandateRejectDocument = graphql(`
  mutation MandateReject($input: MandateMatterReasonInput!) {
    mandateMatterReject(input: $input) {
      __typename
      ... on MandateMatterActSuccess { mandateMatter { __typename id version state } }
      ...Problems
    }
  }
`);
