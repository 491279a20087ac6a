import { useState } from 'react';
import { DataTable } from '@redpine/ui/data-table';
import { Figure } from '@redpine/ui/figure';
import { FilterBar } from '@redpine/ui/filter-bar';
import { useFormat } from '@redpine/ui/format';
import { useList } from '@redpine/ui/list';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Page, Panel } from '@redpine/ui/page';
import { EmptyState } from '@redpine/ui/states';
import { StateTag } from '@redpine/ui/state-tag';
import { useUrlState } from '@redpine/ui/url-state';
import { ActBar } from '../../parts/act-bar.tsx';
import { setElsewhere, useYearChoices, useYesNo } from '../../parts/filter-choices.ts';
import { usePlaces } from '../../parts/places.ts';
import { VoterReportListDocument } from './voter-report-documents.ts';
import { VOTER_REPORT_DEFAULTS, VOTER_REPORT_STATES, voterReportFilterOf } from './voter-report-filter.ts';
import { VoterReportScheduleDialog } from './voter-report-schedule-dialog.tsx';
import { voterReportActs, voterReportStates, voterReportTones } from './voter-report-words.ts';

const messages = defineMessages({
  zh: {
    title: '向选民述职', lead: '代表向选民报告履职情况，回答询问，接受评议。依据：代表法第五十八条。', figures: '述职情况', scheduled: '已安排', held: '述职率', voters: '到会选民', good: '满意率',
    search: '搜索地点', states: '状态', area: '区域', year: '年份', due: '已到日期', isHeld: '已述职', deputy: '述职代表',
    report: '述职', place: '地点', on: '日期', count: '到会选民', state: '状态', of: (name: string) => `${name}向选民述职`,
    none: '没有符合条件的述职', noneText: '可以放宽筛选条件。', nothing: '还没有述职', nothingText: '由代工委、街道人大工委、镇人大主席团安排。',
  },
  en: {
    title: 'Reports to voters', lead: 'Deputies report to their voters, answer questions and are appraised. Basis: art. 58 of the Deputies Law.', figures: 'How the reports go', scheduled: 'Scheduled', held: 'Given', voters: 'Voters present', good: 'Said good',
    search: 'Search places', states: 'State', area: 'Area', year: 'Year', due: 'Its day has come', isHeld: 'Given', deputy: 'Deputy',
    report: 'Report', place: 'Place', on: 'Day', count: 'Voters', state: 'State', of: (name: string) => `${name} reports to voters`,
    none: 'No report meets these conditions', noneText: 'Widen the filters.', nothing: 'No reports yet', nothingText: 'The deputies’ affairs committee, a subdistrict or a town schedules them.',
  },
});

/** 述职 — all reports to voters, with figures over what is chosen. */
export default function VoterReportsPage() {
  const text = useMessages(messages);
  const states = useMessages(voterReportStates);
  const names = useMessages(voterReportActs);
  const format = useFormat();
  const places = usePlaces();
  const [state, setState] = useUrlState(VOTER_REPORT_DEFAULTS);
  const [scheduling, setScheduling] = useState(false);
  const filter = voterReportFilterOf(state);
  const { data, reload, table } = useList({
    query: VoterReportListDocument,
    variables: { filter, deputy: filter.deputy ?? '', byDeputy: filter.deputy !== undefined },
    refetchOn: ['VoterReport'],
  });
  const narrowed = Object.keys(filter).length > 0;
  const yesNo = useYesNo();
  const years = useYearChoices();
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={<ActBar available={data?.voterReportActions ?? []} acts={[{ action: 'SCHEDULE', label: names.SCHEDULE, primary: true, onAct: () => setScheduling(true) }]} />}
    >
      <FilterBar
        filters={[
          { key: 'search', kind: 'search', label: text.search },
          { key: 'states', kind: 'many', label: text.states, options: VOTER_REPORT_STATES.map((value) => ({ value, label: states[value] })) },
          { key: 'area', kind: 'one', label: text.area, options: places.flat },
          { key: 'year', kind: 'one', label: text.year, options: years },
          { key: 'due', kind: 'one', label: text.due, options: yesNo },
          { key: 'held', kind: 'one', label: text.isHeld, options: yesNo },
          ...setElsewhere('deputy', text.deputy, state.deputy, data?.deputy?.name),
        ]}
        state={state}
        onChange={(changes) => setState(changes)}
      />
      {data && (
        <section aria-label={text.figures} className="rp-figures">
          <Figure label={text.scheduled} figure={data.voterReportFigures.scheduled} />
          <Figure label={text.held} figure={data.voterReportFigures.held} />
          <Figure label={text.voters} figure={data.voterReportFigures.voters} />
          <Figure label={text.good} figure={data.voterReportFigures.good} />
        </section>
      )}
      <Panel>
        <DataTable
          label={text.title}
          storageKey="voter-reports"
          columns={[
            { key: 'report', title: text.report, heading: true, render: (row) => <Link href={`/representation/voter-reports/${row.id}`}>{text.of(row.deputy?.name ?? text.deputy)}</Link> },
            { key: 'place', title: text.place, render: (row) => [row.area?.name, row.place].filter(Boolean).join(' · ') },
            { key: 'on', title: text.on, width: '8em', render: (row) => format.dayShort(row.heldOn ?? row.plannedOn) },
            { key: 'count', title: text.count, width: '7em', align: 'end', render: (row) => (typeof row.voters === 'number' ? format.number(row.voters) : '—') },
            { key: 'state', title: text.state, width: '9em', render: (row) => <StateTag tone={voterReportTones[row.state]}>{states[row.state]}</StateTag> },
          ]}
          {...table(data?.voterReports)}
          empty={<EmptyState title={narrowed ? text.none : text.nothing}>{narrowed ? text.noneText : text.nothingText}</EmptyState>}
        />
      </Panel>
      {scheduling && (
        <VoterReportScheduleDialog
          onClose={() => setScheduling(false)}
          onDone={() => {
            setScheduling(false);
            reload();
          }}
        />
      )}
    </Page>
  );
}
