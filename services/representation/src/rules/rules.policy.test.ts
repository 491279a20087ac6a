import { describe, expect, it } from 'vitest';
import { POST_KINDS } from '../../test/cells.ts';
import { mayKeepRules, RULE_ACTS, type RuleAct, rulePermissions } from './rules.policy.ts';

const ACTS = Object.keys(RULE_ACTS) as RuleAct[];

describe('who keeps the rules', () => {
  it.each(POST_KINDS.flatMap((kind) => ACTS.map((act) => [kind, act] as const)))('RULE-20 MUST let %s do %s only if it is 代工委', (kind, act) => {
    expect(mayKeepRules(act, { posts: [{ kind }] })).toBe(kind === 'DEPUTIES_OFFICE');
  });

  it('RULE-21 MUST allow nothing without a post', () => {
    expect(rulePermissions({ posts: [] })).toEqual({ rules: false, calendar: false });
  });
});
