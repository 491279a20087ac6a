import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Page } from '@redpine/ui/page';
import { ErrorState, Loading } from '@redpine/ui/states';
import { graphql } from '../../gql/gql.ts';
import { usePermissions } from '../../parts/permissions.ts';
import { SuggestionFigures } from '../../parts/suggestion-figures.tsx';
import { Queues } from './queues.tsx';

const FiguresDocument = graphql(`
  query RepresentationFigures {
    suggestionFigures {
      ...SuggestionFigureParts
    }
  }
`);

const messages = defineMessages({
  zh: {
    title: '工作总览',
    figures: '办理情况',
    figuresText: '按您有权查看的建议统计；带导入标记的记录不计入。',
    begin: '提出建议',
    all: '办理统计',
  },
  en: {
    title: 'Overview',
    figures: 'How handling stands',
    figuresText: 'Over the suggestions that you may see; imported records with a flag stand outside.',
    begin: 'Write a suggestion',
    all: 'All figures',
  },
});

export default function HomePage() {
  const text = useMessages(messages);
  const may = usePermissions();
  return (
    <Page
      title={text.title}
      actions={
        may.draft && (
          <Link className="rep-button" href="/representation/suggestions/new">
            {text.begin}
          </Link>
        )
      }
    >
      <Queues />
      <section aria-labelledby="rep-figures">
        <div className="rep-section-head">
          <h2 id="rep-figures">{text.figures}</h2>
          <Link href="/representation/figures">{text.all}</Link>
        </div>
        <p className="rp-quiet rep-section-text">{text.figuresText}</p>
        <Figures />
      </section>
    </Page>
  );
}

/** Apart from the queues: they are there at once, and stay when figures fail. */
function Figures() {
  const [{ data, error }, refetch] = useLiveQuery({
    query: FiguresDocument,
    refetchOn: ['Suggestion', 'Handling'],
    requestPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorState error={error} onRetry={() => refetch({ requestPolicy: 'network-only' })} />;
  if (!data) return <Loading rows={4} />;
  return <SuggestionFigures figures={data.suggestionFigures} />;
}
