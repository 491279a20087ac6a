/** The report on handling: published ones are read by everybody, without signing in. */
import { connection, filters, order } from '@redpine/kit/view/connection';
import { byId, column, day, defineView, derived, guarded, instant, json } from '@redpine/kit/view/define';
import { raw, sql } from '@redpine/kit/view/sql';
import type { HandlingReportFilter } from '../generated/types.ts';
import { reportLetters } from '../letter/letter.view.ts';
import { readableStates, reportActions } from './report.policy.ts';
import type { ReportFacts } from './report.workflow.ts';

export const reportView = defineView({
  type: 'HandlingReport',
  from: 'handling_report',
  visible: (report, { actor }) => sql`${report('state')} = any(${readableStates(actor)})`,
  fields: {
    id: column('id'),
    version: column('version'),
    state: column('state'),
    title: column('title'),
    from: day('from_on'),
    until: day('until_on'),
    figures: json('figures'),
    sections: json('sections'),
    submittedOn: day('submitted_on'),
    meeting: column('meeting'),
    heardOn: day('heard_on'),
    ballot: column('ballot'),
    opinions: column('opinions'),
    followUp: column('follow_up'),
    printedFor: column('printed_for'),
    publishedAt: instant('published_at'),
    letters: reportLetters,
    availableActions: derived<ReportFacts>({
      facts: ({ row }) => sql`json_build_object('state', ${row('state')}, 'written',
        (select coalesce(json_agg(s ->> 'part'), '[]') from jsonb_array_elements(${row('sections')}) as s where s ->> 'text' <> ''))`,
      compute: (facts, { actor, language }) => reportActions(facts, actor, language),
    }),
  },
});

export const reportQueries = {
  handlingReport: byId('HandlingReport'),
  handlingReports: connection<HandlingReportFilter>('HandlingReport', {
    filters: filters<HandlingReportFilter>({ states: (states, report) => sql`${report('state')} = any(${states})` }),
    orders: { NEWEST: order('timestamptz', (report) => report('created_at'), 'desc', 'never null') },
  }),
  handlingReportActions: guarded('no row: what the viewer’s own posts allow', derived<object>({
    facts: () => raw(`'{}'::json`),
    compute: (_facts, { actor, language }) => reportActions({ state: 'NONE', written: [] }, actor, language),
  })),
};
