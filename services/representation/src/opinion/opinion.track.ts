/** What everybody may read: the scope, the channels, a challenge, and one's own opinion by its code. */
import { legalDay } from '@redpine/kit/clock';
import { say, type Text } from '@redpine/kit/language';
import { ruleAt } from '@redpine/kit/rules';
import type { Context } from '../context.ts';
import type { OpinionScope, OpinionTrack } from '../generated/types.ts';
import { periodOf } from '../suggestion/suggestion.deadline.ts';
import type { OpinionRuleCode } from './opinion.rules.ts';
import { anonymousAllowed, followsAllowed } from './opinion.rules.ts';
import { digestOfCode } from './opinion.secret.ts';
import type { OpinionState } from './opinion.workflow.ts';

const TAKEN: readonly Text[] = [
  { zh: '对本区经济社会发展、公共服务和社会治理的意见建议', en: 'Proposals and criticism on the district’s development, public services and governance' },
  { zh: '教育、就业、医疗、养老、环境等群众关心的问题', en: 'What concerns people: schools, work, health, care of the old, the environment' },
  { zh: '对区人大及其常委会、人大代表工作的意见建议', en: 'Proposals on the work of the congress, its Standing Committee and the deputies' },
];
const NOT_TAKEN: readonly Text[] = [
  { zh: '具体案件：请向办理该案的公安、检察、审判机关反映', en: 'Concrete cases: to the organ that handles the case' },
  { zh: '信访诉求：请向信访部门提出', en: 'Petitions: to the petition office' },
  { zh: '投诉举报和紧急求助：请拨打 12345，紧急情况拨打 110、119、120', en: 'Complaints and urgent help: call 12345; in an emergency 110, 119 or 120' },
];

/** 受理范围 */
export async function opinionScope(context: Context): Promise<Omit<OpinionScope, '__typename'>> {
  const { language, rules, database } = context;
  const today = legalDay(context.clock());
  const code: OpinionRuleCode = 'OPINION_ANSWER_DAYS';
  const rule = ruleAt(rules, code, today);
  const { length, unit } = periodOf(rule);
  const [kept] = await database.query<{ days: number }>(
    `select days from retention_rule where item = 'OPINION_SENDERS' and from_on <= $1::date order by from_on desc limit 1`, [today],
  );
  if (!kept) throw new RangeError('a rule says how long senders are kept');
  return {
    taken: TAKEN.map((text) => say(text, language)),
    notTaken: NOT_TAKEN.map((text) => say(text, language)),
    anonymousAllowed: anonymousAllowed(rules, today),
    answerLength: length,
    answerUnit: unit,
    answerBasis: { law: rule.law, article: rule.article, mark: rule.mark },
    keptDays: kept.days,
  };
}

/** 反映渠道 */
export function opinionChannels({ database, language, clock }: Context): Promise<object[]> {
  return database.query(
    `select code, case when $2 = 'en' then name_en else name end as name, public from opinion_channel
      where from_on <= $1::date and coalesce(until_on >= $1::date, true) order by position, code limit 20`,
    [legalDay(clock()), language],
  );
}

interface Row {
  id: string;
  state: Exclude<OpinionState, 'NONE'>;
  channel: string;
  receivedOn: string;
  dueOn: string;
  answer: string | null;
  by: string | null;
  on: string | null;
  rating: NonNullable<OpinionTrack['rating']> | null;
  follows: number;
  notices: OpinionTrack['notices'];
}

const OWED: readonly OpinionState[] = ['RECEIVED', 'TRIAGED', 'ROUTED', 'CONVERTED'];

/** 查询进度: by the code alone, which nobody else has. */
export async function opinionByCode({ database, language, rules, clock }: Context, code: string): Promise<OpinionTrack | null> {
  const [row] = await database.query<Row>(
    `select o.id, o.state, (select case when $2 = 'en' then c.name_en else c.name end from opinion_channel c where c.code = o.channel) as channel,
            o.received_on::text as "receivedOn", o.due_on::text as "dueOn", o.answer, o.answered_by as by, o.answered_on::text as "on", o.rating,
            (select count(*)::int from opinion_supplement s where s.opinion_id = o.id) as follows,
            (select coalesce(json_agg(json_build_object('at', to_char(n.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'text', n.text, 'way', n.way) order by n.id), '[]')
               from (select * from opinion_notice where opinion_id = o.id order by id limit 50) n) as notices
       from opinion o where o.code_digest = $1`,
    [digestOfCode(code), language],
  );
  if (!row) return null;
  const { state, channel, receivedOn, dueOn, answer, by, on, rating, follows, notices } = row;
  return {
    state, channel, receivedOn, rating, notices,
    dueOn: OWED.includes(state) ? dueOn : null,
    answer: answer !== null && by !== null && on !== null ? { text: answer, by, on } : null,
    mayRate: state === 'ANSWERED',
    mayFollow: OWED.includes(state) && follows < followsAllowed(rules, legalDay(clock())),
  };
}
