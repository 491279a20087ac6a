import { useState } from 'react';
import { useQuery } from 'urql';
import { useAct } from '@redpine/ui/act';
import { DayField, SelectField, TextArea, TextField } from '@redpine/ui/fields';
import { FormDialog } from '@redpine/ui/form-dialog';
import { useFormErrors } from '@redpine/ui/form-errors';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { PressKind } from '../../gql/graphql.ts';
import { PressChoicesDocument, PressStartDocument } from './press-documents.ts';
import { pressActs } from './press-words.ts';

const messages = defineMessages({
  zh: { meeting: '会议（主任会议届次）', on: '决定日期', leader: '领衔督办人', leaderName: '领办人姓名和职务', organ: '对口督办机构', note: '督办要求', done: '已开始督办' },
  en: { meeting: 'Meeting of the Council of Chairpersons', on: 'Day of the decision', leader: 'Led by', leaderName: 'Name and post of the leader', organ: 'Committee', note: 'What is pressed for', done: 'It is pressed for' },
});

interface PressStartDialogProps {
  kind: PressKind;
  suggestion: string;
  title: string;
  onClose: () => void;
  onDone: () => void;
  onConflict: () => void;
}

/** 督办 begins; what it asks for follows from the kind. */
export function PressStartDialog({ kind, suggestion, title, onClose, onDone, onConflict }: PressStartDialogProps) {
  const text = useMessages(messages);
  const names = useMessages(pressActs);
  const [meeting, setMeeting] = useState('');
  const [on, setOn] = useState('');
  const [leader, setLeader] = useState('');
  const [leaderName, setLeaderName] = useState('');
  const [organ, setOrgan] = useState('');
  const [note, setNote] = useState('');
  const [{ data }] = useQuery({ query: PressChoicesDocument, pause: kind !== 'KEY' && kind !== 'COMMITTEE' });
  const act = useAct(PressStartDocument, { successText: text.done, onSuccess: onDone, onConflict });
  const needed: Record<string, string> = { KEY: { meeting, on, leader }, COMMITTEE: { organ }, OFFICE: {}, GOVERNMENT: { leaderName } }[kind];
  const errors = useFormErrors(act.problem, ['meeting', 'on', 'leader', 'leaderName', 'organ', 'note'], needed);
  return (
    <FormDialog
      title={names[kind]}
      lead={title}
      submitText={names[kind]}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={async () => {
        if (errors.complete()) await act.run({ suggestion, kind, ...needed, note: note || null });
      }}
      onClose={onClose}
    >
      {kind === 'KEY' && (
        <>
          <TextField required label={text.meeting} max={100} value={meeting} error={errors.of('meeting')} onChange={setMeeting} />
          <DayField required label={text.on} value={on} error={errors.of('on')} onChange={setOn} />
          <SelectField
            required
            label={text.leader}
            value={leader}
            error={errors.of('leader')}
            onChange={setLeader}
            choices={(data?.pressLeaders ?? []).map(({ id, name, title: post }) => ({ value: id, label: `${post} ${name}` }))}
          />
        </>
      )}
      {kind === 'COMMITTEE' && (
        <SelectField
          required
          label={text.organ}
          value={organ}
          error={errors.of('organ')}
          onChange={setOrgan}
          choices={(data?.pressCommittees ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      {kind === 'GOVERNMENT' && <TextField required label={text.leaderName} max={100} value={leaderName} error={errors.of('leaderName')} onChange={setLeaderName} />}
      <TextArea label={text.note} max={1_000} rows={3} value={note} error={errors.of('note')} onChange={setNote} />
    </FormDialog>
  );
}
