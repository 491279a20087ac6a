import { useState } from 'react';
import { useAct } from '@redpine/ui/act';
import { DayField, SelectField, TextArea, TextField } from '@redpine/ui/fields';
import { FileUpload, type UploadedFile } from '@redpine/ui/file-upload';
import { FormDialog } from '@redpine/ui/form-dialog';
import { useFormErrors } from '@redpine/ui/form-errors';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { usePlaces } from '../../parts/places.ts';
import { useVocabulary } from '../../parts/vocabulary.ts';
import { DeedFinishDocument, DeedPledgeDocument, DeedProgressDocument, DeedPublishDocument, DeedVerifyDocument } from './deed-documents.ts';
import { deedActs } from './deed-words.ts';

const messages = defineMessages({
  zh: {
    pledged: '已作出承诺', done: (title: string) => `已办理：${title}`, title: '承诺事项', measure: '办成标准', topic: '领域', area: '受益区域', dueOn: '完成期限', text: '进展', files: '佐证材料', doneOn: '办成日期', result: '办成情况',
    asked: '征询选民人数', confirmed: '确认办成人数', how: '核实方式', majority: '征询选民过半数确认方可通过；由社区、街道核实，代表本人不参与。', publish: '公开后任何人不登录即可查看；请去掉能认出选民个人的内容。',
  },
  en: {
    pledged: 'The deed is pledged', done: (title: string) => `Done: ${title}`, title: 'Deed', measure: 'By what one sees it is done', topic: 'Topic', area: 'For', dueOn: 'Due day', text: 'Progress', files: 'Evidence', doneOn: 'Day it was done', result: 'Result',
    asked: 'Voters asked', confirmed: 'Those who confirm', how: 'How they were asked', majority: 'More than half of the voters asked confirm it; the community or subdistrict asks them, never the deputy herself.', publish: 'Everybody can read it without signing in: leave out whatever tells of a voter.',
  },
});

const WHOLE = /^\d{1,6}$/;
const wholeOf = (value: string): string => (WHOLE.test(value) ? value : '');

