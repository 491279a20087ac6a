import { randomUUID } from 'node:crypto';
import type { Act } from '@redpine/kit/act';
import { forbidden } from '@redpine/kit/errors';
import type { Problem } from '@redpine/kit/problem';
import { PERSON_INTRODUCED } from '@redpine/kit/projection';
import type { Context } from '../context.ts';
import { perform } from '../perform.ts';
import { type DeputyLevel, entersRoll } from './deputy.policy.ts';

/** 代表名册 — A deputy as a roll names her, checked before. */
export interface RollEntry {
  idempotencyKey: string;
  /** Null for whoever is not known yet. */
  person: string | null;
  name: string;
  level: DeputyLevel;
  term: string;
  /** The town of a town deputy. */
  area: string | null;
  /** By name; made where it is new, over these areas. */
  electoralDistrict: string | null;
  districtAreas: readonly string[];
  /** By name; made where it is new. */
  delegation: string | null;
  electoralUnit: string | null;
  from: string;
  /** The last day of a mandate that is over. */
  until: string | null;
  confirmedOn: string | null;
}

export interface RollDone {
  deputy: string;
}

/**
 * 登记代表: a mandate that an election outside the platform gave. Who is not known yet is introduced to directory in the same
 * transaction: a person without account or post, who can do nothing by it.
 */
export function enterDeputy(context: Context, entry: RollEntry): Promise<RollDone | Problem> {
  return perform(context, { action: 'deputy.enter', idempotencyKey: entry.idempotencyKey, input: entry }, async (tx) => {
    if (!entersRoll(context.actor)) throw forbidden(context.language);
    const person = await personOf(tx, entry);
    const { name, level, term, area, electoralUnit, from, until, confirmedOn } = entry;
    const status = until === null ? 'ACTIVE' : 'ENDED';
    const districtId = await electoralDistrictOf(tx, entry);
    const delegationId = await delegationOf(tx, entry.delegation);
    const [seat] = await tx.query<{ id: string }>(
      `insert into deputy (person_id, name, term_id, electoral_district_id, delegation_id, status, from_on, until_on, level, area_id, electoral_unit, confirmed_on)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) returning id`,
      [person, name, term, districtId, delegationId, status, from, until, level, area, electoralUnit, confirmedOn],
    );
    if (!seat) throw new Error('an insert returns its row');
    tx.record({ subject: { type: 'Deputy', id: seat.id }, after: { person, level, status, from, until, electoralDistrict: districtId, delegation: delegationId, electoralUnit, confirmedOn } });
    tx.changed('Deputy', seat.id);
    return { deputy: seat.id };
  });
}

/** 更正名册: what the roll says of a mandate that is there; its days and its end belong to acts of their own. */
export function reviseDeputy(context: Context, entry: RollEntry & { seat: string }): Promise<RollDone | Problem> {
  return perform(context, { action: 'deputy.revise', idempotencyKey: entry.idempotencyKey, input: entry }, async (tx) => {
    if (!entersRoll(context.actor)) throw forbidden(context.language);
    const said = {
      electoral_district_id: await electoralDistrictOf(tx, entry),
      delegation_id: await delegationOf(tx, entry.delegation),
      electoral_unit: entry.electoralUnit,
      confirmed_on: entry.confirmedOn,
    };
    const [before] = await tx.query<typeof said>('select electoral_district_id, delegation_id, electoral_unit, confirmed_on from deputy where id = $1 for update', [entry.seat]);
    await tx.query(
      `update deputy set electoral_district_id = coalesce($2, electoral_district_id), delegation_id = coalesce($3, delegation_id),
              electoral_unit = coalesce($4, electoral_unit), confirmed_on = coalesce($5, confirmed_on) where id = $1`,
      [entry.seat, ...Object.values(said)],
    );
    tx.record({ subject: { type: 'Deputy', id: entry.seat }, before: before ?? {}, after: Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null)) });
    tx.changed('Deputy', entry.seat);
    return { deputy: entry.seat };
  });
}

/** Two mandates of one name in a roll are one person's: namesakes have ids there. */
async function personOf(tx: Act, { person, name }: RollEntry): Promise<string> {
  const [known] = await tx.query<{ id: string }>(
    `select id from person where id = $1 union select person_id from deputy where person_id = $1 or ($1::uuid is null and ${SAME.replace('$1', '$2')})`,
    [person, name],
  );
  if (known) return known.id;
  const id = person ?? randomUUID();
  tx.emit(PERSON_INTRODUCED, { id, name });
  return id;
}

const SAME = `regexp_replace(name, '\\s', '', 'g') = regexp_replace($1, '\\s', '', 'g')`;
/** Two at once would take the same ordinal: one waits for the other. */
const ALONE = `select pg_advisory_xact_lock(hashtextextended('redpine:roll', 0))`;

async function electoralDistrictOf(tx: Act, { electoralDistrict: name, districtAreas }: RollEntry): Promise<string | null> {
  const { id, isNew } = await named(tx, 'electoral_district', name);
  if (id !== null && isNew && districtAreas.length > 0) {
    await tx.query('insert into electoral_district_area (electoral_district_id, area_id) select $1, unnest($2::uuid[])', [id, [...new Set(districtAreas)]]);
  }
  return id;
}

const delegationOf = async (tx: Act, name: string | null): Promise<string | null> => (await named(tx, 'delegation', name)).id;

async function named(tx: Act, table: 'electoral_district' | 'delegation', name: string | null): Promise<{ id: string | null; isNew: boolean }> {
  if (name === null) return { id: null, isNew: false };
  const find = `select id from ${table} where ${SAME}`;
  const [known] = await tx.query<{ id: string }>(find, [name]);
  if (known) return { id: known.id, isNew: false };
  await tx.query(ALONE);
  const [made] = await tx.query<{ id: string }>(
    `insert into ${table} (ordinal, name) select coalesce(max(ordinal), 0) + 1, $1 from ${table} returning id`,
    [name],
  );
  if (!made) throw new Error('an insert returns its row');
  tx.record({ subject: { type: table === 'delegation' ? 'Delegation' : 'ElectoralDistrict', id: made.id }, after: { name } });
  return { id: made.id, isNew: true };
}
