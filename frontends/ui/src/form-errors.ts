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
  /** notes which of the values are empty; true where none is. Only for values that GraphQL could not even carry. */
  complete: (values: Readonly<Record<string, string>>) => boolean;
}

/** The problems of a form's fields: what the service refused, and what is not filled in yet. */
export function useFormErrors(problem: ActProblem | undefined, drawn: readonly string[]): FormErrors {
  const text = useMessages(messages);
  const [missing, setMissing] = useState<readonly string[]>([]);
  const sorted = problem?.__typename === 'ValidationProblem' ? sortFields(problem, drawn) : { onForm: [], elsewhere: [] };
  const refused = new Map(sorted.onForm.map((field) => [field.name.join('.'), field.errors.join(' ')]));
  return {
    of: (path) => (missing.includes(path) ? text.required : refused.get(path)),
    elsewhere: sorted.elsewhere,
    complete: (values) => {
      const empty = Object.keys(values).filter((path) => values[path]?.trim() === '');
      setMissing(empty);
      return empty.length === 0;
    },
  };
}
