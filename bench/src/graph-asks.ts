/** How this project's documents are asked, of its subgraph and of any gateway over it. */
import { createHash } from 'node:crypto';
import type { ActAsk, ActAsks, Ask, Asks, HttpRequest, Identity } from './contestants.ts';
import { EVALUATE, GATEWAY_DOCUMENTS, SUBGRAPH_DOCUMENTS, SUBMIT } from './documents.ts';
import type { Canonical, Read, Variables } from './questions.ts';

type Token = (identity: Identity) => string;

/** Questions for gateways that are compared with each other. */
export const GATEWAYS: readonly Read[] = ['a', 'b', 'f', 'g'];

/** A document of the build, named by its hash as browsers name it, or the text of one. */
type Named = { query: string } | { extensions: { persistedQuery: { version: 1; sha256Hash: string } } };
const inText = (query: string): Named => ({ query });
const byHash = (query: string): Named => ({
  extensions: { persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(query).digest('hex') } },
});

function post(document: Named, variables: object, token: string): HttpRequest {
  return {
    path: '/graphql',
    headers: { 'content-type': 'application/json', accept: 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ ...document, variables }),
  };
}

/** The data of an answer that has no errors; what it holds is what its document asks for. */
function dataOf(answer: unknown): unknown {
  const { data, errors } = answer as { data?: unknown; errors?: unknown };
  if (errors !== undefined || !data) throw new Error(`an answer with errors: ${JSON.stringify(errors ?? answer).slice(0, 500)}`);
  return data;
}

interface Edges<T> { edges: readonly { node: T }[] }
const nodes = <T>(of: Edges<T>): T[] => of.edges.map(({ node }) => node);

interface Handled { handlings: readonly { role: string; state: string; unit: { id: string } }[] }
const handlings = <T extends Handled>({ handlings: each, ...rest }: T) => ({
  ...rest, handlings: each.map(({ role, state, unit }) => ({ role, state, unit: unit.id })),
});

type Plain = Omit<Canonical['a']['suggestions'][number], 'handlings' | 'cosigners' | 'events'> & Handled;
type OfA = Plain & {
  cosigners: readonly { state: string; deputy: { name: string } }[];
  timeline: Canonical['a']['suggestions'][number]['events'];
};
type OfB = { id: string; suggestions: Edges<Plain> };
type Figured<T> = { readonly [K in keyof T]: T[K] extends number ? { value: number } : T[K] };
type OfC = Figured<Canonical['c']['counts']> & Canonical['c']['ratios'] & { clock: Figured<Canonical['c']['clock']> };
type Line = Canonical['e']['suggestions'][number];
type Page = Edges<Line> & { pageInfo: { hasNextPage: boolean } };
type OfF = Omit<Canonical['f']['suggestion'], 'leadDeputy'> & { leadDeputy: { name: string } };
type Ratio = Canonical['g']['area']['suggestions'][number]['deputy']['satisfied'];
interface OfG {
  name: string;
  suggestions: Edges<{
    number: string | null; title: string; handlings: readonly { unit: { name: string } }[];
    leadDeputy: { name: string; suggestionFigures: { total: { value: number }; repliedInTime: Ratio; satisfied: Ratio } };
  }>;
}

const areas = (of: readonly OfB[]): Canonical['b'] => ({
  areas: of.map(({ id, suggestions }) => ({ id, suggestions: nodes(suggestions).map(handlings) })),
});
const page = (answer: unknown): Canonical['e'] => {
  const { suggestions } = (dataOf(answer) as { suggestions: Page });
  return { suggestions: nodes(suggestions), hasNextPage: suggestions.pageInfo.hasNextPage };
};
const values = <K extends string>(of: Readonly<Record<K, { value: number }>>, names: readonly K[]) =>
  Object.fromEntries(names.map((name) => [name, of[name].value])) as Record<K, number>;

type Readers = { readonly [R in Read]: (answer: unknown) => Canonical[R] };

