import { holds } from '@redpine/kit/actor';
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
  reference,
  type Row,
  type ViewContext,
} from '@redpine/kit/view/define';
import { date, or, raw, sql, type Sql, uuids } from '@redpine/kit/view/sql';
import { handlingRows, noted, ofHandling, parts, rowOfSuggestion, unitsOf } from '../suggestion/suggestion.visibility.ts';
import { urgesOfHandling } from '../urge/urge.view.ts';
import { registrationAction } from '../commitment/commitment.policy.ts';
import type { RegistrationFacts } from '../commitment/commitment.workflow.ts';
import { handlingLetters } from '../letter/letter.view.ts';
import { handlingActions } from './handling.policy.ts';
import { handlingFacts } from './handling.facts.ts';
import type { HandlingFacts } from './handling.workflow.ts';

const details = ({ row, context }: Pick<At, 'row' | 'context'>): Sql =>
  parts(context.actor, rowOfSuggestion(row)).details(row('organ_id'));

/** What hangs on a handling is seen by whoever sees the handling's details. */
const detailsOf = (row: Row, { actor }: ViewContext): Sql =>
  parts(actor, rowOfSuggestion(row)).details(row('handling_unit'));

const seesFiles = ({ row, context }: At): Sql => parts(context.actor, rowOfSuggestion(row)).files;
const persons = ({ row, context }: At): Sql => parts(context.actor, rowOfSuggestion(row)).persons;

const ofThis = along('handling_id');

/** The one that binds, or bound last. */
const deadlineOf = (kind: 'REPLY' | 'REHANDLE' | 'EVALUATE') =>
  one('Deadline', along('handling_id', ({ other }) => sql`${other('kind')} = ${kind} and not ${other('superseded')}`));

const latestOfThis = along('handling_id', ({ other }) => sql`not ${other('superseded')}`);

