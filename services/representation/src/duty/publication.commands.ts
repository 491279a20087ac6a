import type { Act } from '@redpine/kit/act';
import { legalDay } from '@redpine/kit/clock';
import { forbidden, notFound } from '@redpine/kit/errors';
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Problem } from '@redpine/kit/problem';
import { requireVersion } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import type { Context } from '../context.ts';
import { isId } from '../directory.repository.ts';
import type { DutyPublicationPublishInput, DutyPublicationWithdrawInput } from '../generated/types.ts';
import { addToHistory } from '../history/history.commands.ts';
import { perform, refusal, stepOf } from '../perform.ts';
import { DutyPublication } from './duty.entity.ts';
import { publishesDuty } from './duty.policy.ts';
import { decidePublication, lastOfQuarter, type PublicationAction, quarterFaults } from './publication.workflow.ts';

interface PublicationDone {
  __typename: 'DutyPublicationActSuccess';
  dutyPublication: string;
}

/** Verified events of the quarter by part, of every deputy of the district whose mandate lasts at its end: those of other levels are not this congress's. */
const SNAPSHOT = `insert into published_duty (publication_id, deputy_id, name, electoral_district, parts)
  select $1, d.id, d.name, e.name, coalesce((
    select jsonb_agg(jsonb_build_object('part', c.part, 'count', c.n) order by c.part) from (
      select k.part, count(*) as n from duty_event v join duty_kind k on k.code = v.kind and k.effective_from <= v.on_day
         and coalesce(k.effective_until >= v.on_day, true)
       where v.deputy_id = d.id and v.state = 'VERIFIED' and v.on_day between $2::date and $3::date group by k.part) c), '[]')
    from deputy d left join electoral_district e on e.id = d.electoral_district_id
   where d.level = 'DISTRICT' and d.from_on <= $3::date and coalesce(d.until_on >= $3::date, true) returning 1`;

/** 履职情况公开 (代表法 art. 58): a snapshot of the quarter, which later corrections leave as it is. */
export function publishDuty(context: Context, input: DutyPublicationPublishInput): Promise<PublicationDone | Problem> {
  return perform(context, { action: 'duty.publish', idempotencyKey: input.idempotencyKey, input }, async (tx) => {
    if (!publishesDuty(context.actor)) throw forbidden(context.language);
    const { year, quarter } = input;
    const fields = new Fields(context.language);
    for (const fault of quarterFaults({ year, quarter }, legalDay(tx.now))) fields.add(fault.path, fault.rule, fault.message);
    fields.done();
    if ((await tx.em.findOne(DutyPublication, { year, quarter, state: 'PUBLISHED' })) !== null) {
      throw refusal(context, 'PUBLISH', 'PUBLISHED', {
        code: 'PUBLISHED_BEFORE',
        reason: { zh: `${year} 年第 ${quarter} 季度已公开；更正须先撤回。`, en: `Quarter ${quarter} of ${year} is published; withdraw it first.` },
        legalBasis: null,
      });
    }
    const { basis } = stepOf(context, 'PUBLISH', 'NONE', decidePublication('PUBLISH', { state: 'NONE' }));
    const publication = tx.em.create(DutyPublication, { year, quarter, deputies: 0, state: 'PUBLISHED', publishedAt: tx.now, updatedAt: tx.now });
    await tx.em.flush();
    const rows = await tx.query(SNAPSHOT, [publication.id, `${year}-${String(3 * quarter - 2).padStart(2, '0')}-01`, lastOfQuarter({ year, quarter })]);
    publication.deputies = rows.length;
    tx.record({ subject: { type: 'DutyPublication', id: publication.id }, after: { state: 'PUBLISHED', year, quarter, deputies: rows.length } });
    await tell(tx, context, { publication, action: 'PUBLISH', basis });
    return { __typename: 'DutyPublicationActSuccess', dutyPublication: publication.id };
  });
}

/** 撤回公开 */
export function withdrawDutyPublication(context: Context, input: DutyPublicationWithdrawInput): Promise<PublicationDone | Problem> {
  return perform(context, { action: 'duty.unpublish', idempotencyKey: input.idempotencyKey, input }, async (tx) => {
    const { dutyPublication: id } = input;
    if (isId(id)) await tx.query('select 1 from duty_publication where id = $1 for update', [id]);
    const publication = isId(id) ? await tx.em.findOne(DutyPublication, { id }) : null;
    if (!publication) throw notFound(context.language);
    if (!publishesDuty(context.actor)) throw forbidden(context.language);
    const fields = new Fields(context.language);
    const reason = fields.text(input.reason, { path: 'reason', min: 5, max: 1_000, required: true });
    fields.done();
    requireVersion(context.language, publication.version, input.version);
    const { basis } = stepOf(context, 'WITHDRAW', publication.state, decidePublication('WITHDRAW', publication));
    Object.assign(publication, { state: 'WITHDRAWN', withdrawReason: reason, updatedAt: tx.now });
    tx.record({ subject: { type: 'DutyPublication', id }, before: { state: 'PUBLISHED' }, after: { state: 'WITHDRAWN' }, note: reason });
    await tell(tx, context, { publication, action: 'WITHDRAW', basis, note: reason });
    return { __typename: 'DutyPublicationActSuccess', dutyPublication: id };
  });
}

async function tell(
  tx: Act,
  context: Context,
  { publication, action, basis, note = null }: { publication: DutyPublication; action: PublicationAction; basis: LegalBasis | null; note?: string | null },
): Promise<void> {
  const post = context.actor.posts.find(({ kind }) => kind === 'DEPUTIES_OFFICE');
  const told = { subject: `${publication.year} 年第 ${publication.quarter} 季度履职情况公开`, path: `/representation/duty/publications/${publication.id}` };
  await addToHistory(tx, context, { of: { type: 'DutyPublication', id: publication.id }, action, post, note, basis, told });
  tx.changed('DutyPublication', publication.id);
}
