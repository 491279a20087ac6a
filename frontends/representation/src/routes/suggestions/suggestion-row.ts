import { graphql } from '../../gql/gql.ts';

export const SuggestionRowFragment = graphql(`
  fragment SuggestionRow on Suggestion {
    __typename
    id
    version
    number
    title
    titleRuns(search: $search) {
      text
      found
    }
    state
    origin
    source
    topic {
      id
      name
    }
    area {
      id
      name
    }
    congressSession {
      id
      name
    }
    leadDeputy {
      id
      name
    }
    leadDeputyText
    submittedAt
    assignedOn
    handlings {
      id
      role
      state
      unit {
        id
        shortName
      }
      unitText
    }
    nextDeadline {
      id
      kind
      dueOn
      overdue
      daysLeft
      certainty
    }
    pressMarks
    flags {
      rule
    }
  }
`);
