import { defineMessages } from '@redpine/ui/messages';
import type { Tone } from '@redpine/ui/state-tag';
import type { WorkPlanItemState, WorkPlanState } from '../../gql/graphql.ts';

export const planStates = defineMessages({
  zh: { DRAFT: '草案', PASSED: '已通过', TOLD: '已通知代表', PUBLISHED: '已公布' },
  en: { DRAFT: 'Draft', PASSED: 'Passed', TOLD: 'Told to deputies', PUBLISHED: 'Published' },
});

export const planTones: Readonly<Record<WorkPlanState, Tone>> = { DRAFT: 'quiet', PASSED: 'active', TOLD: 'active', PUBLISHED: 'done' };

export const itemStates = defineMessages({
  zh: { PLANNED: '计划中', DONE: '已完成', DROPPED: '已取消' },
  en: { PLANNED: 'Planned', DONE: 'Done', DROPPED: 'Dropped' },
});

export const itemTones: Readonly<Record<WorkPlanItemState, Tone>> = { PLANNED: 'waiting', DONE: 'done', DROPPED: 'quiet' };

export const planActs = defineMessages({
  zh: { DRAFT: '起草计划', EDIT: '修改草案', PASS: '登记主任会议通过', TELL: '通知代表', PUBLISH: '公布计划', EXECUTE: '登记执行' },
  en: { DRAFT: 'Draft a plan', EDIT: 'Edit the draft', PASS: 'Record that it was passed', TELL: 'Tell the deputies', PUBLISH: 'Publish', EXECUTE: 'Record execution' },
});
