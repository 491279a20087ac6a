import { addDays, nationalCalendar as calendar } from '@redpine/kit/calendar';
import type { Rule } from '@redpine/kit/rules';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { representationRules as rules } from '../rules/representation.rules.ts';
import { assignDeadline, evaluateDeadline, replyClockStart, replyDeadline, returnDeadline } from './suggestion.deadline.ts';

const counting = { rules, calendar };
const THREE = 'THREE_MONTHS';
const SIX = 'SIX_MONTHS';

describe('the reply', () => {
  it.each([
    // Spring Festival 2025 and 2026.
    ['2024-10-28', THREE, '2025-01-28', '2025-02-05', 'CONFIRMED'],
    ['2025-11-16', THREE, '2026-02-16', '2026-02-24', 'CONFIRMED'],
    ['2025-08-18', SIX, '2026-02-18', '2026-02-24', 'CONFIRMED'],
    // National Day 2025 and a make-up workday.
    ['2025-07-03', THREE, '2025-10-03', '2025-10-09', 'CONFIRMED'],
    ['2025-04-01', SIX, '2025-10-01', '2025-10-09', 'CONFIRMED'],
    ['2025-07-11', THREE, '2025-10-11', '2025-10-11', 'CONFIRMED'],
    // Month ends and the leap day.
    ['2023-11-30', THREE, '2024-02-29', '2024-02-29', 'CONFIRMED'],
    ['2024-11-30', THREE, '2025-02-28', '2025-02-28', 'CONFIRMED'],
    ['2023-08-31', SIX, '2024-02-29', '2024-02-29', 'CONFIRMED'],
    ['2025-08-31', SIX, '2026-02-28', '2026-02-28', 'CONFIRMED'],
    ['2024-02-29', THREE, '2024-05-29', '2024-05-29', 'CONFIRMED'],
    // Past the last notice.
    ['2026-11-20', THREE, '2027-02-20', '2027-02-22', 'PROVISIONAL'],
    ['2026-07-15', SIX, '2027-01-15', '2027-01-15', 'PROVISIONAL'],
  ] as const)('SUG-40 MUST, assigned on %s for %s, count to %s and be due on %s, %s (代表法 art. 51)', (assignedOn, track, to, due, certainty) => {
    const deadline = replyDeadline({ assignedOn, track }, counting);
    expect([deadline.countedTo, deadline.dueOn, deadline.certainty]).toEqual([to, due, certainty]);
  });

  it('SUG-41 MUST carry how its day was computed and what it rests on', () => {
    expect(replyDeadline({ assignedOn: '2025-08-08', track: THREE }, counting)).toEqual({
      kind: 'REPLY',
      startOn: '2025-08-08',
      dueOn: '2025-11-10',
      countedTo: '2025-11-08',
      length: 3,
      unit: 'MONTH',
      crossed: [
        { on: '2025-11-08', kind: 'WEEKEND', name: null },
        { on: '2025-11-09', kind: 'WEEKEND', name: null },
      ],
      certainty: 'CONFIRMED',
      rule: 'HANDLING_REPLY_THREE_MONTHS',
      ruleVersion: 2,
      law: '代表法',
      article: '第五十一条',
      mark: 'F',
    });
  });

  it('SUG-42 MUST rest on the version in force on the start day, not on the due day', () => {
    const before = replyDeadline({ assignedOn: '2025-03-11', track: THREE }, counting);
    expect([before.ruleVersion, before.article, before.mark]).toEqual([1, '第四十二条', 'M']);
    expect(replyDeadline({ assignedOn: '2025-03-12', track: THREE }, counting).ruleVersion).toBe(2);
  });
});

