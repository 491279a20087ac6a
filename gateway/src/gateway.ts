import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { CustomFetch } from 'openid-client';
import { createActorSigner, createActorVerifier } from '@redpine/kit/actor';
import type { Clock } from '@redpine/kit/clock';
import { openDatabase } from '@redpine/kit/database';
import type { Files } from '@redpine/kit/files';
import type { Log } from '@redpine/kit/log';
import type { Peer } from '@redpine/kit/peer';
import { createAskers, type Asker } from './asker.ts';
import { authRoutes, createCookies } from './auth.ts';
import type { GatewayConfig } from './config.ts';
import { Connections } from './connections.ts';
import { PersistedDocuments, readDocuments, refusedDocuments } from './documents.ts';
import { FileStore } from './file-store.ts';
import { fileRoutes } from './files.ts';
import { createGraph } from './graph.ts';
import { graphqlRoute } from './graphql-route.ts';
import { guardedPeer } from './guarded-peer.ts';
import { healthRoute } from './health.ts';
import { Identities } from './identities.ts';
import { issuerRoutes } from './issuer.ts';
import { letterRoutes } from './letters.ts';
import { Live, liveRoute } from './live.ts';
import { migrations } from './migrations.ts';
import { RateBuckets } from './rate-bucket.ts';
import { createServer } from './server.ts';
import { Sessions } from './sessions.ts';
import { SignIn } from './sign-in.ts';
import { contentSecurityPolicy, readScriptHashes, staticFiles } from './static.ts';
import { keptFiles, visitorFileRoutes } from './visitor-files.ts';

/** A subgraph as the gateway meets it; in process it may bring raw routes and say whether it is ready. */
export type GatewayPeer = Peer & {
  http?: Readonly<Record<string, RequestListener>> | null;
  ready?: () => Promise<void>;
};

export interface GatewayParts {
  /** By the subgraph's name; `directory` is needed. */
  peers: Readonly<Record<string, GatewayPeer>>;
  /** The folder of the built front ends. */
  frontends: string;
  clock: Clock;
  log: Log;
  /** The supergraph's SDL; the committed one unless told. */
  supergraph?: string;
}

export interface Gateway extends AsyncDisposable {
  /** The store of uploaded files, for services in this process. */
  files: Files;
  /** Accepts connections. @returns the public origin */
  listen(): Promise<{ url: string }>;
}

const SWEEP_MS = 3_600_000;
/** How long requests under way may take to finish once the gateway goes down. */
const DRAIN_MS = 8_000;
const SUPERGRAPH = new URL('../../schema/supergraph.graphql', import.meta.url);
const { version } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string };

