import { forbidden } from '@redpine/kit/errors';
import type { Problem } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import { areaAndAbove } from '../area/area.repository.ts';
import { checkFiles } from '../attachment.ts';
import type { Context } from '../context.ts';
import { keeperOf } from '../deputy/deputy.policy.ts';
import { areaExists, isId } from '../directory.repository.ts';
import type { MandateMatterByElectionInput } from '../generated/types.ts';
import { perform, stepOf } from '../perform.ts';
import { type MandateDone, personStanding, tellMatter } from './mandate.act.ts';
import { ANOTHER_OPEN, done, FACTS } from './mandate.commands.ts';
import { MandateMatter } from './mandate.entity.ts';
import { basisOf } from './mandate.law.ts';
import { mayMandate } from './mandate.policy.ts';
import { decideMandate, type MandateFacts } from './mandate.workflow.ts';

/** 补选: who stands in which electoral district; of a town where it names one (组织法 art. 45). */
export function openByElection(context: Context, input: MandateMatterByElectionInput): Promise<MandateDone | Problem> {
  const description = { action: 'mandateMatter.byElection', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const level = typeof input.town === 'string' ? 'TOWN' : 'DISTRICT';
    const standing = await personStanding(tx, input.person, level);
    const isAnotherOpen = standing !== null && (await tx.query(ANOTHER_OPEN, [input.person, level])).length > 0;
    const lies = await areaAndAbove(tx, input.town ?? null);
    const facts: MandateFacts = {
      state: 'NONE', kind: 'BY_ELECTION', ground: null, level, lies, person: standing ? input.person : null, status: standing?.status ?? null, isAnotherOpen, isDefended: false,
    };
    if (!mayMandate('OPEN', facts, context.actor)) throw forbidden(context.language);
    const fields = new Fields(context.language);
    if (!standing) fields.add('person', 'UNKNOWN_PERSON', { zh: '没有这个人，请先在系统管理中登记。', en: 'There is no such person: register her first.' });
    const known = async (table: 'electoral_district' | 'delegation', id: string): Promise<boolean> => isId(id) && (await tx.query(`select 1 from ${table} where id = $1`, [id])).length > 0;
    if (!(await known('electoral_district', input.electoralDistrict))) fields.add('electoralDistrict', 'UNKNOWN_DISTRICT', { zh: '没有这个选区。', en: 'There is no such electoral district.' });
    const delegationId = input.delegation ?? null;
    if (delegationId !== null && !(await known('delegation', delegationId))) fields.add('delegation', 'UNKNOWN_DELEGATION', { zh: '没有这个代表团。', en: 'There is no such delegation.' });
    if (typeof input.town === 'string' && !(await areaExists(tx, input.town))) fields.add('town', 'UNKNOWN_AREA', { zh: '没有这个区域。', en: 'There is no such area.' });
    const text = fields.text(input.facts, FACTS);
    const files = await checkFiles(context, fields, input.files ?? [], { path: 'files', attached: [] });
    fields.done();
    stepOf(context, 'OPEN', 'NONE', decideMandate('OPEN', facts));
    const matter = tx.em.create(MandateMatter, {
      state: 'OPEN', kind: 'BY_ELECTION', level, areaId: input.town ?? null, personId: input.person, electoralDistrictId: input.electoralDistrict, delegationId,
      facts: text, files, openedAt: tx.now, updatedAt: tx.now,
    });
    await tx.em.flush();
    tx.record({ subject: { type: 'MandateMatter', id: matter.id }, after: { state: 'OPEN', kind: 'BY_ELECTION', electoralDistrict: input.electoralDistrict } });
    const step = { basis: basisOf('BY_ELECTION', null, level), post: keeperOf(facts, context.actor) };
    await tellMatter(tx, context, { matter, name: standing?.name ?? '', action: 'OPEN', step });
    return done(matter);
  });
}
