import { graphql } from '../../gql/gql.ts';

export const OpinionListDocument = graphql(`
  query OpinionList($filter: OpinionFilter, $figures: OpinionFigureFilter, $orderBy: OpinionOrder!, $first: Int!, $after: String) {
    opinionActions { action allowed reason }
    opinionChannels { code name public }
    opinions(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges {
        node {
          __typename
          id
          state
          subject
          kind
          receivedOn
          channel { code name }
          topic { id name }
          area { id name }
          deputy { id name }
          unit { id shortName }
          deadline { dueOn overdue }
          rating
        }
      }
    }
    opinionFigures(filter: $figures) {
      received { value asOf drillDown }
      answered { numerator denominator value small asOf drillDown }
      daysToAnswer { value asOf drillDown }
      closed { numerator denominator value small asOf drillDown }
      inTime { numerator denominator value small asOf drillDown }
      converted { numerator denominator value small asOf drillDown }
      satisfied { numerator denominator value small asOf drillDown }
      overdue { value asOf drillDown }
    }
  }
`);

export const OpinionDocument = graphql(`
  query OpinionPage($id: ID!) {
    pressingProblemActions { action allowed reason }
    opinion(id: $id) {
      __typename
      id
      version
      state
      channel { code name }
      receivedOn
      subject
      text
      files { id name mediaType size }
      supplements { at text }
      kind
      topic { id code name }
      area { id name }
      anonymous
      sender { __typename id name phone email address revealable }
      visit { id visitedOn }
      homeEvent { id subject on home { id name } }
      deputy { id name }
      unit { id name }
      suggestion { id title }
      pressingProblems { id subject state }
      mergedInto { id subject receivedOn }
      merged { id subject receivedOn }
      transferredTo
      transferredOrgan
      reason
      deadline { startOn dueOn length unit crossed { on } ruleVersion legalBasis { law article mark } certainty overdue }
      answer { text by on }
      rating
      ratingComment
      reopened
      notices { id at action text way toldAt }
      history { ...RecordHistoryEntry }
      availableActions { action allowed reason }
    }
  }
`);

export const OpinionRecordDocument = graphql(`
  mutation OpinionRecord($input: OpinionRecordInput!) {
    opinionRecord(input: $input) {
      __typename
      ... on OpinionRecordSuccess { code opinion { __typename id version state } }
      ...Problems
    }
  }
`);

export const OpinionTriageDocument = graphql(`
  mutation OpinionTriage($input: OpinionTriageInput!) {
    opinionTriage(input: $input) {
      __typename
      ... on OpinionActSuccess { opinion { __typename id version state } }
      ...Problems
    }
  }
`);

export const OpinionRouteDocument = graphql(`
  mutation OpinionRoute($input: OpinionRouteInput!) {
    opinionRoute(input: $input) {
      __typename
      ... on OpinionActSuccess { opinion { __typename id version state } }
      ...Problems
    }
  }
`);

export const OpinionSendBackDocument = graphql(`
  mutation OpinionSendBack($input: OpinionReasonInput!) {
    opinionSendBack(input: $input) {
      __typename
      ... on OpinionActSuccess { opinion { __typename id version state } }
      ...Problems
    }
  }
`);

export const OpinionConvertDocument = graphql(`
  mutation OpinionConvert($input: OpinionConvertInput!) {
    opinionConvert(input: $input) {
      __typename
      ... on OpinionActSuccess { opinion { __typename id version state suggestion { id title } } }
      ...Problems
    }
  }
`);

export const OpinionTransferDocument = graphql(`
  mutation OpinionTransfer($input: OpinionTransferInput!) {
    opinionTransfer(input: $input) {
      __typename
      ... on OpinionActSuccess { opinion { __typename id version state } }
      ...Problems
    }
  }
`);

export const OpinionMergeDocument = graphql(`
  mutation OpinionMerge($input: OpinionMergeInput!) {
    opinionMerge(input: $input) {
      __typename
      ... on OpinionActSuccess { opinion { __typename id version state } }
      ...Problems
    }
  }
`);

export const OpinionMergeableDocument = graphql(`
  query OpinionMergeable($filter: OpinionFilter) {
    opinions(filter: $filter, orderBy: NEWEST, first: 20) {
      edges { node { __typename id subject receivedOn state } }
    }
  }
`);

export const OpinionDeclineDocument = graphql(`
  mutation OpinionDecline($input: OpinionReasonInput!) {
    opinionDecline(input: $input) {
      __typename
      ... on OpinionActSuccess { opinion { __typename id version state } }
      ...Problems
    }
  }
`);

export const OpinionAnswerDocument = graphql(`
  mutation OpinionAnswer($input: OpinionAnswerInput!) {
    opinionAnswer(input: $input) {
      __typename
      ... on OpinionActSuccess { opinion { __typename id version state } }
      ...Problems
    }
  }
`);

export const OpinionRatingRecordDocument = graphql(`
  mutation OpinionRatingRecord($input: OpinionRatingRecordInput!) {
    opinionRatingRecord(input: $input) {
      __typename
      ... on OpinionActSuccess { opinion { __typename id version state } }
      ...Problems
    }
  }
`);

export const OpinionCloseDocument = graphql(`
  mutation OpinionClose($input: OpinionActInput!) {
    opinionClose(input: $input) {
      __typename
      ... on OpinionActSuccess { opinion { __typename id version state } }
      ...Problems
    }
  }
`);

export const OpinionNoticeTellDocument = graphql(`
  mutation OpinionNoticeTell($input: OpinionNoticeTellInput!) {
    opinionNoticeTell(input: $input) {
      __typename
      ... on OpinionActSuccess { opinion { __typename id version state } }
      ...Problems
    }
  }
`);
