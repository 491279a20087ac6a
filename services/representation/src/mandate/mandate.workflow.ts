/** The transition table of a matter of credentials: opened, decided where that is somebody's to decide, reported, announced. Pure. */
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Decision, InputFault, Refusal } from '@redpine/kit/workflow';
import { decide, defineWorkflow } from '@redpine/kit/workflow';
import type { DeputyParties } from '../deputy/deputy.policy.ts';
import { notServing } from '../suggestion/suggestion.guards.workflow.ts';
import type { DeputyStatus } from '../suggestion/suggestion.workflow.ts';
import { ANNOUNCEMENT, basisOf, inForceByReport, CREDENTIALS, DECIDED_BY_OTHERS, DEFENCE, MAJORITY, type MandateGround, type MandateKind } from './mandate.law.ts';

export type MandateState = 'NONE' | 'OPEN' | 'DECIDED' | 'REPORTED' | 'ANNOUNCED' | 'REJECTED';
export type MandateAction = 'OPEN' | 'DEFEND' | 'DECIDE' | 'REPORT' | 'ANNOUNCE' | 'REJECT';

export interface MandateFacts extends DeputyParties {
  /** NONE where it is not there yet. */
  state: MandateState;
  kind: MandateKind;
  ground: MandateGround | null;
  /** Of the mandate at hand; of a by-election, of the mandate of that level that the person holds already, null where none. */
  status: DeputyStatus | null;
  /** Whether another matter of the same person and level is under way. */
  isAnotherOpen: boolean;
  /** Whether the defence of a recall is on record, or that she gave none. */
  isDefended: boolean;
}

const refuse = (code: string, zh: string, en: string, legalBasis: LegalBasis | null): Refusal => ({ code, reason: { zh, en }, legalBasis });

/** A suspension is of who serves, a restoration of who is suspended, everything else of who has a mandate. */
function fitsStatus({ kind, ground, level, status }: MandateFacts): Refusal | null {
  const basis = basisOf(kind, ground, level);
  if (kind === 'BY_ELECTION') {
    return status === null ? null : refuse('ALREADY_DEPUTY', '此人已是本级代表，不能补选。', 'This person already has a mandate of this level.', basis);
  }
  if (status === null || status === 'ENDED') return notServing('ENDED');
  if (kind === 'SUSPEND' && status === 'SUSPENDED') return refuse('ALREADY_SUSPENDED', '该代表已暂时停止执行代表职务。', 'The deputy is suspended already.', basis);
  if (kind === 'RESTORE' && status !== 'SUSPENDED') return refuse('NOT_SUSPENDED', '该代表没有被暂停执行代表职务。', 'The deputy is not suspended.', basis);
  return null;
}

const alone = ({ isAnotherOpen }: MandateFacts): Refusal | null =>
  isAnotherOpen ? refuse('ANOTHER_OPEN', '该代表另有资格事项正在办理，请先办结。', 'Another matter of this deputy’s credentials is under way: bring it to its end first.', null) : null;

const isRecall = ({ kind }: MandateFacts): Refusal | null =>
  kind === 'RECALL' ? null : refuse('NO_DEFENCE_HERE', '只有罢免事项需要听取申辩。', 'Only a recall hears a defence.', DEFENCE);

const isDecided = ({ kind }: MandateFacts): Refusal | null =>
  DECIDED_BY_OTHERS.includes(kind) ? null : refuse('NOTHING_TO_DECIDE', '该事项由代表资格审查委员会直接报告，无须另行表决。', 'The credentials committee reports this itself; nobody else decides it.', CREDENTIALS);

const isHeard = ({ kind, isDefended }: MandateFacts): Refusal | null =>
  kind === 'RECALL' && !isDefended ? refuse('DEFENCE_MISSING', '被提出罢免的代表有权申辩：请先登记申辩意见，或者登记本人放弃申辩。', 'A deputy to be recalled has the right to defend herself: record her defence first, or that she gave none.', DEFENCE) : null;

const wasDecided = ({ kind, state }: MandateFacts): Refusal | null =>
  state === 'OPEN' && DECIDED_BY_OTHERS.includes(kind) ? refuse('UNDECIDED', '尚未登记表决或者接受辞职的决定。', 'The vote, or the acceptance of the resignation, is not on record yet.', CREDENTIALS) : null;

const isNotInForce = ({ kind, state }: MandateFacts): Refusal | null =>
  state === 'REPORTED' && inForceByReport(kind) ? refuse('IN_FORCE', '已自报告起生效，不能终止办理。', 'It has taken effect with the report.', basisOf(kind, null, 'DISTRICT')) : null;

