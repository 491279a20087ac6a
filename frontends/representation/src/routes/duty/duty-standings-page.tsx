import { DataTable } from '@redpine/ui/data-table';
import { FilterBar } from '@redpine/ui/filter-bar';
import { useFormat } from '@redpine/ui/format';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Page, Panel } from '@redpine/ui/page';
import { EmptyState, Forbidden } from '@redpine/ui/states';
import { SmallMark } from '@redpine/ui/figure';
import { useUrlState } from '@redpine/ui/url-state';
import type { DeputyLevel } from '../../gql/graphql.ts';
import { BarSelect } from '../../parts/bar-select.tsx';
import { oneOf } from '../../parts/filters.ts';
import { usePermissions } from '../../parts/permissions.ts';
import { DutyRankingDocument } from './duty-documents.ts';
import { DutyExport } from './duty-export.tsx';
import { DutyTabs } from './duty-tabs.tsx';
import { begunYearOf, YearChooser } from './year-chooser.tsx';

const messages = defineMessages({
  zh: {
    title: '代表积分', lead: '只计已核实的履职事项，每类设年度上限；得分按应履职天数折算为全年，请假和任期以外的日子不计入分母。', nthYear: (year: number) => `${year} 年`, level: '代表级别', search: '搜索姓名',
    counts: (deputies: string, rankable: string) => `共 ${deputies} 位代表，其中 ${rankable} 位应履职天数足够排名。`, unranked: '人数不足，不排名。',
    name: '代表', rank: '名次', points: '积分', score: '得分', days: '应履职天数', of: (counted: string, year: string) => `${counted} ／ ${year}`, yearDays: '全年天数', none: '没有符合条件的代表', noneText: '换一个年份、级别或姓名。',
    TOWN: '镇', DISTRICT: '区', CITY: '市', PROVINCE: '省', NATION: '全国',
  },
  en: {
    title: 'Deputies’ points', lead: 'Verified events alone count, each kind up to its yearly cap; a score is on the scale of a whole year, and leave and days outside the mandate are left out of the denominator.', nthYear: (year: number) => String(year), level: 'Level', search: 'Search by name',
    counts: (deputies: string, rankable: string) => `${deputies} deputies, ${rankable} of them with enough days for a rank.`, unranked: 'Too few to rank.',
    name: 'Deputy', rank: 'Rank', points: 'Points', score: 'Score', days: 'Days counted', of: (counted: string, year: string) => `${counted} of ${year}`, yearDays: 'Days of the year', none: 'No deputy meets these conditions', noneText: 'Choose another year, level or name.',
    TOWN: 'Town', DISTRICT: 'District', CITY: 'City', PROVINCE: 'Province', NATION: 'Nation',
  },
});

const LEVELS: readonly DeputyLevel[] = ['DISTRICT', 'TOWN', 'CITY', 'PROVINCE', 'NATION'];

/** 代表积分 — the deputies whose records the viewer keeps, by score, with what each score rests on. */
export default function DutyStandingsPage() {
  const text = useMessages(messages);
  const format = useFormat();
  const may = usePermissions();
  const [state, setState] = useUrlState({ search: '', year: '', level: '' });
  const year = begunYearOf(state.year);
  const level = oneOf(LEVELS, state.level) ?? 'DISTRICT';
  const [{ data, error, fetching }, refetch] = useLiveQuery({ query: DutyRankingDocument, variables: { year, level }, refetchOn: ['DutyEvent'], requestPolicy: 'cache-and-network' });
  if (data && !data.dutyRanking) return <Forbidden page />;
  const ranking = data?.dutyRanking;
  const term = state.search.trim();
  const rows = ranking?.standings.filter(({ name }) => name.includes(term));
  return (
    <Page title={text.title} lead={text.lead}>
      <DutyTabs />
      <FilterBar
        filters={[
          { key: 'search', kind: 'search', label: text.search },
        ]}
        state={state}
        onChange={(changes) => setState(changes)}
        extra={
          <>
            <YearChooser year={year} onChange={(chosen) => setState({ year: chosen })} />
            <BarSelect label={text.level} value={level} options={LEVELS.map((value) => ({ value, label: text[value] }))} onChange={(chosen) => setState({ level: chosen })} />
          </>
        }
      />
      <Panel>
        {ranking && (
          <p className="rp-quiet">
            {text.counts(format.number(ranking.deputies), format.number(ranking.rankable))}
            {!ranking.ranked && text.unranked}
          </p>
        )}
        <DataTable
          label={text.title}
          storageKey="duty-standings"
          columns={[
            { key: 'name', title: text.name, heading: true, render: (row) => <Link href={`/representation/duty/deputies/${row.deputy}?year=${year}`}>{row.name}</Link> },
            { key: 'rank', title: text.rank, width: '6em', align: 'end', render: (row) => row.rank ?? '—' },
            { key: 'points', title: text.points, width: '7em', align: 'end', render: (row) => format.number(row.points) },
            { key: 'score', title: text.score, width: '7em', align: 'end', render: (row) => row.score ?? '—' },
            {
              key: 'days',
              title: text.days,
              width: '12em',
              align: 'end',
              render: (row) => (
                <>
                  {text.of(format.number(row.countedDays), format.number(row.yearDays))}
                  {row.small && <SmallMark brief />}
                </>
              ),
            },
          ]}
          rows={rows}
          rowKey={(row) => row.deputy}
          loading={fetching}
          error={error}
          onRetry={() => refetch({ requestPolicy: 'network-only' })}
          totalCount={rows?.length}
          empty={<EmptyState title={text.none}>{text.noneText}</EmptyState>}
          tools={
            may.export && rows && (
              <DutyExport
                name={`${text.title}-${year}`}
                head={[[text.title, text.nthYear(year), text[level]]]}
                heading={[text.name, text.rank, text.points, text.score, text.days, text.yearDays]}
                rows={rows.map((row) => [row.name, String(row.rank ?? ''), String(row.points), String(row.score ?? ''), String(row.countedDays), String(row.yearDays)])}
                filter={{ year, level }}
              />
            )
          }
        />
      </Panel>
    </Page>
  );
}
