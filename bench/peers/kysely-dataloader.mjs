// Apollo Server over Fastify, resolvers with DataLoader, SQL by Kysely: the GraphQL service that most teams would write.
import { ApolloServer } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled, ApolloServerPluginLandingPageDisabled, ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled';
import fastifyApollo from '@as-integrations/fastify';
import Fastify from 'fastify';
import { Kysely, PostgresDialect } from 'kysely';
import { Pool } from 'pg';
import { loaders } from './kysely-dataloader.loaders.mjs';
import { resolvers, typeDefs } from './kysely-dataloader.schema.mjs';
import { poolConfig, port, ready } from './serving.mjs';

const db = new Kysely({ dialect: new PostgresDialect({ pool: new Pool(poolConfig()) }) });
const app = Fastify();
const server = new ApolloServer({
  typeDefs,
  resolvers,
  nodeEnv: 'production',
  introspection: false,
  persistedQueries: false,
  plugins: [
    ApolloServerPluginCacheControlDisabled(),
    ApolloServerPluginLandingPageDisabled(),
    ApolloServerPluginUsageReportingDisabled(),
  ],
  stopOnTerminationSignals: false,
});
await server.start();
await app.register(fastifyApollo(server), { context: async () => ({ db, ...loaders(db) }) });

await app.listen({ host: '127.0.0.1', port: port() });
ready(app.server);
