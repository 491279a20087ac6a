import type { ReactNode } from 'react';
import type { TypedDocumentNode } from 'urql';
import { type SuccessOf, useAct } from './act.ts';
import { useFormErrors } from './form-errors.ts';
import { FormDialog } from './form-dialog.tsx';
import { defineMessages, useMessages } from './messages.ts';

const messages = defineMessages({
  zh: { done: (title: string) => `已办理：${title}` },
  en: { done: (title: string) => `Done: ${title}` },
});

/** What is wrong with a field, by its path in the input. */
export type ErrorOf = (path: string) => string | undefined;

/** What whoever opens a dialog for an act gives it. */
export interface ActFrame {
  /** of the dialog, and on its main button */
  title: string;
  /** under the title, such as the record's own title */
  lead?: ReactNode;
  onClose: () => void;
  /** the act is carried out */
  onDone: () => void;
  /** the record is to be loaded again */
  onConflict?: () => void;
}

interface ActDialogProps<Data, Input extends { idempotencyKey: string }> extends Omit<ActFrame, 'onDone'> {
  document: TypedDocumentNode<Data, { input: Input }>;
  input: Omit<Input, 'idempotencyKey'>;
  /** by path of the input: the values that must not be empty */
  needed?: Readonly<Record<string, string>>;
  /** paths of the input that have a field here too */
  optional?: readonly string[];
  /** on the main button, where the title does not say it */
  submitText?: string;
  /** what to say when it is done, where 已办理 and the title do not */
  doneText?: string | ((success: SuccessOf<Data>) => string);
  onDone: (success: SuccessOf<Data>) => void;
  /** why the main button is closed for now */
  blocked?: string | undefined;
  wide?: boolean;
  /** whether leaving would lose something, where that something was entered does not tell */
  unsent?: boolean;
  /** the fields; given what is wrong with each, by its path */
  children?: ReactNode | ((errorOf: ErrorOf) => ReactNode);
}

/** One act over the page: its fields with what is wrong with each, its button, its message. Nothing is sent while something needed is empty. */
export function ActDialog<Data, Input extends { idempotencyKey: string }>(props: ActDialogProps<Data, Input>) {
  const { document, input, title, needed = {}, optional = [], submitText = title, doneText, onDone, onConflict, children, ...frame } = props;
  const text = useMessages(messages);
  const act = useAct(document, { successText: doneText ?? text.done(title), onSuccess: onDone, ...(onConflict && { onConflict }) });
  const errors = useFormErrors(act.problem, [...Object.keys(needed), ...optional], needed);
  return (
    <FormDialog
      {...frame}
      title={title}
      submitText={submitText}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={async () => {
        if (errors.complete()) await act.run(input);
      }}
    >
      {typeof children === 'function' ? children(errors.of) : children}
    </FormDialog>
  );
}
