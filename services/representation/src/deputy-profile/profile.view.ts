import { byId, column, computed, defineView, derived, guarded, json, one } from '@redpine/kit/view/define';
import { raw, sql, uuid } from '@redpine/kit/view/sql';
import { areaAndAboveJson } from '../area/area.visibility.ts';
import { keepsDeputy } from '../deputy/deputy.visibility.ts';
import { historyOf } from '../history/history.view.ts';
import { profileActions, publishingActions } from './profile.policy.ts';
import type { ProfileFacts } from './profile.workflow.ts';

/** Every deputy has one, if nothing stands in it yet. */
export const profileView = defineView({
  type: 'DeputyProfile',
  from: sql`(select d.id, d.person_id, d.level, d.area_id, d.status, coalesce(p.version, 0) as version, coalesce(p.state, 'NONE') as state,
      coalesce(p.occupation, '') as occupation, coalesce(p.introduction, '') as introduction, p.phone, p.phone_consent, coalesce(p.files, '[]') as files,
      p.photo_consent, p.withdraw_reason from deputy d left join deputy_profile p on p.deputy_id = d.id)`,
  visible: (profile, { actor }) => sql`(${keepsDeputy(actor, profile('level'), profile('area_id'))}
    or ${actor.person === null ? raw('false') : sql`${profile('person_id')} = ${uuid(actor.person)}`})`,
  fields: {
    id: column('id'),
    version: column('version'),
    state: column('state'),
    deputy: one('Deputy', 'id'),
    occupation: column('occupation'),
    introduction: column('introduction'),
    phone: column('phone'),
    phoneConsent: json('phone_consent'),
    photo: computed(({ row }) => sql`${row('files')} -> 0`),
    photoConsent: json('photo_consent'),
    changed: column(({ row }) => sql`(${row('state')} = 'PUBLISHED' and exists (select 1 from published_deputy shown where shown.id = ${row('id')}
      and (shown.occupation, shown.introduction, shown.phone, shown.files) is distinct from (${row('occupation')}, ${row('introduction')}, ${row('phone')}, ${row('files')})))`),
    withdrawReason: column('withdraw_reason'),
    published: one('PublicDeputy', 'id'),
    history: historyOf('DeputyProfile'),
    availableActions: derived<ProfileFacts>({
      facts: ({ row }) => sql`json_build_object('state', ${row('state')}, 'level', ${row('level')}, 'lies', ${areaAndAboveJson(row('area_id'))},
        'person', ${row('person_id')}, 'status', ${row('status')}, 'hasPhone', ${row('phone_consent')} is not null, 'hasPhoto', ${row('photo_consent')} is not null)`,
      compute: (facts, { actor, language }) => profileActions(facts, actor, language),
    }),
  },
});

export const profileQueries = {
  deputyProfile: byId('DeputyProfile'),
  deputyProfileActions: guarded('no row: what the viewer’s own posts allow', derived<object>({
    facts: () => raw(`'{}'::json`),
    compute: (_facts, { actor, language }) => publishingActions(actor, language),
  })),
};

/** Her profile, and what the public reads of her, of a deputy. */
export const profileOfDeputy = {
  profile: one('DeputyProfile', 'id'),
  published: one('PublicDeputy', 'id'),
};
