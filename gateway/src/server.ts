import { randomUUID } from 'node:crypto';
import cookie from '@fastify/cookie';
import cors from '@fastify/cors';
import { fastify, LogController, type FastifyError, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { isDatabaseAway } from '@redpine/kit/database';
import type { Log } from '@redpine/kit/log';
import type { GatewayConfig } from './config.ts';
import { problemPage } from './problem-page.ts';
import { GatewayProblem, INTERNAL, problemBody } from './problem.ts';
import { isDocumentRequest } from './static.ts';

export const BODY_BYTES = 1024 * 1024;
/** Open at once; each signal stream is one. */
const CONNECTIONS = 5_000;
/** How slowly a request may arrive. */
const ARRIVAL: Arrival = { headersMs: 15_000, bodyMs: 30_000, uploadMs: 120_000, lookMs: 5_000 };

export interface Arrival {
  headersMs: number;
  /** Of everything but uploads. */
  bodyMs: number;
  uploadMs: number;
  /** How often connections are looked at. */
  lookMs: number;
}
const UPLOADS: ReadonlySet<string> = new Set(['/files', '/files/visitor']);
/** Fastify's own refusals, in our words: code, and what the client is told. */
const REFUSALS: Readonly<Record<number, readonly [code: string, message: string]>> = {
  400: ['BAD_REQUEST', 'The request is malformed.'],
  404: ['NOT_FOUND', 'There is nothing here.'],
  408: ['TIMEOUT', 'The request took too long to arrive.'],
  413: ['LIMIT_BODY', 'The request is past a limit: body ≤ 1 MB.'],
  414: ['LIMIT_URL', 'The address is too long.'],
  415: ['UNSUPPORTED_MEDIA_TYPE', 'The content type or encoding is not accepted here.'],
  503: ['DRAINING', 'The server is going down.'],
};

const AWAY = new GatewayProblem(503, 'UNAVAILABLE', 'Not available at the moment. Try again.', {}, { 'retry-after': '1' });

/** What holds for every route: who we are, how much and how slowly may be sent, and how refusals look. */
export async function createServer(options: {
  config: Pick<GatewayConfig, 'tls' | 'trustProxy' | 'corsOrigins'>;
  origin: () => URL;
  /** The policy of our own pages. */
  contentSecurityPolicy: string;
  log: Log;
  arrival?: Arrival;
}): Promise<FastifyInstance> {
  const { config, origin, log, arrival = ARRIVAL } = options;
  const common = {
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    trustProxy: config.trustProxy,
    bodyLimit: BODY_BYTES,
    requestTimeout: arrival.uploadMs,
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle' as const,
    return503OnClosing: true,
    routerOptions: { maxParamLength: 200 },
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => refuse(error, request, reply),
  };
  const server = { headersTimeout: arrival.headersMs, connectionsCheckingInterval: arrival.lookMs, maxHeaderSize: 16_384 };
  // Routes look the same over HTTP/1.1 and HTTP/2: one type for both.
  const make = fastify as unknown as (options: object) => FastifyInstance;
  const app = config.tls
    ? make({ ...common, http2: true, https: { ...server, ...config.tls, allowHTTP1: true } })
    : make({ ...common, http: server });
  app.server.maxConnections = CONNECTIONS;

  app.addHook('onRequest', async (request, reply) => {
    secure(reply, origin(), options.contentSecurityPolicy, request.id);
    const elsewhere = misdirected(request, origin());
    if (elsewhere !== undefined) return reply.redirect(elsewhere, 307);
    const encoding = request.headers['content-encoding'];
    if (encoding !== undefined && encoding !== 'identity') throw refusal(415);
    return undefined;
  });
  // Pages of these origins ask with a token; our cookie is not for them.
  if (config.corsOrigins.length > 0) {
    await app.register(cors, {
      origin: [...config.corsOrigins],
      methods: ['POST'],
      allowedHeaders: ['authorization', 'content-type', 'accept-language'],
      exposedHeaders: ['x-request-id', 'retry-after'],
      maxAge: 600,
    });
  }
  app.addHook('preParsing', async (request, reply, payload) => {
    if (request.method === 'GET' || request.method === 'HEAD' || UPLOADS.has(request.routeOptions.url ?? '')) return payload;
    const late = setTimeout(() => {
      if (!reply.sent) void reply.send(refusal(408));
    }, arrival.bodyMs);
    for (const [emitter, event] of [[payload, 'end'], [payload, 'close'], [reply.raw, 'close']] as const) {
      emitter.once(event, () => clearTimeout(late));
    }
    return payload;
  });
  app.addHook('onResponse', async (request, reply) => {
    // The route and not the address: ids stay out of logs.
    const line = { request: request.id, method: request.method, route: request.routeOptions.url, status: reply.statusCode };
    log[reply.statusCode >= 500 ? 'warn' : 'debug']({ ...line, ms: Math.round(reply.elapsedTime) }, 'answered');
  });
  app.setErrorHandler(refuse);

  app.removeAllContentTypeParsers();
  const parseJson = app.getDefaultJsonParser('error', 'error');
  app.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body, done) => {
    const charset = /charset="?([\w-]+)/i.exec(request.headers['content-type'] ?? '')?.[1]?.toLowerCase();
    if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8') return done(refusal(415));
    try {
      void parseJson(request, new TextDecoder('utf-8', { fatal: true }).decode(body as Buffer), done);
    } catch {
      done(refusal(400));
    }
  });
  await app.register(cookie);
  return app;

  function refuse(error: FastifyError | GatewayProblem | Error, request: FastifyRequest, reply: FastifyReply): void {
    const problem = problemOf(error);
    if (problem.status >= 500) log.error({ request: request.id, err: error.cause ?? error }, 'failed');
    else if (error.cause !== undefined) log.warn({ request: request.id, code: problem.code, err: error.cause }, 'refused');
    reply.headers(problem.headers);
    if (problem.status === 401) reply.header('www-authenticate', 'Bearer');
    // A request that is not read to its end leaves nothing to go on with.
    if ((problem.status === 413 || problem.status === 408) && request.raw.httpVersionMajor === 1) reply.header('connection', 'close');
    reply.code(problem.status);
    if (isDocumentRequest(request)) void reply.type('text/html; charset=utf-8').send(problemPage(problem, request.id));
    else void reply.type('application/json; charset=utf-8').send(problemBody(problem, request.id));
  }
}

