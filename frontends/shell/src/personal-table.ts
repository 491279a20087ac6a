type Cell = string | number | boolean | null;

interface Held {
  at: string;
  held: { sections: { name: string; rows: Record<string, Cell>[] }[] }[];
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escaped = (value: Cell | undefined): string => String(value ?? '').replaceAll(/[&<>"]/g, (character) => ESCAPES[character] ?? '');

/** The answer of `personalDataExport` as a page of tables, for reading and printing. No text in it becomes markup. */
export function personalTable(title: string, json: string): string {
  // The contract's own shape: schema/directory.graphql, PersonalDataExportSuccess.
  const { at, held } = JSON.parse(json) as Held;
  const tables = held.flatMap(({ sections }) =>
    sections.map(({ name, rows }) => {
      const columns = Object.keys(rows[0] ?? {});
      const line = (tag: string, cells: readonly (Cell | undefined)[]): string => `<tr>${cells.map((cell) => `<${tag}>${escaped(cell)}</${tag}>`).join('')}</tr>`;
      const body = rows.map((row) => line('td', columns.map((column) => row[column]))).join('\n');
      return `<h2>${escaped(name)}（${rows.length}）</h2>\n<table border="1" cellspacing="0" cellpadding="4">\n${columns.length > 0 ? line('th', columns) : ''}\n${body}\n</table>`;
    }),
  );
  return `<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8"><title>${escaped(title)}</title></head>\n<body>\n<h1>${escaped(title)}</h1>\n<p>${escaped(at)}</p>\n${tables.join('\n')}\n</body></html>\n`;
}
