import { describe, expect, it } from 'vitest';
import { anonymous, holding, holdingEach, lettersOf, namesOf, POST_KINDS } from '../../test/cells.ts';
import { mayPublication, publicationActions } from './publication.policy.ts';
import { decidePublication, publicationWorkflow } from './publication.workflow.ts';

const SCOPE = { organ: 'unit', area: 'area' };
const VIEWERS = {
  lead: holding('DEPUTY', 'lead', SCOPE),
  office: holding('DEPUTIES_OFFICE', 'officer', SCOPE),
  ...holdingEach(POST_KINDS.filter((kind) => kind !== 'DEPUTIES_OFFICE'), 'other', SCOPE),
  anonymous,
};
const NAMES = namesOf(VIEWERS);

/** In the table's order: propose, redact, publish, withdraw. */
const MAY: Partial<Record<(typeof NAMES)[number], string>> = { lead: 'p–––', office: 'prsw' };

describe('who may act on a publication', () => {
  it.each(NAMES)('PUB-20 MUST be for %s exactly the expected acts', (name) => {
    expect(lettersOf(publicationWorkflow.actionNames, 'prsw', (action) => mayPublication(action, { leadPerson: 'lead' }, VIEWERS[name]))).toBe(MAY[name] ?? '––––');
  });

  it('PUB-21 MUST offer, in every state and to everybody, exactly what policy and table allow', () => {
    for (const state of publicationWorkflow.stateNames) {
      for (const confidential of [true, false]) {
        for (const name of NAMES) {
          const facts = { state, suggestionState: 'CLOSED', replies: 2, leadPerson: 'lead', confidential, changed: true, numbersLeft: false };
          for (const { action, allowed, reason } of publicationActions(facts, VIEWERS[name], 'en')) {
            expect(mayPublication(action as (typeof publicationWorkflow.actionNames)[number], facts, VIEWERS[name])).toBe(true);
            expect(allowed).toBe(decidePublication(action as (typeof publicationWorkflow.actionNames)[number], facts).ok);
            expect(reason === null).toBe(allowed);
          }
        }
      }
    }
    expect(publicationActions({ state: 'NONE', suggestionState: 'CLOSED', replies: 1, leadPerson: null, confidential: false, changed: true, numbersLeft: false }, anonymous, 'en')).toEqual([]);
  });
});
