/** The transition table of a tie: paired, kept by contacts, ended. Pure. */
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Decision, InputFault, Refusal } from '@redpine/kit/workflow';
import { decide, defineWorkflow } from '@redpine/kit/workflow';
import type { Lies } from '../area/area.policy.ts';
import { notServing } from '../suggestion/suggestion.guards.workflow.ts';
import type { DeputyStatus } from '../suggestion/suggestion.workflow.ts';

export type TieKind = 'MEMBER_DEPUTY' | 'DEPUTY_VOTER';
export type TieState = 'NONE' | 'ACTIVE' | 'ENDED';
export type TieAction = 'PAIR_MEMBER' | 'PAIR_VOTER' | 'CONTACT' | 'CORRECT' | 'END' | 'ERASE';

export interface TieFacts {
  /** NONE where it is not there yet. */
  state: TieState;
  kind: TieKind;
  /** Where the voter lives; empty between a member and a deputy. */
  lies: Lies;
  memberPerson: string | null;
  /** Whether the member holds a post of the standing committee. */
  memberServes: boolean;
  deputyPerson: string | null;
  deputyStatus: DeputyStatus | null;
  /** Whether what is kept of the voter is still there. */
  hasData: boolean;
}

/** The district's mechanism names the ties and no procedure: the course is a default. */
const MECHANISM: LegalBasis = { law: '平台默认值', article: '“两个联系”制度，程序待区里确认', mark: 'D' };
const CORRECTING: LegalBasis = { law: '个人信息保护法', article: '第四十六条', mark: 'F' };
const ERASING: LegalBasis = { law: '个人信息保护法', article: '第四十七条', mark: 'M' };

const deputyServes = ({ deputyStatus }: TieFacts): Refusal | null => notServing(deputyStatus);
/** A deputy under suspension makes no contacts as a deputy; a member may well call on her. */
const contactorServes = (tie: TieFacts): Refusal | null => (tie.kind === 'DEPUTY_VOTER' ? deputyServes(tie) : null);
const memberServes = ({ memberServes: serves }: TieFacts): Refusal | null =>
  serves ? null : { code: 'MEMBER_NOT_SERVING', reason: { zh: '联系人不是在任的常委会组成人员。', en: 'The person is no serving member of the standing committee.' }, legalBasis: MECHANISM };
const hasData = ({ hasData: has }: TieFacts): Refusal | null =>
  has ? null : { code: 'NO_DATA', reason: { zh: '选民信息已经删除。', en: 'What was kept of the voter is removed already.' }, legalBasis: ERASING };

export const tieWorkflow = defineWorkflow<TieState, TieAction, TieFacts>({
  subject: { zh: '联系结对', en: 'tie' },
  initial: 'NONE',
  states: {
    NONE: { label: { zh: '未结对', en: 'not paired' } },
    ACTIVE: { label: { zh: '结对中', en: 'lasting' } },
    ENDED: { label: { zh: '已结束', en: 'ended' }, final: true },
  },
  actions: {
    PAIR_MEMBER: { label: { zh: '组成人员联系代表结对', en: 'Pair a member with a deputy' } },
    PAIR_VOTER: { label: { zh: '代表联系选民结对', en: 'Pair a deputy with a voter' } },
    CONTACT: { label: { zh: '登记联系', en: 'Record a contact' } },
    CORRECT: { label: { zh: '更正选民信息', en: 'Correct the voter’s data' } },
    END: { label: { zh: '结束结对', en: 'End the tie' } },
    ERASE: { label: { zh: '删除选民信息', en: 'Remove the voter’s data' } },
  },
  rows: [
    { action: 'PAIR_MEMBER', from: ['NONE'], to: 'ACTIVE', by: 'PERSON', basis: MECHANISM, guards: [memberServes, deputyServes] },
    { action: 'PAIR_VOTER', from: ['NONE'], to: 'ACTIVE', by: 'PERSON', basis: MECHANISM, guards: [deputyServes] },
    { action: 'CONTACT', from: ['ACTIVE'], to: 'SAME', by: 'PERSON', basis: MECHANISM, guards: [contactorServes] },
    { action: 'CORRECT', from: ['ACTIVE'], to: 'SAME', by: 'PERSON', basis: CORRECTING, guards: [hasData] },
    { action: 'END', from: ['ACTIVE'], to: 'ENDED', by: 'PERSON', basis: MECHANISM },
    { action: 'ERASE', from: ['ENDED'], to: 'SAME', by: 'PERSON', basis: ERASING, guards: [hasData] },
  ],
});

/** The new state or why not. Ask the policy first who may. */
export function decideTie(action: TieAction, facts: TieFacts): Decision<TieState> {
  return decide(tieWorkflow, action, facts.state, facts);
}

/** What is recorded has taken place, and while the tie lasts. */
export function pastDayFaults(path: string, day: string, { today, from }: { today: string; from: string | null }): InputFault[] {
  if (day > today) return [{ path, rule: 'IN_FUTURE', message: { zh: '不能晚于今天。', en: 'It cannot lie ahead.' } }];
  if (from !== null && day < from) return [{ path, rule: 'BEFORE_TIE', message: { zh: '不能早于结对之日。', en: 'It cannot lie before the first day of the tie.' } }];
  return [];
}

/** A telephone number as it may be kept. */
export const isPhone = (phone: string): boolean => /^\+?[0-9][0-9 -]{5,22}[0-9]$/.test(phone);
/** What betrays a voter in a text that others read: a mobile number or a number of an identity paper. */
export function betrayingFaults(path: string, text: string): InputFault[] {
  if (!/(?<!\d)(1[3-9]\d{9}|\d{17}[\dXx])(?!\d)/.test(text)) return [];
  return [{ path, rule: 'PERSONAL', message: { zh: '请勿写电话号码、身份证号；敏感内容写在家访笔记中。', en: 'Leave out telephone and identity numbers; what is sensitive belongs in the notes of a visit.' } }];
}
