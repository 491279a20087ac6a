/** Requests over kept connections, as fast as they are answered or at a fixed rate. */
import { Agent, request } from 'node:http';
import type { HttpRequest } from './contestants.ts';

export interface Answered {
  ms: number;
  text: string;
}

export interface Run {
  latenciesMs: readonly number[];
  elapsedMs: number;
}

export interface Client {
  ask(asked: HttpRequest): Promise<Answered>;
  close(): void;
}

/** Asks at one address over at most as many connections. An answer with another status than 200 is an error. */
export function createClient(origin: string, connections: number): Client {
  const agent = new Agent({ keepAlive: true, maxSockets: connections, scheduling: 'fifo' });
  const { hostname, port } = new URL(origin);
  return {
    ask({ path, headers, body }) {
      const { promise, resolve, reject } = Promise.withResolvers<Answered>();
      const begun = performance.now();
      const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
      const sent = request(
        { agent, hostname, port, path, method: body === undefined ? 'GET' : 'POST', headers: { ...headers, ...length } },
        (response) => {
          const pieces: Buffer[] = [];
          response.on('data', (piece: Buffer) => pieces.push(piece));
          response.once('error', reject);
          response.once('end', () => {
            const ms = performance.now() - begun;
            const text = (): string => Buffer.concat(pieces).toString();
            if (response.statusCode === 200) resolve({ ms, get text() { return text(); } });
            else reject(new Error(`${path} answers ${response.statusCode}: ${text().slice(0, 500)}`));
          });
        },
      );
      sent.once('error', reject);
      sent.end(body);
      return promise;
    },
    close: () => agent.destroy(),
  };
}

/** As many clients, each asking again as soon as it is answered, until the time is over; `next` gives null to end sooner. */
export async function asFastAsAnswered(
  client: Client, clients: number, seconds: number, next: () => HttpRequest | null, seen: (text: () => string) => void = () => undefined,
): Promise<Run> {
  const latenciesMs: number[] = [];
  const begun = performance.now();
  const until = begun + seconds * 1000;
  await Promise.all(Array.from({ length: clients }, async () => {
    while (performance.now() < until) {
      const asked = next();
      if (!asked) return;
      const answer = await client.ask(asked);
      latenciesMs.push(answer.ms);
      seen(() => answer.text);
    }
  }));
  return { latenciesMs, elapsedMs: performance.now() - begun };
}
