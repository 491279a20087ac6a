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
import { useYearChoices, useYesNo } from '../../parts/filter-choices.ts';
import { usePlaces } from '../../parts/places.ts';
import { QUARTERS, TIE_KINDS } from '../ties/tie-filter.ts';
import { tieKinds, visitStates, visitTones } from '../ties/tie-words.ts';
import { VisitListDocument } from './visit-documents.ts';
import { VISIT_DEFAULTS, VISIT_STATES, visitFilterOf } from './visit-filter.ts';

const messages = defineMessages({
  zh: {
    title: '双家访', lead: '常委会组成人员家访人大代表，人大代表家访选区选民。家访从结对的记录页计划。', states: '状态', kind: '类型', mine: '我的', area: '区域', year: '年份', quarter: '季度',
    nthQuarter: (n: string) => `第${n}季度`, visit: '家访', on: '日期', opinions: '意见（已答复／反映）', state: '状态', of: (n: number, all: number) => `${n} ／ ${all}`,
    none: '没有符合条件的家访', noneText: '可以放宽筛选条件。', nothing: '还没有您可见的家访', nothingText: '在“两个联系”中打开结对，计划家访。',
  },
  en: {
    title: 'Home visits', lead: 'Members of the standing committee visit deputies, deputies visit voters. A visit is planned on the page of its tie.', states: 'State', kind: 'Kind', mine: 'Mine', area: 'Area', year: 'Year', quarter: 'Quarter',
    nthQuarter: (n: string) => `Quarter ${n}`, visit: 'Visit', on: 'Day', opinions: 'Opinions answered', state: 'State', of: (n: number, all: number) => `${n} of ${all}`,
    none: 'No visit meets these conditions', noneText: 'Widen the filters.', nothing: 'No visits that you may see', nothingText: 'Open a tie under “Two ties” and plan one.',
  },
});

/** 双家访 — one's own visits, or all that the office keeps. */
export default function VisitsPage() {
  const text = useMessages(messages);
  const kinds = useMessages(tieKinds);
  const states = useMessages(visitStates);
  const format = useFormat();
  const places = usePlaces();
  const [state, setState] = useUrlState(VISIT_DEFAULTS);
  const filter = visitFilterOf(state);
  const { data, table } = useList({ query: VisitListDocument, variables: { filter }, refetchOn: ['Visit', 'Opinion'] });
  const narrowed = Object.keys(filter).length > 0;
  const yesNo = useYesNo();
  const years = useYearChoices();
  return (
    <Page title={text.title} lead={text.lead}>
      <FilterBar
        filters={[
          { key: 'states', kind: 'many', label: text.states, options: VISIT_STATES.map((value) => ({ value, label: states[value] })) },
          { key: 'kind', kind: 'one', label: text.kind, options: TIE_KINDS.map((value) => ({ value, label: kinds[value] })) },
          { key: 'mine', kind: 'one', label: text.mine, options: yesNo },
          { key: 'area', kind: 'one', label: text.area, options: places.flat },
          { key: 'year', kind: 'one', label: text.year, options: years },
          { key: 'quarter', kind: 'one', label: text.quarter, options: QUARTERS.map((value) => ({ value, label: text.nthQuarter(value) })) },
        ]}
        state={state}
        onChange={(changes) => setState(changes)}
      />
      <Panel>
        <DataTable
          label={text.title}
          storageKey="visits"
          columns={[
            {
              key: 'visit', title: text.visit, heading: true,
              render: (row) => <Link href={`/representation/visits/${row.id}`}>{[row.tie?.member?.name, row.tie?.deputy?.name, row.tie?.constituent?.name].filter(Boolean).join(' — ') || text.visit}</Link>,
            },
            { key: 'kind', title: text.kind, width: '10em', render: (row) => (row.tie ? kinds[row.tie.kind] : '—') },
            { key: 'area', title: text.area, width: '8em', optional: true, render: (row) => row.tie?.area?.name ?? '—' },
            { key: 'on', title: text.on, width: '8em', render: (row) => format.day(row.visitedOn ?? row.plannedOn) },
            {
              key: 'opinions', title: text.opinions, width: '8em', align: 'end',
              render: (row) => (row.opinionsRaised === 0 ? '—' : text.of(row.opinionsAnswered, row.opinionsRaised)),
            },
            { key: 'state', title: text.state, width: '7em', render: (row) => <StateTag tone={visitTones[row.state]}>{states[row.state]}</StateTag> },
          ]}
          {...table(data?.visits)}
          empty={<EmptyState title={narrowed ? text.none : text.nothing}>{narrowed ? text.noneText : text.nothingText}</EmptyState>}
        />
      </Panel>
    </Page>
  );
}
