/** The district: areas, organs, people, sessions, accounts and deputies, by the services' own seeds. */
import type { DirectoryIds, DirectoryRows } from '@redpine/directory/seed/rows';
import type { DirectoryService } from '@redpine/directory/service';
import { BASE_AREAS } from '@redpine/directory/seed/base';
import { representationSeed } from '@redpine/representation/seed/representationSeed';
import type { RepresentationService } from '@redpine/representation/service';
import { DEPUTIES, deputyCode, directoryRows, TERM } from '@redpine/platform/demo/directory-rows';
import { createRandom } from '@redpine/platform/demo/random';

/** Deputies with accounts: whoever acts in the mutations. */
export const ACTING = 16;
/** Subdistricts beside the district's own, and how many communities each one has. */
const MORE_SUBDISTRICTS = 4;
const AREAS_EACH = 20;
const PASSWORD = 'benchmark-of-one-machine';

export interface District {
  ids: DirectoryIds;
  /** Ids of the areas that have none below. */
  leaves: readonly { id: string; name: string }[];
}

export async function seedDistrict(directory: DirectoryService, representation: RepresentationService, now: Date): Promise<District> {
  const areas = areaRows();
  const subdivisions = BASE_AREAS.filter(({ kind }) => kind === 'SUBDISTRICT' || kind === 'TOWN');
  const rows = directoryRows(createRandom(1), now, subdivisions);
  const accounts = Array.from({ length: ACTING }, (_, index) => deputyCode(index))
    .filter((code) => !rows.accounts.some(({ username }) => username === code))
    .map((code) => ({ username: code, password: PASSWORD, person: code }));
  const ids = await directory.seed({ ...rows, areas, accounts: [...rows.accounts, ...accounts] });
  await directory.relay.drain();

  const names = new Map(rows.people.map(({ code, name }) => [code, name]));
  const leaves = areas.filter(({ kind }) => kind === 'COMMUNITY' || kind === 'VILLAGE');
  const districts = Array.from({ length: Math.ceil(DEPUTIES / 3) }, (_, index) => index + 1);
  await representationSeed(representation, {
    electoralDistricts: districts.map((ordinal) => ({
      ordinal, name: `第${ordinal}选区`, areas: [ids.areas[leaves[ordinal % leaves.length]?.code ?? ''] ?? ''],
    })),
    delegations: subdivisions.map(({ name }, index) => ({ ordinal: index + 1, name: `${name}代表团` })),
    deputies: Array.from({ length: DEPUTIES }, (_, index) => ({
      person: ids.people[deputyCode(index)] ?? '',
      name: names.get(deputyCode(index)) ?? '',
      term: ids.terms[String(TERM)] ?? '',
      electoralDistrict: (index % districts.length) + 1,
      delegation: (index % subdivisions.length) + 1,
      from: rows.terms[0]?.from ?? '',
    })),
  });
  return { ids, leaves: leaves.map(({ code, name }) => ({ id: ids.areas[code] ?? '', name })) };
}

/** The district's own areas, filled up so that each subdistrict and town has as many right below. */
function areaRows(): NonNullable<DirectoryRows['areas']>[number][] {
  const [district] = BASE_AREAS;
  if (!district) throw new Error('the district has areas');
  const areas = [...BASE_AREAS];
  for (let n = 1; n <= MORE_SUBDISTRICTS; n += 1) {
    areas.push({ code: `${district.code}${200 + n}`, name: `松岭${'东西南北'[n - 1] ?? ''}街道`, kind: 'SUBDISTRICT', parent: district.code });
  }
  for (const { code, name } of areas.filter(({ kind }) => kind === 'SUBDISTRICT' || kind === 'TOWN')) {
    const own = areas.filter(({ parent }) => parent === code).length;
    for (let n = own + 1; n <= AREAS_EACH; n += 1) {
      areas.push({ code: `${code}${500 + n}`, name: `${name.replace(/街道$|镇$/, '')}第${n}社区`, kind: 'COMMUNITY', parent: code });
    }
  }
  return areas;
}
