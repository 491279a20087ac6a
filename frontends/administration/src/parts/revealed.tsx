import { useQuery } from 'urql';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Masked, RevealDialog, type RevealFrame } from '@redpine/ui/revealed';
import { graphql } from '../gql/gql.ts';
import type { PersonalSubjectType } from '../gql/graphql.ts';

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
  zh: { lead: '查看人、用途和时间记入审计日志，本人可以查询。' },
  en: { lead: 'Who looks, for what and when goes into the audit log, and the person can ask for it.' },
});

interface RevealedProps {
  /** masked, or whole where the viewer may see it so */
  value: string;
  label: string;
  subject: { type: PersonalSubjectType; id: string };
  field: string;
  revealable: boolean;
}

/** A personal value: masked, and for a minute whole to who says what it is needed for. */
export function Revealed({ subject, field, revealable, value, label }: RevealedProps) {
  return (
    <Masked value={value} label={label} revealable={revealable && value.includes('*')} buttonClass="rp-link-button">
      {(frame) => <Asking {...frame} of={{ subject, field }} />}
    </Masked>
  );
}

function Asking({ of, onShown, ...frame }: RevealFrame & { of: Pick<RevealedProps, 'subject' | 'field'> }) {
  const text = useMessages(messages);
  const [{ data }] = useQuery({ query: PurposesDocument });
  return (
    <RevealDialog
      {...frame}
      document={RevealDocument}
      lead={text.lead}
      purposes={data?.revealPurposes ?? []}
      inputOf={(said) => ({ ...of, ...said })}
      onDone={({ value }) => onShown(value)}
    />
  );
}
