/** A spreadsheet runs a cell that starts like a formula, a tab or a carriage return; with ' before it, it is text. */
const RUNS = /^[=+\-@\t\r＝＋－＠]/;

/** A cell as CSV (RFC 4180), made harmless to open. */
export function csvCell(value: string): string {
  const safe = RUNS.test(value) ? `'${value}` : value;
  return /[",\r\n\t]/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as CSV: a byte order mark, without which Excel takes UTF-8 for the local code page, and CRLF line ends. */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(csvCell).join(',')).join('\r\n')}\r\n`;
}
