import { describe, expect, it } from 'vitest';
import { facts, type Name, NAMES, NEVER, STATES, VIEWERS } from '../../test/suggestion-cast.ts';
import { mayRegister, maySuggestion, permissions, suggestionActions } from './suggestion.policy.ts';
import type { SuggestionFacts, SuggestionPersonAction } from './suggestion.workflow.ts';

// Expected cells, one letter for each of STATES: o allowed, x listed with a reason, – left out.
const NONE = {
  SAVE: NEVER,
  DISCARD: NEVER,
  COSIGN_INVITE: NEVER,
  COSIGN_CONFIRM: NEVER,
  COSIGN_DECLINE: NEVER,
  COSIGN_WITHDRAW: NEVER,
  SUBMIT: NEVER,
  WITHDRAW: NEVER,
  ACCEPT: NEVER,
  RETURN: NEVER,
  TO_LETTER: NEVER,
  HAND_OVER: NEVER,
  ASSIGN: NEVER,
  ASSIGN_WITHIN: NEVER,
  JOIN: NEVER,
  LEAVE_CASE: NEVER,
  RETRACT_ACCEPTANCE: NEVER,
  RETRACT_ASSIGNMENT: NEVER,
  CORRECT: NEVER,
  KEEP_CONFIDENTIAL: NEVER,
  LIFT_CONFIDENTIALITY: NEVER,
  ARCHIVE: NEVER,
};
const LEAD = {
  ...NONE,
  SAVE: 'oxoxxxxxxxx',
  DISCARD: 'oxxxxxxxxxx',
  COSIGN_INVITE: 'oxoxxxxxxxx',
  SUBMIT: 'oxoxxxxxxxx',
  WITHDRAW: 'xoooooxxxxx',
  KEEP_CONFIDENTIAL: 'xooooooooxx',
  LIFT_CONFIDENTIALITY: 'xxxxxxxxxxx',
};
const INVITED = {
  ...NONE,
  COSIGN_CONFIRM: 'oxoxxxxxxxx',
  COSIGN_DECLINE: 'oxoxxxxxxxx',
  COSIGN_WITHDRAW: 'xxxxxxxxxxx',
};
const ANSWERED_INVITATION = {
  ...NONE,
  COSIGN_CONFIRM: 'xxxxxxxxxxx',
  COSIGN_DECLINE: 'xxxxxxxxxxx',
  COSIGN_WITHDRAW: 'xxxxxxxxxxx',
};
const CONFIRMED = {
  ...ANSWERED_INVITATION,
  COSIGN_WITHDRAW: 'ooooooxxxxx',
};
const REVIEWER = {
  ...NONE,
  ACCEPT: 'xoxxxxxxxxx',
  RETURN: 'xoxxxxxxxxx',
  TO_LETTER: 'xoxxxxxxxxx',
};
const OFFICE = {
  ...REVIEWER,
  HAND_OVER: 'xxxoxxxxxxx',
  ASSIGN: 'xxxoxxxxxxx',
  JOIN: 'xxxooxxxxxx',
  LEAVE_CASE: 'xxxxxxxxxxx',
  RETRACT_ACCEPTANCE: 'xxxxxxxxxxx',
  RETRACT_ASSIGNMENT: 'xxxxooxxxxx',
  CORRECT: 'xoxoooooxxx',
  ARCHIVE: 'xxxxxxxoxxx',
};
const ACTING: Partial<Record<Name, typeof NONE>> = {
  lead: LEAD,
  invited: INVITED,
  confirmed: CONFIRMED,
  declined: ANSWERED_INVITATION,
  lapsed: ANSWERED_INVITATION,
  withdrawn: ANSWERED_INVITATION,
  deputiesOffice: OFFICE,
  governmentOffice: { ...NONE, ASSIGN_WITHIN: 'xxxxoxxxxxx' },
};

const cellsOf = (changes: Partial<SuggestionFacts>, name: Name): typeof NONE => {
  const cells: Record<string, string> = { ...NONE };
  for (const action of Object.keys(NONE)) {
    cells[action] = STATES.map((state) => {
      const found = suggestionActions({ ...facts, ...changes, state }, VIEWERS[name], 'zh-CN').find(
        (availability) => availability.action === action,
      );
      if (found && found.allowed !== (found.reason === null)) throw new Error('allowed and reason contradict');
      return found ? (found.allowed ? 'o' : 'x') : '–';
    }).join('');
  }
  return cells as typeof NONE;
};

