import { useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { graphql } from '../gql/gql.ts';
import type { PersonalSubjectType } from '../gql/graphql.ts';
import { ActForm } from './act-form.tsx';

const PurposesDocument = graphql(`
  query AdministrationRevealPurposes {
    revealPurposes {
      code
      name
    }
  }
`);

const RevealDocument = graphql(`
  mutation AdministrationPersonalDataReveal($input: PersonalDataRevealInput!) {
    personalDataReveal(input: $input) {
      __typename
      ... on PersonalDataRevealSuccess { value leftToday }
      ...AdministrationProblems
    }
  }
`);

const messages = defineMessages({
  zh: {
    show: '显示', of: (label: string) => `显示${label}`, purpose: '用途', note: '说明', shown: '已显示，一分钟后隐藏', lead: '查看人、用途和时间记入审计日志，本人可以查询。',
  },
  en: {
    show: 'Show', of: (label: string) => `Show ${label}`, purpose: 'Purpose', note: 'Note', shown: 'Shown; hidden again in a minute', lead: 'Who looks, for what and when goes into the audit log, and the person can ask for it.',
  },
});

const SHOWN_MS = 60_000;

interface RevealedProps {
  /** masked, or whole where the viewer may see it so */
  value: string;
  label: string;
  subject: { type: PersonalSubjectType; id: string };
  field: string;
  revealable: boolean;
}

/** A personal value: masked, and for a minute whole to who says what it is needed for. */
export function Revealed({ value, label, subject, field, revealable }: RevealedProps) {
  const text = useMessages(messages);
  const [asking, setAsking] = useState(false);
  const [shown, setShown] = useState<string>();
  const [{ data }] = useQuery({ query: PurposesDocument, pause: !asking });
  useEffect(() => {
    if (shown === undefined) return undefined;
    const timer = setTimeout(() => setShown(undefined), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [shown]);
  return (
    <>
      <span aria-live="polite">{shown ?? value}</span>{' '}
      {revealable && shown === undefined && value.includes('*') && (
        <button type="button" className="rp-link-button" aria-label={text.of(label)} onClick={() => setAsking(true)}>
          {text.show}
        </button>
      )}
      {asking && (
        <ActForm
          document={RevealDocument}
          title={text.of(label)}
          lead={text.lead}
          submitText={text.show}
          doneText={text.shown}
          fields={[
            { key: 'purpose', label: text.purpose, kind: 'choice', required: true, choices: (data?.revealPurposes ?? []).map(({ code, name }) => ({ value: code, label: name })) },
            { key: 'note', label: text.note, kind: 'text' },
          ]}
          toInput={({ purpose = '', note }) => ({ subject, field, purpose, note: note || null })}
          onDone={(success) => setShown(success.value ?? undefined)}
          onClose={() => setAsking(false)}
          onChanged={() => undefined}
        />
      )}
    </>
  );
}
