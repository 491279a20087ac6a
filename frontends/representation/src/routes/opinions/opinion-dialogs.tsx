import { useState } from 'react';
import { useQuery } from 'urql';
import { ActDialog, type ActFrame } from '@redpine/ui/act-dialog';
import { RadioCards, SelectField, TextArea, TextField } from '@redpine/ui/fields';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { OpinionKind, OpinionRating, OpinionState, OpinionTransferTarget } from '../../gql/graphql.ts';
import { ChosenDeputy } from '../../parts/chosen-deputy.tsx';
import type { FoundDeputy } from '../../parts/deputy-search.tsx';
import { usePlaces } from '../../parts/places.ts';
import { useVocabulary } from '../../parts/vocabulary.ts';
import {
  OpinionMergeableDocument, OpinionMergeDocument, OpinionRatingRecordDocument, OpinionRouteDocument, OpinionTransferDocument, OpinionTriageDocument,
} from './opinion-documents.ts';
import { OPINION_KINDS } from './opinion-filter.ts';
import { opinionKinds, opinionStates, opinionTargets } from './opinion-words.ts';
import { satisfactionLevels } from '../../words.ts';

const messages = defineMessages({
  zh: {
    subject: '摘要', subjectHint: '一句话，不写姓名、电话和住址', topic: '领域', area: '区域', kind: '类别', kindHint: '具体案件、信访诉求和投诉举报只能转出',
    to: '转给', DEPUTY: '代表', UNIT: '单位', deputy: '代表', unit: '单位', target: '转往', organ: '主管机关名称', why: '理由（告知反映人）',
    into: '并入', none: '没有可以并入的民意', rating: '评价', comment: '反映人的意见', unnamed: (day: string) => `${day} 收到的民意`,
  },
  en: {
    subject: 'Subject', subjectHint: 'One line, without names, numbers or addresses', topic: 'Topic', area: 'Area', kind: 'Kind',
    kindHint: 'Concrete cases, petitions and complaints can only be transferred', to: 'To', DEPUTY: 'A deputy', UNIT: 'A unit', deputy: 'Deputy',
    unit: 'Unit', target: 'To', organ: 'Name of the organ', why: 'Reason (told to the sender)', into: 'Into', none: 'There is no opinion to merge with',
    rating: 'Rating', comment: 'What the sender said', unnamed: (day: string) => `Opinion received on ${day}`,
  },
});

interface OpinionDialogProps extends ActFrame {
  of: { opinion: string; version: number };
}

interface Before {
  subject?: string | null | undefined;
  topic?: { code: string } | null | undefined;
  area?: { id: string } | null | undefined;
  kind?: OpinionKind | null | undefined;
}

/** 分类 */
export function OpinionTriageDialog({ of, before, ...frame }: OpinionDialogProps & { before: Before }) {
  const text = useMessages(messages);
  const kinds = useMessages(opinionKinds);
  const places = usePlaces();
  const { topics } = useVocabulary();
  const [subject, setSubject] = useState(before.subject ?? '');
  const [topic, setTopic] = useState(before.topic?.code ?? '');
  const [area, setArea] = useState(before.area?.id ?? '');
  const [kind, setKind] = useState<string>(before.kind ?? '');
  const needed = { subject, topic, area, kind };
  return (
    <ActDialog {...frame} document={OpinionTriageDocument} needed={needed} input={{ ...of, ...needed, kind: kind as OpinionKind }}>
      {(errorOf) => (
        <>
          <TextField required label={text.subject} hint={text.subjectHint} max={100} value={subject} error={errorOf('subject')} onChange={setSubject} />
          <SelectField required label={text.topic} choices={topics} value={topic} error={errorOf('topic')} onChange={setTopic} />
          <SelectField required label={text.area} groups={places.kept} value={area} error={errorOf('area')} onChange={setArea} />
          <SelectField
            required
            label={text.kind}
            hint={text.kindHint}
            choices={OPINION_KINDS.map((value) => ({ value, label: kinds[value] }))}
            value={kind}
            error={errorOf('kind')}
            onChange={setKind}
          />
        </>
      )}
    </ActDialog>
  );
}

