import { DataTable } from '@redpine/ui/data-table';
import { AsOf, Figure } from '@redpine/ui/figure';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Panel } from '@redpine/ui/page';
import { EmptyState, ErrorState, Loading } from '@redpine/ui/states';
import { graphql } from '../../gql/gql.ts';
import { countNames } from '../../parts/count-names.ts';
import { Compared, Count, Share } from './dashboard-parts.tsx';
import { ledgerOf, suggestionsOf, type Scope } from './dashboard-state.ts';

const PromisesDocument = graphql(`
  query DashboardPromises($filter: SuggestionFilter, $before: SuggestionFilter, $compare: Boolean!, $ledger: CommitmentFilter) {
    suggestionFigures(filter: $filter) {
      implemented { numerator denominator value small asOf drillDown }
      solved { numerator denominator value small asOf drillDown }
      promised { value asOf drillDown }
      outside { value asOf drillDown }
    }
    before: suggestionFigures(filter: $before) @include(if: $compare) {
      implemented { value }
      solved { value }
    }
    commitmentFigures(filter: $ledger) {
      total { value asOf drillDown }
      open { value asOf drillDown }
      overdue { value asOf drillDown }
      fulfilled { numerator denominator value small asOf drillDown }
      fulfilledInTime { numerator denominator value small asOf drillDown }
    }
    suggestionBreakdown(by: UNIT, filter: $filter) {
      key
      name
      figures {
        implemented { numerator denominator value small drillDown }
        promised { value drillDown }
      }
    }
    organs(filter: { handlesSuggestions: true }) {
      id
      shortName
      commitmentFigures(filter: $ledger) {
        total { value drillDown }
        overdue { value drillDown }
        fulfilled { numerator denominator value small drillDown }
        fulfilledInTime { numerator denominator value small drillDown }
      }
    }
  }
`);

const messages = defineMessages({
  zh: {
    implementation: '落实情况', implemented: '落实率', solved: 'A 类答复率', ledger: '承诺事项台账', ledgerText: (session: boolean) => (session ? '本届次建议答复中的承诺。' : '本年度作出的承诺。'),
    total: '承诺事项', open: '正在落实', overdue: '逾期未落实', fulfilled: '承诺兑现率', fulfilledInTime: '按期兑现率', units: '各承办单位', unit: '承办单位', none: '没有答复或承诺', busy: '履职积分高、落实率低的代表',
  },
  en: {
    implementation: 'Implementation', implemented: 'Implementation rate', solved: 'Replies of category A', ledger: 'Ledger of promises', ledgerText: (session: boolean) => (session ? 'Promises on suggestions of the session.' : 'Promises made in the year.'),
    total: 'Promises', open: 'Under way', overdue: 'Past due', fulfilled: 'Promises kept', fulfilledInTime: 'Kept in time', units: 'Units', unit: 'Unit', none: 'No replies and no promises', busy: 'Deputies with many points and a low rate',
  },
});

