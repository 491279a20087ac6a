import { useState } from 'react';
import { useFormat } from '@redpine/ui/format';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Page, Panel } from '@redpine/ui/page';
import { NotFound } from '@redpine/ui/states';
import { StateTag } from '@redpine/ui/state-tag';
import { ActBar } from '../../parts/act-bar.tsx';
import { ConfirmDialog, ReasonDialog } from '../../parts/act-dialogs.tsx';
import { RecordHistory } from '../../parts/record-history.tsx';
import { DeputyLeaveApproveDocument, DeputyLeaveRefuseDocument, DeputyLeaveWithdrawDocument } from './leave-act-documents.ts';
import { LeaveDocument } from './leave-documents.ts';
import { leaveActs, leaveCauses, leaveStates, leaveTones } from './leave-words.ts';

const messages = defineMessages({
  zh: {
    list: '代表请假', record: '请假', about: '请假信息', deputy: '代表', cause: '原因', reason: '事由', days: '日期', span: (from: string, until: string) => (from === until ? from : `${from} 至 ${until}`), asked: '申请时间', answer: '不批准的理由',
    approveLead: '批准后，请假期间不计入应出席、应履职的天数。', withdrawLead: '撤回后，该请假不再有效。',
  },
  en: {
    list: 'Deputies’ leave', record: 'Leave', about: 'The leave', deputy: 'Deputy', cause: 'Cause', reason: 'Why', days: 'Days', span: (from: string, until: string) => (from === until ? from : `${from} – ${until}`), asked: 'Asked on', answer: 'Why it was refused',
    approveLead: 'Approved, nothing is expected of the deputy on these days.', withdrawLead: 'Taken back, the leave is void.',
  },
});

const ACTS = ['APPROVE', 'REFUSE', 'WITHDRAW'] as const;
type Open = (typeof ACTS)[number];

/** One leave: from what, when and why, and what was answered. */
export default function LeavePage({ id }: { id: string }) {
  const text = useMessages(messages);
  const states = useMessages(leaveStates);
  const names = useMessages(leaveActs);
  const causes = useMessages(leaveCauses);
  const format = useFormat();
  const [open, setOpen] = useState<Open>();
  const [{ data, error, fetching }, refetch] = useLiveQuery({ query: LeaveDocument, variables: { id }, refetchOn: ['DeputyLeave'], requestPolicy: 'cache-and-network' });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  const breadcrumb = [{ title: text.list, path: '/representation/leaves' }];
  const leave = data?.deputyLeave;
  if (data && !leave) return <NotFound page />;
  if (!leave) return <Page title={text.record} breadcrumb={breadcrumb} state={{ loading: fetching || !error, error, onRetry: reload }} />;
  const of = { deputyLeave: leave.id, version: leave.version };
  const dialog = {
    of,
    title: open ? names[open] : '',
    onClose: () => setOpen(undefined),
    onConflict: reload,
    onDone: () => {
      setOpen(undefined);
      reload();
    },
  };
  return (
    <Page title={leave.occasion} mark={<StateTag tone={leaveTones[leave.state]}>{states[leave.state]}</StateTag>} breadcrumb={breadcrumb}>
      <ActBar available={leave.availableActions} acts={ACTS.map((action) => ({ action, label: names[action], primary: action === 'APPROVE', onAct: () => setOpen(action) }))} />
      <Panel title={text.about}>
        <dl className="rep-facts rep-facts-wide">
          {leave.deputy && (
            <>
              <dt>{text.deputy}</dt>
              <dd>
                <Link href={`/representation/deputies/${leave.deputy.id}`}>{leave.deputy.name}</Link>
              </dd>
            </>
          )}
          <dt>{text.days}</dt>
          <dd>{text.span(format.day(leave.from), format.day(leave.until))}</dd>
          <dt>{text.cause}</dt>
          <dd>{causes[leave.cause]}</dd>
          <dt>{text.reason}</dt>
          <dd>{leave.reason}</dd>
          <dt>{text.asked}</dt>
          <dd>{format.instant(leave.askedAt)}</dd>
          {leave.answer && (
            <>
              <dt>{text.answer}</dt>
              <dd>{leave.answer}</dd>
            </>
          )}
        </dl>
      </Panel>
      <RecordHistory entries={leave.history} names={names} />
      {open === 'APPROVE' && <ConfirmDialog document={DeputyLeaveApproveDocument} lead={text.approveLead} {...dialog} />}
      {open === 'REFUSE' && <ReasonDialog document={DeputyLeaveRefuseDocument} lead={leave.occasion} {...dialog} />}
      {open === 'WITHDRAW' && <ConfirmDialog document={DeputyLeaveWithdrawDocument} lead={text.withdrawLead} {...dialog} />}
    </Page>
  );
}
