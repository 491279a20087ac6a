import type { Language, Text } from './language.ts';
import { say } from './language.ts';
import type { LegalBasis } from './legalBasis.ts';

export interface FieldProblem {
  /** Path within the input, dotted, such as `units.0.organ`; empty for the input as a whole. */
  path: string;
  /** Stable for programs, such as REQUIRED. */
  rule: string;
  message: string;
}

export interface ValidationProblem {
  __typename: 'ValidationProblem';
  message: string;
  fields: readonly FieldProblem[];
}

export interface TransitionProblem {
  __typename: 'TransitionProblem';
  message: string;
  action: string;
  state: string;
  reason: string;
  legalBasis: LegalBasis | null;
}

export interface ConflictProblem {
  __typename: 'ConflictProblem';
  message: string;
  currentVersion: number;
}

/** Why an act was not carried out: what the result unions of the contract hold beside success. */
export type Problem = ValidationProblem | TransitionProblem | ConflictProblem;

const INVALID: Text = {
  zh: '所填内容有误，请按提示改正后再提交。',
  en: 'Some of what was sent is not valid. Correct it and send it again.',
};
const CHANGED: Text = {
  zh: '这条记录刚被他人修改，请重新载入后再操作。',
  en: 'Somebody else has just changed this record. Load it again before you go on.',
};

export function validation(language: Language, fields: readonly FieldProblem[]): ValidationProblem {
  return { __typename: 'ValidationProblem', message: say(INVALID, language), fields };
}

/** One field at fault. */
export function invalid(language: Language, path: string, rule: string, message: Text): ValidationProblem {
  return validation(language, [{ path, rule, message: say(message, language) }]);
}

export function transition(refusal: {
  message: string;
  action: string;
  state: string;
  reason: string;
  legalBasis?: LegalBasis | null;
}): TransitionProblem {
  return { __typename: 'TransitionProblem', ...refusal, legalBasis: refusal.legalBasis ?? null };
}

export function conflict(language: Language, currentVersion: number): ConflictProblem {
  return { __typename: 'ConflictProblem', message: say(CHANGED, language), currentVersion };
}

/** Thrown inside an act: rolls everything back, and the act answers with the problem. */
export class Refused extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.name = 'Refused';
    this.problem = problem;
  }
}

/** Refuses where the client saw another version of the record than the present one. */
export function requireVersion(language: Language, current: number, seen: number): void {
  if (current !== seen) throw new Refused(conflict(language, current));
}

export function isProblem(result: object): result is Problem {
  if (!('__typename' in result)) return false;
  const name = result.__typename;
  return name === 'ValidationProblem' || name === 'TransitionProblem' || name === 'ConflictProblem';
}
