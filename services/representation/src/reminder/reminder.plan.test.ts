import { createCalendar, nationalCalendar } from '@redpine/kit/calendar';
import { describe, expect, it } from 'vitest';
import { stepOn } from './reminder.plan.ts';
import { commitmentReminderRules, type ReminderKind, reminderRule, reminderRules } from './reminder.rules.ts';

const counting = { rules: [...reminderRules, ...commitmentReminderRules], calendar: nationalCalendar };
const on = (kind: ReminderKind, dueOn: string, today: string, startOn = '2026-01-05') =>
  stepOn({ kind, startOn, dueOn }, today, counting);

describe('a reply due on Wednesday 2026-06-10', () => {
  // 15 days before is Tuesday 26 May; 3 days before is Sunday 7 June, hence Friday 5 June.
  it.each([
    ['2026-05-25', null],
    ['2026-05-26', 'BEFORE_15'],
    ['2026-05-27', 'BEFORE_15'],
    ['2026-05-30', null],
    ['2026-06-04', 'BEFORE_15'],
    ['2026-06-05', 'BEFORE_3'],
    ['2026-06-06', null],
    ['2026-06-07', null],
    ['2026-06-08', 'BEFORE_3'],
    ['2026-06-10', 'BEFORE_3'],
    ['2026-06-11', 'OVERDUE'],
    ['2026-06-13', null],
    ['2026-06-24', 'OVERDUE'],
    ['2026-06-25', null],
  ])('REM-01 MUST be at its step on %s: %s (default, to be confirmed)', (today, step) => {
    expect(on('REPLY', '2026-06-10', today)).toBe(step);
  });
});

describe('each kind of deadline', () => {
  it.each([
    ['ASSIGN', '2026-06-09', 'BEFORE_1', 'OVERDUE'],
    ['RETURN', '2026-06-09', 'BEFORE_1', 'OVERDUE'],
    ['FIRST_CONTACT', '2026-06-05', 'BEFORE_3', 'OVERDUE'],
    ['CO_OPINION', '2026-06-05', 'BEFORE_5', 'OVERDUE'],
    ['REHANDLE', '2026-06-05', 'BEFORE_3', 'OVERDUE'],
    ['EVALUATE', '2026-06-05', 'BEFORE_3', null],
    ['COMMITMENT', '2026-05-11', 'BEFORE_30', 'OVERDUE'],
    ['COMMITMENT', '2026-06-03', 'BEFORE_7', 'OVERDUE'],
  ] as const)('REM-02 MUST tell of %s on its workday, and of what is overdue where it is owed', (kind, day, before, after) => {
    expect(on(kind, '2026-06-10', day)).toBe(before);
    expect(on(kind, '2026-06-10', '2026-06-11')).toBe(after);
  });
});

describe('days off', () => {
  it('REM-03 MUST remind on the last workday before Spring Festival, and after it of what passed in it', () => {
    // Off from 15 to 23 February 2026; Saturday 14 February is worked.
    expect(on('EVALUATE', '2026-02-24', '2026-02-13')).toBe(null);
    expect(on('EVALUATE', '2026-02-24', '2026-02-14')).toBe('BEFORE_3');
    expect(on('REPLY', '2026-02-14', '2026-02-15')).toBe(null);
    expect(on('REPLY', '2026-02-14', '2026-02-24')).toBe('OVERDUE');
  });

  it('REM-04 MUST follow the calendar that is entered here', () => {
    const calendar = createCalendar([{ on: '2026-06-05', kind: 'HOLIDAY', name: '临时放假' }], [{ year: 2026, number: null }]);
    const at = (today: string) => stepOn({ kind: 'EVALUATE', startOn: '2026-05-01', dueOn: '2026-06-10' }, today, { rules: reminderRules, calendar });
    expect(at('2026-06-04')).toBe('BEFORE_3');
    expect(at('2026-06-05')).toBe(null);
  });
});

describe('steps', () => {
  it('REM-05 MUST NOT remind on or before the day that it began', () => {
    expect(on('ASSIGN', '2026-06-10', '2026-06-09', '2026-06-09')).toBe(null);
    expect(on('REPLY', '2026-06-10', '2026-06-08', '2026-06-05')).toBe(null);
    expect(on('REPLY', '2026-06-10', '2026-06-08', '2026-06-04')).toBe('BEFORE_3');
  });

  it('REM-06 MUST follow the rule in force on the day, and be silent without one', () => {
    const [old] = reminderRules.filter(({ code }) => code === 'REMIND_EVALUATE');
    if (!old) throw new Error('no rule');
    const rules = [{ ...old, effectiveUntil: '2026-05-31' }, { ...old, version: 2, effectiveFrom: '2026-06-01', value: { before: [7], overdue: true } }];
    const at = (today: string, those = rules) => stepOn({ kind: 'EVALUATE', startOn: '2026-05-01', dueOn: '2026-06-10' }, today, { ...counting, rules: those });
    expect([at('2026-05-29'), at('2026-06-02'), at('2026-06-03'), at('2026-06-11')]).toEqual([null, null, 'BEFORE_7', 'OVERDUE']);
    expect(at('2026-06-05', [])).toBe(null);
  });

  it('REM-07 MUST refuse a rule that holds no reminders', () => {
    const [rule] = reminderRules.filter(({ code }) => code === 'REMIND_REPLY');
    for (const value of [{ before: ['3'], overdue: true }, { before: [0], overdue: true }, { before: [3] }, 3]) {
      expect(() => reminderRule('REPLY', '2026-06-10', rule ? [{ ...rule, value }] : [])).toThrow(TypeError);
    }
  });
});
