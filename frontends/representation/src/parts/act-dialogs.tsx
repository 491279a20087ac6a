import { useState, type ReactNode } from 'react';
import type { TypedDocumentNode } from 'urql';
import { useAct } from '@redpine/ui/act';
import { TextArea } from '@redpine/ui/fields';
import { FormDialog } from '@redpine/ui/form-dialog';
import { useFormErrors } from '@redpine/ui/form-errors';
import { defineMessages, useMessages } from '@redpine/ui/messages';

const messages = defineMessages({
  zh: { reason: '理由', hint: '5–1,000 字', done: (title: string) => `已办理：${title}` },
  en: { reason: 'Reason', hint: '5–1,000 characters', done: (title: string) => `Done: ${title}` },
});

interface DialogProps {
  title: string;
  lead?: ReactNode;
  onClose: () => void;
  /** the act is carried out */
  onDone: () => void;
  /** the record is to be loaded again */
  onConflict: () => void;
  children?: ReactNode;
}

interface ReasonDialogProps<Data, Input extends { idempotencyKey: string; reason: string }> extends DialogProps {
  document: TypedDocumentNode<Data, { input: Input }>;
  /** which record, in which version */
  of: Omit<Input, 'idempotencyKey' | 'reason'>;
}

/** An act that needs a reason and nothing else. */
export function ReasonDialog<Data, Input extends { idempotencyKey: string; reason: string }>(props: ReasonDialogProps<Data, Input>) {
  const { document, of, title, lead, onClose, onDone, onConflict, children } = props;
  const text = useMessages(messages);
  const [reason, setReason] = useState('');
  const act = useAct(document, { successText: text.done(title), onSuccess: onDone, onConflict });
  const errors = useFormErrors(act.problem, ['reason']);
  return (
    <FormDialog
      title={title}
      lead={lead}
      submitText={title}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={() => act.run({ ...of, reason } as Omit<Input, 'idempotencyKey'>)}
      onClose={onClose}
    >
      {children}
      <TextArea required label={text.reason} hint={text.hint} max={1_000} value={reason} error={errors.of('reason')} onChange={setReason} />
    </FormDialog>
  );
}

interface ConfirmDialogProps<Data, Input extends { idempotencyKey: string }> extends DialogProps {
  document: TypedDocumentNode<Data, { input: Input }>;
  /** all of the input */
  of: Omit<Input, 'idempotencyKey'>;
}

/** An act that needs nothing more than a second thought. */
export function ConfirmDialog<Data, Input extends { idempotencyKey: string }>(props: ConfirmDialogProps<Data, Input>) {
  const { document, of, title, lead, onClose, onDone, onConflict, children } = props;
  const text = useMessages(messages);
  const act = useAct(document, { successText: text.done(title), onSuccess: onDone, onConflict });
  return (
    <FormDialog title={title} lead={lead} submitText={title} running={act.running} problem={act.problem} onSubmit={() => act.run(of)} onClose={onClose}>
      {children}
    </FormDialog>
  );
}
