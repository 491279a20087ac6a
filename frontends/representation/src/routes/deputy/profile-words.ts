import { defineMessages } from '@redpine/ui/messages';
import type { Tone } from '@redpine/ui/state-tag';
import type { DeputyProfileState } from '../../gql/graphql.ts';

export const profileStates = defineMessages({
  zh: { NONE: '未编写', DRAFT: '草稿', PUBLISHED: '已公示', WITHDRAWN: '已撤下' },
  en: { NONE: 'Not written', DRAFT: 'Draft', PUBLISHED: 'Published', WITHDRAWN: 'Taken down' },
});

export const profileTones: Readonly<Record<DeputyProfileState, Tone>> = { NONE: 'quiet', DRAFT: 'waiting', PUBLISHED: 'done', WITHDRAWN: 'quiet' };

export const profileActs = defineMessages({
  zh: {
    SAVE: '编写公示资料', CONSENT_PHONE: '同意公开电话', CONSENT_PHOTO: '同意公开照片', REVOKE_PHONE: '撤回公开电话的同意', REVOKE_PHOTO: '撤回公开照片的同意', PUBLISH: '公示', PUBLISH_ALL: '批量公示', WITHDRAW: '撤下公示',
  },
  en: {
    SAVE: 'Write the profile', CONSENT_PHONE: 'Consent to the telephone', CONSENT_PHOTO: 'Consent to the photo', REVOKE_PHONE: 'Take back the consent to the telephone', REVOKE_PHOTO: 'Take back the consent to the photo', PUBLISH: 'Publish', PUBLISH_ALL: 'Published with all', WITHDRAW: 'Take down',
  },
});

export const consentForms = defineMessages({
  zh: { HERE: '本人在平台确认', ON_PAPER: '书面同意' },
  en: { HERE: 'Given here by herself', ON_PAPER: 'On paper' },
});
