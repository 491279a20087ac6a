import type { Context } from '@redpine/representation/context';
import { legalDay } from '@redpine/kit/clock';
import { consentToProfile, publishProfile, saveProfile } from '@redpine/representation/deputy-profile/profile.commands';
import { publishAll } from '@redpine/representation/deputy-profile/publish-all.commands';
import { openByElection } from '@redpine/representation/mandate/by-election.commands';
import { announceMatter, decideMatter, openMatter, rejectMatter, reportMatter } from '@redpine/representation/mandate/mandate.commands';
import type { Tale } from '@redpine/representation/seed/rows';
import { seatOf } from '@redpine/representation/seed/scene';
import { shift, workdayFrom } from './calendar-days.ts';
import { DEPUTIES, deputyCode, lastSessionYear } from './directory-rows.ts';
import { ELECTED, electedOn, movedOn, resignedOn } from './mandate-rows.ts';
import { type Deed, taleOf } from './tales.ts';
import { OFFICE, type Scene } from './telling.ts';

const TOWN = 'town';
const [MOVED, RESIGNED] = [deputyCode(DEPUTIES - 2), deputyCode(DEPUTIES - 1)];
/** Nothing is published of these yet. */
const UNPUBLISHED = [170, 171, 172, 173].map(deputyCode);

const now = async ({ database }: Context, id: string | null): Promise<{ mandateMatter: string; version: number }> => {
  const [row] = await database.query<{ mandateMatter: string; version: number }>('select id as "mandateMatter", version from mandate_matter where id = $1', [id]);
  if (!row) throw new Error(`there is no matter ${id} for the act`);
  return row;
};

type Told = Omit<Parameters<typeof openMatter>[1], 'idempotencyKey' | 'deputy'>;
const opened = (scene: Scene, day: string, by: string, of: string, said: Told): Deed =>
  [day, by, async ({ context, idempotencyKey }) => openMatter(context, { idempotencyKey, deputy: await seatOf(context, scene.cast.person(of)), ...said })];
const reported = (day: string, by: string, number: string, conclusion: string): Deed =>
  [day, by, async ({ context, idempotencyKey, record }) => reportMatter(context, { idempotencyKey, ...(await now(context, record)), number, on: workdayFrom(day), conclusion })];
const announced = (day: string, by: string, number: string, text: string): Deed =>
  [day, by, async ({ context, idempotencyKey, record }) => announceMatter(context, { idempotencyKey, ...(await now(context, record)), number, on: workdayFrom(day), text })];
const decided = (day: string, by: string, body: string, votes: { inFavour?: number; all?: number }): Deed =>
  [day, by, async ({ context, idempotencyKey, record }) => decideMatter(context, { idempotencyKey, ...(await now(context, record)), body, on: workdayFrom(day), ...votes })];

