// @apollo/gateway behind @apollo/server on Fastify, over the platform's supergraph and subgraphs.
import { readFileSync } from 'node:fs';
import { ApolloGateway, RemoteGraphQLDataSource } from '@apollo/gateway';
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled, ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import fastifyApollo from '@as-integrations/fastify';
import Fastify from 'fastify';
import { port, ready, required, subgraphs } from './serving.mjs';

const addresses = subgraphs();
const gateway = new ApolloGateway({
  supergraphSdl: readFileSync(required('BENCH_SUPERGRAPH'), 'utf8'),
  buildService: ({ name }) =>
    new RemoteGraphQLDataSource({
      url: addresses[name],
      // Nothing of the subgraphs says how long an answer keeps.
      honorSubgraphCacheControlHeader: false,
      // Subgraphs refuse whatever is not signed.
      willSendRequest({ request, context }) {
        if (context.authorization) request.http?.headers.set('authorization', context.authorization);
      },
    }),
});
const server = new ApolloServer({
  gateway,
  nodeEnv: 'production',
  introspection: false,
  persistedQueries: false,
  includeStacktraceInErrorResponses: false,
  stopOnTerminationSignals: false,
  plugins: [
    ApolloServerPluginCacheControlDisabled(),
    ApolloServerPluginLandingPageDisabled(),
    ApolloServerPluginUsageReportingDisabled(),
  ],
});
await server.start();

const app = Fastify();
await app.register(fastifyApollo(server), {
  context: async ({ headers }) => ({ authorization: headers.authorization }),
});
await app.listen({ host: '127.0.0.1', port: port() });
ready(app.server);
