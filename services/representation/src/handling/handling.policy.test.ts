import { describe, expect, it } from 'vitest';
import { anonymous, holding, namesOf, onlookers, type PostKind } from '../../test/cells.ts';
import { ready } from '../../test/handling-facts.ts';
import type { Viewer, VisibilityFacts } from '../suggestion/suggestion.policy.ts';
import { handlingActions, mayHandling, mayReadReplyDraft, mayReadReplyFiles, seesHandling } from './handling.policy.ts';
import type { HandlingFacts, HandlingPersonAction, HandlingState } from './handling.workflow.ts';
import { handlingWorkflow } from './handling.workflow.ts';

const ROLES = ['ALONE', 'LEAD', 'SEPARATE', 'CO'] as const;

const facts: HandlingFacts = {
  ...ready, unit: 'unit', returnDeadline: null, evaluateDeadline: null, replyDeadline: null, openExtension: { askedBy: 'clerk' }, check: 'SUBMITTED', leadPerson: 'lead',
};

const viewer = (kind: PostKind, person = `a ${kind}`, organ = 'elsewhere') => holding(kind, person, { organ, area: 'area' });
const VIEWERS = {
  ownClerk: viewer('UNIT_CLERK', 'clerk', 'unit'),
  ownHead: viewer('UNIT_HEAD', 'head', 'unit'),
  coClerk: viewer('UNIT_CLERK', 'clerk', 'unit-2'),
  otherHead: viewer('UNIT_HEAD'),
  lead: viewer('DEPUTY', 'lead'),
  cosigner: viewer('DEPUTY', 'cosigner'),
  otherDeputy: viewer('DEPUTY'),
  deputiesOffice: viewer('DEPUTIES_OFFICE', 'officer'),
  ownDeputiesOffice: viewer('DEPUTIES_OFFICE', 'officer', 'unit'),
  sessionOffice: viewer('SESSION_OFFICE'),
  governmentOffice: viewer('GOVERNMENT_OFFICE'),
  subdistrict: viewer('SUBDISTRICT_OFFICE'),
  town: viewer('TOWN_PRESIDIUM'),
  ...onlookers((kind) => viewer(kind)),
  anonymous,
};
const NAMES = namesOf(VIEWERS);
type Name = (typeof NAMES)[number];

// Expected cells: in which states the action is allowed; it is listed with a reason elsewhere, and left out for others.
type Allowed = Partial<Record<HandlingPersonAction, readonly HandlingState[]>>;
const DRAFTING = ['IN_HAND', 'REHANDLING', 'EVALUATED', 'UNRETURNED'] as const;
const UNIT: Allowed = {
  ACCEPT: ['OFFERED'], RETURN: ['OFFERED'], CONTACT: ['IN_HAND', 'REPLIED', 'DISSATISFIED', 'REHANDLING'],
  // An extension waits for a decision and the draft for its check.
  EXTENSION_ASK: [], REPLY_DRAFT: DRAFTING, CHECK_SUBMIT: [], REPLY: [], CONTINUE: [],
};
const COHANDLER: Allowed = {
  ACCEPT: ['OFFERED'], RETURN: ['OFFERED'], CONTACT: ['IN_HAND', 'REPLIED', 'DISSATISFIED', 'REHANDLING'], OPINION: ['IN_HAND'],
};
const REASSIGN: Allowed = { REASSIGN: ['OFFERED', 'RETURNED', 'IN_HAND'] };
const OFFICE: Allowed = {
  ...REASSIGN, EXTENSION_GRANT: ['IN_HAND'], EXTENSION_REFUSE: ['IN_HAND'], EVALUATION_RECORD: ['REPLIED', 'UNRETURNED'], REHANDLE: ['DISSATISFIED', 'ESCALATED'],
  QUALITY_CHECK: ['REPLIED', 'EVALUATED', 'UNRETURNED'], ESCALATE: ['DISSATISFIED'], SETTLE: ['ESCALATED'],
};
const CHECKER: Allowed = { ...REASSIGN, CHECK_PASS: DRAFTING, CHECK_RETURN: DRAFTING };
const REPLYING: Partial<Record<Name, Allowed>> = {
  ownClerk: UNIT,
  ownHead: UNIT,
  lead: { EVALUATE: ['REPLIED'] },
  deputiesOffice: OFFICE,
  // What the office handles itself it neither extends nor judges.
  ownDeputiesOffice: REASSIGN,
  governmentOffice: CHECKER,
};
const COHANDLING: Partial<Record<Name, Allowed>> = {
  ownClerk: COHANDLER,
  ownHead: COHANDLER,
  deputiesOffice: REASSIGN,
  ownDeputiesOffice: REASSIGN,
  governmentOffice: REASSIGN,
};
const expected = (name: Name, role: (typeof ROLES)[number]): Allowed => (role === 'CO' ? COHANDLING : REPLYING)[name] ?? {};

