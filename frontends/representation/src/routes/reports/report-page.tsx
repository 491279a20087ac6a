import { useState } from 'react';
import type { TypedDocumentNode } from 'urql';
import { useFormat } from '@redpine/ui/format';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Page, Panel } from '@redpine/ui/page';
import { NotFound } from '@redpine/ui/states';
import { StateTag } from '@redpine/ui/state-tag';
import type { HandlingReportActInput } from '../../gql/graphql.ts';
import { ActBar } from '../../parts/act-bar.tsx';
import { ConfirmDialog, TextDialog } from '../../parts/act-dialogs.tsx';
import { LettersMenu } from '../../parts/letters-menu.tsx';
import { HearDialog } from './hear-dialog.tsx';
import {
  ReportDocument, ReportFollowUpDocument, ReportPrintDocument, ReportPublishDocument, ReportRecountDocument, ReportSubmitDocument,
} from './report-documents.ts';
import { ReportFigures } from './report-figures.tsx';
import { ReportSections } from './report-sections.tsx';
import { reportActs, reportStates, reportTones } from './report-words.ts';

const messages = defineMessages({
  zh: {
    list: '办理情况报告', record: '报告', hearing: '常委会审议', meeting: '会议', ballot: '满意度测评', opinions: '审议意见', followUp: '审议意见落实情况', printedFor: '印发会议',
    RECOUNT: '按现在的情况重新统计，原数据不再保留在报告中。', SUBMIT: '提请后数据和文字不能再改。', PUBLISH: '公开后任何人不登录即可查看。',
  },
  en: {
    list: 'Reports on handling', record: 'Report', hearing: 'Before the Standing Committee', meeting: 'Meeting', ballot: 'Ballot', opinions: 'Opinions', followUp: 'Follow-up', printedFor: 'Printed for',
    RECOUNT: 'The figures are taken as things stand now.', SUBMIT: 'Figures and text stay as they are from then on.', PUBLISH: 'Everybody can read it without signing in.',
  },
});

type Open = 'RECOUNT' | 'SUBMIT' | 'HEAR' | 'FOLLOW_UP' | 'PRINT' | 'PUBLISH';
const ACTS = ['SUBMIT', 'RECOUNT', 'HEAR', 'FOLLOW_UP', 'PRINT', 'PUBLISH'] as const satisfies readonly Open[];
const CONFIRMED: Readonly<Record<'RECOUNT' | 'SUBMIT' | 'PUBLISH', TypedDocumentNode<unknown, { input: HandlingReportActInput }>>> = {
  RECOUNT: ReportRecountDocument,
  SUBMIT: ReportSubmitDocument,
  PUBLISH: ReportPublishDocument,
};

/** One report: figures, text, and how the Standing Committee heard it. */
export default function ReportPage({ id }: { id: string }) {
  const text = useMessages(messages);
  const states = useMessages(reportStates);
  const names = useMessages(reportActs);
  const format = useFormat();
  const [open, setOpen] = useState<Open>();
  const [{ data, error, fetching }, refetch] = useLiveQuery({
    query: ReportDocument,
    variables: { id },
    refetchOn: ['HandlingReport'],
    requestPolicy: 'cache-and-network',
  });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  const breadcrumb = [{ title: text.list, path: '/representation/reports' }];
  const report = data?.handlingReport;
  if (data && !report) return <NotFound page />;
  if (!report) return <Page title={text.record} breadcrumb={breadcrumb} state={{ loading: fetching || !error, error, onRetry: reload }} />;
  const of = { report: report.id, version: report.version };
  const shared = {
    title: open ? names[open] : '',
    lead: report.title,
    onClose: () => setOpen(undefined),
    onConflict: reload,
    onDone: () => {
      setOpen(undefined);
      reload();
    },
  };
  const heard = [
    [text.meeting, [report.meeting, report.heardOn ? format.day(report.heardOn) : null].filter(Boolean).join(' ')],
    [text.ballot, report.ballot],
    [text.opinions, report.opinions],
    [text.followUp, report.followUp],
    [text.printedFor, report.printedFor],
  ] as const;
  return (
    <Page
      title={report.title}
      lead={`${format.day(report.from)} – ${format.day(report.until)}`}
      mark={<StateTag tone={reportTones[report.state]}>{states[report.state]}</StateTag>}
      breadcrumb={breadcrumb}
    >
      <ActBar
        available={report.availableActions}
        acts={ACTS.map((action) => ({
          action,
          label: names[action],
          primary: action !== 'RECOUNT',
          awaited: action === 'SUBMIT' && report.state === 'DRAFTED',
          onAct: () => setOpen(action),
        }))}
      />
      <LettersMenu letters={report.letters} />
      <ReportFigures figures={report.figures} />
      <ReportSections key={report.version} report={report} onSaved={reload} />
      {report.heardOn && (
        <Panel title={text.hearing}>
          {heard.map(([label, value]) => value && (
            <div key={label}>
              <h3>{label}</h3>
              <p>{value}</p>
            </div>
          ))}
        </Panel>
      )}
      {(open === 'RECOUNT' || open === 'SUBMIT' || open === 'PUBLISH') && (
        <ConfirmDialog document={CONFIRMED[open]} of={of} {...shared}>
          <p>{text[open]}</p>
        </ConfirmDialog>
      )}
      {open === 'HEAR' && <HearDialog of={of} {...shared} />}
      {open === 'FOLLOW_UP' && <TextDialog document={ReportFollowUpDocument} of={of} name="text" label={text.followUp} min={2} max={5_000} {...shared} />}
      {open === 'PRINT' && <TextDialog document={ReportPrintDocument} of={of} name="text" label={text.printedFor} min={2} max={5_000} {...shared} />}
    </Page>
  );
}
