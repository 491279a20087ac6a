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
  /** `own`: its own scripts; `added`: every script an app's first page adds to what `/` already loaded */
  apps: Record<string, { own: number; added: number; lazy: number }>;
}

export function printReport(report: BuildReport): string {
  const k = (bytes: number): string => `${(bytes / 1024).toFixed(1)} K`.padStart(9);
  const lines = [
    `shell     ${k(report.shell.total)} gzip scripts in ${report.shell.requests} files, own ${k(report.shell.own).trim()}, styles ${k(report.shell.styles).trim()}`,
    ...Object.entries(report.apps).map(
      ([name, size]) => `${name.padEnd(10)}${k(size.added)} added, own ${k(size.own).trim()}, on demand ${k(size.lazy).trim()}`,
    ),
  ];
  return lines.join('\n');
}
