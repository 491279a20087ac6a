import { connection } from '@redpine/kit/view/connection';
import { byId, column, day, defineView, derived, guarded, instant, json, one, reference } from '@redpine/kit/view/define';
import { raw, sql } from '@redpine/kit/view/sql';
import { areaAndAboveJson } from '../area/area.visibility.ts';
import type { TalkFilter } from '../generated/types.ts';
import { historyOf } from '../history/history.view.ts';
import { talkFigures } from './talk.figures.ts';
import { talkFilters, talkOrders } from './talk.filter.ts';
import { assigningActions, knowsTalks, talkActions } from './talk.policy.ts';
import type { TalkFacts } from './talk.workflow.ts';

export const talkView = defineView({
  type: 'Talk',
  from: 'talk',
  visible: (_talk, { actor }) => sql`${knowsTalks(actor)}`,
  fields: {
    id: column('id'),
    version: column('version'),
    state: column('state'),
    subject: column('subject'),
    topic: reference('Topic', 'topic_id', 'Topic'),
    speaker: one('Deputy', 'speaker_id'),
    area: reference('Area', 'area_id', 'Area'),
    place: column('place'),
    audience: column('audience'),
    plannedOn: day('planned_on'),
    heldOn: day('held_on'),
    listeners: column('listeners'),
    summary: column('summary'),
    files: json('files'),
    feedback: json('feedback'),
    returnReason: column('return_reason'),
    cancelReason: column('cancel_reason'),
    history: historyOf('Talk'),
    availableActions: derived<TalkFacts>({
      facts: ({ row }) => sql`(select json_build_object('state', ${row('state')}, 'lies', ${areaAndAboveJson(row('area_id'))},
        'speakerPerson', d.person_id, 'speakerStatus', d.status) from deputy d where d.id = ${row('speaker_id')})`,
      compute: (facts, { actor, language }) => talkActions(facts, actor, language),
    }),
    updatedAt: instant('updated_at'),
  },
});

export const talkQueries = {
  talk: byId('Talk'),
  talks: connection<TalkFilter>('Talk', { filters: talkFilters, orders: talkOrders }),
  talkFigures: guarded('counts over the rows that the predicate of Talk lets the viewer see', talkFigures()),
  talkActions: guarded('no row: what the viewer’s own posts allow', derived<object>({
    facts: () => raw(`'{}'::json`),
    compute: (_facts, { actor, language }) => assigningActions(actor, language),
  })),
};

/** Her talks, of a deputy. */
export const talksOfDeputy = connection('Talk', {
  where: ({ row, other }) => sql`${other('speaker_id')} = ${row('id')}`,
  orders: talkOrders,
});
