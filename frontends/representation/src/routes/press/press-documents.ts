import type { TypedDocumentNode } from 'urql';
import { graphql } from '../../gql/gql.ts';
import type { PressTextInput } from '../../gql/graphql.ts';

export const PressListDocument = graphql(`
  query PressList($filter: PressFilter, $first: Int!, $after: String) {
    presses(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges {
        node {
          __typename
          id
          version
          kind
          state
          title
          on
          leader
          result
          closedOn
          organ { id name }
          suggestion { id }
          availableActions { action allowed reason }
        }
      }
    }
  }
`);

export const SuggestionPressDocument = graphql(`
  query SuggestionPress($id: ID!) {
    suggestion(id: $id) {
      __typename
      id
      pressActions { action allowed reason }
      presses {
        __typename
        id
        version
        kind
        state
        meeting
        on
        leader
        note
        result
        closedOn
        organ { id name }
        notes { id text by at }
        availableActions { action allowed reason }
      }
      handlings {
        __typename
        id
        unit { id name }
        unitText
        urging { action allowed reason }
        urges { id part note at }
      }
    }
  }
`);

export const PressChoicesDocument = graphql(`
  query PressChoices {
    pressLeaders { id name title }
    pressCommittees { id name }
  }
`);

export const PressStartDocument = graphql(`
  mutation PressStart($input: PressStartInput!) {
    pressStart(input: $input) {
      __typename
      ... on PressActSuccess { press { __typename id version state } }
      ...Problems
    }
  }
`);

const PressNoteDocument = graphql(`
  mutation PressNote($input: PressTextInput!) {
    pressNote(input: $input) {
      __typename
      ... on PressActSuccess { press { __typename id version state } }
      ...Problems
    }
  }
`);

const PressCloseDocument = graphql(`
  mutation PressClose($input: PressTextInput!) {
    pressClose(input: $input) {
      __typename
      ... on PressActSuccess { press { __typename id version state } }
      ...Problems
    }
  }
`);

export const HandlingUrgeDocument = graphql(`
  mutation HandlingUrge($input: HandlingUrgeInput!) {
    handlingUrge(input: $input) {
      __typename
      ... on HandlingActSuccess { handling { __typename id version state } }
      ...Problems
    }
  }
`);

/** The acts on a press that need one text. */
export const PRESS_TEXT_ACTS: Readonly<Record<'NOTE' | 'CLOSE', TypedDocumentNode<unknown, { input: PressTextInput }>>> = {
  NOTE: PressNoteDocument,
  CLOSE: PressCloseDocument,
};
