import { useState } from 'react';
import { ActDialog, type ActFrame } from '@redpine/ui/act-dialog';
import { RadioCards } from '@redpine/ui/fields';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { InvitationState, OccasionPageQuery, OccasionPresence } from '../../gql/graphql.ts';
import { OccasionAttendanceDocument } from './occasion-documents.ts';

const messages = defineMessages({
  zh: { done: '已登记出席', lead: '逐人点选；未点选的不变。登记后计入履职档案。', unnamed: '代表', ATTENDED: '出席', EXCUSED: '请假', ABSENT: '缺席' },
  en: { done: 'The attendance is recorded', lead: 'Choose for each; those not chosen stay as they are. It goes into the duty record.', unnamed: 'Deputy', ATTENDED: 'Present', EXCUSED: 'Excused', ABSENT: 'Absent' },
});

const PRESENCES: readonly OccasionPresence[] = ['ATTENDED', 'EXCUSED', 'ABSENT'];
/** States in which the attendance is recorded or put right. */
const MARKABLE: readonly InvitationState[] = ['INVITED', 'ACCEPTED', 'DECLINED', 'ATTENDED', 'EXCUSED', 'ABSENT'];
const isPresence = (state: string): state is OccasionPresence => PRESENCES.includes(state as OccasionPresence);

interface AttendanceDialogProps extends ActFrame {
  of: { occasion: string; version: number };
  invitations: NonNullable<OccasionPageQuery['occasion']>['invitations'];
}

/** 登记出席 — a list to tap through, on a phone at the door. */
export function AttendanceDialog({ of, invitations, ...frame }: AttendanceDialogProps) {
  const text = useMessages(messages);
  const [marks, setMarks] = useState<Readonly<Record<string, OccasionPresence>>>({});
  const listed = invitations.filter(({ state }) => MARKABLE.includes(state));
  // Who declined may have come, and is not marked otherwise.
  const presencesOf = (state: InvitationState): readonly OccasionPresence[] => (state === 'DECLINED' ? ['ATTENDED'] : PRESENCES);
  return (
    <ActDialog
      {...frame}
      document={OccasionAttendanceDocument}
      doneText={text.done}
      optional={['marks']}
      input={{ ...of, marks: Object.entries(marks).map(([invitation, presence]) => ({ invitation, presence })) }}
      unsent={Object.keys(marks).length > 0}
    >
      {(errorOf) => (
        <>
          <p className="rp-quiet">{text.lead}</p>
          {errorOf('marks') && <p className="rp-field-error">{errorOf('marks')}</p>}
          {listed.map(({ id, state, deputy }) => (
            <RadioCards
              key={id}
              label={deputy?.name ?? text.unnamed}
              value={marks[id] ?? (isPresence(state) ? state : '')}
              choices={presencesOf(state).map((value) => ({ value, label: text[value] }))}
              onChange={(value) => setMarks({ ...marks, [id]: value as OccasionPresence })}
            />
          ))}
        </>
      )}
    </ActDialog>
  );
}
