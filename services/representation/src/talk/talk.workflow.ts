/** The transition table of an outreach talk: assigned, held, confirmed by its audience. Pure. */
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Decision, InputFault, Refusal } from '@redpine/kit/workflow';
import { decide, defineWorkflow } from '@redpine/kit/workflow';
import type { Lies } from '../area/area.policy.ts';
import { notServing } from '../suggestion/suggestion.guards.workflow.ts';
import type { DeputyStatus } from '../suggestion/suggestion.workflow.ts';

export type TalkState = 'NONE' | 'ASSIGNED' | 'HELD' | 'CONFIRMED' | 'CANCELLED';
export type TalkAction = 'ASSIGN' | 'RESCHEDULE' | 'HOLD' | 'SEND_BACK' | 'FEEDBACK' | 'CANCEL';

export interface TalkFacts {
  /** NONE where it is not there yet. */
  state: TalkState;
  lies: Lies;
  speakerPerson: string | null;
  speakerStatus: DeputyStatus | null;
}

/** The district's mechanism names the talks and no procedure: the course is a default. */
const MECHANISM: LegalBasis = { law: '平台默认值', article: '人大代表宣讲，程序待区里确认', mark: 'D' };

const speakerServes = ({ speakerStatus }: TalkFacts): Refusal | null => notServing(speakerStatus);

export const talkWorkflow = defineWorkflow<TalkState, TalkAction, TalkFacts>({
  subject: { zh: '宣讲', en: 'talk' },
  initial: 'NONE',
  states: {
    NONE: { label: { zh: '未安排', en: 'not assigned' } },
    ASSIGNED: { label: { zh: '已安排', en: 'assigned' } },
    HELD: { label: { zh: '已宣讲', en: 'held' } },
    CONFIRMED: { label: { zh: '已反馈', en: 'confirmed by its audience' }, final: true },
    CANCELLED: { label: { zh: '已取消', en: 'called off' }, final: true },
  },
  actions: {
    ASSIGN: { label: { zh: '安排宣讲', en: 'Assign a talk' } },
    RESCHEDULE: { label: { zh: '调整安排', en: 'Reschedule' } },
    HOLD: { label: { zh: '登记宣讲', en: 'Record it as held' } },
    SEND_BACK: { label: { zh: '退回补充', en: 'Send back' } },
    FEEDBACK: { label: { zh: '登记反馈', en: 'Record the feedback' } },
    CANCEL: { label: { zh: '取消宣讲', en: 'Call off' } },
  },
  rows: [
    { action: 'ASSIGN', from: ['NONE'], to: 'ASSIGNED', by: 'PERSON', basis: MECHANISM, guards: [speakerServes] },
    { action: 'RESCHEDULE', from: ['ASSIGNED'], to: 'SAME', by: 'PERSON', basis: MECHANISM },
    { action: 'HOLD', from: ['ASSIGNED'], to: 'HELD', by: 'PERSON', basis: MECHANISM },
    { action: 'SEND_BACK', from: ['HELD'], to: 'ASSIGNED', by: 'PERSON', basis: MECHANISM },
    { action: 'FEEDBACK', from: ['HELD'], to: 'CONFIRMED', by: 'PERSON', basis: MECHANISM },
    { action: 'CANCEL', from: ['ASSIGNED'], to: 'CANCELLED', by: 'PERSON', basis: MECHANISM },
  ],
});

/** The new state or why not. Ask the policy first who may. */
export function decideTalk(action: TalkAction, facts: TalkFacts): Decision<TalkState> {
  return decide(talkWorkflow, action, facts.state, facts);
}

/** What is recorded has taken place. */
export function heldDayFaults(heldOn: string, today: string): InputFault[] {
  if (heldOn <= today) return [];
  return [{ path: 'heldOn', rule: 'IN_FUTURE', message: { zh: '不能晚于今天。', en: 'It cannot lie ahead.' } }];
}

/** No more forms than people who listened. */
export function feedbackFaults({ good, fair, poor }: { good: number; fair: number; poor: number }, listeners: number): InputFault[] {
  const fault = (path: string, rule: string, zh: string, en: string): InputFault => ({ path, rule, message: { zh, en } });
  const negative = Object.entries({ good, fair, poor }).filter(([, count]) => count < 0);
  if (negative.length > 0) return negative.map(([path]) => fault(path, 'NEGATIVE', '不能小于零。', 'It cannot be below zero.'));
  const forms = good + fair + poor;
  if (forms === 0) return [fault('good', 'REQUIRED', '请至少登记一份反馈。', 'Record at least one form.')];
  if (forms <= listeners) return [];
  return [fault('good', 'MORE_THAN_LISTENERS', `反馈共 ${forms} 份，多于听众 ${listeners} 人。`, `${forms} forms are more than the ${listeners} who listened.`)];
}
