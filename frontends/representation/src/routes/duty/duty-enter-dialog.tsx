import { useState } from 'react';
import { useQuery } from 'urql';
import { ActDialog } from '@redpine/ui/act-dialog';
import { DayField, SelectField, TextArea, TextField } from '@redpine/ui/fields';
import { FileUpload, type UploadedFile } from '@redpine/ui/file-upload';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { ChosenDeputy } from '../../parts/chosen-deputy.tsx';
import type { FoundDeputy } from '../../parts/deputy-search.tsx';
import { DutyEventEnterDocument } from './duty-act-documents.ts';
import { DutyKindsDocument } from './duty-documents.ts';
import { dutyActs } from './duty-words.ts';

const messages = defineMessages({
  zh: {
    done: '已登记，待核实', lead: '平台内的接待、家访、宣讲、建议等自动记入，不必登记。登记后由他人核实。', deputy: '代表', kind: '种类', on: '日期', title: '事项', note: '说明', noteHint: '没有佐证材料时，请写明依据', files: '佐证材料',
  },
  en: {
    done: 'Entered, to be verified', lead: 'Receptions, visits, talks and suggestions come in by themselves. What is entered here is verified by somebody else.', deputy: 'Deputy', kind: 'Kind', on: 'Day', title: 'Event', note: 'Note', noteHint: 'Without evidence, say what it rests on', files: 'Evidence',
  },
});

interface DutyEnterDialogProps {
  /** the deputy whose record it is, where she is known */
  own: FoundDeputy | undefined;
  onClose: () => void;
  onDone: () => void;
}

/** 登记履职事项 — what no record of the platform tells. */
export function DutyEnterDialog({ own, onClose, onDone }: DutyEnterDialogProps) {
  const text = useMessages(messages);
  const names = useMessages(dutyActs);
  const [{ data }] = useQuery({ query: DutyKindsDocument });
  const [deputy, setDeputy] = useState(own);
  const [kind, setKind] = useState('');
  const [on, setOn] = useState('');
  const [title, setTitle] = useState('');
  const [note, setNote] = useState('');
  const [files, setFiles] = useState<readonly UploadedFile[]>([]);
  const entered = { kind, on, title };
  const of = deputy?.id ?? '';
  const kinds = (data?.dutyKinds ?? []).filter(({ manual }) => manual).map(({ code, name }) => ({ value: code, label: name }));
  return (
    <ActDialog
      document={DutyEventEnterDocument}
      title={names.ENTER}
      lead={text.lead}
      doneText={text.done}
      needed={own ? entered : { deputy: of, ...entered }}
      optional={['note', 'files']}
      input={{ ...entered, deputy: of, note: note || null, files: files.map(({ id }) => id) }}
      onClose={onClose}
      onDone={onDone}
    >
      {(errorOf) => (
        <>
          {!own && <ChosenDeputy label={text.deputy} chosen={deputy} error={errorOf('deputy')} onChange={setDeputy} />}
          <SelectField required label={text.kind} choices={kinds} value={kind} error={errorOf('kind')} onChange={setKind} />
          <DayField required label={text.on} value={on} error={errorOf('on')} onChange={setOn} />
          <TextField required label={text.title} max={200} value={title} error={errorOf('title')} onChange={setTitle} />
          <TextArea label={text.note} hint={text.noteHint} max={1_000} rows={3} value={note} error={errorOf('note')} onChange={setNote} />
          <FileUpload label={text.files} files={files} onChange={setFiles} error={errorOf('files')} />
        </>
      )}
    </ActDialog>
  );
}
