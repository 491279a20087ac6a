import { defineMessages } from '@redpine/ui/messages';
import type { Tone } from '@redpine/ui/state-tag';
import type { DeedState } from '../../gql/graphql.ts';

export const DEED_STATES: readonly DeedState[] = ['PLEDGED', 'IN_HAND', 'DONE', 'VERIFIED', 'PUBLISHED', 'ABANDONED'];

export const deedStates = defineMessages({
  zh: { PLEDGED: '已承诺', IN_HAND: '办理中', DONE: '待选民核实', VERIFIED: '选民已核实', PUBLISHED: '已公开', ABANDONED: '已终止' },
  en: { PLEDGED: 'Pledged', IN_HAND: 'In hand', DONE: 'To be verified', VERIFIED: 'Verified by voters', PUBLISHED: 'Published', ABANDONED: 'Given up' },
});

export const deedTones: Readonly<Record<DeedState, Tone>> = { PLEDGED: 'active', IN_HAND: 'active', DONE: 'waiting', VERIFIED: 'done', PUBLISHED: 'done', ABANDONED: 'quiet' };

export const deedActs = defineMessages({
  zh: { PLEDGE: '作出承诺', PROGRESS: '登记进展', FINISH: '报告办成', VERIFY: '登记选民核实', REFUSE: '未核实，退回', PUBLISH: '公开', ABANDON: '终止' },
  en: { PLEDGE: 'Pledge a deed', PROGRESS: 'Record progress', FINISH: 'Report as done', VERIFY: 'Record the voters’ verification', REFUSE: 'Not verified: send back', PUBLISH: 'Publish', ABANDON: 'Give up' },
});
