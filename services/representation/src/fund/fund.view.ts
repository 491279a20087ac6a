import { connection, filters, order } from '@redpine/kit/view/connection';
import { byId, column, computed, day, defineView, derived, guarded, instant, json, one } from '@redpine/kit/view/define';
import { badInput } from '@redpine/kit/view/refuse';
import { as, raw, sql, type Sql, uuid } from '@redpine/kit/view/sql';
import { isKeeper } from '../deputy/deputy.policy.ts';
import { keepsDeputy, keepsOrIs, partiesJson } from '../deputy/deputy.visibility.ts';
import type { FundSpendingFilter } from '../generated/types.ts';
import { historyOf } from '../history/history.view.ts';
import { recordingActions, spendingActions } from './fund.policy.ts';
import type { SpendingFacts } from './fund.workflow.ts';

export const fundSpendingView = defineView({
  type: 'FundSpending',
  from: 'fund_spending',
  visible: (spending, { actor }) => keepsOrIs(actor, spending('deputy_id')),
  fields: {
    id: column('id'),
    version: column('version'),
    state: column('state'),
    deputy: one('Deputy', 'deputy_id'),
    on: day('on_day'),
    purpose: column('purpose'),
    fen: column('fen'),
    files: json('files'),
    voidReason: column('void_reason'),
    history: historyOf('FundSpending'),
    availableActions: derived<SpendingFacts>({
      facts: ({ row }) => sql`((${partiesJson(row('deputy_id'))})::jsonb || jsonb_build_object('state', ${row('state')}))`,
      compute: (facts, { actor, language }) => spendingActions(facts, actor, language),
    }),
    recordedAt: instant('recorded_at'),
    updatedAt: instant('updated_at'),
  },
});

const spendingFilters = filters<FundSpendingFilter>({
  states: (states, spending) => sql`${spending('state')} = any(${states})`,
  deputy: (deputy, spending) => sql`${spending('deputy_id')} = ${uuid(deputy)}`,
  year: (year, spending) => sql`extract(year from ${spending('on_day')}) = ${as('int', year)}`,
  search: (search, spending) => {
    if (search.trim() === '' || Array.from(search).length > 100) throw badInput('search is 1–100 characters');
    return sql`strpos(search_text(${spending('purpose')}), search_text(${search.trim()})) > 0`;
  },
});
const spendingOrders = { LATEST: order('date', (spending) => spending('on_day'), 'desc', 'never null') };

/** What the year gives a deputy, by the rule of its first day; null where none is in force. */
const given = (year: Sql): Sql => sql`(rule_value('DEPUTY_FUND', make_date(${year}, 1, 1)) ->> 'fenAYear')::int`;
const spent = (deputy: Sql, year: Sql): Sql =>
  sql`(select coalesce(sum(s.fen), 0)::int from fund_spending s where s.deputy_id = ${deputy} and s.state = 'RECORDED' and extract(year from s.on_day) = ${year})`;
const FIRST_YEAR = 2000;
const LAST_YEAR = 2100;

function yearOf(year: number): Sql {
  if (year < FIRST_YEAR || year > LAST_YEAR) throw badInput(`year is ${FIRST_YEAR}–${LAST_YEAR}`);
  return as('int', year);
}

/** Of all deputies whom the viewer keeps. */
const fundYear = computed<{ year: number }>(({ args, context: { actor } }) => {
  const year = yearOf(args.year);
  const basis = sql`(select jsonb_build_object('law', r.law, 'article', r.article, 'mark', r.mark) from rule r where r.code = 'DEPUTY_FUND' and r.area is null
    and r.effective_from <= make_date(${year}, 1, 1) and coalesce(r.effective_until >= make_date(${year}, 1, 1), true) order by r.version desc limit 1)`;
  return sql`case when ${isKeeper(actor)} then (select jsonb_build_object('year', ${year}, 'deputies', f.deputies, 'usedFen', f.used,
      'budgetFen', f.deputies * ${given(year)}, 'leftFen', f.deputies * ${given(year)} - f.used, 'legalBasis', ${basis})
    from (select count(*)::int as deputies, coalesce(sum(k.used), 0)::int as used from (select ${spent(raw('d.id'), year)} as used,
        d.from_on < make_date(${year} + 1, 1, 1) and coalesce(d.until_on >= make_date(${year}, 1, 1), true) as held
      from deputy d where ${keepsDeputy(actor, raw('d.level'), raw('d.area_id'))}) as k where k.held or k.used > 0) as f) end`;
});

export const fundQueries = {
  fundSpending: byId('FundSpending'),
  fundSpendings: connection<FundSpendingFilter>('FundSpending', { filters: spendingFilters, orders: spendingOrders }),
  fundYear: guarded('null for all but those who keep deputies; sums over the deputies whom the viewer keeps', fundYear),
  fundSpendingActions: guarded('no row: what the viewer’s own posts allow', derived<object>({
    facts: () => raw(`'{}'::json`),
    compute: (_facts, { actor, language }) => recordingActions(actor, language),
  })),
};

/** Her fund of a year. */
export const fundOfDeputy = computed<{ year: number }>(({ row, args, context: { actor } }) => {
  const year = yearOf(args.year);
  return sql`case when ${keepsOrIs(actor, row('id'))} then jsonb_build_object('year', ${year}, 'budgetFen', ${given(year)},
    'usedFen', ${spent(row('id'), year)}, 'leftFen', ${given(year)} - ${spent(row('id'), year)}) end`;
});
