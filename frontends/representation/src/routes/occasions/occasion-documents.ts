import { graphql } from '../../gql/gql.ts';

export const OccasionListDocument = graphql(`
  query OccasionList($filter: OccasionFilter, $first: Int!, $after: String) {
    occasionActions { action allowed reason }
    occasions(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges {
        node {
          __typename
          id
          state
          kind
          withCertificate
          title
          place
          on
          seats
          seatsTaken
          area { id name }
          organiser { id shortName }
        }
      }
    }
    occasionFigures(filter: $filter) {
      occasions { value asOf drillDown }
      attended { numerator denominator value small asOf drillDown }
      handled { numerator denominator value small asOf drillDown }
      deputiesInvited { numerator denominator value small asOf drillDown }
    }
  }
`);

export const MyInvitationsDocument = graphql(`
  query MyInvitations {
    invitations(filter: { mine: true }, first: 10) {
      edges {
        node {
          __typename
          id
          state
          occasion { __typename id title on place kind }
        }
      }
    }
  }
`);

export const OccasionDocument = graphql(`
  query OccasionPage($id: ID!) {
    occasion(id: $id) {
      __typename
      id
      version
      state
      kind
      withCertificate
      title
      topic { id name }
      area { id name }
      place
      on
      seats
      seatsTaken
      organiser { id name }
      owner { service type record }
      legalBasis { law article mark }
      cancelReason
      invitations {
        __typename
        id
        version
        state
        deputy { id name }
        declineReason
        withdrawReason
        opinion
        opinionOn
        handledBy
        handlingResult
        handledOn
        availableActions { action allowed reason }
      }
      candidates { id reason deputy { id name } }
      history { ...RecordHistoryEntry }
      availableActions { action allowed reason }
    }
  }
`);

export const OccasionSharesDocument = graphql(`
  query OccasionShares($filter: OccasionShareFilter, $orderBy: OccasionShareOrder!, $first: Int!, $after: String) {
    occasionShares(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { id invited attended opinions lastOn deputy { id name } } }
    }
    occasionFigures {
      deputiesInvited { numerator denominator value small asOf drillDown }
      distribution { invitations deputies }
    }
  }
`);

export const OccasionPlanDocument = graphql(`
  mutation OccasionPlan($input: OccasionPlanInput!) {
    occasionPlan(input: $input) {
      __typename
      ... on OccasionActSuccess { occasion { __typename id version state } }
      ...Problems
    }
  }
`);

export const OccasionRescheduleDocument = graphql(`
  mutation OccasionReschedule($input: OccasionRescheduleInput!) {
    occasionReschedule(input: $input) {
      __typename
      ... on OccasionActSuccess { occasion { __typename id version state } }
      ...Problems
    }
  }
`);

export const OccasionInviteDocument = graphql(`
  mutation OccasionInvite($input: OccasionInviteInput!) {
    occasionInvite(input: $input) {
      __typename
      ... on OccasionActSuccess { occasion { __typename id version state } }
      ...Problems
    }
  }
`);

export const OccasionAttendanceDocument = graphql(`
  mutation OccasionAttendance($input: OccasionAttendanceInput!) {
    occasionAttendance(input: $input) {
      __typename
      ... on OccasionActSuccess { occasion { __typename id version state } }
      ...Problems
    }
  }
`);

export const OccasionCloseDocument = graphql(`
  mutation OccasionClose($input: OccasionCloseInput!) {
    occasionClose(input: $input) {
      __typename
      ... on OccasionActSuccess { occasion { __typename id version state } }
      ...Problems
    }
  }
`);

export const OccasionCancelDocument = graphql(`
  mutation OccasionCancel($input: OccasionCancelInput!) {
    occasionCancel(input: $input) {
      __typename
      ... on OccasionActSuccess { occasion { __typename id version state } }
      ...Problems
    }
  }
`);

export const InvitationAcceptDocument = graphql(`
  mutation InvitationAccept($input: InvitationActInput!) {
    invitationAccept(input: $input) {
      __typename
      ... on InvitationActSuccess { invitation { __typename id version state } }
      ...Problems
    }
  }
`);

export const InvitationDeclineDocument = graphql(`
  mutation InvitationDecline($input: InvitationReasonInput!) {
    invitationDecline(input: $input) {
      __typename
      ... on InvitationActSuccess { invitation { __typename id version state } }
      ...Problems
    }
  }
`);

export const InvitationWithdrawDocument = graphql(`
  mutation InvitationWithdraw($input: InvitationReasonInput!) {
    invitationWithdraw(input: $input) {
      __typename
      ... on InvitationActSuccess { invitation { __typename id version state } }
      ...Problems
    }
  }
`);

export const InvitationOpinionDocument = graphql(`
  mutation InvitationOpinion($input: InvitationOpinionInput!) {
    invitationOpinion(input: $input) {
      __typename
      ... on InvitationActSuccess { invitation { __typename id version state } }
      ...Problems
    }
  }
`);

export const InvitationHandleOpinionDocument = graphql(`
  mutation InvitationHandleOpinion($input: InvitationHandleOpinionInput!) {
    invitationHandleOpinion(input: $input) {
      __typename
      ... on InvitationActSuccess { invitation { __typename id version state } }
      ...Problems
    }
  }
`);