export const mandateWorkflow = defineWorkflow<MandateState, MandateAction, MandateFacts>({
  subject: { zh: '资格事项', en: 'matter of credentials' },
  initial: 'NONE',
  states: {
    NONE: { label: { zh: '未提出', en: 'not opened' } },
    OPEN: { label: { zh: '已提出', en: 'opened' } },
    DECIDED: { label: { zh: '已决定', en: 'decided' } },
    REPORTED: { label: { zh: '已报告', en: 'reported' } },
    ANNOUNCED: { label: { zh: '已公告', en: 'announced' }, final: true },
    REJECTED: { label: { zh: '未通过或终止', en: 'not carried, or ended' }, final: true },
  },
  actions: {
    OPEN: { label: { zh: '提出', en: 'Open' } },
    DEFEND: { label: { zh: '登记申辩', en: 'Record the defence' } },
    DECIDE: { label: { zh: '登记决定', en: 'Record the decision' } },
    REPORT: { label: { zh: '登记代表资格审查报告', en: 'Record the credentials committee’s report' } },
    ANNOUNCE: { label: { zh: '公告', en: 'Announce' } },
    REJECT: { label: { zh: '登记未通过或终止', en: 'Record that it was not carried, or ended' } },
  },
  rows: [
    { action: 'OPEN', from: ['NONE'], to: 'OPEN', by: 'PERSON', basis: CREDENTIALS, guards: [fitsStatus, alone] },
    { action: 'DEFEND', from: ['OPEN'], to: 'SAME', by: 'PERSON', basis: DEFENCE, guards: [isRecall] },
    { action: 'DECIDE', from: ['OPEN'], to: 'DECIDED', by: 'PERSON', basis: MAJORITY, guards: [isDecided, isHeard] },
    { action: 'REPORT', from: ['OPEN', 'DECIDED'], to: 'REPORTED', by: 'PERSON', basis: CREDENTIALS, guards: [wasDecided, fitsStatus] },
    { action: 'ANNOUNCE', from: ['REPORTED'], to: 'ANNOUNCED', by: 'PERSON', basis: ANNOUNCEMENT, guards: [fitsAnnouncement] },
    { action: 'REJECT', from: ['OPEN', 'DECIDED', 'REPORTED'], to: 'REJECTED', by: 'PERSON', basis: CREDENTIALS, guards: [isNotInForce] },
  ],
});

/** What took effect with the report is announced as it is. */
function fitsAnnouncement(facts: MandateFacts): Refusal | null {
  return inForceByReport(facts.kind) ? null : fitsStatus(facts);
}

/** The new state or why not. Ask the policy first who may. */
export function decideMandate(action: MandateAction, facts: MandateFacts): Decision<MandateState> {
  return decide(mandateWorkflow, action, facts.state, facts);
}

/** No act is recorded before it took place. */
export function dayFaults(path: string, on: string, { today, from }: { today: string; from: string | null }): InputFault[] {
  if (on > today) return [{ path, rule: 'IN_FUTURE', message: { zh: '不能晚于今天。', en: 'It cannot lie ahead.' } }];
  if (from !== null && on < from) return [{ path, rule: 'TOO_EARLY', message: { zh: `不能早于 ${from}。`, en: `It cannot lie before ${from}.` } }];
  return [];
}

/** A recall is carried by more than half of all voters of the district (组织法 art. 44); a resignation by more than half of the body. */
export function voteFaults(kind: MandateKind, { inFavour, all }: { inFavour: number | null; all: number | null }): InputFault[] {
  const fault = (path: string, rule: string, zh: string, en: string): InputFault[] => [{ path, rule, message: { zh, en } }];
  if (inFavour === null && all === null) return kind === 'RECALL' ? fault('inFavour', 'REQUIRED', '罢免须登记赞成人数。', 'A recall says how many were in favour.') : [];
  if (inFavour === null) return fault('inFavour', 'REQUIRED', '请填写赞成人数。', 'Say how many were in favour.');
  if (all === null) return fault('all', 'REQUIRED', '请填写全体人数。', 'Say how many there are in all.');
  if (inFavour < 0 || all < 1 || inFavour > all) return fault('inFavour', 'OUT_OF_RANGE', '赞成人数在 0 与全体人数之间。', 'Those in favour are between none and all.');
  if (kind !== 'BY_ELECTION' && inFavour * 2 <= all) return fault('inFavour', 'NO_MAJORITY', '赞成人数没有过半数，不能通过；请登记未通过。', 'That is no majority: record that it was not carried.');
  return [];
}

/** A loss names its ground, a suspension its own; nothing else has one. */
export function groundFaults(kind: MandateKind, ground: MandateGround | null): InputFault[] {
  const suspends: readonly (MandateGround | null)[] = ['DETAINED', 'SERVING_SENTENCE'];
  const isRight = kind === 'SUSPEND' ? suspends.includes(ground) : kind === 'LOSE' ? ground !== null && !suspends.includes(ground) : ground === null;
  if (isRight) return [];
  return [{ path: 'ground', rule: ground === null ? 'REQUIRED' : 'WRONG_GROUND', message: { zh: '请选择该事项的法定情形。', en: 'Choose the statutory ground of this matter.' } }];
}
