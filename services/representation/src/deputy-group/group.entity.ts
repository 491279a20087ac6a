import { defineEntity, p } from '@mikro-orm/postgresql';
import type { Attachment } from '../attachment.ts';
import type { ActivityState } from './activity.workflow.ts';
import type { GroupState } from './group.workflow.ts';

/** The fields of the GraphQL type DeputyGroupPlan. */
export interface GroupPlan {
  year: number;
  text: string;
  on: string;
}

const DeputyGroupSchema = defineEntity({
  name: 'DeputyGroup',
  tableName: 'deputy_group',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    version: p.integer().version(),
    state: p.enum(['ACTIVE', 'DISSOLVED'] as const),
    name: p.string(),
    formedBy: p.enum(['AREA', 'FIELD'] as const),
    areaId: p.uuid().nullable(),
    topicId: p.uuid().nullable(),
    formedOn: p.date(),
    dissolvedOn: p.date().nullable(),
    dissolveReason: p.text().nullable(),
    plans: p.json<GroupPlan[]>(),
    updatedAt: p.datetime(),
  },
});
/** 代表小组 */
export class DeputyGroup extends DeputyGroupSchema.class {
  /** Moves to the state that the transition table gave; NONE is where there is no row. */
  become(state: GroupState | 'GONE', at: Date): void {
    if (state === 'NONE' || state === 'GONE') throw new Error(`a group is never ${state}`);
    this.state = state;
    this.updatedAt = at;
  }
}
DeputyGroupSchema.setClass(DeputyGroup);

const GroupActivitySchema = defineEntity({
  name: 'GroupActivity',
  tableName: 'group_activity',
  properties: {
    id: p.uuid().primary().defaultRaw('uuidv7()'),
    version: p.integer().version(),
    state: p.enum(['PLANNED', 'HELD', 'CONFIRMED', 'CANCELLED'] as const),
    groupId: p.uuid(),
    kind: p.enum(['STUDY', 'SURVEY', 'INSPECTION', 'VOTERS', 'OTHER'] as const),
    title: p.string(),
    place: p.string(),
    plannedOn: p.date(),
    heldOn: p.date().nullable(),
    summary: p.text().nullable(),
    files: p.json<Attachment[]>(),
    returnReason: p.text().nullable(),
    cancelReason: p.text().nullable(),
    plannedAt: p.datetime(),
    updatedAt: p.datetime(),
  },
});
/** 小组活动 */
export class GroupActivity extends GroupActivitySchema.class {
  /** Moves to the state that the transition table gave; NONE is where there is no row. */
  become(state: ActivityState | 'GONE', at: Date): void {
    if (state === 'NONE' || state === 'GONE') throw new Error(`an activity is never ${state}`);
    this.state = state;
    this.updatedAt = at;
  }
}
GroupActivitySchema.setClass(GroupActivity);
