import { type Actor, serviceActor } from '@redpine/kit/actor';
import { type Clock, legalDay } from '@redpine/kit/clock';
import { addDays } from '@redpine/kit/calendar';
import type { Database } from '@redpine/kit/database';
import { isProblem } from '@redpine/kit/problem';
import type { Context } from '../context.ts';
import { pressCommitments } from '../commitment/press.commands.ts';
import { closeWindows } from '../handling/window.commands.ts';
import { storiesOf, tellGathering } from './gathering.story.ts';
import { tellRegister } from './register.story.ts';
import { tellReport } from './report.story.ts';
import type { DeputyRow, RepresentationRows } from './rows.ts';
import { tell } from './story.ts';

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
    `insert into deputy (person_id, name, term_id, electoral_district_id, delegation_id, status, from_on, until_on, level, area_id, electoral_unit, confirmed_on, demo)
     select r.person, r.name, r.term, d.id, g.id, coalesce(r.status, 'ACTIVE'), r."from", r.until, coalesce(r.level, 'DISTRICT'), r.area, r."electoralUnit", r."confirmedOn", coalesce(r.demo, false)
       from jsonb_to_recordset($1::jsonb) as r(n int, person uuid, name text, term uuid, "electoralDistrict" int,
                                               delegation int, status text, "from" date, until date, level text, area uuid,
                                               "electoralUnit" text, "confirmedOn" date, demo boolean)
       left join electoral_district d on d.ordinal = r."electoralDistrict"
       left join delegation g on g.ordinal = r.delegation
      order by r.n
     on conflict do nothing`,
    [JSON.stringify(rows.map((row, n) => ({ n, ...row })))],
  );
}

/** Shorter than any window for evaluating: those are counted in weeks. */
const SPAN_DAYS = 14;

/** An act of the tale, in the order of time. */
interface Step {
  key: string;
  at: Date;
  by: Actor;
  /** Keys of the stories that it is part of. */
  stories: readonly string[];
  /** Numbers are given in the order of time. */
  numbers: boolean;
  /** Counts what has happened, or takes in much at once: everything before it is told, and nothing beside it. */
  alone: boolean;
  /** Answers the id of what it began or acted on. */
  take(context: Context, told: Map<string, string>): Promise<object>;
}

function stepsOf({ stories = [], gatherings = [], registers = [], reports = [], tales = [] }: RepresentationRows): Step[] {
  const single = stories.flatMap(({ key: story, acts }) =>
    acts.map(({ at, by, ...deed }, n): Step => {
      const key = `seed:${story}:${n + 1}`;
      const take = (context: Context, told: ReadonlyMap<string, string>) =>
        tell({ context, suggestion: told.get(story) ?? null, idempotencyKey: key }, deed);
      return { key, at, by, stories: [story], numbers: deed.act === 'ACCEPT', alone: false, take };
    }),
  );
  const several = gatherings.map(({ key: name, at, by, deed }): Step => {
    const key = `seed:${name}`;
    const take: Step['take'] = (context, told) => tellGathering(context, told, deed, key);
    return { key, at, by, stories: storiesOf(deed), numbers: false, alone: false, take };
  });
  const reported = reports.flatMap(({ key: story, acts }) =>
    acts.map(({ at, by, ...deed }, n): Step => {
      const key = `seed:${story}:${n + 1}`;
      const take: Step['take'] = (context, told) => tellReport(context, told.get(story) ?? null, deed, key);
      return { key, at, by, stories: [story], numbers: false, alone: true, take };
    }),
  );
  const others = tales.flatMap(({ key: tale, acts }) =>
    acts.map(({ at, by, take }, n): Step => {
      const key = `seed:${tale}:${n + 1}`;
      return { key, at, by, stories: [tale], numbers: false, alone: false, take: (context, told) => take({ context, idempotencyKey: key, record: told.get(tale) ?? null }) };
    }),
  );
  const registered = registers.map((register): Step => {
    const { key: name, at, by, rows } = register;
    const take: Step['take'] = async (context, told) => {
      const taken = await tellRegister(context, register);
      for (const [story, suggestion] of taken) told.set(story, suggestion);
      return {};
    };
    return { key: `seed:${name}`, at, by, stories: rows.map(({ key }) => key), numbers: false, alone: true, take };
  });
  return [...single, ...several, ...registered, ...reported, ...others].toSorted((a, b) => a.at.getTime() - b.at.getTime());
}

async function tellStories(stage: Stage, database: Database, rows: RepresentationRows): Promise<void> {
  const done = await database.query<{ key: string; result: object }>(`select key, result from idempotency where key like 'seed:%'`);
  const keys = new Set(done.map(({ key }) => key));
  const told = new Map<string, string>();
  for (const { key, result } of done) {
    const begun = begunBy(result);
    if (begun !== null && key.endsWith(':1')) told.set(key.slice('seed:'.length, -':1'.length), begun);
  }
  const steps = stepsOf(rows).filter(({ key }) => !keys.has(key));
  const service = (day: string): Context => {
    const midnight = new Date(`${day}T00:10:00+08:00`);
    return stage.asOf(serviceActor('representation'), () => midnight);
  };
  // On the day after a window's last, when the daily job runs: just after midnight in Shanghai.
  const passTo = async (until: string): Promise<void> => {
    for (let due = await nextWindow(database, ''); due !== null && due < until; due = await nextWindow(database, addDays(due, 1))) {
      await closeWindows(service(addDays(due, 1)));
    }
    await pressCommitments(service(until));
  };
  const take = async (step: Step): Promise<void> => {
    const result = await step.take(stage.asOf(step.by, () => step.at), told);
    if (isProblem(result)) throw new Error(`${step.key} was refused: ${JSON.stringify(result)}`);
    const [story] = step.stories;
    if (story === undefined || !step.key.endsWith(':1')) return;
    const begun = begunBy(result);
    if (begun !== null) told.set(story, begun);
  };
  for (let next = 0; next < steps.length; ) {
    const first = steps[next] as Step;
    const from = dayOf(first);
    await passTo(from);
    // No window that begins meanwhile ends within the span, and it ends with the first that is open.
    const due = await nextWindow(database, from);
    const until = [addDays(from, SPAN_DAYS), ...(due === null ? [] : [addDays(due, 1)])].toSorted()[0] as string;
    const end = steps.findIndex((step, n) => n > next && (first.alone || step.alone || dayOf(step) >= until));
    const span = steps.slice(next, end === -1 ? undefined : end);
    await sideBySide(span, take);
    next += span.length;
  }
  if (steps.length > 0) await passTo(legalDay(stage.clock()));
}

/** The id of the record that an act answered with: the one field of its result beside the type's name. */
function begunBy(result: object): string | null {
  const [id] = Object.entries(result).flatMap(([field, value]) => (field !== '__typename' && typeof value === 'string' ? [value] : []));
  return id ?? null;
}

const dayOf = ({ at }: Step): string => legalDay(at);

/**
 * Tells several stories at once, each in its own order: they have nothing to do with each other but for their numbers,
 * which are given in the order of time, and for the acts that several share.
 */
async function sideBySide(steps: readonly Step[], take: (step: Step) => Promise<void>): Promise<void> {
  const latest = new Map<string, Promise<void>>();
  let numbered: Promise<void>[] = [];
  for (const step of steps) {
    const before = [...step.stories.flatMap((story) => latest.get(story) ?? []), ...(step.numbers ? numbered : [])];
    const taken = Promise.all(before).then(() => take(step));
    for (const story of step.stories) latest.set(story, taken);
    if (step.numbers) numbered = [taken];
  }
  await Promise.all(latest.values());
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
