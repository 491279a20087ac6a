import { describe, expect, it } from 'vitest';
import { assignmentInput, changed, NEW_ASSIGNMENT } from './assignment.ts';

describe('assignment form', () => {
  it('FE-30 MUST drop the others when one unit handles alone', () => {
    const shared = changed(NEW_ASSIGNMENT, { mode: 'LEAD_WITH_COHANDLERS', lead: 'a', others: ['b', 'c'] });
    expect(shared.others).toEqual(['b', 'c']);
    expect(changed(shared, { mode: 'ALONE' }).others).toEqual([]);
  });

  it('FE-31 MUST never name the lead among the others', () => {
    const draft = changed(NEW_ASSIGNMENT, { mode: 'SEPARATE', lead: 'a', others: ['b', 'c'] });
    expect(changed(draft, { lead: 'b' }).others).toEqual(['c']);
  });

  it('FE-32 MUST send a reason with six months alone (代表法 art. 51)', () => {
    const target = { id: 's', version: 3 };
    const draft = { ...NEW_ASSIGNMENT, lead: 'a', trackReason: '涉及面广' };
    expect(assignmentInput(target, draft)).toEqual({ suggestion: 's', version: 3, mode: 'ALONE', lead: 'a', track: 'THREE_MONTHS' });
    expect(assignmentInput(target, { ...draft, track: 'SIX_MONTHS' }).trackReason).toBe('涉及面广');
  });
});
