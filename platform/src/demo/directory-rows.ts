import type { DirectoryRows } from '@redpine/directory/seed/rows';
import { DEMO_PASSWORD } from '@redpine/directory/account/account.demo';
import { legalDay } from '@redpine/kit/clock';
import { ELECTED, electedOn, movedOn, otherDeputies, resignedOn } from './mandate-rows.ts';
import { inventNames } from './names.ts';
import { demoOrgans } from './organs.ts';
import { createRandom, type Random } from './random.ts';

type Post = NonNullable<DirectoryRows['posts']>[number];
type Person = NonNullable<DirectoryRows['people']>[number];

export const TERM = 2;
export const DEPUTIES = 182;
const OTHERS_SEED = 20_260_323;

/** The last session begins in January: of this year once it is over, of last year before. */
export function lastSessionYear(now: Date): number {
  const today = legalDay(now);
  const year = Number(today.slice(0, 4));
  return today > `${year}-01-15` ? year : year - 1;
}

/** Who signs in, with which posts; the person's code is the username. */
const ACCOUNTS: { username: string; posts: Pick<Post, 'kind' | 'title' | 'organ' | 'area'>[] }[] = [
  { username: 'deputies-office', posts: [{ kind: 'DEPUTIES_OFFICE', title: '代表工作委员会主任', organ: 'DEPUTIES_OFFICE' }] },
  { username: 'deputy', posts: [] },
  { username: 'deputy-2', posts: [] },
  { username: 'unit', posts: unitPosts('HOUSING', '区住建局') },
  { username: 'unit-2', posts: unitPosts('CIVIL_AFFAIRS', '区民政局') },
  { username: 'government-office', posts: [{ kind: 'GOVERNMENT_OFFICE', title: '区政府办公室主任', organ: 'GOV_OFFICE' }] },
  { username: 'session-office', posts: [{ kind: 'SESSION_OFFICE', title: '大会议案组组长', organ: 'SESSION_OFFICE' }] },
  { username: 'chairperson', posts: [{ kind: 'CHAIRPERSON', title: '区人大常委会主任', organ: 'SC' }, { kind: 'SC_MEMBER', title: '区人大常委会组成人员', organ: 'SC' }] },
  { username: 'vice-chairperson', posts: [{ kind: 'VICE_CHAIRPERSON', title: '区人大常委会副主任', organ: 'SC' }, { kind: 'SC_MEMBER', title: '区人大常委会组成人员', organ: 'SC' }] },
  { username: 'member', posts: [{ kind: 'SC_MEMBER', title: '区人大常委会组成人员', organ: 'SC' }] },
  { username: 'party-committee', posts: [{ kind: 'PARTY_COMMITTEE', title: '区委办公室', organ: 'PARTY' }] },
  { username: 'budget-office', posts: [{ kind: 'BUDGET_OFFICE', title: '预算工作委员会主任', organ: 'BUDGET_OFFICE' }] },
  { username: 'legal-office', posts: [{ kind: 'LEGAL_OFFICE', title: '法制工作委员会主任', organ: 'LEGAL_OFFICE' }] },
  { username: 'subdistrict', posts: [{ kind: 'SUBDISTRICT_OFFICE', title: '朝阳街道人大工委主任', organ: 'LOCAL_230717001', area: '230717001' }] },
  { username: 'town', posts: [{ kind: 'TOWN_PRESIDIUM', title: '镇人大主席团主席', organ: 'TOWN', area: 'TOWN' }] },
  { username: 'supervisory-commission', posts: unitPosts('SUPERVISORY', '区监委') },
  { username: 'court', posts: unitPosts('COURT', '区法院') },
  { username: 'procuratorate', posts: unitPosts('PROCURATORATE', '区检察院') },
  { username: 'analyst', posts: [{ kind: 'ANALYST', title: '数据分析员', organ: 'SC_OFFICE' }] },
  { username: 'system-admin', posts: [{ kind: 'SYSTEM_ADMIN', title: '系统管理员', organ: 'SC_OFFICE' }] },
  { username: 'security-admin', posts: [{ kind: 'SECURITY_ADMIN', title: '安全管理员', organ: 'SC_OFFICE' }] },
  { username: 'audit-admin', posts: [{ kind: 'AUDIT_ADMIN', title: '审计管理员', organ: 'SC_OFFICE' }] },
];

