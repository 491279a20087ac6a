import { useState } from 'react';
import { useFormat } from '@redpine/ui/format';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Page, Panel } from '@redpine/ui/page';
import { NotFound } from '@redpine/ui/states';
import { StateTag } from '@redpine/ui/state-tag';
import type { DutyEventPageQuery } from '../../gql/graphql.ts';
import { ActBar } from '../../parts/act-bar.tsx';
import { FileLinks } from '../../parts/file-links.tsx';
import { ConfirmDialog, ReasonDialog } from '../../parts/act-dialogs.tsx';
import { RecordHistory } from '../../parts/record-history.tsx';
import {
  DutyEventDismissDocument, DutyEventObjectDocument, DutyEventRejectDocument, DutyEventUpholdDocument, DutyEventVerifyDocument, DutyEventWithdrawDocument,
} from './duty-act-documents.ts';
import { DutyEventDocument } from './duty-documents.ts';
import { dutyActs, dutyParts, dutyStates, dutyTones } from './duty-words.ts';

const messages = defineMessages({
  zh: {
    list: '履职事项', record: '履职事项', about: '事项', deputy: '代表', kind: '种类', part: '档案部分', on: '日期', source: '出处', byHand: '手工登记', open: '查看原记录', fromRecord: '平台内的记录', note: '说明', files: '佐证材料', points: '查看当年档案和积分',
    reason: '理由', objectUntil: '异议期限', objection: '代表异议', objectedOn: '提出日期', answer: '处理意见', decidedOn: '处理日期', undecided: '待代工委处理',
  },
  en: {
    list: 'Duty events', record: 'Duty event', about: 'The event', deputy: 'Deputy', kind: 'Kind', part: 'Part of the record', on: 'Day', source: 'Source', byHand: 'Entered by hand', open: 'See the record it comes from', fromRecord: 'A record of the platform', note: 'Note', files: 'Evidence', points: 'See the year’s record and points',
    reason: 'Reason', objectUntil: 'Objections until', objection: 'The deputy’s objection', objectedOn: 'Objected on', answer: 'Answer', decidedOn: 'Decided on', undecided: 'To be decided by the deputies’ affairs committee',
  },
});

const ACTS = ['VERIFY', 'REJECT', 'OBJECT', 'UPHOLD', 'DISMISS', 'WITHDRAW'] as const;
const PRIMARY: readonly string[] = ['VERIFY', 'UPHOLD'];
type Open = (typeof ACTS)[number];
type Event = NonNullable<DutyEventPageQuery['dutyEvent']>;

/** One duty event: what was done, where it comes from, what became of it. */
export default function DutyEventPage({ id }: { id: string }) {
  const text = useMessages(messages);
  const states = useMessages(dutyStates);
  const names = useMessages(dutyActs);
  const [open, setOpen] = useState<Open>();
  const [{ data, error, fetching }, refetch] = useLiveQuery({ query: DutyEventDocument, variables: { id }, refetchOn: ['DutyEvent'], requestPolicy: 'cache-and-network' });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  const breadcrumb = [{ title: text.list, path: '/representation/duty' }];
  const event = data?.dutyEvent;
  if (data && !event) return <NotFound page />;
  if (!event) return <Page title={text.record} breadcrumb={breadcrumb} state={{ loading: fetching || !error, error, onRetry: reload }} />;
  const dialog = {
    of: { dutyEvent: event.id, version: event.version },
    title: open ? names[open] : '',
    lead: event.title,
    onClose: () => setOpen(undefined),
    onConflict: reload,
    onDone: () => {
      setOpen(undefined);
      reload();
    },
  };
  return (
    <Page title={event.title} mark={<StateTag tone={dutyTones[event.state]}>{states[event.state]}</StateTag>} breadcrumb={breadcrumb}>
      <ActBar
        available={event.availableActions}
        acts={ACTS.map((action) => ({ action, label: names[action], primary: PRIMARY.includes(action) || (action === 'OBJECT' && event.state === 'REJECTED'), onAct: () => setOpen(action) }))}
      />
      <EventFacts event={event} />
      <RecordHistory entries={event.history} names={names} />
      {open === 'VERIFY' && <ConfirmDialog document={DutyEventVerifyDocument} {...dialog} />}
      {open === 'REJECT' && <ReasonDialog document={DutyEventRejectDocument} {...dialog} />}
      {open === 'OBJECT' && <ReasonDialog document={DutyEventObjectDocument} {...dialog} />}
      {open === 'UPHOLD' && <ReasonDialog document={DutyEventUpholdDocument} {...dialog} />}
      {open === 'DISMISS' && <ReasonDialog document={DutyEventDismissDocument} {...dialog} />}
      {open === 'WITHDRAW' && <ReasonDialog document={DutyEventWithdrawDocument} {...dialog} />}
    </Page>
  );
}

function EventFacts({ event }: { event: Event }) {
  const text = useMessages(messages);
  const parts = useMessages(dutyParts);
  const format = useFormat();
  const { deputy, kind, objection } = event;
  return (
    <>
      <Panel title={text.about}>
        <dl className="rep-facts rep-facts-wide">
          {deputy && (
            <>
              <dt>{text.deputy}</dt>
              <dd>
                {deputy.name}
                {' · '}
                <Link href={`/representation/duty/deputies/${deputy.id}?year=${event.on.slice(0, 4)}`}>{text.points}</Link>
              </dd>
            </>
          )}
          <dt>{text.kind}</dt>
          <dd>{kind?.name ?? event.kindCode}</dd>
          {kind && (
            <>
              <dt>{text.part}</dt>
              <dd>{parts[kind.part]}</dd>
            </>
          )}
          <dt>{text.on}</dt>
          <dd>{format.day(event.on)}</dd>
          <dt>{text.source}</dt>
          <dd>{event.path ? <Link href={event.path}>{text.open}</Link> : event.manual ? text.byHand : text.fromRecord}</dd>
          {event.note && (
            <>
              <dt>{text.note}</dt>
              <dd>{event.note}</dd>
            </>
          )}
          {event.reason && (
            <>
              <dt>{text.reason}</dt>
              <dd>{event.reason}</dd>
            </>
          )}
          {(event.state === 'REJECTED' || event.state === 'VERIFIED') && event.objectUntil && !objection && (
            <>
              <dt>{text.objectUntil}</dt>
              <dd>{format.day(event.objectUntil)}</dd>
            </>
          )}
        </dl>
        <FileLinks files={event.files} label={text.files} />
      </Panel>
      {objection && (
        <Panel title={text.objection}>
          <p className="rep-text">{objection.text}</p>
          <dl className="rep-facts rep-facts-wide">
            <dt>{text.objectedOn}</dt>
            <dd>{format.day(objection.on)}</dd>
            <dt>{text.answer}</dt>
            <dd>{objection.answer ?? text.undecided}</dd>
            {objection.decidedOn && (
              <>
                <dt>{text.decidedOn}</dt>
                <dd>{format.day(objection.decidedOn)}</dd>
              </>
            )}
          </dl>
        </Panel>
      )}
    </>
  );
}
