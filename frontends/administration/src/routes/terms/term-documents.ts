import { graphql } from '../../gql/gql.ts';

export const TermOpenDocument = graphql(`
  mutation TermOpen($input: TermOpenInput!) {
    termOpen(input: $input) {
      __typename
      ... on TermActSuccess { term { __typename id version } }
      ...AdministrationProblems
    }
  }
`);

export const TermRescheduleDocument = graphql(`
  mutation TermReschedule($input: TermRescheduleInput!) {
    termReschedule(input: $input) {
      __typename
      ... on TermActSuccess { term { __typename id version } }
      ...AdministrationProblems
    }
  }
`);

export const SessionAddDocument = graphql(`
  mutation SessionAdd($input: SessionAddInput!) {
    sessionAdd(input: $input) {
      __typename
      ... on SessionActSuccess { session { __typename id version } }
      ...AdministrationProblems
    }
  }
`);

export const SessionRescheduleDocument = graphql(`
  mutation SessionReschedule($input: SessionRescheduleInput!) {
    sessionReschedule(input: $input) {
      __typename
      ... on SessionActSuccess { session { __typename id version } }
      ...AdministrationProblems
    }
  }
`);

