import { Fragment } from 'react';
import { useFormat } from '@redpine/ui/format';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Page, Panel } from '@redpine/ui/page';
import { NotFound } from '@redpine/ui/states';
import { StateTag } from '@redpine/ui/state-tag';
import type { DeputyPageQuery } from '../../gql/graphql.ts';
import { usePermissions } from '../../parts/permissions.ts';
import { SuggestionFigures } from '../../parts/suggestion-figures.tsx';
import { SuggestionList } from '../../parts/suggestion-list.tsx';
import { deputyStatuses } from '../../words.ts';
import { deputyLevels } from '../mandate/mandate-words.ts';
import { DeputyDocument } from './deputy-document.ts';
import { MandatePanel } from './mandate-panel.tsx';
import { ProfilePanel } from './profile-panel.tsx';

const messages = defineMessages({
  zh: {
    list: '代表名录', record: '代表', about: '代表信息', figures: '领衔建议办理情况', level: '层级', town: '镇', unit: '选举单位', confirmed: '资格确认', delegation: '代表团', district: '选区', areas: '选区范围', term: '届次', mandate: '任期',
    since: (from: string) => `${from} 起`, span: (from: string, until: string) => `${from} 至 ${until}`, shown: '公示内容', shownAt: (at: string) => `公示于 ${at}`, duties: (since: string) => `履职情况（${since} 起）`, times: (count: string) => `${count} 次`,
    more: '履职记录', dutyRecord: '履职档案和积分', reports: '向选民述职', ties: '两个联系', visits: '双家访', groups: '代表小组', talks: '代表宣讲', deeds: '双为双真', homes: '代表之家', opinions: '民意', public: '查看公示页面',
  },
  en: {
    list: 'Deputies', record: 'Deputy', about: 'About the deputy', figures: 'How the suggestions she leads stand', level: 'Level', town: 'Town', unit: 'Electing congress', confirmed: 'Credentials confirmed', delegation: 'Delegation', district: 'Electoral district', areas: 'Areas it covers', term: 'Term', mandate: 'Mandate',
    since: (from: string) => `Since ${from}`, span: (from: string, until: string) => `${from} – ${until}`, shown: 'What is published', shownAt: (at: string) => `Published ${at}`, duties: (since: string) => `Duties since ${since}`, times: (count: string) => count,
    more: 'Records of her duties', dutyRecord: 'Duty record and points', reports: 'Reports to voters', ties: 'Two ties', visits: 'Home visits', groups: 'Deputy groups', talks: 'Outreach talks', deeds: 'Real deeds', homes: 'Deputies’ homes', opinions: 'Public opinion', public: 'See what the public sees',
  },
});

type Deputy = NonNullable<DeputyPageQuery['deputy']>;

/** One deputy: who she is, her credentials, what is published of her, and her suggestions. */
export default function DeputyPage({ id }: { id: string }) {
  const text = useMessages(messages);
  const statuses = useMessages(deputyStatuses);
  const may = usePermissions();
  const [{ data, error, fetching }, refetch] = useLiveQuery({
    query: DeputyDocument,
    variables: { id },
    refetchOn: ['Suggestion', 'Handling', 'MandateMatter', 'DeputyProfile', 'Deputy'],
    requestPolicy: 'cache-and-network',
  });
  const reload = (): void => refetch({ requestPolicy: 'network-only' });
  const breadcrumb = [{ title: text.list, path: '/representation/deputies' }];
  const deputy = data?.deputy;
  if (data && !deputy) return <NotFound page />;
  if (!deputy) return <Page title={text.record} breadcrumb={breadcrumb} state={{ loading: fetching || !error, error, onRetry: reload }} />;
  const { profile } = deputy;
  return (
    <Page
      title={deputy.name}
      mark={<StateTag tone={deputy.status === 'ACTIVE' ? 'done' : 'quiet'}>{statuses[deputy.status]}</StateTag>}
      breadcrumb={breadcrumb}
    >
      <About deputy={deputy} />
      <MandatePanel deputy={deputy} onChanged={reload} />
      {profile ? <ProfilePanel deputy={{ ...deputy, profile }} isHers={may.deputy === deputy.id} onChanged={reload} /> : <Published deputy={deputy} />}
      <Panel title={text.more}>
        <p className="rep-deputy-links">
          {profile && <Link href={`/representation/duty/deputies/${deputy.id}`}>{text.dutyRecord}</Link>}
          <Link href={`/representation/voter-reports?deputy=${deputy.id}`}>{text.reports}</Link>
          <Link href={`/representation/groups?deputy=${deputy.id}`}>{text.groups}</Link>
          <Link href={`/representation/talks?speaker=${deputy.id}`}>{text.talks}</Link>
          <Link href={`/representation/deeds?deputy=${deputy.id}`}>{text.deeds}</Link>
          <Link href={`/representation/ties?deputy=${deputy.id}`}>{text.ties}</Link>
          <Link href={`/representation/visits?deputy=${deputy.id}`}>{text.visits}</Link>
          <Link href={`/representation/homes?deputy=${deputy.id}`}>{text.homes}</Link>
          <Link href={`/representation/opinions?deputy=${deputy.id}`}>{text.opinions}</Link>
        </p>
      </Panel>
      <section aria-labelledby="rep-deputy-figures">
        <div className="rep-section-head">
          <h2 id="rep-deputy-figures">{text.figures}</h2>
        </div>
        <SuggestionFigures figures={deputy.suggestionFigures} />
      </section>
      <SuggestionList connection={deputy.suggestions} allHref={`/representation/suggestions?deputy=${deputy.id}`} />
    </Page>
  );
}

function About({ deputy }: { deputy: Deputy }) {
  const text = useMessages(messages);
  const levels = useMessages(deputyLevels);
  const format = useFormat();
  const facts = [
    [text.level, levels[deputy.level]],
    [text.town, deputy.area?.name],
    [text.unit, deputy.electoralUnit],
    [text.delegation, deputy.delegation?.name],
    [text.district, deputy.electoralDistrict?.name],
    [text.areas, deputy.electoralDistrict?.areas.map(({ name }) => name).join('、')],
    [text.term, deputy.term?.name],
    [text.mandate, deputy.until ? text.span(format.day(deputy.from), format.day(deputy.until)) : text.since(format.day(deputy.from))],
    [text.confirmed, deputy.credentialsConfirmedOn && format.day(deputy.credentialsConfirmedOn)],
  ] as const;
  return (
    <Panel title={text.about}>
      <dl className="rep-facts rep-facts-wide">
        {facts.map(([label, value]) => value && (
          <Fragment key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </Fragment>
        ))}
      </dl>
    </Panel>
  );
}

/** What the public reads of her, for whoever does not keep her. */
function Published({ deputy }: { deputy: Deputy }) {
  const text = useMessages(messages);
  const format = useFormat();
  const { published } = deputy;
  if (!published) return null;
  return (
    <Panel title={text.shown} extra={<a href={`/portal/deputies/${deputy.id}`}>{text.public}</a>}>
      {published.occupation && <p>{published.occupation}</p>}
      {published.introduction && <p className="rep-text">{published.introduction}</p>}
      {published.duties.length > 0 && (
        <>
          <h3>{text.duties(format.day(published.dutiesSince))}</h3>
          <ul className="rep-deputy-duties">
            {published.duties.map(({ kind, name, count }) => (
              <li key={kind}>
                <span>{name}</span>
                <span>{text.times(format.number(count))}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <p className="rp-quiet">{text.shownAt(format.instant(published.publishedAt))}</p>
    </Panel>
  );
}
