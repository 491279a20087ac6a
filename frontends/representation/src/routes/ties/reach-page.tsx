import { useQuery } from 'urql';
import { FilterBar } from '@redpine/ui/filter-bar';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Page, Panel } from '@redpine/ui/page';
import { useUrlState } from '@redpine/ui/url-state';
import { graphql } from '../../gql/gql.ts';
import { readFragment } from '../../gql/fragment-masking.ts';
import { useYearChoices } from '../../parts/filter-choices.ts';
import { ReachFigures } from './reach-figures.tsx';
import { periodOf, QUARTERS } from './tie-filter.ts';

const ReachDocument = graphql(`
  query Reach($filter: TieFigureFilter) {
    tieFigures(filter: $filter) {
      from
      until
      active { numerator denominator value small asOf drillDown }
      met { numerator denominator value small asOf drillDown }
      deputiesVisited { numerator denominator value small asOf drillDown }
      votersReached { value asOf drillDown }
      opinionsAnswered { numerator denominator value small asOf drillDown }
    }
    deputiesNotVisited(filter: $filter) { id name }
  }
`);

const AreaReachFragment = graphql(`
  fragment AreaReach on Area {
    id
    name
    tieFigures(filter: $filter) {
      active { numerator denominator drillDown }
      deputiesVisited { numerator denominator drillDown }
      votersReached { value drillDown }
      opinionsAnswered { numerator denominator drillDown }
    }
  }
`);

const ReachByAreaDocument = graphql(`
  query ReachByArea($filter: TieFigureFilter) {
    subdistricts: areas(filter: { kind: SUBDISTRICT }) { ...AreaReach }
    towns: areas(filter: { kind: TOWN }) { ...AreaReach }
  }
`);

const messages = defineMessages({
  zh: {
    title: '联系和家访覆盖', lead: '按季度统计两个联系和双家访。只有数字，不含选民信息。', loading: '两个联系、双家访', year: '年份', quarter: '季度', nthQuarter: (n: string) => `第${n}季度`,
    areas: '按街道、镇', area: '街道、镇', subdistricts: '街道', towns: '镇', listed: (shown: number, all: number) => (shown < all ? `共 ${all} 人，以下列出 ${shown} 人。` : `共 ${all} 人。`), active: '本期有联系的结对', deputiesVisited: '受访代表', votersReached: '联系到的选民', opinionsAnswered: '家访意见已答复', notVisited: '本期未被家访的代表', nobody: '没有，或您无权查看名单。', whole: '查看全部',
  },
  en: {
    title: 'Reach of ties and visits', lead: 'Two ties and home visits by quarter. Counts alone, no voters.', loading: 'Two ties and home visits', year: 'Year', quarter: 'Quarter', nthQuarter: (n: string) => `Quarter ${n}`,
    areas: 'By subdistrict and town', area: 'Subdistrict or town', subdistricts: 'Subdistricts', towns: 'Towns', listed: (shown: number, all: number) => (shown < all ? `${all} in all, the first ${shown} listed.` : `${all} in all.`), active: 'Ties kept', deputiesVisited: 'Deputies visited', votersReached: 'Voters reached', opinionsAnswered: 'Opinions answered', notVisited: 'Deputies not visited in the period', nobody: 'None, or the list is not open to you.', whole: 'See all',
  },
});

/** D4 — reach by quarter and by place, with the deputies whom nobody visited. */
export default function ReachPage() {
  const text = useMessages(messages);
  const format = useFormat();
  const years = useYearChoices();
  const [state, setState] = useUrlState({ year: '', quarter: '' });
  const filter = periodOf(state);
  const [{ data, error, fetching }, refetch] = useQuery({ query: ReachDocument, variables: { filter } });
  const [{ data: byArea }] = useQuery({ query: ReachByAreaDocument, variables: { filter } });
  if (!data) return <Page title={text.title} state={{ loading: fetching || !error, error, onRetry: () => refetch({ requestPolicy: 'network-only' }) }} />;
  const { tieFigures: figures, deputiesNotVisited } = data;
  // Where nothing is chosen it is this quarter, and the choice says so.
  const month = Number(figures.from.slice(5, 7));
  const isWhole = state.year !== '' && state.quarter === '';
  const shown = { year: figures.from.slice(0, 4), quarter: isWhole ? '' : String(Math.ceil(month / 3)) };
  const shares = (of: { numerator: number; denominator: number }): string => `${format.number(of.numerator)} ／ ${format.number(of.denominator)}`;
  const ratio = (label: string, of: { numerator: number; denominator: number; drillDown: string } | undefined) =>
    of ? <Link href={of.drillDown} aria-label={`${label} ${shares(of)}`}>{shares(of)}</Link> : '—';
  return (
    <Page title={text.title} lead={text.lead}>
      <FilterBar
        filters={[
          { key: 'year', kind: 'one', label: text.year, options: years },
          { key: 'quarter', kind: 'one', label: text.quarter, options: QUARTERS.map((value) => ({ value, label: text.nthQuarter(value) })) },
        ]}
        state={shown}
        onChange={(changes) => setState({ ...shown, ...changes })}
      />
      <ReachFigures figures={figures} />
      <Panel title={text.areas}>
        <div className="rp-table">
          <section className="rp-table-scroll" aria-label={text.areas}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{text.area}</th>
                  <th scope="col" data-align="end">{text.active}</th>
                  <th scope="col" data-align="end">{text.deputiesVisited}</th>
                  <th scope="col" data-align="end">{text.votersReached}</th>
                  <th scope="col" data-align="end">{text.opinionsAnswered}</th>
                </tr>
              </thead>
              {(['subdistricts', 'towns'] as const).map((group) => (
                <tbody key={group}>
                  <tr>
                    <th scope="rowgroup" colSpan={5}>
                      {text[group]}
                    </th>
                  </tr>
                  {(byArea?.[group] ?? []).map((area) => readFragment(AreaReachFragment, area)).map(({ id, name, tieFigures: of }) => (
                    <tr key={id}>
                      <th scope="row">{name}</th>
                      <td data-label={text.active} data-align="end">{ratio(`${name} ${text.active}`, of?.active)}</td>
                      <td data-label={text.deputiesVisited} data-align="end">{ratio(`${name} ${text.deputiesVisited}`, of?.deputiesVisited)}</td>
                      <td data-label={text.votersReached} data-align="end">{of ? <Link href={of.votersReached.drillDown} aria-label={`${name} ${text.votersReached} ${of.votersReached.value}`}>{format.number(of.votersReached.value)}</Link> : '—'}</td>
                      <td data-label={text.opinionsAnswered} data-align="end">{ratio(`${name} ${text.opinionsAnswered}`, of?.opinionsAnswered)}</td>
                    </tr>
                  ))}
                </tbody>
              ))}
            </table>
          </section>
        </div>
      </Panel>
      <Panel
        title={text.notVisited}
        extra={deputiesNotVisited.length > 0 && <Link href={figures.deputiesVisited.drillDown.replace('visited=true', 'visited=false')}>{text.whole}</Link>}
      >
        <p className="rp-quiet">
          {deputiesNotVisited.length === 0 ? text.nobody : text.listed(deputiesNotVisited.length, figures.deputiesVisited.denominator - figures.deputiesVisited.numerator)}
        </p>
        <ul className="rep-names">
          {deputiesNotVisited.map(({ id, name }) => (
            <li key={id}>
              <Link href={`/representation/deputies/${id}`}>{name}</Link>
            </li>
          ))}
        </ul>
      </Panel>
    </Page>
  );
}
