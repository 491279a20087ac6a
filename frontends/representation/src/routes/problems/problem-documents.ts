import { graphql } from '../../gql/gql.ts';

export const ProblemListDocument = graphql(`
  query ProblemList($filter: PressingProblemFilter, $first: Int!, $after: String) {
    pressingProblemActions { action allowed reason }
    pressingProblems(filter: $filter, first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage endCursor }
      edges {
        node {
          __typename
          id
          state
          subject
          source
          listedOn
          dueOn
          overdue
          topic { id name }
          area { id name }
          unit { id shortName }
        }
      }
    }
    pressingProblemFigures(filter: $filter) {
      listed { value asOf drillDown }
      closed { numerator denominator value small asOf drillDown }
      overdue { value asOf drillDown }
    }
  }
`);

export const ProblemDocument = graphql(`
  query ProblemPage($id: ID!) {
    pressingProblem(id: $id) {
      __typename
      id
      version
      state
      subject
      description
      source
      opinion { id subject }
      suggestion { id title }
      topic { id name }
      area { id name }
      verifier { id name }
      unit { id name }
      listedOn
      dueOn
      overdue
      remedy
      remediedOn
      files { id name mediaType size }
      verification { by asked agreed note on }
      reason
      closedOn
      history { ...RecordHistoryEntry }
      availableActions { action allowed reason }
    }
  }
`);

export const ProblemListingDocument = graphql(`
  mutation ProblemListing($input: PressingProblemListInput!) {
    pressingProblemList(input: $input) {
      __typename
      ... on PressingProblemActSuccess { pressingProblem { __typename id version state } }
      ...Problems
    }
  }
`);

export const ProblemAssignDocument = graphql(`
  mutation ProblemAssign($input: PressingProblemAssignInput!) {
    pressingProblemAssign(input: $input) {
      __typename
      ... on PressingProblemActSuccess { pressingProblem { __typename id version state } }
      ...Problems
    }
  }
`);

export const ProblemRemedyDocument = graphql(`
  mutation ProblemRemedy($input: PressingProblemRemedyInput!) {
    pressingProblemRemedy(input: $input) {
      __typename
      ... on PressingProblemActSuccess { pressingProblem { __typename id version state } }
      ...Problems
    }
  }
`);

export const ProblemVerifyDocument = graphql(`
  mutation ProblemVerify($input: PressingProblemVerifyInput!) {
    pressingProblemVerify(input: $input) {
      __typename
      ... on PressingProblemActSuccess { pressingProblem { __typename id version state } }
      ...Problems
    }
  }
`);

export const ProblemSendBackDocument = graphql(`
  mutation ProblemSendBack($input: PressingProblemReasonInput!) {
    pressingProblemSendBack(input: $input) {
      __typename
      ... on PressingProblemActSuccess { pressingProblem { __typename id version state } }
      ...Problems
    }
  }
`);

export const ProblemCloseDocument = graphql(`
  mutation ProblemClose($input: PressingProblemActInput!) {
    pressingProblemClose(input: $input) {
      __typename
      ... on PressingProblemActSuccess { pressingProblem { __typename id version state } }
      ...Problems
    }
  }
`);

export const ProblemDropDocument = graphql(`
  mutation ProblemDrop($input: PressingProblemReasonInput!) {
    pressingProblemDrop(input: $input) {
      __typename
      ... on PressingProblemActSuccess { pressingProblem { __typename id version state } }
      ...Problems
    }
  }
`);
