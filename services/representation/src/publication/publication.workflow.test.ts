import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellsOf, outcome, refusalOf, type Table } from '../../test/cells.ts';
import type { PublicationAction, PublicationFacts } from './publication.workflow.ts';
import { decidePublication, publicationWorkflow } from './publication.workflow.ts';

/** Nothing but the state stands in the way. */
const complete: PublicationFacts = {
  state: 'NONE', suggestionState: 'ANSWERED', replies: 1, leadPerson: 'lead', confidential: false, changed: true, numbersLeft: false,
};
const STATES = ['NONE', 'PROPOSED', 'REDACTED', 'PUBLISHED', 'WITHDRAWN'] as const;
const _ = null;

/** Every cell: where the action leads from each of STATES; null where it is refused. */
const CELLS: Table<PublicationAction, typeof STATES> = {
  //         NONE        PROPOSED     REDACTED     PUBLISHED    WITHDRAWN
  PROPOSE:  ['PROPOSED', _,           _,           _,           _],
  REDACT:   [_,          'REDACTED',  'REDACTED',  'PUBLISHED', 'REDACTED'],
  PUBLISH:  [_,          _,           'PUBLISHED', 'PUBLISHED', _],
  WITHDRAW: [_,          'WITHDRAWN', 'WITHDRAWN', 'WITHDRAWN', _],
};

describe('every cell of the publication’s table', () => {
  it('PUB-01 MUST be expected here, and nothing else', () => {
    expect(publicationWorkflow.stateNames).toEqual(STATES);
    expect(publicationWorkflow.actionNames).toEqual(Object.keys(CELLS));
  });

  it.each(cellsOf(STATES, CELLS))('PUB-02 MUST lead by %s from %s to %s', (action, state, to) => {
    expect(outcome(decidePublication(action, { ...complete, state }))).toBe(to ?? 'WRONG_STATE');
  });
});

describe('what stands in the way', () => {
  const codeOf = (action: PublicationAction, changes: Partial<PublicationFacts>) => refusalOf(decidePublication(action, { ...complete, ...changes }));

  it.each(['DRAFT', 'SUBMITTED', 'RETURNED', 'ACCEPTED', 'HANDED_OVER', 'ASSIGNED', 'WITHDRAWN', 'LETTER'])(
    'PUB-03 MUST be an answer that is missing while the suggestion is %s (代表法 art. 51)',
    (suggestionState) => {
      expect(codeOf('PROPOSE', { suggestionState })).toBe('NOT_ANSWERED');
      expect(codeOf('PUBLISH', { state: 'REDACTED', suggestionState })).toBe('NOT_ANSWERED');
    },
  );

  it('PUB-04 MUST not be the office’s state alone: a closed row of a register without any reply is not answered', () => {
    for (const suggestionState of ['ANSWERED', 'CLOSED', 'ARCHIVED']) {
      expect(codeOf('PROPOSE', { suggestionState })).toBeNull();
      expect(codeOf('PROPOSE', { suggestionState, replies: 0 })).toBe('NOT_ANSWERED');
    }
  });

  it('PUB-05 MUST be confidentiality, whoever wants to go on (青岛 18)', () => {
    expect(codeOf('PROPOSE', { confidential: true })).toBe('CONFIDENTIAL');
    expect(codeOf('REDACT', { state: 'PROPOSED', confidential: true })).toBe('CONFIDENTIAL');
    expect(codeOf('PUBLISH', { state: 'REDACTED', confidential: true })).toBe('CONFIDENTIAL');
    expect(codeOf('WITHDRAW', { state: 'PUBLISHED', confidential: true })).toBeNull();
  });

  it('PUB-06 MUST be an identity number or a bank card left in the text (青岛 30)', () => {
    expect(codeOf('PUBLISH', { state: 'REDACTED', numbersLeft: true })).toBe('NUMBERS_LEFT');
    expect(codeOf('PUBLISH', { state: 'PUBLISHED', changed: false })).toBe('UNCHANGED');
  });
});

describe('any sequence of acts', () => {
  it('PUB-07 MUST publish nothing that was not redacted since, nor anything unanswered or confidential', () => {
    const step = fc.record({
      action: fc.constantFrom(...publicationWorkflow.actionNames),
      suggestionState: fc.constantFrom('ASSIGNED', 'ANSWERED', 'CLOSED'),
      confidential: fc.boolean(),
      numbersLeft: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const wrong: string[] = [];
        let facts = complete;
        let redacted = false;
        for (const { action, ...changes } of steps) {
          facts = { ...facts, ...changes };
          const decision = decidePublication(action, facts);
          if (!decision.ok) {
            const { zh, en } = decision.refusal.reason;
            if (zh === '' || en === '') wrong.push(`${action} in ${facts.state} is refused without a reason`);
            continue;
          }
          if (decision.to === 'GONE' || decision.to === 'NONE') { wrong.push(`${action} leads to ${decision.to}`); break; }
          if (action === 'REDACT') redacted = true;
          if (action === 'PUBLISH') {
            if (!redacted) wrong.push('published unredacted');
            if (facts.confidential || facts.numbersLeft || facts.suggestionState === 'ASSIGNED') wrong.push('published what must not be');
          }
          facts = { ...facts, state: decision.to, changed: action !== 'PUBLISH' && (facts.changed || action === 'REDACT' || decision.to === 'WITHDRAWN') };
        }
        expect(wrong).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