const read: Readers = {
  a: (answer) => ({
    suggestions: nodes((dataOf(answer) as { suggestions: Edges<OfA> }).suggestions).map(({ cosigners, timeline, ...rest }) => ({
      ...handlings(rest),
      cosigners: cosigners.map(({ state, deputy }) => ({ state, name: deputy.name })),
      events: timeline,
    })),
  }),
  b: (answer) => areas((dataOf(answer) as { areas: readonly OfB[] }).areas),
  c: (answer) => {
    const { clock, total, overdue, promised, outside, ...ratios } = (dataOf(answer) as { suggestionFigures: OfC }).suggestionFigures;
    return {
      counts: values({ total, overdue, promised, outside }, ['total', 'overdue', 'promised', 'outside']),
      ratios,
      clock: values(clock, Object.keys(clock) as (keyof Canonical['c']['clock'])[]),
    };
  },
  d: (answer) => ({ suggestions: nodes((dataOf(answer) as { suggestions: Edges<{ id: string; title: string }> }).suggestions) }),
  e1: page,
  e: page,
  f: (answer) => {
    const { suggestion } = (dataOf(answer) as { suggestion: OfF });
    return { suggestion: { ...suggestion, leadDeputy: suggestion.leadDeputy.name } };
  },
  g: (answer) => {
    const { name, suggestions } = (dataOf(answer) as { area: OfG }).area;
    return {
      area: {
        name,
        suggestions: nodes(suggestions).map(({ number, title, handlings: each, leadDeputy }) => ({
          number, title, units: each.map(({ unit }) => unit.name),
          deputy: {
            name: leadDeputy.name, total: leadDeputy.suggestionFigures.total.value,
            repliedInTime: leadDeputy.suggestionFigures.repliedInTime, satisfied: leadDeputy.suggestionFigures.satisfied,
          },
        })),
      },
    };
  },
};

function ask<R extends Read>(letter: R, document: Named, token: Token): Ask<R> {
  return { request: (variables, identity) => post(document, variables, token(identity)), canonical: read[letter] };
}

function asks(letters: readonly Read[], named: (query: string) => Named, token: Token): Asks {
  return Object.fromEntries(letters.map((letter) => [letter, ask(letter, named(GATEWAY_DOCUMENTS[letter]), token)]));
}

const byActor: Token = ({ actorToken }) => actorToken;
const byBearer: Token = ({ bearer }) => bearer;

/** Of this project's gateway: it takes from a bearer what a browser sends, and holds free text to a lower cost. */
export const gatewayAsks = (letters: readonly Read[]): Asks => asks(letters, byHash, byBearer);
/** Of another gateway: it hands the actor's token on to the subgraphs. */
export const peerGatewayAsks = (letters: readonly Read[]): Asks => asks(letters, inText, byActor);

export const subgraphAsks: Asks = {
  ...asks(['a', 'c', 'd', 'e1', 'e', 'f'], inText, byActor),
  b: {
    request: ({ areas: ids }: Variables['b'], identity) =>
      post(inText(SUBGRAPH_DOCUMENTS.b), { areas: ids.map((id) => ({ __typename: 'Area', id })) }, byActor(identity)),
    canonical: (answer) => areas((dataOf(answer) as { _entities: readonly OfB[] })._entities),
  },
};

function act(document: Named, root: string, subject: 'suggestion' | 'handling', more: object, token: Token): ActAsk {
  return {
    request: ({ id, version, idempotencyKey }, identity) =>
      post(document, { input: { idempotencyKey, [subject]: id, version, ...more } }, token(identity)),
    done(answer) {
      const result = (dataOf(answer) as Record<string, { __typename: string }>)[root];
      if (!result?.__typename.endsWith('Success')) throw new Error(`an act was refused: ${JSON.stringify(result)}`);
    },
  };
}

const acts = (named: (query: string) => Named, token: Token): ActAsks => ({
  submit: act(named(SUBMIT), 'suggestionSubmit', 'suggestion', {}, token),
  evaluate: act(named(EVALUATE), 'handlingEvaluate', 'handling', { attitude: 'SATISFIED', result: 'BASICALLY_SATISFIED' }, token),
});

export const subgraphActs: ActAsks = acts(inText, byActor);
export const gatewayActs: ActAsks = acts(byHash, byBearer);
