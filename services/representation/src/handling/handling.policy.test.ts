import { describe, expect, it } from 'vitest';
import type { Viewer, VisibilityFacts } from '../suggestion/suggestion.policy.ts';
import { handlingActions, mayReadReplyDraft, mayReadReplyFiles, seesHandling } from './handling.policy.ts';
import type { HandlingFacts } from './handling.workflow.ts';

const STATES = ['OFFERED', 'RETURNED', 'IN_HAND', 'REPLIED', 'EVALUATED', 'UNRETURNED', 'CONCLUDED'] as const;
const ROLES = ['ALONE', 'LEAD', 'SEPARATE', 'CO'] as const;

const facts: HandlingFacts = {
  state: 'OFFERED',
  role: 'ALONE',
  unit: 'unit',
  returnDeadline: null,
  evaluateDeadline: null,
  contactsOn: ['2026-03-05'],
  signedOn: null,
  suggestionState: 'ASSIGNED',
  leadPerson: 'lead',
  leadStatus: 'ACTIVE',
  today: '2026-03-10',
};

const viewer = (kind: string, person: string | null = `a ${kind}`, organ = 'elsewhere'): Viewer => ({
  person,
  posts: [{ kind, organ, area: 'area' }],
});
const VIEWERS = {
  ownClerk: viewer('UNIT_CLERK', 'clerk', 'unit'),
  ownHead: viewer('UNIT_HEAD', 'head', 'unit'),
  coClerk: viewer('UNIT_CLERK', 'clerk', 'unit-2'),
  otherHead: viewer('UNIT_HEAD'),
  lead: viewer('DEPUTY', 'lead'),
  cosigner: viewer('DEPUTY', 'cosigner'),
  otherDeputy: viewer('DEPUTY'),
  deputiesOffice: viewer('DEPUTIES_OFFICE', 'officer', 'unit'),
  sessionOffice: viewer('SESSION_OFFICE'),
  governmentOffice: viewer('GOVERNMENT_OFFICE'),
  subdistrict: viewer('SUBDISTRICT_OFFICE'),
  town: viewer('TOWN_PRESIDIUM'),
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
  anonymous: { person: null, posts: [] },
} satisfies Record<string, Viewer>;
type Name = keyof typeof VIEWERS;
const NAMES = Object.keys(VIEWERS) as Name[];

// Expected cells, one letter for each of STATES: o allowed, x listed with a reason, – left out.
const NONE = {
  ACCEPT: '–––––––', RETURN: '–––––––', CONTACT: '–––––––', REPLY_DRAFT: '–––––––', REPLY: '–––––––', EVALUATE: '–––––––',
};
const UNIT = {
  ...NONE, ACCEPT: 'oxxxxxx', RETURN: 'oxxxxxx', CONTACT: 'xxooxxx', REPLY_DRAFT: 'xxoxxxx', REPLY: 'xxoxxxx',
};
const COHANDLER = { ...NONE, ACCEPT: 'oxxxxxx', RETURN: 'oxxxxxx', CONTACT: 'xxooxxx' };
const DEPUTY = { ...NONE, EVALUATE: 'xxxoxxx' };
const expected = (name: Name, role: (typeof ROLES)[number]): typeof NONE => {
  if (name === 'ownClerk' || name === 'ownHead') return role === 'CO' ? COHANDLER : UNIT;
  if (name === 'lead') return role === 'CO' ? NONE : DEPUTY;
  return NONE;
};

describe('who may act on a handling', () => {
  const cells = ROLES.flatMap((role) => NAMES.map((name) => [role, name] as const));
  it.each(cells)('HAN-20 MUST be, handled as %s, for %s exactly the expected cells of state × action', (role, name) => {
    const found: Record<string, string> = { ...NONE };
    for (const action of Object.keys(NONE)) {
      found[action] = STATES.map((state) => {
        const listed = handlingActions({ ...facts, role, state }, VIEWERS[name], 'zh-CN').find(
          (availability) => availability.action === action,
        );
        return listed ? (listed.allowed ? 'o' : 'x') : '–';
      }).join('');
    }
    expect(found).toEqual(expected(name, role));
  });

  it('HAN-21 MUST list a reply without contact with its reason and article (代表法 art. 51)', () => {
    const without = { ...facts, state: 'IN_HAND', contactsOn: [] } as const;
    expect(handlingActions(without, VIEWERS.ownClerk, 'zh-CN').at(-1)).toEqual({
      action: 'REPLY',
      allowed: false,
      reason: '答复前须与代表联系沟通、充分听取意见：请先登记至少一次沟通。',
      legalBasis: { law: '代表法', article: '第五十一条', mark: 'F' },
    });
    expect(handlingActions(without, VIEWERS.ownClerk, 'en').map(({ action }) => action)).toEqual([
      'ACCEPT', 'RETURN', 'CONTACT', 'REPLY_DRAFT', 'REPLY',
    ]);
  });

  it('HAN-22 MUST be nobody where a register’s unit matches none', () => {
    const nobody = { person: null, posts: [{ kind: 'UNIT_HEAD', organ: null, area: null }] };
    expect(handlingActions({ ...facts, unit: null, leadPerson: null }, nobody, 'en')).toEqual([]);
  });
});

describe('who reads a handling', () => {
  const suggestion: VisibilityFacts = {
    state: 'ASSIGNED',
    origin: 'BETWEEN_SESSIONS',
    leadPerson: 'lead',
    leadAreas: ['area'],
    cosigners: [{ person: 'cosigner', state: 'CONFIRMED' }],
    handlings: [{ unit: 'unit' }, { unit: 'unit-2' }],
  };
  const readers = (reads: (by: Viewer) => boolean): Name[] => NAMES.filter((name) => reads(VIEWERS[name]));
  const FULL = [
    'lead', 'cosigner', 'deputiesOffice', 'governmentOffice', 'chairperson', 'viceChairperson', 'member', 'partyCommittee',
  ] as const;

  it('HAN-23 MUST be its own unit and those who see everything; an analyst reads it without files', () => {
    expect(readers((by) => seesHandling(facts, suggestion, by))).toEqual(['ownClerk', 'ownHead', ...FULL, 'analyst']);
    expect(readers((by) => mayReadReplyFiles(facts, suggestion, by))).toEqual(['ownClerk', 'ownHead', ...FULL]);
  });

  it('HAN-24 MUST for a co-handler be its own part alone', () => {
    expect(readers((by) => seesHandling({ unit: 'unit-2' }, suggestion, by))).toEqual(['coClerk', ...FULL, 'analyst']);
  });

  it('HAN-25 MUST keep the draft of a reply within the unit', () => {
    expect(readers((by) => mayReadReplyDraft(facts, by))).toEqual(['ownClerk', 'ownHead']);
  });
});
