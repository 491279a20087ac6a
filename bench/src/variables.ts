/** The variables of every question, the same for every contestant and every run over the same database. */
import { createRandom } from '@redpine/platform/demo/random';
import { Client } from 'pg';
import { READS, type Variables } from './questions.ts';
import { COMMON_WORDS, rarePlace, WORD_THINGS } from './seed/texts.ts';

export type AllVariables = { readonly [R in keyof Variables]: readonly Variables[R][] };

const SETS = 100;
const PAGE = 20;
const PAGE_WANTED = 5_000;

export async function variablesOf(databaseUrl: string): Promise<AllVariables> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query('set search_path = representation');
    const rows = async <T extends object>(text: string, values: unknown[] = []): Promise<T[]> => (await client.query<T>(text, values)).rows;
    const all: AllVariables = {
      a: await rows(`select id as deputy from deputy where status = 'ACTIVE' order by md5(name || id) limit ${SETS}`),
      b: await rows(`select parent_id as parent, array_agg(id order by code) as areas from area
        where kind in ('COMMUNITY', 'VILLAGE') group by parent_id having count(*) = 20 order by min(code)`),
      c: [{}],
      d: words(),
      e1: [{}],
      e: await deepPages(rows),
      f: await rows(`select id from (select id, row_number() over (order by number_key) as n, count(*) over () as all_of from suggestion where state <> 'DRAFT'
        and number_key is not null) s where n % greatest(all_of / ${SETS}, 1) = 0 limit ${SETS}`),
      g: await rows(`select id as area from area where kind in ('COMMUNITY', 'VILLAGE') order by md5(code) limit ${SETS}`),
    };
    for (const letter of READS) if (all[letter].length === 0) throw new Error(`no variables for ${letter}`);
    return all;
  } finally {
    await client.end();
  }
}

/** Words of two to six characters: some stand in nearly every suggestion, some in one or none. */
function words(): Variables['d'][] {
  const random = createRandom(7);
  const rare = Array.from({ length: SETS }, () => rarePlace(random)).flatMap((place) => [place, place.slice(0, 3), place.slice(1)]);
  return [...new Set([...COMMON_WORDS, ...WORD_THINGS, ...rare])].slice(0, SETS).map((search) => ({ search }));
}

/** The places where each of the last 50 pages up to page 5,000 begins, or up to the last full page where there are fewer. */
async function deepPages(rows: <T extends object>(text: string, values?: unknown[]) => Promise<T[]>): Promise<Variables['e'][]> {
  const ends = await rows<{ id: string; listedAt: string }>(
    `select id, listed_at::text as "listedAt" from (
       select id, listed_at, row_number() over (order by listed_at desc, id desc) as n, count(*) over () as all_of from suggestion where state <> 'DRAFT') s
     where n % ${PAGE} = 0 and n between least(${PAGE_WANTED}, all_of / ${PAGE}) * ${PAGE} - 50 * ${PAGE} and (least(${PAGE_WANTED}, all_of / ${PAGE}) - 1) * ${PAGE}
     order by n`,
  );
  return ends.map(({ id, listedAt }) => ({ id, listedAt, after: cursor(listedAt, id) }));
}

/** As kit's `cursorOf` writes it. */
const cursor = (listedAt: string, id: string): string => Buffer.from(JSON.stringify(['NEWEST', listedAt, id])).toString('base64url');
