import { useState } from 'react';
import { DataTable } from '@redpine/ui/data-table';
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
import { setElsewhere, useYearChoices } from '../../parts/filter-choices.ts';
import { usePermissions } from '../../parts/permissions.ts';
import { LeaveAskDialog } from './leave-ask-dialog.tsx';
import { LeaveListDocument } from './leave-documents.ts';
import { LEAVE_DEFAULTS, LEAVE_STATES, leaveFilterOf } from './leave-filter.ts';
import { leaveActs, leaveCauses, leaveStates, leaveTones } from './leave-words.ts';

const messages = defineMessages({
  zh: {
    title: '代表请假', lead: '经批准的请假不计入应出席、应履职的天数。事由只有本人和批准机构能看到。', states: '状态', year: '年份', deputy: '代表',
    occasion: '请假事项', cause: '原因', days: '日期', span: (from: string, until: string) => (from === until ? from : `${from} 至 ${until}`), state: '状态',
    none: '没有符合条件的请假', noneText: '可以放宽筛选条件。', nothing: '没有请假记录', nothingText: '这里只有本人的，或者本机构负责的代表的请假。',
  },
  en: {
    title: 'Deputies’ leave', lead: 'Days of approved leave are expected of nobody. Why is seen by the deputy and by who answers alone.', states: 'State', year: 'Year', deputy: 'Deputy',
    occasion: 'From what', cause: 'Cause', days: 'Days', span: (from: string, until: string) => (from === until ? from : `${from} – ${until}`), state: 'State',
    none: 'No leave meets these conditions', noneText: 'Widen the filters.', nothing: 'No leaves', nothingText: 'You see your own, and those of the deputies that your office keeps.',
  },
});

/** 代表请假 — one's own, or those that one answers. */
export default function LeavesPage() {
  const text = useMessages(messages);
  const states = useMessages(leaveStates);
  const names = useMessages(leaveActs);
  const causes = useMessages(leaveCauses);
  const format = useFormat();
  const may = usePermissions();
  const years = useYearChoices();
  const [state, setState] = useUrlState(LEAVE_DEFAULTS);
  const [asking, setAsking] = useState(false);
  const filter = leaveFilterOf(state);
  const { data, reload, table } = useList({
    query: LeaveListDocument,
    variables: { filter, deputy: filter.deputy ?? '', byDeputy: filter.deputy !== undefined },
    refetchOn: ['DeputyLeave'],
  });
  const narrowed = Object.keys(filter).length > 0;
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={<ActBar available={data?.deputyLeaveActions ?? []} acts={[{ action: 'ASK', label: names.ASK, primary: true, onAct: () => setAsking(true) }]} />}
    >
      <FilterBar
        filters={[
          { key: 'states', kind: 'many', label: text.states, options: LEAVE_STATES.map((value) => ({ value, label: states[value] })) },
          { key: 'year', kind: 'one', label: text.year, options: years },
          ...setElsewhere('deputy', text.deputy, state.deputy, data?.deputy?.name),
        ]}
        state={state}
        onChange={(changes) => setState(changes)}
      />
      <Panel>
        <DataTable
          label={text.title}
          storageKey="leaves"
          columns={[
            { key: 'occasion', title: text.occasion, heading: true, render: (row) => <Link href={`/representation/leaves/${row.id}`}>{row.occasion}</Link> },
            { key: 'deputy', title: text.deputy, width: '8em', render: (row) => row.deputy?.name ?? '—' },
            { key: 'cause', title: text.cause, width: '8em', render: (row) => causes[row.cause] },
            { key: 'days', title: text.days, width: '16em', render: (row) => text.span(format.dayShort(row.from), format.dayShort(row.until)) },
            { key: 'state', title: text.state, width: '8em', render: (row) => <StateTag tone={leaveTones[row.state]}>{states[row.state]}</StateTag> },
          ]}
          {...table(data?.deputyLeaves)}
          empty={<EmptyState title={narrowed ? text.none : text.nothing}>{narrowed ? text.noneText : text.nothingText}</EmptyState>}
        />
      </Panel>
      {asking && (
        <LeaveAskDialog
          own={may.deputy === undefined ? undefined : { id: may.deputy, name: may.name }}
          onClose={() => setAsking(false)}
          onDone={() => {
            setAsking(false);
            reload();
          }}
        />
      )}
    </Page>
  );
}