describe('who may act on a handling', () => {
  const cells = ROLES.flatMap((role) => NAMES.map((name) => [role, name] as const));
  it.each(cells)('HAN-20 MUST be, handled as %s, for %s exactly the expected cells of state × action', (role, name) => {
    const found: Record<string, HandlingState[]> = {};
    for (const state of handlingWorkflow.stateNames) {
      for (const { action, allowed } of handlingActions({ ...facts, role, state }, VIEWERS[name], 'zh-CN')) {
        found[action] = [...(found[action] ?? []), ...(allowed ? [state] : [])];
      }
    }
    const inOrder = Object.entries(expected(name, role)).map(([action, states]) => [action, handlingWorkflow.stateNames.filter((state) => states.includes(state))]);
    expect(found).toEqual(Object.fromEntries(inOrder));
  });

  it('HAN-26 MUST not be, for an extension, whoever asked for it, nor the office that handles it itself', () => {
    const inHand = { ...facts, state: 'IN_HAND' } as const;
    const decides = (asked: HandlingFacts, by: Viewer) =>
      handlingActions(asked, by, 'en').some(({ action, allowed }) => action === 'EXTENSION_GRANT' && allowed);
    expect(decides(inHand, VIEWERS.deputiesOffice)).toBe(true);
    expect(decides({ ...inHand, openExtension: { askedBy: 'officer' } }, VIEWERS.deputiesOffice)).toBe(false);
    expect(decides(inHand, VIEWERS.ownDeputiesOffice)).toBe(false);
  });

  it('HAN-28 MUST not be, for an extension, whoever acts for the one who asked (代办), nor for her own unit', () => {
    const inHand = { ...facts, state: 'IN_HAND', openExtension: { askedBy: 'asker' } } as const;
    const acting = (principal: string, ...own: Viewer['posts']): Viewer => ({
      person: 'delegate', posts: [...own, { kind: 'DEPUTIES_OFFICE', organ: null, area: null, onBehalfOf: { person: principal } }],
    });
    const decides = (by: Viewer) => mayHandling('EXTENSION_GRANT', inHand, by);
    expect(decides(acting('principal'))).toBe(true);
    expect(decides(acting('asker'))).toBe(false);
    expect(decides({ ...acting('principal'), person: 'asker' })).toBe(false);
    expect(decides(acting('principal', { kind: 'UNIT_CLERK', organ: 'unit', area: null }))).toBe(false);
  });

  it('HAN-27 MUST be, for the government office, the units of the government alone', () => {
    const outside = { ...facts, state: 'IN_HAND', unitInGovernment: false } as const;
    expect(handlingActions(outside, VIEWERS.governmentOffice, 'en')).toEqual([]);
  });

  it('HAN-21 MUST list a reply without contact with its reason and article (代表法 art. 51)', () => {
    const without = { ...facts, state: 'IN_HAND', contactsOn: [] } as const;
    expect(handlingActions(without, VIEWERS.ownClerk, 'zh-CN').find(({ action }) => action === 'REPLY')).toEqual({
      action: 'REPLY',
      allowed: false,
      reason: '答复前须与代表联系沟通、充分听取意见：请先登记至少一次沟通。',
      legalBasis: { law: '代表法', article: '第五十一条', mark: 'F' },
    });
    expect(handlingActions(without, VIEWERS.ownClerk, 'en').map(({ action }) => action)).toEqual([
      'ACCEPT', 'RETURN', 'CONTACT', 'EXTENSION_ASK', 'REPLY_DRAFT', 'CHECK_SUBMIT', 'REPLY', 'CONTINUE',
    ]);
  });

  it('HAN-22 MUST be nobody where a register’s unit matches none', () => {
    const nobody = { person: null, posts: [{ kind: 'UNIT_HEAD', organ: null, area: null }] };
    expect(handlingActions({ ...facts, unit: null, leadPerson: null }, nobody, 'en')).toEqual([]);
  });
});

describe('who reads a handling', () => {
  const suggestion: VisibilityFacts = {
    presses: [],
    state: 'ASSIGNED',
    origin: 'BETWEEN_SESSIONS',
    leadPerson: 'lead',
    leadAreas: ['area'],
    confidential: false,
    cosigners: [{ person: 'cosigner', state: 'CONFIRMED' }],
    handlings: [{ unit: 'unit' }, { unit: 'unit-2' }],
  };
  const readers = (reads: (by: Viewer) => boolean): Name[] => NAMES.filter((name) => reads(VIEWERS[name]));
  const FULL = [
    'lead', 'cosigner', 'deputiesOffice', 'ownDeputiesOffice', 'governmentOffice', 'chairperson', 'viceChairperson', 'member', 'partyCommittee',
  ] as const;

  it('HAN-23 MUST be its own unit and those who see everything; an analyst reads it without files', () => {
    expect(readers((by) => seesHandling(facts, suggestion, by))).toEqual(['ownClerk', 'ownHead', ...FULL, 'analyst']);
    expect(readers((by) => mayReadReplyFiles(facts, suggestion, by))).toEqual(['ownClerk', 'ownHead', ...FULL]);
  });

  it('HAN-24 MUST for a co-handler be its own part alone', () => {
    expect(readers((by) => seesHandling({ unit: 'unit-2' }, suggestion, by))).toEqual(['coClerk', ...FULL, 'analyst']);
  });

  it('HAN-25 MUST keep the draft of a reply within the unit, but for the government office once it was submitted to its check', () => {
    expect(readers((by) => mayReadReplyDraft({ ...facts, check: null }, by))).toEqual(['ownClerk', 'ownHead']);
    expect(readers((by) => mayReadReplyDraft(facts, by))).toEqual(['ownClerk', 'ownHead', 'governmentOffice']);
  });
});
