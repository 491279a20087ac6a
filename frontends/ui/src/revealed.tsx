import { useEffect, useState, type ReactNode } from 'react';
import type { TypedDocumentNode } from 'urql';
import type { SuccessOf } from './act.ts';
import { ActDialog } from './act-dialog.tsx';
import { SelectField, TextField } from './fields.tsx';
import { defineMessages, useMessages } from './messages.ts';

const messages = defineMessages({
  zh: { show: '显示', of: (label: string) => `显示${label}`, purpose: '用途', note: '说明', shown: '已显示，一分钟后隐藏' },
  en: { show: 'Show', of: (label: string) => `Show ${label}`, purpose: 'Purpose', note: 'Note', shown: 'Shown; hidden again in a minute' },
});

const SHOWN_MS = 60_000;

/** What the dialog is given that asks what a value is needed for. */
export interface RevealFrame {
  title: string;
  /** takes the whole value; none where the same request was answered before */
  onShown: (value: string | null | undefined) => void;
  onClose: () => void;
}

interface MaskedProps {
  /** masked, or whole where the viewer may see it so */
  value: string;
  label: string;
  revealable: boolean;
  buttonClass: 'rp-plain-button' | 'rp-link-button';
  /** the dialog that asks */
  children: (frame: RevealFrame) => ReactNode;
}

/** A personal value: masked, and for a minute whole to who says what it is needed for. */
export function Masked({ value, label, revealable, buttonClass, children }: MaskedProps) {
  const text = useMessages(messages);
  const [asking, setAsking] = useState(false);
  const [shown, setShown] = useState<string>();
  useEffect(() => {
    if (shown === undefined) return undefined;
    const timer = setTimeout(() => setShown(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [shown]);
  const onShown = (found: string | null | undefined): void => {
    setShown(found ?? undefined);
    setAsking(false);
  };
  return (
    <>
      <span aria-live="polite">{shown ?? value}</span>{' '}
      {revealable && shown === undefined && (
        <button type="button" className={buttonClass} aria-label={text.of(label)} onClick={() => setAsking(true)}>
          {text.show}
        </button>
      )}
      {asking && children({ title: text.of(label), onShown, onClose: () => setAsking(false) })}
    </>
  );
}

interface RevealDialogProps<Data, Input extends { idempotencyKey: string }> extends Omit<RevealFrame, 'onShown'> {
  document: TypedDocumentNode<Data, { input: Input }>;
  /** who learns of it */
  lead: string;
  purposes: readonly { code: string; name: string }[];
  noteMax?: number;
  inputOf: (said: { purpose: string; note: string | null }) => Omit<Input, 'idempotencyKey'>;
  onDone: (success: SuccessOf<Data>) => void;
}

/** Asks what a value is needed for, and has it shown. */
export function RevealDialog<Data, Input extends { idempotencyKey: string }>(props: RevealDialogProps<Data, Input>) {
  const { purposes, noteMax, inputOf, ...frame } = props;
  const text = useMessages(messages);
  const [purpose, setPurpose] = useState('');
  const [note, setNote] = useState('');
  return (
    <ActDialog
      {...frame}
      submitText={text.show}
      doneText={text.shown}
      needed={{ purpose }}
      optional={['note']}
      input={inputOf({ purpose, note: note || null })}
    >
      {(errorOf) => (
        <>
          <SelectField
            required
            label={text.purpose}
            choices={purposes.map(({ code, name }) => ({ value: code, label: name }))}
            value={purpose}
            error={errorOf('purpose')}
            onChange={setPurpose}
          />
          <TextField label={text.note} {...(noteMax !== undefined && { max: noteMax })} value={note} error={errorOf('note')} onChange={setNote} />
        </>
      )}
    </ActDialog>
  );
}
