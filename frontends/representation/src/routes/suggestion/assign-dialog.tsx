import { useState } from 'react';
import { ActDialog } from '@redpine/ui/act-dialog';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { ASSIGNMENT_FIELDS, assignmentInput, changed, NEW_ASSIGNMENT } from '../../parts/assignment.ts';
import { RadioCards, SelectField, TextArea } from '@redpine/ui/fields';
import { OtherUnits } from '../../parts/other-units.tsx';
import { useVocabulary } from '../../parts/vocabulary.ts';
import type { AssignmentMode, AssignmentTrack } from '../../gql/graphql.ts';
import { assignmentModeHints, assignmentModes, assignmentTracks } from '../../words.ts';
import { AssignDocument } from './act-documents.ts';
import type { SuggestionDialogProps } from './dialog-props.ts';

const messages = defineMessages({
  zh: {
    title: '交办建议',
    submit: '交办',
    done: '已交办，法定答复期限开始计算',
    mode: '办理方式',
    alone: '承办单位',
    lead: '主办单位',
    first: '分办单位之一',
    cohandlers: '会办单位',
    separate: '其他分办单位',
    track: '答复时限',
    three: '一般建议',
    six: '涉及面广、处理难度大，需写明理由',
    reason: '延至六个月的理由',
    reasonHint: '5–500 字',
  },
  en: {
    title: 'Assign the suggestion',
    submit: 'Assign',
    done: 'Assigned; the legal time for the reply begins',
    mode: 'Way of handling',
    alone: 'Unit',
    lead: 'Lead',
    first: 'One of the units',
    cohandlers: 'Co-handlers',
    separate: 'The other units',
    track: 'Time to reply',
    three: 'Usual',
    six: 'Many concerned or hard to handle; needs a reason',
    reason: 'Reason for six months',
    reasonHint: '5–500 characters',
  },
});

/** 交办 — units, mode and track of one suggestion; by the government office, units within the government. */
export function AssignDialog({ record, within, ...frame }: SuggestionDialogProps & { within: boolean }) {
  const text = useMessages(messages);
  const modes = useMessages(assignmentModes);
  const hints = useMessages(assignmentModeHints);
  const tracks = useMessages(assignmentTracks);
  const vocabulary = useVocabulary();
  const units = within ? vocabulary.governmentUnits : vocabulary.units;
  const [draft, setDraft] = useState(NEW_ASSIGNMENT);
  const change = (changes: Partial<typeof draft>): void => setDraft(changed(draft, changes));
  const leadLabel = { ALONE: text.alone, LEAD_WITH_COHANDLERS: text.lead, SEPARATE: text.first }[draft.mode];
  return (
    <ActDialog
      {...frame}
      wide
      document={AssignDocument}
      title={text.title}
      lead={record.title}
      submitText={text.submit}
      doneText={text.done}
      needed={{ 'assignment.lead': draft.lead }}
      optional={ASSIGNMENT_FIELDS.map((field) => `assignment.${field}`)}
      input={{ assignment: assignmentInput(record, draft) }}
    >
      {(errorOf) => (
        <>
          <RadioCards
            label={text.mode}
            value={draft.mode}
            choices={(['ALONE', 'LEAD_WITH_COHANDLERS', 'SEPARATE'] as const).map((value) => ({ value, label: modes[value], hint: hints[value] }))}
            error={errorOf('assignment.mode')}
            onChange={(mode) => change({ mode: mode as AssignmentMode })}
          />
          <SelectField required label={leadLabel} groups={units} value={draft.lead} error={errorOf('assignment.lead')} onChange={(lead) => change({ lead })} />
          {draft.mode !== 'ALONE' && (
            <OtherUnits
              label={draft.mode === 'SEPARATE' ? text.separate : text.cohandlers}
              units={units}
              lead={draft.lead}
              value={draft.others}
              error={errorOf('assignment.others')}
              onChange={(others) => change({ others })}
            />
          )}
          <RadioCards
            label={text.track}
            value={draft.track}
            choices={[
              { value: 'THREE_MONTHS', label: tracks.THREE_MONTHS, hint: text.three },
              { value: 'SIX_MONTHS', label: tracks.SIX_MONTHS, hint: text.six },
            ]}
            error={errorOf('assignment.track')}
            onChange={(track) => change({ track: track as AssignmentTrack })}
          />
          {draft.track === 'SIX_MONTHS' && (
            <TextArea
              required
              label={text.reason}
              hint={text.reasonHint}
              max={500}
              rows={3}
              value={draft.trackReason}
              error={errorOf('assignment.trackReason')}
              onChange={(trackReason) => change({ trackReason })}
            />
          )}
        </>
      )}
    </ActDialog>
  );
}
