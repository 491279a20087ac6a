import type { Act } from '@redpine/kit/act';
import { legalDay } from '@redpine/kit/clock';
import { forbidden } from '@redpine/kit/errors';
import type { Problem } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import type { Context } from '../context.ts';
import { isKeeper } from '../deputy/deputy.policy.ts';
import { isId } from '../directory.repository.ts';
import type { DeputyProfilePublishAllInput } from '../generated/types.ts';
import { perform, stepOf } from '../perform.ts';
import { publishSnapshot } from './profile.snapshot.ts';
import { decideProfile } from './profile.workflow.ts';

export interface PublishedAll {
  __typename: 'DeputyProfilePublishAllSuccess';
  published: number;
}

const MOST = 300;
/** Who serves and is kept by 代工委 (`$1`) or in these towns, and was not taken down; of those named, if any. */
const KEPT = `select d.id from deputy d left join deputy_profile p on p.deputy_id = d.id
  where d.status = 'ACTIVE' and d.from_on <= $4::date and coalesce(d.until_on >= $4::date, true) and coalesce(p.state <> 'WITHDRAWN', true)
    and (($1 and d.level <> 'TOWN') or (d.level = 'TOWN' and d.area_id = any($2::uuid[]))) and coalesce(d.id = any($3::uuid[]), true)
  order by d.id for update of d`;
const BEGIN = `insert into deputy_profile (deputy_id, state, updated_at) select id, 'PUBLISHED', $2 from unnest($1::uuid[]) as id
  on conflict (deputy_id) do update set state = 'PUBLISHED', version = deputy_profile.version + 1, updated_at = excluded.updated_at
  where deputy_profile.state <> 'PUBLISHED'`;
const HISTORY = `insert into history_entry (subject_type, subject_id, at, action, actor_name, actor_post, actor_organ, law, article, mark)
  select 'DeputyProfile', id, $2, 'PUBLISH_ALL', $3, $4, (select name from organ where id = $5::uuid), $6, $7, $8 from unnest($1::uuid[]) as id`;

/** 批量公示: basic and duty information of many, as the law has it published; what somebody wrote waits for a look at each. */
export function publishAll(context: Context, input: DeputyProfilePublishAllInput): Promise<PublishedAll | Problem> {
  const description = { action: 'deputyProfile.publishAll', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const { actor } = context;
    if (!isKeeper(actor)) throw forbidden(context.language);
    const asked = input.deputies ?? null;
    const fields = new Fields(context.language);
    if (asked !== null && (asked.length === 0 || asked.length > MOST)) fields.add('deputies', 'OUT_OF_RANGE', { zh: `一次公示 1–${MOST} 位代表。`, en: `Publish 1–${MOST} deputies at once.` });
    const found = await kept(tx, context, asked);
    for (const [n, id] of (asked ?? []).entries()) {
      if (!found.includes(id)) fields.add(`deputies.${n}`, 'UNKNOWN_DEPUTY', { zh: '没有这位在任代表，或不由您公示。', en: 'There is no such serving deputy whom you publish.' });
    }
    fields.done();
    const { basis } = stepOf(context, 'PUBLISH', 'NONE', decideProfile('PUBLISH', { state: 'NONE', level: 'DISTRICT', lies: [], person: null, status: 'ACTIVE', hasPhone: false, hasPhoto: false }));
    await tx.query(BEGIN, [found, tx.now]);
    await publishSnapshot(tx, found, { withTexts: false, today: legalDay(tx.now) });
    const post = actor.posts.find(({ kind }) => kind === 'DEPUTIES_OFFICE' || kind === 'TOWN_PRESIDIUM');
    await tx.query(HISTORY, [found, tx.now, actor.name, post?.title ?? null, post?.organ ?? null, basis?.law, basis?.article, basis?.mark]);
    for (const id of found) tx.record({ subject: { type: 'DeputyProfile', id }, after: { state: 'PUBLISHED' } });
    if (found.length === 0) tx.record({ subject: { type: 'DeputyProfile', id: actor.id }, note: '没有可公示的代表' });
    return { __typename: 'DeputyProfilePublishAllSuccess', published: found.length };
  });
}

async function kept(tx: Act, { actor }: Context, asked: readonly string[] | null): Promise<string[]> {
  const towns = actor.posts.flatMap(({ kind, area }) => (kind === 'TOWN_PRESIDIUM' && area !== null ? [area] : []));
  const office = actor.posts.some(({ kind }) => kind === 'DEPUTIES_OFFICE');
  const rows = await tx.query<{ id: string }>(KEPT, [office, towns, asked?.filter(isId) ?? null, legalDay(tx.now)]);
  return rows.map(({ id }) => id);
}
