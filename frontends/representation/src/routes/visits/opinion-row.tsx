import { useState } from 'react';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { StateTag } from '@redpine/ui/state-tag';
import { readFragment, type FragmentType } from '../../gql/fragment-masking.ts';
import { ActBar } from '../../parts/act-bar.tsx';
import { opinionRoutes, opinionStates, opinionTones, visitActs } from '../ties/tie-words.ts';
import { OpinionAnswerDialog, OpinionRouteDialog } from './visit-dialogs.tsx';
import { VisitOpinionFragment } from './visit-documents.ts';

const messages = defineMessages({
  zh: { raisedOn: '家访日期', route: '去向', answer: '答复' },
  en: { raisedOn: 'Day of the visit', route: 'Where to', answer: 'Answer' },
});

/** An opinion raised in a home visit, with where it went and what was answered. */
export function OpinionRow({ of, onChanged }: { of: FragmentType<typeof VisitOpinionFragment>; onChanged: () => void }) {
  const opinion = readFragment(VisitOpinionFragment, of);
  const text = useMessages(messages);
  const states = useMessages(opinionStates);
  const routes = useMessages(opinionRoutes);
  const names = useMessages(visitActs);
  const format = useFormat();
  const [open, setOpen] = useState<'ROUTE' | 'ANSWER'>();
  const dialog = {
    of: { visitOpinion: opinion.id, version: opinion.version },
    title: open ? names[open] : '',
    lead: opinion.text,
    onClose: () => setOpen(undefined),
    onConflict: onChanged,
    onDone: () => {
      setOpen(undefined);
      onChanged();
    },
  };
  return (
    <article>
      <p>
        {opinion.text} <StateTag tone={opinionTones[opinion.state]}>{states[opinion.state]}</StateTag>
      </p>
      <dl className="rep-facts rep-facts-wide">
        <dt>{text.raisedOn}</dt>
        <dd>{format.day(opinion.raisedOn)}</dd>
        {opinion.route && (
          <>
            <dt>{text.route}</dt>
            <dd>{[routes[opinion.route], opinion.deputy?.name, opinion.unit?.name, opinion.suggestion?.title].filter(Boolean).join(' · ')}</dd>
          </>
        )}
        {opinion.answer && opinion.answeredOn && (
          <>
            <dt>{text.answer}</dt>
            <dd>
              {format.day(opinion.answeredOn)} {opinion.answer}
            </dd>
          </>
        )}
      </dl>
      <ActBar
        available={opinion.availableActions}
        acts={[
          { action: 'ROUTE', label: names.ROUTE, primary: opinion.state === 'RAISED', onAct: () => setOpen('ROUTE') },
          { action: 'ANSWER', label: names.ANSWER, primary: opinion.state === 'ROUTED', onAct: () => setOpen('ANSWER') },
        ]}
      />
      {open === 'ROUTE' && <OpinionRouteDialog {...dialog} />}
      {open === 'ANSWER' && <OpinionAnswerDialog {...dialog} />}
    </article>
  );
}
