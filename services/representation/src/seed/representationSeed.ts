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
  for (const deputy of rows.deputies ?? []) await seedDeputy(database, deputy);
  await tellStories(stage, database, rows);
}

async function seedDistricts(database: Database, rows: RepresentationRows): Promise<void> {
  for (const { ordinal, name, areas } of rows.electoralDistricts ?? []) {
    await database.query(
      `with district as (
         insert into electoral_district (ordinal, name) values ($1, $2)
         on conflict (ordinal) do update set name = excluded.name returning id)
       insert into electoral_district_area (electoral_district_id, area_id)
       select district.id, area.id from district, unnest($3::uuid[]) as area(id) on conflict do nothing`,
      [ordinal, name, areas],
    );
  }
  for (const { ordinal, name } of rows.delegations ?? []) {
    await database.query(
      `insert into delegation (ordinal, name) values ($1, $2)
       on conflict (ordinal) do update set name = excluded.name`,
      [ordinal, name],
    );
  }
}

async function seedDeputy(database: Database, row: DeputyRow): Promise<void> {
  await database.query(
    `insert into deputy (person_id, name, term_id, electoral_district_id, delegation_id, status, from_on, until_on, demo)
     values ($1, $2, $3, (select id from electoral_district where ordinal = $4),
             (select id from delegation where ordinal = $5), $6, $7, $8, $9)
     on conflict (person_id, term_id) do nothing`,
    [
      row.person,
      row.name,
      row.term,
      row.electoralDistrict ?? null,
      row.delegation ?? null,
      row.status ?? 'ACTIVE',
      row.from,
      row.until ?? null,
      row.demo ?? false,
    ],
  );
}

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

  let day = steps[0] ? legalDay(steps[0].act.at) : legalDay(stage.clock());
  const passTo = async (until: string): Promise<void> => {
    while (day < until) {
      day = addDays(day, 1);
      // When the daily job runs: just after midnight in Shanghai.
      const midnight = new Date(`${day}T00:10:00+08:00`);
      await closeWindows(stage.asOf(serviceActor('representation'), () => midnight));
    }
  };
  const take = async ({ key, story, act }: Step): Promise<void> => {
    const result = await tell(stage.asOf(act.by, () => act.at), suggestions.get(story) ?? null, act, key);
    if (isProblem(result)) throw new Error(`${key} (${act.act}) was refused: ${JSON.stringify(result)}`);
    if (result.__typename === 'SuggestionActSuccess') suggestions.set(story, result.suggestion);
  };
  for (const [today, ofDay] of Map.groupBy(steps, ({ act }) => legalDay(act.at))) {
    await passTo(today);
    // Stories have nothing to do with each other but for their numbers, which are given in the order of time.
    const turns = new Map(
      ofDay.filter((step) => step.act.act === 'ACCEPT').map((step) => [step, Promise.withResolvers<void>()]),
    );
    const accepts = [...turns.keys()];
    const ordered = async (step: Step): Promise<void> => {
      const before = accepts[accepts.indexOf(step) - 1];
      if (before) await turns.get(before)?.promise;
      await take(step);
      turns.get(step)?.resolve();
    };
    const chains = Map.groupBy(ofDay, ({ story }) => story).values();
    await Promise.all(chains.map((chain) => chain.reduce((before, step) => before.then(() => ordered(step)), Promise.resolve())));
  }
  if (steps.length > 0) await passTo(legalDay(stage.clock()));
}
