import type { FormattedExecutionResult } from 'graphql';
import type { Language } from './language.ts';

/** One GraphQL request to a subgraph, by either transport. */
export interface SubgraphRequest {
  query: string;
  variables?: Record<string, unknown>;
  operationName?: string;
  actorToken: string;
  language: Language;
  requestId: string;
  signal?: AbortSignal;
}

export type SubgraphAnswer = FormattedExecutionResult;

/** A batch of events as a compact JWS (Ed25519) that names its source. */
export type SignedEvents = string;

/** Another service, in this process or elsewhere: callers cannot tell. */
export interface Peer {
  answer(request: SubgraphRequest): Promise<SubgraphAnswer>;
  /** Takes events in; returns when they are committed. Throws where they are not. */
  receive(source: string, events: SignedEvents): Promise<void>;
  /** An internal operation, such as directory's `resolveActor`. Throws `PeerProblem` where it is refused. */
  call(operation: string, payload: unknown, actorToken: string): Promise<unknown>;
}

/** The peer is away, or refused. Its message is for the log and never for a client. */
export class PeerProblem extends Error {
  /** HTTP's status, or 0 where there was no answer. */
  readonly status: number;

  constructor(message: string, status: number, options?: ErrorOptions) {
    super(message, options);
    this.name = 'PeerProblem';
    this.status = status;
  }
}

/** A peer in this process that is created later than those that need it. Until then it is away. */
export function latePeer(name: string): Peer & { attach(peer: Peer): void } {
  let attached: Peer | undefined;
  const present = (): Peer => {
    if (!attached) throw new PeerProblem(`${name} is not there yet`, 0);
    return attached;
  };
  return {
    attach(peer) {
      attached = peer;
    },
    answer: async (request) => present().answer(request),
    receive: async (source, events) => present().receive(source, events),
    call: async (operation, payload, actorToken) => present().call(operation, payload, actorToken),
  };
}

const TIMEOUT_MS = 30_000;

/** A peer over HTTP, at the base address that `serve` gave it. */
export function httpPeer(url: string): Peer {
  return {
    async answer(request) {
      const response = await post(
        new URL('/graphql', url),
        {
          query: request.query,
          ...(request.variables ? { variables: request.variables } : {}),
          ...(request.operationName ? { operationName: request.operationName } : {}),
        },
        { authorization: `Bearer ${request.actorToken}`, 'accept-language': request.language, 'x-request-id': request.requestId },
        request.signal,
      );
      return (await response.json()) as SubgraphAnswer;
    },
    async receive(source, events) {
      await post(new URL('/events', url), { source, events }, {});
    },
    async call(operation, payload, actorToken) {
      const address = new URL(`/internal/${encodeURIComponent(operation)}`, url);
      const response = await post(address, { payload }, { authorization: `Bearer ${actorToken}` });
      const body = (await response.json()) as { result: unknown };
      return body.result;
    },
  };
}

async function post(address: URL, body: object, headers: Record<string, string>, signal?: AbortSignal): Promise<Response> {
  const timeout = AbortSignal.timeout(TIMEOUT_MS);
  let response: Response;
  try {
    response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      signal: signal ? AbortSignal.any([signal, timeout]) : timeout,
    });
  } catch (error) {
    throw new PeerProblem(`${address.pathname}: no answer`, 0, { cause: error });
  }
  if (!response.ok) {
    await response.body?.cancel();
    throw new PeerProblem(`${address.pathname}: ${response.status}`, response.status);
  }
  return response;
}
