import { useRef, useState } from 'react';
import { useClient } from 'urql';
import { DisclosureMenu } from '@redpine/ui/disclosure-menu';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { showToast } from '@redpine/ui/toast';
import type { SuggestionFilter, SuggestionOrder } from '../../gql/graphql.ts';
import { recordExport } from '../../export/record-export.ts';
import { shanghaiDay, type ListColumn } from './columns.tsx';
import { EXPORT_MOST, readAll, saveSheet } from './export-list.ts';

const messages = defineMessages({
  zh: {
    export: '导出',
    csv: '导出 CSV',
    xlsx: '导出 Excel（XLSX）',
    hint: (most: string) => `按当前筛选、排序和显示列导出，最多 ${most} 条`,
    running: (done: string, of: string) => `正在导出 ${done} ／ ${of}`,
    cancel: '取消',
    failed: '导出没有完成，请稍后重试。',
    done: (count: string) => `已导出 ${count} 条`,
    name: '代表建议',
    demo: '演示数据',
    asOf: '截至',
    filters: '筛选',
    none: '无',
  },
  en: {
    export: 'Export',
    csv: 'Export as CSV',
    xlsx: 'Export as Excel (XLSX)',
    hint: (most: string) => `With the filters, order and columns shown; up to ${most} rows`,
    running: (done: string, of: string) => `Exporting ${done} of ${of}`,
    cancel: 'Cancel',
    failed: 'The export was not completed. Try again in a moment.',
    done: (count: string) => `${count} rows exported`,
    name: 'Suggestions',
    demo: 'Demo data',
    asOf: 'As of',
    filters: 'Filters',
    none: 'None',
  },
});

interface ExportMenuProps {
  filter: SuggestionFilter;
  orderBy: SuggestionOrder;
  columns: readonly ListColumn[];
  storageKey: string;
  words: readonly string[];
  demo: boolean;
}

/** The table keeps the reader's choice of columns under this key. */
function hiddenColumns(storageKey: string, columns: readonly ListColumn[]): readonly string[] {
  const stored = localStorage.getItem(`redpine-table-${storageKey}`);
  if (stored) return (JSON.parse(stored) as { hidden: string[] }).hidden;
  return columns.filter((column) => column.optional).map((column) => column.key);
}

/** Exports what is seen: the same filters, order and columns, over all pages. */
export function ExportMenu({ filter, orderBy, columns, storageKey, words, demo }: ExportMenuProps) {
  const text = useMessages(messages);
  const format = useFormat();
  const client = useClient();
  const [progress, setProgress] = useState<{ done: number; of: number }>();
  const abort = useRef<AbortController>(null);

  const run = async (kind: 'csv' | 'xlsx'): Promise<void> => {
    const controller = new AbortController();
    abort.current = controller;
    setProgress({ done: 0, of: 0 });
    try {
      const onProgress = (done: number, of: number): void => setProgress({ done, of });
      const { rows, asOf } = await readAll(client, { filter, orderBy }, onProgress, controller.signal);
      const hidden = hiddenColumns(storageKey, columns);
      const head = [
        [text.name, ...(demo ? [text.demo] : [])],
        [text.asOf, asOf ? format.instant(asOf) : ''],
        [text.filters, words.length > 0 ? words.join('；') : text.none],
      ];
      const shown = columns.filter((column) => column.heading || !hidden.includes(column.key));
      const mark = demo ? `-${text.demo}` : '';
      const name = `${text.name}${mark}-${shanghaiDay(asOf || new Date().toISOString())}`;
      await recordExport(client, 'SUGGESTIONS', kind, rows.length, filter);
      await saveSheet(kind, { name, head, columns: shown, rows });
      showToast('success', text.done(format.number(rows.length)));
    } catch {
      if (!controller.signal.aborted) showToast('problem', text.failed);
    } finally {
      setProgress(undefined);
    }
  };

  if (progress) {
    const words = text.running(format.number(progress.done), format.number(progress.of));
    return (
      <span className="rep-exporting">
        <progress aria-label={words} value={progress.done} max={Math.max(progress.of, 1)} />
        <output>{words}</output>
        <button type="button" className="rp-link-button" onClick={() => abort.current?.abort()}>
          {text.cancel}
        </button>
      </span>
    );
  }
  return (
    <DisclosureMenu trigger={text.export} className="rp-menu-end">
      <div className="rep-menu-list">
        {(['xlsx', 'csv'] as const).map((kind) => (
          <button key={kind} type="button" onClick={() => void run(kind)}>
            {text[kind]}
          </button>
        ))}
        <p className="rp-quiet">{text.hint(format.number(EXPORT_MOST))}</p>
      </div>
    </DisclosureMenu>
  );
}