export const DEMO_ACCOUNTS = ACCOUNTS.map(({ username, posts }) => ({
  username, title: posts[0]?.title ?? '区人大代表', kinds: posts.map(({ kind }) => kind),
}));

function unitPosts(organ: string, short: string): Pick<Post, 'kind' | 'title' | 'organ'>[] {
  return [{ kind: 'UNIT_CLERK', title: `${short}建议办理联络员`, organ }];
}

export const deputyCode = (index: number): string => (index === 0 ? 'deputy' : index === 1 ? 'deputy-2' : `deputy-${String(index + 1).padStart(3, '0')}`);

interface Subdivision { code: string; name: string; kind: string }

/** Organs, people, posts, term, sessions and accounts of the demonstration; the areas are the district's real ones. */
export function directoryRows(random: Random, now: Date, subdivisions: readonly Subdivision[]): Required<Omit<DirectoryRows, 'areas' | 'topics'>> {
  const year = lastSessionYear(now);
  const from = `${year - 5}-12-28`;
  const town = subdivisions.find(({ kind }) => kind === 'TOWN')?.code ?? '';
  const organs = demoOrgans(subdivisions);
  const units = organs.filter(({ handlesSuggestions }) => handlesSuggestions);
  const names = inventNames(random, DEPUTIES + units.length * 2 + ACCOUNTS.length);
  const next = (): string => names.pop() ?? '';
  const people: Person[] = [];
  const posts: Post[] = [];
  const person = (code: string): string => {
    people.push({ code, name: next(), demo: true });
    return code;
  };

  for (let index = 0; index < DEPUTIES; index += 1) {
    const until = index === DEPUTIES - 2 ? movedOn(year) : index === DEPUTIES - 1 ? resignedOn(year) : null;
    posts.push({ person: person(deputyCode(index)), kind: 'DEPUTY', title: '区第二届人大代表', organ: 'SC', from, until });
  }
  for (const unit of units) {
    posts.push({ person: person(`head-${unit.code}`), kind: 'UNIT_HEAD', title: `${unit.shortName}负责人`, organ: unit.code, from });
    if (!ACCOUNTS.some(({ posts: [first] }) => first?.organ === unit.code)) {
      posts.push({ person: person(`clerk-${unit.code}`), kind: 'UNIT_CLERK', title: `${unit.shortName}建议办理联络员`, organ: unit.code, from });
    }
  }
  for (const { username, posts: held } of ACCOUNTS) {
    if (!username.startsWith('deputy') || username === 'deputies-office') person(username);
    for (const post of held) {
      const organ = post.organ === 'TOWN' ? `LOCAL_${town}` : post.organ;
      posts.push({ ...post, ...(organ === undefined ? {} : { organ }), ...(post.area === 'TOWN' ? { area: town } : {}), person: username, from });
    }
  }
  // Names of their own, so that everybody else keeps hers.
  const towns = subdivisions.filter(({ kind }) => kind === 'TOWN');
  const others = otherDeputies(towns.length);
  const taken = new Set(people.map(({ name }) => name));
  const free = inventNames(createRandom(OTHERS_SEED), 4 * (others.length + 1)).filter((name) => !taken.has(name));
  for (const { code, level, town: nth } of others) {
    const place = nth === null ? undefined : towns[nth];
    people.push({ code, name: free.pop() ?? '', demo: true });
    const title = place ? `${place.name}人大代表` : level === 'CITY' ? '市人大代表' : '省人大代表';
    posts.push({ person: code, kind: 'DEPUTY', title, organ: place ? `LOCAL_${place.code}` : 'SC', from });
  }
  people.push({ code: ELECTED, name: free.pop() ?? '', demo: true });
  posts.push({ person: ELECTED, kind: 'DEPUTY', title: '区第二届人大代表', organ: 'SC', from: electedOn(year) });
  return {
    organs,
    people,
    posts,
    terms: [{ ordinal: TERM, name: '第二届', from }],
    sessions: ['一', '二', '三', '四', '五'].map((ordinal, index) => ({
      term: TERM, ordinal: index + 1, name: `第二届第${ordinal}次会议`, from: `${year - 4 + index}-01-08`, until: `${year - 4 + index}-01-11`,
    })),
    accounts: ACCOUNTS.map(({ username }) => ({ username, password: DEMO_PASSWORD, person: username, demo: true })),
  };
}
