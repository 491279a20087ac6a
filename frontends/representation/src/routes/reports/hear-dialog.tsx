import { useState } from 'react';
import { useAct } from '@redpine/ui/act';
import { DayField, TextArea, TextField } from '@redpine/ui/fields';
import { FormDialog } from '@redpine/ui/form-dialog';
import { useFormErrors } from '@redpine/ui/form-errors';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { ReportHearDocument } from './report-documents.ts';

const messages = defineMessages({
  zh: { meeting: '会议', on: '审议日期', ballot: '满意度测评结果（如有）', opinions: '审议意见', done: '已登记审议情况' },
  en: { meeting: 'Meeting', on: 'Day', ballot: 'Result of the ballot, if there was one', opinions: 'Opinions', done: 'The hearing is recorded' },
});

interface HearDialogProps {
  of: { report: string; version: number };
  title: string;
  lead: string;
  onClose: () => void;
  onDone: () => void;
  onConflict: () => void;
}

/** 听取审议 — recorded after the meeting. */
export function HearDialog({ of, title, lead, onClose, onDone, onConflict }: HearDialogProps) {
  const text = useMessages(messages);
  const [meeting, setMeeting] = useState('');
  const [on, setOn] = useState('');
  const [ballot, setBallot] = useState('');
  const [opinions, setOpinions] = useState('');
  const act = useAct(ReportHearDocument, { successText: text.done, onSuccess: onDone, onConflict });
  const errors = useFormErrors(act.problem, ['meeting', 'on', 'ballot', 'opinions'], { meeting, on, opinions });
  return (
    <FormDialog
      title={title}
      lead={lead}
      submitText={title}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={async () => {
        if (errors.complete()) await act.run({ ...of, meeting, on, ballot: ballot || null, opinions });
      }}
      onClose={onClose}
    >
      <TextField required label={text.meeting} max={100} value={meeting} error={errors.of('meeting')} onChange={setMeeting} />
      <DayField required label={text.on} value={on} error={errors.of('on')} onChange={setOn} />
      <TextArea label={text.ballot} max={500} rows={2} value={ballot} error={errors.of('ballot')} onChange={setBallot} />
      <TextArea required label={text.opinions} max={10_000} value={opinions} error={errors.of('opinions')} onChange={setOpinions} />
    </FormDialog>
  );
}
