import { useId, type InputHTMLAttributes, type ReactNode, type SelectHTMLAttributes, type TextareaHTMLAttributes } from 'react';

interface FieldProps {
  label: string;
  hint?: string;
  /** what is wrong with it */
  problem?: string | undefined;
}

/** A label, its control, and below it what is asked for and what is wrong. */
function Field({ label, hint, problem, children }: FieldProps & { children: (marks: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode }) {
  const id = useId();
  const described = [hint !== undefined && `${id}-hint`, problem !== undefined && `${id}-problem`].filter(Boolean).join(' ');
  return (
    <div className="portal-field">
      <label htmlFor={id}>{label}</label>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="portal-quiet">
          {hint}
        </p>
      )}
      {children({ id, ...(described !== '' && { 'aria-describedby': described }), ...(problem !== undefined && { 'aria-invalid': true }) })}
      {problem !== undefined && (
        <p id={`${id}-problem`} className="portal-wrong">
          {problem}
        </p>
      )}
    </div>
  );
}

export function TextField({ label, hint, problem, ...rest }: FieldProps & InputHTMLAttributes<HTMLInputElement>) {
  return (
    <Field label={label} problem={problem} {...(hint !== undefined && { hint })}>
      {(marks) => <input {...rest} {...marks} />}
    </Field>
  );
}

export function TextArea({ label, hint, problem, ...rest }: FieldProps & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  return (
    <Field label={label} problem={problem} {...(hint !== undefined && { hint })}>
      {(marks) => <textarea {...rest} {...marks} />}
    </Field>
  );
}

export function Choice({ label, hint, problem, children, ...rest }: FieldProps & SelectHTMLAttributes<HTMLSelectElement>) {
  return (
    <Field label={label} problem={problem} {...(hint !== undefined && { hint })}>
      {(marks) => (
        <select {...rest} {...marks}>
          {children}
        </select>
      )}
    </Field>
  );
}
