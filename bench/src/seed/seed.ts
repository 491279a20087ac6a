/** Fills an empty database with the benchmark's district and register. */
import { openServices } from '@redpine/platform/services';
import type { Clock } from '@redpine/kit/clock';
import { createLog } from '@redpine/kit/log';
import { Client } from 'pg';
import { seedDistrict, type District } from './district.ts';
import { withoutIndexes } from './indexes.ts';
import { loadRegister, type Register, TABLES } from './register.ts';

export interface Seeding {
  databaseUrl: string;
  scale: number;
  clock: Clock;
  /** Of the services, with their keys. */
  env: Readonly<Record<string, string>>;
  say: (sentence: string) => void;
}

/** The schema, the district by the services' own seeds, then the register by COPY, and what is derived from it. */
export async function seedDatabase({ databaseUrl, scale, clock, env, say }: Seeding): Promise<void> {
  const now = clock();
  const district = await seeded({ clock, env }, now);
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(`SET search_path = representation; SET maintenance_work_mem = '512MB'; SET max_parallel_maintenance_workers = 4`);
    const register = await registerOf(client, district, now);
    const putBack = await withoutIndexes(client, [...TABLES, 'figure_fact']);
    say(`loading ${scale.toLocaleString('en')} suggestions`);
    await loadRegister(databaseUrl, scale, register);
    say('making what is derived');
    await client.query('select search_filled()');
    say('making the indexes');
    await putBack();
    await client.query('analyze');
    await client.query(
      `insert into number_counter (term_id, congress_session_id, origin, last)
       select term_id, congress_session_id, origin, max(number_no) from suggestion where number_no is not null group by 1, 2, 3`,
    );
    say('adding the figures up');
    await client.query('select figure_rebuild()');
    await client.query('VACUUM (ANALYZE, FREEZE)');
    await client.query('CHECKPOINT');
  } finally {
    await client.end();
  }
}

async function seeded({ clock, env }: Pick<Seeding, 'clock' | 'env'>, now: Date): Promise<District> {
  const away = (): never => { throw new Error('the seed has no files'); };
  await using services = await openServices(env, {
    clock, log: (name) => createLog(name, 'warn'), files: { describe: away, open: away },
  });
  // Awaited here: the services close with this function.
  return await seedDistrict(services.directory, services.representation, now);
}

async function registerOf(client: Client, { ids, leaves }: District, now: Date): Promise<Register> {
  const rows = async <T extends object>(text: string): Promise<T[]> => (await client.query<T>(text)).rows;
  const byCode = (of: { code: string; id: string }[]) => Object.fromEntries(of.map(({ code, id }) => [code, id]));
  const handles = new Set((await rows<{ id: string }>('select id from organ where handles_suggestions')).map(({ id }) => id));
  const [term] = await rows<{ id: string }>('select id from term');
  if (!term) throw new Error('the district has a term');
  return {
    now,
    term: term.id,
    sessions: await rows(`select id, ordinal, from_on::text as "from", until_on::text as until from congress_session order by from_on`),
    organs: Object.fromEntries(Object.entries(ids.organs).filter(([, id]) => handles.has(id))),
    topics: ids.topics,
    leaves,
    deputies: await rows(`select id, name from deputy where status = 'ACTIVE' order by name, id`),
    categories: byCode(await rows('select code, id from reply_category order by effective_from')),
  };
}
