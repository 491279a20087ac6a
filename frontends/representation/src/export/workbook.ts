import type { SheetData } from 'write-excel-file/browser';

/** An XLSX of text cells: strings stay strings, so a cell can never become a formula. `head` rows stand above the heading. */
export async function workbookOf(
  head: readonly (readonly string[])[],
  heading: readonly string[],
  rows: readonly (readonly string[])[],
): Promise<Blob> {
  const { default: writeXlsxFile } = await import('write-excel-file/browser');
  const text = (value: string) => ({ value, type: String });
  const bold = (value: string) => ({ value, type: String, fontWeight: 'bold' as const, backgroundColor: '#f2f2ef' });
  const data: SheetData = [...head.map((row) => row.map(text)), heading.map(bold), ...rows.map((row) => row.map(text))];
  const columns = heading.map((title, index) => {
    const longest = Math.max(title.length, ...rows.slice(0, 200).map((row) => (row[index] ?? '').length));
    return { width: Math.min(60, Math.max(10, longest * 2)) };
  });
  return writeXlsxFile(data, { columns, stickyRowsCount: head.length + 1 }).toBlob();
}
