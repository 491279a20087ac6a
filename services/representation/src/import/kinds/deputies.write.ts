import { enterDeputy, reviseDeputy } from '../../deputy/roll.commands.ts';
import { deputyFields, type DeputyPlan, type DeputyRow, type KnownRoll, planDeputy, readDeputy, type Seat } from './deputies.kind.ts';
import { anyKind, type Kind, type Reads } from './kind.ts';
import { loadAreas } from './known.ts';

const SEATS = `select d.id, d.person_id as person, d.name, d.level, d.term_id as term, d.area_id as area, d.status, d.from_on::text as "from", d.until_on::text as until,
  e.name as "electoralDistrict", g.name as delegation, d.electoral_unit as "electoralUnit", d.confirmed_on::text as "confirmedOn"
  from deputy d left join electoral_district e on e.id = d.electoral_district_id left join delegation g on g.id = d.delegation_id`;

async function load(reads: Reads): Promise<KnownRoll> {
  const names = async (table: 'electoral_district' | 'delegation'): Promise<string[]> =>
    (await reads.query<{ name: string }>(`select name from ${table}`)).map(({ name }) => name);
  return {
    terms: await reads.query('select id, from_on::text as "from", until_on::text as until from term order by from_on desc'),
    areas: await loadAreas(reads),
    persons: await reads.query('select id, name from person where until_on is null union select person_id, name from deputy'),
    electoralDistricts: await names('electoral_district'),
    delegations: await names('delegation'),
    seats: await reads.query<Seat>(SEATS),
  };
}

const kind: Kind<DeputyRow, KnownRoll, DeputyPlan> = {
  fields: deputyFields,
  read: readDeputy,
  load,
  plan: planDeputy,
  async write(context, plan, keyOf) {
    const { identity: _identity, change: _change, ...roll } = plan;
    const result = await (roll.seat === null ? enterDeputy(context, { ...roll, idempotencyKey: keyOf('created') }) : reviseDeputy(context, { ...roll, seat: roll.seat, idempotencyKey: keyOf('updated') }));
    return 'deputy' in result ? null : result;
  },
};

/** 代表名册 */
export const deputiesKind = anyKind(kind);
