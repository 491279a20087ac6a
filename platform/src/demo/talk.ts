import { legalDay } from '@redpine/kit/clock';
import type { Context } from '@redpine/representation/context';
import type { Tale } from '@redpine/representation/seed/rows';
import { seatOf } from '@redpine/representation/seed/scene';
import { assignTalk, cancelTalk, confirmTalk, holdTalk } from '@redpine/representation/talk/talk.commands';
import { shift, workdayFrom } from './calendar-days.ts';
import { createRandom } from './random.ts';
import { deputyFrom, hasHome, NEIGHBOURHOODS, shortName } from './seats.ts';
import { type Deed, taleOf } from './tales.ts';
import { OFFICE, type Scene } from './telling.ts';

const SEED = 20_260_327;
const TALKS = 14;
/** The latest of them is yet to come. */
const FIRST_DAYS_AGO = 330;

const SUBJECTS = [
  { subject: '宣讲新修改的代表法', summary: '讲解代表法修改的主要内容和代表怎样联系群众，回答居民提出的问题，现场收集意见。' },
  { subject: '宣讲全国两会精神', summary: '结合本社区实际讲解两会精神，重点讲民生实事的安排，会后与居民座谈。' },
  { subject: '生态保护与林区发展', summary: '讲解生态保护政策和身边的变化，倡议居民参与垃圾分类和护林防火。' },
  { subject: '康养文旅怎样带动就业', summary: '介绍本区康养文旅项目进展和用工需求，解答就业培训补贴怎样申请。' },
  { subject: '宣讲民法典与邻里纠纷', summary: '用身边案例讲解相邻关系和物业合同，介绍人民调解的办理流程。' },
] as const;

const now = async ({ database }: Context, talk: string | null): Promise<{ talk: string; version: number }> => {
  const [row] = await database.query<{ talk: string; version: number }>('select id as talk, version from talk where id = $1', [talk]);
  if (!row) throw new Error(`there is no talk ${talk} for the act`);
  return row;
};

/** 代表宣讲 over the last year: most confirmed by their audience, one called off, the latest yet to be held. */
export function tellTalks(scene: Scene): Tale[] {
  const random = createRandom(SEED);
  const places = random.shuffled(NEIGHBOURHOODS.map((_, index) => index).filter((index) => index > 1 && hasHome(index)));
  const today = legalDay(scene.now);
  return Array.from({ length: TALKS }, (_, n) => {
    const { subject, summary } = random.pick(SUBJECTS);
    // At a home, by one of the deputies elected there.
    const place = n === TALKS - 1 ? 0 : n === 2 ? 1 : (places[n] ?? 2);
    const area = NEIGHBOURHOODS[place];
    const speaker = deputyFrom(place, n === TALKS - 1 || n === 2 ? 0 : random.int(0, 3));
    const plannedOn = workdayFrom(shift(today, 12 - Math.round((FIRST_DAYS_AGO * (TALKS - 1 - n)) / (TALKS - 1))));
    const listeners = random.int(22, 68);
    const good = Math.round(listeners * (0.55 + random.next() / 5));
    const deeds: Deed[] = [[shift(plannedOn, -14), OFFICE, async ({ context, idempotencyKey }) =>
      assignTalk(context, {
        idempotencyKey, subject, plannedOn, speaker: await seatOf(context, scene.cast.person(speaker)), area: scene.cast.area(area?.code ?? ''),
        place: `${shortName(area?.name ?? '')}代表之家`, audience: area?.kind === 'VILLAGE' ? '村民' : '社区居民',
      })]];
    if (n === 5) {
      deeds.push([shift(plannedOn, -2), OFFICE, async ({ context, idempotencyKey, record }) =>
        cancelTalk(context, { idempotencyKey, ...(await now(context, record)), reason: '当日社区有防汛值守任务，另行安排。' })]);
    } else {
      deeds.push(
        [plannedOn, speaker, async ({ context, idempotencyKey, record }) =>
          holdTalk(context, { idempotencyKey, ...(await now(context, record)), heldOn: plannedOn, listeners, summary })],
        [shift(plannedOn, 4), OFFICE, async ({ context, idempotencyKey, record }) =>
          confirmTalk(context, { idempotencyKey, ...(await now(context, record)), good, fair: Math.round((listeners - good) / 2), poor: random.int(0, 1), comment: '讲得实在，希望多来。' })],
      );
    }
    return taleOf(scene, `talk-${n + 1}`, deeds);
  }).flat();
}
