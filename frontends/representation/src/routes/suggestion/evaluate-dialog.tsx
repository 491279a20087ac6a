import { useState } from 'react';
import { ActDialog, type ErrorOf } from '@redpine/ui/act-dialog';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { SatisfactionLevel } from '../../gql/graphql.ts';
import { DayField, RadioCards, TextArea } from '@redpine/ui/fields';
import { FileUpload, type UploadedFile } from '@redpine/ui/file-upload';
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
export function EvaluateDialog({ record, onPaper, ...frame }: HandlingDialogProps & { onPaper: boolean }) {
  const text = useMessages(messages);
  const levels = useMessages(satisfactionLevels);
  const [attitude, setAttitude] = useState('');
  const [result, setResult] = useState('');
  const [comment, setComment] = useState('');
  const [returnedOn, setReturnedOn] = useState('');
  const [files, setFiles] = useState<readonly UploadedFile[]>([]);
  const dissatisfied = attitude === 'DISSATISFIED' || result === 'DISSATISFIED';
  const choices = (['SATISFIED', 'BASICALLY_SATISFIED', 'DISSATISFIED'] as const).map((value) => ({ value, label: levels[value] }));
  const said = {
    handling: record.id,
    version: record.version,
    attitude: attitude as SatisfactionLevel,
    result: result as SatisfactionLevel,
    comment: comment.trim() === '' ? null : comment,
  };
  const needed = { attitude, result, ...(dissatisfied && { comment }), ...(onPaper && { returnedOn, files: files[0]?.id ?? '' }) };
  const shared = { ...frame, wide: true, needed, optional: ['comment'] };
  const fields = (errorOf: ErrorOf) => (
    <>
      <Reply handling={record} />
      {onPaper && <DayField required label={text.returnedOn} value={returnedOn} error={errorOf('returnedOn')} onChange={setReturnedOn} />}
      <RadioCards required label={text.attitude} value={attitude} choices={choices} error={errorOf('attitude')} onChange={setAttitude} />
      <RadioCards required label={text.result} value={result} choices={choices} error={errorOf('result')} onChange={setResult} />
      <TextArea
        required={dissatisfied}
        label={text.comment}
        hint={dissatisfied ? text.needed : text.welcome}
        max={1_000}
        value={comment}
        error={errorOf('comment')}
        onChange={setComment}
      />
      {onPaper && <FileUpload label={text.scan} files={files} onChange={setFiles} error={errorOf('files')} />}
      <p className="rp-quiet">{text.final}</p>
    </>
  );
  return onPaper ? (
    <ActDialog
      {...shared}
      document={EvaluationRecordDocument}
      title={text.recordTitle}
      submitText={text.record}
      doneText={text.recorded}
      input={{ ...said, returnedOn, files: files.map(({ id }) => id) }}
    >
      {fields}
    </ActDialog>
  ) : (
    <ActDialog {...shared} document={EvaluateDocument} title={text.title} submitText={text.submit} doneText={text.done} input={said}>
      {fields}
    </ActDialog>
  );
}
