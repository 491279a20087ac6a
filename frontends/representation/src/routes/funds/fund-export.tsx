import { useClient, type Client } from 'urql';
import { DisclosureMenu } from '@redpine/ui/disclosure-menu';
import { download } from '@redpine/ui/download';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { showToast } from '@redpine/ui/toast';
import { csvOf } from '../../export/csv.ts';
import { recordExport } from '../../export/record-export.ts';
import { workbookOf } from '../../export/workbook.ts';
import type { FundExportQuery, FundSpendingFilter } from '../../gql/graphql.ts';
import { FundExportDocument } from './fund-documents.ts';
import { spendingStates } from './fund-words.ts';

const messages = defineMessages({
  zh: { name: '代表活动经费支出', export: '导出', xlsx: '导出 Excel（XLSX）', csv: '导出 CSV', failed: '导出没有完成，请稍后重试。', done: (count: string) => `已导出 ${count} 行`, deputy: '代表', on: '日期', purpose: '用途', yuan: '金额（元）', state: '状态' },
  en: { name: 'Spendings from activity funds', export: 'Export', xlsx: 'Export as Excel (XLSX)', csv: 'Export as CSV', failed: 'The export was not completed. Try again in a moment.', done: (count: string) => `${count} rows exported`, deputy: 'Deputy', on: 'Day', purpose: 'What for', yuan: 'Sum (yuan)', state: 'State' },
});

type Spending = FundExportQuery['fundSpendings']['edges'][number]['node'];

async function all(client: Client, filter: FundSpendingFilter): Promise<Spending[]> {
  const rows: Spending[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { data, error }: { data?: FundExportQuery | undefined; error?: Error | undefined } = await client.query(FundExportDocument, { filter, after }, { requestPolicy: 'network-only' }).toPromise();
    if (!data) throw error ?? new Error('no answer');
    rows.push(...data.fundSpendings.edges.map(({ node }) => node));
    more = data.fundSpendings.pageInfo.hasNextPage;
    after = data.fundSpendings.pageInfo.endCursor ?? null;
  }
  return rows;
}

/** Exports the spendings of the list, once the export is on record. */
export function FundExport({ filter }: { filter: FundSpendingFilter }) {
  const text = useMessages(messages);
  const states = useMessages(spendingStates);
  const client = useClient();
  const format = useFormat();
  const heading = [text.deputy, text.on, text.purpose, text.yuan, text.state];
  const run = async (kind: 'csv' | 'xlsx'): Promise<void> => {
    try {
      const rows = (await all(client, filter)).map((row) => [row.deputy?.name ?? '', row.on, row.purpose, (row.fen / 100).toFixed(2), states[row.state]]);
      await recordExport(client, 'FUND_SPENDINGS', kind, rows.length, filter);
      download(`${text.name}.${kind}`, kind === 'xlsx' ? await workbookOf([], heading, rows) : new Blob([csvOf([heading, ...rows])], { type: 'text/csv;charset=utf-8' }));
      showToast('success', text.done(format.number(rows.length)));
    } catch {
      showToast('problem', text.failed);
    }
  };
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
