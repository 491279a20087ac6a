import { createHash } from 'node:crypto';
import { BASE_AREAS } from '@redpine/directory/seed/base';
import { legalDay } from '@redpine/kit/clock';
import type { Context } from '@redpine/representation/context';
import { gradeHome, recordOutput } from '@redpine/representation/home/grade.commands';
import { openHome, planHome, suspendHome } from '@redpine/representation/home/home.commands';
import { confirmTurn, holdHomeEvent, planHomeEvent, publishHomeEvent, verifyHomeEvent } from '@redpine/representation/home/home-event.commands';
import { answerOpinion } from '@redpine/representation/opinion/opinion.end.commands';
import { recordOpinion, routeOpinion, triageOpinion } from '@redpine/representation/opinion/opinion.commands';
import { attachMember, inviteExpert } from '@redpine/representation/home/member.commands';
import type { Tale } from '@redpine/representation/seed/rows';
import { seatOf } from '@redpine/representation/seed/scene';
import { shift, workdayFrom } from './calendar-days.ts';
import { deputyCode } from './directory-rows.ts';
import { createRandom } from './random.ts';
import { hasHome, isBuilding, NEIGHBOURHOODS, shortName } from './seats.ts';
import { type Deed, taleOf } from './tales.ts';
import { isOld, OFFICE, type Scene } from './telling.ts';
import { clerk } from './units.ts';

type Take = Deed[2];
type Kind = 'RECEPTION' | 'ACTIVITY';
type Grade = 'EXISTS' | 'ACTIVE' | 'EXCELLENT';

const PROFESSIONAL = [
  { topic: 'WELLNESS_TOURISM', name: '康养文旅', expertise: '旅游学院，森林康养' },
  { topic: 'ECOLOGY', name: '生态保护', expertise: '林业科学院，红松保育' },
  { topic: 'URBAN', name: '城区建设', expertise: '规划设计院，老旧小区改造' },
  { topic: 'COMPULSORY_EDUCATION', name: '义务教育', expertise: '师范学院，城乡教育均衡' },
] as const;
const EXPERTS = ['沈怀松', '陆清泉', '程远山', '顾明德'];
const MATTERS = [
  { matter: '供热温度和管网改造', subject: '供热管网老化', text: '我们楼供热管网老化，室温一直上不来，希望改造时优先安排。', topic: 'HOUSING', unit: 'HOUSING', answer: '已列入管网改造计划，施工前张贴公告，期间安排专人测温。' },
  { matter: '小区停车和充电设施', subject: '增设充电设施', text: '小区电动车充电桩太少，居民飞线充电不安全，建议增设。', topic: 'HOUSING', unit: 'HOUSING', answer: '已选定两处点位，由物业和企业共同建设，年内投入使用。' },
  { matter: '社区养老助餐', subject: '社区养老助餐', text: '独居老人做饭困难，建议社区设助餐点，价格便宜一些。', topic: 'ELDERLY', unit: 'CIVIL_AFFAIRS', answer: '社区助餐点已完成选址，先行提供送餐，按规定给予补贴。' },
  { matter: '背街小巷路灯', subject: '背街小巷照明', text: '巷子里没有路灯，孩子放学天已经黑了，希望装上路灯。', topic: 'URBAN', unit: 'URBAN_MANAGEMENT', answer: '已现场踏勘并确定点位，本季度内安装通电。' },
  { matter: '冬季清雪和防滑', subject: '冬季清雪防滑', text: '下雪后坡道结冰，老人不敢出门，希望及时清雪、撒防滑料。', topic: 'URBAN', unit: 'URBAN_MANAGEMENT', answer: '已增加该路段清雪频次，社区配备防滑料，志愿者协助清理。' },
  { matter: '村屯饮水', subject: '村屯饮水水压', text: '村里自来水水压不足，夏天经常停水，希望检修水泵。', topic: 'URBAN', unit: 'HOUSING', answer: '已检修水泵并更换老化管段，水压恢复正常。' },
] as const satisfies readonly Matter[];
/** Local offices with an account keep their own homes; 代工委 keeps the others. */
const KEEPERS = [['230717001', 'subdistrict'], ['230717100', 'town']] as const;
const PLANNED_DAYS = 560;
const SEED = 20_260_724;

/** Begins and ends of the four quarters that have ended, latest first. */
function endedQuarters(today: string): { from: string; until: string }[] {
  const year = Number(today.slice(0, 4));
  const quarter = Math.floor((Number(today.slice(5, 7)) - 1) / 3);
  const begin = (n: number): string => new Date(Date.UTC(year, 3 * (quarter - n), 1)).toISOString().slice(0, 10);
  return [1, 2, 3, 4].map((n) => ({ from: begin(n), until: shift(begin(n - 1), -1) }));
}

