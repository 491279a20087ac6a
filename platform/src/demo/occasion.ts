import { BASE_AREAS } from '@redpine/directory/seed/base';
import { legalDay } from '@redpine/kit/clock';
import type { Context } from '@redpine/representation/context';
import { acceptInvitation, declineInvitation, giveOpinion, handleOpinion, recordAttendance } from '@redpine/representation/occasion/invitation.commands';
import { closeOccasion, inviteDeputies, planOccasion } from '@redpine/representation/occasion/occasion.commands';
import type { Tale, TaleAct } from '@redpine/representation/seed/rows';
import { seatOf } from '@redpine/representation/seed/scene';
import { shift, workdayFrom } from './calendar-days.ts';
import { DEPUTIES, deputyCode } from './directory-rows.ts';
import { createRandom } from './random.ts';
import { type Deed, taleOf } from './tales.ts';
import { OFFICE, type Scene } from './telling.ts';

const SEED = 20_260_328;
const DISTRICT = BASE_AREAS.find(({ kind }) => kind === 'DISTRICT')?.code ?? '';

const PLANS = [
  { kind: 'SC_MEETING', title: '列席区二届人大常委会会议', place: '区人大常委会会议室', daysAgo: 320 },
  { kind: 'INSPECTION', title: '持证视察社区养老服务', place: '区养老服务中心', daysAgo: 262 },
  { kind: 'LAW_INSPECTION', title: '《环境保护法》执法检查', place: '区生态环境局', daysAgo: 205 },
  { kind: 'SURVEY', title: '义务教育均衡发展专题调研', place: '区教育局', daysAgo: 150 },
  { kind: 'INQUIRY', title: '老旧小区改造专题询问', place: '区人大常委会会议室', daysAgo: 96 },
  { kind: 'APPRAISAL', title: '营商环境工作评议', place: '区政务服务中心', daysAgo: 40 },
  { kind: 'APPOINTMENT', title: '约见区城市管理部门负责人', place: '代表之家', daysAgo: 3 },
  { kind: 'INSPECTION', title: '视察冬季供热准备', place: '区热力公司', daysAgo: -12 },
] as const;
const OPINIONS = ['建议把办理情况按季度向代表通报。', '建议增加社区一级的服务网点，方便老人就近办理。', '建议明确责任单位和完成时限，并公开进度。'] as const;

const occasionNow = async ({ database }: Context, occasion: string | null): Promise<{ occasion: string; version: number }> => {
  const [row] = await database.query<{ occasion: string; version: number }>('select id as occasion, version from occasion where id = $1', [occasion]);
  if (!row) throw new Error(`there is no occasion ${occasion} for the act`);
  return row;
};
const invitationNow = async ({ database }: Context, occasion: string | null, person: string): Promise<{ invitation: string; version: number }> => {
  const [row] = await database.query<{ invitation: string; version: number }>(
    'select i.id as invitation, i.version from invitation i join deputy d on d.id = i.deputy_id where i.occasion_id = $1 and d.person_id = $2', [occasion, person]);
  if (!row) throw new Error(`occasion ${occasion} has no invitation of ${person}`);
  return row;
};

/** 代表列席、视察、调研 over the last year: most are closed with opinions answered; one is yet to come. */
export function tellOccasions(scene: Scene): Tale[] {
  const random = createRandom(SEED);
  const today = legalDay(scene.now);
  const { cast } = scene;
  return PLANS.flatMap(({ kind, title, place, daysAgo }, n) => {
    const on = workdayFrom(shift(today, -daysAgo));
    const others = random.shuffled(Array.from({ length: DEPUTIES - 6 }, (_, index) => deputyCode(index + 2))).slice(0, random.int(7, 10));
    const invited = n % 3 === 1 ? ['deputy', ...others] : n === 7 ? ['deputy', 'deputy-2', ...others] : others;
    const [declines, speaks, comes] = [others[0] ?? '', others[1] ?? '', others.slice(2)];
    const of = (code: string): string => cast.person(code);
    const answer = (by: string, take: (input: { idempotencyKey: string; invitation: string; version: number }, context: Context) => Promise<object>): Deed[2] =>
      async ({ context, idempotencyKey, record }) => take({ idempotencyKey, ...(await invitationNow(context, record, of(by))) }, context);
    const attendance: TaleAct['take'] = async ({ context, idempotencyKey, record }) => recordAttendance(context, {
      idempotencyKey, ...(await occasionNow(context, record)),
      marks: await Promise.all(invited.filter((code) => code !== declines).map(async (code, each) => ({
        invitation: (await invitationNow(context, record, of(code))).invitation, presence: code !== speaks && each === 3 ? 'EXCUSED' as const : 'ATTENDED' as const,
      }))),
    });
    const deeds: Deed[] = [
      [shift(on, -20), OFFICE, async ({ context, idempotencyKey }) => planOccasion(context, { idempotencyKey, kind, withCertificate: n === 1, title, place, area: cast.area(DISTRICT), on, seats: 12 })],
      [shift(on, -19), OFFICE, async ({ context, idempotencyKey, record }) => inviteDeputies(context, {
        idempotencyKey, ...(await occasionNow(context, record)), deputies: await Promise.all(invited.map((code) => seatOf(context, of(code)))),
      })],
      [shift(on, -16), declines, answer(declines, (input, context) => declineInvitation(context, { ...input, reason: '当日已有会议安排' }))],
      ...[speaks, ...comes.slice(0, 2)].map((code): Deed => [shift(on, -15), code, answer(code, (input, context) => acceptInvitation(context, input))]),
      [on, OFFICE, attendance],
      [shift(on, 1), speaks, answer(speaks, (input, context) => giveOpinion(context, { ...input, text: random.pick(OPINIONS) }))],
      [shift(on, 18), OFFICE, answer(speaks, (input, context) => handleOpinion(context, { ...input, handledBy: '区政府办公室', result: '已转承办单位研究采纳，列入工作安排，结果已向代表反馈。' }))],
      [shift(on, 21), OFFICE, async ({ context, idempotencyKey, record }) => closeOccasion(context, { idempotencyKey, ...(await occasionNow(context, record)) })],
    ];
    return taleOf(scene, `occasion-${n + 1}`, deeds);
  });
}
