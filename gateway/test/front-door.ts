import { createHash } from 'node:crypto';
import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RequestListener } from 'node:http';
import { pino } from 'pino';
import type { Actor } from '@redpine/kit/actor';
import { createActorSigner, createActorVerifier, generateActorKeys, serviceActor } from '@redpine/kit/actor';
import type { Clock } from '@redpine/kit/clock';
import type { SubgraphAnswer, SubgraphRequest } from '@redpine/kit/peer';
import { Client } from 'pg';
import type { GatewayConfig } from '../src/config.ts';
import { createGateway, type GatewayPeer } from '../src/gateway.ts';
import { sessionDigest, Sessions } from '../src/sessions.ts';

export const WANG: Actor = {
  id: '0190c0de-0000-7000-8000-000000000001',
  kind: 'ACCOUNT',
  username: 'wang',
  name: '王一',
  person: null,
  posts: [],
};
export const LI: Actor = { ...WANG, id: '0190c0de-0000-7000-8000-000000000002', username: 'li', name: '李二' };
export const ANALYST: Actor = {
  ...WANG,
  id: '0190c0de-0000-7000-8000-000000000003',
  username: 'analyst',
  posts: [{ id: 'p', kind: 'ANALYST', title: '分析员', organ: null, area: null }],
};
/** What an account may ask for over time, in these tests. */
const RATE = { capacity: 50_000, restore: 1_000 };
const TOKENS: Readonly<Record<string, Actor>> = {
  rp_wang: WANG, rp_analyst: ANALYST, rp_reader: { ...WANG, via: { token: 't', scope: 'READ' } },
};

/** Whose the sessions are, by their digests: the gateways of a test have one directory. */
const SESSIONS = new Map<string, Actor>();

/** Who is who at the issuer of the site's own. */
const SUBJECTS: Readonly<Record<string, Actor>> = { 'uid=wang': WANG };

const keys = generateActorKeys();
const verifier = createActorVerifier(keys.publicKey);
/** What a service shows the gateway. */
export const serviceToken = (): Promise<string> => createActorSigner(keys.privateKey).sign(serviceActor('representation'));

/** A service that answers with what a test gives it. */
export class FakePeer implements GatewayPeer {
  /** Requests seen, in order. */
  readonly requests: (SubgraphRequest & { actor: Actor })[] = [];
  answers: (request: SubgraphRequest) => SubgraphAnswer | Promise<SubgraphAnswer> = () => ({ data: {} });
  operations: Record<string, (payload: never, actor: Actor) => unknown> = {};
  http: Record<string, RequestListener> = {};
  down = false;

  async answer(request: SubgraphRequest): Promise<SubgraphAnswer> {
    if (this.down) throw new Error('connect ECONNREFUSED 10.1.2.3:4001');
    this.requests.push({ ...request, actor: await verifier.verify(request.actorToken) });
    return this.answers(request);
  }

  async call(operation: string, payload: unknown, actorToken: string): Promise<unknown> {
    if (this.down) throw new Error('connect ECONNREFUSED 10.1.2.3:4001');
    const run = this.operations[operation];
    if (!run) throw new Error(`no operation ${operation}`);
    return run(payload as never, await verifier.verify(actorToken));
  }

  async receive(): Promise<void> {}

  async ready(): Promise<void> {
    if (this.down) throw new Error('down');
  }
}

export function fakePeers(): { directory: FakePeer; representation: FakePeer } {
  const directory = new FakePeer();
  directory.operations = {
    sessionBegin: ({ subject, digest, external }: { subject: string; digest: string; external: boolean }) => {
      const actor = external ? SUBJECTS[subject] : [WANG, LI, ANALYST].find(({ id }) => id === subject);
      if (actor) SESSIONS.set(digest, actor);
      return { account: actor?.id ?? null };
    },
    sessionEnd: ({ session }: { session: string }) => {
      SESSIONS.delete(session);
      return null;
    },
    resolveSession: ({ session }: { session: string }) => SESSIONS.get(session) ?? null,
    resolveToken: ({ token }: { token: string }) => TOKENS[token] ?? null,
  };
  directory.answers = () => ({
    data: {
      me: { __typename: 'Viewer', id: WANG.id, kind: 'ACCOUNT', name: WANG.name },
      areas: [{ __typename: 'Area', id: '1', name: '朝阳街道' }],
    },
  });
  const representation = new FakePeer();
  representation.answers = ({ variables }) => {
    const asked = variables?.['representations'];
    if (!Array.isArray(asked)) return { data: { delegations: [{ __typename: 'Delegation', name: '第一代表团' }] } };
    const entities = asked.map((each: { __typename: string }) => ({
      __typename: each.__typename,
      suggestionFigures: { __typename: 'SuggestionFigures', total: { __typename: 'CountFigure', value: 7 } },
    }));
    return { data: { _entities: entities } };
  };
  return { directory, representation };
}

