import { legalDay } from '@redpine/kit/clock';
import type { Context } from '@redpine/representation/context';
import { finishDeed, pledgeDeed, publishDeed, recordProgress, verifyDeed } from '@redpine/representation/deed/deed.commands';
import type { Tale } from '@redpine/representation/seed/rows';
import { shift, workdayFrom } from './calendar-days.ts';
import { createRandom } from './random.ts';
import { deputyFrom, NEIGHBOURHOODS, shortName } from './seats.ts';
import { type Deed, taleOf } from './tales.ts';
import { OFFICE, type Scene } from './telling.ts';

const SEED = 20_260_331;
const DEEDS = 12;

const PLEDGES = [
  { title: '修好楼前坡道和扶手', measure: '坡道铺好、扶手装好，轮椅可以通行', progress: '已与物业现场确定方案并落实材料。', result: '坡道和扶手已完工，轮椅可以通行。' },
  { title: '协调增设路灯', measure: '巷口新增路灯并通电', progress: '已与城管部门踏勘，确定点位。', result: '路灯已安装通电，夜间照明正常。' },
  { title: '帮助困难家庭就业培训', measure: '组织一期培训，结业学员找到工作', progress: '已联系企业和培训学校，报名开始。', result: '培训班已结业，多数学员签订用工合同。' },
  { title: '整治小区垃圾堆放点', measure: '堆放点清除，改设分类投放点', progress: '已组织志愿者清理，协调运输车辆。', result: '堆放点已清除，分类投放点投入使用。' },
] as const;

const now = async ({ database }: Context, deed: string | null): Promise<{ deed: string; version: number }> => {
  const [row] = await database.query<{ deed: string; version: number }>('select id as deed, version from deed where id = $1', [deed]);
  if (!row) throw new Error(`there is no deed ${deed} for the act`);
  return row;
};

/** 双为双真 over the last year: most verified by voters and published, some in hand, one past its day. */
export function tellDeeds(scene: Scene): Tale[] {
  const random = createRandom(SEED);
  const places = random.shuffled(NEIGHBOURHOODS.map((_, index) => index).slice(2));
  const today = legalDay(scene.now);
  return Array.from({ length: DEEDS }, (_, n) => {
    const { title, measure, progress, result } = random.pick(PLEDGES);
    // For the voters who elected her.
    const place = n === DEEDS - 2 ? 0 : n === 3 ? 1 : (places[n] ?? 2);
    const area = NEIGHBOURHOODS[place];
    const deputy = deputyFrom(place, n === DEEDS - 2 || n === 3 ? 0 : random.int(0, 3));
    const pledgedOn = workdayFrom(shift(today, -340 + n * 28));
    const doneOn = workdayFrom(shift(pledgedOn, 70));
    const asked = random.int(30, 60);
    const name = `${title}（${shortName(area?.name ?? '')}）`;
    const deeds: Deed[] = [
      [pledgedOn, deputy, async ({ context, idempotencyKey }) =>
        pledgeDeed(context, { idempotencyKey, title: name, measure, area: scene.cast.area(area?.code ?? ''), dueOn: shift(pledgedOn, 120) })],
      [shift(pledgedOn, 25), deputy, async ({ context, idempotencyKey, record }) => recordProgress(context, { idempotencyKey, ...(await now(context, record)), text: progress })],
      ...(n === 5 ? [] : [
        [doneOn, deputy, async ({ context, idempotencyKey, record }) => finishDeed(context, { idempotencyKey, ...(await now(context, record)), doneOn, result })],
        [shift(doneOn, 12), OFFICE, async ({ context, idempotencyKey, record }) =>
          verifyDeed(context, { idempotencyKey, ...(await now(context, record)), asked, confirmed: asked - random.int(0, 6), how: '社区入户征询' })],
        [shift(doneOn, 20), OFFICE, async ({ context, idempotencyKey, record }) => publishDeed(context, { idempotencyKey, ...(await now(context, record)), title: name, measure, result })],
      ] satisfies Deed[]),
    ];
    return taleOf(scene, `deed-${n + 1}`, deeds);
  }).flat();
}
