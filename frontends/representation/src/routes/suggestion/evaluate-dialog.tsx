import { useState } from 'react';
import { useAct } from '@redpine/ui/act';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { SatisfactionLevel } from '../../gql/graphql.ts';
import { DayField, RadioCards, TextArea } from '@redpine/ui/fields';
import { FileUpload, type UploadedFile } from '@redpine/ui/file-upload';
import { FormDialog } from '@redpine/ui/form-dialog';
import { useFormErrors } from '@redpine/ui/form-errors';
import { satisfactionLevels } from '../../words.ts';
import type { HandlingDialogProps } from './handling-dialog-props.ts';
import { EvaluateDocument, EvaluationRecordDocument } from './handling-documents.ts';
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
    recordTitle: '代录纸质征询意见表',
    record: '录入评价',
    recorded: '评价已录入，已通知代表核对',
    returnedOn: '收回日期',
    scan: '征询意见表扫描件',
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
    recordTitle: 'Record the form that came back on paper',
    record: 'Record',
    recorded: 'Recorded; the deputy is told',
    returnedOn: 'Came back on',
    scan: 'Scan of the form',
  },
});

/** 评价 — the lead deputy's word on a reply, on two axes; dissatisfaction needs a reason. On paper, as the office records it from the form. */
export function EvaluateDialog({ record, title, onPaper, onClose, onDone, onConflict }: HandlingDialogProps & { onPaper: boolean }) {
  const text = useMessages(messages);
  const levels = useMessages(satisfactionLevels);
  const [attitude, setAttitude] = useState('');
  const [result, setResult] = useState('');
  const [comment, setComment] = useState('');
  const [returnedOn, setReturnedOn] = useState('');
  const [files, setFiles] = useState<readonly UploadedFile[]>([]);
  const evaluating = useAct(EvaluateDocument, { successText: text.done, onSuccess: onDone, onConflict });
  const recording = useAct(EvaluationRecordDocument, { successText: text.recorded, onSuccess: onDone, onConflict });
  const act = onPaper ? recording : evaluating;
  const dissatisfied = attitude === 'DISSATISFIED' || result === 'DISSATISFIED';
  const needed = { attitude, result, ...(dissatisfied && { comment }), ...(onPaper && { returnedOn, files: files[0]?.id ?? '' }) };
  const errors = useFormErrors(act.problem, ['attitude', 'result', 'comment', 'returnedOn', 'files'], needed);
  const choices = (['SATISFIED', 'BASICALLY_SATISFIED', 'DISSATISFIED'] as const).map((value) => ({ value, label: levels[value] }));
  return (
    <FormDialog
      wide
      title={onPaper ? text.recordTitle : text.title}
      lead={title}
      submitText={onPaper ? text.record : text.submit}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={async () => {
        if (!errors.complete()) return;
        const said = {
          handling: record.id,
          version: record.version,
          attitude: attitude as SatisfactionLevel,
          result: result as SatisfactionLevel,
          comment: comment.trim() === '' ? null : comment,
        };
        await (onPaper ? recording.run({ ...said, returnedOn, files: files.map(({ id }) => id) }) : evaluating.run(said));
      }}
      onClose={onClose}
    >
      <Reply handling={record} />
      {onPaper && <DayField required label={text.returnedOn} value={returnedOn} error={errors.of('returnedOn')} onChange={setReturnedOn} />}
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
      {onPaper && <FileUpload label={text.scan} files={files} onChange={setFiles} />}
      {errors.of('files') && <p className="rp-field-error">{errors.of('files')}</p>}
      <p className="rp-quiet">{text.final}</p>
    </FormDialog>
  );
}
