import { useQuery } from 'urql';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Masked, RevealDialog, type RevealFrame } from '@redpine/ui/revealed';
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
  zh: { lead: '查看人、用途和时间记入审计日志。' },
  en: { lead: 'Who looks, for what and when goes into the audit log.' },
});

interface RevealedProps {
  /** masked */
  value: string;
  label: string;
  of: { type: ConstituentRecordType; id: string };
  field: string;
  revealable: boolean;
}

/** A constituent's personal value: masked, and for a minute whole to who says what it is needed for. */
export function Revealed({ of, field, ...shown }: RevealedProps) {
  return (
    <Masked {...shown} buttonClass="rp-plain-button">
      {(frame) => <Asking {...frame} of={{ ...of, field }} />}
    </Masked>
  );
}

function Asking({ of, onShown, ...frame }: RevealFrame & { of: { type: ConstituentRecordType; id: string; field: string } }) {
  const text = useMessages(messages);
  const [{ data }] = useQuery({ query: PurposesDocument });
  return (
    <RevealDialog
      {...frame}
      document={RevealDocument}
      lead={text.lead}
      purposes={data?.constituentRevealPurposes ?? []}
      noteMax={200}
      inputOf={(said) => ({ ...of, ...said })}
      onDone={({ value }) => onShown(value)}
    />
  );
}
