import { createHash } from 'node:crypto';
import { BASE_AREAS } from '@redpine/directory/seed/base';
import { legalDay } from '@redpine/kit/clock';
import type { Context } from '@redpine/representation/context';
import { convertOpinion, recordOpinion, routeOpinion, triageOpinion } from '@redpine/representation/opinion/opinion.commands';
import { answerOpinion, declineOpinion, mergeOpinion, recordRating, transferOpinion } from '@redpine/representation/opinion/opinion.end.commands';
import { followOpinion, rateOpinion, sendOpinion } from '@redpine/representation/opinion/opinion.public.commands';
import { digestOfCode, type OpinionSecrets } from '@redpine/representation/opinion/opinion.secret';
import type { Tale, TaleAct } from '@redpine/representation/seed/rows';
import { seatOf } from '@redpine/representation/seed/scene';
import { shift, workdayFrom } from './calendar-days.ts';
import { type Deed, taleOf } from './tales.ts';
import { OFFICE, type Scene } from './telling.ts';
import { clerk } from './units.ts';

const SAID = {
  LAMPS: { subject: '小区路灯不亮', text: '小区东门的路灯坏了两个月，晚上老人出行不便，希望尽快修好。', topic: 'URBAN', unit: 'HOUSING' },
  LAMPS_TOO: { subject: '东门路灯长期不亮', text: '东门那一排路灯一直不亮，孩子放学天已经黑了，请派人来看看。', topic: 'URBAN', unit: 'HOUSING' },
  CANTEEN: { subject: '增设社区助餐点', text: '社区独居老人较多，希望附近设一个助餐点，解决中午吃饭问题。', topic: 'ELDERLY', unit: 'CIVIL_AFFAIRS' },
  HEATING: { subject: '老旧小区供暖不足', text: '冬天三单元室温一直偏低，报修几次没有改善，盼望统一检查管道。', topic: 'HOUSING', unit: 'HOUSING' },
  ALLOWANCE: { subject: '低保办理咨询', text: '想了解低保和临时救助怎么申请，需要带什么材料，到哪里办理。', topic: 'ELDERLY', unit: 'CIVIL_AFFAIRS' },
  PATH: { subject: '背街小巷路面破损', text: '学校后面的小巷路面坑洼，下雨积水，接送孩子很不方便，建议硬化。', topic: 'URBAN', unit: 'HOUSING' },
  CARE: { subject: '失能老人上门服务', text: '家里有失能老人，行动不便，希望社区能安排护理人员定期上门。', topic: 'ELDERLY', unit: 'CIVIL_AFFAIRS' },
  CASE: { subject: '对一起纠纷处理有意见', text: '我和邻居的纠纷已经有了处理结果，我不同意这个结果，希望重新处理。', topic: 'RULE_OF_LAW', unit: 'HOUSING' },
  NOISE: { subject: '夜间施工噪声', text: '楼下工地晚上十一点以后还在施工，影响休息，希望有人马上来制止。', topic: 'ECOLOGY', unit: 'HOUSING' },
  SHOP: { subject: '购物纠纷', text: '在商店买的电器三天就坏了，商家不给退换，希望有关部门帮助处理。', topic: 'ECONOMY', unit: 'HOUSING' },
  AD: { subject: '商业推广', text: '我公司专业承接各类工程，价格优惠，欢迎联系洽谈合作事宜。', topic: 'OTHER', unit: 'HOUSING' },
} as const;
type Said = keyof typeof SAID;
type Rating = 'SATISFIED' | 'BASICALLY_SATISFIED' | 'DISSATISFIED';

/** What becomes of it after the triage; workdays count from the day it came. */
type Course =
  | { to: 'NOBODY' }
  | { to: 'TRIAGED' }
  | { to: 'OUT'; target: 'PETITION_OFFICE' | 'HOTLINE_12345' | 'ORGAN_IN_CHARGE'; organ?: string; kind: 'CASE' | 'PETITION' | 'COMPLAINT'; reason: string }
  | { to: 'DECLINED'; reason: string }
  | { to: 'MERGED'; into: number }
  | { to: 'UNIT' | 'DEPUTY'; deputy?: string; convert?: number; answered?: number; rating?: Rating; again?: 'OPEN' | 'ANSWERED' };

