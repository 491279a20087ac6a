import { graphql } from './gql/gql.ts';

/** What a form reads of every problem that an act can answer: each mutation spreads it beside its success. */
graphql(`
  fragment ShellProblems on Problem {
    message
    ... on ValidationProblem { fields { path rule message } }
    ... on TransitionProblem { reason }
    ... on ConflictProblem { currentVersion }
  }
`);
