/** The transition table of a home's receptions and activities: from the rota to the verified record. Pure. */
import { addDays } from '@redpine/kit/calendar';
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Decision, InputFault, Refusal } from '@redpine/kit/workflow';
import { decide, defineWorkflow } from '@redpine/kit/workflow';
import type { Lies } from '../area/area.policy.ts';
import { CONTACT } from './home.workflow.ts';

export type HomeEventState = 'PLANNED' | 'PUBLISHED' | 'HELD' | 'RETURNED' | 'VERIFIED' | 'CANCELLED';
export type HomeEventAction = 'PUBLISH' | 'CONFIRM' | 'DECLINE' | 'HOLD' | 'SEND_BACK' | 'VERIFY' | 'CANCEL';

export interface HomeEventFacts {
  state: HomeEventState;
  lies: Lies;
  /** Its deputies' persons. */
  persons: readonly string[];
  on: string;
  today: string;
  /** Days that publication precedes it at least. */
  notice: number;
}

/** 接待计划提前公布: seen in other places' standards. */
const NOTICE: LegalBasis = { law: '地方标准（参照外地代表联络站建设标准）', article: '接待计划提前 2–3 天公布', mark: 'S' };
/** The district names no procedure of its own: the course of verification is a default. */
const VERIFICATION: LegalBasis = { law: '平台默认值', article: '由街道人大工委、镇人大主席团或代工委核实，待区里确认', mark: 'D' };

function tooLate({ on, today, notice }: HomeEventFacts): Refusal | null {
  if (addDays(today, notice) <= on) return null;
  return {
    code: 'NOTICE_TOO_SHORT',
    reason: { zh: `接待和活动须提前 ${notice} 天公布。`, en: `It is published ${notice} days ahead at least.` },
    legalBasis: NOTICE,
  };
}

function notYet({ on, today }: HomeEventFacts): Refusal | null {
  if (on <= today) return null;
  return { code: 'NOT_YET', reason: { zh: `${on} 尚未到来，不能登记。`, en: `It is on ${on} and cannot be recorded yet.` }, legalBasis: CONTACT };
}

export const homeEventWorkflow = defineWorkflow<HomeEventState, HomeEventAction, HomeEventFacts>({
  subject: { zh: '接待或活动', en: 'reception or activity' },
  initial: 'PLANNED',
  states: {
    PLANNED: { label: { zh: '已排班', en: 'planned' } },
    PUBLISHED: { label: { zh: '已公布', en: 'published' } },
    HELD: { label: { zh: '待核实', en: 'recorded as held' } },
    RETURNED: { label: { zh: '已退回', en: 'sent back' } },
    VERIFIED: { label: { zh: '已核实', en: 'verified' }, final: true },
    CANCELLED: { label: { zh: '已取消', en: 'called off' }, final: true },
  },
  actions: {
    PUBLISH: { label: { zh: '公布', en: 'Publish' } },
    CONFIRM: { label: { zh: '确认到岗', en: 'Confirm my turn' } },
    DECLINE: { label: { zh: '不能到岗', en: 'I cannot come' } },
    HOLD: { label: { zh: '登记', en: 'Record it as held' } },
    SEND_BACK: { label: { zh: '退回补充', en: 'Send back' } },
    VERIFY: { label: { zh: '核实', en: 'Verify' } },
    CANCEL: { label: { zh: '取消', en: 'Call off' } },
  },
  rows: [
    { action: 'PUBLISH', from: ['PLANNED'], to: 'PUBLISHED', by: 'PERSON', basis: NOTICE, guards: [tooLate] },
    { action: 'CONFIRM', from: ['PLANNED', 'PUBLISHED'], to: 'SAME', by: 'PERSON', basis: CONTACT },
    { action: 'DECLINE', from: ['PLANNED', 'PUBLISHED'], to: 'SAME', by: 'PERSON', basis: CONTACT },
    { action: 'HOLD', from: ['PLANNED', 'PUBLISHED', 'RETURNED'], to: 'HELD', by: 'PERSON', basis: CONTACT, guards: [notYet] },
    { action: 'SEND_BACK', from: ['HELD'], to: 'RETURNED', by: 'PERSON', basis: VERIFICATION },
    { action: 'VERIFY', from: ['HELD'], to: 'VERIFIED', by: 'PERSON', basis: VERIFICATION },
    { action: 'CANCEL', from: ['PLANNED', 'PUBLISHED'], to: 'CANCELLED', by: 'PERSON', basis: CONTACT },
  ],
});

/** The new state or why not. Ask the policy first who may. */
export function decideHomeEvent(action: HomeEventAction, facts: HomeEventFacts): Decision<HomeEventState> {
  return decide(homeEventWorkflow, action, facts.state, facts);
}

const TIME = /^(?:[01]\d|2[0-3]):[0-5]\d$/u;

/** Times of a day, the end after the beginning. */
export function timeFaults({ from, until }: { from: string; until: string }): InputFault[] {
  const wrong = Object.entries({ from, until }).filter(([, time]) => !TIME.test(time));
  if (wrong.length > 0) return wrong.map(([path]) => ({ path, rule: 'TIME', message: { zh: '时间格式为 HH:MM。', en: 'A time is HH:MM.' } }));
  if (from < until) return [];
  return [{ path: 'until', rule: 'BEFORE_BEGINNING', message: { zh: '结束须晚于开始。', en: 'It ends after it begins.' } }];
}

const MOST = 100_000;

/** Counts of what took place: nobody comes with a matter where nobody comes. */
export function countFaults({ visitors, matters }: { visitors: number; matters: number }): InputFault[] {
  return Object.entries({ visitors, matters })
    .filter(([, count]) => count < 0 || count > MOST)
    .map(([path]) => ({ path, rule: 'OUT_OF_RANGE', message: { zh: '为 0–100000 的整数。', en: 'A number of 0–100,000.' } }));
}
