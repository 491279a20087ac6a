import { graphql } from '../../gql/gql.ts';

export const CommitmentsDocument = graphql(`
  query SuggestionCommitments($id: ID!) {
    suggestion(id: $id) {
      __typename
      id
      commitments {
        __typename
        id
        version
        state
        text
        measure
        promisedOn
        dueOn
        firstDueOn
        metOn
        overdue
        daysLeft
        unit { id name }
        reports { id text on outcome reason files { id name mediaType size } }
        dueRequests { id from to reason outcome refusal }
        evaluation { attitude result comment at }
        presses { year on overdue }
        availableActions { action allowed reason }
      }
      handlings {
        __typename
        id
        unit { id name }
        unitText
        commitmentRegistration { action allowed reason }
      }
    }
  }
`);

export const CommitmentRegisterDocument = graphql(`
  mutation CommitmentRegister($input: CommitmentRegisterInput!) {
    commitmentRegister(input: $input) {
      __typename
      ... on CommitmentActSuccess { commitment { __typename id version state } }
      ...Problems
    }
  }
`);

export const CommitmentReportDocument = graphql(`
  mutation CommitmentReport($input: CommitmentReportInput!) {
    commitmentReport(input: $input) {
      __typename
      ... on CommitmentActSuccess { commitment { __typename id version state } }
      ...Problems
    }
  }
`);

export const CommitmentEvaluateDocument = graphql(`
  mutation CommitmentEvaluate($input: CommitmentEvaluateInput!) {
    commitmentEvaluate(input: $input) {
      __typename
      ... on CommitmentActSuccess { commitment { __typename id version state } }
      ...Problems
    }
  }
`);

export const CommitmentDueAskDocument = graphql(`
  mutation CommitmentDueAsk($input: CommitmentDueAskInput!) {
    commitmentDueAsk(input: $input) {
      __typename
      ... on CommitmentActSuccess { commitment { __typename id version state } }
      ...Problems
    }
  }
`);

export const CommitmentConfirmDocument = graphql(`
  mutation CommitmentConfirm($input: CommitmentActInput!) {
    commitmentConfirm(input: $input) {
      __typename
      ... on CommitmentActSuccess { commitment { __typename id version state } }
      ...Problems
    }
  }
`);

export const CommitmentCloseDocument = graphql(`
  mutation CommitmentClose($input: CommitmentActInput!) {
    commitmentClose(input: $input) {
      __typename
      ... on CommitmentActSuccess { commitment { __typename id version state } }
      ...Problems
    }
  }
`);

export const CommitmentDueGrantDocument = graphql(`
  mutation CommitmentDueGrant($input: CommitmentActInput!) {
    commitmentDueGrant(input: $input) {
      __typename
      ... on CommitmentActSuccess { commitment { __typename id version state } }
      ...Problems
    }
  }
`);

export const CommitmentSendBackDocument = graphql(`
  mutation CommitmentSendBack($input: CommitmentReasonInput!) {
    commitmentSendBack(input: $input) {
      __typename
      ... on CommitmentActSuccess { commitment { __typename id version state } }
      ...Problems
    }
  }
`);

export const CommitmentReopenDocument = graphql(`
  mutation CommitmentReopen($input: CommitmentReasonInput!) {
    commitmentReopen(input: $input) {
      __typename
      ... on CommitmentActSuccess { commitment { __typename id version state } }
      ...Problems
    }
  }
`);

export const CommitmentDueRefuseDocument = graphql(`
  mutation CommitmentDueRefuse($input: CommitmentReasonInput!) {
    commitmentDueRefuse(input: $input) {
      __typename
      ... on CommitmentActSuccess { commitment { __typename id version state } }
      ...Problems
    }
  }
`);
