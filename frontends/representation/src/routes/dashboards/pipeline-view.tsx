import { DataTable } from '@redpine/ui/data-table';
import { AsOf } from '@redpine/ui/figure';
import { useFormat } from '@redpine/ui/format';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Panel } from '@redpine/ui/page';
import { EmptyState, ErrorState, Loading } from '@redpine/ui/states';
import { graphql } from '../../gql/gql.ts';
import { readFragment } from '../../gql/fragment-masking.ts';
import { countNames } from '../../parts/count-names.ts';
import { HeadlineFragment, LegalClock } from '../../parts/suggestion-figures.tsx';
import { Compared, ComparedCount, Count, Share } from './dashboard-parts.tsx';
import { STAGES, suggestionsOf, type Scope } from './dashboard-state.ts';

const PipelineDocument = graphql(`
  query DashboardPipeline(
    $filter: SuggestionFilter
    $before: SuggestionFilter
    $compare: Boolean!
    $accepted: SuggestionFilter
    $handedOver: SuggestionFilter
    $assigned: SuggestionFilter
    $answered: SuggestionFilter
    $closed: SuggestionFilter
  ) {
    suggestionFigures(filter: $filter) {
      ...LegalClockParts
      ...HeadlineParts
      total { value asOf drillDown }
      overdue { value asOf drillDown }
      clock { handlings { value } }
    }
    before: suggestionFigures(filter: $before) @include(if: $compare) {
      ...HeadlineParts
      total { value }
    }
    accepted: suggestionFigures(filter: $accepted) { total { value drillDown } }
    handedOver: suggestionFigures(filter: $handedOver) { total { value drillDown } }
    assigned: suggestionFigures(filter: $assigned) { total { value drillDown } }
    answered: suggestionFigures(filter: $answered) { total { value drillDown } }
    closed: suggestionFigures(filter: $closed) { total { value drillDown } }
    suggestionBreakdown(by: UNIT, filter: $filter) {
      key
      name
      figures {
        clock {
          handlings { value drillDown }
          within { value drillDown }
          inExtension { value drillDown }
          overdue { value drillDown }
          rehandling { value drillDown }
        }
        repliedInTime { numerator denominator value small drillDown }
      }
    }
  }
`);

const messages = defineMessages({
  zh: {
    figures: '提出与办理', stages: '办理到了哪一步', accepted: '已受理待交办', handedOver: '已转交待交办', assigned: '办理中', answered: '已答复', closed: '已办结', units: '各承办单位', unit: '承办单位',
    repliedInTime: '按期答复率', implemented: '落实率', satisfied: '结果满意率', none: '没有应答复的承办', local: '本辖区代表领衔的全部建议；您可以查看标题和办理状态。',
  },
  en: {
    figures: 'Made and handled', stages: 'Where they stand', accepted: 'Accepted', handedOver: 'Handed over', assigned: 'In hand', answered: 'Answered', closed: 'Closed', units: 'Units', unit: 'Unit',
    repliedInTime: 'Replied in time', implemented: 'Implementation rate', satisfied: 'Satisfied with the result', none: 'No replies are owed', local: 'All suggestions led by the deputies of your area, of which you may see titles and states.',
  },
});

