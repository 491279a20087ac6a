import { useClient } from 'urql';
import { DisclosureMenu } from '@redpine/ui/disclosure-menu';
import { download } from '@redpine/ui/download';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { showToast } from '@redpine/ui/toast';
import { csvOf } from '../../export/csv.ts';
import { recordExport } from '../../export/record-export.ts';
import { workbookOf } from '../../export/workbook.ts';

const messages = defineMessages({
  zh: { export: '导出', xlsx: '导出 Excel（XLSX）', csv: '导出 CSV', failed: '导出没有完成，请稍后重试。', done: (count: string) => `已导出 ${count} 行` },
  en: { export: 'Export', xlsx: 'Export as Excel (XLSX)', csv: 'Export as CSV', failed: 'The export was not completed. Try again in a moment.', done: (count: string) => `${count} rows exported` },
});

interface DutyExportProps {
  /** of the file, without its ending */
  name: string;
  /** rows above the heading */
  head: readonly (readonly string[])[];
  heading: readonly string[];
  rows: readonly (readonly string[])[];
  /** what was asked for, as the audit keeps it */
  filter: object;
  /** whose record it is, where it is one deputy's: her own she may always take with her */
  deputy?: string;
}

/** Exports what the page shows of duty records, once the export is on record. */
export function DutyExport({ name, head, heading, rows, filter, deputy }: DutyExportProps) {
  const text = useMessages(messages);
  const client = useClient();
  const format = useFormat();
  const run = async (kind: 'csv' | 'xlsx'): Promise<void> => {
    try {
      await recordExport(client, 'DUTY_RECORD', kind, rows.length, filter, deputy);
      download(`${name}.${kind}`, kind === 'xlsx' ? await workbookOf(head, heading, rows) : new Blob([csvOf([...head, heading, ...rows])], { type: 'text/csv;charset=utf-8' }));
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
