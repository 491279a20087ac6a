import { defineMessages } from '@redpine/ui/messages';
import type { Tone } from '@redpine/ui/state-tag';
import type { TieState, VisitState } from '../../gql/graphql.ts';

export const tieKinds = defineMessages({
  zh: { MEMBER_DEPUTY: '组成人员联系代表', DEPUTY_VOTER: '代表联系选民' },
  en: { MEMBER_DEPUTY: 'Member and deputy', DEPUTY_VOTER: 'Deputy and voter' },
});

export const constituentKinds = defineMessages({
  zh: { VOTER: '选民', HOUSEHOLD: '家庭' },
  en: { VOTER: 'Voter', HOUSEHOLD: 'Household' },
});

export const tieStates = defineMessages({
  zh: { ACTIVE: '结对中', ENDED: '已结束' },
  en: { ACTIVE: 'Lasting', ENDED: 'Ended' },
});

export const tieTones: Readonly<Record<TieState, Tone>> = { ACTIVE: 'active', ENDED: 'quiet' };

export const tieModes = defineMessages({
  zh: { FACE_TO_FACE: '面谈', PHONE: '电话', MEETING: '座谈', ONLINE: '线上', LETTER: '书信' },
  en: { FACE_TO_FACE: 'Face to face', PHONE: 'By telephone', MEETING: 'At a meeting', ONLINE: 'Online', LETTER: 'By letter' },
});

export const tieActs = defineMessages({
  zh: { PAIR_MEMBER: '组成人员联系代表结对', PAIR_VOTER: '代表联系选民结对', CONTACT: '登记联系', CORRECT: '更正选民信息', END: '结束结对', ERASE: '删除选民信息' },
  en: { PAIR_MEMBER: 'Pair a member with a deputy', PAIR_VOTER: 'Pair a deputy with a voter', CONTACT: 'Record a contact', CORRECT: 'Correct the voter’s data', END: 'End the tie', ERASE: 'Remove the voter’s data' },
});

export const visitStates = defineMessages({
  zh: { PLANNED: '已计划', VISITED: '已家访', VERIFIED: '已核实', CANCELLED: '已取消' },
  en: { PLANNED: 'Planned', VISITED: 'Made', VERIFIED: 'Verified', CANCELLED: 'Called off' },
});

export const visitTones: Readonly<Record<VisitState, Tone>> = { PLANNED: 'waiting', VISITED: 'active', VERIFIED: 'done', CANCELLED: 'quiet' };

export const visitActs = defineMessages({
  zh: { PLAN: '计划家访', RESCHEDULE: '调整日期', RECORD: '登记家访', SEND_BACK: '退回补充', VERIFY: '核实家访', CANCEL: '取消家访' },
  en: { PLAN: 'Plan a visit', RESCHEDULE: 'Reschedule', RECORD: 'Record the visit', SEND_BACK: 'Send back', VERIFY: 'Verify', CANCEL: 'Call off' },
});
