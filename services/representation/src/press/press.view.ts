/** Presses as they are read, by whoever sees the units of the suggestion. */
import { legalDay } from '@redpine/kit/clock';
import { connection, filters, order } from '@redpine/kit/view/connection';
import { along, byId, column, computed, day, defineView, derived, instant, many, one, reference, type Row, type ViewContext } from '@redpine/kit/view/define';
import { date, raw, sql, type Sql, uuid, uuids } from '@redpine/kit/view/sql';
import type { PressFilter } from '../generated/types.ts';
import { parts, rowOfSuggestion } from '../suggestion/suggestion.visibility.ts';
import { COMMITTEE_POSTS, COUNCIL_POSTS, pressActions } from './press.policy.ts';
import type { PressFacts } from './press.workflow.ts';

export const pressRows = sql`(select p.*, s.state as suggestion_state, s.origin as suggestion_origin, s.lead_deputy_id as suggestion_lead,
    s.confidential as suggestion_confidential, concat_ws(' ', s.number, s.title) as suggestion_title
  from press p join suggestion s on s.id = p.suggestion_id)`;

/** As `isOwnPress` of the policy. */
export function own(press: Row, { actor }: ViewContext): Sql {
  const organs = actor.posts.flatMap(({ kind, organ }) => (organ !== null && COMMITTEE_POSTS.some((each) => each === kind) ? [organ] : []));
  return sql`(coalesce(${press('leader_id')} = ${uuid(actor.person)}, false) or coalesce(${press('organ_id')} = any(${uuids(organs)}), false))`;
}

/** Whoever sees the units of the suggestion: who leads or presses for it reads it by that. */
export const seen = (press: Row, { actor }: ViewContext): Sql => parts(actor, rowOfSuggestion(press)).units;

const FACTS_OF = (suggestion: Sql): Sql => sql`'open', (select coalesce(json_agg(o.kind), '[]') from press o where o.suggestion_id = ${suggestion} and o.state = 'OPEN'),
  'count', (select count(*) from press o where o.suggestion_id = ${suggestion})`;

const pressView = defineView({
  type: 'Press',
  from: pressRows,
  visible: seen,
  fields: {
    id: column('id'),
    version: column('version'),
    kind: column('kind'),
    state: column('state'),
    suggestion: one('Suggestion', 'suggestion_id'),
    title: column('suggestion_title'),
    meeting: column('meeting'),
    on: day('on_day'),
    leader: column('leader_name'),
    organ: reference('Organ', 'organ_id', 'Organ'),
    note: column('note'),
    result: column('result'),
    closedOn: day('closed_on'),
    notes: many('PressNote', {
      where: ({ row, other }) => sql`${other('press_id')} = ${row('id')}`,
      orderBy: (note) => sql`${note('at')}, ${note('id')}`,
      limit: 50,
    }),
    mine: column(({ row, context }) => own(row, context)),
    availableActions: derived<PressFacts>({
      facts: ({ row }) => sql`json_build_object('state', ${row('state')}, 'kind', ${row('kind')}, 'leader', ${row('leader_id')},
        'organ', ${row('organ_id')}, 'suggestionState', ${row('suggestion_state')}, 'confidential', ${row('suggestion_confidential')},
        ${FACTS_OF(row('suggestion_id'))})`,
      compute: (facts, { actor, language }) => pressActions(facts, actor, language),
    }),
    startedAt: instant('started_at'),
  },
});

const noteView = defineView({
  type: 'PressNote',
  from: sql`(select n.*, p.suggestion_id, s.state as suggestion_state, s.origin as suggestion_origin,
      s.lead_deputy_id as suggestion_lead, s.confidential as suggestion_confidential
    from press_note n join press p on p.id = n.press_id join suggestion s on s.id = p.suggestion_id)`,
  visible: (note, { actor }) => parts(actor, rowOfSuggestion(note)).text,
  fields: { id: column('id'), text: column('text'), by: column('by'), at: instant('at') },
});

/** For whoever records what the Council of Chairpersons decided. */
const records = (_row: Row, { actor }: ViewContext): Sql => sql`${actor.posts.some(({ kind }) => COUNCIL_POSTS.some((each) => each === kind))}`;

const leaderView = defineView({
  type: 'PressLeader',
  from: ({ clock }) => sql`(select distinct on (p.person_id) p.person_id as id, person.name, p.title, p.kind from post p join person on person.id = p.person_id
    where p.kind in ('CHAIRPERSON', 'VICE_CHAIRPERSON') and p.from_on <= ${date(legalDay(clock()))} and coalesce(p.until_on >= ${date(legalDay(clock()))}, true)
    order by p.person_id, p.kind)`,
  visible: records,
  fields: { id: column('id'), name: column('name'), title: column('title') },
});

const committeeView = defineView({
  type: 'PressCommittee',
  from: ({ clock }) => sql`(select id, name from organ where kind = 'CONGRESS' and coalesce(until_on >= ${date(legalDay(clock()))}, true))`,
  visible: records,
  fields: { id: column('id'), name: column('name') },
});

export const pressViews = [pressView, noteView, leaderView, committeeView];

export const pressQueries = {
  press: byId('Press'),
  presses: connection<PressFilter>('Press', {
    filters: filters<PressFilter>({
      kinds: (kinds, press) => sql`${press('kind')} = any(${kinds})`,
      state: (state, press) => sql`${press('state')} = ${state}`,
      mine: (isSo, press, context) => (isSo ? own(press, context) : sql`not ${own(press, context)}`),
    }),
    orders: { NEWEST: order('timestamptz', (press) => press('started_at'), 'desc', 'never null') },
  }),
  pressLeaders: many('PressLeader', { where: () => raw('true'), orderBy: (leader) => sql`${leader('kind')}, ${leader('name')}, ${leader('id')}`, limit: 20 }),
  pressCommittees: many('PressCommittee', { where: () => raw('true'), orderBy: (organ) => sql`${organ('name')}, ${organ('id')}`, limit: 30 }),
};

/** An open press (`pressed`), or a key one, open or not. */
export const isPressed = (suggestion: Row): Sql => sql`exists (select 1 from press p where p.suggestion_id = ${suggestion('id')} and p.state = 'OPEN')`;
export const isKey = (suggestion: Row): Sql => sql`exists (select 1 from press p where p.suggestion_id = ${suggestion('id')} and p.kind = 'KEY')`;

/** What a suggestion shows of how it is pressed for. */
export const pressesOfSuggestion = {
  presses: many('Press', {
    where: along('suggestion_id'),
    orderBy: (press) => sql`${press('started_at')}, ${press('id')}`,
    limit: 10,
  }),
  pressMarks: computed(
    ({ row }) => sql`(select coalesce(jsonb_agg(distinct p.kind), '[]') from press p where p.suggestion_id = ${row('id')} and (p.state = 'OPEN' or p.kind = 'KEY'))`,
  ),
  pressActions: derived<PressFacts>({
    facts: ({ row }) => sql`json_build_object('state', 'NONE', 'kind', null, 'leader', null, 'organ', null,
      'suggestionState', ${row('state')}, 'confidential', ${row('confidential')}, ${FACTS_OF(row('id'))})`,
    compute: (facts, { actor, language }) => pressActions(facts, actor, language),
  }),
};
