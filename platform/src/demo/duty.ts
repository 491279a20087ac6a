import { legalDay } from '@redpine/kit/clock';
import type { Context } from '@redpine/representation/context';
import { dismissObjection, enterDuty, objectToDuty, rejectDuty, verifyDuty } from '@redpine/representation/duty/duty.commands';
import { publishDuty } from '@redpine/representation/duty/publication.commands';
import type { Tale } from '@redpine/representation/seed/rows';
import { seatOf } from '@redpine/representation/seed/scene';
import { appraiseVoterReport, giveFeedback, holdVoterReport, scheduleVoterReport } from '@redpine/representation/voter-report/voter-report.commands';
import { publishVoterReport } from '@redpine/representation/voter-report/voter-report.publication.commands';
import { draftWorkPlan, executeWorkPlan, passWorkPlan, publishWorkPlan, tellWorkPlan } from '@redpine/representation/work-plan/work-plan.commands';
import { shift, workdayFrom } from './calendar-days.ts';
import { deputyCode } from './directory-rows.ts';
import { createRandom } from './random.ts';
import { deputyFrom, hasHome, NEIGHBOURHOODS, shortName } from './seats.ts';
import { type Deed, taleOf } from './tales.ts';
import { OFFICE, type Scene } from './telling.ts';

const SEED = 20_260_329;
const REPORTS = 10;
const ATTENDING = 6;
/** The last of these is given by the deputy of the stories. */
const PUBLISHED: readonly number[] = [1, 2, 3];
/** The latest of them is yet to come. */
const FIRST_DAYS_AGO = 300;

const versioned = async <Key extends string>({ database }: Context, table: string, key: Key, id: string | null): Promise<{ [K in Key]: string } & { version: number }> => {
  const [row] = await database.query<{ version: number }>(`select version from ${table} where id = $1`, [id]);
  if (!row || id === null) throw new Error(`there is no ${table} ${id} for the act`);
  return { [key]: id, version: row.version } as { [K in Key]: string } & { version: number };
};

const QUESTIONS = [
  { question: '小区门口夜间停车占道，什么时候能解决？', answer: '已向交警和街道反映，正在划定夜间临时停车位。' },
  { question: '冬季人行道结冰怎么办？', answer: '已建议主管部门增加撒布频次，社区也备了防滑料。' },
  { question: '老年助餐点能不能延长供应时间？', answer: '民政部门答复今年试点延长至晚间，我会继续跟进。' },
] as const;
const REPORT = '一年来，我联系本选区选民，参加代表小组活动和视察调研，领衔和附议代表建议，跟踪办理结果，参加代表之家接待；不足是深入村屯不够，下一步将增加走访。';

/** 述职 over the last year: held, appraised and answered for, the latest yet to come. */
function tellVoterReports(scene: Scene): Tale[] {
  const random = createRandom(SEED);
  const places = random.shuffled(NEIGHBOURHOODS.map((_, index) => index).filter((index) => index > 0 && hasHome(index)));
  const today = legalDay(scene.now);
  return Array.from({ length: REPORTS }, (_, n) => {
    // To the voters who elected her, at their home.
    const isOwn = n === REPORTS - 1 || n === 3;
    const place = isOwn ? 0 : (places[n] ?? 1);
    const area = NEIGHBOURHOODS[place];
    const deputy = deputyFrom(place, isOwn ? 0 : random.int(0, 3));
    const plannedOn = workdayFrom(shift(today, 10 - Math.round((FIRST_DAYS_AGO * (REPORTS - 1 - n)) / (REPORTS - 1))));
    const voters = random.int(18, 55);
    const good = Math.round(voters * 0.7);
    const deeds: Deed[] = [
      [shift(plannedOn, -12), OFFICE, async ({ context, idempotencyKey }) =>
        scheduleVoterReport(context, {
          idempotencyKey, plannedOn, deputy: await seatOf(context, scene.cast.person(deputy)), area: scene.cast.area(area?.code ?? ''),
          place: `${shortName(area?.name ?? '')}代表之家`,
        })],
      [plannedOn, deputy, async ({ context, idempotencyKey, record }) =>
        holdVoterReport(context, {
          idempotencyKey, ...(await versioned(context, 'voter_report', 'voterReport', record)), heldOn: plannedOn, voters, report: REPORT,
          questions: [...QUESTIONS].slice(0, 1 + (n % QUESTIONS.length)),
        })],
      [shift(plannedOn, 3), OFFICE, async ({ context, idempotencyKey, record }) =>
        appraiseVoterReport(context, { idempotencyKey, ...(await versioned(context, 'voter_report', 'voterReport', record)), good, basically: voters - good - 2, poor: 1 })],
      [shift(plannedOn, 10), OFFICE, async ({ context, idempotencyKey, record }) =>
        giveFeedback(context, {
          idempotencyKey, ...(await versioned(context, 'voter_report', 'voterReport', record)), feedback: '选民肯定代表跟踪建议办理，希望多到楼院走访，及时反馈停车问题进展。',
        })],
    ];
    if (PUBLISHED.includes(n)) {
      deeds.push([shift(plannedOn, 14), OFFICE, async ({ context, idempotencyKey, record }) =>
        publishVoterReport(context, { idempotencyKey, ...(await versioned(context, 'voter_report', 'voterReport', record)) })]);
    }
    return taleOf(scene, `voter-report-${n + 1}`, deeds);
  }).flat();
}

