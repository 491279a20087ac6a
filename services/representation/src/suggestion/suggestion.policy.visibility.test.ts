import { describe, expect, it } from 'vitest';
import { facts, type Name, NAMES, NEVER, STATES, viewer, VIEWERS } from '../../test/suggestion-cast.ts';
import type { Viewer, Visibility, VisibilityFacts } from './suggestion.policy.ts';
import { mayReadSuggestionFiles, visibility, VISIBLE_PARTS } from './suggestion.policy.ts';

const seen: VisibilityFacts = { ...facts, presses: [], leadAreas: ['area', 'area-2'] };

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
