import { useState } from 'react';
import { ActDialog, type ActFrame } from '@redpine/ui/act-dialog';
import { CountField, DayField, SelectField, TextArea, TextField } from '@redpine/ui/fields';
import { FileUpload, type UploadedFile } from '@redpine/ui/file-upload';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { usePlaces } from '../../parts/places.ts';
import { useVocabulary } from '../../parts/vocabulary.ts';
import { DeedFinishDocument, DeedPledgeDocument, DeedProgressDocument, DeedPublishDocument, DeedVerifyDocument } from './deed-documents.ts';
import { deedActs } from './deed-words.ts';

const messages = defineMessages({
  zh: {
    pledged: '已作出承诺', title: '承诺事项', measure: '办成标准', topic: '领域', area: '受益区域', dueOn: '完成期限', text: '进展', files: '佐证材料',
    doneOn: '办成日期', result: '办成情况', asked: '征询选民人数', confirmed: '确认办成人数', how: '核实方式',
    majority: '征询选民过半数确认方可通过；由社区、街道核实，代表本人不参与。', publish: '公开后任何人不登录即可查看；请去掉能认出选民个人的内容。',
  },
  en: {
    pledged: 'The deed is pledged', title: 'Deed', measure: 'By what one sees it is done', topic: 'Topic', area: 'For', dueOn: 'Due day', text: 'Progress',
    files: 'Evidence', doneOn: 'Day it was done', result: 'Result', asked: 'Voters asked', confirmed: 'Those who confirm', how: 'How they were asked',
    majority: 'More than half of the voters asked confirm it; the community or subdistrict asks them, never the deputy herself.',
    publish: 'Everybody can read it without signing in: leave out whatever tells of a voter.',
  },
});

/** 作出承诺 */
export function DeedPledgeDialog(frame: Pick<ActFrame, 'onClose' | 'onDone'>) {
  const text = useMessages(messages);
  const names = useMessages(deedActs);
  const places = usePlaces();
  const { topics } = useVocabulary();
  const [title, setTitle] = useState('');
  const [measure, setMeasure] = useState('');
  const [topic, setTopic] = useState('');
  const [area, setArea] = useState('');
  const [dueOn, setDueOn] = useState('');
  const needed = { title, measure, area, dueOn };
  return (
    <ActDialog
      {...frame}
      document={DeedPledgeDocument}
      title={names.PLEDGE}
      doneText={text.pledged}
      needed={needed}
      optional={['topic']}
      input={{ ...needed, topic: topic || null }}
    >
      {(errorOf) => (
        <>
          <TextField required label={text.title} max={100} value={title} error={errorOf('title')} onChange={setTitle} />
          <TextArea required label={text.measure} max={1_000} rows={3} value={measure} error={errorOf('measure')} onChange={setMeasure} />
          <SelectField label={text.topic} choices={topics} value={topic} error={errorOf('topic')} onChange={setTopic} />
          <SelectField required label={text.area} groups={places.all} value={area} error={errorOf('area')} onChange={setArea} />
          <DayField required label={text.dueOn} value={dueOn} error={errorOf('dueOn')} onChange={setDueOn} />
        </>
      )}
    </ActDialog>
  );
}

interface DeedDialogProps extends ActFrame {
  of: { deed: string; version: number };
}

/** 登记进展 */
export function DeedProgressDialog({ of, ...frame }: DeedDialogProps) {
  const text = useMessages(messages);
  const [value, setValue] = useState('');
  const [files, setFiles] = useState<readonly UploadedFile[]>([]);
  const needed = { text: value };
  return (
    <ActDialog
      {...frame}
      document={DeedProgressDocument}
      needed={needed}
      optional={['files']}
      input={{ ...of, ...needed, files: files.map(({ id }) => id) }}
    >
      {(errorOf) => (
        <>
          <TextArea required label={text.text} max={2_000} value={value} error={errorOf('text')} onChange={setValue} />
          <FileUpload label={text.files} files={files} onChange={setFiles} error={errorOf('files')} />
        </>
      )}
    </ActDialog>
  );
}

/** 报告办成 */
export function DeedFinishDialog({ of, ...frame }: DeedDialogProps) {
  const text = useMessages(messages);
  const [doneOn, setDoneOn] = useState('');
  const [result, setResult] = useState('');
  const needed = { doneOn, result };
  return (
    <ActDialog {...frame} document={DeedFinishDocument} needed={needed} input={{ ...of, ...needed }}>
      {(errorOf) => (
        <>
          <DayField required label={text.doneOn} value={doneOn} error={errorOf('doneOn')} onChange={setDoneOn} />
          <TextArea required label={text.result} max={2_000} value={result} error={errorOf('result')} onChange={setResult} />
        </>
      )}
    </ActDialog>
  );
}

/** 登记选民核实 */
export function DeedVerifyDialog({ of, ...frame }: DeedDialogProps) {
  const text = useMessages(messages);
  const [asked, setAsked] = useState('');
  const [confirmed, setConfirmed] = useState('');
  const [how, setHow] = useState('');
  return (
    <ActDialog
      {...frame}
      document={DeedVerifyDocument}
      needed={{ asked, confirmed, how }}
      input={{ ...of, asked: Number(asked), confirmed: Number(confirmed), how }}
    >
      {(errorOf) => (
        <>
          <p className="rp-quiet">{text.majority}</p>
          <CountField required label={text.asked} value={asked} error={errorOf('asked')} onChange={setAsked} />
          <CountField required label={text.confirmed} value={confirmed} error={errorOf('confirmed')} onChange={setConfirmed} />
          <TextField required label={text.how} max={500} value={how} error={errorOf('how')} onChange={setHow} />
        </>
      )}
    </ActDialog>
  );
}

/** 公开 — in words that tell of no voter. */
export function DeedPublishDialog({ of, before, ...frame }: DeedDialogProps & { before: { title: string; measure: string; result: string } }) {
  const text = useMessages(messages);
  const [title, setTitle] = useState(before.title);
  const [measure, setMeasure] = useState(before.measure);
  const [result, setResult] = useState(before.result);
  const needed = { title, measure, result };
  return (
    <ActDialog {...frame} document={DeedPublishDocument} needed={needed} input={{ ...of, ...needed }}>
      {(errorOf) => (
        <>
          <p>{text.publish}</p>
          <TextField required label={text.title} max={100} value={title} error={errorOf('title')} onChange={setTitle} />
          <TextArea required label={text.measure} max={1_000} rows={3} value={measure} error={errorOf('measure')} onChange={setMeasure} />
          <TextArea required label={text.result} max={2_000} rows={3} value={result} error={errorOf('result')} onChange={setResult} />
        </>
      )}
    </ActDialog>
  );
}
