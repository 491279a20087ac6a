/** Who takes part: the process of each, what it is asked, and how its answers become canonical. */
import { GATEWAYS, gatewayActs, gatewayAsks, peerGatewayAsks, subgraphActs, subgraphAsks } from './graph-asks.ts';
import { limitActs, limitAsks } from './limit-asks.ts';
import { type Act, type Canonical, type Read, READS, type Variables } from './questions.ts';

/** Whom a request is asked as. Tokens are renewed between rounds. */
export interface Identity {
  /** Signed by the gateway's key: what a gateway sends to subgraphs. */
  readonly actorToken: string;
  /** A personal token: what a script sends to this project's gateway. */
  readonly bearer: string;
}

export interface HttpRequest {
  path: string;
  headers: Readonly<Record<string, string>>;
  /** Sent by POST; a GET where there is none. */
  body?: string;
}

/** How one contestant is asked one question. Pure, so that answers are read outside of what is measured. */
export interface Ask<R extends Read = Read> {
  request(variables: Variables[R], identity: Identity): HttpRequest;
  /** The parsed answer in the canonical shape; throws where it is an error. */
  canonical(answer: unknown, variables: Variables[R]): Canonical[R];
}

export type Asks = { readonly [R in Read]?: Ask<R> };

/** One thing to act on; the harness makes as many as it needs. */
export interface ActSubject {
  /** Id of the suggestion to submit, or of the handling to evaluate. */
  id: string;
  version: number;
  idempotencyKey: string;
  /** Which of the deputies with accounts acts. */
  deputy: number;
}

export interface ActAsk {
  request(subject: ActSubject, identity: Identity): HttpRequest;
  /** Throws where the act was not done. */
  done(answer: unknown): void;
}

export type ActAsks = { readonly [A in 'submit' | 'evaluate']?: ActAsk };

export interface Contestant {
  readonly name: string;
  /** Below `bench/`. */
  readonly main: string;
  /** Whether it stands before directory and representation as processes of their own, which then count with it. */
  readonly subgraphs: boolean;
  readonly asks: () => Promise<Asks>;
  readonly acts: ActAsks;
}

const peer = (name: string): Contestant => ({
  name,
  main: `peers/${name}.mjs`,
  subgraphs: false,
  asks: async () => ((await import(`../peers/${name}.asks.mjs`)) as { asks: Asks }).asks,
  acts: {},
});

const peerGateway = (name: string): Contestant => ({
  name,
  main: `peers/${name}.mjs`,
  subgraphs: true,
  asks: async () => peerGatewayAsks(GATEWAYS),
  acts: {},
});

export const CONTESTANTS: readonly Contestant[] = [
  { name: 'limit', main: 'src/contestants/limit.ts', subgraphs: false, asks: async () => limitAsks, acts: limitActs },
  { name: 'subgraph', main: 'src/contestants/subgraph.ts', subgraphs: false, asks: async () => subgraphAsks, acts: subgraphActs },
  peer('postgraphile'),
  peer('mikro-orm'),
  peer('kysely-dataloader'),
  {
    name: 'gateway-inproc', main: 'src/contestants/gateway-inproc.ts', subgraphs: false,
    asks: async () => gatewayAsks(READS), acts: gatewayActs,
  },
  {
    name: 'gateway-http', main: 'src/contestants/gateway-http.ts', subgraphs: true,
    asks: async () => gatewayAsks(GATEWAYS), acts: {},
  },
  peerGateway('apollo-gateway'),
  peerGateway('hive-rust'),
];

/** What an act's query name says: which act, and by how many clients at a time. */
export function actOf(query: Act): { act: 'submit' | 'evaluate'; clients: number } {
  return { act: query.startsWith('h-submit') ? 'submit' : 'evaluate', clients: query.endsWith('-16') ? 16 : 1 };
}
