import { useState } from 'react';
import { ActDialog, type ActFrame } from '@redpine/ui/act-dialog';
import { CountField, CountFields, DayField, TextArea, TextField } from '@redpine/ui/fields';
import { FileUpload, type UploadedFile } from '@redpine/ui/file-upload';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { TalkFeedbackDocument, TalkHoldDocument, TalkRescheduleDocument } from './talk-documents.ts';

const messages = defineMessages({
  zh: {
    plannedOn: '计划日期', place: '地点', heldOn: '宣讲日期', listeners: '听众人数', summary: '宣讲情况', summaryHint: '讲了什么，听众问了什么，10–5,000 字', files: '附件',
    good: '好', fair: '一般', poor: '较差', forms: '按收回的反馈表分别填写份数', comment: '意见',
  },
  en: {
    plannedOn: 'Planned day', place: 'Place', heldOn: 'Day held', listeners: 'Listeners', summary: 'What was said',
    summaryHint: 'What was said and asked, 10–5,000 characters', files: 'Files',
    good: 'Good', fair: 'Fair', poor: 'Poor', forms: 'How many of the forms returned said each', comment: 'Comments',
  },
});

interface TalkDialogProps extends ActFrame {
  of: { talk: string; version: number };
}

/** 调整安排 */
export function TalkRescheduleDialog({ of, before, ...frame }: TalkDialogProps & { before: { plannedOn: string; place: string } }) {
  const text = useMessages(messages);
  const [plannedOn, setPlannedOn] = useState(before.plannedOn);
  const [place, setPlace] = useState(before.place);
  const needed = { plannedOn, place };
  return (
    <ActDialog {...frame} document={TalkRescheduleDocument} needed={needed} input={{ ...of, ...needed }}>
      {(errorOf) => (
        <>
          <DayField required label={text.plannedOn} value={plannedOn} error={errorOf('plannedOn')} onChange={setPlannedOn} />
          <TextField required label={text.place} max={100} value={place} error={errorOf('place')} onChange={setPlace} />
        </>
      )}
    </ActDialog>
  );
}

/** 登记宣讲 */
export function TalkHoldDialog({ of, ...frame }: TalkDialogProps) {
  const text = useMessages(messages);
  const [heldOn, setHeldOn] = useState('');
  const [listeners, setListeners] = useState('');
  const [summary, setSummary] = useState('');
  const [files, setFiles] = useState<readonly UploadedFile[]>([]);
  return (
    <ActDialog
      {...frame}
      document={TalkHoldDocument}
      needed={{ heldOn, listeners, summary }}
      optional={['files']}
      input={{ ...of, heldOn, listeners: Number(listeners), summary, files: files.map(({ id }) => id) }}
    >
      {(errorOf) => (
        <>
          <DayField required label={text.heldOn} value={heldOn} error={errorOf('heldOn')} onChange={setHeldOn} />
          <CountField required label={text.listeners} value={listeners} error={errorOf('listeners')} onChange={setListeners} />
          <TextArea required label={text.summary} hint={text.summaryHint} max={5_000} value={summary} error={errorOf('summary')} onChange={setSummary} />
          <FileUpload label={text.files} files={files} onChange={setFiles} error={errorOf('files')} />
        </>
      )}
    </ActDialog>
  );
}

/** 登记反馈 */
export function TalkFeedbackDialog({ of, ...frame }: TalkDialogProps) {
  const text = useMessages(messages);
  const [counts, setCounts] = useState({ good: '', fair: '', poor: '' });
  const [comment, setComment] = useState('');
  const { good, fair, poor } = counts;
  return (
    <ActDialog
      {...frame}
      document={TalkFeedbackDocument}
      needed={counts}
      optional={['comment']}
      input={{ ...of, good: Number(good), fair: Number(fair), poor: Number(poor), comment: comment || null }}
    >
      {(errorOf) => (
        <>
          <p className="rp-quiet">{text.forms}</p>
          <CountFields labels={text} values={counts} errorOf={errorOf} onChange={setCounts} />
          <TextArea label={text.comment} max={1_000} rows={3} value={comment} error={errorOf('comment')} onChange={setComment} />
        </>
      )}
    </ActDialog>
  );
}
