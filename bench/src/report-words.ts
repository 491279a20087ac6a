/** What docs/benchmarks.md says beside figures. */
import { CLIENTS } from './measure.ts';

export const ABOUT = `Whoever takes this platform pays nothing for a federated graph: that is what \`npm run bench\` looks into. It puts the same
questions to this project, to its peers and to the physical limit (one hand-written SQL statement behind the same HTTP front), over the same
database, in one run, and compares ratios: figures of another machine differ, ratios hardly do.

- **CPU** is what counts: milliseconds of processor time for each request, of the contestant's own processes and of all of PostgreSQL's, with
  ${CLIENTS} clients asking as fast as they are answered (acts: as many as the name says).
- Gateways are compared by **Node** alone, their own part and the subgraphs': PostgreSQL does the same for each of them. Acts are compared by
  requests per second.
- **p50, p99** are with one client at a time. **limit / it** is the CPU of the limit divided by the contestant's own.
- **SQL** is statements per request by the server's own log, without BEGIN and COMMIT.
- Before anything is measured, every contestant's answers are compared with the limit's, field by field.
- Rounds are in turns over the contestants; medians over the rounds are shown.`;

export const NAMES: Readonly<Record<string, string>> = {
  limit: 'one hand-written SQL statement for each question, prepared, behind the HTTP front of a subgraph; its text is answered as it is. No authentication. For c and g it reads the sums that the figures are kept in, as they were last folded, and for d the index of the search. Acts: the rows that the act writes, in one transaction, without audit log, outbox or idempotency',
  subgraph: 'representation as a process of its own, asked as a gateway asks it: signed actor token verified, visibility by row and field, selection compiled',
  'gateway-inproc': 'the platform in one process, as `npm start` has it: personal token, limits, planning, services in process. It is asked for documents of the build, by hash',
  'gateway-http': 'the gateway as a process of its own before directory and representation over HTTP, whose CPU counts with it',
  postgraphile: 'PostGraphile 5 on the same database',
  'mikro-orm': 'MikroORM with `populate`, behind the HTTP front of a subgraph',
  'kysely-dataloader': 'GraphQL resolvers over Kysely and DataLoader',
  'apollo-gateway': '@apollo/server with @apollo/gateway before the same subgraphs over HTTP',
  'hive-rust': 'Hive Gateway with the router runtime before the same subgraphs over HTTP',
};

export const HOW = `## How to run it

\`npm run bench\` seeds \`.data/bench-100000\` at its first run (COPY; the same rows every time) and measures everything in about eight minutes.

| option | |
| --- | --- |
| \`--only NAME[,NAME]\` | contestants, questions (\`a\` … \`g\`, \`h\` for the acts), or the parts \`growth\`, \`memory\`, \`profile\`, \`start\` |
| \`--scale 1000000\` | suggestions; ten events each |
| \`--rounds 3\`, \`--seconds 1\` | rounds, and how long each lasts, once with one client and once with ${CLIENTS} |
| \`--minutes 10\` | how long \`memory\` lasts |
| \`--check\` | compares answers and measures nothing |

A run of a part leaves the other rows of \`bench/results.json\` as they are; each row has its day and its scale. The database runs with the platform's
own settings (\`fsync\` and \`synchronous_commit\` on), with connections for all contestants. Acts run on a copy of it. The clock shows
2026-09-15, the day on which the seeded register ends. Question b is past what the gateway lets one document cost; the benchmark raises
\`COST_REVIEWED\` for it. Words that are searched for stand in nearly every suggestion, in some, or in none.`;
