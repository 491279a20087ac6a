// What every contestant here shares: how it is told its database, and how it says that it is ready.

/** Connections at most: as many as a subgraph's pool has. */
export const CONNECTIONS = 10;

/**
 * The seeded database for pg's Pool. As in the subgraph, its statements see one schema first and are not compiled by
 * LLVM, which would cost more than it saves.
 */
export function poolConfig() {
  return {
    connectionString: required('BENCH_DATABASE_URL'),
    options: '-c search_path=representation -c jit=off',
    max: CONNECTIONS,
  };
}

/** @param {string} name */
export function required(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set`);
  return value;
}

/** The port that the harness asks for; 0 takes a free one. */
export const port = () => Number(process.env['PORT'] ?? 0);

/**
 * Tells the harness where this contestant listens, and ends with it.
 *
 * @param {import('node:http').Server} server listening
 */
export function ready(server) {
  const address = server.address();
  if (!address || typeof address === 'string') throw new Error('not listening on a port');
  process.stdout.write(`${JSON.stringify({ port: address.port })}\n`);
  process.once('SIGTERM', () => process.exit(0));
}

/** Where the subgraphs answer GraphQL, by their names in the supergraph. */
export function subgraphs() {
  return {
    directory: `${required('BENCH_DIRECTORY_URL')}/graphql`,
    representation: `${required('BENCH_REPRESENTATION_URL')}/graphql`,
  };
}
