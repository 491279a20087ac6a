/** A new version of a rule: what it may say, and from when. Pure. */
import type { Text } from '@redpine/kit/language';
import type { Rule, RuleValue } from '@redpine/kit/rules';

export interface Fault {
  path: string;
  rule: string;
  message: Text;
}

export interface Setting {
  name: string;
  /** JSON. */
  value: string;
}

/** The name of the one setting of a rule whose value is no object. */
export const PLAIN = 'value';

/** What the law itself allows at most; a district may ask for less (代表法 art. 51). */
const CEILINGS: Readonly<Record<string, number>> = { HANDLING_REPLY_THREE_MONTHS: 3, HANDLING_REPLY_SIX_MONTHS: 6, HANDLING_EXTENSION: 6 };

const SHAPE: Text = { zh: '与现行版本的格式不同。', en: 'Of another kind than in the version before.' };

/** The value that the settings make, of the same shape as the version before; or what is wrong with them. */
export function valueOf(before: Rule, settings: readonly Setting[]): { value: RuleValue; faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const given = new Map<string, RuleValue>();
  for (const [n, { name, value }] of settings.entries()) {
    const parsed = parse(value);
    if (given.has(name) || parsed === undefined) faults.push({ path: `settings.${n}.value`, rule: 'JSON', message: SHAPE });
    else given.set(name, parsed);
  }
  const value: RuleValue = isObject(before.value) ? Object.fromEntries(given) : (given.get(PLAIN) ?? null);
  if (faults.length === 0) {
    if (!sameShape(before.value, value)) faults.push({ path: 'settings', rule: 'SHAPE', message: SHAPE });
    else faults.push(...periodFaults(before.code, value), ...settingFaults(value));
  }
  return { value, faults };
}

