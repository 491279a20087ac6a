/** The limit answers in the canonical shape already: one statement, one value. */
import type { ActAsk, ActAsks, Asks, HttpRequest } from './contestants.ts';
import { READS, type Canonical, type Read } from './questions.ts';

const post = (path: string, body: object): HttpRequest => ({
  path: `/${path}`, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body),
});

export const limitAsks: Asks = Object.fromEntries(
  READS.map((letter: Read) => [letter, {
    request: (variables: object) => post(letter, variables),
    canonical: (answer: unknown) => answer as Canonical[Read],
  }]),
);

const act = (name: string): ActAsk => ({
  request: ({ id, version }) => post(name, { id, version }),
  done(answer) {
    if ((answer as { id?: unknown }).id === undefined) throw new Error(`an act was not done: ${JSON.stringify(answer)}`);
  },
});

export const limitActs: ActAsks = { submit: act('submit'), evaluate: act('evaluate') };
