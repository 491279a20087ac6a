import { useState } from 'react';
import { useAct } from '@redpine/ui/act';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { SatisfactionLevel } from '../../gql/graphql.ts';
import { RadioCards, TextArea } from '@redpine/ui/fields';
import { FormDialog } from '@redpine/ui/form-dialog';
import { useFormErrors } from '@redpine/ui/form-errors';
import { satisfactionLevels } from '../../words.ts';
import type { HandlingDialogProps } from './handling-dialog-props.ts';
import { EvaluateDocument } from './handling-documents.ts';
import { Reply } from './reply.tsx';

const messages = defineMessages({
  zh: {
    title: '评价办理和答复',
    submit: '提交评价',
    done: '评价已提交',
    attitude: '对办理态度',
    result: '对办理结果',
    comment: '意见',
    needed: '评价为“不满意”时请说明原因，1,000 字以内',
    welcome: '1,000 字以内',
    final: '评价提交后不能修改，承办单位可以看到。',
  },
  en: {
    title: 'Evaluate the handling and the reply',
    submit: 'Send the evaluation',
    done: 'The evaluation is sent',
    attitude: 'The unit’s attitude',
    result: 'The result',
    comment: 'Comment',
    needed: 'Say why you are dissatisfied; up to 1,000 characters',
    welcome: 'Up to 1,000 characters',
    final: 'Once sent it cannot be changed, and the unit sees it.',
  },
});

/** 评价 — the lead deputy's word on a reply, on two axes; dissatisfaction needs a reason. */
export function EvaluateDialog({ record, title, onClose, onDone, onConflict }: HandlingDialogProps) {
  const text = useMessages(messages);
  const levels = useMessages(satisfactionLevels);
  const [attitude, setAttitude] = useState('');
  const [result, setResult] = useState('');
  const [comment, setComment] = useState('');
  const act = useAct(EvaluateDocument, { successText: text.done, onSuccess: onDone, onConflict });
  const dissatisfied = attitude === 'DISSATISFIED' || result === 'DISSATISFIED';
  const needed = { attitude, result, ...(dissatisfied && { comment }) };
  const errors = useFormErrors(act.problem, ['attitude', 'result', 'comment'], needed);
  const choices = (['SATISFIED', 'BASICALLY_SATISFIED', 'DISSATISFIED'] as const).map((value) => ({ value, label: levels[value] }));
  return (
    <FormDialog
      wide
      title={text.title}
      lead={title}
      submitText={text.submit}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={async () => {
        if (!errors.complete()) return;
        await act.run({
          handling: record.id,
          version: record.version,
          attitude: attitude as SatisfactionLevel,
          result: result as SatisfactionLevel,
          comment: comment.trim() === '' ? null : comment,
        });
      }}
      onClose={onClose}
    >
      <Reply handling={record} />
      <RadioCards required label={text.attitude} value={attitude} choices={choices} error={errors.of('attitude')} onChange={setAttitude} />
      <RadioCards required label={text.result} value={result} choices={choices} error={errors.of('result')} onChange={setResult} />
      <TextArea
        required={dissatisfied}
        label={text.comment}
        hint={dissatisfied ? text.needed : text.welcome}
        max={1_000}
        value={comment}
        error={errors.of('comment')}
        onChange={setComment}
      />
      <p className="rp-quiet">{text.final}</p>
    </FormDialog>
  );
}
