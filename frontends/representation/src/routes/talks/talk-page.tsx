import { useState } from 'react';
import { useFormat } from '@redpine/ui/format';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Page, Panel } from '@redpine/ui/page';
import { NotFound } from '@redpine/ui/states';
import { StateTag } from '@redpine/ui/state-tag';
import type { TalkPageQuery } from '../../gql/graphql.ts';
import { ActBar } from '../../parts/act-bar.tsx';
import { ReasonDialog } from '../../parts/act-dialogs.tsx';
import { FileLinks } from '../../parts/file-links.tsx';
import { RecordHistory } from '../../parts/record-history.tsx';
import { TalkCancelDocument, TalkDocument, TalkSendBackDocument } from './talk-documents.ts';
import { TalkFeedbackDialog, TalkHoldDialog, TalkRescheduleDialog } from './talk-dialogs.tsx';
import { talkActs, talkStates, talkTones } from './talk-words.ts';

const messages = defineMessages({
  zh: {
    list: '代表宣讲', record: '宣讲', about: '安排', speaker: '宣讲代表', topic: '领域', place: '地点', audience: '对象', plannedOn: '计划日期', took: '宣讲情况', heldOn: '宣讲日期', listeners: '听众人数', files: '附件',
    feedback: '听众反馈', forms: (good: number, fair: number, poor: number) => `好 ${good} 份，一般 ${fair} 份，较差 ${poor} 份`, returned: '退回补充', cancelled: '取消理由',
  },
  en: {
    list: 'Outreach talks', record: 'Talk', about: 'Plan', speaker: 'Speaker', topic: 'Topic', place: 'Place', audience: 'For', plannedOn: 'Planned day', took: 'What took place', heldOn: 'Day held', listeners: 'Listeners', files: 'Files',
    feedback: 'The audience’s feedback', forms: (good: number, fair: number, poor: number) => `${good} good, ${fair} fair, ${poor} poor`, returned: 'Sent back', cancelled: 'Called off',
  },
});

const ACTS = ['HOLD', 'FEEDBACK', 'RESCHEDULE', 'SEND_BACK', 'CANCEL'] as const;
type Open = (typeof ACTS)[number];
type Talk = NonNullable<TalkPageQuery['talk']>;

/** One talk: plan, what took place, what its audience made of it. */
export default function TalkPage({ id }: { id: string }) {
  const text = useMessages(messages);
  const states = useMessages(talkStates);
  const names = useMessages(talkActs);
  const [open, setOpen] = useState<Open>();
  const [{ data, error, fetching }, refetch] = useLiveQuery({ query: TalkDocument, variables: { id }, refetchOn: ['Talk'], requestPolicy: 'cache-and-network' });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  const breadcrumb = [{ title: text.list, path: '/representation/talks' }];
  const talk = data?.talk;
  if (data && !talk) return <NotFound page />;
  if (!talk) return <Page title={text.record} breadcrumb={breadcrumb} state={{ loading: fetching || !error, error, onRetry: reload }} />;
  const dialog = {
    of: { talk: talk.id, version: talk.version },
    title: open ? names[open] : '',
    lead: talk.subject,
    onClose: () => setOpen(undefined),
    onConflict: reload,
    onDone: () => {
      setOpen(undefined);
      reload();
    },
  };
  return (
    <Page title={talk.subject} mark={<StateTag tone={talkTones[talk.state]}>{states[talk.state]}</StateTag>} breadcrumb={breadcrumb}>
      <ActBar
        available={talk.availableActions}
        acts={ACTS.map((action) => ({ action, label: names[action], primary: action === 'HOLD' || action === 'FEEDBACK', onAct: () => setOpen(action) }))}
      />
      <TalkFacts talk={talk} />
      <RecordHistory entries={talk.history} names={names} />
      {open === 'RESCHEDULE' && <TalkRescheduleDialog {...dialog} before={talk} />}
      {open === 'HOLD' && <TalkHoldDialog {...dialog} />}
      {open === 'FEEDBACK' && <TalkFeedbackDialog {...dialog} />}
      {open === 'SEND_BACK' && <ReasonDialog document={TalkSendBackDocument} {...dialog} />}
      {open === 'CANCEL' && <ReasonDialog document={TalkCancelDocument} {...dialog} />}
    </Page>
  );
}

function TalkFacts({ talk }: { talk: Talk }) {
  const text = useMessages(messages);
  const format = useFormat();
  return (
    <>
      <Panel title={text.about}>
        <dl className="rep-facts rep-facts-wide">
          {talk.speaker && (
            <>
              <dt>{text.speaker}</dt>
              <dd>
                <Link href={`/representation/deputies/${talk.speaker.id}`}>{talk.speaker.name}</Link>
              </dd>
            </>
          )}
          <dt>{text.topic}</dt>
          <dd>{talk.topic?.name ?? '—'}</dd>
          <dt>{text.place}</dt>
          <dd>{[talk.area?.name, talk.place].filter(Boolean).join(' · ')}</dd>
          <dt>{text.audience}</dt>
          <dd>{talk.audience}</dd>
          <dt>{text.plannedOn}</dt>
          <dd>{format.day(talk.plannedOn)}</dd>
          {talk.returnReason && (
            <>
              <dt>{text.returned}</dt>
              <dd>{talk.returnReason}</dd>
            </>
          )}
          {talk.cancelReason && (
            <>
              <dt>{text.cancelled}</dt>
              <dd>{talk.cancelReason}</dd>
            </>
          )}
        </dl>
      </Panel>
      {talk.heldOn && (
        <Panel title={text.took}>
          <dl className="rep-facts rep-facts-wide">
            <dt>{text.heldOn}</dt>
            <dd>{format.day(talk.heldOn)}</dd>
            <dt>{text.listeners}</dt>
            <dd>{format.number(talk.listeners ?? 0)}</dd>
          </dl>
          <p>{talk.summary}</p>
          <FileLinks files={talk.files} label={text.files} />
        </Panel>
      )}
      {talk.feedback && (
        <Panel title={text.feedback}>
          <p>{text.forms(talk.feedback.good, talk.feedback.fair, talk.feedback.poor)}</p>
          {talk.feedback.comment && <p>{talk.feedback.comment}</p>}
        </Panel>
      )}
    </>
  );
}
