/** The transition table of a deputy's public profile: written, published by duty, taken down. Pure. */
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Decision, InputFault, Refusal } from '@redpine/kit/workflow';
import { decide, defineWorkflow } from '@redpine/kit/workflow';
import type { DeputyParties } from '../deputy/deputy.policy.ts';
import { notServing } from '../suggestion/suggestion.guards.workflow.ts';
import type { DeputyStatus } from '../suggestion/suggestion.workflow.ts';

export type ProfileState = 'NONE' | 'DRAFT' | 'PUBLISHED' | 'WITHDRAWN';
export type ProfileAction = 'SAVE' | 'CONSENT_PHONE' | 'CONSENT_PHOTO' | 'REVOKE_PHONE' | 'REVOKE_PHOTO' | 'PUBLISH' | 'WITHDRAW';

export interface ProfileFacts extends DeputyParties {
  /** NONE where nothing is written yet. */
  state: ProfileState;
  status: DeputyStatus;
  /** Whether she consented to the publication of her telephone, and of her photo. */
  hasPhone: boolean;
  hasPhoto: boolean;
}

/** Basic and duty information is published by duty. */
const DUTY: LegalBasis = { law: '代表法', article: '第五十八条', mark: 'F' };
/** What goes beyond it takes a consent of its own. */
const CONSENT: LegalBasis = { law: '个人信息保护法', article: '第十三条、第二十五条', mark: 'F' };
/** What a consent was given for is deleted with it. */
const DELETION: LegalBasis = { law: '个人信息保护法', article: '第四十七条', mark: 'F' };

const lasts = ({ status }: ProfileFacts): Refusal | null => (status === 'ENDED' ? notServing('ENDED') : null);
const serves = ({ status }: ProfileFacts): Refusal | null => notServing(status);
const given = (has: boolean): Refusal | null =>
  has ? null : { code: 'NO_CONSENT', reason: { zh: '没有可撤回的同意。', en: 'There is no consent to take back.' }, legalBasis: CONSENT };

const WRITTEN = ['DRAFT', 'PUBLISHED', 'WITHDRAWN'] as const satisfies readonly ProfileState[];

export const profileWorkflow = defineWorkflow<ProfileState, ProfileAction, ProfileFacts>({
  subject: { zh: '代表公示', en: 'profile' },
  initial: 'NONE',
  states: {
    NONE: { label: { zh: '未编写', en: 'not written' } },
    DRAFT: { label: { zh: '草稿', en: 'draft' } },
    PUBLISHED: { label: { zh: '已公示', en: 'published' } },
    WITHDRAWN: { label: { zh: '已撤下', en: 'taken down' } },
  },
  actions: {
    SAVE: { label: { zh: '编写公示资料', en: 'Write the profile' } },
    CONSENT_PHONE: { label: { zh: '登记同意公开电话', en: 'Record the consent to publish her telephone' } },
    CONSENT_PHOTO: { label: { zh: '登记同意公开照片', en: 'Record the consent to publish her photo' } },
    REVOKE_PHONE: { label: { zh: '撤回公开电话的同意', en: 'Take back the consent for her telephone' } },
    REVOKE_PHOTO: { label: { zh: '撤回公开照片的同意', en: 'Take back the consent for her photo' } },
    PUBLISH: { label: { zh: '公示', en: 'Publish' } },
    WITHDRAW: { label: { zh: '撤下公示', en: 'Take down' } },
  },
  rows: [
    { action: 'SAVE', from: ['NONE'], to: 'DRAFT', by: 'PERSON', basis: DUTY, guards: [lasts] },
    { action: 'SAVE', from: WRITTEN, to: 'SAME', by: 'PERSON', basis: DUTY, guards: [lasts] },
    { action: 'CONSENT_PHONE', from: ['NONE'], to: 'DRAFT', by: 'PERSON', basis: CONSENT, guards: [lasts] },
    { action: 'CONSENT_PHONE', from: WRITTEN, to: 'SAME', by: 'PERSON', basis: CONSENT, guards: [lasts] },
    { action: 'CONSENT_PHOTO', from: ['NONE'], to: 'DRAFT', by: 'PERSON', basis: CONSENT, guards: [lasts] },
    { action: 'CONSENT_PHOTO', from: WRITTEN, to: 'SAME', by: 'PERSON', basis: CONSENT, guards: [lasts] },
    { action: 'REVOKE_PHONE', from: WRITTEN, to: 'SAME', by: 'PERSON', basis: DELETION, guards: [({ hasPhone }) => given(hasPhone)] },
    { action: 'REVOKE_PHOTO', from: WRITTEN, to: 'SAME', by: 'PERSON', basis: DELETION, guards: [({ hasPhoto }) => given(hasPhoto)] },
    { action: 'PUBLISH', from: ['NONE', ...WRITTEN], to: 'PUBLISHED', by: 'PERSON', basis: DUTY, guards: [serves] },
    { action: 'WITHDRAW', from: ['PUBLISHED'], to: 'WITHDRAWN', by: 'PERSON', basis: DUTY },
  ],
});

/** The new state or why not. Ask the policy first who may. */
export function decideProfile(action: ProfileAction, facts: ProfileFacts): Decision<ProfileState> {
  return decide(profileWorkflow, action, facts.state, facts);
}

/** What she gives herself is of today; a paper has its day and its place. */
export function paperFaults({ on, paper }: { on: string | null; paper: string }, { today, isHers }: { today: string; isHers: boolean }): InputFault[] {
  const fault = (path: string, rule: string, zh: string, en: string): InputFault[] => [{ path, rule, message: { zh, en } }];
  if (isHers) return [];
  if (on === null) return fault('on', 'REQUIRED', '请填写书面同意的日期。', 'Say on which day she signed.');
  return [
    ...(on > today ? fault('on', 'IN_FUTURE', '不能晚于今天。', 'It cannot lie ahead.') : []),
    ...(paper === '' ? fault('paper', 'REQUIRED', '请填写书面同意的名称和存放处。', 'Say which paper it is, and where it is kept.') : []),
  ];
}

/** A telephone as people write it, with a digit at either end. */
export function phoneFaults(phone: string): InputFault[] {
  if (/^\+?\d[\d -]{3,28}\d$/.test(phone)) return [];
  const message = { zh: '请填写电话号码，只用数字、空格和连字符。', en: 'A telephone number has digits, blanks and hyphens.' };
  return [{ path: 'phone', rule: phone === '' ? 'REQUIRED' : 'NO_PHONE', message }];
}
