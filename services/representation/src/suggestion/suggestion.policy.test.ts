import { describe, expect, it } from 'vitest';
import { anonymous, holding, namesOf, type PostKind } from '../../test/cells.ts';
import type { Viewer, Visibility, VisibilityFacts } from './suggestion.policy.ts';
import {
  mayRegister, maySuggestion, mayReadSuggestionFiles, permissions, suggestionActions, visibility, VISIBLE_PARTS,
} from './suggestion.policy.ts';
import type { SuggestionFacts, SuggestionPersonAction } from './suggestion.workflow.ts';

const STATES = [
  'DRAFT', 'SUBMITTED', 'RETURNED', 'ACCEPTED', 'HANDED_OVER', 'ASSIGNED', 'ANSWERED', 'CLOSED', 'ARCHIVED', 'WITHDRAWN', 'LETTER',
] as const;

const facts: SuggestionFacts = {
  state: 'DRAFT',
  origin: 'BETWEEN_SESSIONS',
  everSubmitted: false,
  title: '关于改善社区养老服务的建议',
  facts: '社区日间照料床位不足。',
  proposal: '增设日间照料中心。',
  topic: 'ELDERLY',
  leadPerson: 'lead',
  leadStatus: 'ACTIVE',
  cosigners: [
    { person: 'invited', state: 'INVITED', status: 'ACTIVE' },
    { person: 'confirmed', state: 'CONFIRMED', status: 'ACTIVE' },
    { person: 'declined', state: 'DECLINED', status: 'ACTIVE' },
    { person: 'lapsed', state: 'LAPSED', status: 'ACTIVE' },
    { person: 'withdrawn', state: 'WITHDRAWN', status: 'ACTIVE' },
  ],
  handlings: [{ unit: 'unit', role: 'ALONE', state: 'OFFERED' }],
  handedOver: false,
  joined: false,
  confidential: false,
  tiers: 'BOTH',
};
const seen: VisibilityFacts = { ...facts, presses: [], leadAreas: ['area', 'area-2'] };

const viewer = (kind: PostKind, person = `a ${kind}`, organ = 'elsewhere', area = 'far') => holding(kind, person, { organ, area });

const VIEWERS = {
  lead: viewer('DEPUTY', 'lead'),
  invited: viewer('DEPUTY', 'invited'),
  confirmed: viewer('DEPUTY', 'confirmed'),
  declined: viewer('DEPUTY', 'declined'),
  lapsed: viewer('DEPUTY', 'lapsed'),
  withdrawn: viewer('DEPUTY', 'withdrawn'),
  otherDeputy: viewer('DEPUTY'),
  deputiesOffice: viewer('DEPUTIES_OFFICE'),
  sessionOffice: viewer('SESSION_OFFICE'),
  governmentOffice: viewer('GOVERNMENT_OFFICE'),
  ownClerk: viewer('UNIT_CLERK', 'clerk', 'unit'),
  ownHead: viewer('UNIT_HEAD', 'head', 'unit'),
  otherClerk: viewer('UNIT_CLERK'),
  otherHead: viewer('UNIT_HEAD'),
  ownSubdistrict: viewer('SUBDISTRICT_OFFICE', 'officer', 'elsewhere', 'area'),
  ownTown: viewer('TOWN_PRESIDIUM', 'officer', 'elsewhere', 'area-2'),
  otherSubdistrict: viewer('SUBDISTRICT_OFFICE'),
  otherTown: viewer('TOWN_PRESIDIUM'),
  chairperson: viewer('CHAIRPERSON'),
  viceChairperson: viewer('VICE_CHAIRPERSON'),
  member: viewer('SC_MEMBER'),
  partyCommittee: viewer('PARTY_COMMITTEE'),
  budgetOffice: viewer('BUDGET_OFFICE'),
  legalOffice: viewer('LEGAL_OFFICE'),
  analyst: viewer('ANALYST'),
  systemAdmin: viewer('SYSTEM_ADMIN'),
  securityAdmin: viewer('SECURITY_ADMIN'),
  auditAdmin: viewer('AUDIT_ADMIN'),
  withoutPost: { person: 'nobody', posts: [] },
  anonymous,
};
const NAMES = namesOf(VIEWERS);
type Name = (typeof NAMES)[number];