/** 作出承诺 */
export function DeedPledgeDialog({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const text = useMessages(messages);
  const names = useMessages(deedActs);
  const places = usePlaces();
  const { topics } = useVocabulary();
  const [title, setTitle] = useState('');
  const [measure, setMeasure] = useState('');
  const [topic, setTopic] = useState('');
  const [area, setArea] = useState('');
  const [dueOn, setDueOn] = useState('');
  const act = useAct(DeedPledgeDocument, { successText: text.pledged, onSuccess: onDone });
  const needed = { title, measure, area, dueOn };
  const errors = useFormErrors(act.problem, ['title', 'measure', 'topic', 'area', 'dueOn'], needed);
  return (
    <FormDialog
      title={names.PLEDGE}
      submitText={names.PLEDGE}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={async () => {
        if (errors.complete()) await act.run({ ...needed, topic: topic || null });
      }}
      onClose={onClose}
    >
      <TextField required label={text.title} max={100} value={title} error={errors.of('title')} onChange={setTitle} />
      <TextArea required label={text.measure} max={1_000} rows={3} value={measure} error={errors.of('measure')} onChange={setMeasure} />
      <SelectField label={text.topic} choices={topics} value={topic} error={errors.of('topic')} onChange={setTopic} />
      <SelectField required label={text.area} groups={places.all} value={area} error={errors.of('area')} onChange={setArea} />
      <DayField required label={text.dueOn} value={dueOn} error={errors.of('dueOn')} onChange={setDueOn} />
    </FormDialog>
  );
}

interface DeedDialogProps {
  of: { deed: string; version: number };
  title: string;
  lead: string;
  onClose: () => void;
  onDone: () => void;
  onConflict: () => void;
}

/** 登记进展 */
export function DeedProgressDialog({ of, title, lead, onClose, onDone, onConflict }: DeedDialogProps) {
  const text = useMessages(messages);
  const [value, setValue] = useState('');
  const [files, setFiles] = useState<readonly UploadedFile[]>([]);
  const act = useAct(DeedProgressDocument, { successText: text.done(title), onSuccess: onDone, onConflict });
  const errors = useFormErrors(act.problem, ['text', 'files'], { text: value });
  return (
    <FormDialog
      title={title}
      lead={lead}
      submitText={title}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={async () => {
        if (errors.complete()) await act.run({ ...of, text: value, files: files.map(({ id }) => id) });
      }}
      onClose={onClose}
    >
      <TextArea required label={text.text} max={2_000} value={value} error={errors.of('text')} onChange={setValue} />
      <FileUpload label={text.files} files={files} onChange={setFiles} />
      {errors.of('files') && <p className="rp-field-error">{errors.of('files')}</p>}
    </FormDialog>
  );
}

/** 报告办成 */
export function DeedFinishDialog({ of, title, lead, onClose, onDone, onConflict }: DeedDialogProps) {
  const text = useMessages(messages);
  const [doneOn, setDoneOn] = useState('');
  const [result, setResult] = useState('');
  const act = useAct(DeedFinishDocument, { successText: text.done(title), onSuccess: onDone, onConflict });
  const errors = useFormErrors(act.problem, ['doneOn', 'result'], { doneOn, result });
  return (
    <FormDialog
      title={title}
      lead={lead}
      submitText={title}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={async () => {
        if (errors.complete()) await act.run({ ...of, doneOn, result });
      }}
      onClose={onClose}
    >
      <DayField required label={text.doneOn} value={doneOn} error={errors.of('doneOn')} onChange={setDoneOn} />
      <TextArea required label={text.result} max={2_000} value={result} error={errors.of('result')} onChange={setResult} />
    </FormDialog>
  );
}

/** 登记选民核实 */
export function DeedVerifyDialog({ of, title, lead, onClose, onDone, onConflict }: DeedDialogProps) {
  const text = useMessages(messages);
  const [asked, setAsked] = useState('');
  const [confirmed, setConfirmed] = useState('');
  const [how, setHow] = useState('');
  const act = useAct(DeedVerifyDocument, { successText: text.done(title), onSuccess: onDone, onConflict });
  const errors = useFormErrors(act.problem, ['asked', 'confirmed', 'how'], { asked: wholeOf(asked), confirmed: wholeOf(confirmed), how });
  return (
    <FormDialog
      title={title}
      lead={lead}
      submitText={title}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={async () => {
        if (errors.complete()) await act.run({ ...of, asked: Number(asked), confirmed: Number(confirmed), how });
      }}
      onClose={onClose}
    >
      <p className="rp-quiet">{text.majority}</p>
      <TextField required label={text.asked} max={6} value={asked} error={errors.of('asked')} onChange={setAsked} />
      <TextField required label={text.confirmed} max={6} value={confirmed} error={errors.of('confirmed')} onChange={setConfirmed} />
      <TextField required label={text.how} max={500} value={how} error={errors.of('how')} onChange={setHow} />
    </FormDialog>
  );
}

/** 公开 — in words that tell of no voter. */
export function DeedPublishDialog({ of, title, lead, before, onClose, onDone, onConflict }: DeedDialogProps & { before: { title: string; measure: string; result: string } }) {
  const text = useMessages(messages);
  const [name, setName] = useState(before.title);
  const [measure, setMeasure] = useState(before.measure);
  const [result, setResult] = useState(before.result);
  const act = useAct(DeedPublishDocument, { successText: text.done(title), onSuccess: onDone, onConflict });
  const needed = { title: name, measure, result };
  const errors = useFormErrors(act.problem, ['title', 'measure', 'result'], needed);
  return (
    <FormDialog
      title={title}
      lead={lead}
      submitText={title}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={async () => {
        if (errors.complete()) await act.run({ ...of, ...needed });
      }}
      onClose={onClose}
    >
      <p>{text.publish}</p>
      <TextField required label={text.title} max={100} value={name} error={errors.of('title')} onChange={setName} />
      <TextArea required label={text.measure} max={1_000} rows={3} value={measure} error={errors.of('measure')} onChange={setMeasure} />
      <TextArea required label={text.result} max={2_000} rows={3} value={result} error={errors.of('result')} onChange={setResult} />
    </FormDialog>
  );
}
