import * as http from 'node:http';
import * as https from 'node:https';
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

/** A string is the JSON text `{"data":…}` of an answer with which nothing is wrong: whoever passes it on need not read it. */
export type SubgraphAnswer = FormattedExecutionResult | string;

export function readAnswer(answer: SubgraphAnswer): FormattedExecutionResult {
  return typeof answer === 'string' ? (JSON.parse(answer) as FormattedExecutionResult) : answer;
}

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
/** Told with an answer whose text is `{"data":…}` and nothing else. */
export const DATA_ALONE = 'x-data-alone';

const kept = { keepAlive: true, scheduling: 'lifo', maxSockets: 256 } as const;
// Plain requests over kept connections cost about half of what `fetch` does.
const transports = {
  'http:': { request: http.request, agent: new http.Agent(kept) },
  'https:': { request: https.request, agent: new https.Agent(kept) },
} as const;

/** A peer over HTTP, at the base address that `serve` gave it. */
export function httpPeer(url: string): Peer {
  return {
    async answer(request) {
      const { text, headers } = await post(
        new URL('/graphql', url),
        {
          query: request.query,
          ...(request.variables ? { variables: request.variables } : {}),
          ...(request.operationName ? { operationName: request.operationName } : {}),
        },
        { authorization: `Bearer ${request.actorToken}`, 'accept-language': request.language, 'x-request-id': request.requestId },
        request.signal,
      );
      return headers[DATA_ALONE] === '1' ? text : (JSON.parse(text) as FormattedExecutionResult);
    },
    async receive(source, events) {
      await post(new URL('/events', url), { source, events }, {});
    },
    async call(operation, payload, actorToken) {
      const address = new URL(`/internal/${encodeURIComponent(operation)}`, url);
      const { text } = await post(address, { payload }, { authorization: `Bearer ${actorToken}` });
      return (JSON.parse(text) as { result: unknown }).result;
    },
  };
}

async function post(
  address: URL,
  body: object,
  headers: Record<string, string>,
  signal?: AbortSignal,
): Promise<{ text: string; headers: http.IncomingHttpHeaders }> {
  const { request, agent } = transports[address.protocol as keyof typeof transports];
  // A string goes out in one write with its headers.
  const content = JSON.stringify(body);
  let text = '';
  let response: http.IncomingMessage;
  try {
    response = await new Promise((resolve, reject) => {
      const asked = request(address, {
        method: 'POST',
        agent,
        headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(content), ...headers },
        timeout: TIMEOUT_MS,
        ...(signal ? { signal } : {}),
      });
      asked.on('response', (begun) => {
        begun.setEncoding('utf8');
        begun.on('data', (part: string) => (text += part)).on('end', () => resolve(begun)).on('error', reject);
      });
      asked.on('error', reject).on('timeout', () => asked.destroy(new Error('timed out')));
      asked.end(content);
    });
  } catch (error) {
    throw new PeerProblem(`${address.pathname}: no answer`, 0, { cause: error });
  }
  const { statusCode = 0 } = response;
  if (statusCode < 200 || statusCode > 299) throw new PeerProblem(`${address.pathname}: ${statusCode}`, statusCode);
  return { text, headers: response.headers };
}
