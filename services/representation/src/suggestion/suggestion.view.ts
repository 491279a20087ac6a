import { legalDay } from '@redpine/kit/clock';
import {
  along,
  type At,
  byId,
  column,
  computed,
  day,
  defineView,
  derived,
  instant,
  json,
  many,
  masked,
  one,
  publicToAll,
  rowOf,
  reference,
  type ViewContext,
} from '@redpine/kit/view/define';
import { date, raw, sql, type Sql } from '@redpine/kit/view/sql';
import { connection } from '@redpine/kit/view/connection';
import type { SuggestionFilter } from '../generated/types.ts';
import { meetingLetters, suggestionLetters } from '../letter/letter.view.ts';
import { pressesOfSuggestion } from '../press/press.view.ts';
import { publicationActionsOfSuggestion } from '../publication/publication.view.ts';
import { suggestionFilters, suggestionOrders } from './suggestion.filter.ts';
import { browses, suggestionActions } from './suggestion.policy.ts';
import { noted, ofSuggestion, parts, rowOfSuggestion, suggestionRow } from './suggestion.visibility.ts';
import type { SuggestionFacts } from './suggestion.workflow.ts';
import { timelineOfSuggestion } from '../timeline/timeline.view.ts';
import { titleRuns } from './titleRuns.ts';

const heading = ({ row, context }: At): Sql => parts(context.actor, suggestionRow(row)).heading;
const units = ({ row, context }: At): Sql => parts(context.actor, suggestionRow(row)).units;
const text = ({ row, context }: At): Sql => parts(context.actor, suggestionRow(row)).text;
const persons = ({ row, context }: At): Sql => parts(context.actor, suggestionRow(row)).persons;

/** As text or files, noting who reads what is confidential. */
const readText = ({ row, context }: At): Sql => noted(parts(context.actor, suggestionRow(row)).text, suggestionRow(row), context);
const readFiles = ({ row, context }: At): Sql => noted(parts(context.actor, suggestionRow(row)).files, suggestionRow(row), context);

/** Empty text is text not written yet. */
const written = (of: string) => column(({ row }) => sql`nullif(${row(of)}, '')`);

/** Title, state, version, origin, source and last change have no null in the contract: whoever sees the row sees them. */
export const suggestionView = defineView({
  type: 'Suggestion',
  from: 'suggestion',
  visible: (suggestion, { actor }) => parts(actor, suggestionRow(suggestion)).row,
  fields: {
    id: column('id'),
    version: column('version'),
    number: masked(column('number'), heading),
    title: column('title'),
    state: column('state'),
    origin: column('origin'),
    source: column('source'),
    topic: masked(reference('Topic', 'topic_id', 'Topic'), heading),
    area: masked(reference('Area', 'area_id', 'Area'), heading),
    congressSession: masked(reference('CongressSession', 'congress_session_id', 'CongressSession'), heading),
    facts: masked(written('facts'), readText),
    proposal: masked(written('proposal'), readText),
    files: masked(json('files'), readFiles),
    leadDeputy: masked(one('Deputy', 'lead_deputy_id'), persons),
    leadDeputyText: masked(
      column(({ row }) => sql`case when ${row('lead_deputy_id')} is null then ${row('lead_deputy_text')} end`),
      persons,
    ),
    cosigners: many('Cosigner', {
      where: along('suggestion_id'),
      orderBy: (cosigner) => cosigner('position'),
      limit: 100,
    }),
    submittedAt: masked(instant('submitted_at'), heading),
    paperOn: masked(day('paper_on'), heading),
    assignedOn: masked(day('assigned_on'), heading),
    returnReason: masked(column('return_reason'), text),
    assignmentMode: masked(column('assignment_mode'), units),
    track: masked(column('track'), units),
    trackReason: masked(column('track_reason'), text),
    confidential: column('confidential'),
    motionNumber: masked(column('motion_number'), heading),
    inadmissibility: masked(
      one(
        'Inadmissibility',
        ({ row, other }) => sql`${other('id')} = (select i.id from inadmissibility i where i.code = ${row('inadmissibility_code')}
          order by i.effective_from desc limit 1)`,
      ),
      text,
    ),
    endReason: masked(column('end_reason'), text),
    endedOn: masked(day('ended_on'), heading),
    handedOverOn: masked(day('handed_over_on'), units),
    meeting: masked(one('AssignmentMeeting', 'meeting_id'), units),
    jointCase: masked(one('JointCase', 'joint_case_id'), units),
    archivedOn: masked(day('archived_on'), heading),
    handlings: many('Handling', {
      where: along('suggestion_id'),
      orderBy: (handling) => sql`${handling('state')} in ('RETURNED', 'WITHDRAWN'), ${handling('position')}`,
      limit: 20,
    }),
    nextDeadline: one(
      'Deadline',
      ({ row, other }) => sql`${other('id')} = (select d.id from deadline d where d.suggestion_id = ${row('id')}
        and d.met_on is null and d.lapsed_on is null order by d.due_on, d.id limit 1)`,
    ),
    deadlines: many('Deadline', {
      where: along('suggestion_id'),
      orderBy: (deadline) => sql`${deadline('start_on')}, ${deadline('id')}`,
      limit: 50,
    }),
    timeline: timelineOfSuggestion,
    flags: masked(json('flags'), text),
    commitments: many('Commitment', {
      where: along('suggestion_id'),
      orderBy: (commitment) => sql`${commitment('due_on')}, ${commitment('id')}`,
      limit: 20,
    }),
    publication: one('Publication', along('suggestion_id')),
    publicationActions: publicationActionsOfSuggestion,
    ...pressesOfSuggestion,
    pressMarks: masked(pressesOfSuggestion.pressMarks, units),
    letters: suggestionLetters,
    availableActions: derived<SuggestionFacts>({
      facts: ({ row, context }) => sql`json_build_object(
        'handedOver', ${row('handed_over_on')} is not null, 'joined', ${row('joint_case_id')} is not null, 'confidential', ${row('confidential')},
        'tiers', ${tiersNow(context)},
        'state', ${row('state')}, 'origin', ${row('origin')}, 'everSubmitted', ${row('submitted_at')} is not null,
        'title', ${row('title')}, 'facts', ${row('facts')}, 'proposal', ${row('proposal')}, 'topic', ${row('topic_id')},
        'leadPerson', (select d.person_id from deputy d where d.id = ${row('lead_deputy_id')}),
        'leadStatus', (select d.status from deputy d where d.id = ${row('lead_deputy_id')}),
        'cosigners', (select coalesce(json_agg(json_build_object('person', d.person_id, 'state', c.state, 'status', d.status)), '[]')
          from cosigner c join deputy d on d.id = c.deputy_id where c.suggestion_id = ${row('id')}),
        'handlings', (select coalesce(json_agg(json_build_object('unit', h.organ_id, 'role', h.role, 'state', h.state)), '[]')
          from handling h where h.suggestion_id = ${row('id')}))`,
      compute: (facts, { actor, language }) => suggestionActions(facts, actor, language),
    }),
    titleRuns: derived<string, { search?: string | null }>({
      facts: ({ row }) => sql`to_json(${row('title')})`,
      compute: (title, _context, { search }) => titleRuns(title, search),
    }),
    opinions: many('Opinion', { where: ({ row, other }) => sql`${other('suggestion_id')} = ${row('id')}`, orderBy: (opinion) => sql`${opinion('id')}`, limit: 20 }),
    updatedAt: instant('updated_at'),
  },
});

