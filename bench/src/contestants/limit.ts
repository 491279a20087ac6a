/** The limit: hand-written statements behind the same HTTP front as a subgraph, their text answered as it is. */
import type { AddressInfo } from 'node:net';
import { type Clock, clockFrom, legalDay } from '@redpine/kit/clock';
import Fastify from 'fastify';
import { Pool, type PoolClient } from 'pg';
import { READS } from '../questions.ts';
import { STATEMENTS } from './limit.sql.ts';

const clock = clockFrom(process.env);
const pool = new Pool({
  connectionString: process.env['BENCH_DATABASE_URL'],
  max: 10,
  // As a service's own connections.
  options: '-c role=redpine_representation -c search_path=representation -c jit=off -c statement_timeout=60s',
});
const app = Fastify({ bodyLimit: 4 * 1024 * 1024, forceCloseConnections: 'idle' });
const JSON_TYPE = 'application/json; charset=utf-8';

for (const letter of READS) {
  const { text, parameters } = STATEMENTS[letter];
  app.post<{ Body: Readonly<Record<string, unknown>> }>(`/${letter}`, async ({ body }, reply) => {
    const given: Readonly<Record<string, unknown>> = { ...body, today: legalDay(clock()) };
    const { rows } = await pool.query<{ answer: string }>({ name: letter, text, values: parameters.map((name) => given[name]) });
    return reply.type(JSON_TYPE).send(rows[0]?.answer ?? 'null');
  });
}

interface Subject {
  id: string;
  version: number;
}

const TIMELINE = `insert into timeline_entry (suggestion_id, handling_id, at, action, actor_name, law, article, mark)
  values ($1, $2, $3, $4, $5, '代表法', '第五十一条', 'F')`;

/** The rows that the act writes, and nothing else: no authority, no idempotency, no audit log, no outbox. */
async function submit(client: PoolClient, { id, version }: Subject, now: Date): Promise<void> {
  const { rowCount } = await client.query({
    name: 'submit',
    text: `update suggestion s set state = 'SUBMITTED', origin = 'BETWEEN_SESSIONS', submitted_at = $3, updated_at = $3, version = version + 1,
        term_id = c.term_id, congress_session_id = c.id
      from (select id, term_id from congress_session where from_on <= $4::date order by from_on desc limit 1) c
      where s.id = $1 and s.version = $2 and s.state = 'DRAFT'`,
    values: [id, version, now, legalDay(now)],
  });
  if (rowCount !== 1) throw new Error(`no draft ${id} of version ${version}`);
  await client.query({ name: 'timeline', text: TIMELINE, values: [id, null, now, 'SUBMIT', '代表'] });
}

async function evaluate(client: PoolClient, { id, version }: Subject, now: Date): Promise<void> {
  const { rows: [handling] } = await client.query<{ suggestion: string }>({
    name: 'evaluate',
    text: `update handling set state = 'EVALUATED', ended_at = $3, updated_at = $3, version = version + 1
      where id = $1 and version = $2 and state = 'REPLIED' returning suggestion_id as suggestion`,
    values: [id, version, now],
  });
  if (!handling) throw new Error(`no reply ${id} of version ${version}`);
  await client.query({
    name: 'evaluation',
    text: `insert into evaluation (handling_id, round, attitude, result, at) values ($1, 1, 'SATISFIED', 'BASICALLY_SATISFIED', $2)`,
    values: [id, now],
  });
  await client.query({
    name: 'met',
    text: `update deadline set met_on = $2 where handling_id = $1 and kind = 'EVALUATE' and met_on is null and lapsed_on is null`,
    values: [id, legalDay(now)],
  });
  await client.query({ name: 'timeline', text: TIMELINE, values: [handling.suggestion, id, now, 'EVALUATE', '代表'] });
  await client.query({
    name: 'closed',
    text: `update suggestion set state = 'CLOSED', closed_at = $2, updated_at = $2, version = version + 1 where id = $1
      and not exists (select from handling where suggestion_id = $1 and state not in ('EVALUATED', 'UNRETURNED', 'CONCLUDED', 'RETURNED'))`,
    values: [handling.suggestion, now],
  });
}

async function transact(work: (client: PoolClient, subject: Subject, now: Date) => Promise<void>, subject: Subject, at: Clock): Promise<void> {
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await work(client, subject, at());
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

for (const [name, work] of Object.entries({ submit, evaluate })) {
  app.post<{ Body: Subject }>(`/${name}`, async ({ body }, reply) => {
    await transact(work, body, clock);
    return reply.type(JSON_TYPE).send(`{"id":"${body.id}"}`);
  });
}

await app.listen({ host: '127.0.0.1', port: 0 });
console.log(JSON.stringify({ port: (app.server.address() as AddressInfo).port }));
process.once('SIGTERM', () => {
  void app.close().then(() => pool.end()).then(() => process.exit(0));
});
