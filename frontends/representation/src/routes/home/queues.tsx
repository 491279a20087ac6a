import { useFormat } from '@redpine/ui/format';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { EmptyState, ErrorState, Loading } from '@redpine/ui/states';
import { graphql } from '../../gql/gql.ts';
import { queueHints, queueNames } from '../../words.ts';

const QueuesDocument = graphql(`
  query WorkQueues {
    me {
      __typename
      id
      representation {
        draft
        browse
        queues {
          code
          count {
            value
            asOf
            drillDown
          }
          overdue
        }
      }
    }
  }
`);

const messages = defineMessages({
  zh: {
    waiting: '待办',
    none: '目前没有待办事项',
    noneText: '有新的事项时会在这里提示，您也会收到通知。',
    begin: '提出建议',
    browse: '查看代表建议',
    overdue: (count: string) => `其中逾期 ${count} 件`,
    stop: '。',
    unit: '件',
    asOf: (instant: string) => `截至 ${instant}`,
    empty: '暂无：',
  },
  en: {
    waiting: 'Waiting for you',
    none: 'Nothing waits for you now',
    noneText: 'New work shows here, and you get a notification.',
    begin: 'Write a suggestion',
    browse: 'See the suggestions',
    overdue: (count: string) => `${count} overdue`,
    stop: '. ',
    unit: '',
    asOf: (instant: string) => `As of ${instant}`,
    empty: 'Nothing in:',
  },
});

/** 待办 — what waits for the viewer, by queue; empty queues stay in a line below, so that their place is known. */
export function Queues() {
  const text = useMessages(messages);
  const names = useMessages(queueNames);
  const hints = useMessages(queueHints);
  const format = useFormat();
  const [{ data, error }, refetch] = useLiveQuery({
    query: QueuesDocument,
    refetchOn: ['Suggestion', 'Handling', 'Commitment', 'Publication', 'Press', 'HandlingReport', 'DutyEvent', 'Opinion', 'PressingProblem'],
    requestPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorState error={error} onRetry={() => refetch({ requestPolicy: 'network-only' })} />;
  if (!data) return <Loading rows={4} />;
  // Null where deputies' work does not answer: the rest of the home page stands without it.
  const { queues, draft, browse } = data.me.representation ?? { queues: [], draft: false, browse: false };
  if (queues.length === 0 && !browse) return null;
  const asOf = queues[0]?.count.asOf;
  const empty = queues.filter(({ count }) => count.value === 0);
  return (
    <section aria-labelledby="rep-queues">
      <div className="rep-section-head">
        <h2 id="rep-queues">{text.waiting}</h2>
        {asOf && <span className="rp-quiet">{text.asOf(format.instant(asOf))}</span>}
      </div>
      {queues.length === 0 && (
        <EmptyState
          title={text.none}
          action={draft ? <Link href="/representation/suggestions/new">{text.begin}</Link> : <Link href="/representation/suggestions">{text.browse}</Link>}
        >
          {text.noneText}
        </EmptyState>
      )}
      {queues.length > 0 && queues.every((queue) => queue.count.value === 0) && (
        <p className="rp-quiet rep-section-text">
          {text.none}
          {text.stop}
          {text.noneText}
        </p>
      )}
      <ul className="rep-queues">
        {queues.filter(({ count }) => count.value > 0).map((queue) => (
          <li key={queue.code}>
            <Link href={queue.count.drillDown}>
              <span className="rep-queue-name">{names[queue.code]}</span>
              <span className="rep-queue-count">
                {format.number(queue.count.value)}
                {text.unit && <small>{text.unit}</small>}
              </span>
              <span className="rep-queue-hint">{hints[queue.code]}</span>
              {queue.overdue > 0 && queue.code !== 'OVERDUE' && queue.code !== 'COMMITMENTS_OVERDUE' && (
                <span className="rep-queue-late">{text.overdue(format.number(queue.overdue))}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
      {empty.length > 0 && (
        <div className="rep-queues-empty">
          <span>{text.empty}</span>
          <ul>
            {empty.map((queue) => (
              <li key={queue.code}>
                <Link href={queue.count.drillDown} title={hints[queue.code]}>
                  {names[queue.code]} 0
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}
