import { connection } from '@redpine/kit/view/connection';
import { byId, column, day, defineView, derived, guarded, instant, json, many, masked, one, reference } from '@redpine/kit/view/define';
import { raw, sql, type Sql } from '@redpine/kit/view/sql';
import { areaAndAboveJson, liesIn } from '../area/area.visibility.ts';
import { knowsDeputies } from '../deputy/deputy.policy.ts';
import type { DeputyGroupFilter, GroupActivityFilter } from '../generated/types.ts';
import { historyOf } from '../history/history.view.ts';
import type { ActivityFacts } from './activity.workflow.ts';
import { ACTIVITIES, activityFilters, activityOrders, concerns, groupFilters, groupOrders, hasMember } from './group.filter.ts';
import { groupFigures } from './group.figures.ts';
import { activityActions, formingActions, groupActions, knowsGroups } from './group.policy.ts';
import type { GroupFacts } from './group.workflow.ts';

/** Who leads and serves. */
const leaderOf = (group: Sql): Sql => sql`(select d.person_id from deputy_group_member m join deputy d on d.id = m.deputy_id
  where m.group_id = ${group} and m.until_on is null and m.role = 'LEADER' and d.status = 'ACTIVE')`;

const deputyGroupView = defineView({
  type: 'DeputyGroup',
  from: 'deputy_group',
  visible: (_group, { actor }) => sql`${knowsGroups(actor)}`,
  fields: {
    id: column('id'),
    version: column('version'),
    state: column('state'),
    name: column('name'),
    formedBy: column('formed_by'),
    area: reference('Area', 'area_id', 'Area'),
    topic: reference('Topic', 'topic_id', 'Topic'),
    formedOn: day('formed_on'),
    dissolvedOn: day('dissolved_on'),
    dissolveReason: column('dissolve_reason'),
    leader: one('DeputyGroupMember', ({ row, other }) => sql`${other('group_id')} = ${row('id')} and ${other('until_on')} is null and ${other('role')} = 'LEADER'`),
    members: many('DeputyGroupMember', {
      where: ({ row, other }) => sql`${other('group_id')} = ${row('id')} and ${other('until_on')} is null`,
      orderBy: (member) => sql`${member('role')}, ${member('id')}`,
      limit: 100,
    }),
    formerMembers: many('DeputyGroupMember', {
      where: ({ row, other }) => sql`${other('group_id')} = ${row('id')} and ${other('until_on')} is not null`,
      orderBy: (member) => sql`${member('until_on')} desc, ${member('id')}`,
      limit: 100,
    }),
    plans: json('plans'),
    activities: connection('GroupActivity', { where: ({ row, other }) => sql`${other('group_id')} = ${row('id')}`, orders: activityOrders }),
    figures: groupFigures((group) => ['group', group('id')]),
    // It names who joined and left.
    history: masked(historyOf('DeputyGroup'), ({ context }) => sql`${knowsDeputies(context.actor)}`),
    availableActions: derived<GroupFacts>({
      facts: ({ row }) => sql`json_build_object('state', ${row('state')}, 'lies', ${areaAndAboveJson(row('area_id'))}, 'leaderPerson', ${leaderOf(row('id'))},
        'members', (select count(*) from deputy_group_member m where m.group_id = ${row('id')} and m.until_on is null))`,
      compute: (facts, { actor, language }) => groupActions(facts, actor, language),
    }),
    updatedAt: instant('updated_at'),
  },
});

const memberView = defineView({
  type: 'DeputyGroupMember',
  from: 'deputy_group_member',
  visible: (_member, { actor }) => sql`${knowsGroups(actor)}`,
  fields: { id: column('id'), deputy: one('Deputy', 'deputy_id'), role: column('role'), from: day('from_on'), until: day('until_on') },
});

const groupActivityView = defineView({
  type: 'GroupActivity',
  from: ACTIVITIES,
  visible: (_activity, { actor }) => sql`${knowsGroups(actor)}`,
  fields: {
    id: column('id'),
    version: column('version'),
    state: column('state'),
    group: one('DeputyGroup', 'group_id'),
    kind: column('kind'),
    title: column('title'),
    place: column('place'),
    plannedOn: day('planned_on'),
    heldOn: day('held_on'),
    summary: column('summary'),
    files: json('files'),
    attendance: many('GroupAttendance', {
      where: ({ row, other }) => sql`${other('activity_id')} = ${row('id')}`,
      orderBy: (attendance) => attendance('id'),
      limit: 100,
    }),
    returnReason: column('return_reason'),
    cancelReason: column('cancel_reason'),
    history: historyOf('GroupActivity'),
    availableActions: derived<ActivityFacts>({
      facts: ({ row }) => sql`(select json_build_object('state', ${row('state')}, 'lies', ${areaAndAboveJson(row('area_id'))}, 'leaderPerson', ${leaderOf(row('group_id'))},
        'isGroupActive', g.state = 'ACTIVE') from deputy_group g where g.id = ${row('group_id')})`,
      compute: (facts, { actor, language }) => activityActions(facts, actor, language),
    }),
    updatedAt: instant('updated_at'),
  },
});

const attendanceView = defineView({
  type: 'GroupAttendance',
  from: 'group_activity_attendance',
  visible: (_attendance, { actor }) => sql`${knowsGroups(actor)}`,
  fields: { id: column('id'), deputy: one('Deputy', 'deputy_id'), presence: column('presence') },
});

export const groupViews = [deputyGroupView, memberView, groupActivityView, attendanceView];

export const groupQueries = {
  deputyGroup: byId('DeputyGroup'),
  deputyGroups: connection<DeputyGroupFilter>('DeputyGroup', { filters: groupFilters, orders: groupOrders }),
  groupActivity: byId('GroupActivity'),
  groupActivities: connection<GroupActivityFilter>('GroupActivity', { filters: activityFilters, orders: activityOrders }),
  groupFigures: guarded('counts over the rows that the predicates of DeputyGroup and GroupActivity let the viewer see', groupFigures()),
  deputyGroupActions: guarded('no row: what the viewer’s own posts allow', derived<object>({
    facts: () => raw(`'{}'::json`),
    compute: (_facts, { actor, language }) => formingActions(actor, language),
  })),
};

/** Groups of a deputy, what they did while she was in them, and her attendance. */
export const groupsOfDeputy = {
  groups: many('DeputyGroup', {
    where: ({ row, other }) => hasMember(other('id'), row('id')),
    orderBy: (group) => sql`${group('name')} collate "zh-x-icu", ${group('id')}`,
    limit: 20,
  }),
  groupAgenda: connection('GroupActivity', { where: ({ row, other }) => concerns(other, row('id')), orders: activityOrders }),
  groupFigures: groupFigures((deputy) => ['deputy', deputy('id')]),
};

/** Groups formed by an area or one below it. */
export const groupsOfArea = {
  deputyGroups: connection('DeputyGroup', { where: ({ row, other }) => liesIn(other('area_id'), row('id')), orders: groupOrders }),
  groupFigures: groupFigures((area) => ['area', area('id')]),
};
