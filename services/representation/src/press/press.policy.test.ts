import { describe, expect, it } from 'vitest';
import { anonymous, holding, holdingEach, lettersOf, namesOf, POST_KINDS } from '../../test/cells.ts';
import { isOwnPress, mayPress, pressActions } from './press.policy.ts';
import type { PressFacts } from './press.workflow.ts';
import { decidePress, PRESS_KINDS, pressWorkflow } from './press.workflow.ts';

const ELSEWHERE = { organ: 'elsewhere', area: 'area' };
const COMMITTEE = { organ: 'committee', area: 'area' };
const VIEWERS = {
  leader: holding('VICE_CHAIRPERSON', 'leader', ELSEWHERE),
  'own BUDGET_OFFICE': holding('BUDGET_OFFICE', 'x', COMMITTEE),
  'UNIT_HEAD with the committee’s organ': holding('UNIT_HEAD', 'x', COMMITTEE),
  ...holdingEach(POST_KINDS, 'other', ELSEWHERE),
  anonymous,
};
const NAMES = namesOf(VIEWERS);
type Name = (typeof NAMES)[number];

/** In the table's order: KEY, COMMITTEE, OFFICE, GOVERNMENT, NOTE, CLOSE; for a congress press, then for the government's. */
const MAY: Partial<Record<Name, readonly [string, string]>> = {
  leader: ['kc––nx', 'kc––nx'],
  'own BUDGET_OFFICE': ['––––nx', '––––nx'],
  CHAIRPERSON: ['kc––––', 'kc––––'],
  VICE_CHAIRPERSON: ['kc––––', 'kc––––'],
  DEPUTIES_OFFICE: ['kco–nx', 'kco–––'],
  GOVERNMENT_OFFICE: ['–––g––', '–––gnx'],
};
const MAY_CONFIDENTIAL: typeof MAY = { 'own BUDGET_OFFICE': ['––––––', '––––––'] };

describe('who may press', () => {
  it.each(NAMES)('PRS-10 MUST be for %s exactly the expected acts', (name) => {
    const letters = (kind: 'KEY' | 'GOVERNMENT', confidential: boolean): string =>
      lettersOf(pressWorkflow.actionNames, 'kcognx', (action) => mayPress(action, { kind, leader: 'leader', organ: 'committee', confidential }, VIEWERS[name]));
    expect([letters('KEY', false), letters('GOVERNMENT', false)]).toEqual(MAY[name] ?? ['––––––', '––––––']);
    // The committee cannot read what the deputy keeps confidential since, and does nothing about it (参照青岛第十八条).
    expect([letters('KEY', true), letters('GOVERNMENT', true)]).toEqual(MAY_CONFIDENTIAL[name] ?? MAY[name] ?? ['––––––', '––––––']);
  });

  it('PRS-11 MUST offer, in every state and to everybody, exactly what policy and table allow', () => {
    for (const state of pressWorkflow.stateNames) {
      for (const kind of PRESS_KINDS) {
        for (const name of NAMES) {
          const facts: PressFacts = {
            state, kind, leader: 'leader', organ: 'committee', suggestionState: 'ASSIGNED', confidential: false, open: ['KEY'], count: 1,
          };
          for (const { action, allowed, reason } of pressActions(facts, VIEWERS[name], 'en')) {
            const known = pressWorkflow.actionNames.find((each) => each === action) ?? 'NOTE';
            expect(mayPress(known, facts, VIEWERS[name])).toBe(true);
            expect((known === 'NOTE' || known === 'CLOSE') === (state !== 'NONE')).toBe(true);
            expect(allowed).toBe(decidePress(known, facts).ok);
            expect(reason === null).toBe(allowed);
          }
        }
      }
    }
  });

  it('PRS-12 MUST be the leader’s own and her committee’s own, nobody else’s', () => {
    const own = NAMES.filter((name) => isOwnPress({ leader: 'leader', organ: 'committee' }, VIEWERS[name]));
    expect(own).toEqual(['leader', 'own BUDGET_OFFICE']);
    expect(NAMES.filter((name) => isOwnPress({ leader: null, organ: null }, VIEWERS[name]))).toEqual([]);
  });
});
