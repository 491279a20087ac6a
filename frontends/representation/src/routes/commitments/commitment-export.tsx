import { useState } from 'react';
import { type Client, useClient } from 'urql';
import { DisclosureMenu } from '@redpine/ui/disclosure-menu';
import { download } from '@redpine/ui/download';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { showToast } from '@redpine/ui/toast';
import { csvOf } from '../../export/csv.ts';
import { recordExport } from '../../export/record-export.ts';
import { workbookOf } from '../../export/workbook.ts';
import { readFragment } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import type { CommitmentExportQuery, CommitmentFilter, CommitmentOrder, CommitmentRowFragment } from '../../gql/graphql.ts';
import { CommitmentRow, type CommitmentColumn } from './commitment-columns.tsx';

const ExportDocument = graphql(`
  query CommitmentExport($filter: CommitmentFilter, $orderBy: CommitmentOrder!, $first: Int!, $after: String) {
    commitments(filter: $filter, orderBy: $orderBy, first: $first, after: $after) {
      pageInfo { hasNextPage endCursor }
      edges { node { id ...CommitmentRow } }
    }
    commitmentFigures(filter: $filter) { total { value asOf } }
  }
`);

const MOST = 5_000;

const messages = defineMessages({
  zh: { export: '导出', xlsx: '导出 Excel（XLSX）', csv: '导出 CSV', name: '承诺事项台账', asOf: '截至', demo: '演示数据', running: '正在导出…', failed: '导出没有完成，请稍后重试。', done: (count: string) => `已导出 ${count} 条` },
  en: { export: 'Export', xlsx: 'Export as Excel (XLSX)', csv: 'Export as CSV', name: 'Commitments', asOf: 'As of', demo: 'Demo data', running: 'Exporting…', failed: 'The export was not completed. Try again in a moment.', done: (count: string) => `${count} rows exported` },
});

/** Every row of the ledger as filtered, page after page. @throws the query's error */
async function readAll(client: Client, filter: CommitmentFilter, orderBy: CommitmentOrder): Promise<{ rows: CommitmentRowFragment[]; asOf: string }> {
  const rows: CommitmentRowFragment[] = [];
  let after: string | null = null;
  let asOf = '';
  do {
    const result: { data?: CommitmentExportQuery | undefined; error?: Error | undefined } = await client
      .query(ExportDocument, { filter, orderBy, first: 100, after }, { requestPolicy: 'network-only' })
      .toPromise();
    const page: CommitmentExportQuery | undefined = result.data;
    if (!page) throw result.error ?? new Error('no answer');
    asOf ||= page.commitmentFigures.total.asOf;
    rows.push(...page.commitments.edges.map((edge) => readFragment(CommitmentRow, edge.node)));
    after = page.commitments.pageInfo.hasNextPage ? (page.commitments.pageInfo.endCursor ?? null) : null;
  } while (after !== null && rows.length < MOST);
  return { rows, asOf };
}

interface CommitmentExportProps {
  filter: CommitmentFilter;
  orderBy: CommitmentOrder;
  columns: readonly CommitmentColumn[];
  demo: boolean;
}

/** Exports the ledger with its filters and order, all columns. */
export function CommitmentExport({ filter, orderBy, columns, demo }: CommitmentExportProps) {
  const text = useMessages(messages);
  const format = useFormat();
  const client = useClient();
  const [running, setRunning] = useState(false);
  const run = async (kind: 'csv' | 'xlsx'): Promise<void> => {
    setRunning(true);
    try {
      const { rows, asOf } = await readAll(client, filter, orderBy);
      const head = [[text.name, ...(demo ? [text.demo] : [])], [text.asOf, format.instant(asOf)]];
      const heading = columns.map((column) => column.title);
      const cells = rows.map((row) => columns.map((column) => column.text(row)));
      const name = `${text.name}${demo ? `-${text.demo}` : ''}-${asOf.slice(0, 10)}.${kind}`;
      const file = kind === 'xlsx' ? await workbookOf(head, heading, cells) : new Blob([csvOf([...head, heading, ...cells])], { type: 'text/csv;charset=utf-8' });
      await recordExport(client, 'COMMITMENTS', kind, rows.length, filter);
      download(name, file);
      showToast('success', text.done(format.number(rows.length)));
    } catch {
      showToast('problem', text.failed);
    } finally {
      setRunning(false);
    }
  };
  if (running) return <output>{text.running}</output>;
  return (
    <DisclosureMenu trigger={text.export} className="rp-menu-end">
      <div className="rep-menu-list">
        {(['xlsx', 'csv'] as const).map((kind) => (
          <button key={kind} type="button" onClick={() => void run(kind)}>
            {text[kind]}
          </button>
        ))}
      </div>
    </DisclosureMenu>
  );
}
