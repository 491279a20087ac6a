import {
  type At,
  byId,
  column,
  day,
  defineView,
  derived,
  instant,
  json,
  many,
  masked,
  one,
  reference,
} from '@redpine/kit/view/define';
import { sql, type Sql } from '@redpine/kit/view/sql';
import { connection } from '@redpine/kit/view/connection';
import type { SuggestionFilter } from '../generated/types.ts';
import { suggestionFilters, suggestionOrders } from './suggestion.filter.ts';
import { suggestionActions } from './suggestion.policy.ts';
import { ofSuggestion, parts, rowOfSuggestion, suggestionRow } from './suggestion.visibility.ts';
import type { SuggestionFacts } from './suggestion.workflow.ts';
import { titleRuns } from './titleRuns.ts';

const heading = ({ row, context }: At): Sql => parts(context.actor, suggestionRow(row)).heading;
const units = ({ row, context }: At): Sql => parts(context.actor, suggestionRow(row)).units;
const text = ({ row, context }: At): Sql => parts(context.actor, suggestionRow(row)).text;
const persons = ({ row, context }: At): Sql => parts(context.actor, suggestionRow(row)).persons;
const files = ({ row, context }: At): Sql => parts(context.actor, suggestionRow(row)).files;

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
    facts: masked(written('facts'), text),
    proposal: masked(written('proposal'), text),
    files: masked(json('files'), files),
    leadDeputy: masked(one('Deputy', 'lead_deputy_id'), persons),
    leadDeputyText: masked(
      column(({ row }) => sql`case when ${row('lead_deputy_id')} is null then ${row('lead_deputy_text')} end`),
      persons,
    ),
    cosigners: many('Cosigner', {
      where: ({ row, other }) => sql`${other('suggestion_id')} = ${row('id')}`,
      orderBy: (cosigner) => cosigner('position'),
      limit: 100,
    }),
    submittedAt: masked(instant('submitted_at'), heading),
    assignedOn: masked(day('assigned_on'), heading),
    returnReason: masked(column('return_reason'), text),
    assignmentMode: masked(column('assignment_mode'), units),
    track: masked(column('track'), units),
    trackReason: masked(column('track_reason'), text),
    handlings: many('Handling', {
      where: ({ row, other }) => sql`${other('suggestion_id')} = ${row('id')}`,
      orderBy: (handling) => sql`${handling('state')} = 'RETURNED', ${handling('position')}`,
      limit: 20,
    }),
    nextDeadline: one(
      'Deadline',
      ({ row, other }) => sql`${other('id')} = (select d.id from deadline d where d.suggestion_id = ${row('id')}
        and d.met_on is null and d.lapsed_on is null order by d.due_on, d.id limit 1)`,
    ),
    deadlines: many('Deadline', {
      where: ({ row, other }) => sql`${other('suggestion_id')} = ${row('id')}`,
      orderBy: (deadline) => sql`${deadline('start_on')}, ${deadline('id')}`,
      limit: 50,
    }),
    timeline: many('TimelineEntry', {
      where: ({ row, other }) => sql`${other('suggestion_id')} = ${row('id')}`,
      orderBy: (entry) => sql`${entry('at')}, ${entry('id')}`,
      limit: 500,
    }),
    flags: masked(json('flags'), text),
    availableActions: derived<SuggestionFacts>({
      facts: ({ row }) => sql`json_build_object(
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
    updatedAt: instant('updated_at'),
  },
});

/** Who signs is for the parties and those who read everything: other deputies see the lead alone. */
export const cosignerView = defineView({
  type: 'Cosigner',
  from: ofSuggestion('cosigner'),
  visible: (cosigner, { actor }) => parts(actor, rowOfSuggestion(cosigner)).files,
  fields: {
    id: column('id'),
    deputy: one('Deputy', 'deputy_id'),
    state: column('state'),
    since: instant('since'),
  },
});

export const suggestionById = byId('Suggestion');

export const suggestions = connection<SuggestionFilter>('Suggestion', {
  filters: suggestionFilters,
  orders: suggestionOrders,
});
