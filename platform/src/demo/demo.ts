import { DEMO_PASSWORD } from '@redpine/directory/account/account.demo';
import { BASE_AREAS } from '@redpine/directory/seed/base';
import { representationSeed } from '@redpine/representation/seed/representationSeed';
import type { Platform } from '../constellation.ts';
import { createCast } from './cast.ts';
import { DEMO_ACCOUNTS, DEPUTIES, deputyCode, directoryRows, TERM } from './directory-rows.ts';
import { createRandom } from './random.ts';
import { tellStories } from './stories.ts';

const SEED = 20_260_301;
type Parts = Pick<Platform, 'directory' | 'representation' | 'clock'>;

/** Fills an installation that has no accounts yet with the demonstration: invented people, relative to the clock. */
export async function fillDemo({ directory, representation, clock }: Parts): Promise<void> {
  const before = await directory.seed({});
  if (Object.keys(before.accounts).length > 0) return;
  const now = clock();
  const random = createRandom(SEED);
  const subdivisions = BASE_AREAS.filter(({ kind }) => kind === 'SUBDISTRICT' || kind === 'TOWN');
  const neighbourhoods = BASE_AREAS.filter(({ kind }) => kind === 'COMMUNITY' || kind === 'VILLAGE');
  const rows = directoryRows(random, now, subdivisions);
  const ids = await directory.seed(rows);
  await directory.relay.drain();

  const cast = createCast(rows, ids);
  const delegationOf = new Map(subdivisions.map(({ code }, index) => [code, index + 1]));
  // Two electoral districts in each community or village; two or three deputies in each.
  const electoralDistricts = [...neighbourhoods, ...neighbourhoods].map((area, index) => ({
    ordinal: index + 1,
    name: `第${index + 1}选区（${area.name.replace(/居委会$|村委会$|委会$/, '')}）`,
    areas: [cast.area(area.code)],
    delegation: delegationOf.get(area.parent ?? '') ?? 1,
  }));
  const from = rows.terms[0]?.from ?? '';
  const posts = new Map(rows.posts.map((post) => [post.person, post]));
  await representationSeed(representation, {
    electoralDistricts,
    delegations: subdivisions.map(({ name }, index) => ({ ordinal: index + 1, name: `${name}代表团` })),
    deputies: Array.from({ length: DEPUTIES }, (_, index) => {
      const code = deputyCode(index);
      const district = electoralDistricts[index % electoralDistricts.length];
      const until = posts.get(code)?.until ?? null;
      return {
        person: cast.person(code),
        name: cast.actor(code).name,
        term: ids.terms[String(TERM)] ?? '',
        electoralDistrict: district?.ordinal ?? null,
        delegation: district?.delegation ?? null,
        status: until === null ? 'ACTIVE' as const : 'ENDED' as const,
        from,
        until,
        demo: true,
      };
    }),
    stories: tellStories({ random, cast, places: subdivisions, now }),
  });
  await representation.closeWindows();
  await representation.relay.drain();
}

/** What a person needs to know to look around, as lines for the terminal. */
export function demonstration(): string {
  const width = Math.max(...DEMO_ACCOUNTS.map(({ username }) => username.length));
  return [
    '演示数据 · Demonstration data: all people are invented.',
    `演示账户 · Demo accounts, password ${DEMO_PASSWORD}`,
    ...DEMO_ACCOUNTS.map(({ username, title }) => `  ${username.padEnd(width)}  ${title}`),
  ].join('\n');
}
