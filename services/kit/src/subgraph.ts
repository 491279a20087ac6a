import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import { buildSubgraphSchema } from '@apollo/subgraph';
import { addResolversToSchema } from '@graphql-tools/schema';
import type { DocumentNode, GraphQLFormattedError, GraphQLSchema } from 'graphql';
import { GraphQLError, GraphQLScalarType, OperationTypeNode } from 'graphql';
import type { Actor, ActorVerifier } from './actor.ts';
import type { RequestBase, RequestContext } from './context.ts';
import { isDatabaseAway } from './database.ts';
import { badInput, PUBLIC_CODES, unauthenticated, unavailable } from './errors.ts';
import type { Language, Text } from './language.ts';
import { say } from './language.ts';
import type { Log } from './log.ts';
import type { SubgraphAnswer, SubgraphRequest } from './peer.ts';
import { scalars } from './scalars.ts';
import { findUnfit } from './unfit.ts';

/** What the subgraph needs of read views (`kit/view/views`). */
export interface SubgraphViews<C> {
  /** The text `{"data":…}` where views answer the whole request, else null. */
  answer(
    request: { query: string; variables: Record<string, unknown>; operationName?: string },
    context: C,
  ): Promise<string | null>;
  /** For the requests that graphql-js answers: type → field → resolver. */
  resolvers(): object;
}

export interface SubgraphOptions<C extends RequestContext> {
  name: string;
  typeDefs: DocumentNode;
  /** Type → field → resolver; wins over the views'. Scalars are the kit's. */
  resolvers: object;
  /** The queries that no view answers, each with what guards its rows. */
  guards?: Readonly<Record<string, string>>;
  views?: SubgraphViews<C>;
  makeContext(base: RequestBase): C;
  verifier: ActorVerifier;
  log: Log;
}

export interface Subgraph extends AsyncDisposable {
  /** What views answer wholly is PostgreSQL's own text. */
  answer(request: SubgraphRequest): Promise<SubgraphAnswer>;
}

/**
 * A federated subgraph that answers signed requests only. Errors leave it masked: of those without a public code, the
 * client gets the request id and nothing else.
 */
export async function createSubgraph<C extends RequestContext>(options: SubgraphOptions<C>): Promise<Subgraph> {
  const { views, verifier } = options;
  const open = unguardedResolvers(options.resolvers, options.guards ?? {});
  if (open.length > 0) throw new TypeError(`Rows could be read past the views: ${open.join('; ')}`);
  const server = new ApolloServer<C>({
    schema: executable(options.typeDefs, [views?.resolvers() ?? {}, options.resolvers]),
    introspection: true,
    persistedQueries: false,
    csrfPrevention: false,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    // Put in words where the language is known.
    formatError: (formatted, error) =>
      isDatabaseAway(unwrapResolverError(error)) ? { ...formatted, extensions: { code: 'SUBGRAPH_UNAVAILABLE' } } : formatted,
    logger: options.log,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginSchemaReportingDisabled(),
      ApolloServerPluginUsageReportingDisabled(),
      requestGuard(),
    ],
  });
  await server.start();

  const answer = async (request: SubgraphRequest): Promise<SubgraphAnswer> => {
    const { language, requestId } = request;
    let actor: Actor;
    try {
      actor = await verifier.verify(request.actorToken);
    } catch {
      return { errors: [unauthenticated(language).toJSON()] };
    }
    try {
      refuseUnfit(request);
      const context = options.makeContext({ actor, language, requestId });
      const { query, variables = {}, operationName } = request;
      const named = operationName === undefined ? {} : { operationName };
      const text = await views?.answer({ query, variables, ...named }, context);
      if (typeof text === 'string') return text;
      const response = await server.executeOperation({ query, variables, ...named }, { contextValue: context });
      if (response.body.kind !== 'single') throw new Error('incremental delivery is not spoken here');
      const { data, errors } = response.body.singleResult;
      return {
        ...(data === undefined ? {} : { data }),
        ...(errors ? { errors: errors.map((error) => masked(error, language, requestId)) } : {}),
      };
    } catch (error) {
      const known = error instanceof GraphQLError && PUBLIC_CODES.has(String(error.extensions['code']));
      if (!known) options.log.error({ err: error, request: requestId }, 'request failed');
      const formatted = isDatabaseAway(error) ? unavailable(language).toJSON() : error instanceof GraphQLError ? error.toJSON() : { message: '' };
      return { data: null, errors: [masked(formatted, language, requestId)] };
    }
  };

  return { answer, [Symbol.asyncDispose]: () => server.stop() };
}

