import { legalDay } from '@redpine/kit/clock';
import { connection } from '@redpine/kit/view/connection';
import { byId, column, computed, day, defineView, derived, guarded, instant, json, many, one, publicToAll, reference } from '@redpine/kit/view/define';
import { date, raw, sql } from '@redpine/kit/view/sql';
import { areaAndAboveJson } from '../area/area.visibility.ts';
import type { VoterReportFilter } from '../generated/types.ts';
import { historyOf } from '../history/history.view.ts';
import { voterReportLetters } from '../letter/letter.view.ts';
import { knowsTalks } from '../talk/talk.policy.ts';
import { voterReportFigures } from './voter-report.figures.ts';
import { voterReportFilters, voterReportOrders } from './voter-report.filter.ts';
import { schedulingActions, voterReportActions } from './voter-report.policy.ts';
import type { VoterReportFacts } from './voter-report.workflow.ts';

const voterReportView = defineView({
  type: 'VoterReport',
  from: 'voter_report',
  // Given before voters: everybody with an account knows of it.
  visible: (_report, { actor }) => sql`${knowsTalks(actor)}`,
  fields: {
    id: column('id'),
    version: column('version'),
    state: column('state'),
    deputy: one('Deputy', 'deputy_id'),
    area: reference('Area', 'area_id', 'Area'),
    place: column('place'),
    plannedOn: day('planned_on'),
    heldOn: day('held_on'),
    voters: column('voters'),
    report: column('report'),
    questions: json('questions'),
    files: json('files'),
    appraisal: computed(({ row, context }) => sql`case when ${row('appraisal')} is not null then ${row('appraisal')} || jsonb_build_object('small',
      (select sum(value::int) from jsonb_each_text(${row('appraisal')} - 'comment'))
        < coalesce((rule_value('VOTER_REPORT_APPRAISAL', ${date(legalDay(context.clock()))}) ->> 'least')::int, 0)) end`),
    feedback: column('feedback'),
    returnReason: column('return_reason'),
    cancelReason: column('cancel_reason'),
    publishedAt: instant('published_at'),
    withdrawReason: column('withdraw_reason'),
    letters: voterReportLetters,
    history: historyOf('VoterReport'),
    availableActions: derived<VoterReportFacts>({
      facts: ({ row, context }) => sql`(select json_build_object('state', ${row('state')}, 'lies', ${areaAndAboveJson(row('area_id'))},
        'deputyPerson', d.person_id, 'deputyStatus', d.status, 'published', ${row('published_at')} is not null,
        'appraisalRequired', coalesce((rule_value('VOTER_REPORT_APPRAISAL', ${date(legalDay(context.clock()))}) ->> 'required')::boolean, false))
        from deputy d where d.id = ${row('deputy_id')})`,
      compute: (facts, { actor, language }) => voterReportActions(facts, actor, language),
    }),
    updatedAt: instant('updated_at'),
  },
});

/** The snapshots that stand: reached from the deputy as the public finds her. */
const publishedReportView = defineView({
  type: 'PublishedVoterReport',
  from: sql`(select * from published_voter_report where withdrawn_at is null)`,
  visible: publicToAll,
  fields: {
    id: column('id'),
    heldOn: day('held_on'),
    place: column('place'),
    voters: column('voters'),
    report: column('report'),
    questions: json('questions'),
    appraisal: json('appraisal'),
    publishedAt: instant('published_at'),
  },
});

export const voterReportViews = [voterReportView, publishedReportView];

export const voterReportQueries = {
  voterReport: byId('VoterReport'),
  voterReports: connection<VoterReportFilter>('VoterReport', { filters: voterReportFilters, orders: voterReportOrders }),
  voterReportFigures: guarded('counts over the rows that the predicate of VoterReport lets the viewer see', voterReportFigures()),
  voterReportActions: guarded('no row: what the viewer’s own posts allow', derived<object>({
    facts: () => raw(`'{}'::json`),
    compute: (_facts, { actor, language }) => schedulingActions(actor, language),
  })),
};

/** Her reports, of a deputy. */
export const voterReportsOfDeputy = connection('VoterReport', {
  where: ({ row, other }) => sql`${other('deputy_id')} = ${row('id')}`,
  orders: voterReportOrders,
});

/** 公开的述职 of a deputy. */
export const publishedReports = many('PublishedVoterReport', {
  where: ({ row, other }) => sql`${other('deputy_id')} = ${row('id')}`,
  orderBy: (published) => sql`${published('held_on')} desc, ${published('id')} desc`,
  limit: 20,
});
