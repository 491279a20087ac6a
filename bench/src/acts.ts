/** Acts: on a copy of the database, so that the register stays as it was seeded. */
import { Client } from 'pg';
import { CONTESTANTS, actOf, type ActAsk, type ActSubject, type Contestant, type HttpRequest } from './contestants.ts';
import { asFastAsAnswered, createClient } from './load.ts';
import { perRequest, rowOf, type Round, underLoad, withRatios, type Measuring } from './measure.ts';
import { ACTS, type Act } from './questions.ts';
import type { Row } from './results.ts';
import { type Entrant, startContestant } from './running.ts';
import { background } from './server-log.ts';
import { over, type Site } from './site.ts';

const COPY = 'redpine_acts';
const PROBED = 20;

/** What can still be acted on: taken once, in order. */
interface Subjects {
  take(): ActSubject | null;
}

type AllSubjects = Readonly<Record<'submit' | 'evaluate', Subjects>>;

/** `wanted` leaves out contestants. */
export async function measureActs(measuring: Measuring, wanted: (contestant: Contestant) => boolean): Promise<Row[]> {
  const entering = CONTESTANTS.filter((contestant) => Object.keys(contestant.acts).length > 0 && wanted(contestant));
  return onCopy(measuring, async (copy, subjects) => {
    await using entrants = new AsyncDisposableStack();
    const started: Entrant[] = [];
    for (const contestant of entering) started.push(entrants.use(await startContestant(contestant, copy, undefined)));
    const acting = { ...measuring, site: copy, jobs: await background(copy) };
    const rows: Row[] = [];
    for (const query of ACTS) rows.push(...withRatios(await measureAct(query, started, subjects, acting)));
    return rows;
  });
}

/** Over a copy of the database that is gone afterwards. */
export async function onCopy<T>(measuring: Measuring, work: (copy: Site, subjects: AllSubjects) => Promise<T>): Promise<T> {
  const { site, say } = measuring;
  say('copying the database for the acts');
  await maintain(site, `drop database if exists ${COPY} with (force)`, `create database ${COPY} template redpine strategy file_copy`);
  try {
    const url = new URL(site.postgres.url);
    url.pathname = `/${COPY}`;
    const copy = over(site, url.href);
    return await work(copy, await prepareSubjects(copy, measuring));
  } finally {
    await maintain(site, `drop database if exists ${COPY} with (force)`);
  }
}

async function measureAct(query: Act, entrants: readonly Entrant[], subjects: AllSubjects, measuring: Measuring): Promise<Row[]> {
  const { site, rounds, seconds, say } = measuring;
  const { act, clients } = actOf(query);
  const asked = entrants.flatMap((entrant) => {
    const ask = entrant.contestant.acts[act];
    return ask ? [{ entrant, ask, all: [] as Round[] }] : [];
  });
  for (let round = -1; round < rounds; round += 1) {
    for (const { entrant, ask, all } of asked) {
      const next = await actor(ask, subjects[act], measuring);
      const texts: string[] = [];
      const client = createClient(entrant.origin, clients);
      const measured = await underLoad(site, entrant, () => asFastAsAnswered(client, clients, seconds, next, (text) => texts.push(text())))
        .finally(() => client.close());
      for (const text of texts) ask.done(JSON.parse(text));
      if (texts.length === 0) throw new Error(`nothing is left to ${act}: the database is too small for so many rounds`);
      if (round >= 0) all.push(measured);
    }
  }
  const rows: Row[] = [];
  for (const { entrant, ask, all } of asked) {
    const client = createClient(entrant.origin, 1);
    const next = await actor(ask, subjects[act], measuring);
    const statements = await perRequest(measuring, PROBED, async () => {
      for (let at = 0; at < PROBED; at += 1) {
        const request = next();
        if (request) ask.done(JSON.parse((await client.ask(request)).text));
      }
    }).finally(() => client.close());
    rows.push(rowOf({ query, contestant: entrant.contestant.name, scale: site.scale }, all, statements));
    say(`${query} ${entrant.contestant.name}: ${JSON.stringify(rows.at(-1))}`);
  }
  return rows;
}

