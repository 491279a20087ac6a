/** 履职档案 of a year and 同级排名: facts of one statement, worked out by `duty.points.ts`. */
import { legalDay } from '@redpine/kit/clock';
import { derived, type Field, type ViewContext } from '@redpine/kit/view/define';
import { date, or, raw, sql, type Sql } from '@redpine/kit/view/sql';
import { isOffice } from '../area/area.policy.ts';
import { leavesJson } from './duty.leave.ts';
import { leads } from './duty.policy.ts';
import { type PointsRules, ranked, scoreOf, type YearFacts } from './duty.points.ts';
import { seesScore } from './duty.visibility.ts';

interface Kind {
  code: string;
  name: string;
  part: string;
}

interface Facts {
  today: string;
  mandate: YearFacts['mandate'];
  leaves: YearFacts['leaves'];
  events: readonly { id: string; kind: string; on: string; title: string }[];
}

interface Rules {
  rules: PointsRules & { leastDeputies: number };
  kinds: readonly Kind[];
}

const PARTS = ['BASICS', 'MEETINGS', 'INSPECTIONS', 'TRAINING', 'GROUP_ACTIVITY', 'SUGGESTIONS', 'REPORTING', 'AWARDS'] as const;

/** As in force on the year's last day, or today while it runs. */
function rulesJson(year: number, { clock, language }: ViewContext): Sql {
  const today = legalDay(clock());
  const on = date(today < `${year}-12-31` ? today : `${year}-12-31`);
  return sql`'rules', coalesce(rule_value('DUTY_POINTS', ${on}), '{"points": []}') || coalesce(rule_value('DUTY_LEVELS', ${on}), '{}') || coalesce(rule_value('DUTY_RANKING', ${on}), '{}'),
    'kinds', (select coalesce(json_agg(json_build_object('code', k.code, 'name', ${raw(language === 'en' ? 'k.name_en' : 'k.name')}, 'part', k.part) order by k.position), '[]')
      from duty_kind k where k.effective_from <= ${on} and coalesce(k.effective_until >= ${on}, true))`;
}

function factsJson(year: number, { clock }: ViewContext, titled: boolean): Sql {
  return sql`'today', ${date(legalDay(clock()))}, 'mandate', json_build_object('from', d.from_on, 'until', d.until_on), 'leaves', ${leavesJson(raw('d.id'))},
    'events', (select coalesce(json_agg(json_build_object('id', v.id, 'kind', v.kind${raw(titled ? `, 'on', v.on_day, 'title', v.title` : '')}) order by v.on_day, v.id), '[]')
      from duty_event v where v.deputy_id = d.id and v.state = 'VERIFIED' and v.on_day between ${date(`${year}-01-01`)} and ${date(`${year}-12-31`)})`;
}

const isYear = (year: number): boolean => Number.isInteger(year) && year >= 2000 && year <= 2999;

export const dutyRecord: Field = derived<Facts & Rules, { year: number }>({
  facts: ({ row, args: { year }, context }) =>
    isYear(year)
      ? sql`(select json_build_object(${factsJson(year, context, true)}, ${rulesJson(year, context)}) from deputy d where d.id = ${row('id')} and ${seesScore(context.actor, raw('d.id'))})`
      : raw('null'),
  compute: ({ events, rules, kinds, ...facts }, _context, { year }) => {
    const { byEvent, kinds: points, ...score } = scoreOf({ ...facts, year, events }, rules);
    const kindOf = (code: string): Kind | undefined => kinds.find((kind) => kind.code === code);
    return {
      ...score,
      kinds: points.map((kind) => ({ ...kind, name: kindOf(kind.kind)?.name ?? kind.kind })),
      parts: PARTS.map((part) => {
        const own = events.filter(({ kind }) => kindOf(kind)?.part === part);
        return { part, verified: own.length, points: own.reduce((sum, { id }) => sum + (byEvent[id] ?? 0), 0) };
      }),
      events: events.slice(-500).map(({ id, kind, on, title }) => ({ event: id, on, title, kind: kindOf(kind)?.name ?? kind, points: byEvent[id] ?? 0 })),
    };
  },
});

interface Candidates extends Rules {
  deputies: (Facts & { deputy: string; name: string })[];
}

export const dutyRanking: Field = derived<Candidates, { year: number; level: string }>({
  facts: ({ args: { year, level }, context }) => {
    const { actor } = context;
    if (!isYear(year) || !(isOffice(actor) || leads(actor))) return raw('null');
    return sql`(select json_build_object(${rulesJson(year, context)}, 'deputies', (select coalesce(json_agg(json_build_object('deputy', d.id, 'name', d.name,
        ${factsJson(year, context, false)}) order by d.name collate "zh-x-icu", d.id), '[]')
      from deputy d where d.level = ${level} and d.from_on <= ${date(`${year}-12-31`)} and ${or([sql`d.until_on is null`, sql`d.until_on >= ${date(`${year}-01-01`)}`])}
        and ${seesScore(actor, raw('d.id'))})))`;
  },
  compute: ({ rules, deputies }, _context, { year, level }) => {
    const standings = deputies
      .map(({ deputy, name, ...facts }) => ({ deputy, name, score: scoreOf({ ...facts, year }, rules) }))
      .filter(({ score }) => score.countedDays > 0);
    const order = ranked(standings, rules.leastDeputies);
    return {
      level,
      deputies: standings.length,
      rankable: standings.filter(({ score }) => !score.small).length,
      ranked: order.some(({ rank }) => rank !== null),
      standings: order.slice(0, 400).map(({ rank, standing: { deputy, name, score } }) => {
        const { points, countedDays, yearDays, small } = score;
        return { deputy, name, rank, points, score: score.score, countedDays, yearDays, small };
      }),
    };
  },
});
