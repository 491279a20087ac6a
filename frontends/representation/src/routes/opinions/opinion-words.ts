import { defineMessages } from '@redpine/ui/messages';
import type { Tone } from '@redpine/ui/state-tag';
import type { OpinionState } from '../../gql/graphql.ts';

export const opinionStates = defineMessages({
  zh: {
    RECEIVED: '待分办', TRIAGED: '已分类', ROUTED: '已转办', CONVERTED: '已转为建议', ANSWERED: '已答复', CLOSED: '已办结', TRANSFERRED: '已转出', MERGED: '已合并', DECLINED: '不予受理',
  },
  en: {
    RECEIVED: 'Received', TRIAGED: 'Classified', ROUTED: 'Routed', CONVERTED: 'Made a suggestion', ANSWERED: 'Answered', CLOSED: 'Closed', TRANSFERRED: 'Transferred', MERGED: 'Merged', DECLINED: 'Declined',
  },
});

export const opinionTones: Readonly<Record<OpinionState, Tone>> = {
  RECEIVED: 'waiting', TRIAGED: 'waiting', ROUTED: 'active', CONVERTED: 'active', ANSWERED: 'done', CLOSED: 'done', TRANSFERRED: 'quiet', MERGED: 'quiet', DECLINED: 'quiet',
};

export const opinionKinds = defineMessages({
  zh: { PROPOSAL: '意见建议', QUESTION: '咨询', CASE: '具体案件', PETITION: '信访诉求', COMPLAINT: '投诉举报' },
  en: { PROPOSAL: 'Proposal', QUESTION: 'Question', CASE: 'Concrete case', PETITION: 'Petition', COMPLAINT: 'Complaint' },
});

export const opinionTargets = defineMessages({
  zh: { PETITION_OFFICE: '信访部门', HOTLINE_12345: '12345 热线', ORGAN_IN_CHARGE: '主管机关' },
  en: { PETITION_OFFICE: 'Petition office', HOTLINE_12345: 'Hotline 12345', ORGAN_IN_CHARGE: 'Organ in charge' },
});

export const opinionActs = defineMessages({
  zh: {
    SEND: '收到网上反映', RECORD: '登记民意', TRIAGE: '分类', ROUTE: '转办', SEND_BACK: '退回', CONVERT: '转为建议', ANSWER: '答复', TRANSFER: '转出', MERGE: '合并', DECLINE: '不予受理',
    FOLLOW: '反映人补充说明', RATE: '反映人评价', RATING_RECORD: '登记评价', REOPEN: '重新办理', CLOSE: '办结', TELL: '电话告知',
  },
  en: {
    SEND: 'Sent online', RECORD: 'Record an opinion', TRIAGE: 'Classify', ROUTE: 'Route', SEND_BACK: 'Send back', CONVERT: 'Make it a suggestion', ANSWER: 'Answer', TRANSFER: 'Transfer', MERGE: 'Merge', DECLINE: 'Decline',
    FOLLOW: 'The sender added to it', RATE: 'The sender rated it', RATING_RECORD: 'Record the rating', REOPEN: 'Looked at again', CLOSE: 'Close', TELL: 'Told by telephone',
  },
});
