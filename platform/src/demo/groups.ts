import { BASE_AREAS } from '@redpine/directory/seed/base';
import { legalDay } from '@redpine/kit/clock';
import type { Context } from '@redpine/representation/context';
import { confirmActivity, holdActivity, planActivity } from '@redpine/representation/deputy-group/activity.commands';
import { formGroup, planGroup } from '@redpine/representation/deputy-group/group.commands';
import { recordSpending } from '@redpine/representation/fund/fund.commands';
import { approveLeave, askLeave, refuseLeave } from '@redpine/representation/leave/leave.commands';
import type { Tale } from '@redpine/representation/seed/rows';
import { seatOf } from '@redpine/representation/seed/scene';
import { shift, workdayFrom } from './calendar-days.ts';
import { DEPUTIES, deputyCode } from './directory-rows.ts';
import { createRandom } from './random.ts';
import { NEIGHBOURHOODS } from './seats.ts';
import { type Deed, taleOf } from './tales.ts';
import { OFFICE, type Scene } from './telling.ts';

const SEED = 20_260_323;
const MEMBERS = 6;
/** Days ago of the activities of each group; what lies ahead is planned alone. */
const DAYS_AGO = [250, 160, 70, 4, -18] as const;
const SUBDIVISIONS = BASE_AREAS.filter(({ kind }) => kind === 'SUBDISTRICT' || kind === 'TOWN');

const ACTIVITIES = [
  { kind: 'STUDY', title: '学习新修改的代表法', summary: '逐条学习代表法修改内容，交流怎样参加小组活动、怎样向选民报告履职情况。' },
  { kind: 'SURVEY', title: '社区养老服务调研', summary: '走访养老服务站和老年家庭，了解助餐、助医需求，形成调研记录，拟提出建议。' },
  { kind: 'INSPECTION', title: '视察老旧小区改造', summary: '现场查看管网和外墙改造进度，听取居民和施工单位意见，问题现场交办。' },
  { kind: 'VOTERS', title: '集中联系选民', summary: '在代表之家与选民座谈，收集意见并当场答复能够答复的问题，其余登记转办。' },
] as const;
const PURPOSES = ['走访选民交通费', '购买学习资料', '小组调研误餐补助', '参加培训差旅费'] as const;
const LEAVES = [
  { who: 1, cause: 'HEALTH', occasion: '小组活动', reason: '术后休养。', daysAgo: 72, days: 10, approved: true },
  { who: 0, cause: 'WORK', occasion: '集中视察', reason: '单位安排出差。', daysAgo: 40, days: 3, approved: true },
  { who: 3, cause: 'OTHER', occasion: '代表培训', reason: '个人事务。', daysAgo: 25, days: 2, approved: false },
  { who: 2, cause: 'FAMILY', occasion: '近期代表活动', reason: '照顾住院的家人。', daysAgo: -6, days: 5, approved: null },
] as const;

interface GroupNow {
  deputyGroup: string;
  version: number;
}
const groupNow = async ({ database }: Context, group: string | null): Promise<GroupNow> => {
  const [row] = await database.query<GroupNow>('select id as "deputyGroup", version from deputy_group where id = $1', [group], 'seed group');
  if (!row) throw new Error(`there is no group ${group} for the act`);
  return row;
};
const activityNow = async ({ database }: Context, group: string | null, on: string): Promise<{ groupActivity: string; version: number }> => {
  const [row] = await database.query<{ groupActivity: string; version: number }>(
    'select id as "groupActivity", version from group_activity where group_id = $1 and planned_on = $2', [group, on], 'seed activity');
  if (!row) throw new Error(`group ${group} has no activity on ${on} for the act`);
  return row;
};
/** Who comes: all but one or two. */
const present = async ({ database }: Context, group: string | null, away: readonly number[]): Promise<string[]> => {
  const rows = await database.query<{ id: string }>(
    `select m.deputy_id as id from deputy_group_member m join deputy d on d.id = m.deputy_id where m.group_id = $1 and m.until_on is null and d.status = 'ACTIVE' order by m.id`, [group], 'seed members');
  return rows.filter((_, n) => !away.includes(n)).map(({ id }) => id);
};

/** Serving deputies elected in the subdivision, as the seats are given out, the one who signs in first. */
const electedIn = (subdivision: string): string[] =>
  Array.from({ length: DEPUTIES - 5 }, (_, n) => n).filter((n) => NEIGHBOURHOODS[n % NEIGHBOURHOODS.length]?.parent === subdivision).map(deputyCode);

const keeperOf = (area: string, kind: string | undefined): string =>
  area === '230717001' ? 'subdistrict' : kind === 'TOWN' && SUBDIVISIONS.find((each) => each.kind === 'TOWN')?.code === area ? 'town' : OFFICE;