/** Who signs is for the parties and those who read everything: other deputies see the lead alone. */
const cosignerView = defineView({
  type: 'Cosigner',
  from: ofSuggestion('cosigner'),
  visible: (cosigner, { actor }) => parts(actor, rowOfSuggestion(cosigner)).files,
  fields: {
    id: column('id'),
    deputy: one('Deputy', 'deputy_id'),
    state: column('state'),
    withdrawReason: column('withdraw_reason'),
    since: instant('since'),
  },
});

/** What the row SUGGESTION_TWO_TIER says today. */
function tiersNow({ clock }: ViewContext): Sql {
  const today = date(legalDay(clock()));
  return sql`(select r.value ->> 'tiers' from rule r where r.code = 'SUGGESTION_TWO_TIER' and r.area is null
    and r.effective_from <= ${today} and coalesce(r.effective_until >= ${today}, true) order by r.version desc limit 1)`;
}

/** Seen by whoever sees the units of one of its suggestions; it shows the reason and what one sees anyway. */
const jointCaseView = defineView({
  type: 'JointCase',
  from: 'joint_case',
  visible: (joint, { actor }) =>
    sql`exists (select 1 from suggestion s where s.joint_case_id = ${joint('id')} and ${parts(actor, suggestionRow(rowOf('s'))).units})`,
  fields: {
    id: column('id'),
    reason: column('reason'),
    madeAt: instant('made_at'),
    suggestions: many('Suggestion', {
      where: ({ row, other, context }) =>
        sql`${other('joint_case_id')} = ${row('id')} and ${parts(context.actor, suggestionRow(other)).units}`,
      orderBy: (suggestion) => sql`${suggestion('number_key')}, ${suggestion('id')}`,
      limit: 20,
    }),
  },
});

const meetingView = defineView({
  type: 'AssignmentMeeting',
  from: 'assignment_meeting',
  visible: (_meeting, { actor }) => sql`${browses(actor)}`,
  fields: {
    id: column('id'),
    name: column('name'),
    on: day('held_on'),
    suggestions: connection('Suggestion', {
      where: ({ row, other, context }) =>
        sql`${other('meeting_id')} = ${row('id')} and ${parts(context.actor, suggestionRow(other)).units}`,
      orders: { NUMBER: suggestionOrders.NUMBER },
    }),
    letters: meetingLetters,
  },
});

const inadmissibilityView = defineView({
  type: 'Inadmissibility',
  from: 'inadmissibility',
  visible: publicToAll,
  fields: {
    code: column('code'),
    name: column('name'),
    legalBasis: computed(
      ({ row }) => sql`jsonb_build_object('law', ${row('law')}, 'article', ${row('article')}, 'mark', ${row('mark')})`,
    ),
  },
});

export const suggestionParts = [cosignerView, jointCaseView, meetingView, inadmissibilityView];

/** Those in force today. */
export const inadmissibilities = many('Inadmissibility', {
  where: ({ other, context }) => {
    const today = date(legalDay(context.clock()));
    return sql`${other('effective_from')} <= ${today} and coalesce(${other('effective_until')} >= ${today}, true)`;
  },
  orderBy: (ground) => sql`${ground('position')}, ${ground('code')}`,
  limit: 10,
});

export const assignmentMeetings = many('AssignmentMeeting', {
  where: () => raw('true'),
  orderBy: (meeting) => sql`${meeting('held_on')} desc, ${meeting('id')}`,
  limit: 20,
});

export const assignmentMeeting = byId('AssignmentMeeting');

export const suggestionById = byId('Suggestion');

export const suggestions = connection<SuggestionFilter>('Suggestion', {
  filters: suggestionFilters,
  orders: suggestionOrders,
});
