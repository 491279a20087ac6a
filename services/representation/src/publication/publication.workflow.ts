/** The publication's transition table: from a proposal over redaction to the public register. Pure. */
import type { LegalBasis } from '@redpine/kit/legalBasis';
import type { Decision, Refusal } from '@redpine/kit/workflow';
import { decide, defineWorkflow } from '@redpine/kit/workflow';

export type PublicationState = 'NONE' | 'PROPOSED' | 'REDACTED' | 'PUBLISHED' | 'WITHDRAWN';
export type PublicationAction = 'PROPOSE' | 'REDACT' | 'PUBLISH' | 'WITHDRAW';

export interface PublicationFacts {
  /** NONE where nothing was decided. */
  state: PublicationState;
  /** The suggestion's own state. */
  suggestionState: string;
  /** How many replies there are. */
  replies: number;
  leadPerson: string | null;
  /** Whether the suggestion itself is confidential at the deputy's request. */
  confidential: boolean;
  /** Whether the redaction says something else than the snapshot that is served. */
  changed: boolean;
  /** Whether an identity number or a bank card is left in the redaction. */
  numbersLeft: boolean;
}

const ART_51: LegalBasis = { law: '代表法', article: '第五十一条', mark: 'F' };
/** A deputy may ask for confidentiality, and what is public is redacted: local rules of Qingdao, taken as the default. */
const CONFIDENTIAL: LegalBasis = { law: '地方规定（参照青岛）', article: '第十八条', mark: 'D' };
const REDACTION: LegalBasis = { law: '地方规定（参照青岛）', article: '第三十条', mark: 'D' };

const ANSWERED: readonly string[] = ['ANSWERED', 'CLOSED', 'ARCHIVED'];

/** 代表法 art. 51 publishes how suggestions were handled: what is not answered has nothing to publish. */
function answered({ suggestionState, replies }: PublicationFacts): Refusal | null {
  if (ANSWERED.includes(suggestionState) && replies > 0) return null;
  return {
    code: 'NOT_ANSWERED',
    reason: { zh: '该建议尚未全部答复，不能公开。', en: 'The suggestion is not answered yet and cannot be published.' },
    legalBasis: ART_51,
  };
}

function notConfidential({ confidential }: PublicationFacts): Refusal | null {
  if (!confidential) return null;
  return {
    code: 'CONFIDENTIAL',
    reason: { zh: '该建议应代表要求保密，不能公开。', en: 'The suggestion is confidential at the deputy’s request and cannot be published.' },
    legalBasis: CONFIDENTIAL,
  };
}

function somethingNew({ changed }: PublicationFacts): Refusal | null {
  if (changed) return null;
  return {
    code: 'UNCHANGED',
    reason: { zh: '内容与已公开的相同，无需重新发布。', en: 'This is published already; there is nothing new.' },
    legalBasis: null,
  };
}

function noNumbers({ numbersLeft }: PublicationFacts): Refusal | null {
  if (!numbersLeft) return null;
  return {
    code: 'NUMBERS_LEFT',
    reason: {
      zh: '文本中仍有疑似身份证号或银行卡号，请删除或遮盖后再发布。',
      en: 'The text still holds what looks like an identity number or a bank card: remove it first.',
    },
    legalBasis: REDACTION,
  };
}

export const publicationWorkflow = defineWorkflow<PublicationState, PublicationAction, PublicationFacts>({
  subject: { zh: '公开事项', en: 'publication' },
  initial: 'NONE',
  states: {
    NONE: { label: { zh: '未提出公开', en: 'not proposed' } },
    PROPOSED: { label: { zh: '待脱敏', en: 'to be redacted' } },
    REDACTED: { label: { zh: '待发布', en: 'redacted' } },
    PUBLISHED: { label: { zh: '已公开', en: 'published' } },
    WITHDRAWN: { label: { zh: '不公开', en: 'withdrawn' } },
  },
  actions: {
    PROPOSE: { label: { zh: '提出公开', en: 'Propose to publish' } },
    REDACT: { label: { zh: '脱敏', en: 'Redact' } },
    PUBLISH: { label: { zh: '公开发布', en: 'Publish' } },
    WITHDRAW: { label: { zh: '撤下或不予公开', en: 'Withdraw' } },
  },
  rows: [
    { action: 'PROPOSE', from: ['NONE'], to: 'PROPOSED', by: 'PERSON', basis: ART_51, guards: [notConfidential, answered] },
    { action: 'REDACT', from: ['PROPOSED', 'REDACTED', 'WITHDRAWN'], to: 'REDACTED', by: 'PERSON', basis: REDACTION, guards: [notConfidential, answered] },
    // What is public stays as it is until the new text is published.
    { action: 'REDACT', from: ['PUBLISHED'], to: 'SAME', by: 'PERSON', basis: REDACTION },
    {
      action: 'PUBLISH', from: ['REDACTED', 'PUBLISHED'], to: 'PUBLISHED', by: 'PERSON', basis: ART_51,
      guards: [notConfidential, answered, somethingNew, noNumbers],
    },
    { action: 'WITHDRAW', from: ['PROPOSED', 'REDACTED', 'PUBLISHED'], to: 'WITHDRAWN', by: 'PERSON', basis: REDACTION },
  ],
});

/** The new state or why not. Ask the policy first who may. */
export function decidePublication(action: PublicationAction, facts: PublicationFacts): Decision<PublicationState> {
  return decide(publicationWorkflow, action, facts.state, facts);
}
