import { useState } from 'react';
import { ActDialog, type ActFrame } from '@redpine/ui/act-dialog';
import { DayField, TextArea, TextField } from '@redpine/ui/fields';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { ReportHearDocument } from './report-documents.ts';

const messages = defineMessages({
  zh: { meeting: '会议', on: '审议日期', ballot: '满意度测评结果（如有）', opinions: '审议意见', done: '已登记审议情况' },
  en: { meeting: 'Meeting', on: 'Day', ballot: 'Result of the ballot, if there was one', opinions: 'Opinions', done: 'The hearing is recorded' },
});

interface HearDialogProps extends ActFrame {
  of: { report: string; version: number };
}

/** 听取审议 — recorded after the meeting. */
export function HearDialog({ of, ...frame }: HearDialogProps) {
  const text = useMessages(messages);
  const [meeting, setMeeting] = useState('');
  const [on, setOn] = useState('');
  const [ballot, setBallot] = useState('');
  const [opinions, setOpinions] = useState('');
  return (
    <ActDialog
      {...frame}
      document={ReportHearDocument}
      doneText={text.done}
      needed={{ meeting, on, opinions }}
      optional={['ballot']}
      input={{ ...of, meeting, on, ballot: ballot || null, opinions }}
    >
      {(errorOf) => (
        <>
          <TextField required label={text.meeting} max={100} value={meeting} error={errorOf('meeting')} onChange={setMeeting} />
          <DayField required label={text.on} value={on} error={errorOf('on')} onChange={setOn} />
          <TextArea label={text.ballot} max={500} rows={2} value={ballot} error={errorOf('ballot')} onChange={setBallot} />
          <TextArea required label={text.opinions} max={10_000} value={opinions} error={errorOf('opinions')} onChange={setOpinions} />
        </>
      )}
    </ActDialog>
  );
}
