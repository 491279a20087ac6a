/** What a matter does to the mandate once it takes effect. */
import type { Act } from '@redpine/kit/act';
import { sessionPlace } from '../directory.repository.ts';
import type { MandateMatter } from './mandate.entity.ts';
import { ENDS } from './mandate.law.ts';

const END = `update deputy set status = 'ENDED', until_on = $2::date where id = $1`;
/** Whoever has no mandate is in no group, and her duty to be published is over. */
const END_MEMBERSHIPS = `update deputy_group_member set until_on = greatest(from_on, $2::date) where deputy_id = $1 and until_on is null`;
const UNPUBLISH = `with gone as (delete from published_deputy where id = $1)
  update deputy_profile set state = 'WITHDRAWN', withdraw_reason = '代表资格终止', phone = null, phone_consent = null, files = '[]', photo_consent = null,
    version = version + 1, updated_at = $2 where deputy_id = $1`;
const ELECT = `insert into deputy (person_id, name, term_id, electoral_district_id, delegation_id, level, area_id, from_on, confirmed_on, demo)
  select p.id, p.name, $2, $3, $4, $5, $6, $7::date, $7::date, p.demo from person p where p.id = $1 returning id`;

/** Carries the effect out, as of the day that the matter names or else the one given. */
export async function takeEffect(tx: Act, matter: MandateMatter, on: string): Promise<void> {
  const { kind, deputyId: deputy } = matter;
  const day = matter.effectiveOn ?? on;
  if (kind === 'BY_ELECTION') {
    const place = await sessionPlace(tx, on);
    if (!place) throw new Error('a by-election is within a term');
    const [seat] = await tx.query<{ id: string }>(ELECT, [matter.personId, place.termId, matter.electoralDistrictId, matter.delegationId, matter.level, matter.areaId, on]);
    matter.deputyId = seat?.id ?? null;
    tellAdministrators(tx, matter);
    return;
  }
  if (kind === 'CONFIRM') await tx.query('update deputy set confirmed_on = $2::date where id = $1', [deputy, on]);
  if (kind === 'SUSPEND') await tx.query(`update deputy set status = 'SUSPENDED' where id = $1`, [deputy]);
  if (kind === 'RESTORE') await tx.query(`update deputy set status = 'ACTIVE' where id = $1`, [deputy]);
  if (!ENDS.includes(kind)) return;
  await tx.query(END, [deputy, day]);
  await tx.query(END_MEMBERSHIPS, [deputy, day]);
  await tx.query(UNPUBLISH, [deputy, tx.now]);
  tellAdministrators(tx, matter);
}

/** The account with the post of a deputy is directory's: its administrators give it and end it. */
function tellAdministrators(tx: Act, matter: MandateMatter): void {
  tx.notify({ to: { posts: [{ kind: 'SYSTEM_ADMIN' }] }, kind: 'MANDATE_POST', subject: matter.announcement?.number ?? '', path: `/administration/people/${matter.personId}` });
}
