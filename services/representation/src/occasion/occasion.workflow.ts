/** The transition table of an occasion that deputies take part in: opened, held by its attendance list, closed. Pure. */
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Decision, InputFault, Refusal } from '@redpine/kit/workflow';
import { decide, defineWorkflow } from '@redpine/kit/workflow';
import type { Lies } from '../area/area.policy.ts';
import type { OccasionKind } from '../generated/types.ts';

export type OccasionState = 'NONE' | 'OPEN' | 'HELD' | 'CLOSED' | 'CANCELLED';
export type OccasionAction = 'PLAN' | 'RESCHEDULE' | 'INVITE' | 'ATTENDANCE' | 'CLOSE' | 'CANCEL';

export interface OccasionFacts {
  /** NONE where it is not there yet. */
  state: OccasionState;
  lies: Lies;
  /** The day it is held on, and the present day. */
  on: string;
  today: string;
  /** Invitations that nobody has recorded the attendance of. */
  unmarked: number;
  /** Opinions whose handling is not told yet. */
  unhandled: number;
}

/** The district's mechanism names the ways of taking part and no procedure: the course is a default. */
const MECHANISM: LegalBasis = { law: '平台默认值', article: '代表列席、参加活动的程序，待区里确认', mark: 'D' };
/** 视察、调研报告 are passed on, and the deputies are told the result. */
export const ART_31: LegalBasis = { law: '代表法', article: '第三十一条', mark: 'F' };

/** What deputies take part in it by. */
export const BASES: Readonly<Record<OccasionKind, LegalBasis>> = {
  SC_MEETING: { law: '代表法', article: '列席常委会会议的条款，待核对', mark: 'M' },
  INSPECTION: { law: '代表法', article: '第二十九条', mark: 'F' },
  SURVEY: ART_31,
  APPRAISAL: { law: '平台默认值', article: '代表参加工作评议，依据待区里确认', mark: 'D' },
  LAW_INSPECTION: { law: '监督法', article: '第三十二条至第三十七条', mark: 'F' },
  INQUIRY: { law: '监督法', article: '第四十七条至第五十条', mark: 'F' },
  APPOINTMENT: { law: '代表法', article: '第二十九条', mark: 'F' },
  TOWN_CONGRESS: { law: '代表法', article: '第三十四条', mark: 'F' },
};

function dayHasCome({ on, today }: OccasionFacts): Refusal | null {
  if (on <= today) return null;
  return { code: 'NOT_YET', reason: { zh: '活动日期未到，不能登记出席。', en: 'Its day has not come: attendance cannot be recorded yet.' }, legalBasis: MECHANISM };
}

function allMarked({ unmarked }: OccasionFacts): Refusal | null {
  if (unmarked === 0) return null;
  return {
    code: 'UNMARKED',
    reason: { zh: `还有 ${unmarked} 位受邀代表未登记出席情况。`, en: `The attendance of ${unmarked} invited is not recorded.` },
    legalBasis: MECHANISM,
  };
}

function allHandled({ unhandled }: OccasionFacts): Refusal | null {
  if (unhandled === 0) return null;
  return {
    code: 'UNHANDLED',
    reason: { zh: `还有 ${unhandled} 条代表意见未反馈处理结果。`, en: `The result of ${unhandled} opinions is not told yet.` },
    legalBasis: ART_31,
  };
}

export const occasionWorkflow = defineWorkflow<OccasionState, OccasionAction, OccasionFacts>({
  subject: { zh: '活动', en: 'occasion' },
  initial: 'NONE',
  states: {
    NONE: { label: { zh: '未安排', en: 'not planned' } },
    OPEN: { label: { zh: '邀请中', en: 'open for invitations' } },
    HELD: { label: { zh: '已举行', en: 'held' } },
    CLOSED: { label: { zh: '已办结', en: 'closed' }, final: true },
    CANCELLED: { label: { zh: '已取消', en: 'called off' }, final: true },
  },
  actions: {
    PLAN: { label: { zh: '安排活动', en: 'Plan an occasion' } },
    RESCHEDULE: { label: { zh: '调整安排', en: 'Reschedule' } },
    INVITE: { label: { zh: '邀请代表', en: 'Invite deputies' } },
    ATTENDANCE: { label: { zh: '登记出席', en: 'Record the attendance' } },
    CLOSE: { label: { zh: '办结', en: 'Close' } },
    CANCEL: { label: { zh: '取消活动', en: 'Call off' } },
  },
  rows: [
    { action: 'PLAN', from: ['NONE'], to: 'OPEN', by: 'PERSON', basis: MECHANISM },
    { action: 'RESCHEDULE', from: ['OPEN'], to: 'SAME', by: 'PERSON', basis: MECHANISM },
    { action: 'INVITE', from: ['OPEN'], to: 'SAME', by: 'PERSON', basis: null },
    { action: 'ATTENDANCE', from: ['OPEN', 'HELD'], to: 'HELD', by: 'PERSON', basis: MECHANISM, guards: [dayHasCome] },
    { action: 'CLOSE', from: ['HELD'], to: 'CLOSED', by: 'PERSON', basis: ART_31, guards: [allMarked, allHandled] },
    { action: 'CANCEL', from: ['OPEN'], to: 'CANCELLED', by: 'PERSON', basis: MECHANISM },
  ],
});

/** The new state or why not. Ask the policy first who may. */
export function decideOccasion(action: OccasionAction, facts: OccasionFacts): Decision<OccasionState> {
  return decide(occasionWorkflow, action, facts.state, facts);
}

const MOST_SEATS = 100;
/** As many as one page of the record shows. */
const MOST_INVITATIONS = 200;

export function seatFaults(seats: number, taken: number): InputFault[] {
  const fault = (rule: string, zh: string, en: string): InputFault[] => [{ path: 'seats', rule, message: { zh, en } }];
  if (seats < 1 || seats > MOST_SEATS) return fault('OUT_OF_RANGE', `名额为 1–${MOST_SEATS}。`, `Seats are 1–${MOST_SEATS}.`);
  return seats < taken ? fault('TAKEN', `已邀请 ${taken} 位，名额不能更少。`, `${taken} are invited already.`) : [];
}

/** Only an inspection is made with the deputy's certificate (持证视察, 代表法 art. 29). */
export function certificateFaults(kind: OccasionKind, withCertificate: boolean): InputFault[] {
  if (!withCertificate || kind === 'INSPECTION') return [];
  return [{ path: 'withCertificate', rule: 'NOT_AN_INSPECTION', message: { zh: '只有视察可以持证进行。', en: 'Only an inspection is made with the certificate.' } }];
}

/** Those invited beyond the seats that are left. */
export function inviteFaults({ seats, taken, asked, total }: { seats: number; taken: number; asked: number; total: number }): InputFault[] {
  const fault = (rule: string, zh: string, en: string): InputFault[] => [{ path: 'deputies', rule, message: { zh, en } }];
  if (asked === 0) return fault('REQUIRED', '请至少选择一位代表。', 'Choose at least one deputy.');
  if (taken + asked > seats) return fault('NO_SEAT', `还剩 ${seats - taken} 个名额。`, `${seats - taken} seats are left.`);
  return total + asked > MOST_INVITATIONS ? fault('TOO_MANY', `一次活动最多邀请 ${MOST_INVITATIONS} 位。`, `An occasion has at most ${MOST_INVITATIONS} invitations.`) : [];
}
