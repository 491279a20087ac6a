/** The transition table of a group's activity: planned, held, confirmed for the duty record. Pure. */
import type { Decision, InputFault } from '@redpine/kit/workflow';
import { decide, defineWorkflow } from '@redpine/kit/workflow';
import type { Lies } from '../area/area.policy.ts';
import { FORMED } from './group.workflow.ts';

export type ActivityState = 'NONE' | 'PLANNED' | 'HELD' | 'CONFIRMED' | 'CANCELLED';
export type ActivityAction = 'PLAN' | 'MOVE' | 'HOLD' | 'SEND_BACK' | 'CONFIRM' | 'CANCEL';

export interface ActivityFacts {
  /** NONE where it is not there yet. */
  state: ActivityState;
  /** Where its group lies; empty for a group of a field. */
  lies: Lies;
  leaderPerson: string | null;
  isGroupActive: boolean;
}

export const activityWorkflow = defineWorkflow<ActivityState, ActivityAction, ActivityFacts>({
  subject: { zh: '小组活动', en: 'group activity' },
  initial: 'NONE',
  states: {
    NONE: { label: { zh: '未安排', en: 'not planned' } },
    PLANNED: { label: { zh: '已安排', en: 'planned' } },
    HELD: { label: { zh: '已开展', en: 'held' } },
    CONFIRMED: { label: { zh: '已确认', en: 'confirmed' }, final: true },
    CANCELLED: { label: { zh: '已取消', en: 'called off' }, final: true },
  },
  actions: {
    PLAN: { label: { zh: '安排活动', en: 'Plan an activity' } },
    MOVE: { label: { zh: '调整安排', en: 'Move' } },
    HOLD: { label: { zh: '登记活动', en: 'Record it as held' } },
    SEND_BACK: { label: { zh: '退回补充', en: 'Send back' } },
    CONFIRM: { label: { zh: '确认', en: 'Confirm' } },
    CANCEL: { label: { zh: '取消活动', en: 'Call off' } },
  },
  rows: [
    {
      action: 'PLAN', from: ['NONE'], to: 'PLANNED', by: 'PERSON', basis: FORMED,
      guards: [({ isGroupActive }) => (isGroupActive ? null : { code: 'GROUP_DISSOLVED', reason: { zh: '小组已解散。', en: 'The group is dissolved.' }, legalBasis: null })],
    },
    { action: 'MOVE', from: ['PLANNED'], to: 'SAME', by: 'PERSON', basis: FORMED },
    { action: 'HOLD', from: ['PLANNED'], to: 'HELD', by: 'PERSON', basis: FORMED },
    { action: 'SEND_BACK', from: ['HELD'], to: 'PLANNED', by: 'PERSON', basis: FORMED },
    { action: 'CONFIRM', from: ['HELD'], to: 'CONFIRMED', by: 'PERSON', basis: FORMED },
    { action: 'CANCEL', from: ['PLANNED'], to: 'CANCELLED', by: 'PERSON', basis: FORMED },
  ],
});

/** The new state or why not. Ask the policy first who may. */
export function decideActivity(action: ActivityAction, facts: ActivityFacts): Decision<ActivityState> {
  return decide(activityWorkflow, action, facts.state, facts);
}

/** It took place, while the group was there. */
export function heldDayFaults(heldOn: string, { today, formedOn }: { today: string; formedOn: string }): InputFault[] {
  if (heldOn > today) return [{ path: 'heldOn', rule: 'IN_FUTURE', message: { zh: '不能晚于今天。', en: 'It cannot lie ahead.' } }];
  if (heldOn >= formedOn) return [];
  return [{ path: 'heldOn', rule: 'BEFORE_FORMED', message: { zh: `小组于 ${formedOn} 组成，不能更早。`, en: `The group was formed on ${formedOn}: not before it.` } }];
}
