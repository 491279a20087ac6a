import { useState } from 'react';
import { useAct } from '@redpine/ui/act';
import { DayField, RadioCards, TextArea, TextField } from '@redpine/ui/fields';
import { FileUpload, type UploadedFile } from '@redpine/ui/file-upload';
import { FormDialog } from '@redpine/ui/form-dialog';
import { useFormErrors } from '@redpine/ui/form-errors';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { HomeEventKind, HomeEventPageQuery } from '../../gql/graphql.ts';
import { Checks } from './checks.tsx';
import type { HomeDialogProps } from './home-dialogs.tsx';
import { HomeEventHoldDocument, HomeEventPlanDocument } from './home-event-act-documents.ts';
import { EVENT_KINDS } from './home-filter.ts';
import { eventKinds } from './home-words.ts';

const messages = defineMessages({
  zh: {
    done: (title: string) => `已办理：${title}`, kind: '类别', subject: '事项', on: '日期', from: '开始', until: '结束', time: '时:分，如 09:00', deputies: '轮值代表', present: '到场代表', visitors: '接待群众人次', matters: '反映事项数', summary: '情况', summaryHint: '不写来访人姓名，5–2,000 字', files: '附件',
  },
  en: {
    done: (title: string) => `Done: ${title}`, kind: 'Kind', subject: 'Subject', on: 'Day', from: 'Begins', until: 'Ends', time: 'HH:MM, such as 09:00', deputies: 'Deputies', present: 'Deputies who were there', visitors: 'Visitors', matters: 'Matters raised', summary: 'What took place', summaryHint: 'Without names of visitors, 5–2,000 characters', files: 'Files',
  },
});

/** 排班 — of the deputies who are attached to the home. */
export function HomeEventPlanDialog({ home, of, title, lead, onClose, onDone }: HomeDialogProps) {
  const text = useMessages(messages);
  const kinds = useMessages(eventKinds);
  const [kind, setKind] = useState<HomeEventKind>('RECEPTION');
  const [subject, setSubject] = useState('');
  const [on, setOn] = useState('');
  const [from, setFrom] = useState('09:00');
  const [until, setUntil] = useState('11:00');
  const [deputies, setDeputies] = useState<string[]>([]);
  const act = useAct(HomeEventPlanDocument, { successText: text.done(title), onSuccess: onDone });
  const errors = useFormErrors(act.problem, ['subject', 'on', 'from', 'until', 'deputies'], { subject, on, from, until, deputies: deputies.join() });
  const members = home.members.flatMap(({ deputy, until: last }) => (deputy && !last ? [{ value: deputy.id, label: deputy.name }] : []));
  const submit = async (): Promise<void> => {
    if (errors.complete()) await act.run({ home: of.home, kind, subject, on, from, until, deputies });
  };
  return (
    <FormDialog title={title} lead={lead} submitText={title} running={act.running} problem={act.problem} elsewhere={errors.elsewhere} onSubmit={submit} onClose={onClose}>
      <RadioCards label={text.kind} value={kind} choices={EVENT_KINDS.map((value) => ({ value, label: kinds[value] }))} onChange={(value) => setKind(EVENT_KINDS.find((each) => each === value) ?? 'RECEPTION')} />
      <TextField required label={text.subject} max={100} value={subject} error={errors.of('subject')} onChange={setSubject} />
      <DayField required label={text.on} value={on} error={errors.of('on')} onChange={setOn} />
      <TextField required label={text.from} hint={text.time} max={5} value={from} error={errors.of('from')} onChange={setFrom} />
      <TextField required label={text.until} hint={text.time} max={5} value={until} error={errors.of('until')} onChange={setUntil} />
      <Checks label={text.deputies} choices={members} chosen={deputies} error={errors.of('deputies')} onChange={setDeputies} />
    </FormDialog>
  );
}

type HomeEvent = NonNullable<HomeEventPageQuery['homeEvent']>;

interface HoldProps {
  event: HomeEvent;
  title: string;
  onClose: () => void;
  onDone: () => void;
  onConflict: () => void;
}

const count = (value: string): string => (/^\d{1,6}$/.test(value) ? value : '');

/** 登记 */
export function HomeEventHoldDialog({ event, title, onClose, onDone, onConflict }: HoldProps) {
  const text = useMessages(messages);
  const turns = event.deputies.flatMap(({ deputy, answer, attended }) => (deputy ? [{ value: deputy.id, label: deputy.name, there: attended ?? answer !== 'DECLINED' }] : []));
  const [deputies, setDeputies] = useState(turns.filter(({ there }) => there).map(({ value }) => value));
  const [visitors, setVisitors] = useState(String(event.visitors ?? ''));
  const [matters, setMatters] = useState(String(event.matters ?? ''));
  const [summary, setSummary] = useState(event.summary ?? '');
  const [files, setFiles] = useState<readonly UploadedFile[]>(event.files);
  const act = useAct(HomeEventHoldDocument, { successText: text.done(title), onSuccess: onDone, onConflict });
  const errors = useFormErrors(act.problem, ['deputies', 'visitors', 'matters', 'summary', 'files'], { deputies: deputies.join(), visitors: count(visitors), matters: count(matters), summary });
  const submit = async (): Promise<void> => {
    if (!errors.complete()) return;
    await act.run({ event: event.id, version: event.version, deputies, visitors: Number(visitors), matters: Number(matters), summary, files: files.map(({ id }) => id) });
  };
  return (
    <FormDialog title={title} lead={event.subject} submitText={title} running={act.running} problem={act.problem} elsewhere={errors.elsewhere} onSubmit={submit} onClose={onClose}>
      <Checks label={text.present} choices={turns} chosen={deputies} error={errors.of('deputies')} onChange={setDeputies} />
      <TextField required label={text.visitors} max={6} value={visitors} error={errors.of('visitors')} onChange={setVisitors} />
      <TextField required label={text.matters} max={6} value={matters} error={errors.of('matters')} onChange={setMatters} />
      <TextArea required label={text.summary} hint={text.summaryHint} max={2_000} value={summary} error={errors.of('summary')} onChange={setSummary} />
      <FileUpload label={text.files} files={files} onChange={setFiles} />
      {errors.of('files') && <p className="rp-field-error">{errors.of('files')}</p>}
    </FormDialog>
  );
}