/** 转办 */
export function OpinionRouteDialog({ of, ...frame }: OpinionDialogProps) {
  const text = useMessages(messages);
  const { units } = useVocabulary();
  const [to, setTo] = useState('DEPUTY');
  const [deputy, setDeputy] = useState<FoundDeputy>();
  const [unit, setUnit] = useState('');
  const toDeputy = to === 'DEPUTY';
  return (
    <ActDialog
      {...frame}
      document={OpinionRouteDocument}
      needed={toDeputy ? { deputy: deputy?.id ?? '' } : { unit }}
      optional={['deputy', 'unit']}
      input={{ ...of, deputy: toDeputy ? (deputy?.id ?? null) : null, unit: toDeputy ? null : unit }}
    >
      {(errorOf) => (
        <>
          <RadioCards label={text.to} choices={(['DEPUTY', 'UNIT'] as const).map((value) => ({ value, label: text[value] }))} value={to} onChange={setTo} />
          {toDeputy ? (
            <ChosenDeputy label={text.deputy} chosen={deputy} error={errorOf('deputy')} onChange={setDeputy} />
          ) : (
            <SelectField required label={text.unit} groups={units} value={unit} error={errorOf('unit')} onChange={setUnit} />
          )}
        </>
      )}
    </ActDialog>
  );
}

const TARGETS: readonly OpinionTransferTarget[] = ['PETITION_OFFICE', 'HOTLINE_12345', 'ORGAN_IN_CHARGE'];

/** 转出 */
export function OpinionTransferDialog({ of, ...frame }: OpinionDialogProps) {
  const text = useMessages(messages);
  const targets = useMessages(opinionTargets);
  const [to, setTo] = useState<OpinionTransferTarget>('PETITION_OFFICE');
  const [organ, setOrgan] = useState('');
  const [reason, setReason] = useState('');
  return (
    <ActDialog
      {...frame}
      document={OpinionTransferDocument}
      needed={{ reason }}
      optional={['organ']}
      input={{ ...of, to, organ: to === 'ORGAN_IN_CHARGE' ? organ : null, reason }}
    >
      {(errorOf) => (
        <>
          <RadioCards
            label={text.target}
            choices={TARGETS.map((value) => ({ value, label: targets[value] }))}
            value={to}
            onChange={(value) => setTo(TARGETS.find((each) => each === value) ?? to)}
          />
          {to === 'ORGAN_IN_CHARGE' && <TextField required label={text.organ} max={100} value={organ} error={errorOf('organ')} onChange={setOrgan} />}
          <TextArea required label={text.why} max={500} rows={3} value={reason} error={errorOf('reason')} onChange={setReason} />
        </>
      )}
    </ActDialog>
  );
}

const MERGEABLE: readonly OpinionState[] = ['RECEIVED', 'TRIAGED', 'ROUTED', 'CONVERTED'];

/** 合并 — with one that is open, from the same area where that is known. */
export function OpinionMergeDialog({ of, area, ...frame }: OpinionDialogProps & { area: string | undefined }) {
  const text = useMessages(messages);
  const states = useMessages(opinionStates);
  const format = useFormat();
  const [into, setInto] = useState('');
  const [{ data }] = useQuery({ query: OpinionMergeableDocument, variables: { filter: { states: [...MERGEABLE], ...(area && { area }) } } });
  const others = (data?.opinions.edges ?? []).map(({ node }) => node).filter(({ id }) => id !== of.opinion);
  return (
    <ActDialog {...frame} document={OpinionMergeDocument} needed={{ into }} input={{ ...of, into }}>
      {(errorOf) => (
        <>
          {data && others.length === 0 && <p className="rp-quiet">{text.none}</p>}
          <SelectField
            required
            label={text.into}
            choices={others.map(({ id, subject, receivedOn, state }) => ({ value: id, label: `${subject ?? text.unnamed(format.day(receivedOn))} · ${states[state]}` }))}
            value={into}
            error={errorOf('into')}
            onChange={setInto}
          />
        </>
      )}
    </ActDialog>
  );
}

const RATINGS: readonly OpinionRating[] = ['SATISFIED', 'BASICALLY_SATISFIED', 'DISSATISFIED'];

/** 登记评价 */
export function OpinionRatingDialog({ of, ...frame }: OpinionDialogProps) {
  const text = useMessages(messages);
  const ratings = useMessages(satisfactionLevels);
  const [rating, setRating] = useState<OpinionRating>('SATISFIED');
  const [comment, setComment] = useState('');
  return (
    <ActDialog {...frame} document={OpinionRatingRecordDocument} optional={['comment']} input={{ ...of, rating, comment: comment || null }}>
      {(errorOf) => (
        <>
          <RadioCards
            label={text.rating}
            choices={RATINGS.map((value) => ({ value, label: ratings[value] }))}
            value={rating}
            onChange={(value) => setRating(RATINGS.find((each) => each === value) ?? rating)}
          />
          <TextArea
            label={text.comment}
            required={rating === 'DISSATISFIED'}
            max={500}
            rows={3}
            value={comment}
            error={errorOf('comment')}
            onChange={setComment}
          />
        </>
      )}
    </ActDialog>
  );
}
