/** The problems of `shared.graphql`, as far as a form needs them. */
export interface ValidationProblem {
  __typename: 'ValidationProblem';
  message: string;
  fields: readonly { path: string; rule: string; message: string }[];
}

export interface TransitionProblem {
  __typename: 'TransitionProblem';
  message: string;
  reason?: string;
  legalBasis?: { law: string; article: string } | null;
}

export interface ConflictProblem {
  __typename: 'ConflictProblem';
  message: string;
  currentVersion: number;
}

/** No answer came, or an error that no form can do anything about. */
export interface DeliveryProblem {
  __typename: 'DeliveryProblem';
  message: string;
}

export type ActProblem = ValidationProblem | TransitionProblem | ConflictProblem | DeliveryProblem;

const KINDS = ['ValidationProblem', 'TransitionProblem', 'ConflictProblem', 'DeliveryProblem'];

export function isProblem(result: { __typename?: string } | null | undefined): result is ActProblem {
  return KINDS.includes(result?.__typename ?? '');
}

interface FieldErrors {
  /** dotted, without `input.` */
  path: string;
  errors: string[];
}

/**
 * Sorts a validation problem's fields into those that the form draws and the rest. Several complaints about
 * one field come together, and what is wrong with a whole row of a list (`files.0`) comes to the list. `drawn` are the
 * form's field paths, dotted; a list's rows count with their list.
 */
export function sortFields(
  problem: ValidationProblem,
  drawn: readonly string[],
): { onForm: FieldErrors[]; elsewhere: ValidationProblem['fields'] } {
  const isDrawn = (path: string): boolean => drawn.some((each) => path === each || path.startsWith(`${each}.`));
  const grouped = new Map<string, FieldErrors>();
  const elsewhere: ValidationProblem['fields'][number][] = [];
  for (const field of problem.fields) {
    const path = field.path.replace(/^input\./, '').replace(/\.\d+$/, '');
    if (!isDrawn(path)) {
      elsewhere.push(field);
      continue;
    }
    const known = grouped.get(path) ?? { path, errors: [] };
    if (!known.errors.includes(field.message)) known.errors.push(field.message);
    grouped.set(path, known);
  }
  return { onForm: [...grouped.values()], elsewhere };
}
