import { DataTable } from '@redpine/ui/data-table';
import { AsOf, Figure } from '@redpine/ui/figure';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Panel } from '@redpine/ui/page';
import { EmptyState, ErrorState, Loading } from '@redpine/ui/states';
import { readFragment, type FragmentType } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import { HomeTiles, tilesOf } from '../homes/home-tiles.tsx';
import { homeLevels } from '../homes/home-words.ts';
import { ComparedCount, Count, Share } from './dashboard-parts.tsx';
import { homesOf, type Scope } from './dashboard-state.ts';

const HomesDocument = graphql(`
  query DashboardHomes($filter: HomeFigureFilter, $lastYear: HomeFigureFilter) {
    homeFigures(filter: $filter) {
      required { value asOf drillDown }
      organisational { numerator denominator value small asOf drillDown }
      work { numerator denominator value small asOf drillDown }
      attached { numerator denominator value small asOf drillDown }
      good { numerator denominator value small asOf drillDown }
      weak { value asOf drillDown }
      receptions { value asOf drillDown }
      visitors { value asOf drillDown }
    }
    lastYear: homeFigures(filter: $lastYear) {
      receptions { value }
      visitors { value }
    }
    byLevel: homeBreakdown(by: LEVEL) {
      level
      figures { ...DashboardCoverage }
    }
    bySubdivision: homeBreakdown(by: SUBDIVISION) {
      area { id name }
      figures { ...DashboardCoverage }
    }
    idle: homeBreakdown(by: SUBDIVISION, filter: { covered: true, idleQuarters: 2 }) {
      area { id name }
    }
    homeUnits { ...HomeTile }
  }
`);

const CoverageDocument = graphql(`
  fragment DashboardCoverage on HomeFigures {
    required { value drillDown }
    organisational { numerator denominator value small drillDown }
    work { numerator denominator value small drillDown }
    attached { numerator denominator value small drillDown }
    weak { value drillDown }
  }
`);

const messages = defineMessages({
  zh: {
    figures: '三级代表之家', text: '组织覆盖看应建单位有没有启用的代表之家，工作覆盖看启用的代表之家最近各季度是否都有经核实的接待；分母不同，分别统计。',
    required: '应建单位', organisational: '组织覆盖', work: '工作覆盖', attached: '代表进家率', good: '良好率', weak: '待加强', receptions: '接待场次', visitors: '接待群众人次',
    map: '覆盖图', details: '查看覆盖图', byLevel: '按层级', bySubdivision: '按街道、镇', level: '层级', area: '街道、镇', idle: '全覆盖但连续两个季度无接待', nobody: '没有', none: '没有应建单位',
  },
  en: {
    figures: 'Deputies’ homes on three levels', text: 'Organisational: required areas with a home in force. Work: homes in force with verified receptions in each quarter that counts. The denominators differ, so the two are counted apart.',
    required: 'Required areas', organisational: 'Organisational coverage', work: 'Work coverage', attached: 'Deputies attached', good: 'Good or excellent', weak: 'Need strengthening', receptions: 'Receptions', visitors: 'Visitors',
    map: 'Coverage', details: 'See the coverage', byLevel: 'By level', bySubdivision: 'By subdistrict and town', level: 'Level', area: 'Subdistrict or town', idle: 'Covered, and without receptions for two quarters', nobody: 'None', none: 'No area must have a home',
  },
});

