/** The line that tells a reader not to edit. */
export const GENERATED = '<!-- 由 scripts/docs.ts 生成，请勿手改 · Written by scripts/docs.ts, do not edit -->';

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
