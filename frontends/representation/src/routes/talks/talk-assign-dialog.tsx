import { useState } from 'react';
import { ActDialog, type ActFrame } from '@redpine/ui/act-dialog';
import { DayField, SelectField, TextField } from '@redpine/ui/fields';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { ChosenDeputy } from '../../parts/chosen-deputy.tsx';
import type { FoundDeputy } from '../../parts/deputy-search.tsx';
import { usePlaces } from '../../parts/places.ts';
import { useVocabulary } from '../../parts/vocabulary.ts';
import { TalkAssignDocument } from './talk-documents.ts';
import { talkActs } from './talk-words.ts';

const messages = defineMessages({
  zh: { done: '已安排宣讲', speaker: '宣讲代表', subject: '宣讲主题', topic: '领域', area: '区域', place: '地点', audience: '对象', plannedOn: '计划日期' },
  en: {
    done: 'The talk is assigned', speaker: 'Speaker', subject: 'Subject', topic: 'Topic', area: 'Area', place: 'Place', audience: 'For whom',
    plannedOn: 'Planned day',
  },
});

/** 安排宣讲 — within the areas that the viewer keeps records in. */
export function TalkAssignDialog(frame: Pick<ActFrame, 'onClose' | 'onDone'>) {
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
  const needed = { speaker: speaker?.id ?? '', subject, area, place, audience, plannedOn };
  return (
    <ActDialog
      {...frame}
      document={TalkAssignDocument}
      title={names.ASSIGN}
      doneText={text.done}
      needed={needed}
      optional={['topic']}
      input={{ ...needed, topic: topic || null }}
    >
      {(errorOf) => (
        <>
          <ChosenDeputy label={text.speaker} chosen={speaker} error={errorOf('speaker')} onChange={setSpeaker} />
          <TextField required label={text.subject} max={100} value={subject} error={errorOf('subject')} onChange={setSubject} />
          <SelectField label={text.topic} choices={topics} value={topic} error={errorOf('topic')} onChange={setTopic} />
          <SelectField required label={text.area} groups={places.kept} value={area} error={errorOf('area')} onChange={setArea} />
          <TextField required label={text.place} max={100} value={place} error={errorOf('place')} onChange={setPlace} />
          <TextField required label={text.audience} max={100} value={audience} error={errorOf('audience')} onChange={setAudience} />
          <DayField required label={text.plannedOn} value={plannedOn} error={errorOf('plannedOn')} onChange={setPlannedOn} />
        </>
      )}
    </ActDialog>
  );
}
