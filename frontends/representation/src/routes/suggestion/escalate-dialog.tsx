import { useState } from 'react';
import { ActDialog } from '@redpine/ui/act-dialog';
import { DayField, TextArea } from '@redpine/ui/fields';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { HandlingDialogProps } from './handling-dialog-props.ts';
import { EscalateDocument } from './rehandle-documents.ts';

const messages = defineMessages({
  zh: {
    title: '召集双方沟通',
    text: '重新办理后代表仍不满意的，由代表工作机构召集代表和承办单位沟通，并记录沟通情况。',
    convenedOn: '沟通日期',
    participants: '参加人员',
    participantsHint: '代表、承办单位和代表工作机构的参加人员',
    outcome: '沟通结果',
    outcomeHint: '5–2,000 字',
    submit: '记录',
    done: '已记录沟通情况',
  },
  en: {
    title: 'Convene both sides',
    text: 'The deputy stays dissatisfied after handling again: deputy and unit were brought together. Record what came of it.',
    convenedOn: 'Day',
    participants: 'Participants',
    participantsHint: 'Of the deputy’s side, the unit and the deputies’ affairs committee',
    outcome: 'Outcome',
    outcomeHint: '5–2,000 characters',
    submit: 'Record',
    done: 'It is recorded',
  },
});

/** 召集沟通 — the record of having brought deputy and unit together. */
export function EscalateDialog({ record, ...frame }: HandlingDialogProps) {
  const text = useMessages(messages);
  const [convenedOn, setConvenedOn] = useState('');
  const [participants, setParticipants] = useState('');
  const [outcome, setOutcome] = useState('');
  return (
    <ActDialog
      {...frame}
      document={EscalateDocument}
      title={text.title}
      submitText={text.submit}
      doneText={text.done}
      needed={{ convenedOn, participants, outcome }}
      input={{ handling: record.id, version: record.version, convenedOn, participants, outcome }}
    >
      {(errorOf) => (
        <>
          <p>{text.text}</p>
          <DayField required label={text.convenedOn} value={convenedOn} error={errorOf('convenedOn')} onChange={setConvenedOn} />
          <TextArea
            required
            label={text.participants}
            hint={text.participantsHint}
            max={1_000}
            rows={2}
            value={participants}
            error={errorOf('participants')}
            onChange={setParticipants}
          />
          <TextArea required label={text.outcome} hint={text.outcomeHint} max={2_000} value={outcome} error={errorOf('outcome')} onChange={setOutcome} />
        </>
      )}
    </ActDialog>
  );
}
