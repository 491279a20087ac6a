import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { useAct } from '@redpine/ui/act';
import { SelectField, TextField } from '@redpine/ui/fields';
import { FormDialog } from '@redpine/ui/form-dialog';
import { useFormErrors } from '@redpine/ui/form-errors';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { graphql } from '../gql/gql.ts';
import type { ConstituentRecordType } from '../gql/graphql.ts';

const PurposesDocument = graphql(`
  query ConstituentRevealPurposes {
    constituentRevealPurposes { code name }
  }
`);

const RevealDocument = graphql(`
  mutation ConstituentDataReveal($input: ConstituentDataRevealInput!) {
    constituentDataReveal(input: $input) {
      __typename
      ... on ConstituentDataRevealSuccess { value leftToday }
      ...Problems
    }
  }
`);

const messages = defineMessages({
  zh: { show: '显示', of: (label: string) => `显示${label}`, purpose: '用途', note: '说明', shown: '已显示，一分钟后隐藏', lead: '查看人、用途和时间记入审计日志。' },
  en: { show: 'Show', of: (label: string) => `Show ${label}`, purpose: 'Purpose', note: 'Note', shown: 'Shown; hidden again in a minute', lead: 'Who looks, for what and when goes into the audit log.' },
});

const SHOWN_MS = 60_000;

interface RevealedProps {
  /** masked */
  value: string;
  label: string;
  of: { type: ConstituentRecordType; id: string };
  field: string;
  revealable: boolean;
}

/** A constituent's personal value: masked, and for a minute whole to who says what it is needed for. */
export function Revealed({ value, label, of, field, revealable }: RevealedProps) {
  const text = useMessages(messages);
  const [asking, setAsking] = useState(false);
  const [shown, setShown] = useState<string>();
  useEffect(() => {
    if (shown === undefined) return undefined;
    const timer = setTimeout(() => setShown(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [shown]);
  return (
    <>
      <span aria-live="polite">{shown ?? value}</span>{' '}
      {revealable && shown === undefined && (
        <button type="button" className="rp-plain-button" aria-label={text.of(label)} onClick={() => setAsking(true)}>
          {text.show}
        </button>
      )}
      {asking && (
        <RevealDialog
          title={text.of(label)}
          of={{ ...of, field }}
          onShown={(found) => {
            setShown(found);
            setAsking(false);
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}

interface RevealDialogProps {
  title: string;
  of: { type: ConstituentRecordType; id: string; field: string };
  onShown: (value: string | undefined) => void;
  onClose: () => void;
}

function RevealDialog({ title, of, onShown, onClose }: RevealDialogProps) {
  const text = useMessages(messages);
  const [{ data }] = useQuery({ query: PurposesDocument });
  const [purpose, setPurpose] = useState('');
  const [note, setNote] = useState('');
  const act = useAct(RevealDocument, { successText: text.shown, onSuccess: ({ value }) => onShown(value ?? undefined) });
  const errors = useFormErrors(act.problem, ['purpose', 'note'], { purpose });
  return (
    <FormDialog
      title={title}
      lead={text.lead}
      submitText={text.show}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={async () => {
        if (errors.complete()) await act.run({ ...of, purpose, note: note || null });
      }}
      onClose={onClose}
    >
      <SelectField
        required
        label={text.purpose}
        choices={(data?.constituentRevealPurposes ?? []).map(({ code, name }) => ({ value: code, label: name }))}
        value={purpose}
        error={errors.of('purpose')}
        onChange={setPurpose}
      />
      <TextField label={text.note} max={200} value={note} error={errors.of('note')} onChange={setNote} />
    </FormDialog>
  );
}
