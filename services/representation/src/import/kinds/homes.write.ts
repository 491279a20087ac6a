import type { Problem } from '@redpine/kit/problem';
import type { Context } from '../../context.ts';
import type { HomeDone } from '../../home/home.act.ts';
import { openHome, planHome, reviseHome } from '../../home/home.commands.ts';
import { attachMember } from '../../home/member.commands.ts';
import { homeFields, type HomePlan, type HomeRow, type KnownHomes, planHomeRow, readHome, type StandingHome } from './homes.kind.ts';
import { anyKind, type Kind, type KeyOf, type Reads } from './kind.ts';
import { loadAreas, loadSeats } from './known.ts';

const HOMES = `select h.id, h.version, h.state, h.kind, h.area_id as area, h.topic_id as topic, h.name, h.label, h.address, h.opening_hours as "openingHours", h.contact,
  h.square_metres as "squareMetres", h.zones, h.barrier_free as "barrierFree",
  array(select m.deputy_id from home_member m where m.home_id = h.id and m.until_on is null) as members from home h where h.state <> 'CLOSED'`;

async function load(reads: Reads): Promise<KnownHomes> {
  return {
    areas: await loadAreas(reads),
    topics: await reads.query('select id, code, name from topic where until_on is null'),
    seats: await loadSeats(reads),
    homes: await reads.query<StandingHome>(HOMES),
  };
}

/** Each step is an act of its own; where the run was broken off between them, what is left of them follows from what stands. */
async function write(context: Context, plan: HomePlan, keyOf: KeyOf): Promise<Problem | null> {
  const { kind, area, topic, home, described: { squareMetres, zones, barrierFree, ...said }, openedOn, members, today } = plan;
  const input = { ...said, facilities: { squareMetres, zones, barrierFree } };
  let id = home?.id ?? '';
  const version = async (): Promise<number> => (await context.database.query<{ version: number }>('select version from home where id = $1', [id]))[0]?.version ?? 0;
  const steps: (() => Promise<HomeDone | Problem>)[] = [];
  if (home === null) steps.push(() => planHome(context, { ...input, idempotencyKey: keyOf('created'), kind, area, topic }));
  else if (plan.revises) steps.push(() => reviseHome(context, { ...input, idempotencyKey: keyOf('updated'), home: home.id, version: home.version }));
  if (openedOn !== null) steps.push(async () => openHome(context, { idempotencyKey: keyOf('open'), home: id, version: await version(), openedOn }));
  for (const deputy of members) {
    steps.push(async () => attachMember(context, { idempotencyKey: keyOf(`member-${deputy}`), home: id, version: await version(), deputy, from: today }));
  }
  for (const step of steps) {
    const done = await step();
    if (!('home' in done)) return done;
    id = done.home;
  }
  return null;
}

const kind: Kind<HomeRow, KnownHomes, HomePlan> = { fields: homeFields, read: readHome, load, plan: planHomeRow, write };

/** 代表之家 */
export const homesKind = anyKind(kind);
