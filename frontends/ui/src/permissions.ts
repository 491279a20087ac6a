import type { Shown } from './app-routes.ts';

/** What the shell knows of the viewer when it decides what to show. */
export interface ViewerPermissions {
  signedIn: boolean;
  /** such as `representation.browse` */
  granted: ReadonlySet<string>;
}

/** Whether something is shown to the viewer. It hides doors and locks none: the server decides each act. */
export function isShown(shown: Shown, viewer: ViewerPermissions): boolean {
  if (shown === 'public') return true;
  if (shown === 'account') return viewer.signedIn;
  return viewer.granted.has(shown);
}

/** `{ representation: { browse: true, assign: false } }` → `representation.browse`. */
export function grantedIn(slices: Record<string, Record<string, unknown> | null | undefined>): Set<string> {
  const granted = new Set<string>();
  for (const [slice, permissions] of Object.entries(slices)) {
    for (const [name, value] of Object.entries(permissions ?? {})) if (value === true) granted.add(`${slice}.${name}`);
  }
  return granted;
}