const ITEMS = [
  { month: 1, title: '召开代表工作联席会议', owner: '代表工作委员会' },
  { month: 2, title: '交办代表建议', owner: '代表工作委员会、区政府办公室' },
  { month: 4, title: '组织代表履职培训', owner: '代表工作委员会', kind: 'TRAINING_ATTENDED' },
  { month: 6, title: '开展代表集中视察', owner: '代表工作委员会', kind: 'INSPECTION_ATTENDED' },
  { month: 9, title: '组织代表向选民述职', owner: '各街道人大工委、镇人大主席团', kind: 'VOTER_REPORT' },
  { month: 11, title: '评选优秀代表建议', owner: '代表工作委员会' },
];

/** 代表工作计划 of last year and this one, with what has been done by now. */
function tellPlans(scene: Scene): Tale[] {
  const year = Number(legalDay(scene.now).slice(0, 4));
  return [year - 1, year].flatMap((of) => {
    const on = (month: number, day: number): string => `${of}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    const deeds: Deed[] = [
      [on(1, 5), OFFICE, ({ context, idempotencyKey }) => draftWorkPlan(context, { idempotencyKey, year: of, title: `${of} 年代表工作计划`, items: ITEMS })],
      [on(1, 12), OFFICE, async ({ context, idempotencyKey, record }) =>
        passWorkPlan(context, { idempotencyKey, ...(await versioned(context, 'work_plan', 'workPlan', record)), meeting: `${of} 年第 1 次主任会议`, on: on(1, 12) })],
      [on(1, 15), OFFICE, async ({ context, idempotencyKey, record }) => tellWorkPlan(context, { idempotencyKey, ...(await versioned(context, 'work_plan', 'workPlan', record)) })],
      [on(1, 16), OFFICE, async ({ context, idempotencyKey, record }) => publishWorkPlan(context, { idempotencyKey, ...(await versioned(context, 'work_plan', 'workPlan', record)) })],
      ...ITEMS.map(({ month, title }): Deed => [on(month, 26), OFFICE, async ({ context, idempotencyKey, record }) => {
        const plan = await versioned(context, 'work_plan', 'workPlan', record);
        const [item] = await context.database.query<{ id: string }>(`select i ->> 'id' as id from work_plan, jsonb_array_elements(items) i where work_plan.id = $1 and i ->> 'title' = $2`, [record, title]);
        const dropped = of === year - 1 && month === 11;
        return executeWorkPlan(context, { idempotencyKey, ...plan, item: item?.id ?? '', ...(dropped ? { note: '并入下一年度开展' } : { doneOn: legalDay(context.clock()) }) });
      }]),
    ];
    return taleOf(scene, `work-plan-${of}`, deeds);
  });
}

/** The quarters of the last year, each published when it was over. */
function tellPublications(scene: Scene): Tale[] {
  const today = legalDay(scene.now);
  const [year, month] = [Number(today.slice(0, 4)), Number(today.slice(5, 7))];
  return [4, 3, 2, 1].flatMap((back) => {
    const quarters = year * 4 + Math.floor((month - 1) / 3) - back;
    const of = { year: Math.floor(quarters / 4), quarter: (quarters % 4) + 1 };
    const next = quarters + 1;
    const day = `${Math.floor(next / 4)}-${String((next % 4) * 3 + 1).padStart(2, '0')}-08`;
    return taleOf(scene, `duty-publication-${of.year}-${of.quarter}`, [[day, OFFICE, ({ context, idempotencyKey }) => publishDuty(context, { idempotencyKey, ...of })]]);
  });
}

/** Events entered by hand, as the office decides them: verified, rejected, objected to, and left to be decided. */
function tellDesk(scene: Scene): Tale[] {
  const today = legalDay(scene.now);
  const waiting = async ({ database }: Context, record: string | null): Promise<{ dutyEvent: string; version: number }> => {
    const [row] = await database.query<{ dutyEvent: string; version: number }>(
      `select id as "dutyEvent", version from duty_event where id = $1`, [record]);
    if (!row) throw new Error(`there is no duty event ${record} for the act`);
    return row;
  };
  const entered = (key: string, day: string, kind: string, title: string, ...more: Deed[]): Tale[] => enteredBy('deputy', key, day, kind, title, ...more);
  const enteredBy = (deputy: string, key: string, day: string, kind: string, title: string, ...more: Deed[]): Tale[] =>
    taleOf(scene, key, [[day, deputy, async ({ context, idempotencyKey }) =>
      enterDuty(context, { idempotencyKey, deputy: await seatOf(context, scene.cast.person(deputy)), kind, on: shift(day, -3), title, note: '附会议通知和签到表', files: [] })], ...more]);
  const verified = (day: string): Deed =>
    [day, OFFICE, async ({ context, idempotencyKey, record }) => verifyDuty(context, { idempotencyKey, ...(await waiting(context, record)) })];
  return [
    ...Array.from({ length: ATTENDING }, (_, n) => n).flatMap((n) => {
      const deputy = n === 0 ? 'deputy' : deputyCode(n + 1);
      return enteredBy(deputy, `duty-inspection-${n}`, shift(today, -120 - n), 'INSPECTION_ATTENDED', '参加代表集中视察', verified(shift(today, -112)));
    }),
    ...entered('duty-1', shift(today, -60), 'TRAINING_ATTENDED', '参加市人大代表履职培训班', verified(shift(today, -57))),
    ...entered('duty-2', shift(today, -40), 'AWARD_RECEIVED', '所在单位年度先进个人',
      [shift(today, -38), OFFICE, async ({ context, idempotencyKey, record }) => rejectDuty(context, { idempotencyKey, ...(await waiting(context, record)), reason: '属本职工作奖励，与履职无关。' })],
      [shift(today, -34), 'deputy', async ({ context, idempotencyKey, record }) => objectToDuty(context, { idempotencyKey, ...(await waiting(context, record)), reason: '获奖理由包含代表建议推动的项目。' })],
      [shift(today, -30), OFFICE, async ({ context, idempotencyKey, record }) => dismissObjection(context, { idempotencyKey, ...(await waiting(context, record)), reason: '表彰文件未提及代表履职，不予认定。' })]),
    ...entered('duty-4', shift(today, -20), 'MEETING_ATTENDED', '列席区政府常务会议',
      [shift(today, -16), OFFICE, async ({ context, idempotencyKey, record }) => rejectDuty(context, { idempotencyKey, ...(await waiting(context, record)), reason: '签到表上没有本人签名。' })],
      [shift(today, -8), 'deputy', async ({ context, idempotencyKey, record }) => objectToDuty(context, { idempotencyKey, ...(await waiting(context, record)), reason: '当日由工作人员代签，会议记录有本人发言。' })]),
    ...entered('duty-3', shift(today, -6), 'INSPECTION_ATTENDED', '参加城市供热执法检查'),
  ];
}

/** 履职档案, 述职, 代表工作计划. */
export function tellDuty(scene: Scene): Tale[] {
  return [...tellVoterReports(scene), ...tellPlans(scene), ...tellDesk(scene), ...tellPublications(scene)];
}
