/** The transition table of a deed: pledged, in hand, done, verified by voters, published. Pure. */
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Decision, InputFault, Refusal } from '@redpine/kit/workflow';
import { decide, defineWorkflow } from '@redpine/kit/workflow';
import type { Lies } from '../area/area.policy.ts';
import { notServing } from '../suggestion/suggestion.guards.workflow.ts';
import type { DeputyStatus } from '../suggestion/suggestion.workflow.ts';

export type DeedState = 'NONE' | 'PLEDGED' | 'IN_HAND' | 'DONE' | 'VERIFIED' | 'PUBLISHED' | 'ABANDONED';
export type DeedAction = 'PLEDGE' | 'PROGRESS' | 'FINISH' | 'VERIFY' | 'REFUSE' | 'PUBLISH' | 'ABANDON';

export interface DeedFacts {
  /** NONE where it is not there yet. */
  state: DeedState;
  lies: Lies;
  deputyPerson: string | null;
  deputyStatus: DeputyStatus | null;
}

/** The district's practice names the aim and no procedure: the course is a default. */
const PRACTICE: LegalBasis = { law: '平台默认值', article: '“双为双真”主题实践，程序待区里确认', mark: 'D' };
/** What deputies do is published: a duty. */
const ART_58: LegalBasis = { law: '代表法', article: '第五十八条', mark: 'F' };

const serves = ({ deputyStatus }: DeedFacts): Refusal | null => notServing(deputyStatus);

export const deedWorkflow = defineWorkflow<DeedState, DeedAction, DeedFacts>({
  subject: { zh: '实事', en: 'deed' },
  initial: 'NONE',
  states: {
    NONE: { label: { zh: '未承诺', en: 'not pledged' } },
    PLEDGED: { label: { zh: '已承诺', en: 'pledged' } },
    IN_HAND: { label: { zh: '办理中', en: 'in hand' } },
    DONE: { label: { zh: '已办成，待选民核实', en: 'done, to be verified by voters' } },
    VERIFIED: { label: { zh: '选民已核实', en: 'verified by voters' } },
    PUBLISHED: { label: { zh: '已公开', en: 'published' }, final: true },
    ABANDONED: { label: { zh: '已终止', en: 'given up' }, final: true },
  },
  actions: {
    PLEDGE: { label: { zh: '作出承诺', en: 'Pledge a deed' } },
    PROGRESS: { label: { zh: '登记进展', en: 'Record progress' } },
    FINISH: { label: { zh: '报告办成', en: 'Report as done' } },
    VERIFY: { label: { zh: '选民核实通过', en: 'Record the voters’ verification' } },
    REFUSE: { label: { zh: '选民未核实，退回', en: 'Not verified: send back' } },
    PUBLISH: { label: { zh: '公开', en: 'Publish' } },
    ABANDON: { label: { zh: '终止', en: 'Give up' } },
  },
  rows: [
    { action: 'PLEDGE', from: ['NONE'], to: 'PLEDGED', by: 'PERSON', basis: PRACTICE, guards: [serves] },
    { action: 'PROGRESS', from: ['PLEDGED', 'IN_HAND'], to: 'IN_HAND', by: 'PERSON', basis: PRACTICE },
    { action: 'FINISH', from: ['PLEDGED', 'IN_HAND'], to: 'DONE', by: 'PERSON', basis: PRACTICE },
    { action: 'VERIFY', from: ['DONE'], to: 'VERIFIED', by: 'PERSON', basis: PRACTICE },
    { action: 'REFUSE', from: ['DONE'], to: 'IN_HAND', by: 'PERSON', basis: PRACTICE },
    { action: 'PUBLISH', from: ['VERIFIED'], to: 'PUBLISHED', by: 'PERSON', basis: ART_58 },
    { action: 'ABANDON', from: ['PLEDGED', 'IN_HAND'], to: 'ABANDONED', by: 'PERSON', basis: PRACTICE },
  ],
});

/** The new state or why not. Ask the policy first who may. */
export function decideDeed(action: DeedAction, facts: DeedFacts): Decision<DeedState> {
  return decide(deedWorkflow, action, facts.state, facts);
}

/** Pledged for a day to come. */
export function dueDayFaults(dueOn: string, today: string): InputFault[] {
  if (dueOn > today) return [];
  return [{ path: 'dueOn', rule: 'IN_PAST', message: { zh: '完成期限应晚于今天。', en: 'It is to be done after today.' } }];
}

/** What is reported has been done. */
export function doneDayFaults(doneOn: string, today: string): InputFault[] {
  if (doneOn <= today) return [];
  return [{ path: 'doneOn', rule: 'IN_FUTURE', message: { zh: '不能晚于今天。', en: 'It cannot lie ahead.' } }];
}

const MOST_ASKED = 100_000;

/** More than half of the voters who were asked confirm it: a default of the platform. */
export function verificationFaults({ asked, confirmed }: { asked: number; confirmed: number }): InputFault[] {
  const fault = (path: string, rule: string, zh: string, en: string): InputFault[] => [{ path, rule, message: { zh, en } }];
  if (asked < 1 || asked > MOST_ASKED) return fault('asked', 'OUT_OF_RANGE', '征询选民为 1–100000 人。', 'Voters asked are 1–100,000.');
  if (confirmed < 0 || confirmed > asked) return fault('confirmed', 'OUT_OF_RANGE', `确认人数为 0–${asked}。`, `Those who confirm are 0–${asked}.`);
  if (2 * confirmed > asked) return [];
  return fault('confirmed', 'NO_MAJORITY', '确认的选民未过半数，应退回继续办理。', 'No majority of the voters asked confirms it: send it back.');
}