interface Heard {
  /** Days before today on which it came. */
  ago: number;
  said: Said;
  by: 'ONLINE' | 'HOME_RECEPTION' | 'VISIT';
  /** Index of the community; of those of 朝阳街道 where `local`. */
  local?: boolean;
  sender?: 'NONE' | 'PHONE';
  follows?: string;
  course: Course;
}

const ANSWER = '已与有关单位现场核实，列入近期工作安排，完成后再次告知，感谢您的反映。';
const ANSWER_AGAIN = '收到您的评价后再次到现场核实，问题已经处理完毕，请您查看。';

/** 民意 of the last months. One each: late, unnamed, looked at again, transferred to each of three, merged, declined. */
const HEARD: readonly Heard[] = [
  { ago: 1, said: 'CANTEEN', by: 'ONLINE', local: true, course: { to: 'NOBODY' } },
  { ago: 2, said: 'NOISE', by: 'ONLINE', sender: 'NONE', course: { to: 'NOBODY' } },
  { ago: 4, said: 'PATH', by: 'HOME_RECEPTION', local: true, course: { to: 'TRIAGED' } },
  { ago: 8, said: 'LAMPS', by: 'ONLINE', local: true, follows: '西门的两盏路灯也不亮了。', course: { to: 'DEPUTY', deputy: 'deputy' } },
  { ago: 9, said: 'HEATING', by: 'VISIT', sender: 'PHONE', course: { to: 'UNIT' } },
  { ago: 44, said: 'CARE', by: 'HOME_RECEPTION', course: { to: 'UNIT' } },
  { ago: 13, said: 'PATH', by: 'VISIT', course: { to: 'DEPUTY', deputy: 'deputy-2', convert: 5 } },
  { ago: 88, said: 'LAMPS', by: 'ONLINE', local: true, course: { to: 'DEPUTY', deputy: 'deputy', convert: 6, answered: 12, rating: 'SATISFIED' } },
  { ago: 86, said: 'LAMPS_TOO', by: 'ONLINE', local: true, sender: 'NONE', course: { to: 'MERGED', into: 7 } },
  { ago: 17, said: 'HEATING', by: 'ONLINE', course: { to: 'UNIT', answered: 5, rating: 'DISSATISFIED', again: 'OPEN' } },
  { ago: 75, said: 'PATH', by: 'ONLINE', course: { to: 'UNIT', answered: 9, rating: 'DISSATISFIED', again: 'ANSWERED' } },
  { ago: 35, said: 'CASE', by: 'ONLINE', course: { to: 'OUT', target: 'PETITION_OFFICE', kind: 'PETITION', reason: '属于信访事项，由信访部门受理。' } },
  { ago: 28, said: 'NOISE', by: 'ONLINE', sender: 'PHONE', course: { to: 'OUT', target: 'HOTLINE_12345', kind: 'COMPLAINT', reason: '属于紧急投诉，由 12345 热线派单处理。' } },
  { ago: 52, said: 'SHOP', by: 'HOME_RECEPTION', course: { to: 'OUT', target: 'ORGAN_IN_CHARGE', organ: '区市场监督管理局', kind: 'CASE', reason: '属于消费者权益个案，由市场监管部门依法处理。' } },
  { ago: 40, said: 'AD', by: 'ONLINE', sender: 'NONE', course: { to: 'DECLINED', reason: '与本区公共事务无关，不属于受理范围。' } },
  { ago: 12, said: 'ALLOWANCE', by: 'HOME_RECEPTION', sender: 'PHONE', course: { to: 'UNIT', answered: 5 } },
  { ago: 60, said: 'ALLOWANCE', by: 'VISIT', course: { to: 'UNIT', answered: 4, rating: 'SATISFIED' } },
  { ago: 70, said: 'CARE', by: 'VISIT', local: true, course: { to: 'DEPUTY', deputy: 'deputy-2', answered: 18, rating: 'BASICALLY_SATISFIED' } },
  { ago: 96, said: 'CANTEEN', by: 'HOME_RECEPTION', course: { to: 'UNIT', answered: 10, rating: 'SATISFIED' } },
  { ago: 110, said: 'HEATING', by: 'ONLINE', course: { to: 'UNIT', answered: 13, rating: 'BASICALLY_SATISFIED' } },
  { ago: 125, said: 'CANTEEN', by: 'VISIT', local: true, course: { to: 'DEPUTY', deputy: 'deputy', answered: 8, rating: 'SATISFIED' } },
];

