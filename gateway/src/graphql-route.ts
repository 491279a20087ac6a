import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { OperationTypeNode } from 'graphql';
import { z } from 'zod';
import type { ActorSigner } from '@redpine/kit/actor';
import { holds } from '@redpine/kit/actor';
import { languageOf } from '@redpine/kit/language';
import type { Asker } from './asker.ts';
import type { PersistedDocuments } from './documents.ts';
import type { Graph } from './graph.ts';
import { holdLimits, LIMITS } from './limits.ts';
import { GatewayProblem } from './problem.ts';
import { bucketOf, type RateBuckets } from './rate-bucket.ts';

/** Other fields, and `extensions` other than `persistedQuery`, are dropped. */
const BODY = z.object({
  query: z.string().nullish(),
  operationName: z.string().max(200).nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
  extensions: z
    .object({ persistedQuery: z.object({ version: z.literal(1), sha256Hash: z.string().max(100) }).optional() })
    .nullish(),
});

interface Admitted {
  text: string;
  operationName: string | undefined;
  variables: Record<string, unknown>;
  kind: OperationTypeNode;
  cost: { requested: number; maximum: number };
}

/**
 * POST /graphql. A browser names a document of the build by its hash; a bearer may send text. Everything is
 * measured and held to the limits before anything validates, plans or runs it.
 */
export function graphqlRoute(options: {
  graph: Graph;
  documents: PersistedDocuments;
  ask: (request: FastifyRequest) => Promise<Asker>;
  signer: ActorSigner;
  buckets: RateBuckets;
  corsOrigins: readonly string[];
  costReviewed: number;
}) {
  const { graph, documents, ask, signer, buckets, corsOrigins, costReviewed } = options;

  const admit = (asker: Asker, body: unknown, mistaken: number): Admitted => {
    if (Array.isArray(body)) throw new GatewayProblem(400, 'LIMIT_BATCH', 'The request is past a limit: one operation a request.');
    const parsed = BODY.safeParse(body);
    if (!parsed.success) {
      const where = parsed.error.issues[0]?.path.join('.') || 'the body';
      throw new GatewayProblem(400, 'BAD_REQUEST', `Not a GraphQL request: ${where} is not what it must be.`);
    }
    const operationName = parsed.data.operationName ?? undefined;
    const variables = parsed.data.variables ?? {};
    const hash = parsed.data.extensions?.persistedQuery?.sha256Hash;
    const query = parsed.data.query ?? undefined;

    if (query === undefined && hash === undefined) throw new GatewayProblem(400, 'BAD_REQUEST', 'Not a GraphQL request: neither a query nor a persisted one.');
    if (query !== undefined && asker.via !== 'BEARER') {
      throw new GatewayProblem(403, 'PERSISTED_DOCUMENT_REQUIRED', 'Without a bearer token only documents of the build are answered.');
    }
    const text = query ?? documents.find(hash ?? '');
    if (text === undefined) throw new GatewayProblem(400, 'PERSISTED_QUERY_NOT_FOUND', 'The build has no such document.');
    const found = documents.measure(text, operationName, variables, mistaken);
    if (found.kind === OperationTypeNode.SUBSCRIPTION) {
      throw new GatewayProblem(400, 'SUBSCRIPTION', 'There are no subscriptions: GET /live signals what changed.');
    }
    if (found.introspects && asker.via !== 'BEARER') {
      throw new GatewayProblem(403, 'FORBIDDEN', 'The schema is shown to bearers of a token only.');
    }
    const maximum = query === undefined || holds(asker.actor, 'ANALYST') ? costReviewed : LIMITS.cost;
    holdLimits(found, maximum);
    return { text, operationName, variables, kind: found.kind, cost: { requested: found.cost, maximum } };
  };

  return async (app: FastifyInstance): Promise<void> => {
    app.post('/graphql', async (request, reply) => {
      if (request.headers['sec-fetch-site'] === 'cross-site' && !corsOrigins.includes(request.headers.origin ?? '')) {
        throw new GatewayProblem(403, 'CSRF', 'Requests from other sites are not answered.');
      }
      const asker = await ask(request);
      const mistaken = mistakenStatus(request.headers.accept);
      const { cost, kind, ...operation } = admit(asker, request.body, mistaken);
      const bucket = await buckets.take(bucketOf(asker.actor, request.ip), cost.requested);
      const answer = await graph.execute(
        { ...operation, accept: request.headers.accept },
        {
          actor: asker.actor,
          actorToken: () => signer.sign(asker.actor),
          language: languageOf(request.headers['accept-language']),
          requestId: request.id,
          cost: { ...cost, bucket },
          // What was begun to be written is finished: only its asker knows whether to try again.
          ...(kind === OperationTypeNode.QUERY ? { signal: whenGone(reply) } : {}),
        },
      );
      for (const [name, value] of answer.headers) reply.header(name, value);
      return reply.code(answer.status === 400 ? mistaken : answer.status).header('cache-control', 'no-store').send(answer.body);
    });
    app.route({
      method: ['GET', 'HEAD', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'],
      url: '/graphql',
      handler: async (_request, reply) => {
        reply.header('allow', 'POST');
        throw new GatewayProblem(405, 'METHOD_NOT_ALLOWED', 'GraphQL is asked by POST.');
      },
    });
  };
}

/** GraphQL over HTTP: whoever accepts plain JSON alone reads what is wrong with a document in the body of a 200. */
function mistakenStatus(accept = ''): number {
  return accept.includes('application/json') && !accept.includes('application/graphql-response+json') ? 200 : 400;
}

/** Fires when the connection closes before the answer is out. */
function whenGone(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort();
  });
  return gone.signal;
}
