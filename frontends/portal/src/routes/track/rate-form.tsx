import { useState, type FormEvent } from 'react';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { graphql } from '../../gql/gql.ts';
import type { OpinionRating } from '../../gql/graphql.ts';
import { TextArea } from '../../parts/field.tsx';
import { useSend } from '../../parts/send.ts';

const RateDocument = graphql(`
  mutation PortalRate($input: OpinionRateInput!) {
    opinionRate(input: $input) {
      __typename
      ... on OpinionTrackSuccess { track { state } }
      ... on Problem { message }
      ... on ValidationProblem { fields { path rule message } }
    }
  }
`);

export const ratings = defineMessages({
  zh: { SATISFIED: '满意', BASICALLY_SATISFIED: '基本满意', DISSATISFIED: '不满意' },
  en: { SATISFIED: 'Satisfied', BASICALLY_SATISFIED: 'Basically satisfied', DISSATISFIED: 'Dissatisfied' },
});

const messages = defineMessages({
  zh: { title: '您对答复满意吗', comment: '说明（不满意时必填）', unsaid: '请先选择满意程度。', send: '提交评价', sending: '正在提交…' },
  en: { title: 'Are you satisfied with the answer?', comment: 'Why (needed where you are dissatisfied)', unsaid: 'Choose how satisfied you are.', send: 'Submit the rating', sending: 'Submitting…' },
});

const RATINGS = ['SATISFIED', 'BASICALLY_SATISFIED', 'DISSATISFIED'] as const satisfies readonly OpinionRating[];

export function RateForm({ code, onRated }: { code: string; onRated: () => void }) {
  const text = useMessages(messages);
  const names = useMessages(ratings);
  const [rating, setRating] = useState<OpinionRating | null>(null);
  const [comment, setComment] = useState('');
  const [unsaid, setUnsaid] = useState(false);
  const { send, sending, wrong } = useSend(RateDocument, async (given: { rating: OpinionRating; comment: string }) => ({
    code,
    rating: given.rating,
    ...(given.comment.trim() !== '' && { comment: given.comment }),
  }));
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    // Nothing is chosen for her: what she did not say is no rating.
    setUnsaid(rating === null);
    if (rating !== null && !sending && (await send({ rating, comment }))) onRated();
  };
  return (
    <form className="rp-no-print" onSubmit={(event) => void submit(event)} noValidate>
      <fieldset className="portal-field">
        <legend>{text.title}</legend>
        {RATINGS.map((each) => (
          <label key={each} className="portal-check">
            <input type="radio" name="rating" checked={rating === each} onChange={() => setRating(each)} />
            {names[each]}
          </label>
        ))}
        {unsaid && (
          <p className="portal-wrong" role="alert">
            {text.unsaid}
          </p>
        )}
      </fieldset>
      <TextArea label={text.comment} maxLength={500} value={comment} problem={wrong?.fields.get('comment')?.message} onChange={(event) => setComment(event.target.value)} />
      {wrong && (
        <p className="portal-wrong" role="alert">
          {wrong.message}
        </p>
      )}
      <button type="submit" className="portal-button portal-primary" aria-disabled={sending}>
        {sending ? text.sending : text.send}
      </button>
    </form>
  );
}
