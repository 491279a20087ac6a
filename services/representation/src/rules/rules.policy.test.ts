import { describe, expect, it } from 'vitest';
import { mayKeepRules, RULE_ACTS, type RuleAct, rulePermissions } from './rules.policy.ts';

const KINDS = [
  'PARTY_COMMITTEE', 'CHAIRPERSON', 'VICE_CHAIRPERSON', 'SC_MEMBER', 'DEPUTIES_OFFICE', 'BUDGET_OFFICE', 'LEGAL_OFFICE',
  'SESSION_OFFICE', 'DEPUTY', 'SUBDISTRICT_OFFICE', 'TOWN_PRESIDIUM', 'GOVERNMENT_OFFICE', 'UNIT_CLERK', 'UNIT_HEAD',
  'ANALYST', 'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN',
];
const ACTS = Object.keys(RULE_ACTS) as RuleAct[];

describe('who keeps the rules', () => {
  it.each(KINDS.flatMap((kind) => ACTS.map((act) => [kind, act] as const)))('RULE-20 MUST let %s do %s only if it is 代工委', (kind, act) => {
    expect(mayKeepRules(act, { posts: [{ kind }] })).toBe(kind === 'DEPUTIES_OFFICE');
  });

  it('RULE-21 MUST allow nothing without a post', () => {
    expect(rulePermissions({ posts: [] })).toEqual({ rules: false, calendar: false });
  });
});
