import { describe, expect, it } from 'vitest';
import type { Viewer } from '../suggestion/suggestion.policy.ts';
import { isOwnPress, mayPress, pressActions } from './press.policy.ts';
import type { PressFacts } from './press.workflow.ts';
import { decidePress, PRESS_KINDS, pressWorkflow } from './press.workflow.ts';

const holding = (kind: string, person: string, organ = 'elsewhere'): Viewer => ({ person, posts: [{ kind, organ, area: 'area' }] });
const VIEWERS = {
  leader: holding('VICE_CHAIRPERSON', 'leader'),
  'own BUDGET_OFFICE': holding('BUDGET_OFFICE', 'x', 'committee'),
  'UNIT_HEAD with the committee’s organ': holding('UNIT_HEAD', 'x', 'committee'),
  ...Object.fromEntries(
    ['CHAIRPERSON', 'VICE_CHAIRPERSON', 'DEPUTIES_OFFICE', 'GOVERNMENT_OFFICE', 'BUDGET_OFFICE', 'LEGAL_OFFICE', 'SC_MEMBER', 'PARTY_COMMITTEE',
      'SESSION_OFFICE', 'DEPUTY', 'SUBDISTRICT_OFFICE', 'TOWN_PRESIDIUM', 'UNIT_CLERK', 'UNIT_HEAD', 'ANALYST', 'SYSTEM_ADMIN', 'SECURITY_ADMIN', 'AUDIT_ADMIN',
    ].map((kind) => [kind, holding(kind, 'other')]),
  ),
  anonymous: { person: null, posts: [] },
} as Record<string, Viewer>;
const viewer = (name: string): Viewer => VIEWERS[name] ?? { person: null, posts: [] };

/** In the table's order: KEY, COMMITTEE, OFFICE, GOVERNMENT, NOTE, CLOSE; for a congress press, then for the government's. */
const MAY: Record<string, readonly [string, string]> = {
  leader: ['kc––nx', 'kc––nx'],
  'own BUDGET_OFFICE': ['––––nx', '––––nx'],
  CHAIRPERSON: ['kc––––', 'kc––––'],
  VICE_CHAIRPERSON: ['kc––––', 'kc––––'],
  DEPUTIES_OFFICE: ['kco–nx', 'kco–––'],
  GOVERNMENT_OFFICE: ['–––g––', '–––gnx'],
};
const MAY_CONFIDENTIAL: typeof MAY = { 'own BUDGET_OFFICE': ['––––––', '––––––'] };

describe('who may press', () => {
  it.each(Object.keys(VIEWERS))('PRS-10 MUST be for %s exactly the expected acts', (name) => {
    const letters = (kind: 'KEY' | 'GOVERNMENT', confidential: boolean): string =>
      pressWorkflow.actionNames
        .map((action, index) => (mayPress(action, { kind, leader: 'leader', organ: 'committee', confidential }, viewer(name)) ? 'kcognx'[index] : '–'))
        .join('');
    expect([letters('KEY', false), letters('GOVERNMENT', false)]).toEqual(MAY[name] ?? ['––––––', '––––––']);
    // The committee cannot read what the deputy keeps confidential since, and does nothing about it (参照青岛第十八条).
    expect([letters('KEY', true), letters('GOVERNMENT', true)]).toEqual(MAY_CONFIDENTIAL[name] ?? MAY[name] ?? ['––––––', '––––––']);
  });

  it('PRS-11 MUST offer, in every state and to everybody, exactly what policy and table allow', () => {
    for (const state of pressWorkflow.stateNames) {
      for (const kind of PRESS_KINDS) {
        for (const name of Object.keys(VIEWERS)) {
          const facts: PressFacts = {
            state, kind, leader: 'leader', organ: 'committee', suggestionState: 'ASSIGNED', confidential: false, open: ['KEY'], count: 1,
          };
          for (const { action, allowed, reason } of pressActions(facts, viewer(name), 'en')) {
            const known = pressWorkflow.actionNames.find((each) => each === action) ?? 'NOTE';
            expect(mayPress(known, facts, viewer(name))).toBe(true);
            expect((known === 'NOTE' || known === 'CLOSE') === (state !== 'NONE')).toBe(true);
            expect(allowed).toBe(decidePress(known, facts).ok);
            expect(reason === null).toBe(allowed);
          }
        }
      }
    }
  });

  it('PRS-12 MUST be the leader’s own and her committee’s own, nobody else’s', () => {
    const own = Object.keys(VIEWERS).filter((name) => isOwnPress({ leader: 'leader', organ: 'committee' }, viewer(name)));
    expect(own).toEqual(['leader', 'own BUDGET_OFFICE']);
    expect(Object.keys(VIEWERS).filter((name) => isOwnPress({ leader: null, organ: null }, viewer(name)))).toEqual([]);
  });
});