/** D2 落实率 — what came of the replies, and the promises, unit by unit. */
export function PromisesView({ scope }: { scope: Scope }) {
  const text = useMessages(messages);
  const names = useMessages(countNames);
  const [{ data, error, fetching }, refetch] = useLiveQuery({
    query: PromisesDocument,
    variables: { filter: suggestionsOf(scope), before: scope.before && suggestionsOf(scope, scope.before), compare: scope.before !== null, ledger: ledgerOf(scope) },
    refetchOn: ['Suggestion', 'Handling', 'Commitment'],
    requestPolicy: 'cache-and-network',
  });
  const onRetry = (): void => refetch({ requestPolicy: 'network-only' });
  if (error && !data) return <ErrorState error={error} onRetry={onRetry} />;
  if (!data) return <Loading rows={8} />;
  const { suggestionFigures: figures, commitmentFigures: ledger, before } = data;
  const replies = new Map(data.suggestionBreakdown.map((row) => [row.key, row.figures]));
  const units = data.organs
    .map(({ id, shortName, commitmentFigures }) => ({ id, name: shortName, replies: replies.get(id), promises: commitmentFigures }))
    .filter((unit) => (unit.replies?.implemented.denominator ?? 0) > 0 || (unit.promises?.total.value ?? 0) > 0)
    .toSorted((a, b) => (a.replies?.implemented.value ?? 101) - (b.replies?.implemented.value ?? 101));
  type Unit = (typeof units)[number];
  const promise = (key: 'total' | 'overdue', of: Unit) => of.promises && <Count label={`${of.name} ${text[key]}`} figure={of.promises[key]} />;
  const kept = (key: 'fulfilled' | 'fulfilledInTime', of: Unit) => of.promises && <Share label={`${of.name} ${text[key]}`} ratio={of.promises[key]} />;
  return (
    <div className="rep-dashboard">
      <section aria-labelledby="rep-implementation">
        <div className="rep-section-head">
          <h2 id="rep-implementation">{text.implementation}</h2>
          <AsOf instant={figures.implemented.asOf} />
        </div>
        <div className="rp-figures">
          <Compared label={text.implemented} figure={figures.implemented} before={before?.implemented} />
          <Compared label={text.solved} figure={figures.solved} before={before?.solved} />
          <Figure label={names.PROMISED} figure={figures.promised} asOf="above" />
          <Figure label={names.OUTSIDE} figure={figures.outside} asOf="above" />
        </div>
      </section>
      <section aria-labelledby="rep-ledger">
        <div className="rep-section-head">
          <h2 id="rep-ledger">{text.ledger}</h2>
          <AsOf instant={ledger.total.asOf} />
        </div>
        <p className="rp-quiet rep-section-text">{text.ledgerText(scope.session !== null)}</p>
        <div className="rp-figures">
          <Figure label={text.total} figure={ledger.total} asOf="above" />
          <Figure label={text.open} figure={ledger.open} asOf="above" />
          <Figure label={text.overdue} figure={ledger.overdue} tone={ledger.overdue.value > 0 ? 'late' : 'plain'} asOf="above" />
          <Figure label={text.fulfilled} figure={ledger.fulfilled} asOf="above" />
          <Figure label={text.fulfilledInTime} figure={ledger.fulfilledInTime} asOf="above" />
        </div>
      </section>
      <Panel title={text.units} extra={scope.session === null && <Link href={`/representation/deputies?year=${scope.year}&pointsFrom=40&implementedBelow=60`}>{text.busy}</Link>}>
        <DataTable
          label={text.units}
          storageKey="dashboard-promises"
          columns={[
            { key: 'unit', title: text.unit, heading: true, render: (unit) => <Link href={`/representation/units/${unit.id}`}>{unit.name}</Link> },
            { key: 'implemented', title: text.implemented, render: (unit) => unit.replies && <Share label={`${unit.name} ${text.implemented}`} ratio={unit.replies.implemented} /> },
            { key: 'promised', title: names.PROMISED, align: 'end', render: (unit) => unit.replies && <Count label={`${unit.name} ${names.PROMISED}`} figure={unit.replies.promised} /> },
            { key: 'total', title: text.total, align: 'end', render: (unit) => promise('total', unit) },
            { key: 'overdue', title: text.overdue, align: 'end', render: (unit) => promise('overdue', unit) },
            { key: 'fulfilled', title: text.fulfilled, render: (unit) => kept('fulfilled', unit) },
            { key: 'fulfilledInTime', title: text.fulfilledInTime, optional: true, render: (unit) => kept('fulfilledInTime', unit) },
          ]}
          rows={units}
          rowKey={(unit) => unit.id}
          loading={fetching}
          error={error}
          onRetry={onRetry}
          empty={<EmptyState title={text.none} />}
        />
      </Panel>
    </div>
  );
}
