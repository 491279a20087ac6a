import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { ErrorState, Loading } from '@redpine/ui/states';
import { graphql } from '../../gql/gql.ts';
import { usePermissions } from '../../parts/permissions.ts';
import { Headlines, LegalClock } from '../../parts/suggestion-figures.tsx';
import { Queues } from './queues.tsx';

const HeadlinesDocument = graphql(`
  query HomeHeadlines {
    suggestionFigures {
      ...LegalClockParts
      ...HeadlineParts
    }
  }
`);

const messages = defineMessages({
  zh: { stands: '办理情况', all: '办理统计' },
  en: { stands: 'How handling stands', all: 'All figures' },
});

/** What deputies' work adds to the shell's home page: what waits, and for those who oversee it how it stands. */
export function HomePart() {
  const may = usePermissions();
  const oversees = may.browse && !may.handle && may.deputy === undefined;
  return (
    <div className="rep-home">
      <Queues />
      {oversees && <Stands />}
    </div>
  );
}

function Stands() {
  const text = useMessages(messages);
  const [{ data, error }, refetch] = useLiveQuery({
    query: HeadlinesDocument,
    refetchOn: ['Suggestion', 'Handling', 'Commitment'],
    requestPolicy: 'cache-and-network',
  });
  return (
    <section aria-labelledby="rep-stands">
      <div className="rep-section-head">
        <h2 id="rep-stands">{text.stands}</h2>
        <Link href="/representation/figures">{text.all}</Link>
      </div>
      {error && !data && <ErrorState error={error} onRetry={() => refetch({ requestPolicy: 'network-only' })} />}
      {!data && !error && <Loading rows={4} />}
      {data && (
        <>
          <LegalClock figures={data.suggestionFigures} />
          <Headlines figures={data.suggestionFigures} />
        </>
      )}
    </section>
  );
}
