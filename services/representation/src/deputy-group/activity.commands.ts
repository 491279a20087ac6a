import { legalDay } from '@redpine/kit/clock';
import type { Problem } from '@redpine/kit/problem';
import { requireVersion } from '@redpine/kit/problem';
import { Fields } from '@redpine/kit/text';
import { officeOver } from '../area/area.policy.ts';
import { checkFiles } from '../attachment.ts';
import type { Context } from '../context.ts';
import { recordDuty } from '../duty/duty.record.ts';
import type {
  GroupActivityActInput,
  GroupActivityHoldInput,
  GroupActivityMoveInput,
  GroupActivityPlanInput,
  GroupActivityReasonInput,
} from '../generated/types.ts';
import { Closed, perform, stepOf } from '../perform.ts';
import { decideActivity, heldDayFaults } from './activity.workflow.ts';
import { expectedOn, recordAttendance, settleAttendance } from './attendance.ts';
import { type ActivityDone, activityFacts, activityStep, type LoadedActivity, lockActivity, lockGroup, tellActivity } from './group.act.ts';
import { GroupActivity } from './group.entity.ts';
import { mayActivity } from './group.policy.ts';

const NAME = { min: 2, max: 100, required: true } as const;
const done = (activity: GroupActivity): ActivityDone => ({ __typename: 'GroupActivityActSuccess', groupActivity: activity.id });
const membersOf = ({ members }: Pick<LoadedActivity, 'members'>) => ({ persons: members.map(({ person }) => person) });

/** 安排活动, by the leader or by who keeps the group. */
export function planActivity(context: Context, input: GroupActivityPlanInput): Promise<ActivityDone | Problem> {
  const description = { action: 'groupActivity.plan', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const { group, members, facts: of } = await lockGroup(tx, context, input.deputyGroup);
    const facts = activityFacts('NONE', of);
    if (!mayActivity('PLAN', facts, context.actor)) throw new Closed({ type: 'DeputyGroup', id: group.id });
    const { to, basis } = stepOf(context, 'PLAN', 'NONE', decideActivity('PLAN', facts));
    const fields = new Fields(context.language);
    const title = fields.text(input.title, { path: 'title', ...NAME });
    const place = fields.text(input.place, { path: 'place', ...NAME });
    const plannedOn = fields.day(input.plannedOn, 'plannedOn');
    fields.done();
    const plan = { groupId: group.id, kind: input.kind, title, place, plannedOn };
    const activity = tx.em.create(GroupActivity, { ...plan, state: 'PLANNED', files: [], plannedAt: tx.now, updatedAt: tx.now });
    await tx.em.flush();
    tx.record({ subject: { type: 'GroupActivity', id: activity.id }, after: { state: to, ...plan } });
    const step = { basis, post: officeOver(facts.lies, context.actor) };
    await tellActivity(tx, context, { activity, group }, { action: 'PLAN', step, facts: { PLANNED_ON: plannedOn, PLACE: place }, to: membersOf({ members }) });
    return done(activity);
  });
}

/** 调整安排 */
export function moveActivity(context: Context, input: GroupActivityMoveInput): Promise<ActivityDone | Problem> {
  const description = { action: 'groupActivity.move', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockActivity(tx, context, input.groupActivity);
    const { activity } = loaded;
    const step = activityStep(context, 'MOVE', loaded);
    const fields = new Fields(context.language);
    const plannedOn = fields.day(input.plannedOn, 'plannedOn');
    const place = fields.text(input.place, { path: 'place', ...NAME });
    fields.done();
    requireVersion(context.language, activity.version, input.version);
    const before = { plannedOn: activity.plannedOn, place: activity.place };
    Object.assign(activity, { plannedOn, place, updatedAt: tx.now });
    tx.record({ subject: { type: 'GroupActivity', id: activity.id }, before, after: { plannedOn, place } });
    await tellActivity(tx, context, loaded, { action: 'MOVE', step, facts: { PLANNED_ON: plannedOn, PLACE: place }, to: membersOf(loaded) });
    return done(activity);
  });
}

