import { defineMessages } from '@redpine/ui/messages';
import type { Tone } from '@redpine/ui/state-tag';
import type { PublicationState } from '../../gql/graphql.ts';

export const publicationStates = defineMessages({
  zh: { PROPOSED: '待脱敏', REDACTED: '待发布', PUBLISHED: '已公开', WITHDRAWN: '不公开' },
  en: { PROPOSED: 'To be redacted', REDACTED: 'To be published', PUBLISHED: 'Published', WITHDRAWN: 'Not public' },
});

export const publicationTones: Readonly<Record<PublicationState, Tone>> = {
  PROPOSED: 'waiting',
  REDACTED: 'waiting',
  PUBLISHED: 'done',
  WITHDRAWN: 'quiet',
};

export const redactionKinds = defineMessages({
  zh: { ID_NUMBER: '身份证号', BANK_CARD: '银行卡号', PHONE: '电话', EMAIL: '邮箱', ADDRESS: '住址', PERSON: '人名' },
  en: { ID_NUMBER: 'identity number', BANK_CARD: 'bank card', PHONE: 'telephone', EMAIL: 'mail address', ADDRESS: 'address', PERSON: 'name' },
});

export const publicationActs = defineMessages({
  zh: { PROPOSE: '提出公开', PUBLISH: '公开发布', WITHDRAW: '撤下或不予公开', REDACT: '脱敏' },
  en: { PROPOSE: 'Propose to publish', PUBLISH: 'Publish', WITHDRAW: 'Withdraw', REDACT: 'Redact' },
});