function parse(text: string): RuleValue | undefined {
  try {
    return JSON.parse(text) as RuleValue;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

function isObject(value: RuleValue): value is { readonly [key: string]: RuleValue } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The same keys with values of the same kind, all the way down; lists may be of any length. */
function sameShape(a: RuleValue, b: RuleValue): boolean {
  if (Array.isArray(a)) {
    const [first] = a as readonly RuleValue[];
    return Array.isArray(b) && (first === undefined || (b as readonly RuleValue[]).every((each) => sameShape(first, each)));
  }
  if (isObject(a)) {
    if (!isObject(b) || Object.keys(a).toSorted().join() !== Object.keys(b).toSorted().join()) return false;
    return Object.entries(a).every(([key, value]) => sameShape(value, b[key] ?? null));
  }
  return a === null || typeof a === typeof b;
}

const within = (value: RuleValue | undefined, least: number, most: number): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;

const A_GRADE = {
  holds: (value: RuleValue): boolean => value === 'EXISTS' || value === 'ACTIVE' || value === 'GOOD' || value === 'EXCELLENT',
  message: { zh: '等次为有、活、好、优之一。', en: 'A grade is existing, active, good or excellent.' },
};

/** What each setting may be, wherever it stands: a job that reads another value would break off. */
const LIMITS: Readonly<Record<string, { holds: (value: RuleValue) => boolean; message: Text }>> = {
  tiers: {
    holds: (value) => value === 'BOTH' || value === 'DIRECT' || value === 'TWO_TIER',
    message: { zh: '交办方式为两种均可、直接交办或两级交办。', en: 'Assignment is either, direct or in two tiers.' },
  },
  to: {
    holds: (value) => value === 'SIGNERS' || value === 'LEAD',
    message: { zh: '答复对象为全体联名代表或领衔代表。', en: 'A reply answers every signer or the lead.' },
  },
  place: {
    holds: (value) => typeof value === 'string' && value.length <= 60,
    message: { zh: '反馈处最多 60 字。', en: 'A place has at most 60 characters.' },
  },
  before: {
    holds: (value) => Array.isArray(value) && value.length <= 5 && value.every((days: RuleValue) => within(days, 1, 365)),
    message: { zh: '提前天数为 1–365 的整数，最多 5 个。', en: 'At most five numbers of days ahead, each 1–365.' },
  },
  squareMetres: { holds: (value) => within(value, 1, 10_000), message: { zh: '面积为 1–10000 平方米。', en: 'Square metres are 1–10,000.' } },
  aWeek: { holds: (value) => within(value, 1, 7), message: { zh: '每周次数为 1–7。', en: 'Times a week are 1–7.' } },
  weeks: { holds: (value) => within(value, 1, 13), message: { zh: '周数为 1–13。', en: 'Weeks are 1–13.' } },
  aYear: { holds: (value) => within(value, 1, 100), message: { zh: '每年次数为 1–100。', en: 'Times a year are 1–100.' } },
  aQuarter: { holds: (value) => within(value, 1, 90), message: { zh: '每季度次数为 1–90。', en: 'Times a quarter are 1–90.' } },
  atLeast: { holds: (value) => within(value, 1, 100), message: { zh: '至少为 1–100。', en: 'At least 1–100.' } },
  quarters: { holds: (value) => within(value, 1, 12), message: { zh: '季度数为 1–12。', en: 'Quarters are 1–12.' } },
  receptions: { holds: (value) => within(value, 1, 90), message: { zh: '接待次数为 1–90。', en: 'Receptions are 1–90.' } },
  daysAhead: { holds: (value) => within(value, 0, 30), message: { zh: '提前天数为 0–30。', en: 'Days ahead are 0–30.' } },
  ...Object.fromEntries(['SPACE', 'ZONES', 'BARRIER_FREE', 'MEMBERS', 'QUARTERS', 'WEEKLY', 'VISITS', 'ACTIVITIES', 'OUTPUTS'].map((criterion) => [criterion, A_GRADE])),
  fromMonth: { holds: (value) => within(value, 1, 12), message: { zh: '月份为 1–12。', en: 'A month is 1–12.' } },
  years: { holds: (value) => within(value, 1, 10), message: { zh: '年数为 1–10。', en: 'Years are 1–10.' } },
  afterReplies: { holds: (value) => within(value, 1, 10), message: { zh: '答复次数为 1–10。', en: 'Replies are 1–10.' } },
};

function settingFaults(value: RuleValue): Fault[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, each]) => {
    const limit = Object.hasOwn(LIMITS, name) ? LIMITS[name] : undefined;
    return !limit || limit.holds(each) ? [] : [{ path: 'settings', rule: 'OUT_OF_RANGE', message: limit.message }];
  });
}

function periodFaults(code: string, value: RuleValue): Fault[] {
  if (!isObject(value) || !('length' in value && 'unit' in value)) return [];
  const { length, unit } = value;
  const whole = typeof length === 'number' && Number.isInteger(length) && length >= 1 && length <= 400;
  if (!whole || (unit !== 'WORKDAY' && unit !== 'DAY' && unit !== 'MONTH')) {
    return [{ path: 'settings', rule: 'PERIOD', message: { zh: '期限为 1–400 的整数，单位为工作日、日或月。', en: 'A period is 1–400 working days, days or months.' } }];
  }
  const ceiling = CEILINGS[code];
  if (ceiling === undefined || (unit === 'MONTH' && length <= ceiling)) return [];
  return [{
    path: 'settings',
    rule: 'ABOVE_THE_LAW',
    message: { zh: `代表法第五十一条规定最长 ${ceiling} 个月，以月计，不得放宽。`, en: `代表法 art. 51 allows at most ${ceiling} months, counted in months.` },
  }];
}

/** What is wrong with the day from which a version is to hold. */
export function startFault(latest: { effectiveFrom: string; effectiveUntil: string | null } | null, from: string, today: string): Fault | null {
  if (from < today) {
    return {
      path: 'effectiveFrom',
      rule: 'BACKDATED',
      message: { zh: '不能早于今天：已经计算的期限不受新规则影响。', en: 'Not before today: what is counted already stays as it was.' },
    };
  }
  const after = latest && (latest.effectiveUntil ?? latest.effectiveFrom);
  if (after === null || from > after) return null;
  return { path: 'effectiveFrom', rule: 'NOT_LATER', message: { zh: `须晚于 ${after}。`, en: `Later than ${after}.` } };
}
