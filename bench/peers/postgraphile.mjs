// PostGraphile 5 over the schema `representation`, in production mode, on grafserv's own Node server.
import { createServer } from 'node:http';
import { Pool } from 'pg';
import { postgraphile } from 'postgraphile';
import { TYPES } from 'postgraphile/@dataplan/pg';
import { grafserv } from 'postgraphile/grafserv/node';
import { makePgService } from 'postgraphile/adaptors/pg';
import { PostGraphileAmberPreset } from 'postgraphile/presets/amber';
import { addPgTableCondition, jsonPgSmartTags } from 'postgraphile/utils';
import { poolConfig, port, ready } from './serving.mjs';
import { tags } from './postgraphile.tags.mjs';

const pool = new Pool(poolConfig());
/** Lists leave drafts out: a condition of its own, since those that PostGraphile makes of columns ask for equality. */
const submitted = addPgTableCondition(
  { schemaName: 'representation', tableName: 'suggestion' },
  'submitted',
  ({ graphql: { GraphQLBoolean } }) => ({ type: GraphQLBoolean }),
  (isSo, { sql, sqlTableAlias }) => (isSo ? sql.fragment`${sqlTableAlias}.state <> 'DRAFT'` : sql.fragment`${sqlTableAlias}.state = 'DRAFT'`),
);
/** Tables that no question is about have columns of PostgreSQL's own type xid8, which PostGraphile asks about at its start. */
const xid8 = {
  name: 'Xid8Plugin',
  version: '1.0.0',
  gather: {
    hooks: {
      pgCodecs_findPgCodec(_info, event) {
        if (event.pgType.typname === 'xid8') event.pgCodec = TYPES.text;
      },
    },
  },
};

const instance = postgraphile({
  extends: [PostGraphileAmberPreset],
  plugins: [jsonPgSmartTags(tags), submitted, xid8],
  pgServices: [makePgService({ pool, schemas: ['representation'], pubsub: false })],
  grafserv: { graphiql: false, watch: false, websockets: false, graphqlPath: '/graphql' },
  grafast: { explain: false },
});
const serv = instance.createServ(grafserv);
const server = createServer();
await serv.addTo(server);
await serv.ready();
server.listen(port(), '127.0.0.1', () => ready(server));
