import { useState } from 'react';
import { ActDialog, type ActFrame } from '@redpine/ui/act-dialog';
import { DayField, SelectField, TextArea, TextField } from '@redpine/ui/fields';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { WorkPlanExecuteDocument, WorkPlanPassDocument } from './plan-documents.ts';

const messages = defineMessages({
  zh: { meeting: '主任会议', on: '会议日期', item: '事项', doneOn: '完成日期', doneHint: '不填则登记为取消，并须说明原因', note: '说明', label: (month: number, title: string) => `${month} 月 ${title}` },
  en: { meeting: 'Meeting of the Council of Chairpersons', on: 'Its day', item: 'Item', doneOn: 'Done on', doneHint: 'Without a day the item is dropped, and the note says why', note: 'Note', label: (month: number, title: string) => `${month}: ${title}` },
});

interface PlanDialogProps extends ActFrame {
  of: { workPlan: string; version: number };
}

/** 登记主任会议通过 */
export function PlanPassDialog({ of, ...frame }: PlanDialogProps) {
  const text = useMessages(messages);
  const [meeting, setMeeting] = useState('');
  const [on, setOn] = useState('');
  return (
    <ActDialog {...frame} document={WorkPlanPassDocument} needed={{ meeting, on }} input={{ ...of, meeting, on }}>
      {(errorOf) => (
        <>
          <TextField required label={text.meeting} max={100} value={meeting} error={errorOf('meeting')} onChange={setMeeting} />
          <DayField required label={text.on} value={on} error={errorOf('on')} onChange={setOn} />
        </>
      )}
    </ActDialog>
  );
}

/** 登记执行 — an item done on a day, or dropped with a reason. */
export function PlanExecuteDialog({ of, items, ...frame }: PlanDialogProps & { items: readonly { id: string; month: number; title: string }[] }) {
  const text = useMessages(messages);
  const [item, setItem] = useState('');
  const [doneOn, setDoneOn] = useState('');
  const [note, setNote] = useState('');
  const choices = items.map(({ id, month, title }) => ({ value: id, label: text.label(month, title) }));
  return (
    <ActDialog
      {...frame}
      document={WorkPlanExecuteDocument}
      needed={{ item }}
      optional={['doneOn', 'note']}
      input={{ ...of, item, doneOn: doneOn || null, note: note || null }}
    >
      {(errorOf) => (
        <>
          <SelectField required label={text.item} choices={choices} value={item} error={errorOf('item')} onChange={setItem} />
          <DayField label={text.doneOn} hint={text.doneHint} value={doneOn} error={errorOf('doneOn')} onChange={setDoneOn} />
          <TextArea label={text.note} max={500} rows={3} value={note} error={errorOf('note')} onChange={setNote} />
        </>
      )}
    </ActDialog>
  );
}
