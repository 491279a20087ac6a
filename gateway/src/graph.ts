import { ApolloServer, HeaderMap, type ApolloServerOptionsWithGateway, type ApolloServerPlugin } from '@apollo/server';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';
import { buildASTSchema, getVariableValues, GraphQLError, parse, print, type DocumentNode, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import type { Actor } from '@redpine/kit/actor';
import { PUBLIC_CODES, unavailable } from '@redpine/kit/errors';
import type { Language } from '@redpine/kit/language';
import type { Log } from '@redpine/kit/log';
import type { Peer } from '@redpine/kit/peer';
import { isLeftAlone } from './guarded-peer.ts';
import { INTERNAL } from './problem.ts';
import type { Level } from './rate-bucket.ts';

/** Who asks and how; made once per request. */
export interface GraphContext {
  actor: Actor;
  /** A token of the actor that is valid at the time of the call. */
  actorToken: () => Promise<string>;
  language: Language;
  requestId: string;
  /** Answered in `extensions.cost`. */
  cost: { requested: number; maximum: number; bucket: Level };
  /** Fires when whoever reads is gone. */
  signal?: AbortSignal;
}

export interface GraphRequest {
  text: string;
  operationName?: string | undefined;
  variables: Record<string, unknown>;
  /** The client's Accept header. */
  accept?: string | undefined;
}

export interface GraphAnswer {
  status: number;
  headers: Iterable<[string, string]>;
  body: string;
}

export interface Graph extends AsyncDisposable {
  /** The schema that clients see. */
  schema: GraphQLSchema;
  execute(request: GraphRequest, context: GraphContext): Promise<GraphAnswer>;
}

type GatewayInterface = ApolloServerOptionsWithGateway<GraphContext>['gateway'];
type GatewayExecutor = NonNullable<Awaited<ReturnType<GatewayInterface['load']>>['executor']>;

/** Errors that an answer names, and characters of each: no answer grows with what is wrong with a question. */
const ERRORS = 20;
const MESSAGE_LENGTH = 500;
/** Mistakes in variables that are named. */
const MISTAKES = 5;
/** Codes of errors whose text is meant for the client; kit masks in the subgraph, and this is held here again. */
const SHOWN: ReadonlySet<string> = new Set([...PUBLIC_CODES, 'BAD_REQUEST']);

/** Apollo Server over the supergraph; planner and executor are router-runtime's. */
export async function createGraph(options: {
  supergraph: string;
  /** By the subgraph's name in the supergraph, in lower case. */
  peers: Readonly<Record<string, Pick<Peer, 'answer'>>>;
  log: Log;
}): Promise<Graph> {
  const { supergraph, peers, log } = options;
  // The router makes a logger of its own by LOG_LEVEL, and throws at each request where that is one of ours that it
  // does not know (fatal, silent). What it has to say reaches our log as errors.
  process.env['LOG_LEVEL'] = 'error';
  const handler = await unifiedGraphHandler({
    unifiedGraph: buildASTSchema(parse(supergraph), { assumeValidSDL: true }),
    getUnifiedGraphSDL: () => supergraph,
    onSubgraphExecute: async (name, request) => {
      const context = request.context as GraphContext;
      const subgraph = name.toLowerCase();
      try {
        const peer = peers[subgraph];
        if (!peer) throw new Error(`no peer named ${subgraph}`);
        // The executor takes errors as they are formatted.
        return await peer.answer({
          query: text(request.document),
          variables: (request.variables ?? {}) as Record<string, unknown>,
          ...(request.operationName ? { operationName: request.operationName } : {}),
          actorToken: await context.actorToken(),
          language: context.language,
          requestId: context.requestId,
          ...(context.signal ? { signal: context.signal } : {}),
        });
      } catch (error) {
        log[isLeftAlone(error) ? 'debug' : 'warn']({ subgraph, request: context.requestId, err: error }, 'a subgraph did not answer');
        return { data: null, errors: [unavailable(context.language).toJSON()] } as object;
      }
    },
  });
  const execute = handler.executor;
  if (!execute) throw new Error('the supergraph has nothing to execute');
  const executor: GatewayExecutor = async (request) => {
    // The router throws at these, which would look like a fault of ours; Apollo knows them as the client's.
    const definitions = request.operation.variableDefinitions ?? [];
    const { errors } = getVariableValues(handler.unifiedGraph, definitions, request.request.variables ?? {}, { maxErrors: MISTAKES });
    // One more says that there were too many, which Apollo would take for a fault of ours.
    if (errors) return { errors: errors.slice(0, MISTAKES) };
    const result = (await execute({
      document: request.document,
      variables: request.request.variables ?? {},
      ...(request.operationName ? { operationName: request.operationName } : {}),
      operationType: request.operation.operation,
      context: request.context,
    })) as Awaited<ReturnType<GatewayExecutor>>;
    // Where nothing came back the router leaves `data` out; an operation that ran has it. An error that has its path
    // already comes through the router as the plain object it was, which Apollo would take for a fault of ours.
    const known = result.errors?.map((error) => (error instanceof GraphQLError ? error : raised(error)));
    return { ...result, ...(known ? { errors: known } : {}), data: result.data ?? null };
  };
  let announce: Parameters<GatewayInterface['onSchemaLoadOrUpdate']>[0] = () => {};
  const gateway: GatewayInterface = {
    onSchemaLoadOrUpdate(callback) {
      announce = callback;
      return () => {};
    },
    async load() {
      announce({ apiSchema: handler.unifiedGraph, coreSupergraphSdl: supergraph });
      return { executor };
    },
    async stop() {},
  };
  const server = new ApolloServer<GraphContext>({
    gateway,
    plugins: [answers(log)],
    persistedQueries: false,
    // Only bearers send free text, and the route refuses introspection to all others.
    introspection: true,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    allowBatchedHttpRequests: false,
    nodeEnv: 'production',
    logger: { debug() {}, info() {}, warn: (message) => log.warn(message), error: (message) => log.error(message) },
  });
  await server.start();

  return {
    schema: handler.unifiedGraph,
    async execute({ text: query, operationName, variables, accept }, context) {
      const headers = new HeaderMap([['content-type', 'application/json']]);
      if (accept !== undefined) headers.set('accept', accept);
      const answer = await server.executeHTTPGraphQLRequest({
        httpGraphQLRequest: { method: 'POST', headers, search: '', body: { query, variables, ...(operationName === undefined ? {} : { operationName }) } },
        context: async () => context,
      });
      if (answer.body.kind === 'chunked') throw new Error('an incremental answer: @defer is not offered');
      return { status: answer.status ?? 200, headers: answer.headers, body: answer.body.string };
    },
    [Symbol.asyncDispose]: () => server.stop(),
  };
}

/** Planned documents recur: each is printed once. */
const printed = new WeakMap<DocumentNode, string>();

function text(document: DocumentNode): string {
  let query = printed.get(document);
  if (query === undefined) printed.set(document, (query = print(document)));
  return query;
}

/** Every answer carries its cost; every error is a message, a place, a code and the request id, and nothing else. */
function answers(log: Log): ApolloServerPlugin<GraphContext> {
  return {
    requestDidStart: async () => ({
      async willSendResponse({ contextValue, response, errors }) {
        if (response.body.kind !== 'single') return;
        const result = response.body.singleResult;
        const { requestId, cost } = contextValue;
        for (const error of errors ?? []) {
          if (!isShown(error)) log.error({ request: requestId, err: error }, 'masked error');
        }
        if (result.errors) result.errors = result.errors.slice(0, ERRORS).map((error) => masked(error, requestId));
        result.extensions = { cost };
      },
    }),
  };
}

function raised({ message, path, extensions }: GraphQLFormattedError): GraphQLError {
  return new GraphQLError(message, { ...(path ? { path } : {}), ...(extensions ? { extensions } : {}) });
}

/** graphql-js repeats what was sent to it, however long. */
function brief(message: string): string {
  return message.length > MESSAGE_LENGTH ? `${message.slice(0, MESSAGE_LENGTH).toWellFormed()}…` : message;
}

function codeOf(error: GraphQLFormattedError): string {
  return typeof error.extensions?.['code'] === 'string' ? error.extensions['code'] : INTERNAL.code;
}

function isShown(error: { extensions?: Record<string, unknown> | undefined }): boolean {
  return SHOWN.has(String(error.extensions?.['code']));
}

function masked(error: GraphQLFormattedError, requestId: string): GraphQLFormattedError {
  const shown = isShown(error);
  return {
    // Guesses at what was meant would spell the schema out.
    message: shown ? brief(error.message.replace(/ ?Did you mean.*\?$/s, '')) : INTERNAL.message,
    ...(error.locations && shown ? { locations: error.locations } : {}),
    ...(error.path ? { path: error.path } : {}),
    extensions: { code: shown ? codeOf(error) : INTERNAL.code, requestId },
  };
}