const hashOf = (text: string): string => `sha256:${createHash('sha256').update(text).digest('hex')}`;

export const DOCUMENTS = {
  areas: 'query Areas { areas { name suggestionFigures { total { value } } } }',
  delegations: 'query Delegations { delegations { name } }',
  people: 'query People($n: Int! = 20) { people(first: $n) { edges { node { name } } } }',
};
const PAGE = '<!doctype html><title>红松</title>';
const PORTAL = '<!doctype html><title>网上代表之家</title>';

export interface Answer {
  status: number;
  body: {
    data?: object | null;
    errors?: { message: string; path?: (string | number)[]; extensions: { code: string; requestId: string } }[];
    extensions?: object;
  };
}

export interface FrontDoor extends AsyncDisposable {
  url: string;
  directory: FakePeer;
  representation: FakePeer;
  /** The data directory. */
  folder: string;
  /** Lines logged, as JSON. */
  logged: string[];
  /** The `cookie` header of a new session. */
  session(actor?: Actor): Promise<string>;
  graphql(body: unknown, headers?: Record<string, string>): Promise<Answer>;
  persisted(text: string, variables?: object, headers?: Record<string, string>): Promise<Answer>;
}

/** A gateway on a free port with fake services behind it and a small built front end. */
export async function openFrontDoor(options: {
  database: string;
  clock?: Clock;
  peers?: ReturnType<typeof fakePeers>;
  url?: URL;
  /** Another issuer than directory's, where the gateway is a public client. */
  issuer?: URL;
  /** Where directory runs, if elsewhere. */
  directoryUrl?: string;
  config?: Partial<Pick<GatewayConfig, 'rate' | 'patience' | 'corsOrigins' | 'trustProxy'>>;
}): Promise<FrontDoor> {
  await using opened = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'redpine-gateway-'));
  opened.defer(() => rm(folder, { recursive: true }));
  const frontends = join(folder, 'dist');
  await mkdir(join(frontends, 'assets'), { recursive: true });
  await writeFile(join(frontends, 'index.html'), PAGE);
  await writeFile(join(frontends, 'portal.html'), PORTAL);
  await writeFile(join(frontends, 'assets', 'shell-0a1b2c3d.js'), 'export {};');
  await writeFile(join(frontends, 'assets', 'shell-0a1b2c3d.js.br'), 'compressed');
  await writeFile(join(frontends, 'csp.json'), JSON.stringify({ scriptHashes: ['sha256-abc='] }));
  const documents = Object.fromEntries(Object.values(DOCUMENTS).map((text) => [hashOf(text), text]));
  await writeFile(join(frontends, 'documents.json'), JSON.stringify(documents));

  const peers = options.peers ?? fakePeers();
  const clock = options.clock ?? (() => new Date());
  const logged: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) });
  const gateway = opened.use(
    await createGateway(
      {
        databaseUrl: options.database,
        host: '127.0.0.1',
        port: 0,
        actorKey: keys.privateKey,
        actorPublicKey: keys.publicKey,
        peers: options.directoryUrl === undefined ? {} : { directory: options.directoryUrl },
        demo: false,
        costReviewed: 5_000,
        clock,
        logLevel: 'debug',
        dataDir: folder,
        trustProxy: false,
        corsOrigins: [],
        rate: RATE,
        patience: { timeoutMs: 10_000, restMs: 5_000 },
        ...options.config,
        oidc: options.issuer ? { issuer: options.issuer, clientId: 'redpine' } : { clientId: 'redpine-gateway', clientSecret: 'secret' },
        ...(options.url ? { url: options.url } : {}),
      },
      { peers: { ...peers }, frontends, clock, log },
    ),
  );
  const { url } = await gateway.listen();
  const client = new Client({ connectionString: options.database, options: '-c role=redpine_gateway -c search_path=gateway' });
  await client.connect();
  opened.defer(() => client.end());
  const sessions = new Sessions({ query: async (text, values = []) => (await client.query(text, [...values])).rows as never }, clock);
  const stack = opened.move();

  const door: FrontDoor = {
    url,
    ...peers,
    folder,
    logged,
    async session(actor = WANG) {
      const id = await sessions.begin(actor.id, 'the.id.token');
      SESSIONS.set(sessionDigest(id), actor);
      return `redpine=${id}`;
    },
    async graphql(body, headers = {}) {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      return { status: response.status, body: JSON.parse(await response.text()) as Answer['body'] };
    },
    persisted: (text, variables = {}, headers = {}) =>
      door.graphql({ variables, extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(text) } } }, headers),
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
  return door;
}
