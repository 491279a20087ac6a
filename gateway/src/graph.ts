import { ApolloServer, HeaderMap, type ApolloServerOptionsWithGateway, type ApolloServerPlugin } from '@apollo/server';
import { GraphQLError, type FormattedExecutionResult, type GraphQLFormattedError, type GraphQLSchema } from 'graphql';
import type { Actor } from '@redpine/kit/actor';
import { PUBLIC_CODES, unavailable } from '@redpine/kit/errors';
import type { Language } from '@redpine/kit/language';
import type { Log } from '@redpine/kit/log';
import type { Peer, SubgraphAnswer } from '@redpine/kit/peer';
import { createExecutor } from './executor.ts';
import { isLeftAlone } from './guarded-peer.ts';
import { DataText } from './plan.ts';
import type { Fetch } from './plan-run.ts';
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
/** Codes of errors whose text is meant for the client; kit masks in the subgraph, and this is held here again. */
const SHOWN: ReadonlySet<string> = new Set([...PUBLIC_CODES, 'BAD_REQUEST']);

/** Apollo Server over the supergraph. */
export async function createGraph(options: {
  supergraph: string;
  /** By the subgraph's name in the supergraph, in lower case. */
  peers: Readonly<Record<string, Pick<Peer, 'answer'>>>;
  log: Log;
}): Promise<Graph> {
  const { supergraph, peers, log } = options;
  const ask = async ({ subgraph: name, ...fetch }: Fetch, context: GraphContext): Promise<SubgraphAnswer> => {
    const subgraph = name.toLowerCase();
    try {
      const peer = peers[subgraph];
      if (!peer) throw new Error(`no peer named ${subgraph}`);
      const { language, requestId, signal } = context;
      return await peer.answer({ ...fetch, actorToken: await context.actorToken(), language, requestId, ...(signal ? { signal } : {}) });
    } catch (error) {
      log[isLeftAlone(error) ? 'debug' : 'warn']({ subgraph, request: context.requestId, err: error }, 'a subgraph did not answer');
      return { data: null, errors: [unavailable(context.language).toJSON()] };
    }
  };
  const { schema, execute } = await createExecutor(supergraph, ask);
  const executor: GatewayExecutor = async ({ document, operation, operationName, request, context }) => {
    const { data, errors } = await execute({ document, operation, operationName: operationName ?? undefined, variables: request.variables ?? {} }, context as GraphContext);
    // Apollo would take a plain object for a fault of ours.
    const known = errors?.map((error) => (error instanceof GraphQLError ? error : raised(error)));
    return { ...(data === undefined ? {} : { data: data as Record<string, unknown> | null }), ...(known?.length ? { errors: known } : {}) };
  };
  let announce: Parameters<GatewayInterface['onSchemaLoadOrUpdate']>[0] = () => {};
  const gateway: GatewayInterface = {
    onSchemaLoadOrUpdate(callback) {
      announce = callback;
      return () => {};
    },
    async load() {
      announce({ apiSchema: schema, coreSupergraphSdl: supergraph });
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
    stringifyResult: textOf,
    logger: { debug() {}, info() {}, warn: (message) => log.warn(message), error: (message) => log.error(message) },
  });
  await server.start();

  return {
    schema,
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

function textOf({ data, ...rest }: FormattedExecutionResult): string {
  if (!(data instanceof DataText)) return JSON.stringify({ ...rest, ...(data === undefined ? {} : { data }) });
  return `{"data":${data.text},${JSON.stringify(rest).slice(1)}`;
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
