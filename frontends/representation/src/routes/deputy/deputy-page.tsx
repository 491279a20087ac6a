import { useFormat } from '@redpine/ui/format';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Page, Panel } from '@redpine/ui/page';
import { NotFound } from '@redpine/ui/states';
import { StateTag } from '@redpine/ui/state-tag';
import { graphql } from '../../gql/gql.ts';
import { SuggestionFigures } from '../../parts/suggestion-figures.tsx';
import { SuggestionList } from '../../parts/suggestion-list.tsx';
import { deputyStatuses } from '../../words.ts';

const DeputyDocument = graphql(`
  query DeputyPage($id: ID!) {
    deputy(id: $id) {
      id
      name
      status
      electoralDistrict {
        id
        name
        areas {
          id
          name
        }
      }
      delegation {
        id
        name
      }
      term {
        id
        name
      }
      from
      until
      suggestionFigures {
        ...SuggestionFigureParts
      }
      suggestions(first: 20) {
        ...SuggestionListParts
      }
    }
  }
`);

const messages = defineMessages({
  zh: {
    list: '代表名录',
    record: '代表',
    about: '代表信息',
    figures: '领衔建议办理情况',
    delegation: '代表团',
    district: '选区',
    areas: '选区范围',
    term: '届次',
    mandate: '任期',
    since: (from: string) => `${from} 起`,
    span: (from: string, until: string) => `${from} 至 ${until}`,
  },
  en: {
    list: 'Deputies',
    record: 'Deputy',
    about: 'About the deputy',
    figures: 'How the suggestions she leads stand',
    delegation: 'Delegation',
    district: 'Electoral district',
    areas: 'Areas it covers',
    term: 'Term',
    mandate: 'Mandate',
    since: (from: string) => `Since ${from}`,
    span: (from: string, until: string) => `${from} – ${until}`,
  },
});

export default function DeputyPage({ id }: { id: string }) {
  const text = useMessages(messages);
  const statuses = useMessages(deputyStatuses);
  const format = useFormat();
  const [{ data, error, fetching }, refetch] = useLiveQuery({ query: DeputyDocument, variables: { id }, refetchOn: ['Suggestion', 'Handling'] });
  const breadcrumb = [{ title: text.list, path: '/representation/deputies' }];
  const deputy = data?.deputy;
  if (data && !deputy) return <NotFound page />;
  if (!deputy) {
    const onRetry = (): void => refetch({ requestPolicy: 'network-only' });
    return <Page title={text.record} breadcrumb={breadcrumb} state={{ loading: fetching || !error, error, onRetry }} />;
  }
  const areas = deputy.electoralDistrict?.areas.map((area) => area.name).join('、');
  return (
    <Page
      title={deputy.name}
      mark={<StateTag tone={deputy.status === 'ACTIVE' ? 'done' : 'quiet'}>{statuses[deputy.status]}</StateTag>}
      breadcrumb={breadcrumb}
    >
      <Panel title={text.about}>
        <dl className="rep-facts rep-facts-wide">
          <dt>{text.delegation}</dt>
          <dd>{deputy.delegation?.name ?? '—'}</dd>
          <dt>{text.district}</dt>
          <dd>{deputy.electoralDistrict?.name ?? '—'}</dd>
          {areas && (
            <>
              <dt>{text.areas}</dt>
              <dd>{areas}</dd>
            </>
          )}
          <dt>{text.term}</dt>
          <dd>{deputy.term?.name ?? '—'}</dd>
          <dt>{text.mandate}</dt>
          <dd>{deputy.until ? text.span(format.day(deputy.from), format.day(deputy.until)) : text.since(format.day(deputy.from))}</dd>
        </dl>
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
