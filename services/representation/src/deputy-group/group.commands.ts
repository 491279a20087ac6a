import type { Act } from '@redpine/kit/act';
import { legalDay } from '@redpine/kit/clock';
import { forbidden } from '@redpine/kit/errors';
import type { Problem } from '@redpine/kit/problem';
import { requireVersion } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import { officeOver } from '../area/area.policy.ts';
import { areaAndAbove } from '../area/area.repository.ts';
import type { Context } from '../context.ts';
import { areaExists, isId, topicOf } from '../directory.repository.ts';
import type {
  DeputyGroupDissolveInput,
  DeputyGroupFormInput,
  DeputyGroupMemberInput,
  DeputyGroupPlanInput,
} from '../generated/types.ts';
import { perform, stepOf } from '../perform.ts';
import { type GroupDone, groupStep, type LoadedGroup, lockGroup, tellGroup } from './group.act.ts';
import { DeputyGroup } from './group.entity.ts';
import { mayGroup } from './group.policy.ts';
import { decideGroup, type GroupFacts, memberFaults } from './group.workflow.ts';

const NAME = { min: 2, max: 100, required: true } as const;
const FIRST_YEAR = 2000;
const YEARS_AHEAD = 1;
const MOST_MEMBERS = 100;
const done = (group: DeputyGroup): GroupDone => ({ __typename: 'DeputyGroupActSuccess', deputyGroup: group.id });
const membersOf = ({ members }: LoadedGroup) => ({ persons: members.map(({ person }) => person) });

/** Of deputies who serve, by id: their persons. */
async function serving(tx: Act, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await tx.query<{ id: string; person: string }>(
    `select id, person_id as person from deputy where id = any($1::uuid[]) and status = 'ACTIVE'`,
    [ids.filter(isId)],
  );
  return new Map(rows.map(({ id, person }) => [id, person]));
}

const ADD = `insert into deputy_group_member (group_id, deputy_id, role, from_on)
  select $1, m.id, case when m.id = $3::uuid then 'LEADER' else 'MEMBER' end, $4::date from unnest($2::uuid[]) with ordinality as m(id, n) order by m.n`;

/** 组成代表小组, by area or by field. */
export function formGroup(context: Context, input: DeputyGroupFormInput): Promise<GroupDone | Problem> {
  const description = { action: 'deputyGroup.form', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const area = input.by.area ?? null;
    const lies = await areaAndAbove(tx, area);
    const facts: GroupFacts = { state: 'NONE', lies, leaderPerson: null, members: input.members.length };
    if (!mayGroup('FORM', facts, context.actor)) throw forbidden(context.language);
    const fields = new Fields(context.language);
    const name = fields.text(input.name, { path: 'name', ...NAME });
    const [namesake] = await tx.query(`select 1 from deputy_group where name = $1 and state = 'ACTIVE'`, [name]);
    if (namesake) fields.add('name', 'NAME_TAKEN', { zh: '已有同名的代表小组。', en: 'Another group has this name.' });
    const topic = input.by.field ?? null;
    const topicId = topic === null ? null : await topicOf(tx, topic);
    if (topic !== null && topicId === null) fields.add('by.field', 'UNKNOWN_TOPIC', { zh: '没有这个领域。', en: 'There is no such topic.' });
    if (area !== null && !(await areaExists(tx, area))) fields.add('by.area', 'UNKNOWN_AREA', { zh: '没有这个区域。', en: 'There is no such area.' });
    const members = input.members.map((id) => id.toLowerCase());
    const leader = input.leader.toLowerCase();
    if (members.length > MOST_MEMBERS) fields.add('members', 'TOO_MANY', { zh: `最多 ${MOST_MEMBERS} 人。`, en: `At most ${MOST_MEMBERS} members.` });
    for (const { path, rule, message } of memberFaults(members, leader)) fields.add(path, rule, message);
    const known = await serving(tx, members);
    for (const [n, id] of members.entries()) if (!known.has(id)) fields.add(`members.${n}`, 'NOT_SERVING', { zh: '没有这位代表，或其目前不执行代表职务。', en: 'There is no such deputy who serves.' });
    fields.done();
    const { to, basis } = stepOf(context, 'FORM', 'NONE', decideGroup('FORM', facts));
    const today = legalDay(tx.now);
    const group = tx.em.create(DeputyGroup, { state: 'ACTIVE', name, formedBy: area === null ? 'FIELD' : 'AREA', areaId: area, topicId, formedOn: today, plans: [], updatedAt: tx.now });
    await tx.em.flush();
    await tx.query(ADD, [group.id, members, leader, today]);
    tx.record({ subject: { type: 'DeputyGroup', id: group.id }, after: { state: to, name, members, leader } });
    await tellGroup(tx, context, group, { action: 'FORM', step: { basis, post: officeOver(lies, context.actor) }, facts: { MEMBERS: members.length }, to: { persons: [...known.values()] } });
    return done(group);
  });
}

