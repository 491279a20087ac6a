import { type Actor, serviceActor } from '@redpine/kit/actor';
import { type Clock, legalDay } from '@redpine/kit/clock';
import { addDays } from '@redpine/kit/calendar';
import type { Database } from '@redpine/kit/database';
import { isProblem } from '@redpine/kit/problem';
import type { Context } from '../context.ts';
import { closeWindows } from '../handling/window.commands.ts';
import { tell } from './story.ts';
import type { DeputyRow, RepresentationRows, StoryAct } from './rows.ts';

/** What a seed acts with: `RepresentationService` is one. */
export interface Stage {
  /** The present, up to which windows close. */
  readonly clock: Clock;
  asOf(actor: Actor, clock: Clock): Context;
}

/**
 * Puts districts, delegations and deputies in, then tells the stories: every act at its instant, by its actor, day by
 * day over all stories; windows close on their days, up to the present. What is there already stays, so that a seed
 * that broke off may run again, as long as idempotency keys are kept (30 days). Throws where an act is refused: a seed
 * is not right until all go through.
 */
export async function representationSeed(stage: Stage, rows: RepresentationRows): Promise<void> {
  const { database } = stage.asOf(serviceActor('representation'), stage.clock);
  await seedDistricts(database, rows);
  await seedDeputies(database, rows.deputies ?? []);
  await tellStories(stage, database, rows);
}

async function seedDistricts(database: Database, rows: RepresentationRows): Promise<void> {
  await database.query(
    `with given as (select * from jsonb_to_recordset($1::jsonb) as r(ordinal int, name text, areas uuid[])),
     district as (
       insert into electoral_district (ordinal, name) select ordinal, name from given
       on conflict (ordinal) do update set name = excluded.name returning id, ordinal)
     insert into electoral_district_area (electoral_district_id, area_id)
     select district.id, area.id from district join given using (ordinal), unnest(given.areas) as area(id)
     on conflict do nothing`,
    [JSON.stringify(rows.electoralDistricts ?? [])],
  );
  await database.query(
    `insert into delegation (ordinal, name)
     select ordinal, name from jsonb_to_recordset($1::jsonb) as r(ordinal int, name text)
     on conflict (ordinal) do update set name = excluded.name`,
    [JSON.stringify(rows.delegations ?? [])],
  );
}

async function seedDeputies(database: Database, rows: readonly DeputyRow[]): Promise<void> {
  await database.query(
    `insert into deputy (person_id, name, term_id, electoral_district_id, delegation_id, status, from_on, until_on, demo)
     select r.person, r.name, r.term, d.id, g.id, coalesce(r.status, 'ACTIVE'), r."from", r.until, coalesce(r.demo, false)
       from jsonb_to_recordset($1::jsonb) as r(n int, person uuid, name text, term uuid, "electoralDistrict" int,
                                               delegation int, status text, "from" date, until date, demo boolean)
       left join electoral_district d on d.ordinal = r."electoralDistrict"
       left join delegation g on g.ordinal = r.delegation
      order by r.n
     on conflict (person_id, term_id) do nothing`,
    [JSON.stringify(rows.map((row, n) => ({ n, ...row })))],
  );
}

/** Shorter than any window for evaluating: those are counted in weeks. */
const SPAN_DAYS = 14;

interface Step {
  key: string;
  story: string;
  act: StoryAct;
}

async function tellStories(
  stage: Stage,
  database: Database,
  { stories = [] }: RepresentationRows,
): Promise<void> {
  const told = await database.query<{ key: string; suggestion: string | null }>(
    `select key, result->>'suggestion' as suggestion from idempotency where key like 'seed:%'`,
  );
  const done = new Set(told.map(({ key }) => key));
  const suggestions = new Map<string, string>();
  for (const { key, suggestion } of told) {
    if (suggestion !== null && key.endsWith(':1')) suggestions.set(key.slice('seed:'.length, -':1'.length), suggestion);
  }
  const steps = stories
    .flatMap(({ key: story, acts }) => acts.map((act, n): Step => ({ key: `seed:${story}:${n + 1}`, story, act })))
    .filter(({ key }) => !done.has(key))
    .toSorted((a, b) => a.act.at.getTime() - b.act.at.getTime());

  // On the day after a window's last, when the daily job runs: just after midnight in Shanghai.
  const passTo = async (until: string): Promise<void> => {
    for (let due = await nextWindow(database, ''); due !== null && due < until; due = await nextWindow(database, addDays(due, 1))) {
      const midnight = new Date(`${addDays(due, 1)}T00:10:00+08:00`);
      await closeWindows(stage.asOf(serviceActor('representation'), () => midnight));
    }
  };
  const take = async ({ key, story, act }: Step): Promise<void> => {
    const result = await tell(stage.asOf(act.by, () => act.at), suggestions.get(story) ?? null, act, key);
    if (isProblem(result)) throw new Error(`${key} (${act.act}) was refused: ${JSON.stringify(result)}`);
    if (result.__typename === 'SuggestionActSuccess') suggestions.set(story, result.suggestion);
  };
  for (let next = 0; next < steps.length; ) {
    const from = dayOf(steps[next] as Step);
    await passTo(from);
    // No window that begins meanwhile ends within the span, and it ends with the first that is open.
    const due = await nextWindow(database, from);
    const until = [addDays(from, SPAN_DAYS), ...(due === null ? [] : [addDays(due, 1)])].toSorted()[0] as string;
    const end = steps.findIndex((step, n) => n > next && dayOf(step) >= until);
    const span = steps.slice(next, end === -1 ? undefined : end);
    await sideBySide(span, take);
    next += span.length;
  }
  if (steps.length > 0) await passTo(legalDay(stage.clock()));
}

const dayOf = ({ act }: Step): string => legalDay(act.at);

/**
 * Tells several stories at once, each in its own order: they have nothing to do with each other but for their numbers,
 * which are given in the order of time.
 */
async function sideBySide(steps: readonly Step[], take: (step: Step) => Promise<void>): Promise<void> {
  const accepts = steps.filter((step) => step.act.act === 'ACCEPT');
  const turns = accepts.map(() => Promise.withResolvers<void>());
  const inTurn = async (step: Step): Promise<void> => {
    const turn = accepts.indexOf(step);
    await turns[turn - 1]?.promise;
    await take(step);
    turns[turn]?.resolve();
  };
  const tellOn = async (story: readonly Step[]): Promise<void> => {
    for (const step of story) await inTurn(step);
  };
  await Promise.all(Map.groupBy(steps, ({ story }) => story).values().map(tellOn));
}

/** The last day of the evaluation window that ends first, on the day or later, of those that are open. */
async function nextWindow(database: Database, from: string): Promise<string | null> {
  const [row] = await database.query<{ due: string | null }>(
    `select min(d.due_on)::text as due from deadline d join handling h on h.id = d.handling_id
      where d.kind = 'EVALUATE' and d.met_on is null and d.lapsed_on is null and h.state = 'REPLIED' and d.due_on::text >= $1`,
    [from],
    'seed next window',
  );
  return row?.due ?? null;
}
