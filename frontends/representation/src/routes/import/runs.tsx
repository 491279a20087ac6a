import { useQuery } from 'urql';
import { DataTable, type Column } from '@redpine/ui/data-table';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Panel } from '@redpine/ui/page';
import { EmptyState } from '@redpine/ui/states';
import { StateTag } from '@redpine/ui/state-tag';
import { usePaging } from '@redpine/ui/url-state';
import type { SuggestionImportListQuery } from '../../gql/graphql.ts';
import { importStates } from '../../words.ts';
import { ImportListDocument } from './import-documents.ts';
import { importTones } from './run.tsx';
import { importKindNames } from './words.ts';

type Row = SuggestionImportListQuery['suggestionImports']['edges'][number]['node'];

const messages = defineMessages({
  zh: {
    title: '导入记录',
    file: '文件',
    what: '种类',
    kind: '方式',
    dry: '试运行',
    real: '正式导入',
    state: '状态',
    started: '开始时间',
    rows: '行数',
    result: '结果',
    counts: (created: string, updated: string, flagged: string, refused: string) => `新增 ${created}，更新 ${updated}，带标记 ${flagged}，不合格 ${refused}`,
    none: '还没有导入过',
    noneText: '在上方上传文件即可开始。',
  },
  en: {
    title: 'Earlier runs',
    file: 'File',
    what: 'What',
    kind: 'Way',
    dry: 'Dry run',
    real: 'Import',
    state: 'State',
    started: 'Started',
    rows: 'Rows',
    result: 'Result',
    counts: (created: string, updated: string, flagged: string, refused: string) => `${created} new, ${updated} updated, ${flagged} flagged, ${refused} refused`,
    none: 'Nothing has been imported yet',
    noneText: 'Upload a file above to begin.',
  },
});

/** Runs of the import, latest first. */
export function Runs({ current, onOpen }: { current: string; onOpen: (id: string) => void }) {
  const text = useMessages(messages);
  const states = useMessages(importStates);
  const kinds = useMessages(importKindNames);
  const format = useFormat();
  const paging = usePaging();
  const [{ data, error, fetching }, refetch] = useQuery({
    query: ImportListDocument,
    variables: { after: paging.after ?? null },
    requestPolicy: 'cache-and-network',
  });
  const columns: Column<Row>[] = [
    {
      key: 'file',
      title: text.file,
      heading: true,
      render: (row) => (
        <button type="button" className="rp-link-button rep-open" aria-current={row.id === current} onClick={() => onOpen(row.id)}>
          {[row.fileName, row.register].filter(Boolean).join(' · ')}
        </button>
      ),
    },
    { key: 'what', title: text.what, width: '8em', render: (row) => kinds[row.kind] },
    { key: 'kind', title: text.kind, width: '7em', render: (row) => (row.dryRun ? text.dry : text.real) },
    { key: 'state', title: text.state, width: '8em', render: (row) => <StateTag tone={importTones[row.state]}>{states[row.state]}</StateTag> },
    { key: 'rows', title: text.rows, width: '6em', align: 'end', render: (row) => (row.rows === null || row.rows === undefined ? '—' : format.number(row.rows)) },
    {
      key: 'result',
      title: text.result,
      render: (row) => text.counts(format.number(row.created), format.number(row.updated), format.number(row.flagged), format.number(row.refused)),
    },
    { key: 'started', title: text.started, width: '13em', render: (row) => format.instant(row.startedAt) },
  ];
  return (
    <Panel title={text.title}>
      <DataTable
        label={text.title}
        storageKey="imports"
        columns={columns}
        rows={data?.suggestionImports.edges.map((edge) => edge.node)}
        rowKey={(row) => row.id}
        loading={fetching}
        error={error}
        onRetry={() => refetch({ requestPolicy: 'network-only' })}
        pageInfo={data?.suggestionImports.pageInfo}
        totalCount={data?.suggestionImports.totalCount}
        paging={paging}
        empty={<EmptyState title={text.none}>{text.noneText}</EmptyState>}
      />
    </Panel>
  );
}
