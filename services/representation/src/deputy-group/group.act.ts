import type { Act } from '@redpine/kit/act';
import type { ActorPost } from '@redpine/kit/actor';
import { notFound } from '@redpine/kit/errors';
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Recipients } from '@redpine/kit/transaction';
import { officeOver } from '../area/area.policy.ts';
import { areaAndAbove } from '../area/area.repository.ts';
import type { Context } from '../context.ts';
import { isId } from '../directory.repository.ts';
import { addToHistory } from '../history/history.commands.ts';
import type { Facts } from '../history/history.facts.ts';
import { Closed, stepOf } from '../perform.ts';
import type { ActivityAction, ActivityFacts } from './activity.workflow.ts';
import { decideActivity } from './activity.workflow.ts';
import { DeputyGroup, GroupActivity } from './group.entity.ts';
import { mayActivity, mayGroup } from './group.policy.ts';
import type { GroupAction, GroupFacts } from './group.workflow.ts';
import { decideGroup } from './group.workflow.ts';

export interface GroupDone {
  __typename: 'DeputyGroupActSuccess';
  deputyGroup: string;
}

export interface ActivityDone {
  __typename: 'GroupActivityActSuccess';
  groupActivity: string;
}

/** Who is a member now. */
export interface Member {
  deputy: string;
  person: string;
  role: 'LEADER' | 'MEMBER';
  serves: boolean;
}

export interface LoadedGroup {
  group: DeputyGroup;
  members: Member[];
  facts: GroupFacts;
}

export interface LoadedActivity extends Pick<LoadedGroup, 'group' | 'members'> {
  activity: GroupActivity;
  facts: ActivityFacts;
}

const MEMBERS = `select m.deputy_id as deputy, d.person_id as person, m.role, d.status = 'ACTIVE' as serves
  from deputy_group_member m join deputy d on d.id = m.deputy_id where m.group_id = $1 and m.until_on is null order by m.id`;

/** The group, locked, with its members of now. */
export async function lockGroup(tx: Act, context: Context, id: string): Promise<LoadedGroup> {
  if (isId(id)) await tx.query('select 1 from deputy_group where id = $1 for update', [id]);
  const group = isId(id) ? await tx.em.findOne(DeputyGroup, { id }) : null;
  if (!group) throw notFound(context.language);
  const members = await tx.query<Member>(MEMBERS, [group.id]);
  // Whoever is suspended from duty leads nothing meanwhile (代表法 art. 61).
  const leader = members.find(({ role, serves }) => role === 'LEADER' && serves);
  const lies = await areaAndAbove(tx, group.areaId ?? null);
  return { group, members, facts: { state: group.state, lies, leaderPerson: leader?.person ?? null, members: members.length } };
}

/** The activity and its group, both locked. */
export async function lockActivity(tx: Act, context: Context, id: string): Promise<LoadedActivity> {
  if (isId(id)) await tx.query('select 1 from group_activity where id = $1 for update', [id]);
  const activity = isId(id) ? await tx.em.findOne(GroupActivity, { id }) : null;
  if (!activity) throw notFound(context.language);
  const { group, members, facts } = await lockGroup(tx, context, activity.groupId);
  return { activity, group, members, facts: activityFacts(activity.state, facts) };
}

export function activityFacts(state: ActivityFacts['state'], { lies, leaderPerson, state: of }: GroupFacts): ActivityFacts {
  return { state, lies, leaderPerson, isGroupActive: of === 'ACTIVE' };
}

interface Step<State> {
  to: State | 'GONE';
  basis: LegalBasis | null;
  /** None where the leader acts herself. */
  post: ActorPost | undefined;
}

/** The act's step: throws `Closed` where the actor's part does not allow it, `Refused` with the table's reason where it is not possible now. */
export function groupStep(context: Context, action: GroupAction, { group, facts }: LoadedGroup): Step<GroupFacts['state']> {
  if (!mayGroup(action, facts, context.actor)) throw new Closed({ type: 'DeputyGroup', id: group.id });
  return { ...stepOf(context, action, facts.state, decideGroup(action, facts)), post: officeOver(facts.lies, context.actor) };
}

export function activityStep(context: Context, action: ActivityAction, { activity, facts }: LoadedActivity): Step<ActivityFacts['state']> {
  if (!mayActivity(action, facts, context.actor)) throw new Closed({ type: 'GroupActivity', id: activity.id });
  return { ...stepOf(context, action, facts.state, decideActivity(action, facts)), post: officeOver(facts.lies, context.actor) };
}

interface Told {
  action: GroupAction | ActivityAction;
  step: Pick<Step<string>, 'basis' | 'post'>;
  facts?: Facts;
  note?: string;
  to: Recipients;
}

/** Puts the act on record, and tells those whom it concerns and every browser that shows the group. */
export function tellGroup(tx: Act, context: Context, group: DeputyGroup, told: Told): Promise<void> {
  return tell(tx, context, { type: 'DeputyGroup', id: group.id, subject: group.name, path: `/representation/groups/${group.id}`, kind: `GROUP_${told.action}` }, told);
}

export async function tellActivity(tx: Act, context: Context, { activity, group }: Pick<LoadedActivity, 'activity' | 'group'>, told: Told): Promise<void> {
  const path = `/representation/groups/activities/${activity.id}`;
  await tell(tx, context, { type: 'GroupActivity', id: activity.id, subject: activity.title, path, kind: `GROUP_ACTIVITY_${told.action}` }, told);
  tx.changed('DeputyGroup', group.id);
}

async function tell(
  tx: Act,
  context: Context,
  of: { type: 'DeputyGroup' | 'GroupActivity'; id: string; subject: string; path: string; kind: string },
  { action, step, facts, note, to }: Told,
): Promise<void> {
  const { type, id, subject, path, kind } = of;
  await addToHistory(tx, context, { of: { type, id }, action, post: step.post, facts, note: note ?? null, basis: step.basis, told: { subject, path } });
  tx.notify({ to, kind, subject, path });
  tx.changed(type, id);
}
