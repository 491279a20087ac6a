/** The transition table of a duty event: recorded, verified or rejected, and what the deputy's objection does. Pure. */
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Decision, InputFault, Refusal } from '@redpine/kit/workflow';
import { decide, defineWorkflow } from '@redpine/kit/workflow';
import type { Lies } from '../area/area.policy.ts';

export type DutyState = 'NONE' | 'RECORDED' | 'VERIFIED' | 'REJECTED' | 'OBJECTED' | 'RETRACTED';
export type DutyAction = 'ENTER' | 'VERIFY' | 'REJECT' | 'OBJECT' | 'UPHOLD' | 'DISMISS' | 'WITHDRAW';

export interface DutyFacts {
  /** NONE where it is not there yet. */
  state: DutyState;
  /** Areas of the deputy's electoral district, and all above them. */
  lies: Lies;
  person: string | null;
  /** Who entered it by hand; null for what a record of the platform told. */
  enteredBy: string | null;
  /** The last day on which the deputy may object; null where none is set. */
  objectUntil: string | null;
  /** She objected before, whether or not it is decided. */
  wasObjected: boolean;
  /** Her objection waits for the decision. */
  isContested: boolean;
  today: string;
}

/** 履职档案: art. 58 has duties published, and names no procedure for keeping them. */
const RECORD: LegalBasis = { law: '平台默认值', article: '履职档案登记、核实，程序待区里确认', mark: 'D' };
const OBJECTION: LegalBasis = { law: '平台默认值', article: '履职事项异议，期限待区里确认', mark: 'D' };

function byHand({ enteredBy }: DutyFacts): Refusal | null {
  if (enteredBy !== null) return null;
  return {
    code: 'FROM_A_RECORD',
    reason: { zh: '该事项由平台内的记录产生，请在原记录上更正。', en: 'It comes from a record of the platform: correct that one.' },
    legalBasis: RECORD,
  };
}

/** An open objection to a verified event is decided as such, and not passed over. */
function uncontested({ isContested }: DutyFacts): Refusal | null {
  if (!isContested) return null;
  return { code: 'CONTESTED', reason: { zh: '代表的异议尚未处理。', en: 'The deputy’s objection is not decided yet.' }, legalBasis: OBJECTION };
}

function contested({ isContested }: DutyFacts): Refusal | null {
  if (isContested) return null;
  return { code: 'NOT_CONTESTED', reason: { zh: '代表没有待处理的异议。', en: 'No objection of the deputy’s is open.' }, legalBasis: OBJECTION };
}

/** What a record of the platform verified by itself is corrected there. */
function verifiedByHand(facts: DutyFacts): Refusal | null {
  return facts.objectUntil === null ? byHand(facts) : null;
}

function withinWindow({ objectUntil, today, wasObjected }: DutyFacts): Refusal | null {
  if (wasObjected) {
    return { code: 'OBJECTED_BEFORE', reason: { zh: '异议已有处理结论。', en: 'An objection was decided already.' }, legalBasis: OBJECTION };
  }
  if (objectUntil !== null && today <= objectUntil) return null;
  return { code: 'TOO_LATE', reason: { zh: `异议期限已过（${objectUntil ?? '未设'}）。`, en: `The time to object has passed (${objectUntil ?? 'none set'}).` }, legalBasis: OBJECTION };
}

export const dutyWorkflow = defineWorkflow<DutyState, DutyAction, DutyFacts>({
  subject: { zh: '履职事项', en: 'duty event' },
  initial: 'NONE',
  states: {
    NONE: { label: { zh: '未登记', en: 'not entered' } },
    RECORDED: { label: { zh: '待核实', en: 'to be verified' } },
    VERIFIED: { label: { zh: '已核实', en: 'verified' } },
    REJECTED: { label: { zh: '未予认定', en: 'rejected' } },
    OBJECTED: { label: { zh: '代表有异议', en: 'objected to' } },
    RETRACTED: { label: { zh: '已撤回', en: 'retracted' }, final: true },
  },
  actions: {
    ENTER: { label: { zh: '登记履职事项', en: 'Enter a duty event' } },
    VERIFY: { label: { zh: '核实', en: 'Verify' } },
    REJECT: { label: { zh: '不予认定', en: 'Reject' } },
    OBJECT: { label: { zh: '提出异议', en: 'Object' } },
    UPHOLD: { label: { zh: '采纳异议', en: 'Uphold the objection' } },
    DISMISS: { label: { zh: '不采纳异议', en: 'Dismiss the objection' } },
    WITHDRAW: { label: { zh: '撤回登记', en: 'Withdraw the entry' } },
  },
  rows: [
    { action: 'ENTER', from: ['NONE'], to: 'RECORDED', by: 'PERSON', basis: RECORD },
    { action: 'VERIFY', from: ['RECORDED'], to: 'VERIFIED', by: 'PERSON', basis: RECORD },
    { action: 'REJECT', from: ['RECORDED', 'VERIFIED'], to: 'REJECTED', by: 'PERSON', basis: RECORD, guards: [uncontested] },
    { action: 'OBJECT', from: ['REJECTED'], to: 'OBJECTED', by: 'PERSON', basis: OBJECTION, guards: [withinWindow] },
    // A verified event counts until the objection to it is upheld.
    { action: 'OBJECT', from: ['VERIFIED'], to: 'SAME', by: 'PERSON', basis: OBJECTION, guards: [uncontested, verifiedByHand, withinWindow] },
    { action: 'UPHOLD', from: ['OBJECTED'], to: 'VERIFIED', by: 'PERSON', basis: OBJECTION },
    { action: 'UPHOLD', from: ['VERIFIED'], to: 'REJECTED', by: 'PERSON', basis: OBJECTION, guards: [contested] },
    { action: 'DISMISS', from: ['OBJECTED'], to: 'REJECTED', by: 'PERSON', basis: OBJECTION },
    { action: 'DISMISS', from: ['VERIFIED'], to: 'SAME', by: 'PERSON', basis: OBJECTION, guards: [contested] },
    { action: 'WITHDRAW', from: ['RECORDED'], to: 'RETRACTED', by: 'PERSON', basis: RECORD, guards: [byHand] },
  ],
});

/** The new state or why not. Ask the policy first who may. */
export function decideDuty(action: DutyAction, facts: DutyFacts): Decision<DutyState> {
  return decide(dutyWorkflow, action, facts.state, facts);
}

/** What is entered was done, within the mandate. */
export function dutyDayFaults(on: string, { from, until, today }: { from: string; until: string | null; today: string }): InputFault[] {
  if (on > today) return [{ path: 'on', rule: 'IN_FUTURE', message: { zh: '不能晚于今天。', en: 'It cannot lie ahead.' } }];
  if (on >= from && (until === null || on <= until)) return [];
  return [{ path: 'on', rule: 'OUTSIDE_MANDATE', message: { zh: '不在该代表的任职期间。', en: 'Outside the deputy’s mandate.' } }];
}