/** 代表资格事项: a suspension with its end, a loss, a resignation with the by-election after it, what a town confirmed, and one under way. */
function tellMatters(scene: Scene): Tale[] {
  const year = lastSessionYear(scene.now);
  const [today, before] = [legalDay(scene.now), year - 1];
  const nameOf = (code: string): string => scene.cast.actor(code).name;
  const [moved, resigned, elected] = [movedOn(year), resignedOn(year), electedOn(year)];
  const waiting = shift(today, -6);
  return [
    taleOf(scene, 'mandate-suspended', [
      opened(scene, `${before}-04-08`, OFFICE, MOVED, { kind: 'SUSPEND', ground: 'DETAINED', facts: '收到公安机关采取强制措施的通知，代表依法暂时停止执行代表职务。', effectiveOn: `${before}-04-06` }),
      reported(`${before}-04-10`, OFFICE, `资审〔${before}〕2号`, '情形属实，符合代表法第六十一条的规定，应当暂时停止执行代表职务。'),
      announced(`${before}-04-14`, OFFICE, `常委会公告〔${before}〕第4号`, `根据代表资格审查委员会的报告，${nameOf(MOVED)}暂时停止执行代表职务。\n现予公告。`),
    ]),
    taleOf(scene, 'mandate-restored', [
      opened(scene, `${before}-08-11`, OFFICE, MOVED, { kind: 'RESTORE', facts: '案件已撤销，暂时停止执行代表职务的情形消失。', effectiveOn: `${before}-08-08` }),
      reported(`${before}-08-13`, OFFICE, `资审〔${before}〕5号`, '暂停情形已经消失，应当恢复执行代表职务。'),
      announced(`${before}-08-18`, OFFICE, `常委会公告〔${before}〕第9号`, `根据代表资格审查委员会的报告，${nameOf(MOVED)}恢复执行代表职务。\n现予公告。`),
    ]),
    taleOf(scene, 'mandate-lost', [
      opened(scene, moved, OFFICE, MOVED, { kind: 'LOSE', ground: 'MOVED_AWAY', facts: '已调离本行政区域，调动文件附卷。', effectiveOn: moved }),
      reported(shift(moved, 4), OFFICE, `资审〔${year}〕1号`, '已调离本行政区域，代表资格终止。'),
      announced(shift(moved, 6), OFFICE, `常委会公告〔${year}〕第2号`, `${nameOf(MOVED)}已调离本行政区域，依照代表法第六十二条的规定，其代表资格终止。\n现予公告。`),
    ]),
    taleOf(scene, 'mandate-resigned', [
      opened(scene, shift(resigned, -40), RESIGNED, RESIGNED, { kind: 'RESIGN', facts: '因健康原因不能继续履行代表职务，请求辞去区人大代表职务。' }),
      decided(shift(resigned, -20), OFFICE, '区第二届人大常委会第二十一次会议', { inFavour: 21, all: 23 }),
      reported(shift(resigned, -14), OFFICE, `资审〔${year}〕2号`, '辞职已依法接受，代表资格终止。'),
      announced(resigned, OFFICE, `常委会公告〔${year}〕第1号`, `区人大常委会决定接受${nameOf(RESIGNED)}辞去区人大代表职务，其代表资格终止。\n现予公告。`),
    ]),
    taleOf(scene, 'mandate-elected', [
      [shift(elected, -45), OFFICE, async ({ context, idempotencyKey }) => openByElection(context, { idempotencyKey, ...(await vacancy(context, scene.cast.person(RESIGNED))), person: scene.cast.person(ELECTED), facts: '原选区代表辞职出缺，依法组织补选，登记选民过半数参加投票。' })],
      decided(shift(elected, -20), OFFICE, '原选区选民', { inFavour: 812, all: 1_140 }),
      reported(shift(elected, -8), OFFICE, `资审〔${year}〕3号`, '选举依法进行，当选人的代表资格有效。'),
      announced(elected, OFFICE, `常委会公告〔${year}〕第5号`, `补选${nameOf(ELECTED)}为区人大代表，代表资格有效。\n现予公告。`),
    ]),
    taleOf(scene, 'mandate-confirmed', [
      opened(scene, `${year}-01-20`, TOWN, 'town-1-deputy-4', { kind: 'CONFIRM', facts: '镇人大代表补选结果报代表资格审查委员会审查。' }),
      reported(`${year}-01-23`, TOWN, `镇资审〔${year}〕1号`, '选举依法进行，代表资格有效。'),
      announced(`${year}-01-27`, TOWN, `镇人大公告〔${year}〕第1号`, `${nameOf('town-1-deputy-4')}的代表资格有效。\n现予公告。`),
    ]),
    taleOf(scene, 'mandate-kept', [
      opened(scene, `${before}-06-03`, deputyCode(151), deputyCode(151), { kind: 'RESIGN', facts: '拟调往外地工作，请求辞去区人大代表职务。' }),
      [`${before}-06-12`, OFFICE, async ({ context, idempotencyKey, record }) => rejectMatter(context, { idempotencyKey, ...(await now(context, record)), reason: '工作调动取消，本人撤回辞职申请。' })],
    ]),
    taleOf(scene, 'mandate-waiting', [opened(scene, waiting, deputyCode(150), deputyCode(150), { kind: 'RESIGN', facts: '因工作调动，请求辞去区人大代表职务。' })]),
  ].flat();
}