// Expected cells, one letter for each of STATES: o allowed, x listed with a reason, – left out.
const NEVER = '–––––––––––';
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

// Expected visibility, one letter for each of STATES (roles.md, “Who sees which suggestion”).
const LETTERS: Record<Visibility, string> = {
  NONE: '–', TITLE_AND_STATE: 't', HEADING: 'h', HEADING_AND_UNIT: 'u', DEIDENTIFIED: 'd', OWN_HANDLING: 'w', FULL: 'F',
};
const SEES: Record<Name, string> = {
  lead: 'FFFFFFFFFFF',
  invited: 'FFFFFFFFFFF',
  confirmed: 'FFFFFFFFFFF',
  declined: 'FhFhhuuuuhh',
  lapsed: '–hhhhuuuuhh',
  withdrawn: 'FhFhhuuuuhh',
  otherDeputy: '–hhhhuuuuhh',
  deputiesOffice: '–FFFFFFFFFF',
  sessionOffice: '–––––––––––',
  governmentOffice: '–FFFFFFFFFF',
  ownClerk: '–wwwwwwwwww',
  ownHead: '–wwwwwwwwww',
  otherClerk: '–––––––––––',
  otherHead: '–––––––––––',
  ownSubdistrict: '–tttttttttt',
  ownTown: '–tttttttttt',
  otherSubdistrict: '–––––––––––',
  otherTown: '–––––––––––',
  chairperson: '–FFFFFFFFFF',
  viceChairperson: '–FFFFFFFFFF',
  member: '–FFFFFFFFFF',
  partyCommittee: '–FFFFFFFFFF',
  budgetOffice: '–––––––––––',
  legalOffice: '–––––––––––',
  analyst: '–dddddddddd',
  systemAdmin: '–––––––––––',
  securityAdmin: '–––––––––––',
  auditAdmin: '–––––––––––',
  withoutPost: '–––––––––––',
  anonymous: '–––––––––––',
};

