import { useState, type FormEvent } from 'react';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { graphql } from '../../gql/gql.ts';
import { TextArea } from '../../parts/field.tsx';
import { useSend } from '../../parts/send.ts';

const FollowDocument = graphql(`
  mutation PortalFollow($input: OpinionFollowInput!) {
    opinionFollow(input: $input) {
      __typename
      ... on OpinionTrackSuccess { track { state } }
      ... on Problem { message }
      ... on ValidationProblem { fields { path rule message } }
    }
  }
`);

const messages = defineMessages({
  zh: { text: '补充说明', hint: '2 至 1000 字。', send: '提交补充', sending: '正在提交…', sent: '补充已经送达。' },
  en: { text: 'Add something', hint: '2 to 1,000 characters.', send: 'Submit', sending: 'Submitting…', sent: 'What you added has arrived.' },
});

export function FollowForm({ code, onSent }: { code: string; onSent: () => void }) {
  const text = useMessages(messages);
  const [said, setSaid] = useState('');
  const [done, setDone] = useState(false);
  const { send, sending, wrong } = useSend(FollowDocument, async (given: { text: string }) => ({ code, ...given }));
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    if (sending || !(await send({ text: said }))) return;
    setSaid('');
    setDone(true);
    onSent();
  };
  return (
    <form className="rp-no-print" onSubmit={(event) => void submit(event)} noValidate>
      <TextArea label={text.text} hint={text.hint} maxLength={1_000} value={said} problem={wrong?.fields.get('text')?.message} onChange={(event) => setSaid(event.target.value)} />
      {wrong && (
        <p className="portal-wrong" role="alert">
          {wrong.message}
        </p>
      )}
      <p className="portal-row">
        <button type="submit" className="portal-button" aria-disabled={sending}>
          {sending ? text.sending : text.send}
        </button>
        <output>{done ? text.sent : ''}</output>
      </p>
    </form>
  );
}
