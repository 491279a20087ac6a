import { legalDay } from '@redpine/kit/clock';
import { connection } from '@redpine/kit/view/connection';
import { type At, byId, column, day, defineView, derived, instant, json, many, masked, one, reference, type Row } from '@redpine/kit/view/define';
import { date, raw, sql, type Sql } from '@redpine/kit/view/sql';
import type { CommitmentFilter } from '../generated/types.ts';
import { noted, parts, rowOfSuggestion } from '../suggestion/suggestion.visibility.ts';
import { seen } from './commitment.figures.ts';
import { commitmentFilters, commitmentOrders } from './commitment.filter.ts';
import { commitmentActions } from './commitment.policy.ts';
import { commitmentRows } from './commitment.rows.ts';
import type { CommitmentFacts } from './commitment.workflow.ts';

const today = ({ context }: Pick<At, 'context'>): Sql => date(legalDay(context.clock()));

/** What a confidential suggestion's reply promised is read as its text is: the reading is noted. */
const readText = ({ row, context }: At): Sql =>
  sql`case when ${noted(raw('true'), rowOfSuggestion(row), context)} then ${row('text')} end`;

const ofThis = (of: string) => ({
  where: ({ row, other }: { row: Row; other: Row }): Sql => sql`${other('commitment_id')} = ${row('id')}`,
  orderBy: (other: Row): Sql => sql`${other(of)}, ${other('id')}`,
  limit: 10,
});

export const commitmentView = defineView({
  type: 'Commitment',
  from: commitmentRows,
  visible: seen,
  fields: {
    id: column('id'),
    version: column('version'),
    suggestion: one('Suggestion', 'suggestion_id'),
    handling: one('Handling', 'handling_id'),
    unit: reference('Organ', 'handling_unit', 'Organ'),
    state: column('state'),
    text: column(readText),
    measure: column('measure'),
    promisedOn: day('promised_on'),
    dueOn: day('due_on'),
    firstDueOn: day('first_due_on'),
    metOn: day('met_on'),
    overdue: column((at) => sql`${at.row('due_on')} < coalesce(${at.row('met_on')}, ${today(at)})`),
    daysLeft: column((at) => sql`case when ${at.row('met_on')} is null then ${at.row('due_on')} - ${today(at)} end`),
    reports: many('CommitmentReport', ofThis('on_day')),
    dueRequests: many('CommitmentDueRequest', ofThis('asked_at')),
    evaluation: one('CommitmentEvaluation', ({ row, other }) => sql`${other('commitment_id')} = ${row('id')}`),
    presses: many('CommitmentPress', ofThis('year')),
    registeredAt: instant('registered_at'),
    availableActions: derived<CommitmentFacts>({
      facts: ({ row }) => sql`json_build_object('state', ${row('state')}, 'unit', ${row('handling_unit')},
        'leadPerson', (select d.person_id from deputy d where d.id = ${row('suggestion_lead')}),
        'leadStatus', (select d.status from deputy d where d.id = ${row('suggestion_lead')}),
        'dueAsked', exists (select 1 from commitment_due_request r where r.commitment_id = ${row('id')} and r.outcome = 'ASKED'))`,
      compute: (facts, { actor, language }) => commitmentActions(facts, actor, language),
    }),
    updatedAt: instant('updated_at'),
  },
});

/** What hangs on a commitment, with the columns that visibility follows from. */
const ofCommitment = (table: Sql): Sql => sql`(select x.*, h.organ_id as handling_unit, c.suggestion_id,
    s.state as suggestion_state, s.origin as suggestion_origin, s.lead_deputy_id as suggestion_lead, s.confidential as suggestion_confidential
  from ${table} x join commitment c on c.id = x.commitment_id join handling h on h.id = c.handling_id
    join suggestion s on s.id = c.suggestion_id)`;

const reportView = defineView({
  type: 'CommitmentReport',
  from: ofCommitment(sql`commitment_report`),
  visible: seen,
  fields: {
    id: column('id'),
    text: column(readText),
    files: masked(json('files'), ({ row, context }) => parts(context.actor, rowOfSuggestion(row)).files),
    on: day('on_day'),
    outcome: column('outcome'),
    reason: column('reason'),
  },
});

const dueRequestView = defineView({
  type: 'CommitmentDueRequest',
  from: ofCommitment(sql`commitment_due_request`),
  visible: seen,
  fields: {
    id: column('id'),
    from: day('from_on'),
    to: day('to_on'),
    reason: column('reason'),
    askedAt: instant('asked_at'),
    outcome: column('outcome'),
    refusal: column('refusal'),
    decidedAt: instant('decided_at'),
  },
});

const evaluationView = defineView({
  type: 'CommitmentEvaluation',
  from: ofCommitment(sql`commitment_evaluation`),
  visible: seen,
  fields: {
    attitude: column('attitude'),
    result: column('result'),
    comment: column('comment'),
    at: instant('at'),
  },
});

const pressView = defineView({
  type: 'CommitmentPress',
  from: ofCommitment(sql`commitment_press`),
  visible: seen,
  fields: { year: column('year'), on: day('on_day'), overdue: column('overdue') },
});

export const commitmentViews = [commitmentView, reportView, dueRequestView, evaluationView, pressView];

export const commitmentQueries = {
  commitment: byId('Commitment'),
  commitments: connection<CommitmentFilter>('Commitment', { filters: commitmentFilters, orders: commitmentOrders }),
};
