import { BASE_AREAS } from '@redpine/directory/seed/base';
import { legalDay } from '@redpine/kit/clock';
import type { Context } from '@redpine/representation/context';
import { assignProblem, closeProblem, dropProblem, listProblem, remedyProblem, sendBackProblem, verifyProblem } from '@redpine/representation/pressing-problem/problem.commands';
import type { Tale, TaleAct } from '@redpine/representation/seed/rows';
import { seatOf } from '@redpine/representation/seed/scene';
import { shift, workdayFrom } from './calendar-days.ts';
import { sentOpinion } from './opinions.ts';
import { type Deed, taleOf } from './tales.ts';
import { OFFICE, type Scene } from './telling.ts';
import { clerk } from './units.ts';

interface Listed {
  /** Days before today on which it was listed. */
  ago: number;
  subject: string;
  description: string;
  topic: string;
  unit: string;
  source: 'VISIT' | 'INSPECTION' | 'OPINION';
  /** The number of the opinion that it comes from. */
  opinion?: number;
  /** The deputy who verifies it; the community does where there is none. */
  verifier?: string;
  until: 'LISTED' | 'ASSIGNED' | 'REMEDIED' | 'SENT_BACK' | 'VERIFIED' | 'CLOSED' | 'DROPPED';
  /** Whether it was sent back once before. */
  again?: boolean;
}

const REMEDY = '已现场核实并完成整改，群众反映的情况得到解决，整改前后对比材料已归档。';
const REMEDY_AGAIN = '按核验意见补做了剩余楼栋，逐户回访，群众反映的情况已经解决。';

/** 急难愁盼问题: from listed to closed, one sent back before, one late, one yet to be verified by its deputy. */
const PROBLEMS: readonly Listed[] = [
  { ago: 6, subject: '学校周边早晚高峰拥堵', description: '多名家长在走访中反映学校门前早晚高峰车辆拥堵，存在安全隐患，列入清单推动解决。', topic: 'TRANSPORT', unit: 'TRANSPORT', source: 'VISIT', until: 'LISTED' },
  { ago: 60, subject: '老旧小区消防通道被占用', description: '视察中发现多个老旧小区消防通道被车辆和杂物占用，群众意见集中，列入清单推动解决。', topic: 'SAFETY', unit: 'HOUSING', source: 'INSPECTION', until: 'ASSIGNED' },
  { ago: 45, subject: '老旧小区供暖管网老化', description: '多名居民反映冬季室温不达标，涉及三个小区的庭院管网，列入清单推动统一改造。', topic: 'HOUSING', unit: 'HOUSING', source: 'VISIT', verifier: 'deputy', until: 'REMEDIED' },
  { ago: 56, subject: '背街小巷路面破损积水', description: '群众网上反映学校后巷路面破损、雨天积水，评价不满意后列入清单，推动彻底解决。', topic: 'URBAN', unit: 'HOUSING', source: 'OPINION', opinion: 10, verifier: 'deputy-2', until: 'CLOSED', again: true },
  { ago: 120, subject: '社区助餐点不足', description: '走访中独居老人普遍反映就餐不便，三个社区没有助餐点，列入清单推动解决。', topic: 'ELDERLY', unit: 'CIVIL_AFFAIRS', source: 'VISIT', until: 'CLOSED' },
  { ago: 55, subject: '社区公厕缺少无障碍设施', description: '残疾人和老年人反映社区公厕没有扶手和坡道，使用不便，列入清单推动改造。', topic: 'URBAN', unit: 'HOUSING', source: 'VISIT', until: 'VERIFIED' },
  { ago: 38, subject: '失能老人护理服务不足', description: '接待中多户家庭反映失能老人上门护理排队时间长，列入清单推动扩大服务供给。', topic: 'ELDERLY', unit: 'CIVIL_AFFAIRS', source: 'VISIT', until: 'SENT_BACK' },
  { ago: 30, subject: '河道沿线垃圾清理', description: '视察中发现河道沿线有零散垃圾堆放，与既有整治任务重复，核对后另行处理。', topic: 'ECOLOGY', unit: 'HOUSING', source: 'INSPECTION', until: 'DROPPED' },
];