function problemOf(error: FastifyError | GatewayProblem | Error): GatewayProblem {
  if (error instanceof GatewayProblem) return error;
  if (isDatabaseAway(error)) return AWAY;
  const status = 'statusCode' in error ? error.statusCode : undefined;
  return status !== undefined && status !== 500 ? refusal(status) : INTERNAL;
}

function refusal(status: number): GatewayProblem {
  const [code, message] = REFUSALS[status] ?? ['BAD_REQUEST', 'The request is malformed.'];
  return new GatewayProblem(status, code, message);
}

function secure(reply: FastifyReply, origin: URL, policy: string, requestId: string): void {
  reply.headers({
    'x-request-id': requestId,
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'permissions-policy': 'camera=(), geolocation=(self), microphone=(), payment=(), usb=()',
  });
  if (origin.protocol === 'https:') reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains');
}

/**
 * Cookies, redirects and the issuer know one origin. Whoever reads under another name of ours is sent there; whoever
 * writes is refused. Machines that address this very process (health, services) go by any name.
 * @throws GatewayProblem 421
 */
function misdirected(request: FastifyRequest, origin: URL): string | undefined {
  if (request.url === '/health' || request.url.startsWith('/internal/')) return undefined;
  if (request.host === origin.host) return undefined;
  const reads = request.method === 'GET' || request.method === 'HEAD';
  if (reads && request.url.startsWith('/')) return `${origin.origin}${request.url}`;
  throw new GatewayProblem(421, 'MISDIRECTED', 'This server answers under another name.');
}
