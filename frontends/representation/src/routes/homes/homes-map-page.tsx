import { useLiveQuery } from '@redpine/ui/live-query';
import { Figure } from '@redpine/ui/figure';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Page, Panel } from '@redpine/ui/page';
import { Forbidden } from '@redpine/ui/states';
import { readFragment, type FragmentType } from '../../gql/fragment-masking.ts';
import { usePermissions } from '../../parts/permissions.ts';
import { HomeCoverage, HomeMapDocument } from './home-documents.ts';
import { HomeTabs } from './home-tabs.tsx';
import { HomeTiles } from './home-tiles.tsx';
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
  const may = usePermissions();
  const [{ data, error, fetching }, refetch] = useLiveQuery({ query: HomeMapDocument, variables: {}, refetchOn: ['Home'], requestPolicy: 'cache-and-network' });
  if (may.known && !may.browse) return <Forbidden page />;
  if (!data) return <Page title={text.title} state={{ loading: fetching || !error, error, onRetry: () => refetch({ requestPolicy: 'network-only' }) }} />;
  return (
    <Page title={text.title} lead={text.lead}>
      <HomeTabs at="map" />
      <Panel title={text.tiles(data.homeUnits.length)}>
        <HomeTiles units={data.homeUnits} />
      </Panel>
      <Coverage title={text.byLevel} rows={data.byLevel.map(({ level, figures }) => ({ name: level ? levels[level] : '', figures }))} />
      <Coverage title={text.bySubdivision} rows={data.bySubdivision.map(({ area, figures }) => ({ name: area?.name ?? '', figures }))} />
      {data.byTopic.length > 0 && (
        <Panel title={text.byTopic}>
          {data.byTopic.map(({ topic, figures }) => (
            <section key={topic?.id} aria-label={topic?.name}>
              <h3>{topic?.name}</h3>
              <div className="rp-figures">
                <Figure label={text.work} figure={figures.work} />
                <Figure label={text.outputs} figure={figures.outputs} />
                <Figure label={text.converted} figure={figures.converted} />
              </div>
            </section>
          ))}
        </Panel>
      )}
    </Page>
  );
}

function Coverage({ title, rows }: { title: string; rows: readonly { name: string; figures: FragmentType<typeof HomeCoverage> }[] }) {
  const text = useMessages(messages);
  return (
    <Panel title={title}>
      {rows.map(({ name, figures: masked }) => {
        const figures = readFragment(HomeCoverage, masked);
        return (
          <section key={name} aria-label={name}>
            <h3>{name}</h3>
            <div className="rp-figures">
              <Figure label={text.organisational} figure={figures.organisational} />
              <Figure label={text.work} figure={figures.work} />
              <Figure label={text.attached} figure={figures.attached} />
            </div>
          </section>
        );
      })}
    </Panel>
  );
}
