import { graphql } from '../../gql/gql.ts';

export const HomeListDocument = graphql(`
  query HomeList($filter: HomeFilter, $figures: HomeFigureFilter, $first: Int!, $after: String) {
    homeActions { action allowed reason }
    homes(filter: $filter, first: $first, after: $after) {
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
          grade
          weaknesses
          lastReceptionOn
          area { id name }
          topic { id name }
        }
      }
    }
    homeFigures(filter: $figures) {
      required { value asOf drillDown }
      organisational { numerator denominator value small asOf drillDown }
      work { numerator denominator value small asOf drillDown }
      attached { numerator denominator value small asOf drillDown }
      good { numerator denominator value small asOf drillDown }
      weak { value asOf drillDown }
      receptions { value asOf drillDown }
      visitors { value asOf drillDown }
    }
  }
`);

export const HomeMapDocument = graphql(`
  query HomeMap {
    homeUnits { ...HomeTile }
    byLevel: homeBreakdown(by: LEVEL) { level figures { ...HomeCoverage } }
    bySubdivision: homeBreakdown(by: SUBDIVISION) { area { id name kind } figures { ...HomeCoverage } }
    byTopic: homeBreakdown(by: TOPIC) {
      topic { id name }
      figures {
        work { numerator denominator value small asOf drillDown }
        outputs { value asOf drillDown }
        converted { numerator denominator value small asOf drillDown }
      }
    }
  }
`);

export const HomeCoverage = graphql(`
  fragment HomeCoverage on HomeFigures {
    organisational { numerator denominator value small asOf drillDown }
    work { numerator denominator value small asOf drillDown }
    attached { numerator denominator value small asOf drillDown }
  }
`);

export const HomeDocument = graphql(`
  query HomePage($id: ID!) {
    home(id: $id) {
      __typename
      id
      version
      state
      kind
      level
      name
      statutoryKind
      label
      area { id name }
      topic { id name }
      address
      openingHours
      contact
      facilities { squareMetres zones barrierFree }
      location { latitude longitude }
      openedOn
      stateReason
      grade
      gradedOn
      weaknesses
      criteria { code grade required found met }
      members { id from until deputy { id name } }
      experts { id name expertise from until }
      outputs { id kind title on suggestion { id title } }
      gradings { id grade on standard decision reason evidence gradedBy criteria { code required found met } files { id name mediaType size } }
      opinionFigures {
        received { value asOf drillDown }
        answered { numerator denominator value small asOf drillDown }
      }
      history { ...RecordHistoryEntry }
      availableActions { action allowed reason }
    }
  }
`);

export const RotaDocument = graphql(`
  query HomeRota($filter: HomeEventFilter, $orderBy: HomeEventOrder!, $first: Int!, $after: String) {
    homeEvents(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges {
        node {
          __typename
          id
          state
          kind
          subject
          on
          from
          until
          visitors
          matters
          home { id name }
          deputies { id answer deputy { id name } }
        }
      }
    }
  }
`);

export const HomeEventDocument = graphql(`
  query HomeEventPage($id: ID!) {
    homeEvent(id: $id) {
      __typename
      id
      version
      state
      kind
      subject
      on
      from
      until
      publishedAt
      visitors
      matters
      summary
      stateReason
      opinionsRaised
      opinionsAnswered
      mayRecordOpinion
      opinions { ...HeardOpinion }
      home { id name area { id } }
      deputies { id answer reason attended deputy { id name } }
      files { id name mediaType size }
      history { ...RecordHistoryEntry }
      availableActions { action allowed reason }
    }
  }
`);