/** D3 三级之家 — coverage of organisation and of work apart, with the tiles of all areas. */
export function HomesView({ scope }: { scope: Scope }) {
  const text = useMessages(messages);
  const levels = useMessages(homeLevels);
  const [{ data, error, fetching }, refetch] = useLiveQuery({
    query: HomesDocument,
    variables: { filter: homesOf(scope, scope.year), lastYear: homesOf(scope, scope.year - 1) },
    refetchOn: ['Home', 'HomeEvent'],
    requestPolicy: 'cache-and-network',
  });
  const onRetry = (): void => refetch({ requestPolicy: 'network-only' });
  if (error && !data) return <ErrorState error={error} onRetry={onRetry} />;
  if (!data) return <Loading rows={8} />;
  const { homeFigures: figures, lastYear } = data;
  const inScope = (id: string | undefined): boolean => scope.area === null || scope.area === id || !data.bySubdivision.some(({ area }) => area?.id === scope.area);
  const places = data.bySubdivision.filter(({ area }) => inScope(area?.id));
  const coverage = (title: string, name: string, rows: readonly CoverageRow[]) => (
    <Panel title={title}>
      <Coverage title={title} name={name} rows={rows} loading={fetching} />
    </Panel>
  );
  return (
    <div className="rep-dashboard">
      <section aria-labelledby="rep-homes">
        <div className="rep-section-head">
          <h2 id="rep-homes">{text.figures}</h2>
          <AsOf instant={figures.required.asOf} />
        </div>
        <p className="rp-quiet rep-section-text">{text.text}</p>
        <div className="rp-figures">
          <Figure label={text.required} figure={figures.required} asOf="above" />
          <Figure label={text.organisational} figure={figures.organisational} asOf="above" />
          <Figure label={text.work} figure={figures.work} asOf="above" />
          <Figure label={text.attached} figure={figures.attached} asOf="above" />
          <Figure label={text.good} figure={figures.good} asOf="above" />
          <Figure label={text.weak} figure={figures.weak} tone={figures.weak.value > 0 ? 'late' : 'plain'} asOf="above" />
          <ComparedCount label={text.receptions} figure={figures.receptions} before={lastYear.receptions} isYear />
          <ComparedCount label={text.visitors} figure={figures.visitors} before={lastYear.visitors} isYear />
        </div>
      </section>
      <Panel title={text.idle}>
        <ul className="rep-list">
          {data.idle.filter(({ area }) => inScope(area?.id)).map(({ area }) => area && (
            <li key={area.id}>
              <Link href={`/representation/homes?area=${area.id}`}>{area.name}</Link>
            </li>
          ))}
        </ul>
        {data.idle.every(({ area }) => !inScope(area?.id)) && <p className="rp-quiet">{text.nobody}</p>}
      </Panel>
      {!scope.isLocal && coverage(text.byLevel, text.level, data.byLevel.map(({ level, figures: of }) => ({ name: level ? levels[level] : '', figures: of })))}
      {coverage(text.bySubdivision, text.area, places.map(({ area, figures: of }) => ({ name: area?.name ?? '', figures: of })))}
      <Panel title={text.map} extra={<Link href="/representation/homes/map">{text.details}</Link>}>
        <HomeTiles units={tilesOf(data.homeUnits, { area: scope.area ?? '' })} />
      </Panel>
    </div>
  );
}

interface CoverageRow {
  name: string;
  figures: FragmentType<typeof CoverageDocument>;
}

function Coverage({ title, name, rows: masked, loading }: { title: string; name: string; rows: readonly CoverageRow[]; loading: boolean }) {
  const text = useMessages(messages);
  const rows = masked.map((row) => ({ name: row.name, ...readFragment(CoverageDocument, row.figures) }));
  return (
    <DataTable
      label={title}
      storageKey="dashboard-coverage"
      columns={[
        { key: 'name', title: name, heading: true, render: (row) => row.name },
        { key: 'required', title: text.required, align: 'end', render: (row) => <Count label={`${row.name} ${text.required}`} figure={row.required} /> },
        { key: 'organisational', title: text.organisational, render: (row) => <Share label={`${row.name} ${text.organisational}`} ratio={row.organisational} /> },
        { key: 'work', title: text.work, render: (row) => <Share label={`${row.name} ${text.work}`} ratio={row.work} /> },
        { key: 'attached', title: text.attached, render: (row) => <Share label={`${row.name} ${text.attached}`} ratio={row.attached} /> },
        { key: 'weak', title: text.weak, align: 'end', render: (row) => <Count label={`${row.name} ${text.weak}`} figure={row.weak} /> },
      ]}
      rows={rows}
      rowKey={(row) => row.name}
      loading={loading}
      empty={<EmptyState title={text.none} />}
    />
  );
}
