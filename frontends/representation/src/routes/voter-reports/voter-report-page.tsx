import { useState } from 'react';
import { SmallMark } from '@redpine/ui/figure';
import { useFormat } from '@redpine/ui/format';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Page, Panel } from '@redpine/ui/page';
import { NotFound } from '@redpine/ui/states';
import { StateTag } from '@redpine/ui/state-tag';
import type { VoterReportPageQuery } from '../../gql/graphql.ts';
import { ActBar } from '../../parts/act-bar.tsx';
import { FileLinks } from '../../parts/file-links.tsx';
import { LettersMenu } from '../../parts/letters-menu.tsx';
import { ReasonDialog, TextDialog } from '../../parts/act-dialogs.tsx';
import { RecordHistory } from '../../parts/record-history.tsx';
import { VoterReportAppraiseDialog, VoterReportHoldDialog, VoterReportRescheduleDialog } from './voter-report-dialogs.tsx';
import {
  VoterReportCancelDocument, VoterReportDocument, VoterReportFeedbackDocument, VoterReportSendBackDocument, VoterReportWithdrawDocument,
} from './voter-report-documents.ts';
import { VoterReportPublishDialog } from './voter-report-publish-dialog.tsx';
import { voterReportActs, voterReportStates, voterReportTones } from './voter-report-words.ts';

const messages = defineMessages({
  zh: {
    list: '向选民述职', record: '述职', of: (name: string) => `${name}向选民述职`, about: '安排', deputy: '述职代表', place: '地点', plannedOn: '计划日期', returned: '退回补充', cancelled: '取消理由', publication: '公开', publicSince: (at: string) => `${at} 起公开，任何人可以查看。`, withdrawn: '撤回公开理由',
    took: '述职情况', heldOn: '述职日期', voters: '到会选民', questions: '选民提问和代表答复', noQuestions: '到会选民没有提问。', files: '附件',
    appraisal: '选民评议', votes: (good: number, basically: number, poor: number) => `满意 ${good} 票，基本满意 ${basically} 票，不满意 ${poor} 票`, feedback: '反馈意见',
  },
  en: {
    list: 'Reports to voters', record: 'Report to voters', of: (name: string) => `${name} reports to voters`, about: 'Plan', deputy: 'Deputy', place: 'Place', plannedOn: 'Planned day', returned: 'Sent back', cancelled: 'Called off', publication: 'Publication', publicSince: (at: string) => `Published ${at}; open to everybody.`, withdrawn: 'Withdrawn from publication',
    took: 'What took place', heldOn: 'Day held', voters: 'Voters present', questions: 'Questions and answers', noQuestions: 'Nobody asked a question.', files: 'Files',
    appraisal: 'The voters’ appraisal', votes: (good: number, basically: number, poor: number) => `${good} good, ${basically} basically good, ${poor} poor`, feedback: 'Feedback',
  },
});

const ACTS = ['HOLD', 'APPRAISE', 'FEEDBACK', 'PUBLISH', 'RESCHEDULE', 'SEND_BACK', 'CANCEL', 'WITHDRAW'] as const;
const PRIMARY: readonly string[] = ['HOLD', 'APPRAISE', 'FEEDBACK'];
type Open = (typeof ACTS)[number];
type Report = NonNullable<VoterReportPageQuery['voterReport']>;

