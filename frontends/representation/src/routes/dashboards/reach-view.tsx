import { DataTable } from '@redpine/ui/data-table';
import { AsOf, Figure } from '@redpine/ui/figure';
import { useFormat } from '@redpine/ui/format';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Panel } from '@redpine/ui/page';
import { EmptyState, ErrorState, Loading } from '@redpine/ui/states';
import { readFragment } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import { Compared, ComparedCount, Count, Share } from './dashboard-parts.tsx';
import { tiesOf, type Scope } from './dashboard-state.ts';

const QUARTERS = [1, 2, 3, 4] as const;

const ReachDocument = graphql(`
  query DashboardReach(
    $members: TieFigureFilter
    $voters: TieFigureFilter
    $membersBefore: TieFigureFilter
    $votersBefore: TieFigureFilter
    $q1: TieFigureFilter
    $q2: TieFigureFilter
    $q3: TieFigureFilter
    $q4: TieFigureFilter
  ) {
    members: tieFigures(filter: $members) {
      from
      until
      active { numerator denominator value small asOf drillDown }
      met { numerator denominator value small asOf drillDown }
      deputiesVisited { numerator denominator value small asOf drillDown }
    }
    voters: tieFigures(filter: $voters) {
      active { numerator denominator value small asOf drillDown }
      votersReached { value asOf drillDown }
    }
    membersBefore: tieFigures(filter: $membersBefore) {
      active { value }
      deputiesVisited { value }
    }
    votersBefore: tieFigures(filter: $votersBefore) {
      votersReached { value }
    }
    q1: tieFigures(filter: $q1) { ...DashboardQuarter }
    q2: tieFigures(filter: $q2) { ...DashboardQuarter }
    q3: tieFigures(filter: $q3) { ...DashboardQuarter }
    q4: tieFigures(filter: $q4) { ...DashboardQuarter }
    subdistricts: areas(filter: { kind: SUBDISTRICT }) { ...DashboardReachArea }
    towns: areas(filter: { kind: TOWN }) { ...DashboardReachArea }
  }
`);

const QuarterFragment = graphql(`
  fragment DashboardQuarter on TieFigures {
    active { numerator denominator value small drillDown }
    deputiesVisited { numerator denominator value small drillDown }
  }
`);

const AreaFragment = graphql(`
  fragment DashboardReachArea on Area {
    id
    name
    members: tieFigures(filter: $members) {
      active { numerator denominator value small drillDown }
      deputiesVisited { numerator denominator value small drillDown }
    }
    voters: tieFigures(filter: $voters) {
      votersReached { value drillDown }
    }
  }
`);

const messages = defineMessages({
  zh: {
    figures: '双家访、两个联系', period: (from: string, until: string) => `${from} 至 ${until}。只有数字，不含选民信息。`, deputiesVisited: '受访代表', notVisited: '未受访代表', active: '组成人员联系代表', met: '年度联系达标', voters: '代表联系选民', votersReached: '联系到的选民',
    byQuarter: '按季度', quarter: '季度', nth: (n: string) => `第${n}季度`, byArea: '按街道、镇', area: '街道、镇', details: '查看联系和家访覆盖', none: '没有结对',
  },
  en: {
    figures: 'Home visits and ties', period: (from: string, until: string) => `${from} to ${until}. Counts alone, no voters.`, deputiesVisited: 'Deputies visited', notVisited: 'Deputies not visited', active: 'Members in contact with deputies', met: 'As many contacts as asked for', voters: 'Deputies in contact with voters', votersReached: 'Voters reached',
    byQuarter: 'By quarter', quarter: 'Quarter', nth: (n: string) => `Quarter ${n}`, byArea: 'By subdistrict and town', area: 'Subdistrict or town', details: 'See the reach of ties and visits', none: 'No ties',
  },
});

