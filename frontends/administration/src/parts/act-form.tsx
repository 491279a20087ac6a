import { useState, type ReactNode } from 'react';
import type { TypedDocumentNode } from 'urql';
import type { SuccessOf } from '@redpine/ui/act';
import { ActDialog, type ActFrame } from '@redpine/ui/act-dialog';
import { type Choice, type ChoiceGroup, DayField, SelectField, TextArea, TextField } from '@redpine/ui/fields';

/** One field of a short form; its key is the path in the input that problems name. */
export interface FormField {
  key: string;
  label: string;
  kind: 'text' | 'long' | 'day' | 'choice';
  required?: boolean;
  hint?: string;
  initial?: string;
  max?: number;
  choices?: readonly Choice[];
  groups?: readonly ChoiceGroup[];
}

export type Values = Readonly<Record<string, string>>;

interface ActFormProps<Data, Input extends { idempotencyKey: string }> extends Pick<ActFrame, 'title' | 'lead' | 'onClose'> {
  document: TypedDocumentNode<Data, { input: Input }>;
  submitText: string;
  doneText: string;
  fields: readonly FormField[];
  toInput: (values: Values) => Omit<Input, 'idempotencyKey'>;
  /** loads again what is shown: after success, and on a conflict */
  onChanged: () => void;
  /** takes what the act answers, such as something shown once */
  onDone?: (success: SuccessOf<Data>) => void;
  children?: ReactNode;
}

/** A short form over the page for one act: its fields, its problems on them, its button. */
export function ActForm<Data, Input extends { idempotencyKey: string }>(props: ActFormProps<Data, Input>) {
  const { fields, toInput, onChanged, onDone, children, ...frame } = props;
  const [values, setValues] = useState<Values>(() => Object.fromEntries(fields.map((field) => [field.key, field.initial ?? ''])));
  return (
    <ActDialog
      {...frame}
      needed={Object.fromEntries(fields.filter((field) => field.required).map((field) => [field.key, values[field.key] ?? '']))}
      optional={fields.map((field) => field.key)}
      input={toInput(values)}
      onDone={(success) => {
        onDone?.(success);
        onChanged();
        frame.onClose();
      }}
      onConflict={onChanged}
    >
      {(errorOf) => (
        <>
          {children}
          {fields.map((field) => (
            <Control
              key={field.key}
              field={field}
              value={values[field.key] ?? ''}
              error={errorOf(field.key)}
              onChange={(value) => setValues((before) => ({ ...before, [field.key]: value }))}
            />
          ))}
        </>
      )}
    </ActDialog>
  );
}

interface ControlProps {
  field: FormField;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

function Control({ field, value, error, onChange }: ControlProps) {
  const { label, required = false, hint } = field;
  const frame = { label, required, hint, value, error, onChange };
  switch (field.kind) {
    case 'text':
      return <TextField {...frame} />;
    case 'long':
      return <TextArea {...frame} max={field.max ?? 500} rows={8} />;
    case 'day':
      return <DayField {...frame} />;
    case 'choice':
      return <SelectField {...frame} choices={field.choices ?? []} groups={field.groups ?? []} />;
  }
}
