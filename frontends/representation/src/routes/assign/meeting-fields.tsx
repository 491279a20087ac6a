import { DayField, TextField } from '@redpine/ui/fields';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { AssignmentMeetingInput } from '../../gql/graphql.ts';

const messages = defineMessages({
  zh: { title: '交办会（选填）', name: '会议名称', on: '会议日期' },
  en: { title: 'Assignment meeting (optional)', name: 'Name', on: 'Day' },
});

export interface Meeting {
  name: string;
  /** '' where not chosen */
  on: string;
}

/** The meeting for an act's input: nothing where it is not named. */
export function meetingInput({ name, on }: Meeting): { meeting?: AssignmentMeetingInput } {
  return name.trim() === '' || on === '' ? {} : { meeting: { name, on } };
}

/** 交办会 — the meeting that what is assigned next is recorded with. */
export function MeetingFields({ value, onChange }: { value: Meeting; onChange: (value: Meeting) => void }) {
  const text = useMessages(messages);
  return (
    <fieldset className="rep-bulk">
      <legend>{text.title}</legend>
      <TextField label={text.name} max={100} value={value.name} onChange={(name) => onChange({ ...value, name })} />
      <DayField label={text.on} value={value.on} onChange={(on) => onChange({ ...value, on })} />
    </fieldset>
  );
}
