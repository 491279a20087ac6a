import { DataTable } from '@redpine/ui/data-table';
import { Figure } from '@redpine/ui/figure';
import { FilterBar } from '@redpine/ui/filter-bar';
import { useFormat } from '@redpine/ui/format';
import { useList } from '@redpine/ui/list';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Page, Panel } from '@redpine/ui/page';
import { EmptyState } from '@redpine/ui/states';
import { useUrlState } from '@redpine/ui/url-state';
import { BarSelect } from '../../parts/bar-select.tsx';
import { useYesNo } from '../../parts/filter-choices.ts';
import { usePlaces } from '../../parts/places.ts';
import { OccasionSharesDocument } from './occasion-documents.ts';
import { SHARE_DEFAULTS, shareFilterOf } from './occasion-filter.ts';

const messages = defineMessages({
  zh: {
    list: '列席和参加活动', title: '受邀均衡情况', lead: '本届在职代表受邀列席、参加活动的次数；撤回的邀请不计，谢绝的计入。', deputiesInvited: '至少受邀一次', distribution: '受邀次数分布', times: '受邀次数', timesOf: (times: number) => (times === 10 ? '10 次及以上' : `${times} 次`), deputies: '人',
    search: '搜索姓名', invited: '受邀过', area: '选区所在区域', order: '排序', FEWEST: '受邀最少', MOST: '受邀最多',
    name: '代表', count: '受邀', attended: '出席', opinions: '提出意见', lastOn: '最近一次', never: '未受邀', none: '没有符合条件的代表', noneText: '可以放宽筛选条件。',
  },
  en: {
    list: 'Taking part', title: 'How invitations are shared out', lead: 'How often each serving deputy was invited in this term; withdrawn invitations do not count, declined ones do.', deputiesInvited: 'Invited at least once', distribution: 'Deputies by number of invitations', times: 'Invitations', timesOf: (times: number) => (times === 10 ? '10 and more' : String(times)), deputies: 'deputies',
    search: 'Search by name', invited: 'Was invited', area: 'Elected in', order: 'Order', FEWEST: 'Fewest first', MOST: 'Most first',
    name: 'Deputy', count: 'Invited', attended: 'Came', opinions: 'Opinions', lastOn: 'Latest', never: 'Never invited', none: 'No deputy meets these conditions', noneText: 'Widen the filters.',
  },
});

/** 受邀均衡 — the figure, the distribution and every deputy with hers, fewest first. */
export default function SharesPage() {
  const text = useMessages(messages);
  const format = useFormat();
  const places = usePlaces();
  const [state, setState] = useUrlState(SHARE_DEFAULTS);
  const orderBy = state.order === 'MOST' ? 'MOST' : 'FEWEST';
  const { data, table } = useList({
    query: OccasionSharesDocument,
    variables: { filter: shareFilterOf(state), orderBy },
    refetchOn: ['Occasion'],
    size: 30,
  });
  const yesNo = useYesNo();
  return (
    <Page title={text.title} lead={text.lead} breadcrumb={[{ title: text.list, path: '/representation/occasions' }]}>
      <FilterBar
        filters={[
          { key: 'search', kind: 'search', label: text.search },
          { key: 'invited', kind: 'one', label: text.invited, options: yesNo },
          { key: 'area', kind: 'one', label: text.area, options: places.flat },
        ]}
        state={state}
        onChange={(changes) => setState(changes)}
      />
      {data && (
        <>
          <div className="rp-figures">
            <Figure label={text.deputiesInvited} figure={data.occasionFigures.deputiesInvited} />
          </div>
          <Panel title={text.distribution}>
            <dl className="rep-facts">
              {data.occasionFigures.distribution.flatMap(({ invitations, deputies }) => [
                <dt key={invitations}>{text.timesOf(invitations)}</dt>,
                <dd key={`${invitations}:`}>{format.number(deputies)} {text.deputies}</dd>,
              ])}
            </dl>
          </Panel>
        </>
      )}
      <Panel>
        <DataTable
          label={text.title}
          storageKey="occasion-shares"
          columns={[
            { key: 'name', title: text.name, heading: true, render: (row) => (row.deputy ? <Link href={`/representation/deputies/${row.deputy.id}`}>{row.deputy.name}</Link> : '—') },
            { key: 'count', title: text.count, align: 'end', render: (row) => format.number(row.invited) },
            { key: 'attended', title: text.attended, align: 'end', render: (row) => format.number(row.attended) },
            { key: 'opinions', title: text.opinions, align: 'end', render: (row) => format.number(row.opinions) },
            { key: 'lastOn', title: text.lastOn, render: (row) => (row.lastOn ? format.day(row.lastOn) : text.never) },
          ]}
          {...table(data?.occasionShares)}
          empty={<EmptyState title={text.none}>{text.noneText}</EmptyState>}
          tools={
            <BarSelect
              label={text.order}
              value={orderBy}
              options={(['FEWEST', 'MOST'] as const).map((value) => ({ value, label: text[value] }))}
              onChange={(order) => setState({ order })}
            />
          }
        />
      </Panel>
    </Page>
  );
}
