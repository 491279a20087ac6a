import { useMemo, useSyncExternalStore, type AnchorHTMLAttributes, type MouseEvent } from 'react';
import { navigateToUrl } from 'single-spa';
import { matchRoute, type RouteMatch } from './route-match.ts';

/** Goes to a path of this application, across apps. `replace` leaves no step to go back to. */
export function navigate(path: `/${string}`, options: { replace?: boolean } = {}): void {
  if (options.replace) history.replaceState(null, '', path);
  else navigateToUrl(path);
}

/** single-spa announces both its own navigations and the history API's as popstate-like events. */
function subscribe(changed: () => void): () => void {
  const events = ['popstate', 'single-spa:routing-event'] as const;
  for (const event of events) window.addEventListener(event, changed);
  return () => {
    for (const event of events) window.removeEventListener(event, changed);
  };
}

export function usePath(): string {
  return useSyncExternalStore(subscribe, () => location.pathname);
}

export function useSearch(): string {
  return useSyncExternalStore(subscribe, () => location.search);
}

/** The page of this app that the URL names, out of a table of patterns; undefined where it names none. */
export function useRoute<const Pattern extends string>(patterns: readonly Pattern[]): RouteMatch<Pattern> | undefined {
  const path = usePath();
  return useMemo(() => matchRoute(patterns, path), [patterns, path]);
}

/** A link inside the application: an ordinary link to the eye, the keyboard and the middle button. */
export function Link({ href, onClick, children, ...rest }: AnchorHTMLAttributes<HTMLAnchorElement> & { href: string }) {
  const follow = (event: MouseEvent<HTMLAnchorElement>): void => {
    onClick?.(event);
    const modified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0;
    if (event.defaultPrevented || modified || !href.startsWith('/') || rest.target) return;
    event.preventDefault();
    navigateToUrl(href);
  };
  return (
    <a href={href} onClick={follow} {...rest}>
      {children}
    </a>
  );
}
