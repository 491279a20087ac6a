import { useState } from 'react';
import { useQuery } from 'urql';
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
import { usePermissions } from '../../parts/permissions.ts';
import { usePlaces } from '../../parts/places.ts';
import { RowProblems } from '../../parts/row-problems.tsx';
import { useBulkVerify } from './duty-bulk.tsx';
import { DutyKindsDocument, DutyListDocument } from './duty-documents.ts';
import { DutyEnterDialog } from './duty-enter-dialog.tsx';
import { DUTY_DEFAULTS, DUTY_STATES, dutyFilterOf } from './duty-filter.ts';
import { DutyTabs } from './duty-tabs.tsx';
import { dutyActs, dutyParts, dutyStates, dutyTones, PARTS } from './duty-words.ts';

const messages = defineMessages({
  zh: {
    title: '履职事项', lead: '代表参加的每一项履职都有出处；核实后计入履职档案和积分，未核实的不计。', figures: '核实情况', verified: '已核实', waitingCount: '待核实、待处理', accepted: '认定率', reach: '履职面',
    search: '搜索事项', states: '状态', kind: '种类', part: '档案部分', year: '年份', area: '选区所在区域', verifies: '待我核实', waiting: '待核实、待处理', contested: '异议待处理', deputy: '代表',
    event: '事项', on: '日期', source: '来源', byHand: '手工登记', fromRecord: '平台记录', state: '状态',
    none: '没有符合条件的履职事项', noneText: '可以放宽筛选条件。', nothing: '还没有履职事项', nothingText: '只能看到本人的，或者本机构负责的代表的履职事项。',
  },
  en: {
    title: 'Duty events', lead: 'Whatever a deputy did has a source; once verified it counts in her record and her points, before that it does not.', figures: 'How verification stands', verified: 'Verified', waitingCount: 'To verify or decide', accepted: 'Accepted', reach: 'Deputies reached',
    search: 'Search events', states: 'State', kind: 'Kind', part: 'Part of the record', year: 'Year', area: 'Elected in', verifies: 'Mine to verify', waiting: 'To verify or decide', contested: 'Objection to decide', deputy: 'Deputy',
    event: 'Event', on: 'Day', source: 'Source', byHand: 'Entered by hand', fromRecord: 'A record', state: 'State',
    none: 'No duty event meets these conditions', noneText: 'Widen the filters.', nothing: 'No duty events yet', nothingText: 'You see your own, and those of the deputies that your office keeps.',
  },
});

/** 履职事项 — every event that the viewer reads, with figures over what is chosen. */
export default function DutyEventsPage() {
  const text = useMessages(messages);
  const states = useMessages(dutyStates);
  const names = useMessages(dutyActs);
  const parts = useMessages(dutyParts);
  const format = useFormat();
  const may = usePermissions();
  const places = usePlaces();
  const [{ data: vocabulary }] = useQuery({ query: DutyKindsDocument });
  const [state, setState] = useUrlState(DUTY_DEFAULTS);
  const [entering, setEntering] = useState(false);
  const filter = dutyFilterOf(state);
  const { data, reload, table } = useList({
    query: DutyListDocument,
    variables: { filter, deputy: filter.deputy ?? '', byDeputy: filter.deputy !== undefined },
    refetchOn: ['DutyEvent'],
  });
  const narrowed = Object.keys(filter).length > 0;
  const yesNo = useYesNo();
  const years = useYearChoices();
  const list = table(data?.dutyEvents);
  const bulk = useBulkVerify(list.rows ?? [], reload);
  const verifying = filter.verifies === true;
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={<ActBar available={data?.dutyActions ?? []} acts={[{ action: 'ENTER', label: names.ENTER, primary: true, onAct: () => setEntering(true) }]} />}
    >
      <DutyTabs />
      <FilterBar
        filters={[
          { key: 'search', kind: 'search', label: text.search },
          { key: 'states', kind: 'many', label: text.states, options: DUTY_STATES.map((value) => ({ value, label: states[value] })) },
          { key: 'verifies', kind: 'one', label: text.verifies, options: yesNo },
          { key: 'kind', kind: 'one', label: text.kind, options: (vocabulary?.dutyKinds ?? []).map(({ code, name }) => ({ value: code, label: name })) },
          { key: 'part', kind: 'one', label: text.part, options: PARTS.map((value) => ({ value, label: parts[value] })) },
          { key: 'year', kind: 'one', label: text.year, options: years },
          { key: 'area', kind: 'one', label: text.area, options: places.flat },
          { key: 'waiting', kind: 'one', label: text.waiting, options: yesNo },
          { key: 'contested', kind: 'one', label: text.contested, options: yesNo },
          ...setElsewhere('deputy', text.deputy, state.deputy, data?.deputy?.name),
        ]}
        state={state}
        onChange={(changes) => {
          bulk.clear();
          setState(changes);
        }}
      />
      {data && (
        <section aria-label={text.figures} className="rp-figures">
          <Figure label={text.verified} figure={data.dutyFigures.verified} />
          <Figure label={text.waitingCount} figure={data.dutyFigures.waiting} />
          <Figure label={text.accepted} figure={data.dutyFigures.accepted} />
          <Figure label={text.reach} figure={data.dutyFigures.reach} />
        </section>
      )}
      {verifying && bulk.summary}
      <Panel>
        <DataTable
          label={text.title}
          storageKey="duty"
          columns={[
            ...(verifying ? [bulk.column] : []),
            {
              key: 'event',
              title: text.event,
              heading: true,
              render: (row) => (
                <>
                  <Link href={`/representation/duty/${row.id}`}>{row.title}</Link>
                  <RowProblems problems={bulk.problems.get(row.id)} />
                </>
              ),
            },
            { key: 'deputy', title: text.deputy, width: '8em', render: (row) => row.deputy && <Link href={`/representation/duty/deputies/${row.deputy.id}?year=${row.on.slice(0, 4)}`}>{row.deputy.name}</Link> },
            { key: 'kind', title: text.kind, width: '13em', render: (row) => row.kind?.name ?? row.kindCode },
            { key: 'on', title: text.on, width: '8em', render: (row) => format.dayShort(row.on) },
            { key: 'source', title: text.source, width: '8em', optional: true, render: (row) => (row.manual ? text.byHand : text.fromRecord) },
            { key: 'state', title: text.state, width: '9em', render: (row) => <StateTag tone={dutyTones[row.state]}>{states[row.state]}</StateTag> },
          ]}
          {...list}
          tools={verifying && bulk.tools}
          empty={<EmptyState title={narrowed ? text.none : text.nothing}>{narrowed ? text.noneText : text.nothingText}</EmptyState>}
        />
      </Panel>
      {verifying && bulk.bar}
      {entering && (
        <DutyEnterDialog
          own={may.deputy === undefined ? undefined : { id: may.deputy, name: may.name }}
          onClose={() => setEntering(false)}
          onDone={() => {
            setEntering(false);
            reload();
          }}
        />
      )}
    </Page>
  );
}
