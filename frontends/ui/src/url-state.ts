import { useCallback, useMemo } from 'react';
import { navigate, useSearch } from './navigation.tsx';

export type UrlValue = string | number | boolean | readonly string[];
export type UrlShape = Record<string, UrlValue>;

/** The defaults' types widened: a filter that starts as '' is any string. */
export type UrlState<Shape extends UrlShape> = {
  [Key in keyof Shape]: Shape[Key] extends string
    ? string
    : Shape[Key] extends number
      ? number
      : Shape[Key] extends boolean
        ? boolean
        : readonly string[];
};

/** Reads a query string by the types of the defaults; what does not parse counts as not given. */
export function readUrlState<Shape extends UrlShape>(search: string, defaults: Shape): UrlState<Shape> {
  const params = new URLSearchParams(search);
  const entries = Object.entries(defaults).map(([key, fallback]): [string, UrlValue] => {
    const texts = params.getAll(key);
    return [key, texts.length === 0 ? fallback : parse(texts, fallback)];
  });
  return Object.fromEntries(entries) as UrlState<Shape>;
}

function parse(texts: string[], fallback: UrlValue): UrlValue {
  const [first = ''] = texts;
  if (typeof fallback === 'string') return first;
  if (typeof fallback === 'boolean') return first === '1';
  if (typeof fallback === 'object') return texts.filter((text) => text !== '');
  const number = Number(first);
  return first !== '' && Number.isFinite(number) ? number : fallback;
}

/** The query string of a state: defaults are left out, parameters of others are kept as they are. */
export function writeUrlState(search: string, state: Partial<UrlShape>, defaults: UrlShape): string {
  const params = new URLSearchParams(search);
  for (const [key, value] of Object.entries(state)) {
    params.delete(key);
    const same = value === undefined || JSON.stringify(value) === JSON.stringify(defaults[key]);
    if (same) continue;
    if (typeof value === 'object') for (const each of value) params.append(key, each);
    else params.set(key, typeof value === 'boolean' ? (value ? '1' : '') : String(value));
  }
  const text = params.toString();
  return text === '' ? '' : `?${text}`;
}

export interface SetUrlState<Shape extends UrlShape> {
  (changes: Partial<UrlState<Shape>>, options?: { replace?: boolean }): void;
}

/**
 * State that lives in the URL: a filtered list can be sent to a colleague, and the back button works.
 * A change takes the reader back to the first page (`after` and `page` are dropped) unless it names them.
 */
export function useUrlState<const Shape extends UrlShape>(defaults: Shape): [UrlState<Shape>, SetUrlState<Shape>] {
  const search = useSearch();
  const key = JSON.stringify(defaults);
  // Keyed by content: callers write their defaults in place, a new object at every drawing.
  const state = useMemo(() => readUrlState(search, JSON.parse(key) as Shape), [search, key]);
  const set = useCallback<SetUrlState<Shape>>(
    (changes, options) => {
      const shape = JSON.parse(key) as Shape;
      const next = writeUrlState(location.search, { after: undefined, page: undefined, ...changes }, shape);
      navigate(`${location.pathname}${next}` as `/${string}`, options);
    },
    [key],
  );
  return [state, set];
}

export interface Paging {
  /** cursor to ask for, undefined on the first page */
  after: string | undefined;
  page: number;
  next: (endCursor: string) => void;
  previous: () => void;
}

/**
 * Keyset paging in the URL. A cursor knows the way forward only, so back is the browser's own back where the
 * reader came page by page, and the first page where an address was opened half-way.
 */
export function usePaging(): Paging {
  const [{ after, page }, set] = useUrlState({ after: '', page: 1 });
  return {
    after: after === '' ? undefined : after,
    page,
    next: (endCursor) => {
      set({ after: endCursor, page: page + 1 });
      history.replaceState({ ...(history.state as object | null), redpinePage: true }, '');
    },
    previous: () => {
      const state = history.state as { redpinePage?: boolean } | null;
      if (state?.redpinePage) history.back();
      else set({ after: '', page: 1 });
    },
  };
}
