import { useState } from 'react';
import { useAct } from '@redpine/ui/act';
import { DayField, SelectField, TextField } from '@redpine/ui/fields';
import { FormDialog } from '@redpine/ui/form-dialog';
import { useFormErrors } from '@redpine/ui/form-errors';
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

const WHOLE = /^\d{1,3}$/;
const wholeOf = (value: string): string => (WHOLE.test(value) ? value : '');

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
  const act = useAct(OccasionPlanDocument, { successText: text.planned, onSuccess: onDone });
  const needed = { title, area, place, on };
  const errors = useFormErrors(act.problem, ['kind', 'withCertificate', 'title', 'topic', 'area', 'place', 'on', 'seats'], { ...needed, kind, seats: wholeOf(seats) });
  return (
    <FormDialog
      title={names.PLAN}
      submitText={names.PLAN}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={async () => {
        if (!errors.complete()) return;
        await act.run({ ...needed, kind: kind as OccasionKind, withCertificate: kind === 'INSPECTION' && withCertificate, topic: topic || null, seats: Number(seats) });
      }}
      onClose={onClose}
    >
      <SelectField required label={text.kind} choices={OCCASION_KINDS.map((value) => ({ value, label: kinds[value] }))} value={kind} error={errors.of('kind')} onChange={setKind} />
      {kind === 'INSPECTION' && (
        <label className="rp-check">
          <input type="checkbox" checked={withCertificate} onChange={(event) => setWithCertificate(event.target.checked)} />
          {text.certificate}
        </label>
      )}
      <TextField required label={text.title} max={100} value={title} error={errors.of('title')} onChange={setTitle} />
      <SelectField label={text.topic} choices={topics} value={topic} error={errors.of('topic')} onChange={setTopic} />
      <SelectField required label={text.area} groups={places.kept} value={area} error={errors.of('area')} onChange={setArea} />
      <TextField required label={text.place} max={100} value={place} error={errors.of('place')} onChange={setPlace} />
      <DayField required label={text.on} value={on} error={errors.of('on')} onChange={setOn} />
      <TextField required label={text.seats} max={3} value={seats} error={errors.of('seats')} onChange={setSeats} />
    </FormDialog>
  );
}

interface RescheduleProps {
  of: { occasion: string; version: number };
  before: { on: string; place: string; seats: number };
  title: string;
  lead: string;
  onClose: () => void;
  onDone: () => void;
  onConflict: () => void;
}

/** 调整安排 */
export function OccasionRescheduleDialog({ of, before, title, lead, onClose, onDone, onConflict }: RescheduleProps) {
  const text = useMessages(messages);
  const [on, setOn] = useState(before.on);
  const [place, setPlace] = useState(before.place);
  const [seats, setSeats] = useState(String(before.seats));
  const act = useAct(OccasionRescheduleDocument, { successText: text.moved, onSuccess: onDone, onConflict });
  const errors = useFormErrors(act.problem, ['on', 'place', 'seats'], { on, place, seats: wholeOf(seats) });
  return (
    <FormDialog
      title={title}
      lead={lead}
      submitText={title}
      running={act.running}
      problem={act.problem}
      elsewhere={errors.elsewhere}
      onSubmit={async () => {
        if (errors.complete()) await act.run({ ...of, on, place, seats: Number(seats) });
      }}
      onClose={onClose}
    >
      <DayField required label={text.on} value={on} error={errors.of('on')} onChange={setOn} />
      <TextField required label={text.place} max={100} value={place} error={errors.of('place')} onChange={setPlace} />
      <TextField required label={text.seats} max={3} value={seats} error={errors.of('seats')} onChange={setSeats} />
    </FormDialog>
  );
}
