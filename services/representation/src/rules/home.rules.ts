/**
 * The standard of deputies' homes: what a home needs, how often it receives, what each grade asks for, which areas must have
 * one. All are local: seen in other places' standards, taken as defaults that the district confirms or replaces.
 */
import { findRule, type Rule } from '@redpine/kit/rules';

const SEEN = {
  version: 1,
  effectiveFrom: '2004-01-01',
  effectiveUntil: null,
  area: null,
  law: '地方标准（参照外地代表联络站建设标准）',
  article: '场所与活动',
  mark: 'S',
} as const;
const DEFAULT = { ...SEEN, law: '平台默认值', article: '待区里确认', mark: 'D' } as const;

export const homeRules: readonly Rule[] = [
  { ...SEEN, code: 'HOME_SPACE', value: { squareMetres: 100 }, source: '外地联络站建设标准：面积不少于 100 平方米（摘录所见）' },
  { ...SEEN, code: 'HOME_ZONES', value: { RECEPTION: true, MEETING: true, DISPLAY: true, STUDY: false }, source: '外地联络站建设标准：设接待区、议事区、展示区（摘录所见）' },
  { ...SEEN, code: 'HOME_BARRIER_FREE', value: { required: true }, source: '外地联络站建设标准：无障碍（摘录所见）' },
  { ...SEEN, code: 'HOME_RECEPTION_FREQUENCY', value: { aWeek: 1, weeks: 4 }, source: '外地联络站建设标准：每周至少接待一次（摘录所见）；以最近四周计为默认值' },
  { ...SEEN, code: 'HOME_DEPUTY_VISITS', value: { aYear: 1 }, source: '外地联络站建设标准：每位代表每年至少进站一次（摘录所见）' },
  { ...SEEN, code: 'HOME_NOTICE', value: { daysAhead: 2 }, source: '外地联络站建设标准：接待计划提前 2–3 天公布（摘录所见）；默认取 2 天' },
  { ...SEEN, code: 'HOME_GROUP_ACTIVITY', value: { aQuarter: 1 }, source: '外地联络站建设标准：代表小组活动每季度至少一次（摘录所见）' },
  { ...DEFAULT, code: 'HOME_MEMBERS', value: { atLeast: 1 }, source: '进家代表人数由区里确定；默认至少一名' },
  { ...DEFAULT, code: 'HOME_OUTPUTS', value: { aYear: 3 }, source: '优秀等次所需成果数由区里确定；默认一年内三项' },
  { ...DEFAULT, code: 'HOME_WORK_COVERAGE', value: { quarters: 4, receptions: 1 }, source: '工作覆盖：最近四个已结束的季度，每季度至少一次经核实的接待；待区里确认' },
  {
    ...DEFAULT,
    code: 'HOME_REQUIRED',
    value: { DISTRICT: true, SUBDISTRICT: true, TOWN: true, COMMUNITY: true, VILLAGE: true },
    source: '“区、街镇、社区（村）三级代表之家”：1 个区、8 个街镇、32 个社区和村，共 41 个，按区划逐一计；个别区域另以本区域的规则确定',
  },
  {
    ...DEFAULT,
    code: 'HOME_GRADING',
    value: {
      SPACE: 'EXISTS', ZONES: 'EXISTS', BARRIER_FREE: 'EXISTS', MEMBERS: 'EXISTS', QUARTERS: 'ACTIVE',
      WEEKLY: 'GOOD', VISITS: 'GOOD', ACTIVITIES: 'GOOD', OUTPUTS: 'EXCELLENT',
    },
    source: '“有没有、活不活、好不好、优不优”四个等次各看哪些条件，由区里确定；默认如此分档',
  },
];

/** Days between publication and a reception; none where there is no rule. */
export function noticeDays(rules: readonly Rule[], day: string): number {
  const { daysAhead } = Object(findRule(rules, 'HOME_NOTICE', day)?.value) as { daysAhead?: unknown };
  return typeof daysAhead === 'number' ? daysAhead : 0;
}

/** Version of the standard that a home is graded by on that day; null where there is none. */
export function gradingVersion(rules: readonly Rule[], day: string): number | null {
  return findRule(rules, 'HOME_GRADING', day)?.version ?? null;
}
