import { describe, expect, it } from 'vitest';
import { type HandlingLetterFacts, lettersOfHandling, lettersOfMeeting, lettersOfReport, lettersOfSession, lettersOfSuggestion } from './letter.policy.ts';

const FACTS: HandlingLetterFacts = {
  state: 'ASSIGNED', reads: true, handlingState: 'IN_HAND', role: 'ALONE', unit: 'u', unitInGovernment: true, replied: false, owes: true,
};
const READERS = ['DEPUTIES_OFFICE', 'GOVERNMENT_OFFICE', 'CHAIRPERSON', 'VICE_CHAIRPERSON', 'SC_MEMBER', 'PARTY_COMMITTEE'];
const OTHERS = ['DEPUTY', 'UNIT_CLERK', 'UNIT_HEAD', 'SYSTEM_ADMIN', 'ANALYST'];
const nobody = { posts: [] };
const office = { posts: [{ kind: 'DEPUTIES_OFFICE' }] };
const government = { posts: [{ kind: 'GOVERNMENT_OFFICE' }] };

describe('which letters there are, and for whom', () => {
  it('LET-01 MUST give the form of a submitted suggestion to those who read it whole, and to nobody else', () => {
    for (const state of ['DRAFT', 'SUBMITTED', 'RETURNED', 'ASSIGNED', 'WITHDRAWN', 'ARCHIVED']) {
      expect(lettersOfSuggestion({ state, reads: true })).toEqual(state === 'DRAFT' ? [] : ['SUGGESTION_FORM']);
      expect(lettersOfSuggestion({ state, reads: false })).toEqual([]);
    }
  });

  it('LET-02 MUST give no letter of a handling to those who do not read it whole, nor where no unit is known', () => {
    expect(lettersOfHandling({ ...FACTS, reads: false, replied: true }, office)).toEqual([]);
    expect(lettersOfHandling({ ...FACTS, unit: null, replied: true }, office)).toEqual([]);
  });

  it('LET-03 MUST give the notice while the assignment stands and the reply once there is one', () => {
    for (const handlingState of ['RETURNED', 'REPLACED', 'WITHDRAWN']) {
      expect(lettersOfHandling({ ...FACTS, handlingState, owes: false }, nobody)).toEqual([]);
    }
    expect(lettersOfHandling(FACTS, nobody)).toEqual(['ASSIGNMENT']);
    expect(lettersOfHandling({ ...FACTS, handlingState: 'EVALUATED', replied: true, owes: false }, nobody)).toEqual(['ASSIGNMENT', 'REPLY']);
  });

  it('LET-04 MUST give the urging letter to the offices that press, while a reply is owed by a unit that must give one', () => {
    for (const handlingState of ['OFFERED', 'IN_HAND', 'REHANDLING']) {
      expect(lettersOfHandling({ ...FACTS, handlingState }, office)).toContain('URGING');
      expect(lettersOfHandling({ ...FACTS, handlingState }, government)).toContain('URGING');
      expect(lettersOfHandling({ ...FACTS, handlingState }, nobody)).not.toContain('URGING');
    }
    expect(lettersOfHandling({ ...FACTS, unitInGovernment: false }, government)).not.toContain('URGING');
    expect(lettersOfHandling({ ...FACTS, role: 'CO' }, office)).not.toContain('URGING');
    expect(lettersOfHandling({ ...FACTS, owes: false }, office)).not.toContain('URGING');
    expect(lettersOfHandling({ ...FACTS, handlingState: 'REPLIED' }, office)).not.toContain('URGING');
  });

  it('LET-05 MUST give the report on handling to those who read every suggestion whole, and to nobody else', () => {
    for (const kind of READERS) {
      expect(lettersOfReport({ posts: [{ kind }] })).toEqual(['HANDLING_REPORT']);
    }
    for (const kind of OTHERS) expect(lettersOfReport({ posts: [{ kind }] })).toEqual([]);
    expect(lettersOfReport(nobody)).toEqual([]);
  });

  it('LET-06 MUST give list and notices of a meeting to the offices that assign, and to nobody else', () => {
    const whole = { listed: true, notices: true };
    expect([office, government].map((viewer) => lettersOfMeeting(whole, viewer))).toEqual([['MEETING_LIST', 'MEETING_NOTICES'], ['MEETING_LIST', 'MEETING_NOTICES']]);
    expect(lettersOfMeeting({ listed: true, notices: false }, office)).toEqual(['MEETING_LIST']);
    expect(lettersOfMeeting({ listed: false, notices: false }, office)).toEqual([]);
    for (const kind of ['SESSION_OFFICE', 'CHAIRPERSON', 'SC_MEMBER', ...OTHERS]) expect(lettersOfMeeting(whole, { posts: [{ kind }] })).toEqual([]);
  });

  it('LET-07 MUST give the compilation of a session that brought suggestions to those who read every one whole, and to nobody else', () => {
    for (const kind of READERS) {
      expect(lettersOfSession({ brought: true }, { posts: [{ kind }] })).toEqual(['COMPILATION']);
      expect(lettersOfSession({ brought: false }, { posts: [{ kind }] })).toEqual([]);
    }
    for (const kind of ['SESSION_OFFICE', ...OTHERS]) expect(lettersOfSession({ brought: true }, { posts: [{ kind }] })).toEqual([]);
  });
});
