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
import { BarSelect } from '../../parts/bar-select.tsx';
import { usePermissions } from '../../parts/permissions.ts';
import { usePlaces } from '../../parts/places.ts';
import { RotaDocument } from './home-documents.ts';
import { EVENT_KINDS, EVENT_STATES, ROTA_DEFAULTS, rotaFilterOf } from './home-filter.ts';
import { HomeTabs } from './home-tabs.tsx';
import { eventAnswers, eventKinds, eventStates, eventTones } from './home-words.ts';

const messages = defineMessages({
  zh: {
    title: '接待与活动', lead: '代表轮值接待和代表之家活动：提前公布，登记后由街道、镇或代工委核实，计入履职档案。', kinds: '类别', states: '状态', area: '区域', mine: '我的', order: '排序', LATEST: '日期从近到远', SOONEST: '日期从早到晚',
    subject: '事项', home: '代表之家', on: '时间', deputies: '轮值代表', count: '来访／事项', state: '状态', none: '没有符合条件的接待或活动', noneText: '可以放宽筛选条件。',
  },
  en: {
    title: 'Receptions and activities', lead: 'Deputies’ turns of reception and the homes’ activities: published ahead, verified by subdistrict, town or committee, and then part of the duty record.', kinds: 'Kind', states: 'State', area: 'Area', mine: 'Mine', order: 'Order', LATEST: 'Latest first', SOONEST: 'Earliest first',
    subject: 'Subject', home: 'Home', on: 'When', deputies: 'Deputies', count: 'Visitors / matters', state: 'State', none: 'Nothing meets these conditions', noneText: 'Widen the filters.',
  },
});

/** 接待与活动 — the rota and what was held, of all homes or by filter. */
export default function RotaPage() {
  const text = useMessages(messages);
  const states = useMessages(eventStates);
  const kinds = useMessages(eventKinds);
  const answers = useMessages(eventAnswers);
  const format = useFormat();
  const may = usePermissions();
  const places = usePlaces();
  const [state, setState] = useUrlState(ROTA_DEFAULTS);
  const orderBy = state.order === 'SOONEST' ? 'SOONEST' : 'LATEST';
  const { data, table } = useList({ query: RotaDocument, variables: { filter: rotaFilterOf(state), orderBy }, refetchOn: ['HomeEvent'] });
  return (
    <Page title={text.title} lead={text.lead}>
      <HomeTabs at="rota" />
      <FilterBar
        filters={[
          { key: 'kinds', kind: 'many', label: text.kinds, options: EVENT_KINDS.map((value) => ({ value, label: kinds[value] })) },
          { key: 'states', kind: 'many', label: text.states, options: EVENT_STATES.map((value) => ({ value, label: states[value] })) },
          { key: 'area', kind: 'one', label: text.area, options: places.flat },
          ...(may.deputy ? [{ key: 'deputy', kind: 'one' as const, label: text.mine, options: [{ value: may.deputy, label: may.name }] }] : []),
        ]}
        state={state}
        onChange={(changes) => setState(changes)}
      />
      <Panel>
        <DataTable
          label={text.title}
          storageKey="home-events"
          columns={[
            { key: 'subject', title: text.subject, heading: true, render: (row) => <Link href={`/representation/homes/events/${row.id}`}>{row.subject}</Link> },
            { key: 'kind', title: text.kinds, width: '5em', render: (row) => kinds[row.kind] },
            { key: 'home', title: text.home, render: (row) => <Link href={`/representation/homes/${row.home.id}`}>{row.home.name}</Link> },
            { key: 'on', title: text.on, width: '11em', render: (row) => `${format.day(row.on)} ${row.from}–${row.until}` },
            { key: 'deputies', title: text.deputies, render: (row) => row.deputies.map(({ deputy, answer }) => (deputy ? `${deputy.name}${answer === 'DECLINED' ? `（${answers.DECLINED}）` : ''}` : '—')).join('、') },
            { key: 'count', title: text.count, width: '7em', align: 'end', render: (row) => (row.kind === 'RECEPTION' && typeof row.visitors === 'number' ? `${row.visitors}／${row.matters ?? 0}` : '—') },
            { key: 'state', title: text.state, width: '7em', render: (row) => <StateTag tone={eventTones[row.state]}>{states[row.state]}</StateTag> },
          ]}
          {...table(data?.homeEvents)}
          empty={<EmptyState title={text.none}>{text.noneText}</EmptyState>}
          tools={
            <BarSelect
              label={text.order}
              value={orderBy}
              options={(['LATEST', 'SOONEST'] as const).map((value) => ({ value, label: text[value] }))}
              onChange={(order) => setState({ order })}
            />
          }
        />
      </Panel>
    </Page>
  );
}
