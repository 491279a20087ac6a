import { useState } from 'react';
import { useAct } from '@redpine/ui/act';
import { DayField, SelectField, TextField } from '@redpine/ui/fields';
import { FormDialog } from '@redpine/ui/form-dialog';
import { useFormErrors } from '@redpine/ui/form-errors';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { ChosenDeputy } from '../../parts/chosen-deputy.tsx';
import type { FoundDeputy } from '../../parts/deputy-search.tsx';
import { usePlaces } from '../../parts/places.ts';
import { VoterReportScheduleDocument } from './voter-report-documents.ts';
import { voterReportActs } from './voter-report-words.ts';

const messages = defineMessages({
  zh: { done: '已安排述职', deputy: '述职代表', area: '区域', place: '地点', plannedOn: '计划日期' },
  en: { done: 'The report is scheduled', deputy: 'Deputy', area: 'Area', place: 'Place', plannedOn: 'Planned day' },
});

/** 安排述职 — within the areas that the viewer keeps records in. */
export function VoterReportScheduleDialog({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const text = useMessages(messages);
  const names = useMessages(voterReportActs);
  const places = usePlaces();
  const [deputy, setDeputy] = useState<FoundDeputy>();
  const [area, setArea] = useState('');
  const [place, setPlace] = useState('');
  const [plannedOn, setPlannedOn] = useState('');
  const act = useAct(VoterReportScheduleDocument, { successText: text.done, onSuccess: onDone });
  const needed = { deputy: deputy?.id ?? '', area, place, plannedOn };
  const errors = useFormErrors(act.problem, ['deputy', 'area', 'place', 'plannedOn'], needed);
  return (
    <FormDialog
      title={names.SCHEDULE}
      submitText={names.SCHEDULE}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={async () => {
        if (errors.complete()) await act.run(needed);
      }}
      onClose={onClose}
    >
      <ChosenDeputy label={text.deputy} chosen={deputy} error={errors.of('deputy')} onChange={setDeputy} />
      <SelectField required label={text.area} groups={places.kept} value={area} error={errors.of('area')} onChange={setArea} />
      <TextField required label={text.place} max={100} value={place} error={errors.of('place')} onChange={setPlace} />
      <DayField required label={text.plannedOn} value={plannedOn} error={errors.of('plannedOn')} onChange={setPlannedOn} />
    </FormDialog>
  );
}
