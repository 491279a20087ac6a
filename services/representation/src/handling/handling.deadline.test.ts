import { nationalCalendar as calendar } from '@redpine/kit/calendar';
import { ruleFaults } from '@redpine/kit/rules';
import { describe, expect, it } from 'vitest';
import { handlingRules, ruleValue } from '../rules/handling.rules.ts';
import { extendedDeadline, extensionLimit, firstContactDeadline, opinionDeadline, rehandleDeadline } from './handling.deadline.ts';

const counting = { rules: handlingRules, calendar };

describe('the rules of the whole handling', () => {
  it('RULE-20 MUST hold together, each a default with its source', () => {
    expect(ruleFaults(handlingRules)).toEqual([]);
    expect(handlingRules.every((rule) => rule.mark === 'D' && rule.source !== '')).toBe(true);
  });

  it.each([
    ['REPLY_DRAFT_CHECK', 'required', false],
    ['HANDLING_REHANDLE_AT_ONCE', 'atOnce', false],
    ['HANDLING_ESCALATE', 'afterReplies', 2],
    ['HANDLING_CONTINUE', 'categories', 'B,C'],
  ] as const)('RULE-21 MUST give %s %s as %s', (code, field, value) => {
    expect(ruleValue(handlingRules, code, '2026-03-02', field)).toBe(value);
    expect(ruleValue(handlingRules, code, '2003-12-31', field)).toBeUndefined();
  });
});

describe('the days of the handling', () => {
  it('HAN-40 MUST be 20 workdays for the first contact, over 春节 and its make-up workdays (参照重庆 18)', () => {
    expect(firstContactDeadline({ offeredOn: '2026-03-02' }, counting)).toMatchObject({
      kind: 'FIRST_CONTACT', dueOn: '2026-03-30', length: 20, unit: 'WORKDAY', mark: 'D',
    });
    // 2026-02-15 to 23 are off; 14 and 28 February are worked.
    expect(firstContactDeadline({ offeredOn: '2026-02-09' }, counting).dueOn).toBe('2026-03-13');
  });

  it('HAN-41 MUST be one month for an opinion and for handling again, moved off a day off (参照青岛 24、浙江 24)', () => {
    expect(opinionDeadline({ offeredOn: '2026-03-02' }, counting)).toMatchObject({ kind: 'CO_OPINION', dueOn: '2026-04-02' });
    expect(rehandleDeadline({ orderedOn: '2026-06-12' }, counting)).toMatchObject({ kind: 'REHANDLE', dueOn: '2026-07-13' });
  });

  it('HAN-42 MUST extend until the granted day, in days from the one that bound, within six months (青岛 25、上海 19)', () => {
    expect(extensionLimit('2026-03-02', counting)).toBe('2026-09-02');
    expect(extendedDeadline({ assignedOn: '2026-03-02', dueOn: '2026-06-02', until: '2026-07-02' }, counting)).toMatchObject({
      kind: 'REPLY', startOn: '2026-06-02', dueOn: '2026-07-02', length: 30, unit: 'DAY', rule: 'HANDLING_EXTENSION',
    });
    const saturday = extendedDeadline({ assignedOn: '2026-03-02', dueOn: '2026-06-02', until: '2026-07-04' }, counting);
    expect([saturday.countedTo, saturday.dueOn]).toEqual(['2026-07-04', '2026-07-06']);
  });
});
