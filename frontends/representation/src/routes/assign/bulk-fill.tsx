import { Button } from '@redpine/ui/button';
import { useState } from 'react';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { AssignmentMode, AssignmentTrack } from '../../gql/graphql.ts';
import type { AssignmentDraft } from '../../parts/assignment.ts';
import { SelectField, type ChoiceGroup } from '@redpine/ui/fields';
import { assignmentModes, assignmentTracks } from '../../words.ts';

const messages = defineMessages({
  zh: { title: '批量填写', lead: '承办（主办）单位', mode: '办理方式', track: '答复时限', fill: (count: number) => `填入选中的 ${count} 件`, none: '请先选择建议' },
  en: { title: 'Fill in for all', lead: 'Unit (lead)', mode: 'Way of handling', track: 'Time to reply', fill: (count: number) => `Fill in for ${count}`, none: 'Select rows first' },
});

interface BulkFillProps {
  count: number;
  units: readonly ChoiceGroup[];
  onFill: (changes: Partial<AssignmentDraft>) => void;
}

/** Writes what is chosen here into every selected row; what is left open stays as it is in the rows. */
export function BulkFill({ count, units, onFill }: BulkFillProps) {
  const text = useMessages(messages);
  const modes = useMessages(assignmentModes);
  const tracks = useMessages(assignmentTracks);
  const [lead, setLead] = useState('');
  const [mode, setMode] = useState('');
  const [track, setTrack] = useState('');
  const empty = lead === '' && mode === '' && track === '';
  return (
    <fieldset className="rep-bulk">
      <legend>{text.title}</legend>
      <SelectField required label={text.lead} groups={units} value={lead} onChange={setLead} />
      <SelectField
        required
        label={text.mode}
        choices={(['ALONE', 'LEAD_WITH_COHANDLERS', 'SEPARATE'] as const).map((value) => ({ value, label: modes[value] }))}
        value={mode}
        onChange={setMode}
      />
      <SelectField
        required
        label={text.track}
        choices={(['THREE_MONTHS', 'SIX_MONTHS'] as const).map((value) => ({ value, label: tracks[value] }))}
        value={track}
        onChange={setTrack}
      />
      <Button
        disabled={count === 0 || empty}
        onClick={() =>
          onFill({
            ...(mode !== '' && { mode: mode as AssignmentMode }),
            ...(lead !== '' && { lead }),
            ...(track !== '' && { track: track as AssignmentTrack }),
          })
        }
      >
        {count === 0 ? text.none : text.fill(count)}
      </Button>
    </fieldset>
  );
}
