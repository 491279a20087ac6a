import { describe, expect, it } from 'vitest';
import {
  analyst, anonymous, chairperson, deputy, government, holding, lettersOf, namesOf, office, officeOfUnit, otherDeputy, otherUnit, ownUnit,
} from '../../test/cells.ts';
import { commitmentActions, mayCommitment, mayRegister, registrationAction } from './commitment.policy.ts';
import { commitmentWorkflow, decideCommitment } from './commitment.workflow.ts';

const VIEWERS = {
  lead: deputy, otherDeputy, office, officeOfUnit, ownClerk: ownUnit, ownHead: holding('UNIT_HEAD', 'head', { organ: 'unit' }), otherHead: otherUnit,
  headOfNone: holding('UNIT_HEAD', 'head'), governmentOffice: government, sessionOffice: holding('SESSION_OFFICE', 'officer'), chairperson,
  analyst, auditAdmin: holding('AUDIT_ADMIN', 'admin'), anonymous,
};
const NAMES = namesOf(VIEWERS);
type Name = (typeof NAMES)[number];

/** Who may, in the table's order: report, confirm, send back, evaluate, reopen, close, ask, grant, refuse. */
const MAY: Record<Name, string> = {
  lead: '–––er––––', otherDeputy: '–––––––––',
  office: '–cs––x–gf', officeOfUnit: 'r–––––a––',
  ownClerk: 'r–––––a––', ownHead: 'r–––––a––', otherHead: '–––––––––', headOfNone: '–––––––––',
  governmentOffice: '–––––––––', sessionOffice: '–––––––––', chairperson: '–––––––––', analyst: '–––––––––', auditAdmin: '–––––––––', anonymous: '–––––––––',
};
const parties = { unit: 'unit', leadPerson: 'deputy' };

describe('who may act on a commitment', () => {
  it.each(NAMES)('COM-20 MUST be for %s exactly the expected acts', (name) => {
    expect(lettersOf(commitmentWorkflow.actionNames, 'rcserxagf', (action) => mayCommitment(action, parties, VIEWERS[name]))).toBe(MAY[name]);
  });

  it('COM-21 MUST offer, in every state and to everybody, exactly what policy and table allow', () => {
    for (const state of commitmentWorkflow.stateNames) {
      for (const dueAsked of [false, true]) {
        for (const name of NAMES) {
          const facts = { ...parties, state, dueAsked, leadStatus: 'ACTIVE' } as const;
          const offered = commitmentActions(facts, VIEWERS[name], 'zh-CN');
          expect(offered.map(({ action }) => action)).toEqual(commitmentWorkflow.actionNames.filter((action) => mayCommitment(action, parties, VIEWERS[name])));
          for (const { action, allowed, reason } of offered) {
            expect(allowed).toBe(decideCommitment(action as (typeof commitmentWorkflow.actionNames)[number], facts).ok);
            expect(reason === null).toBe(allowed);
          }
        }
      }
    }
  });

  it('COM-22 MUST not match what is missing on both sides', () => {
    expect(commitmentWorkflow.actionNames.filter((action) => mayCommitment(action, { unit: null, leadPerson: null }, { person: null, posts: [{ kind: 'UNIT_HEAD', organ: null, area: null }] }))).toEqual([]);
  });

  it('COM-23 MUST let the unit that replied and the office register, and no co-handler', () => {
    const registering = (role: 'ALONE' | 'CO') => NAMES.filter((name) => mayRegister({ unit: 'unit', role }, VIEWERS[name]));
    expect(registering('ALONE')).toEqual(['office', 'officeOfUnit', 'ownClerk', 'ownHead']);
    expect(registering('CO')).toEqual([]);
    const facts = { unit: 'unit', role: 'LEAD', replied: false, registered: 0 } as const;
    expect(registrationAction(facts, VIEWERS.lead, 'zh-CN')).toBeNull();
    expect(registrationAction(facts, VIEWERS.ownHead, 'zh-CN')).toMatchObject({ action: 'REGISTER', allowed: false, legalBasis: { mark: 'D' } });
    expect(registrationAction({ ...facts, replied: true }, VIEWERS.ownHead, 'en')).toMatchObject({ allowed: true, reason: null });
  });
});
