/** Which deputies a list is over: among them those behind a figure. What the viewer may not read of a deputy finds none. */
import { legalDay } from '@redpine/kit/clock';
import { filters } from '@redpine/kit/view/connection';
import type { Row, ViewContext } from '@redpine/kit/view/define';
import { badInput } from '@redpine/kit/view/refuse';
import { and, as, date, or, raw, sql, type Sql, uuid } from '@redpine/kit/view/sql';
import { electedIn } from '../duty/duty.filter.ts';
import { keepsRecord, seesScore } from '../duty/duty.visibility.ts';
import { FACTS_AS_THEY_ARE, rowOfFacts } from '../figures/facts.ts';
import { percent } from '../figures/figure.ts';
import { waitsForPublication } from '../deputy-profile/profile.filter.ts';
import type { DeputyFilter } from '../generated/types.ts';
import { isAttached } from '../home/home.filter.ts';
import { parts } from '../suggestion/suggestion.visibility.ts';
import { periodOf } from '../tie/period.ts';
import { inTerm, isVisited } from '../tie/tie.figures.ts';
import { seesMemberTies, seesTies } from '../tie/tie.policy.ts';

const negated = (isSo: boolean, condition: Sql): Sql => (isSo ? condition : sql`not ${condition}`);
const today = ({ clock }: ViewContext): string => legalDay(clock());

/** First and last day of the year asked for, or of the present one. */
function yearOf({ year }: DeputyFilter, context: ViewContext): { first: Sql; last: Sql } {
  const { from, until } = periodOf({ year: year ?? Number(today(context).slice(0, 4)) }, today(context));
  return { first: date(from), last: date(until) };
}

export const deputyFilters = filters<DeputyFilter>({
  search: (search, deputy) => sql`strpos(search_text(${deputy('name')}), search_text(${search})) > 0`,
  delegation: (delegation, deputy) => sql`${deputy('delegation_id')} = ${uuid(delegation)}`,
  electoralDistrict: (district, deputy) => sql`${deputy('electoral_district_id')} = ${uuid(district)}`,
  status: (status, deputy) => sql`${deputy('status')} = ${status}`,
  level: (level, deputy) => sql`${deputy('level')} = ${level}`,
  toPublish: (isSo, deputy, { actor }) => sql`${isSo} = ${waitsForPublication(deputy, actor)}`,
  published: (published, deputy) => sql`${published} = exists (select 1 from published_deputy shown where shown.id = ${deputy('id')})`,
  area: (area, deputy) => electedIn(deputy('id'), uuid(area)),
  visited: (isSo, deputy, context, filter) => {
    const { actor } = context;
    const period = periodOf(filter, today(context));
    const known = !seesTies(actor) ? raw('false') : seesMemberTies(actor) ? raw('true') : keepsRecord(actor, deputy('id'));
    return and([known, inTerm(deputy, null, {}, period), negated(isSo, isVisited(deputy, period))]);
  },
  attached: (isSo, deputy, context, { homeLevels, homeTopic }) =>
    negated(isSo, isAttached(deputy('id'), context, (home) => and([
      ...(homeLevels ? [sql`${home('level')} = any(${homeLevels})`] : []),
      ...(homeTopic ? [sql`${home('topic_id')} = (select id from topic where code = ${homeTopic} limit 1)`] : []),
    ]))),
  active: (isSo, deputy, context, filter) => {
    const { first, last } = yearOf(filter, context);
    return and([seesScore(context.actor, deputy('id')), negated(isSo, sql`exists (select 1 from duty_event v
      where v.deputy_id = ${deputy('id')} and v.state = 'VERIFIED' and v.on_day between ${first} and ${last})`)]);
  },
  pointsFrom: (points, deputy, context, filter) =>
    and([seesScore(context.actor, deputy('id')), sql`${pointsIn(deputy, filter, context)} >= ${as('int', points)}`]),
  implementedBelow: (below, deputy, { actor }) => {
    if (!(below >= 0 && below <= 100)) throw badInput('implementedBelow is 0–100');
    const seen = parts(actor, rowOfFacts);
    return sql`(${deputy('id')} in (select f.lead_deputy_id from ${FACTS_AS_THEY_ARE} as f
      where ${and([seen.persons, seen.details(raw('f.organ_id')), or([raw('f.implemented'), raw('f.promised')])])} group by f.lead_deputy_id
      having ${percent(raw('count(*) filter (where f.implemented)'), raw('count(*)'))} < ${as('float8', below)})) is true`;
  },
  // They are of those before.
  year: () => raw('true'),
  quarter: () => raw('true'),
  homeLevels: () => raw('true'),
  homeTopic: () => raw('true'),
});

/** The points of `duty.points.ts`: each kind brings its points for each event, up to its most. */
function pointsIn(deputy: Row, filter: DeputyFilter, context: ViewContext): Sql {
  const { first, last } = yearOf(filter, context);
  return sql`(select coalesce(sum(least(own.n * (rule.value ->> 'points')::int, (rule.value ->> 'most')::int)), 0)
    from (select v.kind, count(*)::int as n from duty_event v where v.deputy_id = ${deputy('id')} and v.state = 'VERIFIED'
        and v.on_day between ${first} and ${last} group by v.kind) as own
      join jsonb_array_elements(rule_value('DUTY_POINTS', least(${last}, ${date(today(context))})) -> 'points') as rule on rule.value ->> 'kind' = own.kind)`;
}