describe('who sees which suggestion', () => {
  const row = (changes: Partial<VisibilityFacts>, by: Viewer): string =>
    STATES.map((state) => LETTERS[visibility({ ...seen, ...changes, state }, by)]).join('');

  it.each(NAMES)('SUG-25 MUST be for %s exactly the expected row of states', (name) => {
    expect(row({}, VIEWERS[name])).toBe(SEES[name]);
  });

  it('SUG-26 MUST in session be everything for the motion group', () => {
    expect(row({ origin: 'IN_SESSION' }, VIEWERS.sessionOffice)).toBe('–FFFFFFFFFF');
  });

  const CONFIDENTIAL = '–FFFFFFFFFF';
  const SEES_CONFIDENTIAL: Partial<Record<Name, string>> = {
    lead: SEES.lead, invited: SEES.invited, confirmed: SEES.confirmed,
    declined: 'F–F––––––––', withdrawn: 'F–F––––––––',
    deputiesOffice: CONFIDENTIAL, governmentOffice: CONFIDENTIAL, ownClerk: SEES.ownClerk, ownHead: SEES.ownHead,
  };
  it.each(NAMES)('SUG-36 MUST, where confidential, be for %s the parties, the offices and the own unit alone (参照青岛第十八条)', (name) => {
    expect(row({ confidential: true }, VIEWERS[name])).toBe(SEES_CONFIDENTIAL[name] ?? '–––––––––––');
    const inSession = name === 'sessionOffice' ? CONFIDENTIAL : (SEES_CONFIDENTIAL[name] ?? '–––––––––––');
    expect(row({ confidential: true, origin: 'MOTION' }, VIEWERS[name])).toBe(inSession);
  });

  const PRESSED = [{ kind: 'COMMITTEE', leader: null, organ: 'committee' }];
  it.each(['BUDGET_OFFICE', 'LEGAL_OFFICE'] as const)('SUG-37 MUST show %s all that its own committee presses for, and what is confidential never (地方组织法 art. 35)', (kind) => {
    const own = viewer(kind, 'officer', 'committee');
    expect(row({ presses: PRESSED }, own)).toBe('–FFFFFFFFFF');
    expect(row({ presses: PRESSED, confidential: true }, own)).toBe(NEVER);
    expect(row({ presses: [{ kind: 'KEY', leader: 'officer', organ: null }] }, own)).toBe(NEVER);
    expect(row({ presses: PRESSED }, viewer(kind))).toBe(NEVER);
    expect(row({ presses: PRESSED }, { person: 'x', posts: [{ kind, organ: null, area: null }] })).toBe(NEVER);
  });

  it.each(NAMES)('SUG-38 MUST for %s be the same, whatever committee presses elsewhere', (name) => {
    expect(row({ presses: PRESSED }, VIEWERS[name])).toBe(SEES[name]);
  });

  it('SUG-39 MUST show what is confidential to the leader whom the decision names, while she holds the post, and to no other', () => {
    const key = { presses: [{ kind: 'KEY', leader: 'leader', organ: null }], confidential: true };
    for (const kind of ['CHAIRPERSON', 'VICE_CHAIRPERSON'] as const) {
      expect(row(key, viewer(kind, 'leader'))).toBe('–FFFFFFFFFF');
      expect(row(key, viewer(kind, 'another'))).toBe(NEVER);
      expect(row({ ...key, presses: [{ kind: 'GOVERNMENT', leader: 'leader', organ: null }] }, viewer(kind, 'leader'))).toBe(NEVER);
    }
    expect(row(key, viewer('SC_MEMBER', 'leader'))).toBe(NEVER);
    expect(row({ ...key, presses: [{ kind: 'KEY', leader: null, organ: null }] }, { ...viewer('CHAIRPERSON'), person: null })).toBe(NEVER);
  });

  it('SUG-27 MUST be the most that one of the viewer’s posts gives', () => {
    const both = { person: 'x', posts: [...VIEWERS.otherDeputy.posts, ...VIEWERS.member.posts] };
    expect(row({}, both)).toBe('–FFFFFFFFFF');
    const deputyOfUnit = { person: 'x', posts: [...VIEWERS.otherDeputy.posts, ...VIEWERS.ownClerk.posts] };
    expect(row({}, deputyOfUnit)).toBe('–wwwwwwwwww');
  });

  it('SUG-28 MUST show a unit nothing before it is offered a handling', () => {
    expect(row({ handlings: [] }, VIEWERS.ownClerk)).toBe('–––––––––––');
  });

  it('SUG-29 MUST not match what is missing on both sides', () => {
    const without = { person: null, posts: [{ kind: 'UNIT_CLERK', organ: null, area: null }] };
    expect(row({ handlings: [{ unit: null }], leadPerson: null }, without)).toBe('–––––––––––');
  });

  it('SUG-30 MUST give files to those alone who read the whole text with its persons', () => {
    const readers = NAMES.filter((name) => mayReadSuggestionFiles({ ...seen, state: 'ASSIGNED' }, VIEWERS[name]));
    expect(readers).toEqual([
      'lead', 'invited', 'confirmed', 'deputiesOffice', 'governmentOffice', 'ownClerk', 'ownHead',
      'chairperson', 'viceChairperson', 'member', 'partyCommittee',
    ]);
  });

  it('SUG-31 MUST leave an analyst no person and no file', () => {
    expect(VISIBLE_PARTS.DEIDENTIFIED).toEqual({
      heading: true, units: true, text: true, persons: false, files: false, handlings: 'ALL',
    });
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