const rowNow = async <T extends object>({ database }: Context, text: string, values: readonly unknown[]): Promise<T> => {
  const [row] = await database.query<T>(text, [...values]);
  if (!row) throw new Error('the demonstration has no such home');
  return row;
};
const homeNow = (context: Context, record: string | null): Promise<{ home: string; version: number }> =>
  rowNow(context, 'select id as home, version from home where id = $1', [record]);
const eventNow = (context: Context, record: string | null, on: string): Promise<{ event: string; version: number }> =>
  rowNow(context, 'select id as event, version from home_event where home_id = $1 and on_day = $2', [record, on]);

interface Matter {
  /** As the reception names it. */
  matter: string;
  subject: string;
  text: string;
  topic: string;
  unit: string;
  answer: string;
}

/** The course of one home, act by act; `members` are codes of deputies. */
class Course {
  readonly deeds: Deed[] = [];
  private readonly scene: Scene;
  private readonly members: readonly string[];
  private readonly keeper: string;
  private readonly random;

  constructor(scene: Scene, members: readonly string[], { area, name }: Pick<Built, 'area' | 'name'>) {
    this.random = createRandom(Array.from(name).reduce((seed, sign) => (seed * 31 + (sign.codePointAt(0) ?? 0)) % 1_000_000, SEED));
    this.scene = scene;
    this.members = members;
    this.keeper = KEEPERS.find(([code]) => area.startsWith(code))?.[1] ?? OFFICE;
  }

  add(day: string, take: Take, by = this.keeper): void {
    this.deeds.push([day, by, take]);
  }

  /** On its home with the version of the moment. */
  on(day: string, take: (at: { home: string; version: number }, on: Parameters<Take>[0]) => Promise<object>, by = this.keeper): void {
    this.add(day, async (on) => take(await homeNow(on.context, on.record), on), by);
  }

  seats(context: Context): Promise<string[]> {
    return Promise.all(this.members.map((code) => seatOf(context, this.scene.cast.person(code))));
  }

  plan(day: string, on: string, kind: Kind, subject: string): void {
    this.add(day, async ({ context, idempotencyKey, record }) =>
      planHomeEvent(context, { idempotencyKey, home: record ?? '', kind, subject, on, from: '09:00', until: '11:00', deputies: await this.seats(context) }));
  }

  /** Held, and verified unless that is still to be done. */
  take(near: string, kind: Kind, subject: string, isVerified = true): void {
    const on = workdayFrom(near);
    const [visitors, matters] = kind === 'RECEPTION' ? [this.random.int(4, 22), this.random.int(1, 5)] : [0, 0];
    this.plan(shift(on, -10), on, kind, subject);
    // What is long past is told in fewer acts.
    if (!isOld(this.scene.now, on)) this.add(shift(on, -10), async ({ context, idempotencyKey, record }) => publishHomeEvent(context, { idempotencyKey, ...(await eventNow(context, record, on)) }));
    this.add(on, async ({ context, idempotencyKey, record }) =>
      holdHomeEvent(context, { idempotencyKey, ...(await eventNow(context, record, on)), deputies: await this.seats(context), visitors, matters, summary: `${subject}：现场答复和登记，事项已分类转办。` }));
    if (isVerified) this.add(shift(on, 2), async ({ context, idempotencyKey, record }) => verifyHomeEvent(context, { idempotencyKey, ...(await eventNow(context, record, on)) }));
  }

  /** What one who came to the reception of that day raised, from its record to the answer. */
  hear(near: string, area: string, { text, subject, topic, unit, answer }: Matter, isAnswered: boolean): void {
    const on = workdayFrom(near);
    const asks = async (context: Context, record: string | null): Promise<{ opinion: string; version: number }> =>
      rowNow(context, 'select o.id as opinion, o.version from opinion o join home_event e on e.id = o.home_event_id where e.home_id = $1 and e.on_day = $2 order by o.id desc limit 1', [record, on]);
    this.add(on, async ({ context, idempotencyKey, record }) => {
      const { event } = await eventNow(context, record, on);
      const sender = { name: '李某（演示）', phone: '0458-3610086' };
      const done = await recordOpinion(context, { idempotencyKey, homeEvent: event, channel: 'HOME_RECEPTION', receivedOn: on, text, area: this.scene.cast.area(area), topic, sender, byPhone: false });
      return 'opinion' in done ? { __typename: done.__typename } : done;
    });
    this.add(shift(on, 1), async ({ context, idempotencyKey, record }) =>
      triageOpinion(context, { idempotencyKey, ...(await asks(context, record)), subject, topic, area: this.scene.cast.area(area), kind: 'PROPOSAL' }));
    this.add(shift(on, 2), async ({ context, idempotencyKey, record }) => routeOpinion(context, { idempotencyKey, ...(await asks(context, record)), unit: this.scene.cast.organ(unit) }));
    if (isAnswered) this.add(shift(on, 14), async ({ context, idempotencyKey, record }) => answerOpinion(context, { idempotencyKey, ...(await asks(context, record)), text: answer }), clerk(unit));
  }

