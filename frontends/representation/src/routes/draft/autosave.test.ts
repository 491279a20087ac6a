import { describe, expect, it } from 'vitest';
import { isUnsaved, nextAutosave, UNTOUCHED, type Autosave, type AutosaveEvent } from './autosave.ts';

const after = (...events: AutosaveEvent[]): Autosave => events.reduce(nextAutosave, UNTOUCHED);
const CHANGED = { type: 'CHANGED' } as const;
const DUE = { type: 'DUE' } as const;
const DONE = { type: 'DONE', at: '2026-03-05T06:00:00Z' } as const;
const FAILED = { type: 'FAILED' } as const;
const CONFLICTED = { type: 'CONFLICTED' } as const;

describe('autosave of a draft', () => {
  it('FE-20 MUST save once the writer pauses, and say when', () => {
    expect(after(CHANGED, CHANGED).phase).toBe('DIRTY');
    expect(after(CHANGED, DUE).phase).toBe('SAVING');
    expect(after(CHANGED, DUE, DONE)).toEqual({ phase: 'SAVED', again: false, savedAt: DONE.at });
  });

  it('FE-21 MUST save again what was written while saving', () => {
    expect(after(CHANGED, DUE, CHANGED, DONE).phase).toBe('DIRTY');
    expect(after(CHANGED, DUE, CHANGED, DONE, DUE, DONE).phase).toBe('SAVED');
  });

  it('FE-22 MUST keep what could not be saved, and try again on request or change', () => {
    expect(after(CHANGED, DUE, FAILED).phase).toBe('FAILED');
    expect(after(CHANGED, DUE, FAILED, DUE).phase).toBe('SAVING');
    expect(after(CHANGED, DUE, FAILED, CHANGED).phase).toBe('DIRTY');
    expect(after(CHANGED, DUE, CHANGED, FAILED).phase).toBe('DIRTY');
  });

  it('FE-23 MUST never write over another version unasked', () => {
    expect(after(CHANGED, DUE, CONFLICTED, CHANGED, DUE).phase).toBe('CONFLICT');
    expect(after(CHANGED, DUE, CONFLICTED, { type: 'KEPT' }).phase).toBe('DIRTY');
    expect(after(CHANGED, DUE, CONFLICTED, { type: 'TAKEN' }).phase).toBe('SAVED');
  });

  it('FE-24 MUST ignore what does not fit the phase', () => {
    for (const event of [DUE, DONE, FAILED, CONFLICTED, { type: 'TAKEN' }, { type: 'KEPT' }] as const) {
      expect(nextAutosave(UNTOUCHED, event)).toEqual(UNTOUCHED);
    }
  });

  it('FE-25 MUST know what leaving would lose', () => {
    expect(isUnsaved(UNTOUCHED)).toBe(false);
    expect([after(CHANGED), after(CHANGED, DUE), after(CHANGED, DUE, FAILED)].every(isUnsaved)).toBe(true);
  });
});
