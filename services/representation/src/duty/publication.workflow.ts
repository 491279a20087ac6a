/** The transition table of a quarter's publication of duties. Pure. */
import { addDays } from '@redpine/kit/calendar';
import type { Language } from '@redpine/kit/language';
import type { ActionAvailability, Decision, InputFault } from '@redpine/kit/workflow';
import { availability, decide, defineWorkflow } from '@redpine/kit/workflow';
import type { Viewer } from '../suggestion/suggestion.policy.ts';
import { publishesDuty } from './duty.policy.ts';

export type PublicationState = 'NONE' | 'PUBLISHED' | 'WITHDRAWN';
export type PublicationAction = 'PUBLISH' | 'WITHDRAW';
interface Facts {
  state: PublicationState;
}

const ART_58 = { law: '代表法', article: '第五十八条', mark: 'F' } as const;

export const publicationWorkflow = defineWorkflow<PublicationState, PublicationAction, Facts>({
  subject: { zh: '履职情况公开', en: 'publication' },
  initial: 'NONE',
  states: {
    NONE: { label: { zh: '未公开', en: 'not published' } },
    PUBLISHED: { label: { zh: '已公开', en: 'published' } },
    WITHDRAWN: { label: { zh: '已撤回', en: 'withdrawn' }, final: true },
  },
  actions: {
    PUBLISH: { label: { zh: '公开履职情况', en: 'Publish' } },
    WITHDRAW: { label: { zh: '撤回公开', en: 'Withdraw' } },
  },
  rows: [
    { action: 'PUBLISH', from: ['NONE'], to: 'PUBLISHED', by: 'PERSON', basis: ART_58 },
    { action: 'WITHDRAW', from: ['PUBLISHED'], to: 'WITHDRAWN', by: 'PERSON', basis: ART_58 },
  ],
});

export function decidePublication(action: PublicationAction, facts: Facts): Decision<PublicationState> {
  return decide(publicationWorkflow, action, facts.state, facts);
}

export function publicationActions(facts: Facts, viewer: Viewer, language: Language): ActionAvailability[] {
  return availability(publicationWorkflow, facts.state, facts, (action) => action !== 'PUBLISH' && publishesDuty(viewer), language);
}

/** Publishing as it stands for the viewer. */
export function publishingActions(viewer: Viewer, language: Language): ActionAvailability[] {
  return availability(publicationWorkflow, 'NONE', { state: 'NONE' }, (action) => action === 'PUBLISH' && publishesDuty(viewer), language);
}

interface Quarter {
  year: number;
  quarter: number;
}

export function lastOfQuarter({ year, quarter }: Quarter): string {
  return addDays(quarter === 4 ? `${year + 1}-01-01` : `${year}-${String(3 * quarter + 1).padStart(2, '0')}-01`, -1);
}

/** What is published is over. */
export function quarterFaults(of: Quarter, today: string): InputFault[] {
  if (of.quarter < 1 || of.quarter > 4 || of.year < 2000 || of.year > 2999) {
    return [{ path: 'quarter', rule: 'OUT_OF_RANGE', message: { zh: '季度为 1–4。', en: 'A quarter is 1–4.' } }];
  }
  if (lastOfQuarter(of) < today) return [];
  return [{ path: 'quarter', rule: 'NOT_OVER', message: { zh: '该季度尚未结束。', en: 'The quarter is not over yet.' } }];
}
