/** The transition table of a deputy group: formed, kept, dissolved. Pure. */
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Decision, InputFault, Refusal } from '@redpine/kit/workflow';
import { decide, defineWorkflow } from '@redpine/kit/workflow';
import type { Lies } from '../area/area.policy.ts';

export type GroupState = 'NONE' | 'ACTIVE' | 'DISSOLVED';
export type GroupAction = 'FORM' | 'JOIN' | 'LEAVE' | 'LEAD' | 'PLAN' | 'DISSOLVE';

export interface GroupFacts {
  /** NONE where it is not there yet. */
  state: GroupState;
  /** Empty for a group of a field. */
  lies: Lies;
  leaderPerson: string | null;
  /** How many are members now. */
  members: number;
}

/** 组织法 art. 43: an area with three deputies or more may form one. */
export const LEAST_MEMBERS = 3;
export const FORMED: LegalBasis = { law: '代表法', article: '第二十六条、第二十七条', mark: 'F' };
const THREE: LegalBasis = { law: '地方组织法', article: '第四十三条', mark: 'F' };

const keepsThree = ({ members }: GroupFacts): Refusal | null =>
  members > LEAST_MEMBERS ? null : { code: 'TOO_FEW', reason: { zh: '代表小组不少于三人；人数不足时请解散小组。', en: 'A group has three members or more: dissolve it where it has fewer.' }, legalBasis: THREE };

export const groupWorkflow = defineWorkflow<GroupState, GroupAction, GroupFacts>({
  subject: { zh: '代表小组', en: 'deputy group' },
  initial: 'NONE',
  states: {
    NONE: { label: { zh: '未组成', en: 'not formed' } },
    ACTIVE: { label: { zh: '活动中', en: 'active' } },
    DISSOLVED: { label: { zh: '已解散', en: 'dissolved' }, final: true },
  },
  actions: {
    FORM: { label: { zh: '组成代表小组', en: 'Form a group' } },
    JOIN: { label: { zh: '代表加入', en: 'Take in a member' } },
    LEAVE: { label: { zh: '代表退出', en: 'Let a member go' } },
    LEAD: { label: { zh: '确定组长', en: 'Name the leader' } },
    PLAN: { label: { zh: '登记年度计划', en: 'Record the yearly plan' } },
    DISSOLVE: { label: { zh: '解散小组', en: 'Dissolve' } },
  },
  rows: [
    { action: 'FORM', from: ['NONE'], to: 'ACTIVE', by: 'PERSON', basis: FORMED },
    { action: 'JOIN', from: ['ACTIVE'], to: 'SAME', by: 'PERSON', basis: FORMED },
    { action: 'LEAVE', from: ['ACTIVE'], to: 'SAME', by: 'PERSON', basis: FORMED, guards: [keepsThree] },
    { action: 'LEAD', from: ['ACTIVE'], to: 'SAME', by: 'PERSON', basis: FORMED },
    { action: 'PLAN', from: ['ACTIVE'], to: 'SAME', by: 'PERSON', basis: FORMED },
    { action: 'DISSOLVE', from: ['ACTIVE'], to: 'DISSOLVED', by: 'PERSON', basis: FORMED },
  ],
});

/** The new state or why not. Ask the policy first who may. */
export function decideGroup(action: GroupAction, facts: GroupFacts): Decision<GroupState> {
  return decide(groupWorkflow, action, facts.state, facts);
}

/** Three members or more, none twice, the leader among them. */
export function memberFaults(members: readonly string[], leader: string): InputFault[] {
  const fault = (path: string, rule: string, zh: string, en: string): InputFault => ({ path, rule, message: { zh, en } });
  const twice = members.flatMap((id, n) => (members.indexOf(id) === n ? [] : [fault(`members.${n}`, 'DUPLICATE', '同一代表重复。', 'Named twice.')]));
  if (twice.length > 0) return twice;
  if (members.length < LEAST_MEMBERS) return [fault('members', 'TOO_FEW', '代表小组不少于三人（地方组织法第四十三条）。', 'A group has three members or more.')];
  return members.includes(leader) ? [] : [fault('leader', 'NOT_A_MEMBER', '组长须是小组成员。', 'The leader is a member.')];
}