  /** Planned and published, yet to come; one of its deputies has confirmed. */
  coming(planned: string, on: string, subject: string): void {
    this.plan(planned, on, 'RECEPTION', subject);
    this.add(planned, async ({ context, idempotencyKey, record }) => publishHomeEvent(context, { idempotencyKey, ...(await eventNow(context, record, on)) }));
    const [, second] = this.members;
    if (second !== undefined) this.add(planned, async ({ context, idempotencyKey, record }) => confirmTurn(context, { idempotencyKey, ...(await eventNow(context, record, on)) }), second);
  }

  grade(day: string, grade: Grade): void {
    this.on(day, (of, { context, idempotencyKey }) =>
      gradeHome(context, { idempotencyKey, ...of, grade, decision: '区人大常委会主任会议', reason: '按等次标准逐项核对后评定。', evidence: '查阅接待登记和活动记录，现场查看功能区。' }), OFFICE);
  }

  tale(key: string): Tale[] {
    return taleOf(this.scene, key, this.deeds.toSorted(([a], [b]) => a.localeCompare(b)));
  }
}

interface Built {
  kind: 'AREA' | 'PROFESSIONAL' | 'ONLINE';
  area: string;
  topic?: string;
  name: string;
  members: readonly string[];
  squareMetres: number | null;
  barrierFree: boolean;
}

function build(scene: Scene, { kind, area, topic, name, members, squareMetres, barrierFree }: Built, planned: string): Course {
  const course = new Course(scene, members, { area, name });
  const zones = squareMetres === null ? [] : squareMetres < 100 ? (['RECEPTION', 'MEETING'] as const) : (['RECEPTION', 'MEETING', 'DISPLAY'] as const);
  course.add(planned, ({ context, idempotencyKey }) =>
    planHome(context, {
      idempotencyKey, kind, area: scene.cast.area(area), name, ...(topic === undefined ? {} : { topic }),
      address: kind === 'ONLINE' ? '区人大网站“网上代表之家”' : `${name.replace(/代表之家$/, '')}便民服务中心`,
      openingHours: '工作日 9:00–16:30', contact: '0458-3600000（演示）', facilities: { squareMetres, zones: [...zones], barrierFree },
      ...(kind === 'ONLINE' ? {} : { location: spotOf(name) }),
    }));
  return course;
}

/** Made up like all else: a point within some kilometres of the district’s middle, the same for the same name. */
function spotOf(name: string): { latitude: number; longitude: number } {
  const [north = 0, east = 0] = createHash('sha256').update(name).digest();
  return { latitude: 47.73 + (north - 128) / 2_000, longitude: 128.9 + (east - 128) / 1_300 };
}

function open(course: Course, planned: string, members: number): void {
  const day = workdayFrom(shift(planned, 20));
  course.on(day, (of, { context, idempotencyKey }) => openHome(context, { idempotencyKey, ...of, openedOn: day }));
  for (let n = 0; n < members; n += 1) {
    course.on(day, async (of, { context, idempotencyKey }) =>
      attachMember(context, { idempotencyKey, ...of, deputy: (await course.seats(context))[n] ?? '', from: day }));
  }
}