/** 代表加入: deputies of higher levels may join (代表法 art. 27). */
export function joinGroup(context: Context, input: DeputyGroupMemberInput): Promise<GroupDone | Problem> {
  const description = { action: 'deputyGroup.join', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockGroup(tx, context, input.deputyGroup);
    const { group, members } = loaded;
    const step = groupStep(context, 'JOIN', loaded);
    const fields = new Fields(context.language);
    const deputy = input.deputy.toLowerCase();
    const person = (await serving(tx, [deputy])).get(deputy);
    if (person === undefined) fields.add('deputy', 'NOT_SERVING', { zh: '没有这位代表，或其目前不执行代表职务。', en: 'There is no such deputy who serves.' });
    else if (members.length >= MOST_MEMBERS) fields.add('deputy', 'TOO_MANY', { zh: `小组最多 ${MOST_MEMBERS} 人。`, en: `A group has at most ${MOST_MEMBERS} members.` });
    else if (members.some((member) => member.deputy === deputy)) fields.add('deputy', 'ALREADY_MEMBER', { zh: '该代表已在小组中。', en: 'She is a member already.' });
    fields.done();
    requireVersion(context.language, group.version, input.version);
    await tx.query(ADD, [group.id, [deputy], null, legalDay(tx.now)]);
    return told(tx, context, loaded, { action: 'JOIN', step, deputy, to: { persons: [person ?? ''] } });
  });
}

/** 代表退出: her membership ends today. */
export function leaveGroup(context: Context, input: DeputyGroupMemberInput): Promise<GroupDone | Problem> {
  const description = { action: 'deputyGroup.leave', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockGroup(tx, context, input.deputyGroup);
    const { group } = loaded;
    const step = groupStep(context, 'LEAVE', loaded);
    const { deputy, person } = memberOf(context, loaded, input.deputy);
    requireVersion(context.language, group.version, input.version);
    await tx.query('update deputy_group_member set until_on = greatest(from_on, $3::date) where group_id = $1 and deputy_id = $2 and until_on is null', [group.id, deputy, legalDay(tx.now)]);
    return told(tx, context, loaded, { action: 'LEAVE', step, deputy, to: { persons: [person] } });
  });
}

/** 确定组长: one of its members. */
export function leadGroup(context: Context, input: DeputyGroupMemberInput): Promise<GroupDone | Problem> {
  const description = { action: 'deputyGroup.lead', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockGroup(tx, context, input.deputyGroup);
    const { group } = loaded;
    const step = groupStep(context, 'LEAD', loaded);
    const { deputy } = memberOf(context, loaded, input.deputy);
    requireVersion(context.language, group.version, input.version);
    await tx.query(`update deputy_group_member set role = 'MEMBER' where group_id = $1 and until_on is null and role = 'LEADER'`, [group.id]);
    await tx.query(`update deputy_group_member set role = 'LEADER' where group_id = $1 and until_on is null and deputy_id = $2`, [group.id, deputy]);
    return told(tx, context, loaded, { action: 'LEAD', step, deputy, to: membersOf(loaded) });
  });
}