const UNFIT: Record<'NUL' | 'LONE_SURROGATE', Text> = {
  NUL: { zh: '含有不可用的空字符。', en: 'contains a NUL character.' },
  LONE_SURROGATE: { zh: '含有残缺的字符。', en: 'contains half of a character.' },
};

// PostgreSQL answers a NUL with an error and stores half a character as another one: neither may get that far.
function refuseUnfit(request: SubgraphRequest): void {
  const found = findUnfit(request.query, request.variables);
  if (found) throw badInput(request.language, found.path, UNFIT[found.rule]);
}

const FAILED: Text = {
  zh: '系统出错，未能完成。请稍后再试；如仍出错，请将编号告知管理员：',
  en: 'Something failed here. Try again later; if it goes on, give the administrator this number: ',
};

function masked(error: GraphQLFormattedError, language: Language, requestId: string): GraphQLFormattedError {
  const code = error.extensions?.['code'];
  const place = { ...(error.path ? { path: error.path } : {}), ...(error.locations ? { locations: error.locations } : {}) };
  if (code === 'SUBGRAPH_UNAVAILABLE') return { ...unavailable(language).toJSON(), ...place };
  if (typeof code === 'string' && PUBLIC_CODES.has(code)) {
    const where = error.extensions?.['path'];
    return { message: error.message, ...place, extensions: { code, ...(typeof where === 'string' ? { path: where } : {}) } };
  }
  return {
    message: say(FAILED, language) + requestId,
    ...place,
    extensions: { code: 'INTERNAL_SERVER_ERROR', requestId },
  };
}

/** Refuses what graphql-js would answer with nulls, and says in the log what the client is not told. */
function requestGuard<C extends RequestContext>(): ApolloServerPlugin<C> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ operation }) {
          if (operation?.operation !== OperationTypeNode.SUBSCRIPTION) return;
          throw new GraphQLError('There are no subscriptions.', { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } });
        },
        async didEncounterErrors({ errors, contextValue }) {
          for (const error of errors) {
            if (PUBLIC_CODES.has(String(error.extensions['code']))) continue;
            contextValue.log.error({ err: error.originalError ?? error, path: error.path }, 'resolver failed');
          }
        },
      };
    },
  };
}

/** Resolvers that answer rows beside the views without a word on what guards them; an entity is a view's alone. */
export function unguardedResolvers(resolvers: object, guards: Readonly<Record<string, string>>): string[] {
  const maps = Object.entries(resolvers as Record<string, unknown>).filter((entry): entry is [string, Record<string, unknown>] => isFieldMap(entry[1]));
  const queries = Object.keys(maps.find(([type]) => type === 'Query')?.[1] ?? {});
  return [
    ...queries.filter((name) => !guards[name]).map((name) => `nothing guards the rows of the query ${name}`),
    ...Object.keys(guards).filter((name) => !queries.includes(name)).map((name) => `there is no resolver of the query ${name}`),
    ...maps.filter(([, fields]) => '__resolveReference' in fields).map(([type]) => `the entity ${type} is resolved past its view`),
  ];
}

type Resolvers = Parameters<typeof addResolversToSchema>[0]['resolvers'];
type EntityResolvers = NonNullable<Exclude<Parameters<typeof buildSubgraphSchema>[0], DocumentNode | unknown[]>['resolvers']>;

/**
 * The schema with its resolvers; of two for one field the later map's wins. A resolver of a field that the contract
 * does not have is an error. Entities are federation's own affair, everything else is plain GraphQL.
 */
function executable(typeDefs: DocumentNode, maps: readonly object[]): GraphQLSchema {
  const references: Record<string, object> = {};
  const plain: Resolvers[] = [];
  for (const map of maps as Record<string, unknown>[]) {
    const rest: Record<string, unknown> = {};
    for (const [type, fields] of Object.entries(map)) {
      if (!isFieldMap(fields)) rest[type] = fields;
      else {
        const { __resolveReference: byReference, ...others } = fields;
        if (byReference) references[type] = { __resolveReference: byReference };
        rest[type] = others;
      }
    }
    plain.push(rest as Resolvers);
  }
  const contract = buildSubgraphSchema([{ typeDefs, resolvers: references as EntityResolvers }]);
  const ours = Object.entries(scalars).filter(([name]) => contract.getType(name));
  return [Object.fromEntries(ours), ...plain].reduce<GraphQLSchema>(
    (schema, resolvers) =>
      addResolversToSchema({
        schema,
        resolvers,
        resolverValidationOptions: { requireResolversToMatchSchema: 'error' },
        updateResolversInPlace: true,
      }),
    contract,
  );
}

const isFieldMap = (fields: unknown): fields is Record<string, unknown> =>
  typeof fields === 'object' && fields !== null && !(fields instanceof GraphQLScalarType);
