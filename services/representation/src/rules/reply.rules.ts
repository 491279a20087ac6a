/** What a reply must be beside its text: whom it answers, whether its sealed copy is uploaded, where the form comes back to. */
import { findRule, type Rule } from '@redpine/kit/rules';

export type AnsweredTo = 'SIGNERS' | 'LEAD';

const DEFAULT = { version: 1, effectiveFrom: '2004-01-01', effectiveUntil: null, area: null, mark: 'D' } as const;

/** Local, or the platform's own: defaults that the district confirms or replaces. */
export const replyRules: readonly Rule[] = [
  {
    ...DEFAULT,
    code: 'REPLY_ANSWERED_TO',
    value: { to: 'SIGNERS' },
    law: '地方规定（参照重庆、浙江）',
    article: '重庆第二十三条、浙江第二十二条',
    source: '联名建议：重庆、浙江答复每位代表，青岛第二十八条答复领衔代表；默认答复领衔和附议代表，待区里确认',
  },
  {
    ...DEFAULT,
    code: 'REPLY_SEALED_COPY',
    value: { required: false },
    law: '地方规定（参照青岛）',
    article: '第二十八条',
    source: '青岛要求答复统一格式、负责人签发、加盖公章并上传；是否必须上传盖章件由区里确定，默认不作要求',
  },
  {
    ...DEFAULT,
    code: 'REPLY_FORM_RETURN',
    value: { place: '区人大常委会代表工作委员会' },
    law: '平台默认值',
    article: '待区里确认',
    source: '征询意见表的反馈地址由区里确定；默认反馈至代表工作委员会',
  },
];

const valueOn = (rules: readonly Rule[], code: string, day: string): Record<string, unknown> =>
  Object(findRule(rules, code, day)?.value) as Record<string, unknown>;

/** Whom a reply answers; every signer where the district has no rule. */
export const answeredTo = (rules: readonly Rule[], day: string): AnsweredTo =>
  valueOn(rules, 'REPLY_ANSWERED_TO', day)['to'] === 'LEAD' ? 'LEAD' : 'SIGNERS';

/** Whether a reply is sent only with its sealed copy. */
export const sealedCopyRequired = (rules: readonly Rule[], day: string): boolean =>
  valueOn(rules, 'REPLY_SEALED_COPY', day)['required'] === true;

/** Where the deputy's form comes back to; null where no rule says so. */
export function formReturnsTo(rules: readonly Rule[], day: string): string | null {
  const { place } = valueOn(rules, 'REPLY_FORM_RETURN', day);
  return typeof place === 'string' && place !== '' ? place : null;
}
