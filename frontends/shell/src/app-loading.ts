import { useSyncExternalStore } from 'react';
import type { AppRoutes, BuiltApp } from '@redpine/ui/app-routes';
import type { ShellProps } from '@redpine/ui/define-app';
import { addErrorHandler, registerApplication, start, triggerAppChange, type LifeCycles } from 'single-spa';
import { apps } from 'virtual:redpine-apps';
import { currentViewer, onViewerChange } from './viewer.ts';

/** A hanging script must not leave a blank page: after this the app counts as missing. */
const LOAD_TIMEOUT_MS = 12_000;

/** The element that apps mount into; React places it and never looks inside. */
export const outlet = document.createElement('div');
outlet.className = 'shell-outlet';

export type AppStatus = 'loading' | 'mounted' | 'failed';
const statuses = new Map<string, AppStatus>();
const listeners = new Set<() => void>();

function setStatus(name: string, status: AppStatus): void {
  statuses.set(name, status);
  for (const listener of listeners) listener();
}

export function useAppStatus(name: string | undefined): AppStatus {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => (name && statuses.get(name)) || 'loading',
  );
}

function covers(prefix: string, path: string): boolean {
  return path === prefix || path.startsWith(`${prefix}/`);
}

/** The app that answers a path; `/` is the shell's own, with the home parts of apps below it. */
export function appAt(path: string): BuiltApp | undefined {
  return apps.find((app) => app.routes.some((prefix) => covers(prefix, path)));
}

/** Whether a visitor who has not signed in may open a path: an app says so by a public navigation entry. */
export function isPublic(app: AppRoutes, path: string): boolean {
  return app.navigation.some((entry) => entry.shown === 'public' && covers(entry.path, path));
}

function isActive(app: BuiltApp, path: string): boolean {
  const viewer = currentViewer();
  if (viewer.status !== 'ready') return false;
  if (path === '/') return app.home === true && viewer.signedIn;
  return appAt(path) === app && (viewer.signedIn || isPublic(app, path));
}

function addOnce(rel: 'stylesheet' | 'modulepreload', href: string): void {
  if (document.head.querySelector(`link[href="${href}"]`)) return;
  const link = document.createElement('link');
  link.rel = rel;
  link.href = href;
  document.head.append(link);
}

function fetchEarly(app: BuiltApp): void {
  for (const href of app.preload) addOnce('modulepreload', href);
  for (const href of app.styles) addOnce('stylesheet', href);
}

async function load(app: BuiltApp): Promise<LifeCycles<ShellProps>> {
  setStatus(app.name, 'loading');
  fetchEarly(app);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${app.name} did not load in time`)), LOAD_TIMEOUT_MS);
  });
  const module = import(/* @vite-ignore */ `@redpine/app/${app.name}`) as Promise<LifeCycles<ShellProps>>;
  try {
    return withStatus(app.name, await Promise.race([module, late]));
  } finally {
    clearTimeout(timer);
  }
}

/** The app's lifecycles, with its status told to the shell. */
function withStatus(name: string, { bootstrap, mount, unmount }: LifeCycles<ShellProps>): LifeCycles<ShellProps> {
  const mounted = async (): Promise<void> => setStatus(name, 'mounted');
  const gone = async (): Promise<void> => setStatus(name, 'loading');
  return { bootstrap, mount: [mount, mounted].flat(), unmount: [unmount, gone].flat() };
}

/** Registers every app of the build. A failing one is named to the shell, which says so in its place. */
export function startApps(): void {
  addErrorHandler((error) => {
    reportError(error);
    setStatus(error.appOrParcelName, 'failed');
  });
  for (const app of apps) {
    const container = document.createElement('div');
    outlet.append(container);
    registerApplication<ShellProps>({
      name: app.name,
      app: () => load(app),
      activeWhen: (location) => isActive(app, location.pathname),
      customProps: { container },
    });
  }
  onViewerChange(() => void triggerAppChange());
  // Whether the viewer may open it is not known yet; its scripts come meanwhile.
  const wanted = appAt(location.pathname);
  if (wanted) fetchEarly(wanted);
  start({ urlRerouteOnly: true });
}