/** D4 双家访、两个联系 — whom members visited and whom deputies reached, by quarter and place. */
export function ReachView({ scope }: { scope: Scope }) {
  const text = useMessages(messages);
  const format = useFormat();
  const { year } = scope;
  const ofQuarter = (nth: number) => tiesOf(scope, 'MEMBER_DEPUTY', year, nth);
  const [{ data, error, fetching }, refetch] = useLiveQuery({
    query: ReachDocument,
    variables: {
      members: tiesOf(scope, 'MEMBER_DEPUTY', year), voters: tiesOf(scope, 'DEPUTY_VOTER', year),
      membersBefore: tiesOf(scope, 'MEMBER_DEPUTY', year - 1), votersBefore: tiesOf(scope, 'DEPUTY_VOTER', year - 1),
      q1: ofQuarter(1), q2: ofQuarter(2), q3: ofQuarter(3), q4: ofQuarter(4),
    },
    refetchOn: ['Tie', 'Visit'],
    requestPolicy: 'cache-and-network',
  });
  const onRetry = (): void => refetch({ requestPolicy: 'network-only' });
  if (error && !data) return <ErrorState error={error} onRetry={onRetry} />;
  if (!data) return <Loading rows={8} />;
  const { members, voters } = data;
  const { numerator, denominator, drillDown, asOf } = members.deputiesVisited;
  const quarters = QUARTERS.map((nth) => ({ name: text.nth(String(nth)), ...readFragment(QuarterFragment, data[`q${nth}`]) }));
  const all = [...data.subdistricts, ...data.towns].map((area) => readFragment(AreaFragment, area));
  const places = all.some(({ id }) => id === scope.area) ? all.filter(({ id }) => id === scope.area) : all;
  return (
    <div className="rep-dashboard">
      <section aria-labelledby="rep-reach">
        <div className="rep-section-head">
          <h2 id="rep-reach">{text.figures}</h2>
          <AsOf instant={asOf} />
        </div>
        <p className="rp-quiet rep-section-text">{text.period(format.day(members.from), format.day(members.until))}</p>
        <div className="rp-figures">
          <Compared label={text.deputiesVisited} figure={members.deputiesVisited} before={data.membersBefore.deputiesVisited} isYear={scope.quarter === null} />
          <Figure label={text.notVisited} figure={{ value: denominator - numerator, asOf, drillDown: drillDown.replace('visited=true', 'visited=false') }} asOf="above" />
          <Compared label={text.active} figure={members.active} before={data.membersBefore.active} isYear={scope.quarter === null} />
          <Figure label={text.met} figure={members.met} asOf="above" />
          <Figure label={text.voters} figure={voters.active} asOf="above" />
          <ComparedCount label={text.votersReached} figure={voters.votersReached} before={data.votersBefore.votersReached} isYear={scope.quarter === null} />
        </div>
      </section>
      <Panel title={text.byQuarter}>
        <DataTable
          label={text.byQuarter}
          storageKey="dashboard-quarters"
          columns={[
            { key: 'name', title: text.quarter, heading: true, render: (row) => row.name },
            { key: 'deputiesVisited', title: text.deputiesVisited, render: (row) => <Share label={`${row.name} ${text.deputiesVisited}`} ratio={row.deputiesVisited} /> },
            { key: 'active', title: text.active, render: (row) => <Share label={`${row.name} ${text.active}`} ratio={row.active} /> },
          ]}
          rows={quarters}
          rowKey={(row) => row.name}
          loading={fetching}
          empty={<EmptyState title={text.none} />}
        />
      </Panel>
      <Panel title={text.byArea} extra={<Link href="/representation/reach">{text.details}</Link>}>
        <DataTable
          label={text.byArea}
          storageKey="dashboard-reach"
          columns={[
            { key: 'name', title: text.area, heading: true, render: (row) => row.name },
            { key: 'deputiesVisited', title: text.deputiesVisited, render: (row) => row.members && <Share label={`${row.name} ${text.deputiesVisited}`} ratio={row.members.deputiesVisited} /> },
            { key: 'active', title: text.active, render: (row) => row.members && <Share label={`${row.name} ${text.active}`} ratio={row.members.active} /> },
            { key: 'votersReached', title: text.votersReached, align: 'end', render: (row) => row.voters && <Count label={`${row.name} ${text.votersReached}`} figure={row.voters.votersReached} /> },
          ]}
          rows={places}
          rowKey={(row) => row.id}
          loading={fetching}
          empty={<EmptyState title={text.none} />}
        />
      </Panel>
    </div>
  );
}
