import { useState } from 'react';
import { useFormat } from '@redpine/ui/format';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Page, Panel } from '@redpine/ui/page';
import { NotFound } from '@redpine/ui/states';
import { StateTag } from '@redpine/ui/state-tag';
import type { HomeEventPageQuery } from '../../gql/graphql.ts';
import { ActBar } from '../../parts/act-bar.tsx';
import { ConfirmDialog, ReasonDialog } from '../../parts/act-dialogs.tsx';
import { HeardOpinions } from '../../parts/heard-opinions.tsx';
import { FileLinks } from '../../parts/file-links.tsx';
import { RecordHistory } from '../../parts/record-history.tsx';
import { OpinionRecordDialog } from '../opinions/opinion-record-dialog.tsx';
import { HomeEventDocument } from './home-documents.ts';
import {
  HomeEventCancelDocument, HomeEventConfirmDocument, HomeEventDeclineDocument, HomeEventPublishDocument, HomeEventSendBackDocument, HomeEventVerifyDocument,
} from './home-event-act-documents.ts';
import { HomeEventHoldDialog } from './home-event-dialogs.tsx';
import { eventActs, eventAnswers, eventKinds, eventStates, eventTones } from './home-words.ts';

const messages = defineMessages({
  zh: { list: '接待与活动', record: '接待或活动', about: '安排', home: '代表之家', kind: '类别', on: '时间', published: '公布时间', deputies: '轮值代表', took: '情况', visitors: '接待群众人次', matters: '反映事项', files: '附件', reason: '退回或取消原因', opinions: '登记的意见', hear: '登记民意', hearHint: '把群众反映的事项逐条登记，进入民意办理并答复本人。' },
  en: { list: 'Receptions and activities', record: 'Reception or activity', about: 'Plan', home: 'Home', kind: 'Kind', on: 'When', published: 'Published', deputies: 'Deputies', took: 'What took place', visitors: 'Visitors', matters: 'Matters raised', files: 'Files', reason: 'Why sent back or called off', opinions: 'Opinions recorded', hear: 'Record an opinion', hearHint: 'Record each matter that people raised: it is answered, and they are told.' },
});

const ACTS = ['CONFIRM', 'DECLINE', 'PUBLISH', 'HOLD', 'VERIFY', 'SEND_BACK', 'CANCEL'] as const;
type Open = (typeof ACTS)[number];
type HomeEvent = NonNullable<HomeEventPageQuery['homeEvent']>;

/** One reception or activity: the turn, what took place, who verified it. */
export default function HomeEventPage({ id }: { id: string }) {
  const text = useMessages(messages);
  const states = useMessages(eventStates);
  const names = useMessages(eventActs);
  const [open, setOpen] = useState<Open>();
  const [hearing, setHearing] = useState(false);
  const [{ data, error, fetching }, refetch] = useLiveQuery({ query: HomeEventDocument, variables: { id }, refetchOn: ['HomeEvent', 'Opinion'], requestPolicy: 'cache-and-network' });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  const breadcrumb = [{ title: text.list, path: '/representation/homes/rota' }];
  const event = data?.homeEvent;
  if (data && !event) return <NotFound page />;
  if (!event) return <Page title={text.record} breadcrumb={breadcrumb} state={{ loading: fetching || !error, error, onRetry: reload }} />;
  const dialog = {
    of: { event: event.id, version: event.version },
    title: open ? names[open] : '',
    lead: event.subject,
    onClose: () => setOpen(undefined),
    onConflict: reload,
    onDone: () => {
      setOpen(undefined);
      reload();
    },
  };
  return (
    <Page title={event.subject} mark={<StateTag tone={eventTones[event.state]}>{states[event.state]}</StateTag>} breadcrumb={breadcrumb}>
      <ActBar available={event.availableActions} acts={ACTS.map((action) => ({ action, label: names[action], primary: action === 'CONFIRM' || action === 'HOLD' || action === 'VERIFY', onAct: () => setOpen(action) }))} />
      <EventFacts event={event} />
      {(event.mayRecordOpinion || event.opinionsRaised > 0) && (
        <Panel title={text.opinions}>
          <HeardOpinions of={event} label={text.opinions} />
          {event.mayRecordOpinion && (
            <>
              <p className="rp-quiet">{text.hearHint}</p>
              <ActBar available={[{ action: 'HEAR', allowed: true }]} acts={[{ action: 'HEAR', label: text.hear, onAct: () => setHearing(true) }]} />
            </>
          )}
        </Panel>
      )}
      {hearing && (
        <OpinionRecordDialog
          at={{ homeEvent: event.id, on: event.on, area: event.home.area?.id }}
          onClose={() => setHearing(false)}
          onDone={() => {
            setHearing(false);
            reload();
          }}
        />
      )}
      <RecordHistory entries={event.history} names={names} />
      {open === 'HOLD' && <HomeEventHoldDialog {...dialog} before={event} />}
      {open === 'CONFIRM' && <ConfirmDialog document={HomeEventConfirmDocument} {...dialog} />}
      {open === 'PUBLISH' && <ConfirmDialog document={HomeEventPublishDocument} {...dialog} />}
      {open === 'VERIFY' && <ConfirmDialog document={HomeEventVerifyDocument} {...dialog} />}
      {open === 'DECLINE' && <ReasonDialog document={HomeEventDeclineDocument} {...dialog} />}
      {open === 'SEND_BACK' && <ReasonDialog document={HomeEventSendBackDocument} {...dialog} />}
      {open === 'CANCEL' && <ReasonDialog document={HomeEventCancelDocument} {...dialog} />}
    </Page>
  );
}

function EventFacts({ event }: { event: HomeEvent }) {
  const text = useMessages(messages);
  const kinds = useMessages(eventKinds);
  const answers = useMessages(eventAnswers);
  const format = useFormat();
  return (
    <>
      <Panel title={text.about}>
        <dl className="rep-facts rep-facts-wide">
          <dt>{text.home}</dt>
          <dd>
            <Link href={`/representation/homes/${event.home.id}`}>{event.home.name}</Link>
          </dd>
          <dt>{text.kind}</dt>
          <dd>{kinds[event.kind]}</dd>
          <dt>{text.on}</dt>
          <dd>{`${format.day(event.on)} ${event.from}–${event.until}`}</dd>
          <dt>{text.published}</dt>
          <dd>{event.publishedAt ? format.instant(event.publishedAt) : '—'}</dd>
          <dt>{text.deputies}</dt>
          <dd>
            <ul className="rep-found" aria-label={text.deputies}>
              {event.deputies.map(({ id, deputy, answer, attended, reason }) => (
                <li key={id}>
                  <span>
                    {deputy ? <Link href={`/representation/deputies/${deputy.id}`}>{deputy.name}</Link> : '—'}
                    <small>{[typeof attended === 'boolean' ? (attended ? answers.attended : answers.absent) : answers[answer], reason].filter(Boolean).join('：')}</small>
                  </span>
                </li>
              ))}
            </ul>
          </dd>
          {event.stateReason && (
            <>
              <dt>{text.reason}</dt>
              <dd>{event.stateReason}</dd>
            </>
          )}
        </dl>
      </Panel>
      {event.summary && (
        <Panel title={text.took}>
          <dl className="rep-facts rep-facts-wide">
            <dt>{text.visitors}</dt>
            <dd>{format.number(event.visitors ?? 0)}</dd>
            <dt>{text.matters}</dt>
            <dd>{format.number(event.matters ?? 0)}</dd>
          </dl>
          <p>{event.summary}</p>
          <FileLinks files={event.files} label={text.files} />
        </Panel>
      )}
    </>
  );
}
