import { useState } from 'react';
import type { ErrorOf } from '@redpine/ui/act-dialog';
import { RadioCards, TextArea } from '@redpine/ui/fields';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { SatisfactionLevel } from '../../gql/graphql.ts';
import { satisfactionLevels } from '../../words.ts';

const LEVELS: readonly SatisfactionLevel[] = ['SATISFIED', 'BASICALLY_SATISFIED', 'DISSATISFIED'];

const messages = defineMessages({
  zh: { comment: '意见', needed: '评价为“不满意”时请说明原因，1,000 字以内', welcome: '1,000 字以内' },
  en: { comment: 'Comment', needed: 'Say why you are dissatisfied; up to 1,000 characters', welcome: 'Up to 1,000 characters' },
});

/** 评价 on two axes while it is entered: dissatisfaction needs a reason. */
export function useEvaluation() {
  const [entered, setEntered] = useState({ attitude: '', result: '', comment: '' });
  const { attitude, result, comment } = entered;
  const isDissatisfied = attitude === 'DISSATISFIED' || result === 'DISSATISFIED';
  return {
    entered,
    setEntered,
    isDissatisfied,
    needed: { attitude, result, ...(isDissatisfied && { comment }) },
    input: { attitude: attitude as SatisfactionLevel, result: result as SatisfactionLevel, comment: comment.trim() === '' ? null : comment },
  };
}

interface EvaluationFieldsProps {
  of: ReturnType<typeof useEvaluation>;
  attitude: string;
  result: string;
  errorOf: ErrorOf;
}

export function EvaluationFields({ of: { entered, setEntered, isDissatisfied }, attitude, result, errorOf }: EvaluationFieldsProps) {
  const text = useMessages(messages);
  const levels = useMessages(satisfactionLevels);
  const choices = LEVELS.map((value) => ({ value, label: levels[value] }));
  const to = (name: keyof typeof entered) => (value: string) => setEntered({ ...entered, [name]: value });
  return (
    <>
      <RadioCards required label={attitude} value={entered.attitude} choices={choices} error={errorOf('attitude')} onChange={to('attitude')} />
      <RadioCards required label={result} value={entered.result} choices={choices} error={errorOf('result')} onChange={to('result')} />
      <TextArea
        required={isDissatisfied}
        label={text.comment}
        hint={isDissatisfied ? text.needed : text.welcome}
        max={1_000}
        value={entered.comment}
        error={errorOf('comment')}
        onChange={to('comment')}
      />
    </>
  );
}
