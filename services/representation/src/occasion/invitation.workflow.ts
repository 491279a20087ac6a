/** The transition table of a deputy's invitation: answered, attendance recorded, opinion given and handled. Pure. */
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Decision, Refusal } from '@redpine/kit/workflow';
import { decide, defineWorkflow } from '@redpine/kit/workflow';
import type { Lies } from '../area/area.policy.ts';
import { notServing } from '../suggestion/suggestion.guards.workflow.ts';
import type { DeputyStatus } from '../suggestion/suggestion.workflow.ts';
import { ART_31, type OccasionState } from './occasion.workflow.ts';

export type InvitationState =
  | 'NONE' | 'INVITED' | 'ACCEPTED' | 'DECLINED' | 'WITHDRAWN' | 'ATTENDED' | 'EXCUSED' | 'ABSENT' | 'OPINION_GIVEN' | 'OPINION_HANDLED';
/** ATTEND, EXCUSE and MISS follow from the attendance list, LAPSE from calling the occasion off. */
export type InvitationAction =
  | 'INVITE' | 'ACCEPT' | 'DECLINE' | 'WITHDRAW' | 'ATTEND' | 'EXCUSE' | 'MISS' | 'LAPSE' | 'GIVE_OPINION' | 'HANDLE_OPINION';

export interface InvitationFacts {
  /** NONE where she is not invited yet. */
  state: InvitationState;
  lies: Lies;
  deputyPerson: string | null;
  deputyStatus: DeputyStatus | null;
  occasion: OccasionState;
}

/** The district's mechanism names no procedure: the course is a default. */
const MECHANISM: LegalBasis = { law: '平台默认值', article: '代表列席、参加活动的程序，待区里确认', mark: 'D' };

const serves = ({ deputyStatus }: InvitationFacts): Refusal | null => notServing(deputyStatus);

function beforeItIsHeld({ occasion }: InvitationFacts): Refusal | null {
  if (occasion === 'OPEN') return null;
  return { code: 'OCCASION_OVER', reason: { zh: '活动已举行或取消。', en: 'The occasion was held or called off.' }, legalBasis: MECHANISM };
}

function beforeItIsClosed({ occasion }: InvitationFacts): Refusal | null {
  if (occasion === 'HELD') return null;
  return { code: 'OCCASION_CLOSED', reason: { zh: '活动未登记出席，或者已办结。', en: 'Its attendance is not recorded, or it is closed.' }, legalBasis: MECHANISM };
}

export const invitationWorkflow = defineWorkflow<InvitationState, InvitationAction, InvitationFacts>({
  subject: { zh: '邀请', en: 'invitation' },
  initial: 'NONE',
  states: {
    NONE: { label: { zh: '未邀请', en: 'not invited' } },
    INVITED: { label: { zh: '已邀请', en: 'invited' } },
    ACCEPTED: { label: { zh: '已接受', en: 'accepted' } },
    DECLINED: { label: { zh: '已谢绝', en: 'declined' } },
    WITHDRAWN: { label: { zh: '已撤回', en: 'withdrawn' }, final: true },
    ATTENDED: { label: { zh: '已出席', en: 'attended' } },
    EXCUSED: { label: { zh: '请假', en: 'excused' } },
    ABSENT: { label: { zh: '缺席', en: 'absent' } },
    OPINION_GIVEN: { label: { zh: '已提意见', en: 'opinion given' } },
    OPINION_HANDLED: { label: { zh: '意见已处理', en: 'opinion handled' }, final: true },
  },
  actions: {
    INVITE: { label: { zh: '邀请', en: 'Invite' } },
    ACCEPT: { label: { zh: '接受邀请', en: 'Accept' } },
    DECLINE: { label: { zh: '谢绝邀请', en: 'Decline' } },
    WITHDRAW: { label: { zh: '撤回邀请', en: 'Withdraw the invitation' } },
    ATTEND: { label: { zh: '登记出席', en: 'Record as present' } },
    EXCUSE: { label: { zh: '登记请假', en: 'Record as excused' } },
    MISS: { label: { zh: '登记缺席', en: 'Record as absent' } },
    LAPSE: { label: { zh: '随活动取消', en: 'Called off with the occasion' } },
    GIVE_OPINION: { label: { zh: '提出意见', en: 'Give an opinion' } },
    HANDLE_OPINION: { label: { zh: '反馈处理结果', en: 'Tell what became of it' } },
  },
  rows: [
    { action: 'INVITE', from: ['NONE'], to: 'INVITED', by: 'SYSTEM', basis: null, guards: [serves] },
    { action: 'ACCEPT', from: ['INVITED', 'DECLINED'], to: 'ACCEPTED', by: 'PERSON', basis: MECHANISM, guards: [serves, beforeItIsHeld] },
    { action: 'DECLINE', from: ['INVITED', 'ACCEPTED'], to: 'DECLINED', by: 'PERSON', basis: MECHANISM, guards: [beforeItIsHeld] },
    { action: 'WITHDRAW', from: ['INVITED', 'ACCEPTED'], to: 'WITHDRAWN', by: 'PERSON', basis: MECHANISM, guards: [beforeItIsHeld] },
    // Who declined may have come all the same; a record that was mistaken is put right until an opinion rests on it.
    { action: 'ATTEND', from: ['INVITED', 'ACCEPTED', 'DECLINED', 'EXCUSED', 'ABSENT'], to: 'ATTENDED', by: 'SYSTEM', basis: MECHANISM },
    { action: 'EXCUSE', from: ['INVITED', 'ACCEPTED', 'ATTENDED', 'ABSENT'], to: 'EXCUSED', by: 'SYSTEM', basis: MECHANISM },
    { action: 'MISS', from: ['INVITED', 'ACCEPTED', 'ATTENDED', 'EXCUSED'], to: 'ABSENT', by: 'SYSTEM', basis: MECHANISM },
    { action: 'LAPSE', from: ['INVITED', 'ACCEPTED'], to: 'WITHDRAWN', by: 'SYSTEM', basis: MECHANISM },
    { action: 'GIVE_OPINION', from: ['ATTENDED'], to: 'OPINION_GIVEN', by: 'PERSON', basis: ART_31, guards: [beforeItIsClosed] },
    { action: 'HANDLE_OPINION', from: ['OPINION_GIVEN'], to: 'OPINION_HANDLED', by: 'PERSON', basis: ART_31 },
  ],
});

/** The new state or why not. Ask the policy first who may. */
export function decideInvitation(action: InvitationAction, facts: InvitationFacts): Decision<InvitationState> {
  return decide(invitationWorkflow, action, facts.state, facts);
}

/** Those that hold a seat. */
export const SEATED: readonly InvitationState[] = ['INVITED', 'ACCEPTED', 'ATTENDED', 'EXCUSED', 'ABSENT', 'OPINION_GIVEN', 'OPINION_HANDLED'];
/** Those whose attendance nobody has recorded. */
export const UNMARKED: readonly InvitationState[] = ['INVITED', 'ACCEPTED'];