describe('who may act on a suggestion', () => {
  it.each(NAMES)('SUG-20 MUST be for %s exactly the expected cells of state × action', (name) => {
    expect(cellsOf({}, name)).toEqual(ACTING[name] ?? NONE);
  });

  it.each(NAMES)('SUG-21 MUST in session be the same for %s, but for the motion group, who reviews', (name) => {
    const expected = name === 'sessionOffice' ? REVIEWER : (ACTING[name] ?? NONE);
    expect(cellsOf({ origin: 'IN_SESSION' }, name)).toEqual(expected);
  });

  it.each(NAMES)('SUG-34 MUST of a motion be the same for %s as in session (议案转建议)', (name) => {
    expect(cellsOf({ origin: 'MOTION' }, name)).toEqual(cellsOf({ origin: 'IN_SESSION' }, name));
  });

  it('SUG-35 MUST let the offices of review alone register a motion, or what is handed in on paper then', () => {
    const may = (origin: 'MOTION' | 'IN_SESSION' | 'BETWEEN_SESSIONS') => NAMES.filter((name) => mayRegister({ origin }, VIEWERS[name]));
    expect([may('MOTION'), may('IN_SESSION')]).toEqual([['deputiesOffice', 'sessionOffice'], ['deputiesOffice', 'sessionOffice']]);
    expect(may('BETWEEN_SESSIONS')).toEqual(['deputiesOffice']);
  });

  it('SUG-22 MUST list actions in the order of the table', () => {
    const listed = suggestionActions(facts, { person: 'lead', posts: [{ kind: 'DEPUTIES_OFFICE', organ: null, area: null }] }, 'en');
    expect(listed.map(({ action }) => action)).toEqual([
      'SAVE', 'DISCARD', 'COSIGN_INVITE', 'SUBMIT', 'WITHDRAW', 'ACCEPT', 'RETURN', 'TO_LETTER', 'HAND_OVER', 'ASSIGN', 'JOIN',
      'LEAVE_CASE', 'RETRACT_ACCEPTANCE', 'RETRACT_ASSIGNMENT', 'CORRECT', 'KEEP_CONFIDENTIAL', 'LIFT_CONFIDENTIALITY', 'ARCHIVE',
    ]);
  });

  it('SUG-23 MUST tell a suspended lead why, rather than hide the action (代表法 art. 61)', () => {
    const submit = suggestionActions({ ...facts, leadStatus: 'SUSPENDED' }, VIEWERS.lead, 'zh-CN').find(
      ({ action }) => action === 'SUBMIT',
    );
    expect(submit).toEqual({
      action: 'SUBMIT',
      allowed: false,
      reason: '该代表暂时停止执行代表职务，恢复后方可办理。',
      legalBasis: { law: '代表法', article: '第六十一条', mark: 'F' },
    });
  });

  it('SUG-24 MUST not take an anonymous viewer for the lead of a register’s unmatched name', () => {
    const unmatched = { ...facts, leadPerson: null, leadStatus: null };
    const actions = Object.keys(NONE) as SuggestionPersonAction[];
    expect(actions.filter((action) => maySuggestion(action, unmatched, VIEWERS.anonymous))).toEqual([]);
  });
});

describe('permissions at large', () => {
  // draft, browse, review, assign, handle, import, export
  const GRANTED: Record<Name, string> = {
    lead: 'ob–––––', invited: 'ob–––––', confirmed: 'ob–––––', declined: 'ob–––––', lapsed: 'ob–––––', withdrawn: 'ob–––––', otherDeputy: 'ob–––––',
    deputiesOffice: '–bra–ie',
    sessionOffice: '–br––––',
    governmentOffice: '–b–a––e',
    ownClerk: '–b––h––', ownHead: '–b––h––', otherClerk: '–b––h––', otherHead: '–b––h––',
    ownSubdistrict: '–b–––––', ownTown: '–b–––––', otherSubdistrict: '–b–––––', otherTown: '–b–––––',
    chairperson: '–b–––––', viceChairperson: '–b–––––', member: '–b–––––', partyCommittee: '–b–––––',
    budgetOffice: '–b–––––', legalOffice: '–b–––––',
    analyst: '–b–––––',
    systemAdmin: '–––––––', securityAdmin: '–––––––', auditAdmin: '–––––––', withoutPost: '–––––––', anonymous: '–––––––',
  };
  it.each(NAMES)('SUG-32 MUST be for %s exactly the expected ones', (name) => {
    const by = VIEWERS[name];
    const seat = by.posts.some((post) => post.kind === 'DEPUTY') ? 'ACTIVE' : null;
    const found = permissions(by, seat);
    const letters = [
      found.draft && 'o', found.browse && 'b', found.review && 'r', found.assign && 'a',
      found.handle && 'h', found.import && 'i', found.export && 'e',
    ].map((letter) => letter || '–');
    expect(letters.join('')).toBe(GRANTED[name]);
  });

  it('SUG-33 MUST let no suspended deputy begin a suggestion, who still sees the register (代表法 art. 61)', () => {
    expect(permissions(VIEWERS.lead, 'SUSPENDED')).toMatchObject({ draft: false, browse: true });
  });
});