/** 三级代表之家: of the areas, most built and at work, some still planned or wanting; four professional ones; the online one. */
export function tellHomes(scene: Scene): Tale[] {
  const today = legalDay(scene.now);
  const planned = shift(today, -PLANNED_DAYS);
  const quarters = endedQuarters(today);
  const graded = shift(quarters[0]?.until ?? today, 12);
  const units = BASE_AREAS.flatMap((area, n): Tale[] => {
    const local = NEIGHBOURHOODS.indexOf(area);
    if (local !== -1 && !hasHome(local) && !isBuilding(local)) return [];
    const below = NEIGHBOURHOODS.findIndex(({ parent }) => parent === area.code);
    const first = local === -1 ? 64 + Math.max(below, 0) : local;
    const members = [deputyCode(first), deputyCode(first + 32)];
    const built: Built = {
      kind: 'AREA', area: area.code, name: `${shortName(area.name)}代表之家`, members, squareMetres: local % 5 === 4 ? 80 : 120 + 10 * (n % 6), barrierFree: local % 7 !== 6,
    };
    const course = build(scene, built, planned);
    if (isBuilding(local)) return course.tale(`home-${area.code}`);
    open(course, planned, members.length);
    const isModel = area.kind === 'SUBDISTRICT' && /00[12]$/.test(area.code);
    const isAtWork = local === -1 || local % 3 === 0;
    for (const [q, { from }] of (isAtWork ? quarters : quarters.slice(1, 2)).entries()) {
      const day = shift(from, 12 + ((n * 7 + q * 11) % 50));
      const matter = MATTERS[(n + q) % MATTERS.length] ?? MATTERS[0];
      course.take(day, 'RECEPTION', `代表接待日：${matter.matter}`);
      if (q < 2 && (isModel || n % 4 === 0)) course.hear(day, area.code, matter, q === 1 || n % 8 === 0);
    }
    // This quarter so far: some were there already, and a few records wait for their check.
    if (isAtWork && !isModel && n % 2 === 0) course.take(shift(today, -30 + (n % 9)), 'RECEPTION', '代表接待日', n % 8 !== 0);
    if (isModel) excel(course, [graded, today], quarters);
    const isEquipped = (built.squareMetres ?? 0) >= 100 && built.barrierFree;
    if (isEquipped) course.grade(graded, isModel ? 'EXCELLENT' : isAtWork ? 'ACTIVE' : 'EXISTS');
    if (local === 13) course.on(shift(today, -30), (of, { context, idempotencyKey }) => suspendHome(context, { idempotencyKey, ...of, reason: '社区服务中心维修，暂停开放。' }));
    else if (isAtWork) course.coming(shift(today, -4), workdayFrom(shift(today, 4 + (n % 12))), '代表接待日');
    return course.tale(`home-${area.code}`);
  });
  const professional = PROFESSIONAL.flatMap(({ topic, name, expertise }, n) => {
    const members = [130, 136, 142].map((index) => deputyCode(index + n));
    const course = build(scene, { kind: 'PROFESSIONAL', area: '230717', topic, name: `${name}专业代表之家`, members, squareMetres: 110, barrierFree: true }, planned);
    open(course, planned, members.length);
    const opened = workdayFrom(shift(planned, 20));
    course.on(opened, (of, { context, idempotencyKey }) => inviteExpert(context, { idempotencyKey, ...of, name: EXPERTS[n] ?? '', expertise, from: opened }));
    course.take(shift(today, -120 - n), 'ACTIVITY', `${name}专题调研`);
    for (const { from } of n < 2 ? quarters : []) course.take(shift(from, 20 + 3 * n), 'RECEPTION', `${name}专题接待`);
    course.on(shift(today, -90), (of, { context, idempotencyKey }) => recordOutput(context, { idempotencyKey, ...of, kind: n % 2 === 0 ? 'REPORT' : 'SUGGESTION', title: `关于${name}工作的调研成果`, on: shift(today, -95) }));
    return course.tale(`home-${topic.toLowerCase().replaceAll('_', '-')}`);
  });
  const online = build(scene, { kind: 'ONLINE', area: '230717', name: '网上代表之家', members: [deputyCode(0), deputyCode(1)], squareMetres: null, barrierFree: true }, planned);
  open(online, planned, 2);
  return [...units, ...professional, ...online.tale('home-online')];
}

/** What an excellent home has beyond an active one: weekly receptions, an activity in each quarter, outputs. */
function excel(course: Course, [graded, today]: readonly [graded: string, today: string], quarters: readonly { from: string }[]): void {
  // Weekly before the grading and of late; where the two are near, they are the same.
  for (const until of shift(graded, 30) < today ? [graded, today] : [graded]) for (const days of [24, 18, 12, 5]) course.take(shift(until, -days), 'RECEPTION', '每周代表接待日');
  for (const { from } of quarters) course.take(shift(from, 5), 'ACTIVITY', '代表小组学习和视察');
  for (const [n, title] of ['关于完善社区养老助餐的建议', '背街小巷照明调研报告', '冬季清雪意见转办'].entries()) {
    const kind = (['SUGGESTION', 'REPORT', 'OPINION'] as const)[n] ?? 'REPORT';
    const on = shift(graded, -60 - n);
    course.on(on, (of, { context, idempotencyKey }) => recordOutput(context, { idempotencyKey, ...of, kind, title, on }));
  }
}
