import { act } from '@redpine/kit/act';
import type { AuditEntry } from '@redpine/kit/audit/read';
import type { Problem } from '@redpine/kit/problem';
import { isProblem } from '@redpine/kit/problem';
import type { Context } from '../context.ts';
import type { AuditExportInput } from '../generated/types.ts';
import { type AuditSources, readEntries, requireAuditor } from './audit.read.ts';

const MOST = 5_000;
const PAGE = 1_000;

export interface AuditExported {
  text: string;
  entries: number;
  hasMore: boolean;
}

/** Records the export, and only then reads what it hands out. */
export async function auditExport(context: Context, sources: AuditSources, input: AuditExportInput): Promise<AuditExported | Problem> {
  requireAuditor(context);
  const filter = input.filter ?? {};
  const { format, idempotencyKey } = input;
  const recorded = await act(context, { action: 'audit.export', idempotencyKey, input: { filter, format } }, async (tx) => {
    tx.record({ subject: { type: 'AuditLog', id: filter.service ?? 'all' }, note: JSON.stringify({ filter, format }) });
    return {};
  });
  if (isProblem(recorded)) return recorded;
  const entries: AuditEntry[] = [];
  let hasMore = true;
  while (hasMore && entries.length < MOST) {
    const last = entries.at(-1);
    const page = await readEntries(context, sources, { filter, first: PAGE, after: last ? { at: last.at, id: last.id } : null });
    // A file that lacks a service's entries would pass for the whole.
    if (page.unavailable.length > 0) throw new Error(`no audit log of ${page.unavailable.join(', ')}`);
    entries.push(...page.entries);
    hasMore = page.hasNextPage;
  }
  return { text: format === 'CSV' ? csvOf(entries) : ndjsonOf(entries), entries: entries.length, hasMore };
}

const ndjsonOf = (entries: readonly AuditEntry[]): string => entries.map((entry) => `${JSON.stringify(entry)}\n`).join('');

const COLUMNS: Readonly<Record<string, (entry: AuditEntry) => string>> = {
  时间: ({ at }) => at,
  服务: ({ service }) => service,
  人员: ({ actorName }) => actorName,
  职务: ({ actorPosts }) => actorPosts.map(({ title }) => title).join('、'),
  账号: ({ actorId }) => actorId,
  操作: ({ action }) => action,
  对象类别: ({ subjectType }) => subjectType,
  对象编号: ({ subjectId }) => subjectId,
  依据: ({ basis }) => basis.map(({ law, article }) => `${law}${article}`).join('；'),
  说明: ({ detail }) => detail ?? '',
  请求编号: ({ requestId }) => requestId,
  记录编号: ({ id }) => id,
};

/** A spreadsheet runs a cell that starts like a formula; with ' before it, it is text. */
const RUNS = /^[=+\-@\t\r＝＋－＠]/;

function cell(value: string): string {
  const safe = RUNS.test(value) ? `'${value}` : value;
  return /[",\r\n\t]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** RFC 4180, with the byte order mark without which Excel takes UTF-8 for the local code page. */
function csvOf(entries: readonly AuditEntry[]): string {
  const rows = [Object.keys(COLUMNS), ...entries.map((entry) => Object.values(COLUMNS).map((column) => column(entry)))];
  return `\uFEFF${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}