/** 年度计划: one for each year; recorded anew it takes the place of the former, which history keeps. */
export function planGroup(context: Context, input: DeputyGroupPlanInput): Promise<GroupDone | Problem> {
  const description = { action: 'deputyGroup.plan', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockGroup(tx, context, input.deputyGroup);
    const { group } = loaded;
    const step = groupStep(context, 'PLAN', loaded);
    const fields = new Fields(context.language);
    const today = legalDay(tx.now);
    const last = Number(today.slice(0, 4)) + YEARS_AHEAD;
    const { year } = input;
    if (year < FIRST_YEAR || year > last) fields.add('year', 'OUT_OF_RANGE', { zh: `年度为 ${FIRST_YEAR}–${last}。`, en: `The year is ${FIRST_YEAR}–${last}.` });
    const text = fields.text(input.text, { path: 'text', min: 10, max: 5_000, required: true });
    fields.done();
    requireVersion(context.language, group.version, input.version);
    const before = group.plans.find((plan) => plan.year === year) ?? null;
    group.plans = [...group.plans.filter((plan) => plan.year !== year), { year, text, on: today }].toSorted((a, b) => b.year - a.year);
    group.updatedAt = tx.now;
    tx.record({ subject: { type: 'DeputyGroup', id: group.id }, before: { plan: before }, after: { plan: { year, text } } });
    await tellGroup(tx, context, group, { action: 'PLAN', step, facts: { YEAR: year }, to: membersOf(loaded) });
    return done(group);
  });
}

/** 解散小组: its memberships end today. */
export function dissolveGroup(context: Context, input: DeputyGroupDissolveInput): Promise<GroupDone | Problem> {
  const description = { action: 'deputyGroup.dissolve', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockGroup(tx, context, input.deputyGroup);
    const { group, facts } = loaded;
    const step = groupStep(context, 'DISSOLVE', loaded);
    const fields = new Fields(context.language);
    const reason = fields.text(input.reason, { path: 'reason', min: 5, max: 1_000, required: true });
    fields.done();
    requireVersion(context.language, group.version, input.version);
    group.become(step.to, tx.now);
    Object.assign(group, { dissolvedOn: legalDay(tx.now), dissolveReason: reason });
    await tx.query('update deputy_group_member set until_on = greatest(from_on, $2::date) where group_id = $1 and until_on is null', [group.id, legalDay(tx.now)]);
    tx.record({ subject: { type: 'DeputyGroup', id: group.id }, before: { state: facts.state }, after: { state: step.to }, note: reason });
    await tellGroup(tx, context, group, { action: 'DISSOLVE', step, note: reason, to: membersOf(loaded) });
    return done(group);
  });
}

function memberOf(context: Context, { members }: LoadedGroup, id: string) {
  const fields = new Fields(context.language);
  const member = members.find(({ deputy }) => deputy === id.toLowerCase());
  if (!member) fields.add('deputy', 'NOT_A_MEMBER', { zh: '该代表不在小组中。', en: 'She is not a member.' });
  fields.done();
  return member as NonNullable<typeof member>;
}

async function told(
  tx: Act,
  context: Context,
  { group }: LoadedGroup,
  { action, step, deputy, to }: { action: 'JOIN' | 'LEAVE' | 'LEAD'; step: ReturnType<typeof groupStep>; deputy: string; to: { persons: string[] } },
): Promise<GroupDone> {
  const [named] = await tx.query<{ name: string }>('select name from deputy where id = $1', [deputy]);
  group.updatedAt = tx.now;
  tx.record({ subject: { type: 'DeputyGroup', id: group.id }, after: { [action.toLowerCase()]: deputy } });
  await tellGroup(tx, context, group, { action, step, facts: { DEPUTY: named?.name }, to });
  return done(group);
}