/** The front door, with nothing of the business behind it. Disposing of it drains. */
export async function createGateway(config: GatewayConfig, parts: GatewayParts): Promise<Gateway> {
  const { peers, frontends, clock, log } = parts;
  const { directory } = peers;
  if (!directory) throw new Error('the gateway needs a peer named directory');
  if (!config.actorKey) throw new Error('the gateway needs the key that signs actor tokens');

  await using opened = new AsyncDisposableStack();
  const database = opened.use(await openDatabase({ name: 'gateway', url: config.databaseUrl, entities: [], migrations, log }));
  const guarded = Object.fromEntries(
    Object.entries(peers).map(([name, peer]) => [name, guardedPeer(name, peer, config.patience, log)] as const),
  );
  const graph = opened.use(await createGraph({ supergraph: parts.supergraph ?? readFileSync(SUPERGRAPH, 'utf8'), peers: guarded, log }));
  const live = opened.use(new Live(database.connection, log));
  await live.start();

  let origin = config.url;
  const publicOrigin = (): URL => {
    if (!origin) throw new Error('the origin is known once the gateway listens');
    return origin;
  };
  const signer = createActorSigner(config.actorKey);
  const verifier = createActorVerifier(config.actorPublicKey);
  const sessions = new Sessions(database, clock);
  const identities = new Identities({ directory: guarded['directory'] ?? directory, signer, clock, log });
  const buckets = new RateBuckets({ database, rate: config.rate, log });
  const askers = createAskers({ sessions, identities });
  const cookies = createCookies(() => publicOrigin().protocol === 'https:');
  const ask = (request: FastifyRequest): Promise<Asker> => askers.of(request.headers, cookies.session(request));
  const store = new FileStore({ database, dataDir: config.dataDir, clock });
  const texts = readDocuments(frontends);
  const documents = new PersistedDocuments(graph.schema, texts);
  for (const refused of refusedDocuments(graph.schema, texts, config.costReviewed)) log.error(refused, 'a document of the build is past a limit');

  let draining = false;
  const app = await createServer({
    config,
    origin: publicOrigin,
    contentSecurityPolicy: contentSecurityPolicy(readScriptHashes(frontends)),
    log,
  });
  const issuer = (): URL => config.oidc.issuer ?? new URL('/oidc', publicOrigin());
  const signIn = new SignIn({
    issuer,
    origin: publicOrigin,
    clientId: config.oidc.clientId,
    clientSecret: config.oidc.clientSecret,
    fetch: (url, options) => (new URL(url).origin === publicOrigin().origin ? ownFetch(app, url, options) : outerFetch(url, options)),
  });
  const owners = Object.entries(guarded).flatMap(([name, peer]) => (name === 'directory' ? [] : [peer]));
  await app.register(graphqlRoute({ graph, documents, ask, signer, buckets, corsOrigins: config.corsOrigins, costReviewed: config.costReviewed }));
  await app.register(authRoutes({
    cookies, sessions, identities, signIn, origin: publicOrigin, external: config.oidc.issuer !== undefined, clock,
  }));
  await app.register(fileRoutes({ store, ask, signer, verifier, owners, log }));
  await app.register(visitorFileRoutes({ store, signer, buckets, owners, log }));
  await app.register(letterRoutes({ ask, signer, writers: owners }));
  await app.register(liveRoute(live, ask));
  await app.register(
    healthRoute({
      checks: {
        gateway: async () => void (await database.query('SELECT 1')),
        ...Object.fromEntries(Object.entries(peers).map(([name, peer]) => [name, async () => peer.ready?.()])),
      },
      version,
      draining: () => draining,
    }),
  );
  const listener = directory.http?.['/oidc'];
  const directoryUrl = config.peers['directory'];
  if (listener) await app.register(issuerRoutes({ listener }, publicOrigin));
  else if (directoryUrl !== undefined) await app.register(issuerRoutes({ url: directoryUrl }, publicOrigin));
  await staticFiles(app, frontends);
  await app.ready();
  const connections = new Connections(app.server);

  const sweep = setInterval(() => {
    const swept = [() => sessions.sweep(), () => buckets.sweep(), () => store.sweep((ids) => keptFiles({ owners, signer }, ids))];
    for (const each of swept) {
      each().catch((error: unknown) => log.warn({ err: error }, 'what is over stays for now'));
    }
  }, SWEEP_MS);
  sweep.unref();
  opened.defer(async () => {
    clearInterval(sweep);
    draining = true;
    // Streams never end by themselves.
    await live[Symbol.asyncDispose]();
    await Promise.all([app.close(), connections.drain(DRAIN_MS)]);
  });
  const stack = opened.move();

  return {
    files: store,
    async listen() {
      await app.listen({ host: config.host, port: config.port });
      origin ??= new URL(`http${config.tls ? 's' : ''}://127.0.0.1:${(app.server.address() as AddressInfo).port}`);
      log.info({ url: origin.origin, documents: documents.size }, 'the gateway listens');
      return { url: origin.origin };
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

/** Our own issuer, reached without the network: neither certificates nor proxies stand in the way. */
const ownFetch = async (
  app: FastifyInstance,
  url: string,
  { method, headers, body }: Parameters<CustomFetch>[1],
): Promise<Response> => {
  const { host, pathname, search } = new URL(url);
  const answer = await app.inject({
    method: method as 'GET',
    url: `${pathname}${search}`,
    headers: { ...headers, host },
    ...(body === undefined || body === null ? {} : { payload: await new Response(body as BodyInit).text() }),
  });
  const answered = new Headers();
  for (const [name, value] of Object.entries(answer.headers)) {
    for (const each of [value].flat()) if (each !== undefined) answered.append(name, String(each));
  }
  const empty = answer.statusCode === 204 || answer.statusCode === 304;
  return new Response(empty ? null : new Uint8Array(answer.rawPayload), { status: answer.statusCode, headers: answered });
};

const outerFetch: CustomFetch = (url, options) => fetch(url, options as RequestInit);
