import { useState, type ReactNode } from 'react';
import type { TypedDocumentNode } from 'urql';
import { type SuccessOf, useAct } from '@redpine/ui/act';
import { type Choice, type ChoiceGroup, DayField, SelectField, TextArea, TextField } from '@redpine/ui/fields';
import { FormDialog } from '@redpine/ui/form-dialog';
import { useFormErrors } from '@redpine/ui/form-errors';

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

interface ActFormProps<Data, Input extends { idempotencyKey: string }> {
  document: TypedDocumentNode<Data, { input: Input }>;
  title: string;
  lead?: string | undefined;
  submitText: string;
  doneText: string;
  fields: readonly FormField[];
  toInput: (values: Values) => Omit<Input, 'idempotencyKey'>;
  onClose: () => void;
  /** loads again what is shown: after success, and on a conflict */
  onChanged: () => void;
  /** takes what the act answers, such as something shown once */
  onDone?: (success: SuccessOf<Data>) => void;
  children?: ReactNode;
}

/** A short form over the page for one act: its fields, its problems on them, its button. */
export function ActForm<Data, Input extends { idempotencyKey: string }>(props: ActFormProps<Data, Input>) {
  const { document, title, lead, submitText, doneText, fields, toInput, onClose, onChanged, onDone, children } = props;
  const [values, setValues] = useState<Values>(() => Object.fromEntries(fields.map((field) => [field.key, field.initial ?? ''])));
  const act = useAct(document, {
    successText: doneText,
    onSuccess: (success) => {
      onDone?.(success);
      onChanged();
      onClose();
    },
    onConflict: onChanged,
  });
  const needed = fields.filter((field) => field.required).map((field) => [field.key, values[field.key] ?? ''] as const);
  const errors = useFormErrors(act.problem, fields.map((field) => field.key), Object.fromEntries(needed));
  const submit = async (): Promise<void> => {
    if (errors.complete()) await act.run(toInput(values));
  };
  return (
    <FormDialog
      title={title}
      lead={lead}
      submitText={submitText}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={submit}
      onClose={onClose}
    >
      {children}
      {fields.map((field) => (
        <Control
          key={field.key}
          field={field}
          value={values[field.key] ?? ''}
          error={errors.of(field.key)}
          onChange={(value) => setValues((before) => ({ ...before, [field.key]: value }))}
        />
      ))}
    </FormDialog>
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
