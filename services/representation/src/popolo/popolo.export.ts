/** Deputies, their congresses, delegations, groups, electoral districts and terms as one Popolo file: what is public of them, and no more. */
import { legalDay } from '@redpine/kit/clock';
import type { Context } from '../context.ts';
import { knowsDeputies } from '../deputy/deputy.policy.ts';
import type { PopoloFile } from '../generated/types.ts';
import { permissions } from '../suggestion/suggestion.policy.ts';
import { AREA_SCHEME, DELEGATION, DISTRICT, GROUP, LEGISLATURE, LEVEL_SCHEME, type Popolo } from './popolo.ts';

type Entry<Part extends keyof Popolo> = Popolo[Part][number];

interface Seat {
  id: string;
  person: string;
  name: string;
  level: string;
  town: string | null;
  district: string | null;
  delegation: string | null;
  term: string;
  from: string;
  until: string | null;
  demo: boolean;
}

const SEATS = `select d.id, d.person_id as person, coalesce(p.name, d.name) as name, d.level, d.area_id as town, d.electoral_district_id as district, d.delegation_id as delegation,
  d.term_id as term, d.from_on::text as "from", d.until_on::text as until, d.demo from deputy d left join person p on p.id = d.person_id order by d.from_on, d.id`;
const AREAS = `select id, code, name, kind, parent_id as parent from area where kind = 'DISTRICT' or id in (select area_id from deputy where area_id is not null) order by code`;
const GROUPS = `select id, name, formed_on::text as formed, dissolved_on::text as dissolved from deputy_group order by formed_on, id`;
const IN_GROUPS = `select m.id, d.person_id as person, m.group_id as "group", m.role, m.from_on::text as "from", m.until_on::text as until
  from deputy_group_member m join deputy d on d.id = m.deputy_id order by m.from_on, m.id`;
const TERMS = `select id, name, null as term, from_on::text as "from", until_on::text as until from term
  union all select id, name, term_id, from_on::text, until_on::text from congress_session order by 4, 1`;

interface KnownArea {
  id: string;
  code: string;
  name: string;
  kind: string;
  parent: string | null;
}

const LEVEL_NAMES: Readonly<Record<string, string>> = { CITY: '市', PROVINCE: '省', NATION: '全国' };
const congressOf = ({ level, town }: Pick<Seat, 'level' | 'town'>): string => `congress/${town ?? level}`;
const districtOf = (district: string): string => `electoral-district/${district}`;

/** Null for whoever may not take lists out of the platform. */
export async function exportPopolo({ actor, database, clock }: Context): Promise<Omit<PopoloFile, '__typename'> | null> {
  if (!permissions(actor, null).export || !knowsDeputies(actor)) return null;
  const seats = await database.query<Seat>(SEATS);
  const areas = await database.query<KnownArea>(AREAS);
  const districts = await database.query<{ id: string; name: string }>('select id, name from electoral_district order by ordinal');
  const delegations = await database.query<{ id: string; name: string }>('select id, name from delegation order by ordinal');
  const periods = await database.query<{ id: string; name: string; term: string | null; from: string; until: string | null }>(TERMS);
  const groups = await database.query<{ id: string; name: string; formed: string; dissolved: string | null }>(GROUPS);
  const inGroups = await database.query<{ id: string; person: string; group: string; role: 'LEADER' | 'MEMBER'; from: string; until: string | null }>(IN_GROUPS);
  const root = areas.find(({ kind }) => kind === 'DISTRICT');
  const own = congressOf({ level: 'DISTRICT', town: null });
  const file: Popolo = {
    persons: [...new Map(seats.map(({ person, name }) => [person, { id: person, name }])).values()],
    organizations: [
      ...congresses(seats, areas),
      ...delegations.map((each) => ({ ...each, classification: DELEGATION, parent_id: own })),
      ...groups.map(({ id, name, formed, dissolved }) => ({ id, name, classification: GROUP, parent_id: own, founding_date: formed, dissolution_date: dissolved })),
    ],
    memberships: [
      ...seats.map(membershipOf),
      ...inGroups.map(({ id, person, group, role, from, until }) => ({
        id, person_id: person, organization_id: group, role: role === 'LEADER' ? '组长' : '组员', start_date: from, end_date: until,
      })),
    ],
    posts: districts.map(({ id, name }) => ({ id: `post/${id}`, label: name, role: '代表', organization_id: own, area_id: districtOf(id) })),
    areas: [
      ...areas.map(({ id, code, name, kind, parent }) => ({ id, name, classification: kind.toLowerCase(), parent_id: parent === root?.id ? parent : null, identifiers: [{ scheme: AREA_SCHEME, identifier: code }] })),
      ...districts.map(({ id, name }) => ({ id: districtOf(id), name, classification: DISTRICT, parent_id: root?.id ?? null })),
    ],
    events: periods.map(({ id, name, term, from, until }) => ({
      id, name, classification: term === null ? 'legislative period' : 'session', organization_id: own, parent_id: term, start_date: from, end_date: until,
    })),
  };
  const demo = seats.some((seat) => seat.demo);
  const content = JSON.stringify({ ...(demo ? { note: '演示数据' } : {}), ...file }, (_key, value: unknown) => value ?? undefined, 2);
  return { fileName: `popolo-${root?.code ?? 'district'}-${legalDay(clock())}.json`, content, persons: file.persons.length, memberships: seats.length };
}

/** One for each level, and one for each town: its congress elects deputies of its own. */
function congresses(seats: readonly Seat[], areas: readonly KnownArea[]): Entry<'organizations'>[] {
  const root = areas.find(({ kind }) => kind === 'DISTRICT');
  const own: Pick<Seat, 'level' | 'town'> = { level: 'DISTRICT', town: null };
  return [...new Map([own, ...seats].map((seat) => [congressOf(seat), seat])).entries()].map(([id, { level, town }]) => {
    const area = town === null ? (level === 'DISTRICT' ? root : undefined) : areas.find((each) => each.id === town);
    const name = `${area?.name ?? LEVEL_NAMES[level] ?? ''}人民代表大会`;
    return { id, name, classification: LEGISLATURE, area_id: area?.id ?? null, identifiers: [{ scheme: LEVEL_SCHEME, identifier: level }] };
  });
}

function membershipOf({ id, person, level, town, district, delegation, term, from, until }: Seat): Entry<'memberships'> {
  return {
    id, person_id: person, organization_id: congressOf({ level, town }), role: '代表', legislative_period_id: term, start_date: from, end_date: until,
    area_id: district === null ? null : districtOf(district), post_id: district === null || level !== 'DISTRICT' ? null : `post/${district}`, on_behalf_of_id: delegation,
  };
}
