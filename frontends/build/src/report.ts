/** Sizes in bytes after gzip, per file and per thing that a person loads. */
export interface BuildReport {
  /** false when the inputs were those of the last build and nothing ran */
  built: boolean;
  milliseconds: number;
  /** every script by file name */
  files: Record<string, number>;
  /** every shared entry with the chunks it pulls in, whoever else pulls them in too */
  shared: Record<string, number>;
  shell: { own: number; total: number; styles: number; requests: number };
  /** the public portal's document: all of its scripts */
  portal: { scripts: number; styles: number };
  /**
   * `own`: all its own scripts; `first`: those fetched as soon as the app is wanted, whoever made them, beyond the
   * shell's; `pages`: each script that is loaded on demand, such as a page, with all that it takes beyond the shell's
   */
  apps: Record<string, { own: number; first: number; pages: Record<string, number> }>;
}

export function printReport(report: BuildReport): string {
  const k = (bytes: number): string => `${(bytes / 1024).toFixed(1)} K`.padStart(9);
  const lines = [
    `shell          ${k(report.shell.total)} gzip scripts in ${report.shell.requests} files, own ${k(report.shell.own).trim()}, styles ${k(report.shell.styles).trim()}`,
    `portal         ${k(report.portal.scripts)} gzip scripts in all, styles ${k(report.portal.styles).trim()}`,
    ...Object.entries(report.apps).map(([name, { own, first, pages }]) => {
      const [heaviest = 'none', most = 0] = Object.entries(pages).toSorted(([, a], [, b]) => b - a)[0] ?? [];
      return `${name.padEnd(15)}${k(first)} at first, own ${k(own).trim()}, the heaviest page ${heaviest} with ${k(most).trim()}`;
    }),
  ];
  return lines.join('\n');
}
