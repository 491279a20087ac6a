import { legalDay } from '@redpine/kit/clock';
import { connection } from '@redpine/kit/view/connection';
import { byId, column, day, defineView, derived, guarded, instant, json, many, one, publicToAll, reference } from '@redpine/kit/view/define';
import { date, sql, uuid } from '@redpine/kit/view/sql';
import { areaAndAboveJson } from '../area/area.visibility.ts';
import type { DeedFilter, PublishedDeedFilter } from '../generated/types.ts';
import { historyOf } from '../history/history.view.ts';
import type { DeputyStatus } from '../suggestion/suggestion.workflow.ts';
import { deedFigures } from './deed.figures.ts';
import { deedFilters, deedOrders, publishedDeedFilters, publishedDeedOrders } from './deed.filter.ts';
import { deedActions, knowsDeeds, pledgingActions } from './deed.policy.ts';
import type { DeedFacts } from './deed.workflow.ts';

const deedView = defineView({
  type: 'Deed',
  from: 'deed',
  visible: (_deed, { actor }) => sql`${knowsDeeds(actor)}`,
  fields: {
    id: column('id'),
    version: column('version'),
    state: column('state'),
    title: column('title'),
    measure: column('measure'),
    topic: reference('Topic', 'topic_id', 'Topic'),
    deputy: one('Deputy', 'deputy_id'),
    area: reference('Area', 'area_id', 'Area'),
    dueOn: day('due_on'),
    doneOn: day('done_on'),
    result: column('result'),
    progress: many('DeedProgress', {
      where: ({ row, other }) => sql`${other('deed_id')} = ${row('id')}`,
      orderBy: (entry) => sql`${entry('at')}, ${entry('id')}`,
      limit: 100,
    }),
    verification: json('verification'),
    returnReason: column('return_reason'),
    abandonReason: column('abandon_reason'),
    history: historyOf('Deed'),
    availableActions: derived<DeedFacts>({
      facts: ({ row }) => sql`(select json_build_object('state', ${row('state')}, 'lies', ${areaAndAboveJson(row('area_id'))},
        'deputyPerson', d.person_id, 'deputyStatus', d.status) from deputy d where d.id = ${row('deputy_id')})`,
      compute: (facts, { actor, language }) => deedActions(facts, actor, language),
    }),
    updatedAt: instant('updated_at'),
  },
});

/** Reached from its deed. */
const deedProgressView = defineView({
  type: 'DeedProgress',
  from: 'deed_progress',
  visible: (_entry, { actor }) => sql`${knowsDeeds(actor)}`,
  fields: { id: column('id'), text: column('text'), files: json('files'), at: instant('at') },
});

const publishedDeedView = defineView({
  type: 'PublishedDeed',
  from: 'published_deed',
  visible: publicToAll,
  fields: {
    id: column('id'),
    title: column('title'),
    measure: column('measure'),
    result: column('result'),
    deputyName: column('deputy_name'),
    area: reference('Area', 'area_id', 'Area'),
    dueOn: day('due_on'),
    doneOn: day('done_on'),
    asked: column('asked'),
    confirmed: column('confirmed'),
    publishedAt: instant('published_at'),
  },
});

export const deedViews = [deedView, deedProgressView, publishedDeedView];

export const deedQueries = {
  deed: byId('Deed'),
  deeds: connection<DeedFilter>('Deed', { filters: deedFilters, orders: deedOrders }),
  deedFigures: guarded('counts over the rows that the predicate of Deed lets the viewer see', deedFigures()),
  deedActions: guarded('no row: what the viewer’s own seat allows', derived<{ seat: DeputyStatus | null }>({
    facts: ({ context: { actor, clock } }) => sql`json_build_object('seat', (select d.status from deputy d where d.person_id = ${uuid(actor.person)}
      and ${date(legalDay(clock()))} between d.from_on and coalesce(d.until_on, 'infinity') order by d.from_on desc limit 1))`,
    compute: ({ seat }, { actor, language }) => pledgingActions(seat, actor, language),
  })),
  publishedDeed: byId('PublishedDeed'),
  publishedDeeds: connection<PublishedDeedFilter>('PublishedDeed', { filters: publishedDeedFilters, orders: publishedDeedOrders }),
};

/** Her deeds, of a deputy. */
export const deedsOfDeputy = connection('Deed', {
  where: ({ row, other }) => sql`${other('deputy_id')} = ${row('id')}`,
  orders: deedOrders,
});
