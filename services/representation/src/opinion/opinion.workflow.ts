/** The transition table of an opinion: received, classified, routed, answered, rated. Pure. */
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Decision, Refusal } from '@redpine/kit/workflow';
import { decide, defineWorkflow } from '@redpine/kit/workflow';
import type { Lies } from '../area/area.policy.ts';
import { notServing } from '../suggestion/suggestion.guards.workflow.ts';
import type { DeputyStatus } from '../suggestion/suggestion.workflow.ts';

export type OpinionKind = 'PROPOSAL' | 'QUESTION' | 'CASE' | 'PETITION' | 'COMPLAINT';
export type OpinionState =
  | 'NONE' | 'RECEIVED' | 'TRIAGED' | 'ROUTED' | 'CONVERTED' | 'ANSWERED' | 'CLOSED' | 'TRANSFERRED' | 'MERGED' | 'DECLINED';
export type OpinionPersonAction =
  | 'RECORD' | 'TRIAGE' | 'ROUTE' | 'SEND_BACK' | 'CONVERT' | 'TRANSFER' | 'MERGE' | 'DECLINE' | 'ANSWER' | 'RATING_RECORD' | 'CLOSE' | 'TELL';
/** What the sender does, by her code; and what follows from it. */
export type OpinionSenderAction = 'SEND' | 'FOLLOW' | 'RATE' | 'REOPEN';
export type OpinionAction = OpinionPersonAction | OpinionSenderAction;

export interface OpinionFacts {
  /** NONE where it is not there yet. */
  state: OpinionState;
  /** The area it is from, and those above; empty where that is not known. */
  lies: Lies;
  kind: OpinionKind | null;
  /** Person of the deputy it is routed to. */
  deputyPerson: string | null;
  /** Of the deputy it is routed to, or is to be. */
  deputyStatus: DeputyStatus | null;
  /** Organ it is routed to. */
  unit: string | null;
  /** How often it was looked at again, and may be by the rule. */
  reopened: number;
  reopenings: number;
  /** How often the sender added to it, and may by the rule. */
  follows: number;
  followings: number;
  /** Whether the days for the rating are over. */
  ratingOver: boolean;
  /** Notices that wait for a telephone call. */
  toTell: number;
}

/** One that is not there yet. */
export const NEW: OpinionFacts = {
  state: 'NONE', lies: [], kind: null, deputyPerson: null, deputyStatus: null, unit: null,
  reopened: 0, reopenings: 0, follows: 0, followings: 0, ratingOver: false, toTell: 0,
};

/** The district's mechanism names the channels and no procedure: the course is a default. */
const MECHANISM: LegalBasis = { law: '平台默认值', article: '民意征集，程序待区里确认', mark: 'D' };
/** Deputies hear and pass on the people's opinions and demands. */
const HEARS: LegalBasis = { law: '代表法', article: '第四十条', mark: 'M' };
const PETITIONS: LegalBasis = { law: '信访工作条例', article: '第二十二条', mark: 'M' };
const DRAFTS: LegalBasis = { law: '代表法', article: '第二十四条、第三十六条', mark: 'F' };

/** 具体案件、信访、投诉 are the business of others: they are transferred, whatever else is tried. */
export const FOR_OTHERS: readonly OpinionKind[] = ['CASE', 'PETITION', 'COMPLAINT'];

function takenHere({ kind }: OpinionFacts): Refusal | null {
  if (kind === null || !FOR_OTHERS.includes(kind)) return null;
  return {
    code: 'FOR_OTHERS',
    reason: {
      zh: '具体案件、信访诉求和投诉举报不在此办理，请转出并告知反映人。',
      en: 'Concrete cases, petitions and complaints are not handled here: transfer it and tell the sender.',
    },
    legalBasis: PETITIONS,
  };
}

const deputyServes = ({ deputyPerson, deputyStatus }: OpinionFacts): Refusal | null =>
  deputyPerson === null && deputyStatus === null ? null : notServing(deputyStatus);

function withDeputy({ deputyPerson, deputyStatus }: OpinionFacts): Refusal | null {
  if (deputyPerson !== null) return notServing(deputyStatus);
  return { code: 'NO_DEPUTY', reason: { zh: '该民意没有转给代表。', en: 'It is not with a deputy.' }, legalBasis: DRAFTS };
}

function mayReopen({ reopened, reopenings }: OpinionFacts): Refusal | null {
  if (reopened < reopenings) return null;
  return { code: 'REOPENED_ENOUGH', reason: { zh: '已按规定重新办理过。', en: 'It was looked at again as often as the rule allows.' }, legalBasis: MECHANISM };
}

function mayAdd({ follows, followings }: OpinionFacts): Refusal | null {
  if (follows < followings) return null;
  return { code: 'FOLLOWED_ENOUGH', reason: { zh: `最多补充 ${followings} 次。`, en: `At most ${followings} additions.` }, legalBasis: MECHANISM };
}

function ratingIsOver({ ratingOver }: OpinionFacts): Refusal | null {
  if (ratingOver) return null;
  return { code: 'RATING_OPEN', reason: { zh: '反映人评价的期限未到，暂不能办结。', en: 'The sender may still rate it.' }, legalBasis: MECHANISM };
}

function hasToTell({ toTell }: OpinionFacts): Refusal | null {
  if (toTell > 0) return null;
  return { code: 'NOBODY_TO_TELL', reason: { zh: '没有待电话告知的事项。', en: 'Nobody waits for a call.' }, legalBasis: MECHANISM };
}

