import { useSyncExternalStore } from 'react';
import { emit, listen } from './event-bus.ts';

export type Language = 'zh-CN' | 'en';

const COOKIE = 'redpine-language';
let current: Language | undefined;

function stored(): Language {
  const cookie = /(?:^|;\s*)redpine-language=([\w-]+)/.exec(document.cookie)?.[1];
  return cookie === 'en' ? 'en' : 'zh-CN';
}

/** The language shown now. Chinese is the default whatever the browser prefers: it is a Chinese office's system. */
export function language(): Language {
  current ??= stored();
  return current;
}

/** Switches every app at once. The cookie lets the sign-in page and the server's own words follow. */
export function setLanguage(next: Language): void {
  current = next;
  document.cookie = `${COOKIE}=${next}; Path=/; Max-Age=31536000; SameSite=Lax`;
  document.documentElement.lang = next;
  emit('language', next);
}

export function useLanguage(): Language {
  return useSyncExternalStore((changed) => listen('language', changed), language);
}
