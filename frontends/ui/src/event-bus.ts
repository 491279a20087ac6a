import type { Language } from './language.ts';
import type { Toast } from './toast.ts';

/** Everything that apps and the shell tell each other; besides the URL there is no other way. */
export interface Events {
  /** a record changed on the server: refetch it where it is shown */
  changed: { type: string; id: string };
  /** signals may have been missed: refetch everything that is shown */
  resync: undefined;
  /** a notification came for the viewer */
  notification: undefined;
  /** the server no longer knows the session */
  'session-ended': undefined;
  language: Language;
  toast: Toast;
}

const target = new EventTarget();

export function emit<Name extends keyof Events>(name: Name, detail: Events[Name]): void {
  target.dispatchEvent(new CustomEvent(name, { detail }));
}

/** @returns a function that ends the subscription */
export function listen<Name extends keyof Events>(name: Name, handle: (detail: Events[Name]) => void): () => void {
  const listener = (event: Event): void => handle((event as CustomEvent<Events[Name]>).detail);
  target.addEventListener(name, listener);
  return () => target.removeEventListener(name, listener);
}
