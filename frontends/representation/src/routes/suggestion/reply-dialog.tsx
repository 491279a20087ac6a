import { Button } from '@redpine/ui/button';
import { useState } from 'react';
import { useQuery } from 'urql';
import { useAct } from '@redpine/ui/act';
import { FileUpload, type UploadedFile } from '@redpine/ui/file-upload';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { graphql } from '../../gql/gql.ts';
import { DayField, SelectField, TextArea, TextField } from '@redpine/ui/fields';
import { FormDialog } from '@redpine/ui/form-dialog';
import { useFormErrors } from '@redpine/ui/form-errors';
import { Siblings, useSiblings, type SiblingReply } from './siblings.tsx';
import type { HandlingDialogProps } from './handling-dialog-props.ts';
import { ReplyDocument, ReplyDraftDocument } from './handling-documents.ts';
import { ContinueDocument } from './unit-act-documents.ts';

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
    again: '续办答复',
    number: '文号',
    contactName: '联系人',
    contactPhone: '联系电话',
    copies: '抄送',
    copiesHint: '每行一个，最多 10 个',
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
    again: 'Send a continued reply',
    number: 'Document number',
    contactName: 'Contact person',
    contactPhone: 'Telephone',
    copies: 'Copies',
    copiesHint: 'One on each line, at most 10',
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

interface ReplyDialogProps extends HandlingDialogProps {
  /** CONTINUE after a reply to what was not solved yet */
  action: 'REPLY' | 'CONTINUE';
  onSaved: () => void;
}

/** 拟稿、答复 — the draft within the unit, and sending it signed. Sending may be refused while drafting is not. */
export function ReplyDialog({ action, record, lead, onClose, onDone, onConflict, onSaved }: ReplyDialogProps) {
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
  const [number, setNumber] = useState('');
  const [contactName, setContactName] = useState('');
  const [contactPhone, setContactPhone] = useState('');
  const [copies, setCopies] = useState('');
  const draft = useAct(ReplyDraftDocument, {
    onConflict,
    onSuccess: onSaved,
  });
  const first = useAct(ReplyDocument, { successText: text.sent, onSuccess: onDone, onConflict });
  const continued = useAct(ContinueDocument, { successText: text.sent, onSuccess: onDone, onConflict });
  const reply = action === 'REPLY' ? first : continued;
  const sibling = useAct(ReplyDocument, { onConflict });
  const [answered, setAnswered] = useState<readonly string[]>([]);
  const [replies, setReplies] = useState<ReadonlyMap<string, SiblingReply>>(new Map());
  const problem = sibling.problem ?? reply.problem ?? draft.problem;
  const errors = useFormErrors(problem, ['category', 'text', 'files', 'signatory', 'signedOn', 'documentNumber', 'contactName', 'contactPhone', 'copies'], {
    category,
    text: body,
    signatory,
    signedOn,
  });
  const base = { handling: record.id, version: record.version, text: body, files: files.map((file) => file.id) };
  const letter = {
    documentNumber: number || null,
    contactName: contactName || null,
    contactPhone: contactPhone || null,
    copies: copies.split('\n').map((line) => line.trim()).filter((line) => line !== ''),
  };
  const siblings = useSiblings(record.id).filter(({ handling }) => !answered.includes(handling));
  /** Those first that were written beside it: what fails stops here, with its reason shown. */
  const answerSiblings = async (): Promise<boolean> => {
    for (const { handling, version } of siblings) {
      const written = replies.get(handling);
      if (!written || written.text.trim() === '') continue;
      const more = { ...letter, documentNumber: null, category: written.category || category, signatory, signedOn };
      if (!(await sibling.run({ handling, version, text: written.text, files: [], ...more }))) return false;
      setAnswered((before) => [...before, handling]);
    }
    return true;
  };
  // A saved draft keeps category, text and files, and nothing else.
  const kept = record.replyDraft;
  const unsent =
    [chosen, signedOn, number, contactName, contactPhone, copies].some((each) => each !== '') || replies.size > 0 ||
    category !== (kept?.category ?? '') || body !== (kept?.text ?? '') || files.map(({ id }) => id).join() !== (kept?.files ?? []).map(({ id }) => id).join();
  const mayReply = record.availableActions.find((each) => each.action === action);
  return (
    <FormDialog
      wide
      title={action === 'REPLY' ? text.title : text.again}
      lead={lead}
      submitText={text.send}
      running={reply.running || sibling.running}
      problem={problem}
      elsewhere={errors.elsewhere}
      blocked={mayReply?.allowed ? undefined : (mayReply?.reason ?? '')}
      onSubmit={async () => {
        draft.clear();
        if (!errors.complete() || !(await answerSiblings())) return;
        await reply.run({ ...base, ...letter, category, signatory, signedOn });
      }}
      onClose={onClose}
      unsent={unsent}
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
      <FileUpload label={text.files} files={files} onChange={setFiles} error={errors.of('files')} />
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
      <div className="rep-two">
        <TextField label={text.number} max={60} value={number} error={errors.of('documentNumber')} onChange={setNumber} />
        <TextField label={text.contactName} max={40} value={contactName} error={errors.of('contactName')} onChange={setContactName} />
        <TextField label={text.contactPhone} max={40} value={contactPhone} error={errors.of('contactPhone')} onChange={setContactPhone} />
      </div>
      <TextArea label={text.copies} hint={text.copiesHint} max={600} rows={2} value={copies} error={errors.of('copies')} onChange={setCopies} />
      <Siblings
        siblings={siblings}
        replies={replies}
        categories={(data?.replyCategories ?? []).map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
        onChange={(handling, written) => setReplies(new Map(replies).set(handling, written))}
      />
      <output className="rp-quiet">{record.replyDraft ? text.saved(format.instant(record.replyDraft.savedAt)) : ''}</output>
    </FormDialog>
  );
}
