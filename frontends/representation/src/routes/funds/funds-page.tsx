import { useState } from 'react';
import { DataTable } from '@redpine/ui/data-table';
import { FilterBar } from '@redpine/ui/filter-bar';
import { useFormat } from '@redpine/ui/format';
import { LegalBasisText } from '@redpine/ui/legal-basis';
import { useList } from '@redpine/ui/list';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Page, Panel } from '@redpine/ui/page';
import { EmptyState } from '@redpine/ui/states';
import { StateTag } from '@redpine/ui/state-tag';
import { useUrlState } from '@redpine/ui/url-state';
import type { FundListQuery } from '../../gql/graphql.ts';
import { ActBar } from '../../parts/act-bar.tsx';
import { setElsewhere, useYearChoices } from '../../parts/filter-choices.ts';
import { usePermissions } from '../../parts/permissions.ts';
import { THIS_YEAR } from '../../parts/years.ts';
import { FundListDocument } from './fund-documents.ts';
import { FundExport } from './fund-export.tsx';
import { FUND_DEFAULTS, fundFilterOf, SPENDING_STATES } from './fund-filter.ts';
import { FundRecordDialog } from './fund-record-dialog.tsx';
import { spendingActs, spendingStates, spendingTones } from './fund-words.ts';
import { yuanOf } from '../../parts/yuan.ts';

const messages = defineMessages({
  zh: {
    title: '代表活动经费', lead: '代表活动经费列入本级预算、专款专用；按年度核定，逐笔登记。', search: '搜索用途', states: '状态', year: '年份', deputy: '代表',
    sum: (year: number) => `${year} 年经费`, own: (year: number) => `本人 ${year} 年经费`, deputies: '代表人数', budget: '核定（元）', used: '已用（元）', left: '剩余（元）', basis: '标准依据', noRule: '该年度没有施行中的经费标准。',
    purpose: '用途', on: '日期', yuan: '金额（元）', state: '状态', none: '没有符合条件的支出', noneText: '可以放宽筛选条件。', nothing: '没有支出记录', nothingText: '这里只有本人的，或者本机构负责的代表的经费支出。',
  },
  en: {
    title: 'Deputies’ activity funds', lead: 'The funds stand in the budget of the level and serve deputies’ activities alone; a sum for each year, each spending on record.', search: 'Search purposes', states: 'State', year: 'Year', deputy: 'Deputy',
    sum: (year: number) => `The funds of ${year}`, own: (year: number) => `Your fund of ${year}`, deputies: 'Deputies', budget: 'Given (yuan)', used: 'Used (yuan)', left: 'Left (yuan)', basis: 'By', noRule: 'No rule gives a sum for this year.',
    purpose: 'What for', on: 'Day', yuan: 'Sum (yuan)', state: 'State', none: 'No spending meets these conditions', noneText: 'Widen the filters.', nothing: 'No spendings', nothingText: 'You see your own, and those of the deputies that your office keeps.',
  },
});

/** 代表活动经费 — one's own, or of the deputies that one keeps. */
export default function FundsPage() {
  const text = useMessages(messages);
  const states = useMessages(spendingStates);
  const names = useMessages(spendingActs);
  const format = useFormat();
  const may = usePermissions();
  const years = useYearChoices();
  const [state, setState] = useUrlState(FUND_DEFAULTS);
  const [recording, setRecording] = useState(false);
  const filter = fundFilterOf(state);
  const { data, reload, table } = useList({
    query: FundListDocument,
    variables: { filter, year: filter.year ?? THIS_YEAR, deputy: filter.deputy ?? '', byDeputy: filter.deputy !== undefined },
    refetchOn: ['FundSpending'],
  });
  const narrowed = Object.keys(filter).length > 0;
  return (
    <Page
      title={text.title}
      lead={text.lead}
      actions={
        <>
          <ActBar available={data?.fundSpendingActions ?? []} acts={[{ action: 'RECORD', label: names.RECORD, primary: true, onAct: () => setRecording(true) }]} />
          {may.export && <FundExport filter={filter} />}
        </>
      }
    >
      <FilterBar
        filters={[
          { key: 'search', kind: 'search', label: text.search },
          { key: 'states', kind: 'many', label: text.states, options: SPENDING_STATES.map((value) => ({ value, label: states[value] })) },
          { key: 'year', kind: 'one', label: text.year, options: years },
          ...setElsewhere('deputy', text.deputy, state.deputy, data?.deputy?.name),
        ]}
        state={state}
        onChange={(changes) => setState(changes)}
      />
      {data && <Sums data={data} />}
      <Panel>
        <DataTable
          label={text.title}
          storageKey="funds"
          columns={[
            { key: 'purpose', title: text.purpose, heading: true, render: (row) => <Link href={`/representation/funds/${row.id}`}>{row.purpose}</Link> },
            { key: 'deputy', title: text.deputy, width: '8em', render: (row) => row.deputy?.name ?? '—' },
            { key: 'on', title: text.on, width: '8em', render: (row) => format.dayShort(row.on) },
            { key: 'yuan', title: text.yuan, width: '8em', align: 'end', render: (row) => yuanOf(row.fen) },
            { key: 'state', title: text.state, width: '8em', render: (row) => <StateTag tone={spendingTones[row.state]}>{states[row.state]}</StateTag> },
          ]}
          {...table(data?.fundSpendings)}
          empty={<EmptyState title={narrowed ? text.none : text.nothing}>{narrowed ? text.noneText : text.nothingText}</EmptyState>}
        />
      </Panel>
      {recording && (
        <FundRecordDialog
          onClose={() => setRecording(false)}
          onDone={() => {
            setRecording(false);
            reload();
          }}
        />
      )}
    </Page>
  );
}

/** The year's sums: of all deputies kept, or of the deputy herself. */
function Sums({ data }: { data: FundListQuery }) {
  const text = useMessages(messages);
  const format = useFormat();
  const year = data.fundYear;
  const own = data.me.deputy?.fund;
  const sums = year ?? own;
  if (!sums) return null;
  return (
    <Panel title={year ? text.sum(sums.year) : text.own(sums.year)}>
      {typeof sums.budgetFen !== 'number' && <p className="rp-quiet">{text.noRule}</p>}
      <dl className="rep-facts rep-facts-wide">
        {year && (
          <>
            <dt>{text.deputies}</dt>
            <dd>{format.number(year.deputies)}</dd>
          </>
        )}
        <dt>{text.budget}</dt>
        <dd>{typeof sums.budgetFen === 'number' ? yuanOf(sums.budgetFen) : '—'}</dd>
        <dt>{text.used}</dt>
        <dd>{yuanOf(sums.usedFen)}</dd>
        <dt>{text.left}</dt>
        <dd>{typeof sums.leftFen === 'number' ? yuanOf(sums.leftFen) : '—'}</dd>
        {year?.legalBasis && (
          <>
            <dt>{text.basis}</dt>
            <dd>
              <LegalBasisText basis={year.legalBasis} />
            </dd>
          </>
        )}
      </dl>
    </Panel>
  );
}
