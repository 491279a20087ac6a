import { useState } from 'react';
import { ActDialog, type ActFrame } from '@redpine/ui/act-dialog';
import { DataTable } from '@redpine/ui/data-table';
import { DayField, TextField } from '@redpine/ui/fields';
import { FilterBar } from '@redpine/ui/filter-bar';
import { useFormat } from '@redpine/ui/format';
import { useList } from '@redpine/ui/list';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Page, Panel } from '@redpine/ui/page';
import { EmptyState } from '@redpine/ui/states';
import { StateTag } from '@redpine/ui/state-tag';
import { useUrlState } from '@redpine/ui/url-state';
import type { HandlingReportFilter, HandlingReportState } from '../../gql/graphql.ts';
import { ActBar } from '../../parts/act-bar.tsx';
import { Compilations } from '../../parts/compilations.tsx';
import { given, manyOf } from '../../parts/filters.ts';
import { ReportDraftDocument, ReportListDocument } from './report-documents.ts';
import { reportActs, reportStates, reportTones } from './report-words.ts';

const STATES: readonly HandlingReportState[] = ['DRAFTED', 'SUBMITTED', 'HEARD', 'FOLLOWED_UP', 'PRINTED', 'PUBLISHED'];

const messages = defineMessages({
  zh: {
    title: '办理情况报告', lead: '代表建议办理情况向常委会报告，印发大会，并依法公开（代表法第五十一条）。', name: '报告', period: '期间', state: '状态', heard: '审议日期', published: '公开时间',
    none: '没有可以查看的报告', noneText: '报告公开后，任何人都可以在这里查看。', from: '提出日期自', until: '至', hint: '按这一期间提出的建议统计；数据在起草时定格。', done: '已起草，数据已定格',
  },
  en: {
    title: 'Reports on handling', lead: 'How suggestions were handled is reported to the Standing Committee, printed for the congress and published (代表法 art. 51).', name: 'Report', period: 'Period', state: 'State', heard: 'Heard', published: 'Published',
    none: 'No report to read', noneText: 'Published reports are open to everybody here.', from: 'Submitted from', until: 'until', hint: 'It counts the suggestions submitted within the period; the figures are frozen.', done: 'The draft is there, its figures frozen',
  },
});

/** The reports that one may read; whoever drafts begins one. */
export default function ReportsPage() {
  const text = useMessages(messages);
  const states = useMessages(reportStates);
  const names = useMessages(reportActs);
  const format = useFormat();
  const [state, setState] = useUrlState({ states: [] as readonly string[] });
  const [drafting, setDrafting] = useState(false);
  const { data, reload, table } = useList({
    query: ReportListDocument,
    variables: { filter: given<HandlingReportFilter>({ states: manyOf(STATES, state.states) }) },
    refetchOn: ['HandlingReport'],
  });
  return (
    <Page title={text.title} lead={text.lead}>
      <ActBar available={data?.handlingReportActions ?? []} acts={[{ action: 'DRAFT', label: names.DRAFT, primary: true, onAct: () => setDrafting(true) }]} />
      <FilterBar
        filters={[{ key: 'states', kind: 'many', label: text.state, options: STATES.map((value) => ({ value, label: states[value] })) }]}
        state={state}
        onChange={(changes) => setState(changes)}
      />
      <Panel>
        <DataTable
          label={text.title}
          storageKey="handling-reports"
          columns={[
            { key: 'name', title: text.name, heading: true, render: (row) => <Link href={`/representation/reports/${row.id}`}>{row.title}</Link> },
            { key: 'period', title: text.period, width: '16em', render: (row) => `${format.day(row.from)} – ${format.day(row.until)}` },
            { key: 'state', title: text.state, width: '9em', render: (row) => <StateTag tone={reportTones[row.state]}>{states[row.state]}</StateTag> },
            { key: 'heard', title: text.heard, width: '9em', render: (row) => (row.heardOn ? format.day(row.heardOn) : '—') },
            { key: 'published', title: text.published, width: '12em', render: (row) => (row.publishedAt ? format.instant(row.publishedAt) : '—') },
          ]}
          {...table(data?.handlingReports)}
          empty={<EmptyState title={text.none}>{text.noneText}</EmptyState>}
        />
      </Panel>
      <Compilations />
      {drafting && (
        <DraftDialog
          title={names.DRAFT}
          onClose={() => setDrafting(false)}
          onDone={() => {
            setDrafting(false);
            reload();
          }}
          onConflict={reload}
        />
      )}
    </Page>
  );
}

function DraftDialog(frame: ActFrame) {
  const text = useMessages(messages);
  const [title, setTitle] = useState('');
  const [from, setFrom] = useState('');
  const [until, setUntil] = useState('');
  return (
    <ActDialog
      {...frame}
      document={ReportDraftDocument}
      doneText={text.done}
      needed={{ title, from, until }}
      input={{ title, from, until }}
    >
      {(errorOf) => (
        <>
          <p>{text.hint}</p>
          <TextField required label={text.name} max={100} value={title} error={errorOf('title')} onChange={setTitle} />
          <DayField required label={text.from} value={from} error={errorOf('from')} onChange={setFrom} />
          <DayField required label={text.until} value={until} error={errorOf('until')} onChange={setUntil} />
        </>
      )}
    </ActDialog>
  );
}
