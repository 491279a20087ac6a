import { randomUUID } from 'node:crypto';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { z } from 'zod';
import { serviceConfig } from './config.ts';
import { languageOf } from './language.ts';
import { createLog, type Log } from './log.ts';
import { DATA_ALONE, PeerProblem } from './peer.ts';
import type { CreateService, Service } from './service.ts';

const graphqlBody = z.object({
  query: z.string(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  operationName: z.string().nullish(),
});
const eventsBody = z.object({ source: z.string(), events: z.string() });
const internalBody = z.object({ payload: z.unknown() });

export interface Served {
  /** Base address. */
  url: string;
  /** Takes nothing new, answers what is under way, and is gone. */
  close(): Promise<void>;
}

/** Puts a service on HTTP: POST /graphql, /events, /internal/:operation; GET /health; its raw routes by prefix. */
export async function serve(service: Service, options: { host: string; port: number; log: Log }): Promise<Served> {
  const { log } = options;
  const app = Fastify({ bodyLimit: 4 * 1024 * 1024, forceCloseConnections: 'idle' });
  app.removeContentTypeParser('text/plain');
  app.setErrorHandler((error, request, reply) => {
    const status = statusOf(error);
    if (status >= 500) log.error({ err: error, route: request.routeOptions.url }, 'request failed');
    // The reason stays in the log: whoever calls gets a status.
    return reply.code(status).send({ error: status });
  });

  app.post('/graphql', async (request, reply) => {
    const body = graphqlBody.parse(request.body);
    const answer = await service.answer({
      query: body.query,
      ...(body.variables ? { variables: body.variables } : {}),
      ...(body.operationName ? { operationName: body.operationName } : {}),
      actorToken: bearer(request),
      language: languageOf(request.headers['accept-language']),
      requestId: requestId(request),
    });
    reply.type('application/json; charset=utf-8');
    return typeof answer === 'string' ? reply.header(DATA_ALONE, '1').send(answer) : reply.send(JSON.stringify(answer));
  });
  app.post('/events', { bodyLimit: 32 * 1024 * 1024 }, async (request, reply) => {
    const { source, events } = eventsBody.parse(request.body);
    await service.receive(source, events);
    return reply.code(204).send();
  });
  app.post<Operation>('/internal/:operation', (request) => callInternal(service, request));
  app.get('/health', async (_request, reply) => {
    try {
      await service.ready();
    } catch (error) {
      log.warn({ err: error }, 'not ready');
      return reply.code(503).send({ ready: false });
    }
    return { ready: true };
  });
  for (const [prefix, listener] of Object.entries(service.http)) await mount(app, prefix, listener);

  await app.listen({ host: options.host, port: options.port });
  const { port } = app.server.address() as AddressInfo;
  return {
    url: `http://${options.host.includes(':') ? `[${options.host}]` : options.host}:${port}`,
    async close() {
      // A connection kept alive is idle only once its last answer is out.
      const sweep = setInterval(() => app.server.closeIdleConnections(), 50);
      try {
        await app.close();
      } finally {
        clearInterval(sweep);
      }
    },
  };
}

interface Operation {
  Params: { operation: string };
}

async function callInternal(service: Service, request: FastifyRequest<Operation>): Promise<{ result: unknown }> {
  const { payload } = internalBody.parse(request.body);
  return { result: (await service.call(request.params.operation, payload, bearer(request))) ?? null };
}

/** Hands a prefix to a raw listener, with the body unread. */
async function mount(app: FastifyInstance, prefix: string, listener: RequestListener): Promise<void> {
  await app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, _body, done) => done(null));
    const handler = (request: FastifyRequest, reply: FastifyReply): void => {
      reply.hijack();
      listener(request.raw, reply.raw);
    };
    scope.all(prefix, handler);
    scope.all(`${prefix}/*`, handler);
  });
}

function statusOf(error: unknown): number {
  if (error instanceof z.ZodError) return 400;
  if (error instanceof PeerProblem && error.status >= 400 && error.status < 500) return error.status;
  if (error instanceof Error && 'statusCode' in error && typeof error.statusCode === 'number') return error.statusCode;
  // A token or a batch that jose refuses.
  if (error instanceof Error && 'code' in error && String(error.code).startsWith('ERR_J')) return 401;
  return 500;
}

function bearer(request: Pick<FastifyRequest, 'headers'>): string {
  return /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
}

function requestId(request: FastifyRequest): string {
  const given = request.headers['x-request-id'];
  return typeof given === 'string' && /^[\w-]{1,64}$/.test(given) ? given : randomUUID();
}

const DRAIN_MS = 10_000;

/** A service as its own process: configured by the environment; drains on SIGTERM and SIGINT. */
export async function runAlone(name: string, createService: CreateService): Promise<void> {
  const config = serviceConfig(name, process.env);
  const log = createLog(name, config.logLevel);
  const service = await createService(config, { log });
  const served = await serve(service, { host: config.host, port: config.port, log });
  log.info({ url: served.url }, 'listening');
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    log.info('draining');
    setTimeout(() => {
      log.error('did not drain in time');
      process.exit(1);
    }, DRAIN_MS).unref();
    served
      .close()
      .then(() => service[Symbol.asyncDispose]())
      .then(() => process.exit(0))
      .catch((error: unknown) => {
        log.error({ err: error }, 'did not stop cleanly');
        process.exit(1);
      });
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
