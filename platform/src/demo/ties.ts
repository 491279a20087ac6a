import { legalDay } from '@redpine/kit/clock';
import type { Context } from '@redpine/representation/context';
import { routeOpinion, triageOpinion } from '@redpine/representation/opinion/opinion.commands';
import { answerOpinion, recordRating } from '@redpine/representation/opinion/opinion.end.commands';
import type { Tale } from '@redpine/representation/seed/rows';
import { seatOf } from '@redpine/representation/seed/scene';
import { endTie, pairMember, pairVoter, recordContact } from '@redpine/representation/tie/tie.commands';
import { planVisit, recordVisit, verifyVisit } from '@redpine/representation/visit/visit.commands';
import { shift, workdayFrom } from './calendar-days.ts';
import { createRandom } from './random.ts';
import { deputyFrom, NEIGHBOURHOODS, shortName } from './seats.ts';
import { type Deed, taleOf } from './tales.ts';
import { OFFICE, type Scene } from './telling.ts';
import { clerk } from './units.ts';

type Take = Deed[2];

/** Deputies with two ties each, by the neighbourhood that elected them. */
const WITH_VOTERS = [0, 1, 5, 9, 13, 17, 22, 28];
const VOTER_TIES = 2 * WITH_VOTERS.length;
const MEMBER_TIES = 15;
const MEMBERS = ['chairperson', 'vice-chairperson', 'member'] as const;
const FAMILIES = ['张', '王', '李', '赵', '孙', '周'];
const CONTACTS = ['了解冬季供暖情况，室温达标。', '询问社区养老助餐情况，反映良好。', '走访了解楼道照明和清雪情况。', '听取对小区停车的意见。'];
/** What is raised at the door, and who deals with it. */
const RAISED = [
  { text: '希望社区增设老年助餐点，解决中午吃饭问题。', subject: '增设老年助餐点', topic: 'ELDERLY', unit: 'CIVIL_AFFAIRS', answer: '已列入社区助餐点建设计划，选址确定后公布。' },
  { text: '小区门前道路坑洼，雨后积水，老人出行不便。', subject: '小区门前道路积水', topic: 'URBAN', unit: 'HOUSING', answer: '已现场查看，列入本年度路面维修，开工前张贴告知。' },
  { text: '楼道照明损坏多时，夜间上下楼不安全。', subject: '楼道照明损坏', topic: 'HOUSING', unit: 'HOUSING', answer: '已督促物业更换灯具，本周内完成并现场核实。' },
  { text: '建议公交早班车提前十五分钟，方便学生上学。', subject: '公交早班车时间', topic: 'TRANSPORT', unit: 'TRANSPORT', answer: '已与公交公司研究，开学后试行提前发车。' },
] as const;

const rowNow = async <T extends object>({ database }: Context, text: string, values: readonly unknown[]): Promise<T> => {
  const [row] = await database.query<T>(text, [...values], `seed tie ${text.slice(0, 24)}`);
  if (!row) throw new Error('the demonstration has no such tie');
  return row;
};
const tieNow = (context: Context, record: string | null): Promise<{ tie: string; version: number }> =>
  rowNow(context, 'select id as tie, version from tie where id = $1', [record]);
const visitNow = (context: Context, record: string | null): Promise<{ visit: string; version: number }> =>
  rowNow(context, 'select id as visit, version from visit where tie_id = $1 order by planned_on desc, id desc limit 1', [record]);
const opinionNow = (context: Context, record: string | null): Promise<{ opinion: string; version: number; area: string | null }> =>
  rowNow(context, 'select o.id as opinion, o.version, o.area_id as area from opinion o join visit v on v.id = o.visit_id where v.tie_id = $1 order by o.id desc limit 1', [record]);

const contact = (on: string, n: number): Take => async ({ context, idempotencyKey, record }) =>
  recordContact(context, { idempotencyKey, ...(await tieNow(context, record)), on, mode: n % 2 === 0 ? 'PHONE' : 'FACE_TO_FACE', summary: CONTACTS[n % CONTACTS.length] ?? '' });

