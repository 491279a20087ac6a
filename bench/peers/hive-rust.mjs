// Hive Gateway with the query planner and executor of Hive Router, over the platform's supergraph and subgraphs.
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';
import { port, ready, required, subgraphs } from './serving.mjs';

const gateway = createGatewayRuntime({
  supergraph: readFileSync(required('BENCH_SUPERGRAPH'), 'utf8'),
  unifiedGraphHandler,
  transportEntries: Object.fromEntries(Object.entries(subgraphs()).map(([name, location]) => [name, { location }])),
  // Subgraphs refuse whatever is not signed.
  propagateHeaders: {
    fromClientToSubgraphs: ({ request }) => ({ authorization: request.headers.get('authorization') ?? undefined }),
  },
  logging: 'error',
  graphiql: false,
  landingPage: false,
  requestId: false,
  cors: false,
});
const server = createServer((request, response) => void gateway(request, response));
server.listen(port(), '127.0.0.1', () => ready(server));
