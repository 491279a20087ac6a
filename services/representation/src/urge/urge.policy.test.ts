import { describe, expect, it } from 'vitest';
import { anonymous, holding, type PostKind } from '../../test/cells.ts';
import { handlingWorkflow } from '../handling/handling.workflow.ts';
import type { UrgeFacts, UrgePart } from './urge.policy.ts';
import { urgePart, urgeRefusal, urgingAction } from './urge.policy.ts';
import { urgeLimits, urgeRules } from './urge.rules.ts';

const limits = urgeLimits(urgeRules, '2026-03-02');
const facts: UrgeFacts = { state: 'IN_HAND', leadPerson: 'lead', given: [], limits, today: '2026-03-20' };
const codeOf = (part: UrgePart, changes: Partial<UrgeFacts>): string | null => urgeRefusal(part, { ...facts, ...changes })?.code ?? null;
const given = (part: UrgePart, ...days: string[]) => days.map((on) => ({ part, on }));

describe('a reminder', () => {
  it.each(handlingWorkflow.stateNames.map((state) => [state, ['OFFERED', 'IN_HAND', 'REHANDLING'].includes(state)] as const))(
    'URG-01 MUST be possible while the unit owes something: %s, %s',
    (state, owed) => {
      expect(codeOf('OFFICE', { state })).toBe(owed ? null : 'NOTHING_OWED');
    },
  );

  it('URG-02 MUST be limited for each part on its own, by the rule of the day', () => {
    expect(limits).toEqual({ deputy: 1, office: 2, government: 4, days: 3 });
    expect(codeOf('DEPUTY', { given: given('OFFICE', '2026-03-19') })).toBeNull();
    expect(codeOf('DEPUTY', { given: given('DEPUTY', '2026-03-01') })).toBe('TOO_OFTEN');
    expect(codeOf('OFFICE', { given: given('OFFICE', '2026-03-01') })).toBeNull();
    expect(codeOf('OFFICE', { given: given('OFFICE', '2026-03-01', '2026-03-05') })).toBe('TOO_OFTEN');
    expect(codeOf('GOVERNMENT', { given: given('GOVERNMENT', '2026-03-01', '2026-03-05', '2026-03-09') })).toBeNull();
    expect(codeOf('GOVERNMENT', { given: given('GOVERNMENT', '2026-03-01', '2026-03-05', '2026-03-09', '2026-03-13') })).toBe('TOO_OFTEN');
    expect(codeOf('OFFICE', { limits: urgeLimits([], '2026-03-02') })).toBe('TOO_OFTEN');
  });

  it.each([['2026-03-17', null], ['2026-03-18', 'TOO_SOON'], ['2026-03-20', 'TOO_SOON']])('URG-03 MUST not come within three days of %s: %s', (day, code) => {
    expect(codeOf('OFFICE', { given: given('OFFICE', day) })).toBe(code);
  });

  it('URG-04 MUST be the lead deputy’s, the office’s and the government office’s alone', () => {
    const ofUnit = (kind: PostKind, person = 'other') => holding(kind, person, { organ: 'unit' });
    expect(urgePart(facts, ofUnit('DEPUTY', 'lead'))).toBe('DEPUTY');
    expect(urgePart(facts, ofUnit('DEPUTIES_OFFICE'))).toBe('OFFICE');
    expect(urgePart(facts, ofUnit('GOVERNMENT_OFFICE'))).toBe('GOVERNMENT');
    for (const kind of ['DEPUTY', 'UNIT_CLERK', 'UNIT_HEAD', 'CHAIRPERSON', 'SC_MEMBER', 'SESSION_OFFICE', 'PARTY_COMMITTEE', 'ANALYST', 'AUDIT_ADMIN'] as const) {
      expect(urgingAction(facts, ofUnit(kind), 'zh-CN')).toBeNull();
    }
    expect(urgingAction(facts, anonymous, 'en')).toBeNull();
    expect(urgingAction({ ...facts, leadPerson: null }, anonymous, 'en')).toBeNull();
    expect(urgingAction(facts, ofUnit('DEPUTIES_OFFICE'), 'en')).toMatchObject({ action: 'URGE', allowed: true, reason: null });
  });
});
