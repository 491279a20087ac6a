import { useState } from 'react';
import { ActDialog } from '@redpine/ui/act-dialog';
import { TextArea } from '@redpine/ui/fields';
import { FileUpload, type UploadedFile } from '@redpine/ui/file-upload';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { HandlingDialogProps } from './handling-dialog-props.ts';
import { OpinionDocument } from './unit-act-documents.ts';

const messages = defineMessages({
  zh: {
    title: '提交会办意见',
    lead: '会办意见送主办单位，由主办单位统一答复代表；提交后不能修改。',
    text: '会办意见',
    textHint: '就本单位职责范围内的事项提出，5–10,000 字',
    files: '附件',
    submit: '提交',
    done: '会办意见已送主办单位',
  },
  en: {
    title: 'Give the opinion to the lead',
    lead: 'The lead replies for all. Once sent, the opinion cannot be changed.',
    text: 'Opinion',
    textHint: 'On what is your unit’s; 5–10,000 characters',
    files: 'Files',
    submit: 'Send',
    done: 'The opinion is sent to the lead',
  },
});

/** 会办意见 — what a co-handler tells the lead. */
export function OpinionDialog({ record, ...frame }: HandlingDialogProps) {
  const text = useMessages(messages);
  const [body, setBody] = useState('');
  const [files, setFiles] = useState<readonly UploadedFile[]>([]);
  return (
    <ActDialog
      {...frame}
      wide
      document={OpinionDocument}
      title={text.title}
      submitText={text.submit}
      doneText={text.done}
      needed={{ text: body }}
      optional={['files']}
      input={{ handling: record.id, version: record.version, text: body, files: files.map((file) => file.id) }}
    >
      {(errorOf) => (
        <>
          <p>{text.lead}</p>
          <TextArea required label={text.text} hint={text.textHint} max={10_000} rows={8} value={body} error={errorOf('text')} onChange={setBody} />
          <FileUpload label={text.files} files={files} onChange={setFiles} error={errorOf('files')} />
        </>
      )}
    </ActDialog>
  );
}