/** Where the seat is vacant. */
async function vacancy({ database }: Context, person: string): Promise<{ electoralDistrict: string; delegation: string | null }> {
  const [seat] = await database.query<{ electoralDistrict: string; delegation: string | null }>(
    'select electoral_district_id as "electoralDistrict", delegation_id as delegation from deputy where person_id = $1', [person]);
  if (!seat) throw new Error('there is no vacant seat for the by-election');
  return seat;
}

const WORDS = [
  ['社区党支部书记', '关注老旧小区改造和“一老一小”服务，每月在代表之家接待居民。'],
  ['第一小学教师', '从教二十年，关注义务教育和校园周边安全，参加执法检查和调研。'],
  ['森林经营所职工', '熟悉林区情况，关注生态保护和森林防火，推动护林道路修缮。'],
  ['民宿经营者', '返乡创业，关注康养文旅和青年就业，带动邻里一起增收。'],
  ['社区卫生服务中心医生', '关注基层医疗和慢性病管理，牵头开展健康讲座。'],
  ['村委会主任', '关注乡村道路和饮水安全，经常入户听取村民意见。'],
  ['物业公司项目经理', '关注小区治理和消防通道，促成多个小区加装充电棚。'],
  ['公交公司驾驶员', '关注公交线路和无障碍出行，收集乘客意见形成建议。'],
] as const;

/** 代表公示: some wrote about themselves, nearly all are published, a few wait. */
function tellProfiles(scene: Scene): Tale[] {
  const today = legalDay(scene.now);
  const profileOf = async ({ database }: Context, person: string): Promise<{ deputy: string; version: number }> => {
    const [row] = await database.query<{ deputy: string; version: number }>(
      `select d.id as deputy, coalesce(p.version, 0) as version from deputy d left join deputy_profile p on p.deputy_id = d.id where d.person_id = $1 and d.status <> 'ENDED'`, [person]);
    if (!row) throw new Error('there is no deputy for the profile');
    return row;
  };
  const written = WORDS.flatMap(([occupation, introduction], n) => {
    const code = deputyCode(n);
    const person = scene.cast.person(code);
    const save: Deed = [shift(today, -170 + 3 * n), code, async ({ context, idempotencyKey }) => saveProfile(context, { idempotencyKey, ...(await profileOf(context, person)), occupation, introduction })];
    const publish: Deed = [shift(today, -160 + 3 * n), OFFICE, async ({ context, idempotencyKey }) => publishProfile(context, { idempotencyKey, ...(await profileOf(context, person)) })];
    const consent: Deed = [shift(today, -168 + 3 * n), code, async ({ context, idempotencyKey }) => consentToProfile(context, { idempotencyKey, ...(await profileOf(context, person)), item: 'PHONE', phone: `0458-36${String(10_258 + 37 * n).slice(-5)}` })];
    // The last has written and waits for a look at it.
    return taleOf(scene, `profile-${n + 1}`, n === WORDS.length - 1 ? [save] : n === 0 || n === 4 ? [save, consent, publish] : [save, publish]);
  });
  const all = (by: string, key: string, day: string): Tale[] => taleOf(scene, key, [[day, by, async ({ context, idempotencyKey }) => publishAll(context, { idempotencyKey, deputies: await toPublish(scene, context, by) })]]);
  return [...written, ...all(OFFICE, 'profiles', shift(today, -30)), ...all(TOWN, 'profiles-town', shift(today, -28))];
}

async function toPublish(scene: Scene, { database, clock }: Context, by: string): Promise<string[]> {
  const area = scene.cast.actor(by).posts[0]?.area ?? null;
  const rows = await database.query<{ id: string }>(
    `select id from deputy where status = 'ACTIVE' and from_on <= $3::date and (($1::uuid is null and level <> 'TOWN') or area_id = $1::uuid) and person_id <> all($2::uuid[]) order by id`,
    [area, UNPUBLISHED.map((code) => scene.cast.person(code)), legalDay(clock())]);
  return rows.map(({ id }) => id);
}

/** 代表资格事项 and 代表公示. */
export const tellMandates = (scene: Scene): Tale[] => [...tellMatters(scene), ...tellProfiles(scene)];
