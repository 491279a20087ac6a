/** Where the time goes, and what comparisons mean, as docs/benchmarks.md says it. */
import type { Profile, Results } from './results.ts';

export function profilesAt({ profiles = [] }: Partial<Results>, scale: number): string[] {
  const at = profiles.filter((profile) => profile.scale === scale);
  if (at.length === 0) return [];
  return ['### Where the time goes', ABOUT, ...at.flatMap(profileText)];
}

const ABOUT = `Node: self time by part, without idle time and start, as \`node --cpu-prof\` samples it under load (gateway-http: of the gateway and both subgraphs
together). What runs outside of JavaScript’s thread is not in it. Samples are taken by the clock: where all processors are
busy, the time in which Node waits for one counts where it happens, so that shares are of time and only about those of CPU. PostgreSQL: wall time within the server for each request, of parse, bind and execute by
the server’s own log, asked by one client (acts: by as many as the name says, so that waiting for locks, for the disk and for the processor is in it).
Literals are left out of statements. A job is work in the background, which no request waits for.`;

function profileText({ query, contestant, date, node, database }: Profile): string[] {
  const lines = Array.from({ length: Math.max(node.length, database.length) }, (_, index) => {
    const [share, statement] = [node[index], database[index]];
    return [
      share?.part ?? '', share ? `${(share.share * 100).toFixed(1)} %` : '',
      statement ? code(statement.statement) : '', statement ? String(statement.msPerRequest) : '',
    ];
  });
  const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [
    `**${query}**, ${contestant} (${date})`,
    [row(['Node', 'share', 'PostgreSQL', 'ms per request']), row(['---', '--:', '---', '--:']), ...lines.map(row)].join('\n'),
  ];
}

/** What is a statement and not a name is set as code. */
function code(statement: string): string {
  return /^(job:|others \()/.test(statement) ? statement : `\`${statement.replaceAll('|', String.raw`\|`)}\``;
}

/** Written by hand: it follows from how the contestants work, not from figures. */
export const COMPARED = `## What the comparisons mean

PostGraphile asks PostgreSQL for one statement too, and has it answer rows with arrays of text for what is nested; Node parses them, plans over them and
writes the JSON. The limit and the subgraph have PostgreSQL write the JSON. That costs PostgreSQL more (\`json_build_object\` and \`json_agg\` for each
row, and every nested list in its own subquery) and Node next to nothing, which passes the text on. So the columns Node and PostgreSQL differ in opposite
directions, and only their sum compares the two ways. It also says what the limit is one of: **of answers made by the database**, not of every answer that
could be made. Where PostgreSQL alone costs a contestant less than it costs the limit, a way that shapes in Node, with less of it than
PostGraphile has, could pass below that limit; and where the limit itself is not 2.5 × faster than PostGraphile, no answer made by the database is, whatever
stands in front of it. Which processor works matters where they are scaled apart: processes of Node are added at will, the primary of a database
is not.

Not compared:

- Who asks, and what is visible to whom: this project alone verifies a token for each request and applies its policies to rows and fields. The
  peers over the database and the limit answer anybody.
- Acts of the peers: none of them has the audit log, the outbox, idempotency or the rules of the workflow. The limit of acts is the bare
  transaction of the rows that the act writes.
- Questions c and d of the peers, which would be the limit’s own SQL sent by another library; and documents that nobody has asked before: every contestant keeps
  its plans, and all are warm.
- A network between client, gateway, subgraphs and database: everything is on one machine, and whoever asks takes its part of the same processors (its
  own CPU is not counted).
- A database that does not fit into memory, replicas, and more than one process of a contestant.`;