/** 查询码 of what was sent online: written down, so that whoever looks around can follow one. */
const codeOf = (n: number): string => `DEMO-2026-${String(n + 1).padStart(4, '0')}`;
/** One that was answered twice. */
export const DEMO_CODE = codeOf(10);

/** No work is asked of the demonstration: the code is the one that was written down. */
const secretsOf = (n: number): OpinionSecrets => ({
  challenge: () => Promise.reject(new Error('the demonstration sets no tasks')),
  fault: async () => null,
  codeOf: () => codeOf(n),
});
const challengeOf = (n: number): string => {
  const parameters = { algorithm: 'PBKDF2/SHA-256', nonce: '', salt: '', cost: 1, keyLength: 1, keyPrefix: '', expiresAt: 1 };
  const challenge = { parameters, signature: createHash('sha256').update(codeOf(n)).digest('hex') };
  return Buffer.from(JSON.stringify({ challenge, solution: { counter: 0, derivedKey: '' } })).toString('base64');
};

type On = Parameters<TaleAct['take']>[0];

/** What came online is known by its code, and what was recorded by the tale. */
async function opinionNow({ database }: Context, n: number, record: string | null): Promise<{ opinion: string; version: number }> {
  const [row] = await database.query<{ opinion: string; version: number }>(
    `select id as opinion, version from opinion where ${record === null ? 'code_digest = $1' : 'id = $1::uuid'}`, [record ?? digestOfCode(codeOf(n))],
  );
  if (!row) throw new Error(`there is no opinion ${n} for the act`);
  return row;
}

/** The opinion that was sent online under this number. */
export const sentOpinion = async (context: Context, n: number): Promise<string> => (await opinionNow(context, n, null)).opinion;

export function tellOpinions(scene: Scene): Tale[] {
  const neighbourhoods = BASE_AREAS.filter(({ kind }) => kind === 'COMMUNITY' || kind === 'VILLAGE');
  const local = neighbourhoods.filter(({ parent }) => parent === '230717001');
  return HEARD.flatMap((heard, n) => {
    const among = heard.local ? local : neighbourhoods;
    return tellOpinion(scene, n, heard, scene.cast.area(among[(n * 3) % among.length]?.code ?? ''));
  });
}

