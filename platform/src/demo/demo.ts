import { DEMO_PASSWORD } from '@redpine/directory/account/account.demo';
import { demoSecret } from '@redpine/directory/account/account.secondFactor';
import { BASE_AREAS } from '@redpine/directory/seed/base';
import { withoutWaiting } from '@redpine/kit/prepared';
import { representationSeed } from '@redpine/representation/seed/representationSeed';
import type { FillParts } from '../constellation.ts';
import { createCast } from './cast.ts';
import { DEMO_ACCOUNTS, DEPUTIES, deputyCode, directoryRows, lastSessionYear, TERM } from './directory-rows.ts';
import { tellGroups } from './groups.ts';
import { tellHomes } from './homes.ts';
import { tellDeeds } from './deed.ts';
import { tellDuty } from './duty.ts';
import { tellOccasions } from './occasion.ts';
import { otherDeputies } from './mandate-rows.ts';
import { tellMandates } from './mandates.ts';
import { createRandom } from './random.ts';
import { tellTalks } from './talk.ts';
import { tellTies } from './ties.ts';
import { tellReports } from './reports.ts';
import { DEMO_CODE, tellOpinions } from './opinions.ts';
import { tellProblems } from './problems.ts';
import { tellStories } from './stories.ts';
import { createSubjects } from './subjects.ts';
import type { Scene } from './telling.ts';
import { unfinishedFill } from './unfinished.ts';

const SEED = 20_260_301;
const DAY_MS = 86_400_000;
/** Notifications older than this are read by the time one looks around. */
const READ_AFTER_DAYS = 14;

/**
 * Fills an installation that has no accounts yet with the demonstration: invented people, relative to the clock. A fill
 * that was killed goes on where it was. Answers whether there was anything to fill.
 */
export async function fillDemo({ directory, representation, clock, dataDir }: FillParts): Promise<boolean> {
  const unfinished = unfinishedFill(dataDir);
  const begun = unfinished.begun();
  const before = await directory.seed({});
  if (begun === null && Object.keys(before.accounts).length > 0) return false;
  const now = begun ?? clock();
  unfinished.begin(now);
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
  const towns = subdivisions.filter(({ kind }) => kind === 'TOWN');
  const others = otherDeputies(towns.length).map(({ code, level, town, electoralUnit }) => ({
    person: cast.person(code), name: cast.actor(code).name, term: ids.terms[String(TERM)] ?? '', level, area: town === null ? null : cast.area(towns[town]?.code ?? ''),
    electoralUnit, electoralDistrict: null, delegation: null, from, confirmedOn: code === 'town-1-deputy-4' ? null : from, demo: true,
  }));
  const scene: Scene = { random, cast, subjects: createSubjects(random, cast, BASE_AREAS), now, gatherings: [] };
  const told = {
    electoralDistricts,
    delegations: subdivisions.map(({ name }, index) => ({ ordinal: index + 1, name: `${name}代表团` })),
    deputies: [...others, ...Array.from({ length: DEPUTIES }, (_, index) => {
      const code = deputyCode(index);
      const district = electoralDistricts[index % electoralDistricts.length];
      return {
        person: cast.person(code),
        name: cast.actor(code).name,
        term: ids.terms[String(TERM)] ?? '',
        electoralDistrict: district?.ordinal ?? null,
        delegation: district?.delegation ?? null,
        from,
        confirmedOn: from,
        demo: true,
      };
    })],
    ...tellStories(scene),
    tales: [...tellTalks(scene), ...tellOccasions(scene), ...tellDeeds(scene), ...tellDuty(scene), ...tellHomes(scene), ...tellGroups(scene), ...tellTies(scene), ...tellOpinions(scene), ...tellProblems(scene), ...tellMandates(scene)],
    reports: tellReports(scene, lastSessionYear(now)),
  };
  await withoutWaiting(async () => {
    await representationSeed(representation, told);
    await representation.closeWindows();
    await representation.relay.drain();
  });
  // Waits for the disk, with all that was told before: only then is the fill finished.
  await directory.readDemoNotifications(new Date(now.getTime() - READ_AFTER_DAYS * DAY_MS));
  unfinished.finish();
  return true;
}

/** Whether these are the accounts of an installation that was filled. */
export function isDemonstration(accounts: Readonly<Record<string, string>>): boolean {
  return DEMO_ACCOUNTS.every(({ username }) => accounts[username] !== undefined);
}

/**
 * What a person needs to know to look around, as lines for the terminal. @param needing the kinds of post whose holders
 * sign in with a code as well: their fixed secrets are for an authenticator, and the sign-in page shows the code
 */
export function demonstration(needing: readonly string[]): string {
  const secret = ({ username, kinds }: (typeof DEMO_ACCOUNTS)[number]): string =>
    kinds.some((kind) => needing.includes(kind)) ? `  TOTP ${demoSecret(username)}` : '';
  const width = Math.max(...DEMO_ACCOUNTS.map(({ username }) => username.length));
  return [
    '演示数据 · Demonstration data: all people are invented.',
    `演示账户 · Demo accounts, password ${DEMO_PASSWORD}`,
    ...DEMO_ACCOUNTS.map((account) => `  ${account.username.padEnd(width)}  ${account.title}${secret(account)}`),
    `查询码 · Tracking code for /portal/track: ${DEMO_CODE}`,
  ].join('\n');
}