/** D1 提交办督 — what was made, where it stands, and the legal clock of each unit. */
export function PipelineView({ scope }: { scope: Scope }) {
  const text = useMessages(messages);
  const names = useMessages(countNames);
  const format = useFormat();
  const filter = suggestionsOf(scope);
  const stages = Object.fromEntries(STAGES.map(([name, states]) => [name, { ...filter, states }]));
  const [{ data, error, fetching }, refetch] = useLiveQuery({
    query: PipelineDocument,
    variables: { filter, before: scope.before && suggestionsOf(scope, scope.before), compare: scope.before !== null, ...stages },
    refetchOn: ['Suggestion', 'Handling'],
    requestPolicy: 'cache-and-network',
  });
  const onRetry = (): void => refetch({ requestPolicy: 'network-only' });
  if (error && !data) return <ErrorState error={error} onRetry={onRetry} />;
  if (!data) return <Loading rows={8} />;
  const figures = data.suggestionFigures;
  const { implemented, repliedInTime, satisfied } = readFragment(HeadlineFragment, figures);
  const ago = data.before && readFragment(HeadlineFragment, data.before);
  // Whoever sees no units has no clock to look at.
  const hasClock = figures.clock.handlings.value > 0 || !scope.isLocal;
  const units = data.suggestionBreakdown
    .filter((row) => row.figures.clock.handlings.value > 0)
    .toSorted((a, b) => b.figures.clock.overdue.value - a.figures.clock.overdue.value || b.figures.clock.handlings.value - a.figures.clock.handlings.value);
  return (
    <div className="rep-dashboard">
      <section aria-labelledby="rep-pipeline">
        <div className="rep-section-head">
          <h2 id="rep-pipeline">{text.figures}</h2>
          <AsOf instant={figures.total.asOf} />
        </div>
        {scope.isLocal && <p className="rp-quiet rep-section-text">{text.local}</p>}
        <div className="rp-figures">
          <ComparedCount label={names.TOTAL} figure={figures.total} before={data.before?.total} />
          {hasClock && (
            <>
              <ComparedCount label={names.OVERDUE} figure={figures.overdue} before={null} tone={figures.overdue.value > 0 ? 'late' : 'plain'} />
              <Compared label={text.repliedInTime} figure={repliedInTime} before={ago?.repliedInTime} />
              <Compared label={text.implemented} figure={implemented} before={ago?.implemented} />
              <Compared label={text.satisfied} figure={satisfied} before={ago?.satisfied} />
            </>
          )}
        </div>
      </section>
      <section aria-labelledby="rep-stages">
        <div className="rep-section-head">
          <h2 id="rep-stages">{text.stages}</h2>
        </div>
        <ol className="rep-stages">
          {STAGES.map(([name]) => {
            const { value, drillDown } = data[name].total;
            return (
              <li key={name}>
                <Link href={drillDown}>
                  {text[name]} <strong>{format.number(value)}</strong>
                </Link>
              </li>
            );
          })}
        </ol>
      </section>
      {hasClock && (
        <>
          <section>
            <LegalClock figures={figures} />
          </section>
          <Panel title={text.units}>
            <DataTable
              label={text.units}
              storageKey="dashboard-units"
              columns={[
                { key: 'unit', title: text.unit, heading: true, render: (row) => <Link href={`/representation/units/${row.key}`}>{row.name}</Link> },
                { key: 'handlings', title: names.MUST_REPLY, align: 'end', render: (row) => <Count label={`${row.name} ${names.MUST_REPLY}`} figure={row.figures.clock.handlings} /> },
                { key: 'repliedInTime', title: text.repliedInTime, render: (row) => <Share label={`${row.name} ${text.repliedInTime}`} ratio={row.figures.repliedInTime} /> },
                { key: 'within', title: names.CLOCK_WITHIN, align: 'end', render: (row) => <Count label={`${row.name} ${names.CLOCK_WITHIN}`} figure={row.figures.clock.within} /> },
                { key: 'inExtension', title: names.CLOCK_EXTENDED, align: 'end', render: (row) => <Count label={`${row.name} ${names.CLOCK_EXTENDED}`} figure={row.figures.clock.inExtension} /> },
                { key: 'rehandling', title: names.CLOCK_REHANDLING, align: 'end', render: (row) => <Count label={`${row.name} ${names.CLOCK_REHANDLING}`} figure={row.figures.clock.rehandling} /> },
                { key: 'overdue', title: names.CLOCK_OVERDUE, align: 'end', render: (row) => <Count label={`${row.name} ${names.CLOCK_OVERDUE}`} figure={row.figures.clock.overdue} /> },
              ]}
              rows={units}
              rowKey={(row) => row.key}
              loading={fetching}
              error={error}
              onRetry={onRetry}
              empty={<EmptyState title={text.none} />}
            />
          </Panel>
        </>
      )}
    </div>
  );
}