/** Which unit handles, in which role and state, is seen by more people than what came of it. */
export const handlingView = defineView({
  type: 'Handling',
  from: handlingRows,
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
    replaceReason: masked(column('replace_reason'), details),
    replaces: one('Handling', 'replaces_id'),
    rehandleCause: masked(column('rehandle_cause'), details),
    rehandleReason: masked(column('rehandle_reason'), details),
    reply: one('Reply', latestOfThis),
    replies: many('Reply', { where: ofThis, orderBy: (reply) => reply('round'), limit: 20 }),
    evaluation: one('Evaluation', latestOfThis),
    opinion: one('CoOpinion', ofThis),
    extensions: many('Extension', { where: ofThis, orderBy: (extension) => sql`${extension('asked_at')}, ${extension('id')}`, limit: 10 }),
    escalations: many('Escalation', { where: ofThis, orderBy: (each) => sql`${each('at')}, ${each('id')}`, limit: 10 }),
    rehandleDeadline: deadlineOf('REHANDLE'),
    replyDeadline: deadlineOf('REPLY'),
    evaluationDeadline: deadlineOf('EVALUATE'),
    letters: handlingLetters,
    ...urgesOfHandling,
    commitmentRegistration: derived<RegistrationFacts>({
      facts: ({ row }) => sql`json_build_object('unit', ${row('organ_id')}, 'role', ${row('role')},
        'replied', exists (select 1 from reply r where r.handling_id = ${row('id')}),
        'registered', (select count(*) from commitment c where c.suggestion_id = ${row('suggestion_id')}))`,
      compute: (facts, { actor, language }) => registrationAction(facts, actor, language),
    }),
    availableActions: derived<HandlingFacts>({
      facts: ({ row, context }) =>
        handlingFacts(
          {
            id: row('id'),
            role: row('role'),
            state: row('state'),
            unit: row('organ_id'),
            suggestion: row('suggestion_id'),
            suggestionState: row('suggestion_state'),
            lead: row('suggestion_lead'),
            endedAt: row('ended_at'),
          },
          legalDay(context.clock()),
        ),
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

/** Within the unit and, once submitted to its check, the government office; until the reply is sent. */
const replyDraftView = defineView({
  type: 'ReplyDraft',
  from: ofHandling('reply_draft'),
  visible: (draft, { actor }) =>
    or([
      sql`${draft('handling_unit')} = any(${uuids(unitsOf(actor))})`,
      ...(holds(actor, 'GOVERNMENT_OFFICE') ? [sql`${draft('check_state')} is not null`] : []),
    ]),
  fields: {
    category: column('category_code'),
    text: column('text'),
    files: json('files'),
    savedAt: instant('saved_at'),
    check: column('check_state'),
    checkNote: column('check_note'),
    checkAt: instant('check_at'),
  },
});

/** The lead needs it for the one reply that it gives for all. */
const coOpinionView = defineView({
  type: 'CoOpinion',
  from: ofHandling('co_opinion'),
  visible: (opinion, context) =>
    or([
      detailsOf(opinion, context),
      sql`exists (select 1 from handling l where l.suggestion_id = ${opinion('suggestion_id')} and l.role = 'LEAD'
        and l.state not in ('RETURNED', 'REPLACED', 'WITHDRAWN') and l.organ_id = any(${uuids(unitsOf(context.actor))}))`,
    ]),
  fields: {
    text: column(({ row, context }) => sql`case when ${noted(raw('true'), rowOfSuggestion(row), context)} then ${row('text')} end`),
    files: masked(json('files'), seesFiles),
    givenAt: instant('given_at'),
  },
});

const extensionView = defineView({
  type: 'Extension',
  from: ofHandling('extension'),
  visible: detailsOf,
  fields: {
    id: column('id'),
    state: column('state'),
    reason: column('reason'),
    until: day('until_on'),
    askedAt: instant('asked_at'),
    decidedAt: instant('decided_at'),
    note: column('note'),
  },
});

const escalationView = defineView({
  type: 'Escalation',
  from: ofHandling('escalation'),
  visible: detailsOf,
  fields: {
    id: column('id'),
    convenedOn: day('convened_on'),
    // Who took part is a list of people: the contract has no null here.
    participants: column((at) => sql`case when ${persons(at)} then ${at.row('participants')} else '' end`),
    outcome: column('outcome'),
  },
});


const replyView = defineView({
  type: 'Reply',
  from: ofHandling('reply'),
  visible: detailsOf,
  fields: {
    round: column('round'),
    kind: column('kind'),
    // The marker of replies whose register does not state a category is none.
    category: one('ReplyCategory', ({ row, other }) => sql`${other('id')} = ${row('category_id')} and ${other('code')} <> 'NOT_STATED'`),
    // The contract has no null here, and whoever sees the reply reads it.
    text: column(({ row, context }) => sql`case when ${noted(raw('true'), rowOfSuggestion(row), context)} then ${row('text')} end`),
    files: masked(json('files'), seesFiles),
    documentNumber: column('document_number'),
    contactName: masked(column('contact_name'), persons),
    contactPhone: masked(column('contact_phone'), persons),
    copies: json('copies'),
    evaluation: one('Evaluation', ({ row, other }) => sql`${other('handling_id')} = ${row('handling_id')} and ${other('round')} = ${row('round')}`),
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
    returnedOn: day('returned_on'),
    files: masked(json('files'), seesFiles),
  },
});

const replyCategoryView = defineView({
  type: 'ReplyCategory',
  from: 'reply_category',
  visible: publicToAll,
  fields: {
    id: column('id'),
    code: column('code'),
    name: column('name'),
    mark: column('mark'),
    position: column('position'),
    effectiveFrom: day('effective_from'),
    effectiveUntil: day('effective_until'),
    source: column('source'),
    // Names who entered it.
    decision: masked(computed('decision'), ({ context }) => raw(context.actor.kind === 'ANONYMOUS' ? 'false' : 'true')),
  },
});

export const handlingParts = [
  contactView, replyDraftView, coOpinionView, extensionView, escalationView, replyView, evaluationView, replyCategoryView,
];

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
