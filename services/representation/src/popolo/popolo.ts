/** Popolo (popoloproject.com/specs): what is read of such a file, and the rows of a roll that it makes. Pure. */
import { z } from 'zod';
import { deputyFields } from '../import/kinds/deputies.kind.ts';

const id = z.union([z.string().min(1).max(200), z.number()]).transform(String);
const name = z.string().max(200);
const day = z.string().max(30).nullish();
const identifiers = z.array(z.object({ scheme: z.string().nullish(), identifier: z.string() })).nullish();

const membership = z.object({
  id: id.nullish(),
  person_id: id.nullish(),
  organization_id: id.nullish(),
  post_id: id.nullish(),
  area_id: id.nullish(),
  on_behalf_of_id: id.nullish(),
  legislative_period_id: id.nullish(),
  role: name.nullish(),
  start_date: day,
  end_date: day,
});

/** The parts that are read; contact details, days of birth and whatever else such files carry are not. */
export const popolo = z.object({
  persons: z.array(z.object({ id, name, memberships: z.array(membership).nullish() })),
  memberships: z.array(membership).default([]),
  organizations: z.array(z.object({ id, name, classification: name.nullish(), parent_id: id.nullish(), area_id: id.nullish(), identifiers, founding_date: day, dissolution_date: day })).default([]),
  areas: z.array(z.object({ id, name, classification: name.nullish(), parent_id: id.nullish(), identifiers })).default([]),
  posts: z.array(z.object({ id, label: name.nullish(), role: name.nullish(), organization_id: id.nullish(), area_id: id.nullish() })).default([]),
  events: z
    .array(z.object({ id, name: name.nullish(), classification: name.nullish(), organization_id: id.nullish(), parent_id: id.nullish(), start_date: day, end_date: day }))
    .default([]),
});
export type Popolo = z.infer<typeof popolo>;

/** Schemes of identifiers in files of this platform. */
export const LEVEL_SCHEME = 'redpine:level';
export const AREA_SCHEME = 'GB/T 2260';
/** Classification of the congress, as files of legislatures have it. */
export const LEGISLATURE = 'legislature';
export const DELEGATION = 'delegation';
export const GROUP = 'deputy group';
export const DISTRICT = 'electoral district';

/** Bodies of a legislature that are none of it themselves. */
const OTHERS = new Set([DELEGATION, GROUP, 'party', 'faction', 'committee', 'commission', 'caucus']);
const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/iu;

/** Whether a JSON file says that it is one. */
export function looksPopolo(parsed: unknown): boolean {
  return typeof parsed === 'object' && parsed !== null && 'persons' in parsed && Array.isArray(parsed.persons);
}

/** The headings of a roll and one row for each mandate; null where the file does not follow the specification. */
export function rollOf(parsed: unknown): string[][] | null {
  const { success, data: file } = popolo.safeParse(parsed);
  if (!success) return null;
  const persons = new Map(file.persons.map((person) => [person.id, person]));
  const nested = file.persons.flatMap((person) => (person.memberships ?? []).map((each) => ({ ...each, person_id: person.id })));
  const seats = [...file.memberships, ...nested].filter((each) => isSeat(each, file));
  if (seats.some(({ person_id: person }) => !persons.has(person ?? ''))) return null;
  const headings = HEADINGS.map((field) => deputyFields[field].names[0] ?? field);
  return [headings, ...seats.map((seat) => rowOf(seat, persons.get(seat.person_id ?? ''), file))];
}

const HEADINGS = ['NAME', 'PERSON', 'LEVEL', 'AREA', 'ELECTORAL_DISTRICT', 'DELEGATION', 'FROM_ON', 'UNTIL_ON'] as const;

type Membership = z.infer<typeof membership>;

/** A seat in a congress, and not in one of its parties, delegations or committees. */
function isSeat({ organization_id: of }: Membership, { organizations }: Popolo): boolean {
  const classification = organizations.find(({ id }) => id === of)?.classification?.toLowerCase() ?? '';
  const knows = organizations.some(({ classification: each }) => each?.toLowerCase() === LEGISLATURE);
  return knows ? classification === LEGISLATURE : !OTHERS.has(classification);
}

function rowOf(seat: Membership, person: Popolo['persons'][number] | undefined, { organizations, areas, posts, events }: Popolo): string[] {
  const congress = organizations.find(({ id }) => id === seat.organization_id);
  const level = identifierOf(congress?.identifiers, LEVEL_SCHEME);
  const town = level === 'TOWN' ? areas.find(({ id }) => id === congress?.area_id) : undefined;
  const post = posts.find(({ id }) => id === seat.post_id);
  const district = areas.find(({ id }) => id === (seat.area_id ?? post?.area_id));
  const delegation = organizations.find(({ id, classification }) => id === seat.on_behalf_of_id && classification === DELEGATION);
  const term = events.find(({ id }) => id === seat.legislative_period_id);
  return [
    person?.name ?? '',
    person && UUID.test(person.id) ? person.id : '',
    level,
    town ? identifierOf(town.identifiers, AREA_SCHEME) || town.name : '',
    district?.name ?? post?.label ?? '',
    delegation?.name ?? '',
    seat.start_date ?? term?.start_date ?? '',
    seat.end_date ?? '',
  ];
}

const identifierOf = (all: Popolo['areas'][number]['identifiers'], wanted: string): string => all?.find(({ scheme }) => scheme === wanted)?.identifier ?? '';
