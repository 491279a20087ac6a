import { useState } from 'react';
import { useFormat } from '@redpine/ui/format';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Page, Panel } from '@redpine/ui/page';
import { NotFound } from '@redpine/ui/states';
import { StateTag } from '@redpine/ui/state-tag';
import type { VisitPageQuery } from '../../gql/graphql.ts';
import { ActBar } from '../../parts/act-bar.tsx';
import { ConfirmDialog, ReasonDialog } from '../../parts/act-dialogs.tsx';
import { HeardOpinions } from '../../parts/heard-opinions.tsx';
import { RecordHistory } from '../../parts/record-history.tsx';
import { Revealed } from '../../parts/revealed.tsx';
import { tieKinds, visitActs, visitStates, visitTones } from '../ties/tie-words.ts';
import { VisitRecordDialog, VisitRescheduleDialog } from './visit-dialogs.tsx';
import { VisitCancelDocument, VisitDocument, VisitSendBackDocument, VisitVerifyDocument } from './visit-documents.ts';

const messages = defineMessages({
  zh: { list: '双家访', record: '家访', about: '家访情况', tie: '结对', plannedOn: '计划日期', visitedOn: '家访日期', summary: '情况', notes: '家访笔记', returned: '退回补充', cancelled: '取消理由', opinions: '反映的意见' },
  en: { list: 'Home visits', record: 'Home visit', about: 'The visit', tie: 'Tie', plannedOn: 'Planned day', visitedOn: 'Day of the visit', summary: 'What came of it', notes: 'Notes', returned: 'Sent back', cancelled: 'Called off', opinions: 'Opinions raised' },
});

const ACTS = ['RECORD', 'VERIFY', 'RESCHEDULE', 'SEND_BACK', 'CANCEL'] as const;
type Open = (typeof ACTS)[number];
type Visit = NonNullable<VisitPageQuery['visit']>;

/** One home visit: plan, what came of it, the opinions raised, the notes hidden. */
export default function VisitPage({ id }: { id: string }) {
  const text = useMessages(messages);
  const states = useMessages(visitStates);
  const names = useMessages(visitActs);
  const [open, setOpen] = useState<Open>();
  const [{ data, error, fetching }, refetch] = useLiveQuery({ query: VisitDocument, variables: { id }, refetchOn: ['Visit', 'Opinion'], requestPolicy: 'cache-and-network' });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  const breadcrumb = [{ title: text.list, path: '/representation/visits' }];
  const visit = data?.visit;
  if (data && !visit) return <NotFound page />;
  if (!visit) return <Page title={text.record} breadcrumb={breadcrumb} state={{ loading: fetching || !error, error, onRetry: reload }} />;
  const dialog = {
    of: { visit: visit.id, version: visit.version },
    title: open ? names[open] : '',
    lead: namesOf(visit),
    onClose: () => setOpen(undefined),
    onConflict: reload,
    onDone: () => {
      setOpen(undefined);
      reload();
    },
  };
  return (
    <Page title={namesOf(visit) || text.record} mark={<StateTag tone={visitTones[visit.state]}>{states[visit.state]}</StateTag>} breadcrumb={breadcrumb}>
      <ActBar
        available={visit.availableActions}
        acts={ACTS.map((action) => ({ action, label: names[action], primary: action === 'RECORD' || action === 'VERIFY', onAct: () => setOpen(action) }))}
      />
      <VisitFacts visit={visit} />
      <Panel title={text.opinions}>
        <HeardOpinions of={visit} label={text.opinions} />
      </Panel>
      <RecordHistory entries={visit.history} names={names} />
      {open === 'RECORD' && <VisitRecordDialog {...dialog} />}
      {open === 'RESCHEDULE' && <VisitRescheduleDialog {...dialog} before={visit.plannedOn} />}
      {open === 'VERIFY' && <ConfirmDialog document={VisitVerifyDocument} {...dialog} />}
      {open === 'SEND_BACK' && <ReasonDialog document={VisitSendBackDocument} {...dialog} />}
      {open === 'CANCEL' && <ReasonDialog document={VisitCancelDocument} {...dialog} />}
    </Page>
  );
}

const namesOf = ({ tie }: Visit): string => [tie?.member?.name, tie?.deputy?.name, tie?.constituent?.name].filter(Boolean).join(' — ');

function VisitFacts({ visit }: { visit: Visit }) {
  const text = useMessages(messages);
  const kinds = useMessages(tieKinds);
  const format = useFormat();
  return (
    <Panel title={text.about}>
      <dl className="rep-facts rep-facts-wide">
        {visit.tie && (
          <>
            <dt>{text.tie}</dt>
            <dd>
              <Link href={`/representation/ties/${visit.tie.id}`}>{kinds[visit.tie.kind]}</Link>
            </dd>
          </>
        )}
        <dt>{text.plannedOn}</dt>
        <dd>{format.day(visit.plannedOn)}</dd>
        {visit.visitedOn && (
          <>
            <dt>{text.visitedOn}</dt>
            <dd>{format.day(visit.visitedOn)}</dd>
            <dt>{text.summary}</dt>
            <dd>{visit.summary}</dd>
          </>
        )}
        {visit.notes && (
          <>
            <dt>{text.notes}</dt>
            <dd>
              <Revealed value={visit.notes} label={text.notes} of={{ type: 'HOME_VISIT', id: visit.id }} field="notes" revealable={visit.revealable} />
            </dd>
          </>
        )}
        {visit.returnReason && (
          <>
            <dt>{text.returned}</dt>
            <dd>{visit.returnReason}</dd>
          </>
        )}
        {visit.cancelReason && (
          <>
            <dt>{text.cancelled}</dt>
            <dd>{visit.cancelReason}</dd>
          </>
        )}
      </dl>
    </Panel>
  );
}
