import { useEffect, useSyncExternalStore } from 'react';
import { language, type Language, useLanguage } from '@redpine/ui/language';

/** A document as codegen leaves it: what it takes and what it answers, known to the compiler alone. */
export interface GeneratedDocument<Data, Variables> {
  __apiType?: (variables: Variables) => Data;
}

/** What was answered; `error` where nothing, or not all, could be had. */
export interface Answer<Data> {
  data?: Data | undefined;
  /** `undelivered`: nobody says whether it arrived */
  error?: { undelivered: boolean } | undefined;
  fetching: boolean;
}

/** So long an answer is shown again without asking. */
const FRESH_MS = 60_000;
const WAITING: Answer<never> = { fetching: true };
const answers = new Map<string, Answer<unknown> & { at: number }>();
const listeners = new Set<() => void>();

/**
 * Asks one document by its hash, which is all that the gateway takes, and without the session's cookie: whoever is signed in
 * reads here what everybody reads. Never throws.
 */
export async function ask<Data, Variables>(document: GeneratedDocument<Data, Variables>, variables: Variables, words: Language = language()): Promise<Answer<Data>> {
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      credentials: 'omit',
      headers: { 'accept': 'application/json', 'content-type': 'application/json', 'accept-language': words, 'x-redpine': '1' },
      body: JSON.stringify({ variables, extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(document) } } }),
    });
    const { data, errors } = (await response.json()) as { data?: Data | null; errors?: object[] };
    if (!response.ok || !data) return { error: { undelivered: response.status >= 429 }, fetching: false };
    return { data, error: errors ? { undelivered: false } : undefined, fetching: false };
  } catch {
    return { error: { undelivered: true }, fetching: false };
  }
}

/** The answer to a query in the language shown, and the way to ask again; `isFresh`: never shown from memory. */
export function useAnswer<Data, Variables extends object>(document: GeneratedDocument<Data, Variables>, variables: Variables, isFresh = false): [Answer<Data>, () => void] {
  const key = JSON.stringify([useLanguage(), hashOf(document), variables]);
  const answer = useSyncExternalStore(subscribe, () => (answers.get(key) ?? WAITING) as Answer<Data>);
  useEffect(() => {
    const known = answers.get(key);
    const serves = known && !known.error && (known.fetching || (!isFresh && Date.now() - known.at < FRESH_MS));
    if (!serves) void load(key);
  }, [key, isFresh]);
  return [answer, () => void load(key)];
}

async function load(key: string): Promise<void> {
  const [words, hash, variables] = JSON.parse(key) as [Language, string, object];
  keep(key, { ...answers.get(key), fetching: true });
  keep(key, await ask({ __meta__: { hash } } as never, variables, words));
}

function keep(key: string, answer: Answer<unknown>): void {
  answers.set(key, { ...answer, at: Date.now() });
  for (const listener of listeners) listener();
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

function hashOf(document: object): string {
  const hash = (document as { __meta__?: { hash?: string } }).__meta__?.hash;
  if (!hash) throw new Error('a document without a hash: the gateway takes generated documents only');
  return hash.startsWith('sha256:') ? hash : `sha256:${hash}`;
}
