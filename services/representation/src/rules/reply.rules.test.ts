import { describe, expect, it } from 'vitest';
import { type Rule, ruleFaults, type RuleValue } from '@redpine/kit/rules';
import { answeredTo, formReturnsTo, replyRules, sealedCopyRequired } from './reply.rules.ts';

const DAY = '2026-03-02';
const later = (code: string, value: RuleValue): Rule[] => [
  ...replyRules.filter((rule) => rule.code !== code),
  ...replyRules.filter((rule) => rule.code === code).map((rule) => ({ ...rule, effectiveUntil: '2026-02-28' })),
  ...replyRules.filter((rule) => rule.code === code).map((rule) => ({ ...rule, version: 2, effectiveFrom: '2026-03-01', value })),
];

describe('rules of a reply', () => {
  it('RULE-50 MUST be dated, with a source, and marked as to be confirmed', () => {
    expect(ruleFaults(replyRules)).toEqual([]);
    expect(replyRules.every(({ mark, source }) => mark === 'D' && source !== '')).toBe(true);
  });

  it('RULE-51 MUST answer every signer (重庆第二十三条) unless the district answers the lead alone (青岛第二十八条)', () => {
    expect(answeredTo(replyRules, DAY)).toBe('SIGNERS');
    expect(answeredTo(later('REPLY_ANSWERED_TO', { to: 'LEAD' }), DAY)).toBe('LEAD');
    expect(answeredTo(later('REPLY_ANSWERED_TO', { to: 'LEAD' }), '2026-02-28')).toBe('SIGNERS');
  });

  it('RULE-52 MUST ask for the sealed copy only where the district does', () => {
    expect(sealedCopyRequired(replyRules, DAY)).toBe(false);
    expect(sealedCopyRequired(later('REPLY_SEALED_COPY', { required: true }), DAY)).toBe(true);
  });

  it('RULE-53 MUST name the place that the form comes back to, and none where none is set', () => {
    expect(formReturnsTo(replyRules, DAY)).toBe('区人大常委会代表工作委员会');
    expect(formReturnsTo(later('REPLY_FORM_RETURN', { place: '' }), DAY)).toBeNull();
    expect(formReturnsTo([], DAY)).toBeNull();
  });
});
