import { problemRules } from '../src/pressing-problem/problem.rules.ts';
import { insertRules } from './rules.sql.ts';

/** 急难愁盼问题. `files` and `verification` have the field names of the GraphQL types. */
export const pressingProblemSql: readonly string[] = [
  `create table pressing_problem (
     id uuid primary key default uuidv7(),
     version integer not null default 1,
     state text not null check (state in ('LISTED', 'ASSIGNED', 'REMEDIED', 'VERIFIED', 'CLOSED', 'DROPPED')),
     subject text not null check (subject <> ''),
     description text not null check (description <> ''),
     source text not null check (source in ('OPINION', 'VISIT', 'SUGGESTION', 'INSPECTION')),
     opinion_id uuid references opinion,
     suggestion_id uuid references suggestion on delete set null,
     topic_id uuid not null,
     area_id uuid not null,
     verifier_id uuid references deputy,
     organ_id uuid,
     due_on date,
     remedy text,
     remedied_on date,
     files jsonb not null default '[]',
     verification jsonb,
     reason text,
     listed_on date not null,
     closed_on date,
     updated_at timestamptz not null,
     check (state in ('LISTED', 'DROPPED') or (organ_id is not null and due_on is not null)),
     check (state not in ('REMEDIED', 'VERIFIED', 'CLOSED') or (remedy is not null and remedied_on is not null)),
     check ((state in ('VERIFIED', 'CLOSED')) = (verification is not null)),
     check ((state = 'CLOSED') = (closed_on is not null))
   )`,
  'create index pressing_problem_by_opinion on pressing_problem (opinion_id) where opinion_id is not null',
  'create index pressing_problem_by_area on pressing_problem (area_id)',
  'create index pressing_problem_by_organ on pressing_problem (organ_id) where organ_id is not null',
  `create index pressing_problem_files on pressing_problem using gin (files jsonb_path_ops) where files <> '[]'`,
  insertRules(problemRules),
];
