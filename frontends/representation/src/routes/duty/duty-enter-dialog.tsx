import { useState } from 'react';
import { useQuery } from 'urql';
import { useAct } from '@redpine/ui/act';
import { DayField, SelectField, TextArea, TextField } from '@redpine/ui/fields';
import { FileUpload, type UploadedFile } from '@redpine/ui/file-upload';
import { FormDialog } from '@redpine/ui/form-dialog';
import { useFormErrors } from '@redpine/ui/form-errors';
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
  const act = useAct(DutyEventEnterDocument, { successText: text.done, onSuccess: onDone });
  const needed = { deputy: deputy?.id ?? '', kind, on, title };
  const errors = useFormErrors(act.problem, ['deputy', 'kind', 'on', 'title', 'note', 'files'], needed);
  const kinds = (data?.dutyKinds ?? []).filter(({ manual }) => manual).map(({ code, name }) => ({ value: code, label: name }));
  const filesError = errors.of('files');
  return (
    <FormDialog
      title={names.ENTER}
      lead={text.lead}
      submitText={names.ENTER}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={async () => {
        if (errors.complete()) await act.run({ ...needed, note: note || null, files: files.map(({ id }) => id) });
      }}
      onClose={onClose}
    >
      {!own && <ChosenDeputy label={text.deputy} chosen={deputy} error={errors.of('deputy')} onChange={setDeputy} />}
      <SelectField required label={text.kind} choices={kinds} value={kind} error={errors.of('kind')} onChange={setKind} />
      <DayField required label={text.on} value={on} error={errors.of('on')} onChange={setOn} />
      <TextField required label={text.title} max={200} value={title} error={errors.of('title')} onChange={setTitle} />
      <TextArea label={text.note} hint={text.noteHint} max={1_000} rows={3} value={note} error={errors.of('note')} onChange={setNote} />
      <FileUpload label={text.files} files={files} onChange={setFiles} />
      {filesError && <p className="rp-field-error">{filesError}</p>}
    </FormDialog>
  );
}
