import { useState } from 'react';
import { ActDialog } from '@redpine/ui/act-dialog';
import { DayField, SelectField, TextField } from '@redpine/ui/fields';
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
  const needed = { deputy: deputy?.id ?? '', area, place, plannedOn };
  return (
    <ActDialog
      document={VoterReportScheduleDocument}
      title={names.SCHEDULE}
      doneText={text.done}
      needed={needed}
      input={needed}
      onClose={onClose}
      onDone={onDone}
    >
      {(errorOf) => (
        <>
          <ChosenDeputy label={text.deputy} chosen={deputy} error={errorOf('deputy')} onChange={setDeputy} />
          <SelectField required label={text.area} groups={places.kept} value={area} error={errorOf('area')} onChange={setArea} />
          <TextField required label={text.place} max={100} value={place} error={errorOf('place')} onChange={setPlace} />
          <DayField required label={text.plannedOn} value={plannedOn} error={errorOf('plannedOn')} onChange={setPlannedOn} />
        </>
      )}
    </ActDialog>
  );
}
