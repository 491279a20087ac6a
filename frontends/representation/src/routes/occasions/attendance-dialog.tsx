import { useState } from 'react';
import { useAct } from '@redpine/ui/act';
import { RadioCards } from '@redpine/ui/fields';
import { FormDialog } from '@redpine/ui/form-dialog';
import { useFormErrors } from '@redpine/ui/form-errors';
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

interface AttendanceDialogProps {
  occasion: NonNullable<OccasionPageQuery['occasion']>;
  title: string;
  onClose: () => void;
  onDone: () => void;
  onConflict: () => void;
}

/** 登记出席 — a list to tap through, on a phone at the door. */
export function AttendanceDialog({ occasion, title, onClose, onDone, onConflict }: AttendanceDialogProps) {
  const text = useMessages(messages);
  const [marks, setMarks] = useState<Readonly<Record<string, OccasionPresence>>>({});
  const act = useAct(OccasionAttendanceDocument, { successText: text.done, onSuccess: onDone, onConflict });
  const errors = useFormErrors(act.problem, ['marks']);
  const listed = occasion.invitations.filter(({ state }) => MARKABLE.includes(state));
  // Who declined may have come, and is not marked otherwise.
  const presencesOf = (state: InvitationState): readonly OccasionPresence[] => (state === 'DECLINED' ? ['ATTENDED'] : PRESENCES);
  return (
    <FormDialog
      title={title}
      lead={occasion.title}
      submitText={title}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      unsent={Object.keys(marks).length > 0}
      onSubmit={() => act.run({ occasion: occasion.id, version: occasion.version, marks: Object.entries(marks).map(([invitation, presence]) => ({ invitation, presence })) })}
      onClose={onClose}
    >
      <p className="rp-quiet">{text.lead}</p>
      {errors.of('marks') && <p className="rp-field-error">{errors.of('marks')}</p>}
      {listed.map(({ id, state, deputy }) => (
        <RadioCards
          key={id}
          label={deputy?.name ?? text.unnamed}
          value={marks[id] ?? (isPresence(state) ? state : '')}
          choices={presencesOf(state).map((value) => ({ value, label: text[value] }))}
          onChange={(value) => setMarks({ ...marks, [id]: value as OccasionPresence })}
        />
      ))}
    </FormDialog>
  );
}
