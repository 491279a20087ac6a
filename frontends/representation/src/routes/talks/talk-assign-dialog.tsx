import { useState } from 'react';
import { useAct } from '@redpine/ui/act';
import { DayField, SelectField, TextField } from '@redpine/ui/fields';
import { FormDialog } from '@redpine/ui/form-dialog';
import { useFormErrors } from '@redpine/ui/form-errors';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { ChosenDeputy } from '../../parts/chosen-deputy.tsx';
import type { FoundDeputy } from '../../parts/deputy-search.tsx';
import { usePlaces } from '../../parts/places.ts';
import { useVocabulary } from '../../parts/vocabulary.ts';
import { TalkAssignDocument } from './talk-documents.ts';
import { talkActs } from './talk-words.ts';

const messages = defineMessages({
  zh: { done: '已安排宣讲', speaker: '宣讲代表', subject: '宣讲主题', topic: '领域', area: '区域', place: '地点', audience: '对象', plannedOn: '计划日期' },
  en: { done: 'The talk is assigned', speaker: 'Speaker', subject: 'Subject', topic: 'Topic', area: 'Area', place: 'Place', audience: 'For whom', plannedOn: 'Planned day' },
});

/** 安排宣讲 — within the areas that the viewer keeps records in. */
export function TalkAssignDialog({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const text = useMessages(messages);
  const names = useMessages(talkActs);
  const places = usePlaces();
  const { topics } = useVocabulary();
  const [speaker, setSpeaker] = useState<FoundDeputy>();
  const [subject, setSubject] = useState('');
  const [topic, setTopic] = useState('');
  const [area, setArea] = useState('');
  const [place, setPlace] = useState('');
  const [audience, setAudience] = useState('');
  const [plannedOn, setPlannedOn] = useState('');
  const act = useAct(TalkAssignDocument, { successText: text.done, onSuccess: onDone });
  const needed = { speaker: speaker?.id ?? '', subject, area, place, audience, plannedOn };
  const errors = useFormErrors(act.problem, ['speaker', 'subject', 'topic', 'area', 'place', 'audience', 'plannedOn'], needed);
  return (
    <FormDialog
      title={names.ASSIGN}
      submitText={names.ASSIGN}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={async () => {
        if (errors.complete()) await act.run({ ...needed, topic: topic || null });
      }}
      onClose={onClose}
    >
      <ChosenDeputy label={text.speaker} chosen={speaker} error={errors.of('speaker')} onChange={setSpeaker} />
      <TextField required label={text.subject} max={100} value={subject} error={errors.of('subject')} onChange={setSubject} />
      <SelectField label={text.topic} choices={topics} value={topic} error={errors.of('topic')} onChange={setTopic} />
      <SelectField required label={text.area} groups={places.kept} value={area} error={errors.of('area')} onChange={setArea} />
      <TextField required label={text.place} max={100} value={place} error={errors.of('place')} onChange={setPlace} />
      <TextField required label={text.audience} max={100} value={audience} error={errors.of('audience')} onChange={setAudience} />
      <DayField required label={text.plannedOn} value={plannedOn} error={errors.of('plannedOn')} onChange={setPlannedOn} />
    </FormDialog>
  );
}
