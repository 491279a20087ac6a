import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Page } from '@redpine/ui/page';
import { EmptyState, NotFound } from '@redpine/ui/states';
import { graphql } from '../../gql/gql.ts';
import { SuggestionFigures } from '../../parts/suggestion-figures.tsx';
import { SuggestionList } from '../../parts/suggestion-list.tsx';

const UnitDocument = graphql(`
  query UnitPage($id: ID!) {
    organ(id: $id) {
      id
      name
      area {
        id
        name
      }
      handlesSuggestions
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
  zh: { list: '代表建议', record: '承办单位', figures: '办理情况', none: '暂时没有统计', noneText: '相关服务没有应答，或您无权查看这个单位的办理情况。' },
  en: { list: 'Suggestions', record: 'Unit', figures: 'How handling stands', none: 'No figures for now', noneText: 'The service did not answer, or this unit’s handling is not open to you.' },
});

export default function UnitPage({ id }: { id: string }) {
  const text = useMessages(messages);
  const [{ data, error, fetching }, refetch] = useLiveQuery({ query: UnitDocument, variables: { id }, refetchOn: ['Suggestion', 'Handling'] });
  const breadcrumb = [{ title: text.list, path: '/representation/suggestions' }];
  const unit = data?.organ;
  if (data && !unit) return <NotFound page />;
  if (!unit) {
    const onRetry = (): void => refetch({ requestPolicy: 'network-only' });
    return <Page title={text.record} breadcrumb={breadcrumb} state={{ loading: fetching || !error, error, onRetry }} />;
  }
  return (
    <Page title={unit.name} lead={unit.area?.name} breadcrumb={breadcrumb}>
      <section aria-labelledby="rep-unit-figures">
        <div className="rep-section-head">
          <h2 id="rep-unit-figures">{text.figures}</h2>
        </div>
        {unit.suggestionFigures ? <SuggestionFigures figures={unit.suggestionFigures} /> : <EmptyState title={text.none}>{text.noneText}</EmptyState>}
      </section>
      <SuggestionList connection={unit.suggestions} allHref={`/representation/suggestions?unit=${unit.id}`} />
    </Page>
  );
}
