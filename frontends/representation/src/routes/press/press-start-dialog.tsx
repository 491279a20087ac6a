import { useState } from 'react';
import { useQuery } from 'urql';
import { ActDialog, type ActFrame } from '@redpine/ui/act-dialog';
import { DayField, SelectField, TextArea, TextField } from '@redpine/ui/fields';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { PressKind } from '../../gql/graphql.ts';
import { PressChoicesDocument, PressStartDocument } from './press-documents.ts';

const messages = defineMessages({
  zh: { meeting: '会议（主任会议届次）', on: '决定日期', leader: '领衔督办人', leaderName: '领办人姓名和职务', organ: '对口督办机构', note: '督办要求', done: '已开始督办' },
  en: { meeting: 'Meeting of the Council of Chairpersons', on: 'Day of the decision', leader: 'Led by', leaderName: 'Name and post of the leader', organ: 'Committee', note: 'What is pressed for', done: 'It is pressed for' },
});

interface PressStartDialogProps extends ActFrame {
  kind: PressKind;
  suggestion: string;
}

/** 督办 begins; what it asks for follows from the kind. */
export function PressStartDialog({ kind, suggestion, ...frame }: PressStartDialogProps) {
  const text = useMessages(messages);
  const [meeting, setMeeting] = useState('');
  const [on, setOn] = useState('');
  const [leader, setLeader] = useState('');
  const [leaderName, setLeaderName] = useState('');
  const [organ, setOrgan] = useState('');
  const [note, setNote] = useState('');
  const [{ data }] = useQuery({ query: PressChoicesDocument, pause: kind !== 'KEY' && kind !== 'COMMITTEE' });
  const needed: Record<string, string> = { KEY: { meeting, on, leader }, COMMITTEE: { organ }, OFFICE: {}, GOVERNMENT: { leaderName } }[kind];
  return (
    <ActDialog
      {...frame}
      document={PressStartDocument}
      doneText={text.done}
      needed={needed}
      optional={['note']}
      input={{ suggestion, kind, ...needed, note: note || null }}
    >
      {(errorOf) => (
        <>
          {kind === 'KEY' && (
            <>
              <TextField required label={text.meeting} max={100} value={meeting} error={errorOf('meeting')} onChange={setMeeting} />
              <DayField required label={text.on} value={on} error={errorOf('on')} onChange={setOn} />
              <SelectField
                required
                label={text.leader}
                value={leader}
                error={errorOf('leader')}
                onChange={setLeader}
                choices={(data?.pressLeaders ?? []).map(({ id, name, title }) => ({ value: id, label: `${title} ${name}` }))}
              />
            </>
          )}
          {kind === 'COMMITTEE' && (
            <SelectField
              required
              label={text.organ}
              value={organ}
              error={errorOf('organ')}
              onChange={setOrgan}
              choices={(data?.pressCommittees ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          {kind === 'GOVERNMENT' && (
            <TextField required label={text.leaderName} max={100} value={leaderName} error={errorOf('leaderName')} onChange={setLeaderName} />
          )}
          <TextArea label={text.note} max={1_000} rows={3} value={note} error={errorOf('note')} onChange={setNote} />
        </>
      )}
    </ActDialog>
  );
}
