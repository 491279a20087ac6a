import { legalDay } from '@redpine/kit/clock';
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
  publicToAll,
  reference,
  type Row,
  type ViewContext,
} from '@redpine/kit/view/define';
import { date, sql, type Sql, uuids } from '@redpine/kit/view/sql';
import { ofHandling, ofSuggestion, parts, rowOfSuggestion, unitsOf } from '../suggestion/suggestion.visibility.ts';
import { handlingActions } from './handling.policy.ts';
import type { HandlingFacts } from './handling.workflow.ts';

const details = ({ row, context }: Pick<At, 'row' | 'context'>): Sql =>
  parts(context.actor, rowOfSuggestion(row)).details(row('organ_id'));

/** What hangs on a handling is seen by whoever sees the handling's details. */
const detailsOf = (row: Row, { actor }: ViewContext): Sql =>
  parts(actor, rowOfSuggestion(row)).details(row('handling_unit'));

const ofThis = ({ row, other }: { row: Row; other: Row }): Sql => sql`${other('handling_id')} = ${row('id')}`;

const deadlineOf = (kind: 'REPLY' | 'EVALUATE') =>
  one('Deadline', (across) => sql`${ofThis(across)} and ${across.other('kind')} = ${kind}`);

/** Which unit handles, in which role and state, is seen by more people than what came of it. */
export const handlingView = defineView({
  type: 'Handling',
  from: ofSuggestion('handling'),
  visible: (handling, { actor }) => parts(actor, rowOfSuggestion(handling)).units,
  fields: {
    id: column('id'),
    version: column('version'),
    suggestion: one('Suggestion', 'suggestion_id'),
    unit: reference('Organ', 'organ_id', 'Organ'),
    unitText: column(({ row }) => sql`case when ${row('organ_id')} is null then nullif(${row('unit_text')}, '') end`),
    role: column('role'),
    state: column('state'),
    offeredAt: instant('offered_at'),
    acceptedAt: masked(instant('accepted_at'), details),
    returnReason: masked(column('return_reason'), details),
    contacts: many('Contact', {
      where: ofThis,
      orderBy: (contact) => sql`${contact('on_day')}, ${contact('id')}`,
      limit: 100,
    }),
    replyDraft: one('ReplyDraft', ofThis),
    reply: one('Reply', ofThis),
    evaluation: one('Evaluation', ofThis),
    replyDeadline: deadlineOf('REPLY'),
    evaluationDeadline: deadlineOf('EVALUATE'),
    availableActions: derived<HandlingFacts>({
      facts: ({ row, context }) => {
        const due = (kind: string): Sql => sql`(select json_build_object('dueOn', to_char(d.due_on, 'YYYY-MM-DD'),
          'law', d.law, 'article', d.article, 'mark', d.mark) from deadline d where d.handling_id = ${row('id')} and d.kind = ${kind})`;
        return sql`json_build_object(
          'state', ${row('state')}, 'role', ${row('role')}, 'unit', ${row('organ_id')},
          'returnDeadline', ${due('RETURN')}, 'evaluateDeadline', ${due('EVALUATE')},
          'contactsOn', (select coalesce(json_agg(to_char(c.on_day, 'YYYY-MM-DD')), '[]') from contact c where c.handling_id = ${row('id')}),
          'signedOn', null, 'suggestionState', ${row('suggestion_state')},
          'leadPerson', (select d.person_id from deputy d where d.id = ${row('suggestion_lead')}),
          'leadStatus', (select d.status from deputy d where d.id = ${row('suggestion_lead')}),
          'today', to_char(${date(legalDay(context.clock()))}, 'YYYY-MM-DD'))`;
      },
      compute: (facts, { actor, language }) => handlingActions(facts, actor, language),
    }),
  },
});

const contactView = defineView({
  type: 'Contact',
  from: ofHandling('contact'),
  visible: detailsOf,
  fields: {
    id: column('id'),
    on: day('on_day'),
    mode: column('mode'),
    stage: column('stage'),
    note: column('note'),
  },
});

/** Within the unit, until the reply is sent. */
const replyDraftView = defineView({
  type: 'ReplyDraft',
  from: ofHandling('reply_draft'),
  visible: (draft, { actor }) =>
    sql`(${draft('handling_state')} = 'IN_HAND' and ${draft('handling_unit')} = any(${uuids(unitsOf(actor))}))`,
  fields: {
    category: column('category_code'),
    text: column('text'),
    files: json('files'),
    savedAt: instant('saved_at'),
  },
});

const persons = ({ row, context }: At): Sql => parts(context.actor, rowOfSuggestion(row)).persons;

const replyView = defineView({
  type: 'Reply',
  from: ofHandling('reply'),
  visible: detailsOf,
  fields: {
    category: one('ReplyCategory', 'category_id'),
    text: column('text'),
    files: masked(json('files'), ({ row, context }) => parts(context.actor, rowOfSuggestion(row)).files),
    signatory: masked(reference('Person', 'signatory_id', 'Person'), persons),
    // The contract has no null here: for de-identified viewers the name is empty.
    signatoryName: column((at) => sql`case when ${persons(at)} then ${at.row('signatory_name')} else '' end`),
    signedOn: day('signed_on'),
    sentAt: instant('sent_at'),
  },
});

const evaluationView = defineView({
  type: 'Evaluation',
  from: ofHandling('evaluation'),
  visible: detailsOf,
  fields: {
    attitude: column('attitude'),
    result: column('result'),
    comment: column('comment'),
    at: instant('at'),
  },
});

const replyCategoryView = defineView({
  type: 'ReplyCategory',
  from: 'reply_category',
  visible: publicToAll,
  fields: { code: column('code'), name: column('name'), mark: column('mark') },
});

export const handlingParts = [contactView, replyDraftView, replyView, evaluationView, replyCategoryView];

export const handlingById = byId('Handling');

/** Those in force today. */
export const replyCategories = many('ReplyCategory', {
  where: ({ other, context }) => {
    const today = date(legalDay(context.clock()));
    return sql`${other('effective_from')} <= ${today} and coalesce(${other('effective_until')} >= ${today}, true)`;
  },
  orderBy: (category) => sql`${category('position')}, ${category('code')}`,
  limit: 10,
});
