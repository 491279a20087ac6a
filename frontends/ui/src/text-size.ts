import { useSyncExternalStore } from 'react';

/** 适老化 — large type, for readers who need it. */
export type TextSize = 'normal' | 'large';

const KEY = 'redpine-type';
const listeners = new Set<() => void>();

export function textSize(): TextSize {
  return document.documentElement.dataset['type'] === 'large' ? 'large' : 'normal';
}

export function setTextSize(size: TextSize): void {
  document.documentElement.dataset['type'] = size;
  localStorage.setItem(KEY, size);
  for (const listener of listeners) listener();
}

/** Puts the stored choice onto the document; the shell calls it before anything is drawn. */
export function restoreTextSize(): void {
  document.documentElement.dataset['type'] = localStorage.getItem(KEY) === 'large' ? 'large' : 'normal';
}

export function useTextSize(): TextSize {
  return useSyncExternalStore((changed) => {
    listeners.add(changed);
    return () => listeners.delete(changed);
  }, textSize);
}