const BEFORE_ROUTE: readonly OpinionState[] = ['RECEIVED', 'TRIAGED'];
const THERE: readonly OpinionState[] = ['RECEIVED', 'TRIAGED', 'ROUTED', 'CONVERTED', 'ANSWERED', 'CLOSED', 'TRANSFERRED', 'MERGED', 'DECLINED'];

export const opinionWorkflow = defineWorkflow<OpinionState, OpinionAction, OpinionFacts>({
  subject: { zh: '民意', en: 'opinion' },
  initial: 'NONE',
  states: {
    NONE: { label: { zh: '未收到', en: 'not received' } },
    RECEIVED: { label: { zh: '待分办', en: 'received' } },
    TRIAGED: { label: { zh: '已分类', en: 'classified' } },
    ROUTED: { label: { zh: '已转办', en: 'routed' } },
    CONVERTED: { label: { zh: '已转为建议', en: 'made into a suggestion' } },
    ANSWERED: { label: { zh: '已答复', en: 'answered' } },
    CLOSED: { label: { zh: '已办结', en: 'closed' }, final: true },
    TRANSFERRED: { label: { zh: '已转出', en: 'transferred' }, final: true },
    MERGED: { label: { zh: '已合并', en: 'merged' }, final: true },
    DECLINED: { label: { zh: '不予受理', en: 'declined' }, final: true },
  },
  actions: {
    SEND: { label: { zh: '反映民意', en: 'Send' } },
    RECORD: { label: { zh: '登记民意', en: 'Record' } },
    TRIAGE: { label: { zh: '分类', en: 'Classify' } },
    ROUTE: { label: { zh: '转办', en: 'Route' } },
    SEND_BACK: { label: { zh: '退回', en: 'Send back' } },
    CONVERT: { label: { zh: '转为建议', en: 'Make it a suggestion' } },
    ANSWER: { label: { zh: '答复', en: 'Answer' } },
    TRANSFER: { label: { zh: '转出', en: 'Transfer' } },
    MERGE: { label: { zh: '合并', en: 'Merge' } },
    DECLINE: { label: { zh: '不予受理', en: 'Decline' } },
    FOLLOW: { label: { zh: '补充说明', en: 'Add to it' } },
    RATE: { label: { zh: '评价', en: 'Rate' } },
    RATING_RECORD: { label: { zh: '登记评价', en: 'Record the rating' } },
    REOPEN: { label: { zh: '重新办理', en: 'Look at it again' } },
    CLOSE: { label: { zh: '办结', en: 'Close' } },
    TELL: { label: { zh: '告知完成', en: 'Told by telephone' } },
  },
  rows: [
    { action: 'SEND', from: ['NONE'], to: 'RECEIVED', by: 'SYSTEM', basis: HEARS },
    { action: 'RECORD', from: ['NONE'], to: 'RECEIVED', by: 'PERSON', basis: HEARS },
    { action: 'TRIAGE', from: BEFORE_ROUTE, to: 'TRIAGED', by: 'PERSON', basis: MECHANISM },
    { action: 'ROUTE', from: ['TRIAGED', 'ROUTED'], to: 'ROUTED', by: 'PERSON', basis: MECHANISM, guards: [takenHere, deputyServes] },
    { action: 'SEND_BACK', from: ['ROUTED'], to: 'TRIAGED', by: 'PERSON', basis: MECHANISM },
    { action: 'CONVERT', from: ['ROUTED'], to: 'CONVERTED', by: 'PERSON', basis: DRAFTS, guards: [takenHere, withDeputy] },
    { action: 'ANSWER', from: ['TRIAGED', 'ROUTED', 'CONVERTED'], to: 'ANSWERED', by: 'PERSON', basis: HEARS, guards: [takenHere] },
    { action: 'TRANSFER', from: BEFORE_ROUTE, to: 'TRANSFERRED', by: 'PERSON', basis: PETITIONS },
    { action: 'MERGE', from: BEFORE_ROUTE, to: 'MERGED', by: 'PERSON', basis: MECHANISM, guards: [takenHere] },
    { action: 'DECLINE', from: BEFORE_ROUTE, to: 'DECLINED', by: 'PERSON', basis: MECHANISM },
    { action: 'FOLLOW', from: ['RECEIVED', 'TRIAGED', 'ROUTED', 'CONVERTED'], to: 'SAME', by: 'SYSTEM', basis: MECHANISM, guards: [mayAdd] },
    { action: 'RATE', from: ['ANSWERED'], to: 'CLOSED', by: 'SYSTEM', basis: MECHANISM },
    { action: 'RATING_RECORD', from: ['ANSWERED'], to: 'CLOSED', by: 'PERSON', basis: MECHANISM },
    { action: 'REOPEN', from: ['ANSWERED'], to: 'TRIAGED', by: 'SYSTEM', basis: MECHANISM, guards: [mayReopen] },
    { action: 'CLOSE', from: ['ANSWERED'], to: 'CLOSED', by: 'PERSON', basis: MECHANISM, guards: [ratingIsOver] },
    { action: 'TELL', from: THERE, to: 'SAME', by: 'PERSON', basis: MECHANISM, guards: [hasToTell] },
  ],
});

/** The new state or why not. Ask the policy first who may. */
export function decideOpinion(action: OpinionAction, facts: OpinionFacts): Decision<OpinionState> {
  return decide(opinionWorkflow, action, facts.state, facts);
}
