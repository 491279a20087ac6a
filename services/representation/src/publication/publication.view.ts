/** Publications as they are worked on; what the public reads is `register.view.ts` and nothing of this. */
import { connection, filters, order } from '@redpine/kit/view/connection';
import { type At, byId, column, defineView, derived, type Field, instant, many, one, type Row, type ViewContext } from '@redpine/kit/view/define';
import { and, raw, sql, type Sql } from '@redpine/kit/view/sql';
import type { PublicationFilter } from '../generated/types.ts';
import { suggestionOrders } from '../suggestion/suggestion.filter.ts';
import { noted, parts, rowOfSuggestion } from '../suggestion/suggestion.visibility.ts';
import { publicationActions } from './publication.policy.ts';
import { isPublishable } from './publishable.ts';
import type { PublicationFacts } from './publication.workflow.ts';
import { hintsOf, mustNotStand, type PublicText } from './redaction.ts';

/** All of the suggestion, replies of every unit included: what is worked on holds them all. */
export const readsAll = (row: Row, { actor }: ViewContext): Sql => {
  const { files, details } = parts(actor, rowOfSuggestion(row));
  return sql`(${files} and coalesce(${details(raw('null::uuid'))}, false))`;
};

export const publicationRows = sql`(select p.*, s.state as suggestion_state, s.origin as suggestion_origin,
    s.lead_deputy_id as suggestion_lead, s.confidential as suggestion_confidential, s.title as suggestion_title, concat_ws(E'\n\n', nullif(s.facts, ''), nullif(s.proposal, '')) as suggestion_text
  from publication p join suggestion s on s.id = p.suggestion_id)`;

interface TextFacts extends PublicText {
  /** Of persons whom the platform knows and who stand in the text. */
  names: string[];
}

const REPLIES = (suggestion: Sql): Sql => sql`(select coalesce(jsonb_agg(jsonb_build_object('handling', h.id,
    'unitName', coalesce(o.name, h.unit_text, ''), 'text', r.text) order by h.position), '[]')
  from handling h join reply r on r.handling_id = h.id and not r.superseded left join organ o on o.id = h.organ_id where h.suggestion_id = ${suggestion})`;

function words(title: (at: At) => Sql, text: (at: At) => Sql, replies: (at: At) => Sql): Field {
  return derived<TextFacts>({
    facts: (at) => sql`(select jsonb_build_object('title', t.title, 'text', t.text, 'replies', t.replies,
        'names', (select coalesce(jsonb_agg(distinct person.name), '[]') from person
          where char_length(person.name) > 1 and strpos(t.title || t.text || t.replies::text, person.name) > 0))
      from (select ${title(at)} as title, ${text(at)} as text, ${replies(at)} as replies) as t)`,
    compute: ({ names, ...of }) => ({ ...of, hints: hintsOf(of, names) }),
  });
}

/** The facts of the transition table; `publication` may be of no row, as the columns of an outer join are. */
export function publicationFacts(publication: Row, suggestion: { id: Sql; state: Sql; lead: Sql; confidential: Sql }): Sql {
  return sql`json_build_object('state', coalesce(${publication('state')}, 'NONE'), 'suggestionState', ${suggestion.state},
    'replies', (select count(*) from handling h join reply r on r.handling_id = h.id and not r.superseded where h.suggestion_id = ${suggestion.id}),
    'leadPerson', (select d.person_id from deputy d where d.id = ${suggestion.lead}),
    'confidential', ${suggestion.confidential}, 'changed', coalesce(${publication('changed')}, true),
    'title', coalesce(${publication('title')}, ''), 'text', coalesce(${publication('text')}, ''),
    'texts', coalesce(${publication('replies')}, '[]'))`;
}

type ActionFacts = Omit<PublicationFacts, 'numbersLeft'> & { title: string; text: string; texts: PublicText['replies'] };

/** As it stands for the viewer now, from what `publicationFacts` gives. */
export function actionsNow({ title, text, texts, ...facts }: ActionFacts, { actor, language }: ViewContext) {
  const numbersLeft = mustNotStand(hintsOf({ title, text, replies: texts }, []));
  return publicationActions({ ...facts, numbersLeft }, actor, language);
}

export const publicationActionsOfSuggestion = derived<ActionFacts>({
  facts: ({ row }) => {
    const facts = publicationFacts((of) => raw(`pub.${of}`), {
      id: row('id'),
      state: row('state'),
      lead: row('lead_deputy_id'),
      confidential: row('confidential'),
    });
    return sql`(select ${facts} from (select 1) as one left join publication pub on pub.suggestion_id = ${row('id')})`;
  },
  compute: actionsNow,
});

const publicationView = defineView({
  type: 'Publication',
  from: publicationRows,
  visible: readsAll,
  fields: {
    id: column('id'),
    version: column('version'),
    suggestion: one('Suggestion', 'suggestion_id'),
    state: column('state'),
    original: words(
      ({ row }) => row('suggestion_title'),
      // The reading of a confidential suggestion is noted.
      ({ row, context }) => sql`case when ${noted(raw('true'), rowOfSuggestion(row), context)} then ${row('suggestion_text')} end`,
      ({ row }) => REPLIES(row('suggestion_id')),
    ),
    redacted: words(({ row }) => row('title'), ({ row }) => row('text'), ({ row }) => row('replies')),
    showDeputy: column('show_deputy'),
    reason: column('reason'),
    proposedAt: instant('proposed_at'),
    redactedAt: instant('redacted_at'),
    snapshots: many('PublicationSnapshot', {
      where: ({ row, other }) => sql`${other('publication_id')} = ${row('id')}`,
      orderBy: (snapshot) => snapshot('ordinal'),
      limit: 50,
    }),
    availableActions: derived<ActionFacts>({
      facts: ({ row }) =>
        publicationFacts(row, {
          id: row('suggestion_id'),
          state: row('suggestion_state'),
          lead: row('suggestion_lead'),
          confidential: row('suggestion_confidential'),
        }),
      compute: actionsNow,
    }),
    updatedAt: instant('updated_at'),
  },
});

const snapshotView = defineView({
  type: 'PublicationSnapshot',
  from: sql`(select x.*, p.suggestion_id, s.state as suggestion_state, s.origin as suggestion_origin, s.lead_deputy_id as suggestion_lead,
      s.confidential as suggestion_confidential
    from publication_snapshot x join publication p on p.id = x.publication_id join suggestion s on s.id = p.suggestion_id)`,
  visible: readsAll,
  fields: {
    version: column('ordinal'),
    title: column('title'),
    publishedAt: instant('published_at'),
    publishedBy: column('published_by'),
  },
});

export const publicationViews = [publicationView, snapshotView];

export const publicationQueries = {
  publication: byId('Publication'),
  publications: connection<PublicationFilter>('Publication', {
    filters: filters<PublicationFilter>({ states: (states, publication) => sql`${publication('state')} = any(${states})` }),
    orders: { NEWEST: order('timestamptz', (publication) => publication('updated_at'), 'desc', 'never null') },
  }),
  publishableSuggestions: connection('Suggestion', {
    where: ({ other, context }) =>
      and([
        sql`${context.actor.posts.some(({ kind }) => kind === 'DEPUTIES_OFFICE')}`,
        isPublishable(other),
      ]),
    orders: { NEWEST: suggestionOrders.NEWEST },
  }),
};
