import { defineMessages } from '@redpine/ui/messages';
import type { Tone } from '@redpine/ui/state-tag';
import type { HandlingReportState } from '../../gql/graphql.ts';

export const reportStates = defineMessages({
  zh: { DRAFTED: '起草中', SUBMITTED: '已提请审议', HEARD: '已审议', FOLLOWED_UP: '审议意见已落实', PRINTED: '已印发大会', PUBLISHED: '已公开' },
  en: { DRAFTED: 'Drafted', SUBMITTED: 'Submitted', HEARD: 'Heard', FOLLOWED_UP: 'Followed up', PRINTED: 'Printed', PUBLISHED: 'Published' },
});

export const reportTones: Readonly<Record<HandlingReportState, Tone>> = {
  DRAFTED: 'waiting', SUBMITTED: 'waiting', HEARD: 'waiting', FOLLOWED_UP: 'waiting', PRINTED: 'waiting', PUBLISHED: 'done',
};

export const reportActs = defineMessages({
  zh: { DRAFT: '起草报告', EDIT: '修改报告', RECOUNT: '更新数据', SUBMIT: '提请审议', HEAR: '登记审议情况', FOLLOW_UP: '登记审议意见落实情况', PRINT: '登记印发大会', PUBLISH: '公开报告' },
  en: { DRAFT: 'Draft a report', EDIT: 'Edit', RECOUNT: 'Take the figures anew', SUBMIT: 'Submit', HEAR: 'Record the hearing', FOLLOW_UP: 'Record the follow-up', PRINT: 'Record the printing', PUBLISH: 'Publish' },
});

export const reportParts = defineMessages({
  zh: { OVERVIEW: '总体情况', MEASURES: '主要做法', PROBLEMS: '存在问题', NEXT: '下步打算' },
  en: { OVERVIEW: 'Overview', MEASURES: 'Measures', PROBLEMS: 'Problems', NEXT: 'What comes next' },
});
