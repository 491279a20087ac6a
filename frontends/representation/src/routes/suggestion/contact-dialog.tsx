import { useState } from 'react';
import { ActDialog } from '@redpine/ui/act-dialog';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { ContactMode, ContactStage } from '../../gql/graphql.ts';
import { DayField, RadioCards, TextArea } from '@redpine/ui/fields';
import { contactModes, contactStages } from '../../words.ts';
import type { HandlingDialogProps } from './handling-dialog-props.ts';
import { ContactDocument } from './handling-documents.ts';

const messages = defineMessages({
  zh: {
    title: '登记沟通',
    submit: '登记',
    done: '已登记沟通',
    on: '沟通日期',
    mode: '沟通方式',
    stage: '所处阶段',
    note: '沟通情况',
    noteHint: '与代表沟通了什么，代表的意见，2–2,000 字',
  },
  en: {
    title: 'Record a contact',
    submit: 'Record',
    done: 'The contact is recorded',
    on: 'Day',
    mode: 'How',
    stage: 'When in the handling',
    note: 'What was said',
    noteHint: 'What was discussed, and the deputy’s view; 2–2,000 characters',
  },
});

/** 沟通联系 — before a reply may be sent there has to be one (代表法 art. 51). */
export function ContactDialog({ record, ...frame }: HandlingDialogProps) {
  const text = useMessages(messages);
  const modes = useMessages(contactModes);
  const stages = useMessages(contactStages);
  const [on, setOn] = useState('');
  const [mode, setMode] = useState<ContactMode>('FACE_TO_FACE');
  const [stage, setStage] = useState<ContactStage>(record.state === 'REPLIED' ? 'AFTER' : record.contacts.length > 0 ? 'DURING' : 'BEFORE');
  const [note, setNote] = useState('');
  return (
    <ActDialog
      {...frame}
      document={ContactDocument}
      title={text.title}
      submitText={text.submit}
      doneText={text.done}
      needed={{ on, note }}
      optional={['mode', 'stage']}
      input={{ handling: record.id, version: record.version, on, mode, stage, note }}
    >
      {(errorOf) => (
        <>
          <DayField required label={text.on} value={on} error={errorOf('on')} onChange={setOn} />
          <RadioCards
            label={text.mode}
            value={mode}
            choices={(['FACE_TO_FACE', 'VISIT', 'SEMINAR', 'TELEPHONE', 'LETTER'] as const).map((value) => ({ value, label: modes[value] }))}
            error={errorOf('mode')}
            onChange={(value) => setMode(value as ContactMode)}
          />
          <RadioCards
            label={text.stage}
            value={stage}
            choices={(['BEFORE', 'DURING', 'AFTER'] as const).map((value) => ({ value, label: stages[value] }))}
            error={errorOf('stage')}
            onChange={(value) => setStage(value as ContactStage)}
          />
          <TextArea required label={text.note} hint={text.noteHint} max={2_000} value={note} error={errorOf('note')} onChange={setNote} />
        </>
      )}
    </ActDialog>
  );
}