/** A visit along the tie, from its plan as far as it is to come; what is raised goes the way of every opinion. */
function visit({ cast }: Scene, n: number, [day, by, from]: readonly [day: string, by: string, area: string]): Deed[] {
  const made = workdayFrom(shift(day, 5));
  const said = RAISED[n % RAISED.length] ?? RAISED[0];
  const deeds: Deed[] = [
    [day, by, async ({ context, idempotencyKey, record }) => planVisit(context, { idempotencyKey, tie: record ?? '', plannedOn: made })],
    [made, by, async ({ context, idempotencyKey, record }) => recordVisit(context, {
      idempotencyKey, ...(await visitNow(context, record)), visitedOn: made, summary: '入户了解生活情况，听取意见。', notes: '（演示）家中有老人需要照料。', opinions: n % 3 === 1 ? [] : [said.text],
    })],
  ];
  if (n % 5 !== 4) deeds.push([shift(made, 3), OFFICE, async ({ context, idempotencyKey, record }) => verifyVisit(context, { idempotencyKey, ...(await visitNow(context, record)) })]);
  if (n % 3 === 1) return deeds;
  deeds.push([shift(made, 4), OFFICE, async ({ context, idempotencyKey, record }) => {
    const { area, ...of } = await opinionNow(context, record);
    return triageOpinion(context, { idempotencyKey, ...of, subject: said.subject, topic: said.topic, area: area ?? from, kind: 'PROPOSAL' });
  }]);
  if (n % 4 === 3 && n > 9) return deeds;
  const now = async (context: Context, record: string | null): Promise<{ opinion: string; version: number }> => {
    const { opinion, version } = await opinionNow(context, record);
    return { opinion, version };
  };
  deeds.push([shift(made, 5), OFFICE, async ({ context, idempotencyKey, record }) => routeOpinion(context, { idempotencyKey, ...(await now(context, record)), unit: cast.organ(said.unit) })]);
  if (n % 6 === 5) return deeds;
  deeds.push([shift(made, 16), clerk(said.unit), async ({ context, idempotencyKey, record }) => answerOpinion(context, { idempotencyKey, ...(await now(context, record)), text: said.answer })]);
  if (n % 4 === 0) {
    deeds.push([shift(made, 26), OFFICE, async ({ context, idempotencyKey, record }) => recordRating(context, { idempotencyKey, ...(await now(context, record)), rating: n % 8 === 0 ? 'SATISFIED' : 'BASICALLY_SATISFIED' })]);
  }
  return deeds;
}

/** 两个联系、双家访: ties with voters and with members, most kept, some not reached this quarter, one ended. */
export function tellTies(scene: Scene): Tale[] {
  const random = createRandom(20_260_725);
  const today = legalDay(scene.now);
  const voters = Array.from({ length: VOTER_TIES }, (_, n): Tale[] => {
    const index = WITH_VOTERS[Math.floor(n / 2)] ?? 0;
    const by = deputyFrom(index, 0);
    const area = NEIGHBOURHOODS[index];
    const paired = workdayFrom(shift(today, -300 + 9 * n));
    const deeds: Deed[] = [
      [paired, by, async ({ context, idempotencyKey }) => pairVoter(context, {
        idempotencyKey, deputy: await seatOf(context, scene.cast.person(by)), kind: n % 3 === 2 ? 'HOUSEHOLD' : 'VOTER', name: `${FAMILIES[n % FAMILIES.length]}某（演示）`,
        phone: `0458-36${String(10_000 + random.int(0, 89_999))}`, address: `${shortName(area?.name ?? '')}${n + 1}号楼（演示）`, area: scene.cast.area(area?.code ?? ''), from: paired,
      })],
    ];
    if (n % 6 !== 5) deeds.push([workdayFrom(shift(paired, 40)), by, contact(workdayFrom(shift(paired, 40)), n)]);
    if (n % 3 !== 1) deeds.push(...visit(scene, n, [workdayFrom(shift(today, -70 + 3 * n)), by, scene.cast.area(area?.code ?? '')]));
    if (n === 7) deeds.push([workdayFrom(shift(today, -12)), by, async ({ context, idempotencyKey, record }) => endTie(context, { idempotencyKey, ...(await tieNow(context, record)), endedOn: workdayFrom(shift(today, -12)), reason: '选民搬离本选区。' })]);
    return taleOf(scene, `tie-voter-${n}`, deeds);
  });
  const members = Array.from({ length: MEMBER_TIES }, (_, n): Tale[] => {
    const by = MEMBERS[n % MEMBERS.length] ?? 'member';
    const paired = workdayFrom(shift(today, -320 + 2 * n));
    const deeds: Deed[] = [
      [paired, OFFICE, async ({ context, idempotencyKey }) =>
        pairMember(context, { idempotencyKey, member: scene.cast.person(by), deputy: await seatOf(context, scene.cast.person(deputyFrom(n * 2, 0))), from: paired })],
      [workdayFrom(shift(paired, 60)), by, contact(workdayFrom(shift(paired, 60)), n)],
    ];
    if (n % 3 !== 2) deeds.push(...visit(scene, n, [workdayFrom(shift(today, -64 + 4 * n)), by, scene.cast.area(NEIGHBOURHOODS[n * 2]?.code ?? '')]));
    return taleOf(scene, `tie-member-${n}`, deeds);
  });
  return [...voters, ...members].flat();
}
