import { describe, expect, it } from 'vitest';
import type { Viewer } from '../suggestion/suggestion.policy.ts';
import { mayPublication, publicationActions } from './publication.policy.ts';
import { decidePublication, publicationWorkflow } from './publication.workflow.ts';

const holding = (kind: string, person: string | null): Viewer => ({ person, posts: [{ kind, organ: 'unit', area: 'area' }] });
const VIEWERS = {
  lead: holding('DEPUTY', 'lead'),
  office: holding('DEPUTIES_OFFICE', 'officer'),
  ...Object.fromEntries(
    ['DEPUTY', 'UNIT_CLERK', 'UNIT_HEAD', 'GOVERNMENT_OFFICE', 'SESSION_OFFICE', 'CHAIRPERSON', 'VICE_CHAIRPERSON', 'SC_MEMBER', 'PARTY_COMMITTEE',
      'SUBDISTRICT_OFFICE', 'TOWN_PRESIDIUM', 'BUDGET_OFFICE', 'LEGAL_OFFICE', 'ANALYST', 'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN',
    ].map((kind) => [kind, holding(kind, 'other')]),
  ),
  anonymous: { person: null, posts: [] },
} as Record<string, Viewer>;
const NAMES = Object.keys(VIEWERS);
const viewer = (name: string): Viewer => VIEWERS[name] ?? { person: null, posts: [] };

/** In the table's order: propose, redact, publish, withdraw. */
const MAY: Readonly<Record<string, string>> = { lead: 'p–––', office: 'prsw' };

describe('who may act on a publication', () => {
  it.each(NAMES)('PUB-20 MUST be for %s exactly the expected acts', (name) => {
    const letters = publicationWorkflow.actionNames.map((action, index) => (mayPublication(action, { leadPerson: 'lead' }, viewer(name)) ? 'prsw'[index] : '–'));
    expect(letters.join('')).toBe(MAY[name] ?? '––––');
  });

  it('PUB-21 MUST offer, in every state and to everybody, exactly what policy and table allow', () => {
    for (const state of publicationWorkflow.stateNames) {
      for (const confidential of [true, false]) {
        for (const name of NAMES) {
          const facts = { state, suggestionState: 'CLOSED', replies: 2, leadPerson: 'lead', confidential, changed: true, numbersLeft: false };
          for (const { action, allowed, reason } of publicationActions(facts, viewer(name), 'en')) {
            expect(mayPublication(action as (typeof publicationWorkflow.actionNames)[number], facts, viewer(name))).toBe(true);
            expect(allowed).toBe(decidePublication(action as (typeof publicationWorkflow.actionNames)[number], facts).ok);
            expect(reason === null).toBe(allowed);
          }
        }
      }
    }
    expect(publicationActions({ state: 'NONE', suggestionState: 'CLOSED', replies: 1, leadPerson: null, confidential: false, changed: true, numbersLeft: false }, { person: null, posts: [] }, 'en')).toEqual([]);
  });
});
