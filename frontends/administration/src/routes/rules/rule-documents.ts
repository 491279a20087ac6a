import { graphql } from '../../gql/gql.ts';

export const RulesDocument = graphql(`
  query AdministrationRules {
    rules {
      __typename
      id
      code
      name
      area
      current {
        id
      }
      versions {
        __typename
        id
        version
        effectiveFrom
        effectiveUntil
        settings {
          name
          value
        }
        legalBasis {
          law
          article
          mark
        }
        source
        decision {
          meeting
          on
          document
          enteredBy
          enteredAt
        }
        withdrawn
      }
    }
    replyCategoryVersions {
      __typename
      id
      code
      name
      position
      mark
      effectiveFrom
      effectiveUntil
      source
    }
  }
`);

export const RuleVersionAddDocument = graphql(`
  mutation RuleVersionAdd($input: RuleVersionAddInput!) {
    ruleVersionAdd(input: $input) {
      __typename
      ... on RuleActSuccess { rule { __typename id } }
      ...AdministrationProblems
    }
  }
`);

export const RuleVersionWithdrawDocument = graphql(`
  mutation RuleVersionWithdraw($input: RuleVersionWithdrawInput!) {
    ruleVersionWithdraw(input: $input) {
      __typename
      ... on RuleActSuccess { rule { __typename id } }
      ...AdministrationProblems
    }
  }
`);

export const ReplyCategoryAddDocument = graphql(`
  mutation ReplyCategoryAdd($input: ReplyCategoryAddInput!) {
    replyCategoryAdd(input: $input) {
      __typename
      ... on ReplyCategoryActSuccess { category { __typename id } }
      ...AdministrationProblems
    }
  }
`);

export const ReplyCategoryEndDocument = graphql(`
  mutation ReplyCategoryEnd($input: ReplyCategoryEndInput!) {
    replyCategoryEnd(input: $input) {
      __typename
      ... on ReplyCategoryActSuccess { category { __typename id } }
      ...AdministrationProblems
    }
  }
`);