const problemNow = async ({ database }: Context, record: string | null): Promise<{ problem: string; version: number }> => {
  const [row] = await database.query<{ problem: string; version: number }>('select id as problem, version from pressing_problem where id = $1', [record]);
  if (!row) throw new Error(`there is no pressing problem ${record} for the act`);
  return row;
};

export function tellProblems(scene: Scene): Tale[] {
  const neighbourhoods = BASE_AREAS.filter(({ kind }) => kind === 'COMMUNITY' || kind === 'VILLAGE');
  return PROBLEMS.flatMap((listed, n) => tellProblem(scene, n, listed, scene.cast.area(neighbourhoods[(n * 5) % neighbourhoods.length]?.code ?? '')));
}

function tellProblem(scene: Scene, n: number, listed: Listed, area: string): Tale[] {
  const { cast } = scene;
  const { subject, description, topic, unit, source, opinion, verifier, until, again = false } = listed;
  const begun = workdayFrom(shift(legalDay(scene.now), -listed.ago));
  const deeds: Deed[] = [[begun, OFFICE, async ({ context, idempotencyKey }) =>
    listProblem(context, {
      idempotencyKey, subject, description, source, topic, area,
      opinion: opinion === undefined ? null : await sentOpinion(context, opinion),
      verifier: verifier === undefined ? null : await seatOf(context, cast.person(verifier)),
    })]];
  const after = (days: number, by: string, take: (on: Parameters<TaleAct['take']>[0], now: { problem: string; version: number }) => Promise<object>): void => {
    deeds.push([workdayFrom(shift(begun, days)), by, async (on) => take(on, await problemNow(on.context, on.record))]);
  };
  const remedies = (days: number, remedy: string): void => after(days, clerk(unit), ({ context, idempotencyKey }, now) => remedyProblem(context, { idempotencyKey, ...now, remedy }));
  const verifies = verifier ?? OFFICE;
  const sendsBack = (days: number): void =>
    after(days, verifies, ({ context, idempotencyKey }, now) => sendBackProblem(context, { idempotencyKey, ...now, reason: '核验时仍有部分群众反映没有解决，请继续整改。' }));
  if (until === 'LISTED') return taleOf(scene, `problem-${n}`, deeds);
  if (until === 'DROPPED') {
    after(5, OFFICE, ({ context, idempotencyKey }, now) => dropProblem(context, { idempotencyKey, ...now, reason: '与年度河道整治任务重复，并入该任务推进。' }));
    return taleOf(scene, `problem-${n}`, deeds);
  }
  after(3, OFFICE, ({ context, idempotencyKey }, now) => assignProblem(context, { idempotencyKey, ...now, unit: cast.organ(unit), dueOn: shift(begun, 45) }));
  if (until === 'ASSIGNED') return taleOf(scene, `problem-${n}`, deeds);
  remedies(24, REMEDY);
  if (until === 'SENT_BACK') sendsBack(29);
  if (until === 'REMEDIED' || until === 'SENT_BACK') return taleOf(scene, `problem-${n}`, deeds);
  if (again) {
    sendsBack(29);
    remedies(40, REMEDY_AGAIN);
  }
  after(47, verifies, ({ context, idempotencyKey }, now) => verifyProblem(context, { idempotencyKey, ...now, asked: 20 + n, agreed: 17 + n, note: '入户征询，多数群众表示问题已经解决。' }));
  if (until === 'CLOSED') after(50, OFFICE, ({ context, idempotencyKey }, now) => closeProblem(context, { idempotencyKey, ...now }));
  return taleOf(scene, `problem-${n}`, deeds);
}
