import { DataTable } from '@redpine/ui/data-table';
import { FilterBar } from '@redpine/ui/filter-bar';
import { useFormat } from '@redpine/ui/format';
import { useList } from '@redpine/ui/list';
import { useLiveQuery } from '@redpine/ui/live-query';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Page, Panel } from '@redpine/ui/page';
import { EmptyState } from '@redpine/ui/states';
import { StateTag } from '@redpine/ui/state-tag';
import { useUrlState } from '@redpine/ui/url-state';
import type { PublicationFilter, PublicationState } from '../../gql/graphql.ts';
import { given, manyOf } from '../../parts/filters.ts';
import { PublishableDocument, WorkListDocument } from './publication-documents.ts';
import { publicationStates, publicationTones } from './publication-words.ts';

const STATES: readonly PublicationState[] = ['PROPOSED', 'REDACTED', 'PUBLISHED', 'WITHDRAWN'];

const messages = defineMessages({
  zh: {
    title: '建议公开', lead: '答复后的建议经脱敏后公开；公众只能看到发布的文本。', register: '查看公开目录', states: '状态', name: '建议', state: '状态', changed: '最近办理', reason: '理由',
    waiting: '尚未决定是否公开', waitingText: '已答复、尚未提出公开的建议；在建议页面提出公开。', none: '没有公开事项', noneText: '在下面选择已答复的建议，提出公开。', all: '都已处理', allText: '没有等待决定的已答复建议。', submitted: '提出日期',
  },
  en: {
    title: 'Publication', lead: 'Answered suggestions are redacted and then published; the public reads the published text alone.', register: 'Public register', states: 'State', name: 'Suggestion', state: 'State', changed: 'Last act', reason: 'Reason',
    waiting: 'To be decided', waitingText: 'Answered suggestions for which nothing was decided; propose them on their page.', none: 'Nothing to publish', noneText: 'Choose an answered suggestion below and propose it.', all: 'All decided', allText: 'No answered suggestion waits.', submitted: 'Submitted',
  },
});

/** The office's work list: what is proposed, redacted, published, and what nothing was decided on yet. */
export default function PublicationsPage() {
  const text = useMessages(messages);
  const names = useMessages(publicationStates);
  const format = useFormat();
  const [state, setState] = useUrlState({ states: [] as readonly string[] });
  const { data, table } = useList({
    query: WorkListDocument,
    variables: { filter: given<PublicationFilter>({ states: manyOf(STATES, state.states) }) },
    refetchOn: ['Publication'],
  });
  const [waiting] = useLiveQuery({
    query: PublishableDocument,
    variables: { first: 20, after: null },
    refetchOn: ['Publication', 'Suggestion'],
    requestPolicy: 'cache-and-network',
  });
  return (
    <Page title={text.title} lead={text.lead} actions={<Link href="/register">{text.register}</Link>}>
      <FilterBar
        filters={[{ key: 'states', kind: 'many', label: text.states, options: STATES.map((value) => ({ value, label: names[value] })) }]}
        state={state}
        onChange={(changes) => setState(changes)}
      />
      <Panel>
        <DataTable
          label={text.title}
          storageKey="publications"
          columns={[
            {
              key: 'name', title: text.name, heading: true,
              render: (row) => <Link href={`/representation/publications/${row.id}`}>{[row.suggestion.number, row.suggestion.title].filter(Boolean).join(' ')}</Link>,
            },
            { key: 'state', title: text.state, width: '9em', render: (row) => <StateTag tone={publicationTones[row.state]}>{names[row.state]}</StateTag> },
            { key: 'reason', title: text.reason, render: (row) => row.reason ?? '—' },
            { key: 'changed', title: text.changed, width: '12em', render: (row) => format.instant(row.updatedAt) },
          ]}
          {...table(data?.publications)}
          empty={<EmptyState title={text.none}>{text.noneText}</EmptyState>}
        />
      </Panel>
      <Panel title={text.waiting}>
        <p className="rp-quiet">{text.waitingText}</p>
        <DataTable
          label={text.waiting}
          storageKey="publishable"
          columns={[
            { key: 'name', title: text.name, heading: true, render: (row) => <Link href={`/representation/suggestions/${row.id}`}>{[row.number, row.title].filter(Boolean).join(' ')}</Link> },
            { key: 'submitted', title: text.submitted, width: '12em', render: (row) => (row.submittedAt ? format.instant(row.submittedAt) : '—') },
          ]}
          rows={waiting.data?.publishableSuggestions.edges.map(({ node }) => node)}
          rowKey={(row) => row.id}
          loading={waiting.fetching}
          error={waiting.error}
          totalCount={waiting.data?.publishableSuggestions.totalCount}
          empty={<EmptyState title={text.all}>{text.allText}</EmptyState>}
        />
      </Panel>
    </Page>
  );
}
