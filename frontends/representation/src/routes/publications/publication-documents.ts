import { graphql } from '../../gql/gql.ts';

export const WorkListDocument = graphql(`
  query PublicationWorkList($filter: PublicationFilter, $first: Int!, $after: String) {
    publications(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { id state reason updatedAt suggestion { id number title } } }
    }
  }
`);

export const PublishableDocument = graphql(`
  query PublishableSuggestions($first: Int!, $after: String) {
    publishableSuggestions(first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges { node { id number title submittedAt } }
    }
  }
`);

export const PublicationDocument = graphql(`
  query PublicationPage($id: ID!) {
    publication(id: $id) {
      __typename
      id
      version
      state
      showDeputy
      reason
      original {
        title
        text
        replies { handling unitName text }
        hints { part reply kind start end found }
      }
      redacted {
        title
        text
        replies { handling unitName text }
        hints { part reply kind start end found }
      }
      snapshots { version title publishedAt publishedBy }
      availableActions { action allowed reason }
      suggestion { id number title }
    }
  }
`);

export const SuggestionPublicationDocument = graphql(`
  query SuggestionPublication($id: ID!) {
    suggestion(id: $id) {
      __typename
      id
      publication { __typename id version state reason }
      publicationActions { action allowed reason }
    }
  }
`);

export const PublicationProposeDocument = graphql(`
  mutation PublicationPropose($input: PublicationProposeInput!) {
    publicationPropose(input: $input) {
      __typename
      ... on PublicationActSuccess { publication { __typename id version state } }
      ...Problems
    }
  }
`);

export const PublicationRedactDocument = graphql(`
  mutation PublicationRedact($input: PublicationRedactInput!) {
    publicationRedact(input: $input) {
      __typename
      ... on PublicationActSuccess { publication { __typename id version state } }
      ...Problems
    }
  }
`);

export const PublicationPublishDocument = graphql(`
  mutation PublicationPublish($input: PublicationPublishInput!) {
    publicationPublish(input: $input) {
      __typename
      ... on PublicationActSuccess { publication { __typename id version state } }
      ...Problems
    }
  }
`);

export const PublicationWithdrawDocument = graphql(`
  mutation PublicationWithdraw($input: PublicationReasonInput!) {
    publicationWithdraw(input: $input) {
      __typename
      ... on PublicationActSuccess { publication { __typename id version state } }
      ...Problems
    }
  }
`);
