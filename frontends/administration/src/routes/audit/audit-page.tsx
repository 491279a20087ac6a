import { useQuery } from 'urql';
import { DataTable } from '@redpine/ui/data-table';
import { FilterBar } from '@redpine/ui/filter-bar';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { Page, Panel } from '@redpine/ui/page';
import { StateTag } from '@redpine/ui/state-tag';
import { EmptyState, Forbidden } from '@redpine/ui/states';
import { usePaging, useUrlState } from '@redpine/ui/url-state';
import { graphql } from '../../gql/gql.ts';
import type { AuditFilter } from '../../gql/graphql.ts';
import { usePermissions } from '../../parts/permissions.ts';
import { common } from '../../words.ts';
import { AuditExport } from './audit-export.tsx';
import { actName, auditWords, platformActs, kindName, recordKinds } from './audit-words.ts';

const PAGE_SIZE = 50;

const AuditDocument = graphql(`
  query AdministrationAudit($filter: AuditFilter, $first: Int!, $after: String) {
    auditEntries(filter: $filter, first: $first, after: $after) {
      services
      unavailable
      pageInfo {
        hasNextPage
        endCursor
      }
      edges {
        node {
          id
          service
          at
          actorName
          actorPosts
          action
          subjectType
          subjectId
          outcome
          detail
        }
      }
    }
  }
`);

const messages = defineMessages({
  zh: {
    lead: '谁在何时以何职务对哪条记录做了什么。只增不改，已编入签名日志；不显示业务内容。查阅和导出本身也记入日志。',
    from: '自', until: '至', actorSearch: '人员姓名', actionSearch: '操作代码，如 account.', subjectSearch: '对象编号', kind: '对象类别', detail: '说明',
    away: (services: string) => `${services} 的日志暂时没有答复，以下不含其记录。`,
  },
  en: {
    lead: 'Who did what to which record, when and in which post. Nothing is ever changed, and all is linked into a signed log; business content is not shown. Reading and exporting are recorded too.',
    from: 'From', until: 'Until', actorSearch: 'Name', actionSearch: 'Act, such as account.', subjectSearch: 'Id of the record', kind: 'Kind of record', detail: 'Detail',
    away: (services: string) => `The log of ${services} does not answer: its entries are missing below.`,
  },
});

const NO_FILTER = { from: '', until: '', actor: '', action: '', subject: '', kind: '', service: '' };

/** The filter that the URL says; what is empty is left out. */
function filterOf(state: typeof NO_FILTER): AuditFilter {
  const { from, until, actor, action, subject, kind, service } = state;
  const given = { from, until, actor: actor.trim(), action: action.trim(), subjectId: subject.trim(), subjectType: kind, service };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''));
}

export default function AuditPage() {
  const text = useMessages(messages);
  const words = useMessages(auditWords);
  const kinds = useMessages(recordKinds);
  const general = useMessages(common);
  const acts = useMessages(platformActs);
  const format = useFormat();
  const may = usePermissions();
  const paging = usePaging();
  const [state, setState] = useUrlState(NO_FILTER);
  const filter = filterOf(state);
  // Never live: each reading is an entry of the log.
  const [{ data, error, fetching }, refetch] = useQuery({
    query: AuditDocument,
    variables: { filter, first: PAGE_SIZE, after: paging.after ?? null },
    requestPolicy: 'cache-and-network',
  });
  if (may && !may.audit) return <Forbidden page />;
  const list = data?.auditEntries;
  const nameOf = (service: string): string => (service === 'directory' || service === 'representation' ? words[service] : service);
  return (
    <Page title={words.title} lead={text.lead} actions={<AuditExport filter={filter} />}>
      <FilterBar
        filters={[
          { key: 'from', kind: 'day', label: text.from },
          { key: 'until', kind: 'day', label: text.until },
          { key: 'actor', kind: 'search', label: words.actor, placeholder: text.actorSearch },
          { key: 'action', kind: 'search', label: words.action, placeholder: text.actionSearch },
          { key: 'subject', kind: 'search', label: words.subject, placeholder: text.subjectSearch },
          { key: 'kind', kind: 'one', label: text.kind, options: Object.entries(kinds).map(([value, label]) => ({ value, label })) },
          { key: 'service', kind: 'one', label: words.service, options: (list?.services ?? []).map((value) => ({ value, label: nameOf(value) })) },
        ]}
        state={state}
        onChange={(changes) => setState(changes)}
      />
      {list && list.unavailable.length > 0 && <output>{text.away(list.unavailable.map(nameOf).join('、'))}</output>}
      <Panel>
        <DataTable
          label={words.title}
          storageKey="administration-audit"
          columns={[
            {
              key: 'at',
              title: words.at,
              heading: true,
              render: (row) => <Link href={`/administration/audit/${encodeURIComponent(row.id)}`}>{format.instant(row.at)}</Link>,
            },
            { key: 'actor', title: words.actor, render: (row) => nameOf(row.actorName) },
            { key: 'posts', title: words.posts, render: (row) => row.actorPosts.join('、') || '—' },
            { key: 'action', title: words.action, render: (row) => actName(acts, row.action) },
            { key: 'subject', title: words.subject, render: (row) => kindName(kinds, row.subjectType) },
            { key: 'outcome', title: words.outcome, render: (row) => <StateTag tone={row.outcome === 'DONE' ? 'done' : 'late'}>{words[row.outcome]}</StateTag> },
            { key: 'detail', title: text.detail, optional: true, render: (row) => row.detail ?? '—' },
            { key: 'service', title: words.service, optional: true, render: (row) => nameOf(row.service) },
          ]}
          rows={list?.edges.map(({ node }) => node)}
          rowKey={(row) => row.id}
          loading={fetching}
          error={error}
          onRetry={() => refetch({ requestPolicy: 'network-only' })}
          pageInfo={list?.pageInfo}
          paging={paging}
          empty={<EmptyState title={general.none} />}
        />
      </Panel>
    </Page>
  );
}
