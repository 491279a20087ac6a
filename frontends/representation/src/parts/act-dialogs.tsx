import { useState, type ReactNode } from 'react';
import type { TypedDocumentNode } from 'urql';
import { ActDialog, type ActFrame } from '@redpine/ui/act-dialog';
import { TextArea } from '@redpine/ui/fields';
import { defineMessages, useMessages } from '@redpine/ui/messages';

const messages = defineMessages({
  zh: { reason: '理由', hint: (min: string, max: string) => `${min}–${max} 字` },
  en: { reason: 'Reason', hint: (min: string, max: string) => `${min}–${max} characters` },
});

interface Frame extends ActFrame {
  submitText?: string;
  doneText?: string;
  children?: ReactNode;
}

interface ConfirmDialogProps<Data, Input extends { idempotencyKey: string }> extends Frame {
  document: TypedDocumentNode<Data, { input: Input }>;
  /** all of the input */
  of: Omit<Input, 'idempotencyKey'>;
}

/** An act that needs nothing more than a second thought. */
export function ConfirmDialog<Data, Input extends { idempotencyKey: string }>({ of, ...frame }: ConfirmDialogProps<Data, Input>) {
  return <ActDialog {...frame} input={of} />;
}

interface TextDialogProps<Name extends string, Data, Input extends { idempotencyKey: string } & Record<Name, string>> extends Frame {
  document: TypedDocumentNode<Data, { input: Input }>;
  /** which record, in which version */
  of: Omit<Input, 'idempotencyKey' | Name>;
  /** the field of the input that the text is */
  name: Name;
  label: string;
  min: number;
  max: number;
  /** where the bounds alone do not say enough */
  hint?: string;
}

/** An act that needs one text: a note, a result, a reminder. */
export function TextDialog<Name extends string, Data, Input extends { idempotencyKey: string } & Record<Name, string>>(
  props: TextDialogProps<Name, Data, Input>,
) {
  const { of, name, label, min, max, hint, children, ...frame } = props;
  const text = useMessages(messages);
  const [value, setValue] = useState('');
  return (
    <ActDialog {...frame} needed={{ [name]: value }} input={{ ...of, [name]: value } as unknown as Omit<Input, 'idempotencyKey'>}>
      {(errorOf) => (
        <>
          {children}
          <TextArea required label={label} hint={hint ?? text.hint(String(min), String(max))} max={max} value={value} error={errorOf(name)} onChange={setValue} />
        </>
      )}
    </ActDialog>
  );
}

interface ReasonDialogProps<Data, Input extends { idempotencyKey: string; reason: string }> extends Frame {
  document: TypedDocumentNode<Data, { input: Input }>;
  /** which record, in which version */
  of: Omit<Input, 'idempotencyKey' | 'reason'>;
  hint?: string;
}

/** An act that needs a reason and nothing else. */
export function ReasonDialog<Data, Input extends { idempotencyKey: string; reason: string }>(props: ReasonDialogProps<Data, Input>) {
  const text = useMessages(messages);
  return <TextDialog<'reason', Data, Input> {...props} name="reason" label={text.reason} min={5} max={1_000} />;
}
