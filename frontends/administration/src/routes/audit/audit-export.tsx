import { useMutation } from 'urql';
import { useState } from 'react';
import { DisclosureMenu } from '@redpine/ui/disclosure-menu';
import { download } from '@redpine/ui/download';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { showToast } from '@redpine/ui/toast';
import { graphql } from '../../gql/gql.ts';
import type { AuditExportFormat, AuditFilter } from '../../gql/graphql.ts';

const ExportDocument = graphql(`
  mutation AuditExport($input: AuditExportInput!) {
    auditExport(input: $input) {
      __typename
      ... on AuditExportSuccess { text entries hasMore }
      ... on ValidationProblem { message }
    }
  }
`);

const messages = defineMessages({
  zh: {
    export: '导出', CSV: '导出 CSV', NDJSON: '导出 NDJSON', name: '审计日志', hint: '按当前筛选导出最近 5,000 条；导出本身会记入审计日志', failed: '导出没有完成，请稍后重试。',
    done: (count: string) => `已导出 ${count} 条`, more: (count: string) => `已导出最近 ${count} 条，还有更多，请缩小筛选范围`,
  },
  en: {
    export: 'Export', CSV: 'Export as CSV', NDJSON: 'Export as NDJSON', name: 'Audit log', hint: 'The latest 5,000 entries with the filters shown; the export is itself recorded', failed: 'The export was not completed. Try again in a moment.',
    done: (count: string) => `${count} entries exported`, more: (count: string) => `The latest ${count} entries are exported, and there are more: narrow the filters`,
  },
});

const FORMATS = ['CSV', 'NDJSON'] as const satisfies readonly AuditExportFormat[];

/** Exports what is seen. The server records the export before it hands anything out. */
export function AuditExport({ filter }: { filter: AuditFilter }) {
  const text = useMessages(messages);
  const format = useFormat();
  const [, send] = useMutation(ExportDocument);
  const [isRunning, setRunning] = useState(false);
  const run = async (as: AuditExportFormat): Promise<void> => {
    setRunning(true);
    const { data } = await send({ input: { idempotencyKey: crypto.randomUUID(), format: as, filter } });
    setRunning(false);
    const result = data?.auditExport;
    if (result?.__typename !== 'AuditExportSuccess') {
      showToast('problem', text.failed);
      return;
    }
    const day = new Intl.DateTimeFormat('sv', { timeZone: 'Asia/Shanghai' }).format(new Date());
    download(`${text.name}-${day}.${as.toLowerCase()}`, new Blob([result.text], { type: 'text/plain;charset=utf-8' }));
    const count = format.number(result.entries);
    showToast('success', result.hasMore ? text.more(count) : text.done(count));
  };
  return (
    <DisclosureMenu trigger={text.export} className="rp-menu-end">
      <div className="adm-menu-list">
        {FORMATS.map((each) => (
          <button key={each} type="button" disabled={isRunning} onClick={() => void run(each)}>
            {text[each]}
          </button>
        ))}
        <p className="rp-quiet">{text.hint}</p>
      </div>
    </DisclosureMenu>
  );
}
