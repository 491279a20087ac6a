import { BASE_AREAS } from '@redpine/directory/seed/base';
import { legalDay } from '@redpine/kit/clock';
import type { Context } from '@redpine/representation/context';
import { convertOpinion, recordOpinion, routeOpinion, triageOpinion } from '@redpine/representation/opinion/opinion.commands';
import { answerOpinion, recordRating, transferOpinion } from '@redpine/representation/opinion/opinion.end.commands';
import { assignProblem, closeProblem, listProblem, remedyProblem, verifyProblem } from '@redpine/representation/pressing-problem/problem.commands';
import type { Tale } from '@redpine/representation/seed/rows';
import { seatOf } from '@redpine/representation/seed/scene';
import { shift, workdayFrom } from './calendar-days.ts';
import { deputyCode } from './directory-rows.ts';
import { type Deed, taleOf } from './tales.ts';
import { OFFICE, type Scene } from './telling.ts';
import { clerk } from './units.ts';

const SAID = [
  { subject: '小区路灯维修', text: '小区东门的路灯坏了两个月，晚上老人出行不便，希望尽快修好。', topic: 'HOUSING', unit: 'HOUSING' },
  { subject: '增设社区助餐点', text: '社区独居老人较多，希望附近设一个助餐点，解决中午吃饭问题。', topic: 'ELDERLY_CARE', unit: 'CIVIL_AFFAIRS' },
  { subject: '老旧小区供暖', text: '冬天三单元室温一直偏低，报修几次没有改善，盼望统一检查管道。', topic: 'HOUSING', unit: 'HOUSING' },
  { subject: '低保办理咨询', text: '想了解低保和临时救助怎么申请，需要带什么材料，到哪里办理。', topic: 'ELDERLY_CARE', unit: 'CIVIL_AFFAIRS' },
] as const;
const CHANNELS = ['HOME_RECEPTION', 'ONLINE', 'VISIT'] as const;
const ANSWER = '已与有关单位核实，列入近期工作安排，完成后在此告知，感谢您的反映。';
const OPINIONS = 20;
const PROBLEMS = 5;

const now = async <T extends object>({ database }: Context, text: string, record: string | null): Promise<T> => {
  const [row] = await database.query<T>(text, [record]);
  if (!row) throw new Error(`there is no record ${record} for the act`);
  return row;
};
const opinionNow = (context: Context, record: string | null) => now<{ opinion: string; version: number }>(context, 'select id as opinion, version from opinion where id = $1', record);
const problemNow = (context: Context, record: string | null) => now<{ problem: string; version: number }>(context, 'select id as problem, version from pressing_problem where id = $1', record);

/** 民意: heard at homes, on visits and online; most answered and rated, some under way, one made a suggestion, one transferred, one late. */
function tellOpinion(scene: Scene, n: number, area: string, topics: ReadonlySet<string>): Tale[] {
  const { cast } = scene;
  const said = SAID[n % SAID.length] ?? SAID[0];
  const topic = topics.has(said.topic) ? said.topic : ([...topics][0] ?? said.topic);
  const by = deputyCode(n % 6);
  const begun = workdayFrom(shift(legalDay(scene.now), -150 + 8 * n));
  const isCase = n === 5;
  const toUnit = n % 3 === 1;
  const deeds: Deed[] = [
    [begun, OFFICE, async ({ context, idempotencyKey }) => {
      const channel = CHANNELS[n % CHANNELS.length] ?? 'VISIT';
      const sender = n % 4 === 3 ? null : { name: `张某${n + 1}（演示）`, phone: `1390000${String(1_000 + n)}`, address: '（演示）社区 1 号楼' };
      const done = await recordOpinion(context, { idempotencyKey, channel, receivedOn: begun, text: said.text, area, topic, sender, byPhone: n % 5 === 2 && sender !== null });
      // The code is the sender's: a tale knows the record alone.
      return 'opinion' in done ? { __typename: done.__typename, opinion: done.opinion } : done;
    }],
  ];
  if (n === OPINIONS - 1) return taleOf(scene, `opinion-${n}`, deeds);
  deeds.push([workdayFrom(shift(begun, 1)), OFFICE, async ({ context, idempotencyKey, record }) =>
    triageOpinion(context, { idempotencyKey, ...(await opinionNow(context, record)), subject: said.subject, topic, area, kind: isCase ? 'PETITION' : n % 4 === 3 ? 'QUESTION' : 'PROPOSAL' })]);
  if (isCase) {
    deeds.push([workdayFrom(shift(begun, 2)), OFFICE, async ({ context, idempotencyKey, record }) =>
      transferOpinion(context, { idempotencyKey, ...(await opinionNow(context, record)), to: 'PETITION_OFFICE', reason: '属于信访事项，由信访部门受理。' })]);
    return taleOf(scene, `opinion-${n}`, deeds);
  }
  deeds.push([workdayFrom(shift(begun, 2)), OFFICE, async ({ context, idempotencyKey, record }) =>
    routeOpinion(context, { idempotencyKey, ...(await opinionNow(context, record)), ...(toUnit ? { unit: cast.organ(said.unit) } : { deputy: await seatOf(context, cast.person(by)) }) })]);
  const handler = toUnit ? clerk(said.unit) : by;
  if (!toUnit && n % 6 === 0) {
    deeds.push([workdayFrom(shift(begun, 5)), handler, async ({ context, idempotencyKey, record }) =>
      convertOpinion(context, { idempotencyKey, ...(await opinionNow(context, record)), title: `关于${said.subject}的建议` })]);
  }
  if (n === 10) return taleOf(scene, `opinion-${n}`, deeds);
  deeds.push([workdayFrom(shift(begun, n % 7 === 4 ? 30 : 12)), handler, async ({ context, idempotencyKey, record }) => answerOpinion(context, { idempotencyKey, ...(await opinionNow(context, record)), text: ANSWER })]);
  if (n % 4 !== 2) {
    deeds.push([workdayFrom(shift(begun, 40)), OFFICE, async ({ context, idempotencyKey, record }) =>
      recordRating(context, { idempotencyKey, ...(await opinionNow(context, record)), rating: n % 3 === 0 ? 'BASICALLY_SATISFIED' : 'SATISFIED' })]);
  }
  return taleOf(scene, `opinion-${n}`, deeds);
}

