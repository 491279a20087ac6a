/** The transition table of a deputy's report to voters: scheduled, held, appraised, answered for; published once confirmed. Pure. */
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Decision, InputFault, Refusal } from '@redpine/kit/workflow';
import { decide, defineWorkflow } from '@redpine/kit/workflow';
import type { Lies } from '../area/area.policy.ts';
import { notServing } from '../suggestion/suggestion.guards.workflow.ts';
import type { DeputyStatus } from '../suggestion/suggestion.workflow.ts';

export type VoterReportState = 'NONE' | 'SCHEDULED' | 'HELD' | 'APPRAISED' | 'CLOSED' | 'CANCELLED';
export type VoterReportAction = 'SCHEDULE' | 'RESCHEDULE' | 'HOLD' | 'SEND_BACK' | 'APPRAISE' | 'FEEDBACK' | 'CANCEL' | 'PUBLISH' | 'WITHDRAW';

export interface VoterReportFacts {
  /** NONE where it is not there yet. */
  state: VoterReportState;
  lies: Lies;
  deputyPerson: string | null;
  deputyStatus: DeputyStatus | null;
  /** Whether the district has its voters appraise a report (rule VOTER_REPORT_APPRAISAL). */
  appraisalRequired: boolean;
  /** Whether the public reads it now. */
  published: boolean;
}

/** Deputies report to voters and answer their questions, and what they do is published; how that goes and whether voters appraise it is local. */
const ART_58: LegalBasis = { law: '代表法', article: '第五十八条', mark: 'F' };
const LOCAL: LegalBasis = { law: '平台默认值', article: '述职评议程序，待区里确认', mark: 'D' };

const deputyServes = ({ deputyStatus }: VoterReportFacts): Refusal | null => notServing(deputyStatus);

function appraisedFirst({ state, appraisalRequired }: VoterReportFacts): Refusal | null {
  if (state === 'APPRAISED' || !appraisalRequired) return null;
  return { code: 'NOT_APPRAISED', reason: { zh: '区里规定述职须经选民评议，请先登记评议。', en: 'The district has voters appraise a report: record that first.' }, legalBasis: LOCAL };
}

function unpublished({ published }: VoterReportFacts): Refusal | null {
  if (!published) return null;
  return { code: 'PUBLISHED_BEFORE', reason: { zh: '该述职已公开；更正须先撤回。', en: 'It is published; withdraw it first.' }, legalBasis: null };
}

function published({ published: isPublished }: VoterReportFacts): Refusal | null {
  if (isPublished) return null;
  return { code: 'NOT_PUBLISHED', reason: { zh: '该述职没有公开。', en: 'It is not published.' }, legalBasis: null };
}

export const voterReportWorkflow = defineWorkflow<VoterReportState, VoterReportAction, VoterReportFacts>({
  subject: { zh: '述职', en: 'report to voters' },
  initial: 'NONE',
  states: {
    NONE: { label: { zh: '未安排', en: 'not scheduled' } },
    SCHEDULED: { label: { zh: '已安排', en: 'scheduled' } },
    HELD: { label: { zh: '已述职', en: 'held' } },
    APPRAISED: { label: { zh: '已评议', en: 'appraised' } },
    CLOSED: { label: { zh: '已反馈', en: 'answered for' }, final: true },
    CANCELLED: { label: { zh: '已取消', en: 'called off' }, final: true },
  },
  actions: {
    SCHEDULE: { label: { zh: '安排述职', en: 'Schedule a report' } },
    RESCHEDULE: { label: { zh: '调整安排', en: 'Reschedule' } },
    HOLD: { label: { zh: '登记述职', en: 'Record it as held' } },
    SEND_BACK: { label: { zh: '退回补充', en: 'Send back' } },
    APPRAISE: { label: { zh: '登记评议', en: 'Record the appraisal' } },
    FEEDBACK: { label: { zh: '反馈代表', en: 'Give feedback' } },
    CANCEL: { label: { zh: '取消述职', en: 'Call off' } },
    PUBLISH: { label: { zh: '公开述职', en: 'Publish' } },
    WITHDRAW: { label: { zh: '撤回公开', en: 'Withdraw from publication' } },
  },
  rows: [
    { action: 'SCHEDULE', from: ['NONE'], to: 'SCHEDULED', by: 'PERSON', basis: ART_58, guards: [deputyServes] },
    { action: 'RESCHEDULE', from: ['SCHEDULED'], to: 'SAME', by: 'PERSON', basis: ART_58 },
    { action: 'HOLD', from: ['SCHEDULED'], to: 'HELD', by: 'PERSON', basis: ART_58 },
    { action: 'SEND_BACK', from: ['HELD'], to: 'SCHEDULED', by: 'PERSON', basis: LOCAL },
    { action: 'APPRAISE', from: ['HELD'], to: 'APPRAISED', by: 'PERSON', basis: LOCAL },
    { action: 'FEEDBACK', from: ['HELD', 'APPRAISED'], to: 'CLOSED', by: 'PERSON', basis: LOCAL, guards: [appraisedFirst] },
    { action: 'CANCEL', from: ['SCHEDULED'], to: 'CANCELLED', by: 'PERSON', basis: ART_58 },
    { action: 'PUBLISH', from: ['APPRAISED', 'CLOSED'], to: 'SAME', by: 'PERSON', basis: ART_58, guards: [unpublished] },
    { action: 'WITHDRAW', from: ['APPRAISED', 'CLOSED'], to: 'SAME', by: 'PERSON', basis: ART_58, guards: [published] },
  ],
});

/** The new state or why not. Ask the policy first who may. */
export function decideVoterReport(action: VoterReportAction, facts: VoterReportFacts): Decision<VoterReportState> {
  return decide(voterReportWorkflow, action, facts.state, facts);
}

/** What is recorded has taken place. */
export function heldDayFaults(heldOn: string, today: string): InputFault[] {
  if (heldOn <= today) return [];
  return [{ path: 'heldOn', rule: 'IN_FUTURE', message: { zh: '不能晚于今天。', en: 'It cannot lie ahead.' } }];
}

/** No more votes than voters present. */
export function appraisalFaults({ good, basically, poor }: { good: number; basically: number; poor: number }, voters: number): InputFault[] {
  const fault = (path: string, rule: string, zh: string, en: string): InputFault => ({ path, rule, message: { zh, en } });
  const negative = Object.entries({ good, basically, poor }).filter(([, count]) => count < 0);
  if (negative.length > 0) return negative.map(([path]) => fault(path, 'NEGATIVE', '不能小于零。', 'It cannot be below zero.'));
  const votes = good + basically + poor;
  if (votes === 0) return [fault('good', 'REQUIRED', '请至少登记一票。', 'Record at least one vote.')];
  if (votes <= voters) return [];
  return [fault('good', 'MORE_THAN_VOTERS', `评议共 ${votes} 票，多于到会选民 ${voters} 人。`, `${votes} votes are more than the ${voters} voters present.`)];
}
