import { useState } from 'react';
import { ActDialog, type ErrorOf } from '@redpine/ui/act-dialog';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { DayField } from '@redpine/ui/fields';
import { FileUpload, type UploadedFile } from '@redpine/ui/file-upload';
import { EvaluationFields, useEvaluation } from './evaluation-fields.tsx';
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
  const evaluation = useEvaluation();
  const [returnedOn, setReturnedOn] = useState('');
  const [files, setFiles] = useState<readonly UploadedFile[]>([]);
  const said = { handling: record.id, version: record.version, ...evaluation.input };
  const needed = { ...evaluation.needed, ...(onPaper && { returnedOn, files: files[0]?.id ?? '' }) };
  const shared = { ...frame, wide: true, needed, optional: ['comment'] };
  const fields = (errorOf: ErrorOf) => (
    <>
      <Reply handling={record} />
      {onPaper && <DayField required label={text.returnedOn} value={returnedOn} error={errorOf('returnedOn')} onChange={setReturnedOn} />}
      <EvaluationFields of={evaluation} attitude={text.attitude} result={text.result} errorOf={errorOf} />
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