/** 急难愁盼: some closed by those concerned, one to be verified, one late. */
function tellProblem(scene: Scene, n: number, area: string, topics: ReadonlySet<string>): Tale[] {
  const { cast } = scene;
  const said = SAID[n % SAID.length] ?? SAID[0];
  const topic = topics.has(said.topic) ? said.topic : ([...topics][0] ?? said.topic);
  const today = legalDay(scene.now);
  const begun = workdayFrom(shift(today, -110 + 16 * n));
  const deeds: Deed[] = [
    [begun, OFFICE, async ({ context, idempotencyKey }) =>
      listProblem(context, { idempotencyKey, subject: `${said.subject}问题`, description: '多名群众在走访和接待中反映同一问题，列入清单推动解决。', source: n % 2 === 0 ? 'VISIT' : 'INSPECTION', topic, area })],
    [workdayFrom(shift(begun, 3)), OFFICE, async ({ context, idempotencyKey, record }) =>
      assignProblem(context, { idempotencyKey, ...(await problemNow(context, record)), unit: cast.organ(said.unit), dueOn: shift(begun, 33) })],
  ];
  if (n !== 3) {
    deeds.push([workdayFrom(shift(begun, 25)), clerk(said.unit), async ({ context, idempotencyKey, record }) =>
      remedyProblem(context, { idempotencyKey, ...(await problemNow(context, record)), remedy: '已现场核实并完成整改，群众反映的情况得到解决。' })]);
    deeds.push([workdayFrom(shift(begun, 35)), OFFICE, async ({ context, idempotencyKey, record }) => verifyProblem(context, { idempotencyKey, ...(await problemNow(context, record)), asked: 20 + n, agreed: 18 + n })]);
    deeds.push([workdayFrom(shift(begun, 38)), OFFICE, async ({ context, idempotencyKey, record }) => closeProblem(context, { idempotencyKey, ...(await problemNow(context, record)) })]);
  }
  return taleOf(scene, `problem-${n}`, deeds);
}

/** 民意和急难愁盼 over the last months. */
export function tellOpinions(scene: Scene, topics: readonly string[]): Tale[] {
  const neighbourhoods = BASE_AREAS.filter(({ kind }) => kind === 'COMMUNITY' || kind === 'VILLAGE');
  const areaOf = (n: number): string => scene.cast.area(neighbourhoods[n % neighbourhoods.length]?.code ?? '');
  const known = new Set(topics);
  return [
    ...Array.from({ length: OPINIONS }, (_, n) => tellOpinion(scene, n, areaOf(n), known)).flat(),
    ...Array.from({ length: PROBLEMS }, (_, n) => tellProblem(scene, n, areaOf(n + 3), known)).flat(),
  ];
}
