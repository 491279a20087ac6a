import { Button } from 'antd';
import { useState } from 'react';
import { useQuery } from 'urql';
import { useAct } from '@redpine/ui/act';
import { FileUpload, type UploadedFile } from '@redpine/ui/file-upload';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { graphql } from '../../gql/gql.ts';
import { DayField, SelectField, TextArea } from '../../parts/fields.tsx';
import { FormDialog } from '../../parts/form-dialog.tsx';
import { useFormErrors } from '../../parts/form-errors.ts';
import type { HandlingDialogProps } from './handling-dialog-props.ts';
import { ReplyDocument, ReplyDraftDocument } from './handling-documents.ts';

const ChoicesDocument = graphql(`
  query ReplyChoices($unit: ID!) {
    replyCategories {
      code
      name
    }
    organ(id: $unit) {
      id
      posts(kind: UNIT_HEAD) {
        id
        title
        person {
          id
          name
        }
      }
    }
  }
`);

const messages = defineMessages({
  zh: {
    title: '答复代表',
    send: '签发并送达',
    sent: '答复已送达代表',
    save: '保存草稿',
    saved: (at: string) => `草稿已保存 ${at}`,
    category: '答复类别',
    text: '答复内容',
    textHint: '针对建议逐项答复，20–20,000 字',
    files: '附件',
    signatory: '签发人',
    signatoryHint: '本单位负责人',
    signedOn: '签发日期',
  },
  en: {
    title: 'Reply to the deputy',
    send: 'Sign and send',
    sent: 'The reply is sent to the deputy',
    save: 'Save the draft',
    saved: (at: string) => `Draft saved ${at}`,
    category: 'Result category',
    text: 'Text of the reply',
    textHint: 'Answer each point of the suggestion; 20–20,000 characters',
    files: 'Files',
    signatory: 'Signed by',
    signatoryHint: 'A head of the unit',
    signedOn: 'Signed on',
  },
});

/** 拟稿、答复 — the draft within the unit, and sending it signed. Sending may be refused while drafting is not. */
export function ReplyDialog({ record, title, onClose, onDone, onConflict, onSaved }: HandlingDialogProps & { onSaved: () => void }) {
  const text = useMessages(messages);
  const format = useFormat();
  const [{ data }] = useQuery({ query: ChoicesDocument, variables: { unit: record.unit?.id ?? '' } });
  const heads = data?.organ?.posts ?? [];
  const [category, setCategory] = useState(record.replyDraft?.category ?? '');
  const [body, setBody] = useState(record.replyDraft?.text ?? '');
  const [files, setFiles] = useState<readonly UploadedFile[]>(record.replyDraft?.files ?? []);
  const [chosen, setSignatory] = useState('');
  const [signedOn, setSignedOn] = useState('');
  const onlyHead = heads.length === 1 ? heads[0]?.person.id : undefined;
  const signatory = chosen === '' ? (onlyHead ?? '') : chosen;
  const [savedVersion, setSavedVersion] = useState(0);
  const draft = useAct(ReplyDraftDocument, {
    onConflict,
    onSuccess: ({ handling }) => {
      setSavedVersion(handling.version);
      onSaved();
    },
  });
  const reply = useAct(ReplyDocument, { successText: text.sent, onSuccess: onDone, onConflict });
  const problem = reply.problem ?? draft.problem;
  const errors = useFormErrors(problem, ['category', 'text', 'files', 'signatory', 'signedOn'], {
    category,
    text: body,
    signatory,
    signedOn,
  });
  // Saving a draft makes a new version, and the page brings it a moment later.
  const base = { handling: record.id, version: Math.max(record.version, savedVersion), text: body, files: files.map((file) => file.id) };
  const mayReply = record.availableActions.find(({ action }) => action === 'REPLY');
  return (
    <FormDialog
      wide
      title={text.title}
      lead={title}
      submitText={text.send}
      running={reply.running}
      problem={problem}
      elsewhere={errors.elsewhere}
      blocked={mayReply?.allowed ? undefined : (mayReply?.reason ?? '')}
      onSubmit={async () => {
        draft.clear();
        if (errors.complete()) await reply.run({ ...base, category, signatory, signedOn });
      }}
      onClose={onClose}
      extra={
        <Button
          loading={draft.running}
          onClick={() => {
            reply.clear();
            void draft.run({ ...base, category: category || null });
          }}
        >
          {text.save}
        </Button>
      }
    >
      <SelectField
        required
        label={text.category}
        choices={(data?.replyCategories ?? []).map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
        value={category}
        error={errors.of('category')}
        onChange={setCategory}
      />
      <TextArea required label={text.text} hint={text.textHint} max={20_000} rows={10} value={body} error={errors.of('text')} onChange={setBody} />
      <FileUpload label={text.files} files={files} onChange={setFiles} />
      {errors.of('files') && <p className="rep-field-error">{errors.of('files')}</p>}
      <div className="rep-two">
        <SelectField
          required
          label={text.signatory}
          hint={text.signatoryHint}
          choices={heads.map(({ person, title }) => ({ value: person.id, label: `${person.name} ${title}` }))}
          value={signatory}
          error={errors.of('signatory')}
          onChange={setSignatory}
        />
        <DayField required label={text.signedOn} hint=" " value={signedOn} error={errors.of('signedOn')} onChange={setSignedOn} />
      </div>
      <output className="rp-quiet">{record.replyDraft ? text.saved(format.instant(record.replyDraft.savedAt)) : ''}</output>
    </FormDialog>
  );
}
