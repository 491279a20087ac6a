import { describe, expect, it } from 'vitest';
import { cellsOf, outcome, refusalOf, type Table } from '../../test/cells.ts';
import type { PressAction, PressFacts } from './press.workflow.ts';
import { decidePress, MOST_PRESSES, PRESS_KINDS, pressWorkflow } from './press.workflow.ts';

/** Nothing but the state stands in the way. */
const complete: PressFacts = {
  state: 'NONE', kind: null, leader: null, organ: null, suggestionState: 'ASSIGNED', confidential: false, open: [], count: 0,
};
const STATES = ['NONE', 'OPEN', 'CLOSED'] as const;
const _ = null;

/** Every cell: where the action leads from each of STATES; null where it is refused. */
const CELLS: Table<PressAction, typeof STATES> = {
  //           NONE    OPEN      CLOSED
  KEY:        ['OPEN', _,        _],
  COMMITTEE:  ['OPEN', _,        _],
  OFFICE:     ['OPEN', _,        _],
  GOVERNMENT: ['OPEN', _,        _],
  NOTE:       [_,      'OPEN',   _],
  CLOSE:      [_,      'CLOSED', _],
};

const codeOf = (action: PressAction, changes: Partial<PressFacts>) => refusalOf(decidePress(action, { ...complete, ...changes }));

describe('every cell of the press’s table', () => {
  it('PRS-01 MUST be expected here, and nothing else', () => {
    expect(pressWorkflow.stateNames).toEqual(STATES);
    expect(pressWorkflow.actionNames).toEqual(Object.keys(CELLS));
  });

  it.each(cellsOf(STATES, CELLS))('PRS-02 MUST lead by %s from %s to %s', (action, state, to) => {
    expect(outcome(decidePress(action, { ...complete, state }))).toBe(to ?? 'WRONG_STATE');
  });
});

describe('what stands in the way', () => {
  it.each([
    ['DRAFT', false], ['SUBMITTED', false], ['RETURNED', false], ['ACCEPTED', true], ['HANDED_OVER', true], ['ASSIGNED', true],
    ['ANSWERED', true], ['CLOSED', false], ['ARCHIVED', false], ['WITHDRAWN', false], ['LETTER', false],
  ] as const)('PRS-03 MUST be the suggestion’s own state: %s is pressed for: %s (代表法 art. 52)', (suggestionState, may) => {
    for (const kind of PRESS_KINDS) expect(codeOf(kind, { suggestionState })).toBe(may ? null : 'NOT_UNDER_WAY');
  });

  it('PRS-04 MUST be a press of the same kind that is open, but for committees, which press side by side', () => {
    for (const kind of PRESS_KINDS) {
      for (const open of PRESS_KINDS) expect(codeOf(kind, { open: [open] })).toBe(kind === open && kind !== 'COMMITTEE' ? 'PRESSED' : null);
      expect(codeOf(kind, { count: MOST_PRESSES })).toBe('TOO_MANY');
    }
  });

  it('PRS-05 MUST be confidentiality for all but the office that reads it anyway and whom the council’s decision names (青岛 18)', () => {
    expect(PRESS_KINDS.map((kind) => codeOf(kind, { confidential: true }))).toEqual([null, 'CONFIDENTIAL', null, 'CONFIDENTIAL']);
  });
});
