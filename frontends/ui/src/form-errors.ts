import { useState } from 'react';
import { defineMessages, useMessages } from './messages.ts';
import { sortFields, type ActProblem, type ValidationProblem } from './problems.ts';

const messages = defineMessages({
  zh: { required: '请填写此项' },
  en: { required: 'This is needed' },
});

export interface FormErrors {
  /** what is wrong with a field, by its path in the input */
  of: (path: string) => string | undefined;
  /** what the service says of fields that the form does not draw */
  elsewhere: ValidationProblem['fields'];
  /** whether everything needed is filled in; from the first asking on, what is not says so */
  complete: () => boolean;
}

/**
 * The problems of a form's fields: what the service refused, and what is not filled in yet. `needed` are the
 * values, by path, that GraphQL could not even carry empty; all other rules are the service's.
 */
export function useFormErrors(
  problem: ActProblem | undefined,
  drawn: readonly string[],
  needed: Readonly<Record<string, string>> = {},
): FormErrors {
  const text = useMessages(messages);
  const [tried, setTried] = useState(false);
  const missing = Object.keys(needed).filter((path) => needed[path]?.trim() === '');
  const sorted = problem?.__typename === 'ValidationProblem' ? sortFields(problem, drawn) : { onForm: [], elsewhere: [] };
  const refused = new Map(sorted.onForm.map(({ path, errors }) => [path, errors.join(' ')]));
  return {
    of: (path) => (tried && missing.includes(path) ? text.required : refused.get(path)),
    elsewhere: sorted.elsewhere,
    complete: () => {
      setTried(true);
      return missing.length === 0;
    },
  };
}
