import type { ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Client } from 'pg';
import type { Database } from '@redpine/kit/database';
import type { Log } from '@redpine/kit/log';
import { LIVE_CHANNEL } from '@redpine/kit/relay';
import type { Asker } from './asker.ts';
import { GatewayProblem } from './problem.ts';

const HEARTBEAT_MS = 20_000;
const RECONNECT_MS = 1_000;
const STREAMS_PER_SESSION = 10;
/** A reader that lets this much pile up is cut off: it reconnects and reads everything again. */
const UNREAD_BYTES = 64 * 1024;

interface Stream {
  asker: Asker;
  out: Pick<ServerResponse, 'write' | 'end' | 'writableLength'>;
}

/**
 * The signals that services raise in PostgreSQL, fanned out to the signed-in browsers of this gateway. They say
 * what changed and carry no data.
 */
export class Live implements AsyncDisposable {
  readonly #connection: Database['connection'];
  readonly #log: Log;
  readonly #streams = new Set<Stream>();
  #client: Client | undefined;
  #retry: NodeJS.Timeout | undefined;
  #heartbeat: NodeJS.Timeout | undefined;
  #over = false;

  constructor(connection: Database['connection'], log: Log) {
    this.#connection = connection;
    this.#log = log;
  }

  /** Listens from here on; throws where the database is away. Later losses are made good by themselves. */
  async start(): Promise<void> {
    await this.#listen();
    this.#heartbeat = setInterval(() => void this.beat(), HEARTBEAT_MS);
  }

  /** Adds a reader. @returns how to take it away again */
  add(stream: Stream): () => void {
    const held = [...this.#streams].filter((each) => each.asker.key === stream.asker.key).length;
    if (held >= STREAMS_PER_SESSION) throw new GatewayProblem(429, 'LIMIT_STREAMS', `At most ${STREAMS_PER_SESSION} streams.`);
    if (this.#over) throw new GatewayProblem(503, 'DRAINING', 'The server is going down.');
    this.#streams.add(stream);
    return () => this.#streams.delete(stream);
  }

  get size(): number {
    return this.#streams.size;
  }

  /** Keeps connections open and ends those whose session is over. */
  async beat(): Promise<void> {
    await Promise.all(
      Array.from(this.#streams, async (stream) => {
        try {
          if (await stream.asker.still()) this.#write(stream, ':\n\n');
          else this.#end(stream);
        } catch (error) {
          this.#log.warn({ err: error }, 'a stream is ended: its session cannot be verified');
          this.#end(stream);
        }
      }),
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#over = true;
    clearInterval(this.#heartbeat);
    clearTimeout(this.#retry);
    for (const stream of this.#streams) this.#end(stream);
    await this.#client?.end().catch(() => undefined);
  }

  async #listen(): Promise<void> {
    const client = new Client({ ...this.#connection, application_name: 'redpine gateway live', keepAlive: true });
    client.on('notification', ({ payload }) => this.#signal(payload ?? ''));
    client.on('error', (error) => this.#lost(client, error));
    client.on('end', () => this.#lost(client));
    await client.connect();
    await client.query(`LISTEN ${LIVE_CHANNEL}`);
    this.#client = client;
  }

  /** What was signalled meanwhile is gone: the browsers are made to reconnect, which makes them read again. */
  #lost(client: Client, error?: Error): void {
    if (this.#over || this.#client !== client) return;
    this.#client = undefined;
    this.#log.warn({ err: error }, 'live signals lost their connection');
    client.end().catch(() => undefined);
    this.#again();
  }

  #again(): void {
    this.#retry = setTimeout(() => void this.#listenAgain(), RECONNECT_MS);
  }

  async #listenAgain(): Promise<void> {
    try {
      await this.#listen();
      for (const stream of this.#streams) this.#end(stream);
    } catch (error) {
      this.#log.debug({ err: error }, 'live signals are still away');
      if (!this.#over) this.#again();
    }
  }

  #signal(payload: string): void {
    const signal = parseSignal(payload);
    if (!signal) {
      this.#log.warn('a live signal that is none');
      return;
    }
    for (const stream of this.#streams) {
      if ('changed' in signal) this.#write(stream, `event: changed\ndata: ${JSON.stringify(signal.changed)}\n\n`);
      else if (stream.asker.actor.id === signal.account) this.#write(stream, 'event: notification\ndata: {}\n\n');
    }
  }

  #write(stream: Stream, text: string): void {
    if (stream.out.writableLength > UNREAD_BYTES) this.#end(stream);
    else stream.out.write(text);
  }

  #end(stream: Stream): void {
    this.#streams.delete(stream);
    stream.out.end();
  }
}

/** `{ "changed": { type, id } }` for all, or `{ "notification": { account } }` for one. */
export function parseSignal(payload: string): { changed: { type: string; id: string } } | { account: string } | undefined {
  let signal: { changed?: { type?: unknown; id?: unknown }; notification?: { account?: unknown } } | null;
  try {
    signal = JSON.parse(payload) as typeof signal;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
  const { type, id } = signal?.changed ?? {};
  if (typeof type === 'string' && typeof id === 'string') return { changed: { type, id } };
  const account = signal?.notification?.account;
  return typeof account === 'string' ? { account } : undefined;
}

/** GET /live: an event stream for whoever is signed in. */
export function liveRoute(live: Live, ask: (request: FastifyRequest) => Promise<Asker>) {
  return async (app: FastifyInstance): Promise<void> => {
    app.get('/live', async (request: FastifyRequest, reply: FastifyReply) => {
      const asker = await ask(request);
      if (asker.actor.kind !== 'ACCOUNT') throw new GatewayProblem(401, 'UNAUTHENTICATED', 'Sign in first.');
      const out = reply.raw;
      const remove = live.add({ asker, out });
      reply.hijack();
      for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) out.setHeader(name, value);
      out.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      });
      out.write('retry: 2000\n\n');
      out.on('close', () => remove());
    });
  };
}
