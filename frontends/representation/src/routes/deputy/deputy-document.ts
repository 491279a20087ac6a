import { graphql } from '../../gql/gql.ts';

export const DeputyDocument = graphql(`
  query DeputyPage($id: ID!) {
    deputy(id: $id) {
      __typename
      id
      name
      status
      level
      area { id name }
      electoralUnit
      credentialsConfirmedOn
      electoralDistrict { id name areas { id name } }
      delegation { id name }
      term { id name }
      from
      until
      mandateActions { action allowed reason }
      mandateMatters(first: 20) {
        totalCount
        edges { node { __typename id state kind effectiveOn announcement { number on } openedAt } }
      }
      profile {
        __typename
        id
        version
        state
        occupation
        introduction
        phone
        phoneConsent { form on paper }
        photo { id name mediaType size }
        photoConsent { form on paper }
        changed
        withdrawReason
        history { ...RecordHistoryEntry }
        availableActions { action allowed reason }
      }
      published {
        id
        occupation
        introduction
        phone
        photo { id name mediaType size }
        duties { kind name count }
        dutiesSince
        publishedAt
      }
      suggestionFigures { ...SuggestionFigureParts }
      suggestions(first: 20) { ...SuggestionListParts }
    }
  }
`);

export const ProfileSaveDocument = graphql(`
  mutation DeputyProfileSave($input: DeputyProfileSaveInput!) {
    deputyProfileSave(input: $input) {
      __typename
      ... on DeputyProfileActSuccess { deputyProfile { __typename id version state } }
      ...Problems
    }
  }
`);

export const ProfileConsentDocument = graphql(`
  mutation DeputyProfileConsent($input: DeputyProfileConsentInput!) {
    deputyProfileConsent(input: $input) {
      __typename
      ... on DeputyProfileActSuccess { deputyProfile { __typename id version state } }
      ...Problems
    }
  }
`);

export const ProfileConsentWithdrawDocument = graphql(`
  mutation DeputyProfileConsentWithdraw($input: DeputyProfileConsentWithdrawInput!) {
    deputyProfileConsentWithdraw(input: $input) {
      __typename
      ... on DeputyProfileActSuccess { deputyProfile { __typename id version state } }
      ...Problems
    }
  }
`);

export const ProfilePublishDocument = graphql(`
  mutation DeputyProfilePublish($input: DeputyProfileActInput!) {
    deputyProfilePublish(input: $input) {
      __typename
      ... on DeputyProfileActSuccess { deputyProfile { __typename id version state } }
      ...Problems
    }
  }
`);

export const ProfileWithdrawDocument = graphql(`
  mutation DeputyProfileWithdraw($input: DeputyProfileReasonInput!) {
    deputyProfileWithdraw(input: $input) {
      __typename
      ... on DeputyProfileActSuccess { deputyProfile { __typename id version state } }
      ...Problems
    }
  }
`);
