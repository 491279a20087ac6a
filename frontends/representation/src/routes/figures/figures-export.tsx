import { useClient } from 'urql';
import { DisclosureMenu } from '@redpine/ui/disclosure-menu';
import { download } from '@redpine/ui/download';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { showToast } from '@redpine/ui/toast';
import { csvOf } from '../../export/csv.ts';
import { recordExport } from '../../export/record-export.ts';
import { workbookOf } from '../../export/workbook.ts';
import { shanghaiDay } from '../suggestions/columns.tsx';
import type { FiguresColumn, Row } from './figures-columns.tsx';

const messages = defineMessages({
  zh: { export: '导出', xlsx: '导出 Excel（XLSX）', csv: '导出 CSV', name: '办理统计', asOf: '截至', demo: '演示数据', filters: '筛选', none: '无', failed: '导出没有完成，请稍后重试。', done: (count: string) => `已导出 ${count} 行` },
  en: { export: 'Export', xlsx: 'Export as Excel (XLSX)', csv: 'Export as CSV', name: 'Figures', asOf: 'As of', demo: 'Demo data', filters: 'Filters', none: 'None', failed: 'The export was not completed. Try again in a moment.', done: (count: string) => `${count} rows exported` },
});

interface FiguresExportProps {
  columns: readonly FiguresColumn[];
  rows: readonly Row[];
  asOf: string;
  words: readonly string[];
  demo: boolean;
  filter: object;
}

/** Exports the breakdown as it is sorted and filtered, each ratio with its counts and the year before. */
export function FiguresExport({ columns, rows, asOf, words, demo, filter }: FiguresExportProps) {
  const text = useMessages(messages);
  const client = useClient();
  const format = useFormat();
  const run = async (kind: 'csv' | 'xlsx'): Promise<void> => {
    const all = columns.flatMap((column) => column.cells);
    const head = [[text.name, ...(demo ? [text.demo] : [])], [text.asOf, format.instant(asOf)], [text.filters, words.length > 0 ? words.join('；') : text.none]];
    const heading = all.map(({ title }) => title);
    const cells = rows.map((row) => all.map((cell) => cell.text(row)));
    const name = `${text.name}${demo ? `-${text.demo}` : ''}-${shanghaiDay(asOf)}.${kind}`;
    try {
      await recordExport(client, 'FIGURES', kind, rows.length, filter);
      download(name, kind === 'xlsx' ? await workbookOf(head, heading, cells) : new Blob([csvOf([...head, heading, ...cells])], { type: 'text/csv;charset=utf-8' }));
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