/** The next act of one of the deputies, until nothing is left to act on. */
export async function actor(ask: ActAsk, subjects: Subjects, { identities }: Measuring): Promise<() => HttpRequest | null> {
  const deputies = await Promise.all(identities.persons.map((_, index) => identities.deputy(index)));
  return () => {
    const subject = subjects.take();
    const identity = subject && deputies[subject.deputy];
    return identity ? ask.request(subject, identity) : null;
  };
}

/** Makes drafts and replies that wait for their evaluation out of suggestions that were closed, led by deputies with accounts. */
async function prepareSubjects(site: Site, { identities }: Measuring): Promise<AllSubjects> {
  const client = new Client({ connectionString: site.env['DATABASE_URL'] });
  await client.connect();
  try {
    await client.query(`set search_path = representation; set session_replication_role = replica`);
    await client.query(
      `create temp table chosen as select s.id, h.id as handling_id, d.id as deputy_id, d.place, s.n % 2 = 0 as becomes_draft
       from (select *, row_number() over (order by id desc) as n from suggestion where state in ('CLOSED', 'ARCHIVED')) s
         join handling h on h.suggestion_id = s.id and h.role = 'ALONE' and h.state = 'EVALUATED'
         join (select d.id, p.place::int - 1 as place from unnest($1::uuid[]) with ordinality p(person, place) join deputy d on d.person_id = p.person) d
           on d.place = (s.n / 2) % cardinality($1::uuid[])`,
      [identities.persons],
    );
    const drafts = `(select id from chosen where becomes_draft)`;
    const replies = `(select handling_id from chosen where not becomes_draft)`;
    await client.query(`delete from cosigner c using chosen where c.suggestion_id = chosen.id and c.deputy_id = chosen.deputy_id`);
    await client.query(`delete from evaluation where handling_id in (select handling_id from chosen)`);
    await client.query(`delete from reply where handling_id in (select handling_id from chosen where becomes_draft)`);
    for (const table of ['timeline_entry', 'deadline', 'handling']) await client.query(`delete from ${table} where suggestion_id in ${drafts}`);
    await client.query(
      `update suggestion s set state = 'DRAFT', origin = 'BETWEEN_SESSIONS', version = 1, number = null, number_no = null, number_key = null, term_id = null,
         congress_session_id = null, submitted_at = null, accepted_at = null, closed_at = null, archived_on = null, assigned_on = null,
         assignment_mode = null, track = null, next_due_on = null, lead_deputy_id = chosen.deputy_id
       from chosen where chosen.id = s.id and becomes_draft`,
    );
    await client.query(`update handling set state = 'REPLIED', version = 1, ended_at = null where id in ${replies}`);
    await client.query(`update deadline set met_on = null, due_on = $1::date + 10, counted_to = $1::date + 10 where kind = 'EVALUATE' and handling_id in ${replies}`, [site.clock()]);
    await client.query(
      `update suggestion s set state = 'ANSWERED', closed_at = null, archived_on = null, lead_deputy_id = chosen.deputy_id, next_due_on = $1::date + 10
       from chosen where chosen.id = s.id and not becomes_draft`,
      [site.clock()],
    );
    await client.query('select figure_rebuild()');
    await client.query('vacuum analyze');
    const { rows } = await client.query<{ id: string; deputy: number; draft: boolean }>(
      `select case when becomes_draft then id else handling_id end as id, place as deputy, becomes_draft as draft from chosen order by md5(id::text)`,
    );
    const queue = (isDraft: boolean): Subjects => {
      const left = rows.filter(({ draft }) => draft === isDraft);
      return {
        take() {
          const next = left.pop();
          return next ? { id: next.id, version: 1, deputy: next.deputy, idempotencyKey: `bench-${next.id}` } : null;
        },
      };
    };
    return { submit: queue(true), evaluate: queue(false) };
  } finally {
    await client.end();
  }
}

async function maintain(site: Site, ...statements: readonly string[]): Promise<void> {
  const url = new URL(site.postgres.url);
  url.pathname = '/postgres';
  const client = new Client({ connectionString: url.href });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
