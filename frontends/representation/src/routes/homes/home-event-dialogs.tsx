import { useState } from 'react';
import { ActDialog, type ActFrame } from '@redpine/ui/act-dialog';
import { CountField, DayField, RadioCards, TextArea, TextField } from '@redpine/ui/fields';
import { FileUpload, type UploadedFile } from '@redpine/ui/file-upload';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { HomeEventKind, HomeEventPageQuery } from '../../gql/graphql.ts';
import { Checks } from './checks.tsx';
import type { OwnHomeDialogProps } from './home-dialogs.tsx';
import { HomeEventHoldDocument, HomeEventPlanDocument } from './home-event-act-documents.ts';
import { EVENT_KINDS } from './home-filter.ts';
import { eventKinds } from './home-words.ts';

const messages = defineMessages({
  zh: {
    kind: '类别', subject: '事项', on: '日期', from: '开始', until: '结束', time: '时:分，如 09:00', deputies: '轮值代表', present: '到场代表',
    visitors: '接待群众人次', matters: '反映事项数', summary: '情况', summaryHint: '不写来访人姓名，5–2,000 字', files: '附件',
  },
  en: {
    kind: 'Kind', subject: 'Subject', on: 'Day', from: 'Begins', until: 'Ends', time: 'HH:MM, such as 09:00', deputies: 'Deputies',
    present: 'Deputies who were there', visitors: 'Visitors', matters: 'Matters raised', summary: 'What took place',
    summaryHint: 'Without names of visitors, 5–2,000 characters', files: 'Files',
  },
});

/** 排班 — of the deputies who are attached to the home. */
export function HomeEventPlanDialog({ home, of, ...frame }: OwnHomeDialogProps) {
  const text = useMessages(messages);
  const kinds = useMessages(eventKinds);
  const [kind, setKind] = useState<HomeEventKind>('RECEPTION');
  const [subject, setSubject] = useState('');
  const [on, setOn] = useState('');
  const [from, setFrom] = useState('09:00');
  const [until, setUntil] = useState('11:00');
  const [deputies, setDeputies] = useState<string[]>([]);
  const needed = { subject, on, from, until };
  const members = home.members.flatMap(({ deputy, until: last }) => (deputy && !last ? [{ value: deputy.id, label: deputy.name }] : []));
  return (
    <ActDialog
      {...frame}
      document={HomeEventPlanDocument}
      needed={{ ...needed, deputies: deputies.join() }}
      input={{ ...needed, home: of.home, kind, deputies }}
    >
      {(errorOf) => (
        <>
          <RadioCards
            label={text.kind}
            value={kind}
            choices={EVENT_KINDS.map((value) => ({ value, label: kinds[value] }))}
            onChange={(value) => setKind(EVENT_KINDS.find((each) => each === value) ?? 'RECEPTION')}
          />
          <TextField required label={text.subject} max={100} value={subject} error={errorOf('subject')} onChange={setSubject} />
          <DayField required label={text.on} value={on} error={errorOf('on')} onChange={setOn} />
          <TextField required label={text.from} hint={text.time} max={5} value={from} error={errorOf('from')} onChange={setFrom} />
          <TextField required label={text.until} hint={text.time} max={5} value={until} error={errorOf('until')} onChange={setUntil} />
          <Checks label={text.deputies} choices={members} chosen={deputies} error={errorOf('deputies')} onChange={setDeputies} />
        </>
      )}
    </ActDialog>
  );
}

interface HoldProps extends ActFrame {
  of: { event: string; version: number };
  before: NonNullable<HomeEventPageQuery['homeEvent']>;
}

/** 登记 */
export function HomeEventHoldDialog({ of, before, ...frame }: HoldProps) {
  const text = useMessages(messages);
  const turns = before.deputies.flatMap(({ deputy, answer, attended }) => (
    deputy ? [{ value: deputy.id, label: deputy.name, there: attended ?? answer !== 'DECLINED' }] : []
  ));
  const [deputies, setDeputies] = useState(turns.filter(({ there }) => there).map(({ value }) => value));
  const [visitors, setVisitors] = useState(String(before.visitors ?? ''));
  const [matters, setMatters] = useState(String(before.matters ?? ''));
  const [summary, setSummary] = useState(before.summary ?? '');
  const [files, setFiles] = useState<readonly UploadedFile[]>(before.files);
  return (
    <ActDialog
      {...frame}
      document={HomeEventHoldDocument}
      needed={{ deputies: deputies.join(), visitors, matters, summary }}
      optional={['files']}
      input={{ ...of, deputies, visitors: Number(visitors), matters: Number(matters), summary, files: files.map(({ id }) => id) }}
    >
      {(errorOf) => (
        <>
          <Checks label={text.present} choices={turns} chosen={deputies} error={errorOf('deputies')} onChange={setDeputies} />
          <CountField required label={text.visitors} value={visitors} error={errorOf('visitors')} onChange={setVisitors} />
          <CountField required label={text.matters} value={matters} error={errorOf('matters')} onChange={setMatters} />
          <TextArea required label={text.summary} hint={text.summaryHint} max={2_000} value={summary} error={errorOf('summary')} onChange={setSummary} />
          <FileUpload label={text.files} files={files} onChange={setFiles} error={errorOf('files')} />
        </>
      )}
    </ActDialog>
  );
}
