import { expect } from 'vitest';

export interface Answer<T> {
  status: number;
  data: T | null;
  errors: { message: string; path?: (string | number)[]; extensions: { code: string } }[];
}

/** Asks the graph as a script does: a bearer and free text. Whatever is asked, the server answers for itself. */
export async function ask<T>(url: string, token: string, query: string, variables: object = {}): Promise<Answer<T>> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ query, variables }),
  });
  expect(response.status).toBeLessThan(500);
  const { data = null, errors = [] } = (await response.json()) as Partial<Answer<T>>;
  return { status: response.status, data, errors };
}

/** As `ask`, where nothing may go wrong. */
export async function read<T>(url: string, token: string, query: string, variables: object = {}): Promise<T> {
  const { data, errors } = await ask<T>(url, token, query, variables);
  expect(errors).toEqual([]);
  return data as T;
}

/** A problem of the contract, or what succeeded. */
export interface Result {
  __typename: string;
  message?: string;
  fields?: { path: string; rule: string; message: string }[];
  currentVersion?: number;
  reason?: string;
  suggestion?: { id: string; version: number; title: string; state: string; handlings: { id: string; version: number; unit: { id: string } }[] };
  handling?: { id: string; version: number; state: string };
}

const PROBLEMS = '... on Problem { message } ... on ValidationProblem { fields { path rule message } } ... on ConflictProblem { currentVersion } ... on TransitionProblem { reason }';
const SUGGESTION = '... on SuggestionActSuccess { suggestion { id version title state handlings { id version unit { id } } } }';
const HANDLING = '... on HandlingActSuccess { handling { id version state } }';

const inputTypeOf: Readonly<Record<string, string>> = {
  suggestionCosignConfirm: 'SuggestionActInput', suggestionCosignDecline: 'SuggestionActInput', suggestionAccept: 'SuggestionActInput',
  handlingAccept: 'HandlingActInput',
};

/** Carries one act of the contract out under a key of its own unless one is given. */
export async function act(url: string, token: string, mutation: string, input: object): Promise<Answer<{ result: Result }>> {
  const type = inputTypeOf[mutation] ?? `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const success = mutation.startsWith('handling') ? HANDLING : SUGGESTION;
  const query = `mutation ($input: ${type}!) { result: ${mutation}(input: $input) { __typename ${success} ${PROBLEMS} } }`;
  return ask(url, token, query, { input: { idempotencyKey: crypto.randomUUID(), ...input } });
}

/** As `act`, where it has to succeed. */
export async function done(url: string, token: string, mutation: string, input: object): Promise<Result> {
  const { data, errors } = await act(url, token, mutation, input);
  expect([...errors, data?.result]).toEqual([expect.objectContaining({ __typename: expect.stringMatching(/Success$/) as string })]);
  return data?.result as Result;
}

/** Today as the law counts days. */
export const today = (): string => inDays(0);

/** The day so many days from today. */
export const inDays = (days: number): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(Date.now() + days * 86_400_000);
