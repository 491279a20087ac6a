import { legalDay } from '@redpine/kit/clock';
import type { Assignment, RegisterStory, StoryAct } from '@redpine/representation/seed/rows';
import { at, shift, workdayFrom } from './calendar-days.ts';
import type { Cast } from './cast.ts';
import type { Tale } from './stories.ts';
import { OFFICE, type Scene } from './telling.ts';

const MOST = 80;
const COLUMNS = ['编号', '案由', '内容', '提出日期', '领衔代表', '主题', '承办单位', '交办日期', '答复日期', '答复类别', '满意度'] as const;
type Row = Record<(typeof COLUMNS)[number], string>;

/** Acts of which a register keeps no more than their days and what came of them. */
const PLAIN = new Set<StoryAct['act']>([
  'DRAFT', 'COSIGN_INVITE', 'COSIGN_CONFIRM', 'SUBMIT', 'RETURN', 'ACCEPT', 'CORRECT', 'ASSIGN', 'HANDLING_ACCEPT', 'CONTACT', 'OPINION', 'URGE',
  'PRESS', 'PRESS_NOTE', 'PRESS_CLOSE', 'REPLY_DRAFT', 'CHECK_SUBMIT', 'CHECK_PASS', 'REPLY', 'EVALUATE',
  'PUBLICATION_PROPOSE', 'PUBLICATION_REDACT', 'PUBLICATION_PUBLISH',
]);

/** What registers get wrong or name in their own way: three rows that are flagged, three names that are no one's. */
const SLIPS = new Map<number, (row: Row) => Partial<Row>>([
  [4, ({ 提出日期 }) => ({ 答复日期: shift(提出日期, -6) })],
  [9, () => ({ 满意度: '较满意' })],
  [14, () => ({ 承办单位: '区园林绿化处' })],
  [19, () => ({ 答复类别: 'E' })],
  [24, ({ 领衔代表 }) => ({ 领衔代表: `${领衔代表}（代表小组）` })],
  [29, () => ({ 承办单位: '区园林绿化处' })],
]);

/**
 * 台账 — What went plainly to its end in the older of the two years was entered from the office's register, before the
 * report of that year. Whoever leads suggestions and has an account finds all of the own told on the platform.
 */
export function registerOf({ cast }: Scene, { stories, gatherings }: Pick<Tale, 'stories' | 'gatherings'>, year: number): RegisterStory {
  const entered = workdayFrom(`${year}-10-20`);
  const assigned = new Map<string, Assigned>();
  for (const { at: when, deed } of gatherings.toSorted((a, b) => a.at.getTime() - b.at.getTime())) {
    if (deed.act === 'HAND_OVER') for (const story of deed.stories) assigned.set(story, { on: legalDay(when) });
    if (deed.act !== 'ASSIGN_BATCH') continue;
    for (const { story, track } of deed.assignments) assigned.set(story, { on: assigned.get(story)?.on ?? legalDay(when), track });
  }
  const joint = new Set(gatherings.flatMap(({ deed }) => (deed.act === 'JOIN' ? deed.stories : [])));
  const rows = stories.filter(({ key }) => !joint.has(key)).flatMap(({ key, acts }) => {
    const last = acts.at(-1);
    const cells = last !== undefined && legalDay(last.at) < entered ? rowOf(cast, acts, assigned.get(key) ?? null) : null;
    return cells === null ? [] : [{ key, cells }];
  });
  const name = `${year}年代表建议办理台账（演示）`;
  return {
    key: `register-${year}`, at: at(entered, 10, 0), by: cast.actor(OFFICE), name, fileName: `${name}.csv`, columns: COLUMNS,
    rows: rows.slice(0, MOST).map(({ key, cells }, index) => {
      const written = { ...cells, ...SLIPS.get(index)?.(cells), 编号: `${year}-${String(index + 1).padStart(3, '0')}` };
      return { key, cells: COLUMNS.map((column) => written[column]) };
    }),
  };
}

interface Assigned {
  /** The day on which the legal clock starts. */
  on: string;
  track?: Assignment['track'];
}

/** What a register says of the story; null where that is not all of it. */
function rowOf(cast: Cast, acts: readonly StoryAct[], together: Assigned | null): Row | null {
  const each = <A extends StoryAct['act']>(act: A) => acts.filter((one): one is StoryAct & { act: A } => one.act === act);
  const [[draft], [submit], assignments, replies, verdicts] = [each('DRAFT'), each('SUBMIT'), each('ASSIGN'), each('REPLY'), each('EVALUATE')];
  const [reply, other] = replies;
  if (!draft || !submit || !reply || other || draft.by.username !== null || acts.some(({ act }) => !PLAIN.has(act))) return null;
  const [assign] = assignments;
  const on = together?.on ?? (assign && legalDay(assign.at));
  if (on === undefined || (assign ?? together)?.track !== 'THREE_MONTHS') return null;
  const result = verdicts[0]?.result;
  return {
    编号: '', 案由: draft.title, 内容: `${draft.facts}${draft.proposal}`, 提出日期: legalDay(submit.at), 领衔代表: draft.by.name, 主题: draft.topic,
    承办单位: cast.organName(reply.unit), 交办日期: on, 答复日期: reply.signedOn, 答复类别: `${reply.category}类`,
    满意度: result === undefined ? '' : result === 'SATISFIED' ? '满意' : '基本满意',
  };
}
