/**
 * The saving of a draft while it is written.
 *
 * - SAVED: the server has everything
 * - DIRTY: something changed; saved when the writer pauses
 * - SAVING: under way; `again` where something changed meanwhile
 * - FAILED: not saved; tried again on the next change or on request
 * - CONFLICT: someone saved another version in between: the writer decides
 */
export interface Autosave {
  phase: 'SAVED' | 'DIRTY' | 'SAVING' | 'FAILED' | 'CONFLICT';
  again: boolean;
  /** instant (ISO) of the last save of this sitting */
  savedAt: string | undefined;
}

export type AutosaveEvent =
  | { type: 'CHANGED' }
  /** the writer paused, or wants it saved now */
  | { type: 'DUE' }
  | { type: 'DONE'; at: string }
  | { type: 'FAILED' }
  | { type: 'CONFLICTED' }
  /** the writer took the other version */
  | { type: 'TAKEN' }
  /** the writer keeps her own text, on top of the other version */
  | { type: 'KEPT' };

export const UNTOUCHED: Autosave = { phase: 'SAVED', again: false, savedAt: undefined };

/** How long the writer has to pause, in milliseconds. */
export const PAUSE_MS = 1_500;

/** The next state; an event that does not fit the phase changes nothing. Pure. */
export function nextAutosave(state: Autosave, event: AutosaveEvent): Autosave {
  switch (event.type) {
    case 'CHANGED':
      if (state.phase === 'CONFLICT') return state;
      return state.phase === 'SAVING' ? { ...state, again: true } : { ...state, phase: 'DIRTY' };
    case 'DUE':
      return state.phase === 'DIRTY' || state.phase === 'FAILED' ? { ...state, phase: 'SAVING', again: false } : state;
    case 'DONE':
      if (state.phase !== 'SAVING') return state;
      return { phase: state.again ? 'DIRTY' : 'SAVED', again: false, savedAt: event.at };
    case 'FAILED':
      // What changed meanwhile may be the cure: it is tried at once.
      return state.phase === 'SAVING' ? { ...state, phase: state.again ? 'DIRTY' : 'FAILED', again: false } : state;
    case 'CONFLICTED':
      return state.phase === 'SAVING' ? { ...state, phase: 'CONFLICT', again: false } : state;
    case 'TAKEN':
      return state.phase === 'CONFLICT' ? { ...state, phase: 'SAVED' } : state;
    case 'KEPT':
      return state.phase === 'CONFLICT' ? { ...state, phase: 'DIRTY' } : state;
  }
}

/** Whether leaving the page would lose something. */
export function isUnsaved(state: Autosave): boolean {
  return state.phase !== 'SAVED';
}
