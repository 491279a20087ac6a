import { useState } from 'react';
import { ActDialog, type ActFrame } from '@redpine/ui/act-dialog';
import { CountField, DayField, SelectField, TextField } from '@redpine/ui/fields';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { OccasionKind } from '../../gql/graphql.ts';
import { usePlaces } from '../../parts/places.ts';
import { useVocabulary } from '../../parts/vocabulary.ts';
import { OccasionPlanDocument, OccasionRescheduleDocument } from './occasion-documents.ts';
import { OCCASION_KINDS, occasionActs, occasionKinds } from './occasion-words.ts';

const messages = defineMessages({
  zh: { planned: '已安排活动', moved: '已调整安排', kind: '方式', certificate: '持代表证视察', title: '活动名称', topic: '领域', area: '区域', place: '地点', on: '日期', seats: '代表名额' },
  en: { planned: 'The occasion is planned', moved: 'The occasion is rescheduled', kind: 'Kind', certificate: 'Made with the deputy’s certificate', title: 'Title', topic: 'Topic', area: 'Area', place: 'Place', on: 'Day', seats: 'Seats for deputies' },
});

/** 安排活动 — within the areas that the viewer keeps records in. */
export function OccasionPlanDialog({ onClose, onDone }: { onClose: () => void; onDone: () => void }) {
  const text = useMessages(messages);
  const names = useMessages(occasionActs);
  const kinds = useMessages(occasionKinds);
  const places = usePlaces();
  const { topics } = useVocabulary();
  const [kind, setKind] = useState('');
  const [withCertificate, setWithCertificate] = useState(false);
  const [title, setTitle] = useState('');
  const [topic, setTopic] = useState('');
  const [area, setArea] = useState('');
  const [place, setPlace] = useState('');
  const [on, setOn] = useState('');
  const [seats, setSeats] = useState('');
  const isInspection = kind === 'INSPECTION';
  const needed = { title, area, place, on };
  return (
    <ActDialog
      document={OccasionPlanDocument}
      title={names.PLAN}
      doneText={text.planned}
      needed={{ ...needed, kind, seats }}
      optional={['topic']}
      input={{ ...needed, kind: kind as OccasionKind, withCertificate: isInspection && withCertificate, topic: topic || null, seats: Number(seats) }}
      onClose={onClose}
      onDone={onDone}
    >
      {(errorOf) => (
        <>
          <SelectField
            required
            label={text.kind}
            choices={OCCASION_KINDS.map((value) => ({ value, label: kinds[value] }))}
            value={kind}
            error={errorOf('kind')}
            onChange={setKind}
          />
          {isInspection && (
            <label className="rp-check">
              <input type="checkbox" checked={withCertificate} onChange={(event) => setWithCertificate(event.target.checked)} />
              {text.certificate}
            </label>
          )}
          <TextField required label={text.title} max={100} value={title} error={errorOf('title')} onChange={setTitle} />
          <SelectField label={text.topic} choices={topics} value={topic} error={errorOf('topic')} onChange={setTopic} />
          <SelectField required label={text.area} groups={places.kept} value={area} error={errorOf('area')} onChange={setArea} />
          <TextField required label={text.place} max={100} value={place} error={errorOf('place')} onChange={setPlace} />
          <DayField required label={text.on} value={on} error={errorOf('on')} onChange={setOn} />
          <CountField required label={text.seats} digits={3} value={seats} error={errorOf('seats')} onChange={setSeats} />
        </>
      )}
    </ActDialog>
  );
}

interface RescheduleProps extends ActFrame {
  of: { occasion: string; version: number };
  before: { on: string; place: string; seats: number };
}

/** 调整安排 */
export function OccasionRescheduleDialog({ of, before, ...frame }: RescheduleProps) {
  const text = useMessages(messages);
  const [on, setOn] = useState(before.on);
  const [place, setPlace] = useState(before.place);
  const [seats, setSeats] = useState(String(before.seats));
  return (
    <ActDialog
      {...frame}
      document={OccasionRescheduleDocument}
      doneText={text.moved}
      needed={{ on, place, seats }}
      input={{ ...of, on, place, seats: Number(seats) }}
    >
      {(errorOf) => (
        <>
          <DayField required label={text.on} value={on} error={errorOf('on')} onChange={setOn} />
          <TextField required label={text.place} max={100} value={place} error={errorOf('place')} onChange={setPlace} />
          <CountField required label={text.seats} digits={3} value={seats} error={errorOf('seats')} onChange={setSeats} />
        </>
      )}
    </ActDialog>
  );
}