describe('the other periods', () => {
  it.each([
    ['BETWEEN_SESSIONS', '2026-02-12', null, '2026-02-12', '2026-02-26', 'SUGGESTION_ASSIGN_BETWEEN_SESSIONS'],
    ['BETWEEN_SESSIONS', '2026-09-18', '2026-01-15', '2026-09-18', '2026-09-24', 'SUGGESTION_ASSIGN_BETWEEN_SESSIONS'],
    ['IN_SESSION', '2026-01-13', '2026-01-15', '2026-01-15', '2026-02-12', 'SUGGESTION_ASSIGN_IN_SESSION'],
    ['IN_SESSION', '2026-03-02', '2026-01-15', '2026-03-02', '2026-03-30', 'SUGGESTION_ASSIGN_IN_SESSION'],
    ['IN_SESSION', '2026-03-02', null, '2026-03-02', '2026-03-30', 'SUGGESTION_ASSIGN_IN_SESSION'],
  ] as const)('SUG-43 MUST, %s, accepted on %s, session until %s, run from %s and be due on %s by %s', (origin, acceptedOn, sessionUntil, start, due, rule) => {
    const deadline = assignDeadline({ origin, acceptedOn, sessionUntil }, counting);
    expect([deadline.kind, deadline.startOn, deadline.dueOn, deadline.rule]).toEqual(['ASSIGN', start, due, rule]);
  });

  it.each([
    ['2025-01-23', '2025-02-06'],
    ['2026-09-29', '2026-10-12'],
    ['2026-03-02', '2026-03-09'],
  ])('SUG-44 MUST let a unit that was offered a handling on %s return it until %s', (offeredOn, due) => {
    const deadline = returnDeadline({ offeredOn }, counting);
    expect([deadline.kind, deadline.dueOn, deadline.mark]).toEqual(['RETURN', due, 'D']);
  });

  it.each([
    ['2025-09-25', '2025-10-22'],
    ['2026-02-09', '2026-03-06'],
    ['2026-12-18', '2027-01-11'],
  ])('SUG-45 MUST let a reply of %s be evaluated until %s', (repliedOn, due) => {
    const deadline = evaluateDeadline({ repliedOn }, counting);
    expect([deadline.kind, deadline.dueOn, deadline.mark]).toEqual(['EVALUATE', due, 'D']);
  });

  it('SUG-46 MUST follow a district’s own version from its first day on', () => {
    const own: Rule[] = [
      ...rules.filter((rule) => rule.code !== 'HANDLING_RETURN'),
      ...rules
        .filter((rule) => rule.code === 'HANDLING_RETURN')
        .flatMap((rule): Rule[] => [
          { ...rule, effectiveUntil: '2026-05-31' },
          { ...rule, version: 2, effectiveFrom: '2026-06-01', value: { length: 10, unit: 'DAY' }, law: '本区办理办法', article: '第九条', mark: 'F' },
        ]),
    ];
    expect(returnDeadline({ offeredOn: '2026-05-31' }, { rules: own, calendar }).dueOn).toBe('2026-06-05');
    expect(returnDeadline({ offeredOn: '2026-06-01' }, { rules: own, calendar })).toMatchObject({
      dueOn: '2026-06-11', ruleVersion: 2, law: '本区办理办法', mark: 'F', unit: 'DAY',
    });
  });

  it('SUG-47 MUST stop at a rule that is missing or holds no period', () => {
    expect(() => replyDeadline({ assignedOn: '2009-01-05', track: THREE }, counting)).toThrow(RangeError);
    const broken = rules.map((rule): Rule => ({ ...rule, value: { length: 'long' } }));
    expect(() => returnDeadline({ offeredOn: '2026-03-02' }, { rules: broken, calendar })).toThrow(/holds no period/);
  });
});

describe('the reply clock', () => {
  it('SUG-48 MUST go on from the first assignment when a suggestion is assigned again, unless the rule says otherwise', () => {
    expect(replyClockStart({ firstAssignedOn: null, today: '2026-03-02' }, rules)).toBe('2026-03-02');
    expect(replyClockStart({ firstAssignedOn: '2026-02-02', today: '2026-03-02' }, rules)).toBe('2026-02-02');
    const restarting = rules.map((rule): Rule =>
      rule.code === 'HANDLING_REPLY_CLOCK' ? { ...rule, value: { restartsOnReassignment: true } } : rule,
    );
    expect(replyClockStart({ firstAssignedOn: '2026-02-02', today: '2026-03-02' }, restarting)).toBe('2026-03-02');
  });
});

describe('any deadline', () => {
  const day = fc.integer({ min: 0, max: 365 * 16 }).map((offset) => addDays('2011-01-01', offset));

  it('SUG-49 MUST be due on a workday, not before the counted day, after the start', () => {
    fc.assert(
      fc.property(day, fc.constantFrom(THREE, SIX), fc.boolean(), (on, track, inSession) => {
        const origin = inSession ? 'IN_SESSION' : 'BETWEEN_SESSIONS';
        for (const deadline of [
          assignDeadline({ origin, acceptedOn: on, sessionUntil: null }, counting),
          returnDeadline({ offeredOn: on }, counting),
          replyDeadline({ assignedOn: on, track }, counting),
          evaluateDeadline({ repliedOn: on }, counting),
        ]) {
          expect(calendar.isWorkday(deadline.dueOn)).toBe(true);
          expect(deadline.startOn < deadline.countedTo && deadline.countedTo <= deadline.dueOn).toBe(true);
          expect(deadline.certainty).toBe(deadline.dueOn > calendar.coveredUntil ? 'PROVISIONAL' : 'CONFIRMED');
        }
      }),
    );
  });

  it('SUG-50 MUST give six months no less than three', () => {
    fc.assert(
      fc.property(day, (assignedOn) => {
        const [three, six] = ([THREE, SIX] as const).map((track) => replyDeadline({ assignedOn, track }, counting).dueOn);
        expect((three ?? '') < (six ?? '')).toBe(true);
      }),
    );
  });
});
