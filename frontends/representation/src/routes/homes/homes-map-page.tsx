import { useLiveQuery } from '@redpine/ui/live-query';
import { AsOf, SmallMark } from '@redpine/ui/figure';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Page, Panel } from '@redpine/ui/page';
import { useUrlState } from '@redpine/ui/url-state';
import { readFragment, type FragmentType } from '../../gql/fragment-masking.ts';
import { HomeCoverage, HomeMapDocument } from './home-documents.ts';
import { HomeTabs } from './home-tabs.tsx';
import { HomeTiles, tilesOf } from './home-tiles.tsx';
import { homeLevels } from './home-words.ts';

const messages = defineMessages({
  zh: {
    title: '代表之家覆盖图', lead: '每格一个应建单位，按街道、镇分组；组织覆盖和工作覆盖分别统计，各有分母。', tiles: (count: number) => `${count} 个单位`,
    byLevel: '按层级', bySubdivision: '按街道、镇', byTopic: '专业代表之家', organisational: '组织覆盖', work: '工作覆盖', attached: '代表进家率', outputs: '今年成果', converted: '转为建议或报告',
  },
  en: {
    title: 'Coverage of deputies’ homes', lead: 'A tile for each area that must have a home, by subdistrict and town. Coverage of organisation and of work are counted apart, each with its denominator.', tiles: (count: number) => `${count} areas`,
    byLevel: 'By level', bySubdivision: 'By subdistrict and town', byTopic: 'Professional homes', organisational: 'Organisational', work: 'Work', attached: 'Deputies attached', outputs: 'Outputs this year', converted: 'Became suggestions or reports',
  },
});

/** 覆盖图 — tiles grouped by subdistrict and town, each a link; the figures beside them. */
export default function HomesMapPage() {
  const text = useMessages(messages);
  const levels = useMessages(homeLevels);
  const [within] = useUrlState({ area: '', levels: [] });
  const [{ data, error, fetching }, refetch] = useLiveQuery({ query: HomeMapDocument, variables: {}, refetchOn: ['Home'], requestPolicy: 'cache-and-network' });
  if (!data) return <Page title={text.title} state={{ loading: fetching || !error, error, onRetry: () => refetch({ requestPolicy: 'network-only' }) }} />;
  const units = tilesOf(data.homeUnits, within);
  return (
    <Page title={text.title} lead={text.lead}>
      <HomeTabs at="map" />
      <Panel title={text.tiles(units.length)}>
        <HomeTiles units={units} />
      </Panel>
      <Coverage title={text.byLevel} groups={[{ name: '', rows: data.byLevel.map(({ level, figures }) => ({ name: level ? levels[level] : '', figures })) }]} />
      <Coverage title={text.bySubdivision} groups={(['SUBDISTRICT', 'TOWN'] as const).map((kind) => ({ name: levels[kind], rows: data.bySubdivision.flatMap(({ area, figures }) => (area?.kind === kind ? [{ name: area.name, figures }] : [])) }))} />
      {data.byTopic.length > 0 && (
        <Table title={text.byTopic} columns={[text.work, text.outputs, text.converted]} groups={[{
          name: '',
          rows: data.byTopic.map(({ topic, figures }) => ({ name: topic?.name ?? '', figures: [figures.work, figures.outputs, figures.converted] })),
        }]} />
      )}
    </Page>
  );
}

interface Group<Figures> {
  /** '' where the rows need none. */
  name: string;
  rows: readonly { name: string; figures: Figures }[];
}

function Coverage({ title, groups }: { title: string; groups: readonly Group<FragmentType<typeof HomeCoverage>>[] }) {
  const text = useMessages(messages);
  const plain = groups.map(({ name, rows }) => ({
    name,
    rows: rows.map((row) => {
      const { organisational, work, attached } = readFragment(HomeCoverage, row.figures);
      return { name: row.name, figures: [organisational, work, attached] };
    }),
  }));
  return <Table title={title} columns={[text.organisational, text.work, text.attached]} groups={plain} />;
}

type Shown = { asOf: string; drillDown: string } & ({ value: number } | { numerator: number; denominator: number; value: number | null; small: boolean | null });

/** Figures side by side, each with what it is out of and the way to its rows. */
function Table({ title, columns, groups }: { title: string; columns: readonly string[]; groups: readonly Group<readonly Shown[]>[] }) {
  const format = useFormat();
  const words = (figure: Shown): string =>
    'numerator' in figure
      ? [`${format.number(figure.numerator)} ／ ${format.number(figure.denominator)}`, figure.value !== null && format.percent(figure.value)].filter(Boolean).join(' · ')
      : format.number(figure.value);
  const asOf = groups[0]?.rows[0]?.figures[0]?.asOf;
  return (
    <Panel title={title} extra={asOf && <AsOf instant={asOf} />}>
      <div className="rp-table">
        <section className="rp-table-scroll" aria-label={title}>
          <table>
            <thead>
              <tr>
                <th scope="col">{title}</th>
                {columns.map((column) => (
                  <th key={column} scope="col" data-align="end">{column}</th>
                ))}
              </tr>
            </thead>
            {groups.map((group) => (
              <tbody key={group.name}>
                {group.name !== '' && (
                  <tr>
                    <th scope="rowgroup" colSpan={columns.length + 1}>{group.name}</th>
                  </tr>
                )}
                {group.rows.map(({ name, figures }) => (
                  <tr key={name}>
                    <th scope="row">{name}</th>
                    {figures.map((figure, n) => (
                      <td key={columns[n]} data-label={columns[n]} data-align="end">
                        <span>
                          <Link href={figure.drillDown} aria-label={`${name} ${columns[n] ?? ''} ${words(figure)}`}>{words(figure)}</Link>
                          {'small' in figure && figure.small && <SmallMark brief />}
                        </span>
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            ))}
          </table>
        </section>
      </div>
    </Panel>
  );
}