/** One report to voters: plan, what was said and asked, what voters made of it. */
export default function VoterReportPage({ id }: { id: string }) {
  const text = useMessages(messages);
  const states = useMessages(voterReportStates);
  const names = useMessages(voterReportActs);
  const [open, setOpen] = useState<Open>();
  const [{ data, error, fetching }, refetch] = useLiveQuery({ query: VoterReportDocument, variables: { id }, refetchOn: ['VoterReport'], requestPolicy: 'cache-and-network' });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  const breadcrumb = [{ title: text.list, path: '/representation/voter-reports' }];
  const report = data?.voterReport;
  if (data && !report) return <NotFound page />;
  if (!report) return <Page title={text.record} breadcrumb={breadcrumb} state={{ loading: fetching || !error, error, onRetry: reload }} />;
  const title = report.deputy ? text.of(report.deputy.name) : text.record;
  const dialog = {
    of: { voterReport: report.id, version: report.version },
    title: open ? names[open] : '',
    lead: title,
    onClose: () => setOpen(undefined),
    onConflict: reload,
    onDone: () => {
      setOpen(undefined);
      reload();
    },
  };
  return (
    <Page
      title={title}
      mark={<StateTag tone={voterReportTones[report.state]}>{states[report.state]}</StateTag>}
      breadcrumb={breadcrumb}
      actions={<LettersMenu letters={report.letters} />}
    >
      <ActBar
        available={report.availableActions}
        acts={ACTS.map((action) => ({ action, label: names[action], primary: PRIMARY.includes(action), onAct: () => setOpen(action) }))}
      />
      <ReportFacts report={report} />
      <RecordHistory entries={report.history} names={names} />
      {open === 'RESCHEDULE' && <VoterReportRescheduleDialog {...dialog} before={report} />}
      {open === 'HOLD' && <VoterReportHoldDialog {...dialog} />}
      {open === 'APPRAISE' && <VoterReportAppraiseDialog {...dialog} voters={report.voters ?? 0} />}
      {open === 'FEEDBACK' && <TextDialog document={VoterReportFeedbackDocument} name="feedback" label={text.feedback} min={5} max={2_000} {...dialog} />}
      {open === 'SEND_BACK' && <ReasonDialog document={VoterReportSendBackDocument} {...dialog} />}
      {open === 'CANCEL' && <ReasonDialog document={VoterReportCancelDocument} {...dialog} />}
      {open === 'PUBLISH' && <VoterReportPublishDialog {...dialog} questions={report.questions} />}
      {open === 'WITHDRAW' && <ReasonDialog document={VoterReportWithdrawDocument} {...dialog} />}
    </Page>
  );
}

function ReportFacts({ report }: { report: Report }) {
  const text = useMessages(messages);
  const format = useFormat();
  const { appraisal } = report;
  return (
    <>
      <Panel title={text.about}>
        <dl className="rep-facts rep-facts-wide">
          {report.deputy && (
            <>
              <dt>{text.deputy}</dt>
              <dd>
                <Link href={`/representation/deputies/${report.deputy.id}`}>{report.deputy.name}</Link>
              </dd>
            </>
          )}
          <dt>{text.place}</dt>
          <dd>{[report.area?.name, report.place].filter(Boolean).join(' · ')}</dd>
          <dt>{text.plannedOn}</dt>
          <dd>{format.day(report.plannedOn)}</dd>
          {report.returnReason && (
            <>
              <dt>{text.returned}</dt>
              <dd>{report.returnReason}</dd>
            </>
          )}
          {report.cancelReason && (
            <>
              <dt>{text.cancelled}</dt>
              <dd>{report.cancelReason}</dd>
            </>
          )}
          {report.publishedAt && (
            <>
              <dt>{text.publication}</dt>
              <dd>{text.publicSince(format.instant(report.publishedAt))}</dd>
            </>
          )}
          {report.withdrawReason && (
            <>
              <dt>{text.withdrawn}</dt>
              <dd>{report.withdrawReason}</dd>
            </>
          )}
        </dl>
      </Panel>
      {report.heldOn && (
        <>
          <Panel title={text.took}>
            <dl className="rep-facts rep-facts-wide">
              <dt>{text.heldOn}</dt>
              <dd>{format.day(report.heldOn)}</dd>
              <dt>{text.voters}</dt>
              <dd>{format.number(report.voters ?? 0)}</dd>
            </dl>
            <p className="rep-text">{report.report}</p>
            <FileLinks files={report.files} label={text.files} />
          </Panel>
          <Panel title={text.questions}>
            {report.questions.length === 0 && <p className="rp-quiet">{text.noQuestions}</p>}
            <ol className="rep-prose">
              {report.questions.map(({ question, answer }) => (
                <li key={question}>
                  <strong>{question}</strong>
                  <p>{answer}</p>
                </li>
              ))}
            </ol>
          </Panel>
        </>
      )}
      {appraisal && (
        <Panel title={text.appraisal}>
          <p>
            {text.votes(appraisal.good, appraisal.basically, appraisal.poor)}
            {appraisal.small && <SmallMark />}
          </p>
          {appraisal.comment && <p className="rep-text">{appraisal.comment}</p>}
        </Panel>
      )}
      {report.feedback && (
        <Panel title={text.feedback}>
          <p className="rep-text">{report.feedback}</p>
        </Panel>
      )}
    </>
  );
}
