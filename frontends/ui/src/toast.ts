import { emit } from './event-bus.ts';

/** A short message that the shell shows and reads out. */
export interface Toast {
  tone: 'success' | 'info' | 'problem';
  text: string;
}

export function showToast(tone: Toast['tone'], text: string): void {
  emit('toast', { tone, text });
}
