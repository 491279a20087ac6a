import { useId, type ReactNode } from 'react';
import { digitsOf } from './digits.ts';
import { defineMessages, useMessages } from './messages.ts';

const messages = defineMessages({
  zh: { optional: '选填', choose: '请选择', count: (count: number, max: number) => `${count} ／ ${max}` },
  en: { optional: 'optional', choose: 'Choose', count: (count: number, max: number) => `${count} of ${max}` },
});

interface FieldProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error?: string | undefined;
  hint?: ReactNode;
  required?: boolean;
}

interface FrameProps extends Omit<FieldProps, 'value' | 'onChange'> {
  id: string;
  after?: ReactNode;
  children: ReactNode;
}

/** A label, its control, a hint and the problem, tied together for screen readers. */
function Frame({ id, label, error, hint, required, after, children }: FrameProps) {
  const text = useMessages(messages);
  return (
    <div className="rp-field" data-invalid={error ? '' : undefined}>
      <div className="rp-field-head">
        <label htmlFor={id}>{label}</label>
        {!required && <span className="rp-quiet">{text.optional}</span>}
        {after}
      </div>
      {hint && (
        <p id={`${id}-hint`} className="rp-quiet">
          {hint}
        </p>
      )}
      {children}
      {error && (
        <p id={`${id}-error`} className="rp-field-error">
          {error}
        </p>
      )}
    </div>
  );
}

function described(id: string, error: string | undefined, hint: ReactNode) {
  const ids = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  return { ...(ids && { 'aria-describedby': ids }), 'aria-invalid': Boolean(error) };
}

interface TextFieldProps extends FieldProps {
  max?: number;
  secret?: 'current-password' | 'new-password';
  inputMode?: 'numeric';
}

/** `secret` hides what is typed, and tells a password manager what it is. */
export function TextField({ value, onChange, max, secret, inputMode, ...frame }: TextFieldProps) {
  const id = useId();
  return (
    <Frame id={id} {...frame}>
      <input
        id={id}
        type={secret ? 'password' : 'text'}
        autoComplete={secret}
        inputMode={inputMode}
        className="rp-input"
        value={value}
        maxLength={max}
        aria-required={frame.required === true}
        {...described(id, frame.error, frame.hint)}
        onChange={(event) => onChange(event.target.value)}
      />
    </Frame>
  );
}

/** A whole number, as its digits or ''. Anything else that is typed or pasted does not get in: no vote is left out in silence. */
export function CountField({ digits = 6, onChange, ...frame }: FieldProps & { digits?: number }) {
  const take = (typed: string): void => {
    const number = digitsOf(typed);
    if (number !== null && number.length <= digits) onChange(number);
  };
  return <TextField {...frame} inputMode="numeric" onChange={take} />;
}

interface CountFieldsProps<Values extends Readonly<Record<string, string>>> {
  values: Values;
  labels: Readonly<Record<keyof Values, string>>;
  errorOf: (name: string) => string | undefined;
  onChange: (values: { [Name in keyof Values]: string }) => void;
}

/** Several counts that belong together, each by its name. */
export function CountFields<Values extends Readonly<Record<string, string>>>({ values, labels, errorOf, onChange }: CountFieldsProps<Values>) {
  return Object.entries(values).map(([name, value]) => (
    <CountField required key={name} label={labels[name] ?? name} value={value} error={errorOf(name)} onChange={(count) => onChange({ ...values, [name]: count })} />
  ));
}

/** `max` counts code points, as the service does. It is shown and never cuts: a long paste keeps its end. */
export function TextArea({ value, onChange, max, rows = 5, ...frame }: FieldProps & { max: number; rows?: number }) {
  const text = useMessages(messages);
  const id = useId();
  const count = Array.from(value).length;
  return (
    <Frame
      id={id}
      {...frame}
      after={
        <span className="rp-quiet rp-field-count" data-over={count > max ? '' : undefined}>
          {text.count(count, max)}
        </span>
      }
    >
      <textarea
        id={id}
        className="rp-input"
        rows={rows}
        value={value}
        aria-required={frame.required === true}
        {...described(id, frame.error, frame.hint)}
        onChange={(event) => onChange(event.target.value)}
      />
    </Frame>
  );
}

export interface Choice {
  value: string;
  label: string;
  hint?: string;
}

export interface ChoiceGroup {
  label: string;
  choices: readonly Choice[];
}

interface SelectProps extends FieldProps {
  choices?: readonly Choice[];
  groups?: readonly ChoiceGroup[];
}

export function SelectField({ value, onChange, choices = [], groups = [], ...frame }: SelectProps) {
  const id = useId();
  return (
    <Frame id={id} {...frame}>
      <select
        id={id}
        className="rp-input"
        value={value}
        aria-required={frame.required === true}
        {...described(id, frame.error, frame.hint)}
        onChange={(event) => onChange(event.target.value)}
      >
        <Options choices={choices} groups={groups} />
      </select>
    </Frame>
  );
}

/** The options of a select, an empty one first. */
export function Options({ choices = [], groups = [] }: Pick<SelectProps, 'choices' | 'groups'>) {
  const text = useMessages(messages);
  const option = ({ value, label }: Choice): ReactNode => (
    <option key={value} value={value}>
      {label}
    </option>
  );
  return (
    <>
      <option value="">{text.choose}</option>
      {choices.map(option)}
      {groups.map((group) => (
        <optgroup key={group.label} label={group.label}>
          {group.choices.map(option)}
        </optgroup>
      ))}
    </>
  );
}

export function DayField({ value, onChange, ...frame }: FieldProps) {
  const id = useId();
  return (
    <Frame id={id} {...frame}>
      <input
        id={id}
        type="date"
        className="rp-input rp-input-day"
        value={value}
        aria-required={frame.required === true}
        {...described(id, frame.error, frame.hint)}
        onChange={(event) => onChange(event.target.value)}
      />
    </Frame>
  );
}

/** A few choices as large cards: nothing hidden behind a menu, easy to touch. */
export function RadioCards({ label, value, onChange, error, choices }: FieldProps & { choices: readonly Choice[] }) {
  const id = useId();
  return (
    <fieldset className="rp-field" data-invalid={error ? '' : undefined} {...(error && { 'aria-describedby': `${id}-error` })}>
      <legend>{label}</legend>
      <div className={choices.some((choice) => choice.hint) ? 'rp-cards rp-cards-wide' : 'rp-cards'}>
        {choices.map((choice) => (
          <label key={choice.value} className="rp-card" data-chosen={choice.value === value ? '' : undefined}>
            <input
              type="radio"
              name={id}
              value={choice.value}
              checked={choice.value === value}
              onChange={() => onChange(choice.value)}
            />
            <span>
              {choice.label}
              {choice.hint && <small>{choice.hint}</small>}
            </span>
          </label>
        ))}
      </div>
      {error && (
        <p id={`${id}-error`} className="rp-field-error">
          {error}
        </p>
      )}
    </fieldset>
  );
}
