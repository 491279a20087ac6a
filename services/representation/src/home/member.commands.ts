import { legalDay } from '@redpine/kit/clock';
import type { Problem } from '@redpine/kit/problem';
import { requireVersion } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import type { Context } from '../context.ts';
import { Deputy } from '../deputy/deputy.entity.ts';
import { isId } from '../directory.repository.ts';
import type { HomeExpertInviteInput, HomeMemberAttachInput, HomeReleaseInput } from '../generated/types.ts';
import { perform } from '../perform.ts';
import { type HomeDone, homeStep, lockHome, tellHome } from './home.act.ts';
import { homeDone } from './home.commands.ts';

/** 代表进家: dated, once at a time. */
export function attachMember(context: Context, input: HomeMemberAttachInput): Promise<HomeDone | Problem> {
  const description = { action: 'home.memberAttach', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockHome(tx, context, input.home);
    const { home } = loaded;
    const step = homeStep(context, 'ATTACH', loaded);
    const fields = new Fields(context.language);
    const from = fields.day(input.from, 'from');
    const deputy = isId(input.deputy) ? await tx.em.findOne(Deputy, { id: input.deputy }) : null;
    if (!deputy) fields.add('deputy', 'UNKNOWN_DEPUTY', { zh: '没有这位代表。', en: 'There is no such deputy.' });
    else if (!deputy.servesOn(legalDay(tx.now))) fields.add('deputy', 'NOT_SERVING', { zh: '该代表目前不执行代表职务。', en: 'She does not serve now.' });
    else if ((await tx.query(ATTACHED, [home.id, deputy.id])).length > 0) fields.add('deputy', 'ATTACHED', { zh: '该代表已在这个代表之家。', en: 'She is attached already.' });
    fields.done();
    requireVersion(context.language, home.version, input.version);
    home.updatedAt = tx.now;
    await tx.em.flush();
    await tx.query('insert into home_member (home_id, deputy_id, from_on) values ($1, $2, $3)', [home.id, input.deputy, from]);
    tx.record({ subject: { type: 'Home', id: home.id }, after: { deputy: input.deputy, from } });
    await tellHome(tx, context, { home, action: 'ATTACH', step, facts: { DEPUTY: deputy?.name, STARTS_ON: from }, to: { persons: deputy ? [deputy.personId] : [] } });
    return homeDone(home);
  });
}

const ATTACHED = 'select 1 from home_member where home_id = $1 and deputy_id = $2 and until_on is null';

/** 聘请专家 */
export function inviteExpert(context: Context, input: HomeExpertInviteInput): Promise<HomeDone | Problem> {
  const description = { action: 'home.expertInvite', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockHome(tx, context, input.home);
    const { home } = loaded;
    const step = homeStep(context, 'INVITE_EXPERT', loaded);
    const fields = new Fields(context.language);
    const name = fields.text(input.name, { path: 'name', min: 2, max: 50, required: true });
    const expertise = fields.text(input.expertise, { path: 'expertise', min: 2, max: 100, required: true });
    const from = fields.day(input.from, 'from');
    fields.done();
    requireVersion(context.language, home.version, input.version);
    home.updatedAt = tx.now;
    await tx.em.flush();
    await tx.query('insert into home_expert (home_id, name, expertise, from_on) values ($1, $2, $3, $4)', [home.id, name, expertise, from]);
    // An expert's name stands with the home alone: neither the register of acts nor the history keeps it for ever.
    tx.record({ subject: { type: 'Home', id: home.id }, after: { expertise, from } });
    await tellHome(tx, context, { home, action: 'INVITE_EXPERT', step, facts: { EXPERTISE: expertise, STARTS_ON: from } });
    return homeDone(home);
  });
}

/** 代表离家 */
export function releaseMember(context: Context, input: HomeReleaseInput): Promise<HomeDone | Problem> {
  return release(context, input, { action: 'RELEASE', name: 'home.memberRelease', table: 'home_member' });
}

/** 解聘专家 */
export function releaseExpert(context: Context, input: HomeReleaseInput): Promise<HomeDone | Problem> {
  return release(context, input, { action: 'RELEASE_EXPERT', name: 'home.expertRelease', table: 'home_expert' });
}

function release(
  context: Context,
  input: HomeReleaseInput,
  way: { action: 'RELEASE' | 'RELEASE_EXPERT'; name: string; table: 'home_member' | 'home_expert' },
): Promise<HomeDone | Problem> {
  const description = { action: way.name, idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockHome(tx, context, input.home);
    const { home } = loaded;
    const step = homeStep(context, way.action, loaded);
    const fields = new Fields(context.language);
    const until = fields.day(input.until, 'until');
    const [entry] = isId(input.entry)
      ? await tx.query<{ from: string }>(`select from_on::text as "from" from ${way.table} where id = $1 and home_id = $2 and until_on is null`, [input.entry, home.id])
      : [];
    if (!entry) fields.add('entry', 'UNKNOWN_ENTRY', { zh: '没有这一条，或已结束。', en: 'There is none such that lasts.' });
    else if (until !== '' && until < entry.from) fields.add('until', 'BEFORE_BEGINNING', { zh: '不能早于开始之日。', en: 'It cannot end before it began.' });
    fields.done();
    requireVersion(context.language, home.version, input.version);
    home.updatedAt = tx.now;
    await tx.em.flush();
    await tx.query(`update ${way.table} set until_on = $2 where id = $1`, [input.entry, until]);
    tx.record({ subject: { type: 'Home', id: home.id }, after: { entry: input.entry, until } });
    await tellHome(tx, context, { home, action: way.action, step, facts: { ENDS_ON: until } });
    return homeDone(home);
  });
}