/** 代表小组 by street and town with a year of activities, 请假, and 代表活动经费 of the year. */
export function tellGroups(scene: Scene): Tale[] {
  const random = createRandom(SEED);
  const { cast } = scene;
  const today = legalDay(scene.now);
  const year = Number(today.slice(0, 4));
  const groups = SUBDIVISIONS.flatMap(({ code, name, kind }, n) => {
    const members = electedIn(code).slice(0, MEMBERS);
    const by = keeperOf(code, kind);
    const leader = members[0] ?? '';
    const deeds: Deed[] = [
      [shift(today, -300), by, async ({ context, idempotencyKey }) => {
        const seats = await Promise.all(members.map((member) => seatOf(context, cast.person(member))));
        return formGroup(context, { idempotencyKey, name: `${name}代表小组`, by: { area: cast.area(code) }, members: seats, leader: seats[0] ?? '' });
      }],
      [shift(today, -298), leader, async ({ context, idempotencyKey, record }) => planGroup(context, {
        idempotencyKey, ...(await groupNow(context, record)), year: Number(shift(today, -298).slice(0, 4)),
        text: '一季度学习代表法；二季度调研社区养老；三季度视察老旧小区改造；四季度集中联系选民，向选民报告履职情况。',
      })],
    ];
    for (const [nth, daysAgo] of DAYS_AGO.entries()) {
      // The latest two are of every other group: some meet less often than each quarter.
      if (nth >= 3 && n % 2 === 1) continue;
      const { kind: of, title, summary } = ACTIVITIES[(n + nth) % ACTIVITIES.length] ?? ACTIVITIES[0];
      const on = workdayFrom(shift(today, (daysAgo === 4 ? 0 : n) - daysAgo));
      // The leader is there; the one on leave is not.
      const away = [...(n === 0 && nth === 2 ? [1] : []), ...Array.from({ length: random.int(0, 2) }, () => random.int(2, MEMBERS - 1))];
      deeds.push([shift(on, -10 - Math.max(0, 14 - daysAgo)), leader, async ({ context, idempotencyKey, record }) =>
        planActivity(context, { idempotencyKey, deputyGroup: record ?? '', kind: of, title, place: `${name}代表之家`, plannedOn: on })]);
      // One was never recorded: its day has passed.
      if (daysAgo < 0 || (n === 5 && nth === 2)) continue;
      deeds.push([on, leader, async ({ context, idempotencyKey, record }) =>
        holdActivity(context, { idempotencyKey, ...(await activityNow(context, record, on)), heldOn: on, summary, present: await present(context, record, away) })]);
      if (daysAgo > 10) {
        // Nobody confirms what she led.
        deeds.push([shift(on, 5), by, async ({ context, idempotencyKey, record }) => confirmActivity(context, { idempotencyKey, ...(await activityNow(context, record, on)) })]);
      }
    }
    return taleOf(scene, `group-${n + 1}`, deeds);
  });
  const members = electedIn(SUBDIVISIONS[0]?.code ?? '');
  const leaves = LEAVES.flatMap(({ who, cause, occasion, reason, daysAgo, days, approved }, n) => {
    const from = shift(today, -daysAgo);
    const by = members[who] ?? '';
    const now = async ({ database }: Context, leave: string | null): Promise<{ deputyLeave: string; version: number }> => {
      const [row] = await database.query<{ version: number }>('select version from deputy_leave where id = $1', [leave], 'seed leave');
      return { deputyLeave: leave ?? '', version: row?.version ?? 0 };
    };
    const deeds: Deed[] = [[shift(from, -4 - Math.max(0, 7 - daysAgo)), by, async ({ context, idempotencyKey }) =>
      askLeave(context, { idempotencyKey, deputy: await seatOf(context, cast.person(by)), cause, occasion, reason, from, until: shift(from, days - 1) })]];
    if (approved !== null) {
      deeds.push([shift(from, -2), OFFICE, async ({ context, idempotencyKey, record }) => approved
        ? approveLeave(context, { idempotencyKey, ...(await now(context, record)) })
        : refuseLeave(context, { idempotencyKey, ...(await now(context, record)), reason: '培训为必修内容，请调整个人安排。' })]);
    }
    return taleOf(scene, `leave-${n + 1}`, deeds);
  });
  const spendings = members.slice(0, 8).flatMap((member, n) => [40, 95].flatMap((daysAgo, nth) => {
    const on = workdayFrom(shift(today, -daysAgo - n));
    if (Number(on.slice(0, 4)) !== year) return [];
    const purpose = PURPOSES[(n + nth) % PURPOSES.length] ?? PURPOSES[0];
    const fen = random.int(8, 36) * 1_000;
    return taleOf(scene, `fund-${n + 1}-${nth + 1}`, [[shift(on, 2), OFFICE, async ({ context, idempotencyKey }) =>
      recordSpending(context, { idempotencyKey, deputy: await seatOf(context, cast.person(member)), on, purpose, fen })]]);
  }));
  return [...groups, ...leaves, ...spendings];
}
