import { useState, type ReactNode } from 'react';
import type { TypedDocumentNode } from 'urql';
import { useAct } from '@redpine/ui/act';
import { TextArea } from '@redpine/ui/fields';
import { FormDialog } from '@redpine/ui/form-dialog';
import { useFormErrors } from '@redpine/ui/form-errors';
import { defineMessages, useMessages } from '@redpine/ui/messages';

const messages = defineMessages({
  zh: { hint: (min: string, max: string) => `${min}–${max} 字`, done: (title: string) => `已办理：${title}` },
  en: { hint: (min: string, max: string) => `${min}–${max} characters`, done: (title: string) => `Done: ${title}` },
});

interface TextDialogProps<Name extends string, Data, Input extends { idempotencyKey: string } & Record<Name, string>> {
  document: TypedDocumentNode<Data, { input: Input }>;
  /** which record, in which version */
  of: Omit<Input, 'idempotencyKey' | Name>;
  /** the field of the input that the text is */
  name: Name;
  label: string;
  min: number;
  max: number;
  title: string;
  lead?: ReactNode;
  onClose: () => void;
  onDone: () => void;
  onConflict: () => void;
  children?: ReactNode;
}

/** An act that needs one text: a note, a result, a reminder. */
export function TextDialog<Name extends string, Data, Input extends { idempotencyKey: string } & Record<Name, string>>(
  props: TextDialogProps<Name, Data, Input>,
) {
  const { document, of, name, label, min, max, title, lead, onClose, onDone, onConflict, children } = props;
  const text = useMessages(messages);
  const [value, setValue] = useState('');
  const act = useAct(document, { successText: text.done(title), onSuccess: onDone, onConflict });
  const errors = useFormErrors(act.problem, [name]);
  return (
    <FormDialog
      title={title}
      lead={lead}
      submitText={title}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={() => act.run({ ...of, [name]: value } as unknown as Omit<Input, 'idempotencyKey'>)}
      onClose={onClose}
    >
      {children}
      <TextArea required label={label} hint={text.hint(String(min), String(max))} max={max} value={value} error={errors.of(name)} onChange={setValue} />
    </FormDialog>
  );
}
