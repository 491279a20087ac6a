import type { Problem } from '@redpine/kit/problem';
import type { Context } from '../context.ts';
import type { ReportDone } from '../handling-report/report.commands.ts';
import { draftReport, editReport, followUpReport, hearReport, printReport, publishReport, submitReport } from '../handling-report/report.commands.ts';
import type { ReportDeed } from './rows.ts';

/** Carries out an act on a report as it stands. `id` is null for the draft that begins it. */
export async function tellReport(
  context: Context,
  id: string | null,
  deed: ReportDeed,
  idempotencyKey: string,
): Promise<ReportDone | Problem> {
  if (deed.act === 'REPORT_DRAFT') {
    const { title, from, until } = deed;
    return draftReport(context, { idempotencyKey, title, from, until });
  }
  const [now] = await context.database.query<{ report: string; version: number }>(
    'select id as report, version from handling_report where id = $1',
    [id],
  );
  if (!now) throw new Error('a report begins with its draft');
  const on = { idempotencyKey, ...now };
  switch (deed.act) {
    case 'REPORT_EDIT':
      return editReport(context, { ...on, sections: [...deed.sections] });
    case 'REPORT_SUBMIT':
      return submitReport(context, on);
    case 'REPORT_HEAR': {
      const { meeting, on: day, ballot, opinions } = deed;
      return hearReport(context, { ...on, meeting, on: day, ballot, opinions });
    }
    case 'REPORT_FOLLOW_UP':
      return followUpReport(context, { ...on, text: deed.text });
    case 'REPORT_PRINT':
      return printReport(context, { ...on, text: deed.text });
    case 'REPORT_PUBLISH':
      return publishReport(context, on);
  }
}