function tellOpinion(scene: Scene, n: number, heard: Heard, area: string): Tale[] {
  const { cast } = scene;
  const { course } = heard;
  const said = SAID[heard.said];
  const begun = workdayFrom(shift(legalDay(scene.now), -heard.ago));
  const keeper = heard.local ? 'subdistrict' : OFFICE;
  const online = heard.by === 'ONLINE';
  const deeds: Deed[] = [];
  /** An act so many workdays later; whoever sent it is nobody's account. */
  const after = (days: number, by: string, take: (on: On, now: { opinion: string; version: number }) => Promise<object>): void => {
    deeds.push([laterBy(begun, days), by, async (on) => take(on, await opinionNow(on.context, n, online ? null : on.record))]);
  };
  const sender = heard.sender === 'NONE' ? null : { name: `张某${n + 1}（演示）`, phone: `1390000${String(1_000 + n)}`, address: '（演示）社区 1 号楼' };
  const given = { text: said.text, area: heard.sender === 'NONE' && !heard.local ? null : area, sender, byPhone: heard.sender === 'PHONE' };
  deeds.push([begun, keeper, async ({ context, idempotencyKey }) => {
    const done = online
      ? await sendOpinion(context, secretsOf(n), { idempotencyKey, challenge: challengeOf(n), ...given, topic: null })
      : await recordOpinion(context, { idempotencyKey, channel: heard.by, receivedOn: begun, ...given, topic: said.topic });
    // The code is the sender's: a tale knows the record alone.
    return 'opinion' in done ? { __typename: done.__typename, opinion: done.opinion } : 'fields' in done ? done : { __typename: done.__typename };
  }]);
  const { follows } = heard;
  if (follows !== undefined) after(3, keeper, ({ context, idempotencyKey }) => followOpinion(context, { idempotencyKey, code: codeOf(n), text: follows }));
  if (course.to === 'NOBODY') return taleOf(scene, `opinion-${n}`, deeds);
  const kind = course.to === 'OUT' ? course.kind : heard.said === 'ALLOWANCE' ? 'QUESTION' as const : 'PROPOSAL' as const;
  const classify = (days: number): void => after(days, keeper, ({ context, idempotencyKey }, now) => triageOpinion(context, { idempotencyKey, ...now, subject: said.subject, topic: said.topic, area, kind }));
  switch (course.to) {
    case 'TRIAGED':
      classify(1);
      break;
    case 'OUT':
      classify(1);
      after(2, keeper, ({ context, idempotencyKey }, now) => transferOpinion(context, { idempotencyKey, ...now, to: course.target, organ: course.organ ?? null, reason: course.reason }));
      break;
    case 'DECLINED':
      after(1, keeper, ({ context, idempotencyKey }, now) => declineOpinion(context, { idempotencyKey, ...now, reason: course.reason }));
      break;
    case 'MERGED':
      classify(1);
      after(2, keeper, async ({ context, idempotencyKey }, now) => mergeOpinion(context, { idempotencyKey, ...now, into: await sentOpinion(context, course.into) }));
      break;
    case 'UNIT':
    case 'DEPUTY': {
      const { deputy = 'deputy', convert, answered, rating, again } = course;
      const handler = course.to === 'DEPUTY' ? deputy : clerk(said.unit);
      classify(1);
      after(2, keeper, async ({ context, idempotencyKey }, now) =>
        routeOpinion(context, { idempotencyKey, ...now, ...(course.to === 'DEPUTY' ? { deputy: await seatOf(context, cast.person(deputy)) } : { unit: cast.organ(said.unit) }) }));
      if (convert !== undefined) after(convert, handler, ({ context, idempotencyKey }, now) => convertOpinion(context, { idempotencyKey, ...now, title: `关于解决${said.subject}问题的建议` }));
      if (answered === undefined) break;
      after(answered, handler, ({ context, idempotencyKey }, now) => answerOpinion(context, { idempotencyKey, ...now, text: ANSWER }));
      if (rating === undefined) break;
      const rates = (days: number, value: Rating, comment: string | null): void => after(days, keeper, ({ context, idempotencyKey }, now) =>
        online ? rateOpinion(context, { idempotencyKey, code: codeOf(n), rating: value, comment }) : recordRating(context, { idempotencyKey, ...now, rating: value, comment }));
      rates(answered + 3, rating, rating === 'DISSATISFIED' ? '说已经安排，可是现场没有变化。' : null);
      if (again !== 'ANSWERED') break;
      after(answered + 7, keeper, ({ context, idempotencyKey }, now) => answerOpinion(context, { idempotencyKey, ...now, text: ANSWER_AGAIN }));
      rates(answered + 9, 'SATISFIED', null);
    }
  }
  return taleOf(scene, `opinion-${n}`, deeds);
}

/** The day so many workdays later. */
function laterBy(day: string, workdays: number): string {
  let found = day;
  for (let left = workdays; left > 0; left -= 1) found = workdayFrom(shift(found, 1));
  return found;
}
