import { useState } from 'react';
import { ActDialog, type ActFrame } from '@redpine/ui/act-dialog';
import { DayField, TextArea } from '@redpine/ui/fields';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { VisitPlanDocument, VisitRecordDocument, VisitRescheduleDocument } from './visit-documents.ts';

const messages = defineMessages({
  zh: {
    plannedOn: '计划日期', visitedOn: '家访日期', summary: '家访情况', summaryHint: '5–1,000 字；请勿写姓名、电话、住址',
    notes: '家访笔记', notesHint: '敏感内容写在这里：默认隐藏，查看留痕，三年后删除',
    opinions: '反映的意见', opinionsHint: '每行一条，10–2,000 字，请勿写姓名；登记后进入民意办理，答复后请告知反映人',
  },
  en: {
    plannedOn: 'Planned day', visitedOn: 'Day of the visit', summary: 'What came of it',
    summaryHint: '5–1,000 characters; no names, telephone numbers or addresses',
    notes: 'Notes', notesHint: 'What is sensitive goes here: hidden, shown with a record, removed after three years',
    opinions: 'Opinions raised',
    opinionsHint: 'One a line, 10–2,000 characters, without names; each becomes an opinion to be answered, and you tell the answer',
  },
});

interface VisitDialogProps extends ActFrame {
  of: { visit: string; version: number };
}

/** 计划家访 */
export function VisitPlanDialog({ tie, ...frame }: ActFrame & { tie: string }) {
  const text = useMessages(messages);
  const [plannedOn, setPlannedOn] = useState('');
  return (
    <ActDialog {...frame} document={VisitPlanDocument} needed={{ plannedOn }} input={{ tie, plannedOn }}>
      {(errorOf) => <DayField required label={text.plannedOn} value={plannedOn} error={errorOf('plannedOn')} onChange={setPlannedOn} />}
    </ActDialog>
  );
}

/** 调整日期 */
export function VisitRescheduleDialog({ of, before, ...frame }: VisitDialogProps & { before: string }) {
  const text = useMessages(messages);
  const [plannedOn, setPlannedOn] = useState(before);
  return (
    <ActDialog {...frame} document={VisitRescheduleDocument} needed={{ plannedOn }} input={{ ...of, plannedOn }}>
      {(errorOf) => <DayField required label={text.plannedOn} value={plannedOn} error={errorOf('plannedOn')} onChange={setPlannedOn} />}
    </ActDialog>
  );
}

/** 登记家访 — at the door, on a phone. */
export function VisitRecordDialog({ of, ...frame }: VisitDialogProps) {
  const text = useMessages(messages);
  const [visitedOn, setVisitedOn] = useState('');
  const [summary, setSummary] = useState('');
  const [notes, setNotes] = useState('');
  const [opinions, setOpinions] = useState('');
  const lines = opinions.split('\n').map((line) => line.trim()).filter((line) => line !== '');
  const needed = { visitedOn, summary };
  return (
    <ActDialog
      {...frame}
      document={VisitRecordDocument}
      needed={needed}
      optional={['notes', 'opinions']}
      input={{ ...of, ...needed, opinions: lines, ...(notes && { notes }) }}
    >
      {(errorOf) => (
        <>
          <DayField required label={text.visitedOn} value={visitedOn} error={errorOf('visitedOn')} onChange={setVisitedOn} />
          <TextArea required label={text.summary} hint={text.summaryHint} max={1_000} rows={3} value={summary} error={errorOf('summary')} onChange={setSummary} />
          <TextArea
            label={text.opinions}
            hint={text.opinionsHint}
            max={20_000}
            rows={4}
            value={opinions}
            error={['opinions', ...lines.map((_, index) => `opinions.${index}`)].map(errorOf).find(Boolean)}
            onChange={setOpinions}
          />
          <TextArea label={text.notes} hint={text.notesHint} max={5_000} rows={4} value={notes} error={errorOf('notes')} onChange={setNotes} />
        </>
      )}
    </ActDialog>
  );
}
