import type { Actor, ActorPost } from '@redpine/kit/actor';
import { legalDay } from '@redpine/kit/clock';
import type { Text } from '@redpine/kit/language';
import { PeerProblem } from '@redpine/kit/peer';
import type { Views } from '@redpine/kit/view/views';
import { z } from 'zod';
import type { Context } from '../context.ts';
import type { WorkQueueCode } from '../generated/types.ts';

/** One queue of a person, as directory's weekly digest shows it. */
export interface DigestLine {
  name: Text;
  /** At least 1. */
  count: number;
  overdue: number;
  /** Path of the web application. */
  path: string;
}

/** What each queue is called in a message. */
const NAMES: Readonly<Record<WorkQueueCode, Text>> = {
  MY_DRAFTS: { zh: '我的草稿', en: 'My drafts' },
  TO_COSIGN: { zh: '待我附议', en: 'To co-sign' },
  TO_REVISE: { zh: '待我修改', en: 'To revise' },
  TO_EVALUATE: { zh: '待我评价', en: 'To evaluate' },
  TO_REVIEW: { zh: '待审核', en: 'To review' },
  TO_ASSIGN: { zh: '待交办', en: 'To assign' },
  TO_ARCHIVE: { zh: '待归档', en: 'To archive' },
  TO_ACCEPT: { zh: '待接收', en: 'To accept' },
  TO_REPLY: { zh: '待答复', en: 'To reply' },
  TO_GIVE_OPINION: { zh: '待提会办意见', en: 'Opinions to give' },
  TO_CHECK_DRAFT: { zh: '待核稿', en: 'Drafts to check' },
  TO_DECIDE_EXTENSION: { zh: '待定延期', en: 'Extensions to decide' },
  TO_REASSIGN: { zh: '待改办', en: 'To reassign' },
  TO_REHANDLE: { zh: '待定重新办理', en: 'To be handled again' },
  OVERDUE: { zh: '逾期待办结', en: 'Past the due day' },
  TO_CONTACT: { zh: '待首次沟通', en: 'Deputies to contact' },
  TO_SETTLE: { zh: '召集沟通待办结', en: 'Convened, to be settled' },
  TO_PROPOSE: { zh: '待定是否公开', en: 'To decide on publication' },
  TO_PUBLISH: { zh: '待脱敏发布', en: 'To redact and publish' },
  COMMITMENTS_TO_KEEP: { zh: '待落实承诺', en: 'Commitments to keep' },
  COMMITMENTS_TO_DECIDE: { zh: '承诺待核实销号', en: 'Commitments to decide on' },
  COMMITMENTS_OVERDUE: { zh: '承诺逾期', en: 'Commitments past the due day' },
  COMMITMENTS_PRESSED: { zh: '承诺滚动督办', en: 'Commitments pressed for' },
  COMMITMENTS_TO_EVALUATE: { zh: '承诺待我再评', en: 'Commitments to evaluate' },
  PRESSES_MINE: { zh: '由我督办', en: 'My presses' },
  REPORTS_TO_DRAFT: { zh: '办理情况报告待办', en: 'Reports to work on' },
  REPORTS_TO_HEAR: { zh: '办理情况报告待审议', en: 'Reports to hear' },
  DUTIES_TO_VERIFY: { zh: '履职事项待核实', en: 'Duty events to verify' },
  MANDATES_TO_ANNOUNCE: { zh: '代表资格事项在办', en: 'Credentials matters under way' },
  PROFILES_TO_PUBLISH: { zh: '公示资料待审核', en: 'Profiles to publish' },
  LEAVES_TO_ANSWER: { zh: '待批复的代表请假', en: 'Leaves to answer' },
  GROUP_ACTIVITIES_TO_CONFIRM: { zh: '待确认的小组活动', en: 'Group activities to confirm' },
  DUTY_OBJECTIONS: { zh: '履职异议待处理', en: 'Objections to decide' },
  OPINIONS_TO_TRIAGE: { zh: '民意待分办', en: 'Opinions to classify' },
  OPINIONS_TO_ANSWER: { zh: '民意待答复', en: 'Opinions to answer' },
  OPINIONS_TO_TELL: { zh: '民意待电话告知', en: 'Senders to call' },
  PROBLEMS_TO_DECIDE: { zh: '急难愁盼待交办、待销号', en: 'Pressing problems to decide' },
  PROBLEMS_TO_REMEDY: { zh: '急难愁盼待整改', en: 'Pressing problems to remedy' },
  PROBLEMS_TO_VERIFY: { zh: '急难愁盼待核验', en: 'Remedies to verify' },
};

const asked = z.object({ persons: z.array(z.uuid()).max(200) });
const queuesShape = z.object({
  data: z.object({
    _entities: z.tuple([
      z.object({
        representation: z.object({
          queues: z.array(z.object({
            code: z.custom<WorkQueueCode>((code) => typeof code === 'string' && Object.hasOwn(NAMES, code)),
            count: z.object({ value: z.number(), drillDown: z.string() }),
            overdue: z.number(),
          })),
        }),
      }),
    ]),
  }),
});
const QUEUES = `query ($viewer: [_Any!]!) { _entities(representations: $viewer) { ... on Viewer {
  representation { queues { code count { value drillDown } overdue } } } } }`;

/**
 * The internal operation `digest { persons }`, for services alone: what waits for each of at most 200 people, by person,
 * most overdue first; who has nothing waiting is left out. Each sees what she would see herself with the posts of the day.
 */
export async function digestOf(
  parts: { views: Views; caller: Actor; as: (actor: Actor) => Context },
  payload: unknown,
): Promise<Record<string, DigestLine[]>> {
  if (parts.caller.kind !== 'SERVICE') throw new PeerProblem('digest: for services alone', 403);
  const { persons } = asked.parse(payload);
  const digest: Record<string, DigestLine[]> = {};
  for (const actor of await actorsOf(parts.as(parts.caller), persons)) {
    const viewer = [{ __typename: 'Viewer', id: actor.id }];
    const text = await parts.views.answer({ query: QUEUES, variables: { viewer } }, parts.as(actor));
    if (text === null) throw new Error('queues are read by their view');
    const { queues } = queuesShape.parse(JSON.parse(text)).data._entities[0].representation;
    const lines = queues
      .filter(({ count }) => count.value > 0)
      .map(({ code, count, overdue }): DigestLine => ({ name: NAMES[code], count: count.value, overdue, path: count.drillDown }))
      .toSorted((a, b) => b.overdue - a.overdue);
    if (actor.person !== null && lines.length > 0) digest[actor.person] = lines;
  }
  return digest;
}

/** The people as actors, with the posts of the day; they read and never act. */
async function actorsOf({ database, clock }: Context, persons: readonly string[]): Promise<Actor[]> {
  const rows = await database.query<{ person: string; name: string; posts: ActorPost[] }>(
    `select p.id as person, p.name, coalesce((select jsonb_agg(jsonb_build_object('id', h.id, 'kind', h.kind, 'title', h.title,
         'organ', h.organ_id, 'area', h.area_id) order by h.id)
       from post h where h.person_id = p.id and h.from_on <= $2 and coalesce(h.until_on >= $2, true)), '[]') as posts
      from person p where p.id = any($1::uuid[])`,
    [persons, legalDay(clock())],
  );
  return rows.map(({ person, name, posts }) => ({ id: person, kind: 'ACCOUNT', username: null, name, person, posts }));
}