/** 登记活动: what took place, and who of the members of the day was there. */
export function holdActivity(context: Context, input: GroupActivityHoldInput): Promise<ActivityDone | Problem> {
  const description = { action: 'groupActivity.hold', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockActivity(tx, context, input.groupActivity);
    const { activity, group, facts } = loaded;
    const step = activityStep(context, 'HOLD', loaded);
    const fields = new Fields(context.language);
    const heldOn = fields.day(input.heldOn, 'heldOn');
    for (const fault of heldDayFaults(heldOn, { today: legalDay(tx.now), formedOn: group.formedOn })) fields.add(fault.path, fault.rule, fault.message);
    const summary = fields.text(input.summary, { path: 'summary', min: 10, max: 5_000, required: true });
    const files = await checkFiles(context, fields, input.files ?? [], { path: 'files', attached: activity.files });
    const present = input.present.map((id) => id.toLowerCase());
    const expected = await expectedOn(tx, group.id, heldOn);
    if (present.length === 0) fields.add('present', 'REQUIRED', { zh: '请至少勾选一名出席的代表。', en: 'Name at least one member who was there.' });
    for (const [n, id] of present.entries()) {
      if (!expected.includes(id)) fields.add(`present.${n}`, 'NOT_A_MEMBER', { zh: '当日不是小组成员，或不执行代表职务。', en: 'She was no member on the day, or does not serve.' });
    }
    fields.done();
    requireVersion(context.language, activity.version, input.version);
    activity.become(step.to, tx.now);
    Object.assign(activity, { heldOn, summary, files, returnReason: null });
    await recordAttendance(tx, { activity: activity.id, day: heldOn, expected, present });
    tx.record({ subject: { type: 'GroupActivity', id: activity.id }, before: { state: facts.state }, after: { state: step.to, heldOn, present } });
    await tellActivity(tx, context, loaded, { action: 'HOLD', step, facts: { HELD_ON: heldOn, PRESENT: new Set(present).size, EXPECTED: expected.length }, to: { posts: [{ kind: 'DEPUTIES_OFFICE' }] } });
    return done(activity);
  });
}

/** 确认: it goes into the duty record of those who were there. */
export function confirmActivity(context: Context, input: GroupActivityActInput): Promise<ActivityDone | Problem> {
  const description = { action: 'groupActivity.confirm', idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockActivity(tx, context, input.groupActivity);
    const { activity, facts } = loaded;
    const step = activityStep(context, 'CONFIRM', loaded);
    requireVersion(context.language, activity.version, input.version);
    const on = activity.heldOn ?? activity.plannedOn;
    const present = await settleAttendance(tx, activity.id, on);
    activity.become(step.to, tx.now);
    tx.record({ subject: { type: 'GroupActivity', id: activity.id }, before: { state: facts.state }, after: { state: step.to } });
    const source = { type: 'GroupActivity', id: activity.id };
    for (const person of present) {
      await recordDuty(tx, { person, kind: 'GROUP_ACTIVITY', on, title: activity.title, source, path: `/representation/groups/activities/${activity.id}`, verified: true });
    }
    await tellActivity(tx, context, loaded, { action: 'CONFIRM', step, to: { persons: present } });
    return done(activity);
  });
}

/** 退回补充 */
export function sendBackActivity(context: Context, input: GroupActivityReasonInput): Promise<ActivityDone | Problem> {
  return end(context, input, { action: 'SEND_BACK', name: 'groupActivity.sendBack', reason: 'returnReason' });
}

/** 取消活动 */
export function cancelActivity(context: Context, input: GroupActivityReasonInput): Promise<ActivityDone | Problem> {
  return end(context, input, { action: 'CANCEL', name: 'groupActivity.cancel', reason: 'cancelReason' });
}

function end(
  context: Context,
  input: GroupActivityReasonInput,
  way: { action: 'SEND_BACK' | 'CANCEL'; name: string; reason: 'returnReason' | 'cancelReason' },
): Promise<ActivityDone | Problem> {
  const description = { action: way.name, idempotencyKey: input.idempotencyKey, input };
  return perform(context, description, async (tx) => {
    const loaded = await lockActivity(tx, context, input.groupActivity);
    const { activity, facts } = loaded;
    const step = activityStep(context, way.action, loaded);
    const fields = new Fields(context.language);
    const reason = fields.text(input.reason, { path: 'reason', min: 5, max: 1_000, required: true });
    fields.done();
    requireVersion(context.language, activity.version, input.version);
    activity.become(step.to, tx.now);
    activity[way.reason] = reason;
    tx.record({ subject: { type: 'GroupActivity', id: activity.id }, before: { state: facts.state }, after: { state: step.to }, note: reason });
    await tellActivity(tx, context, loaded, { action: way.action, step, note: reason, to: membersOf(loaded) });
    return done(activity);
  });
}
