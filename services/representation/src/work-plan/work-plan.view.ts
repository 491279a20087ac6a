import { legalDay } from '@redpine/kit/clock';
import { column, byId, computed, day, defineView, derived, guarded, json, many, publicToAll } from '@redpine/kit/view/define';
import { date, or, raw, sql } from '@redpine/kit/view/sql';
import { ratioFigure } from '../figures/figure.ts';
import { historyOf } from '../history/history.view.ts';
import { knowsTalks } from '../talk/talk.policy.ts';
import { readsDrafts, workPlanActions } from './work-plan.policy.ts';
import type { WorkPlanFacts } from './work-plan.workflow.ts';

const workPlanView = defineView({
  type: 'WorkPlan',
  from: 'work_plan',
  visible: (plan, { actor }) => or([sql`${readsDrafts(actor)}`, sql`(${knowsTalks(actor)} and ${plan('state')} <> 'DRAFT')`]),
  fields: {
    id: column('id'),
    version: column('version'),
    state: column('state'),
    year: column('year'),
    title: column('title'),
    meeting: column('meeting'),
    passedOn: day('passed_on'),
    // What its deputies did, of that kind and year: a plan is measured by the record and not by its own ticks alone.
    items: computed(({ row }) => sql`(select jsonb_agg(i || jsonb_build_object('recorded', case when i ->> 'kind' is not null then (
        select count(*) from duty_event v where v.kind = i ->> 'kind' and v.state = 'VERIFIED'
          and v.on_day between make_date(${row('year')}, 1, 1) and make_date(${row('year')}, 12, 31)) end) order by n)
      from jsonb_array_elements(${row('items')}) with ordinality as e(i, n))`),
    execution: computed(({ row, context }) => {
      const today = date(legalDay(context.clock()));
      const due = sql`from jsonb_array_elements(${row('items')}) as i where i ->> 'state' <> 'DROPPED'
        and (i ->> 'state' = 'DONE' or make_date(${row('year')}, (i ->> 'month')::int, 1) + interval '1 month' <= ${today})`;
      return ratioFigure(context, sql`(select count(*) ${due} and i ->> 'state' = 'DONE')`, sql`(select count(*) ${due})`, sql`('/representation/plan/' || ${row('id')})`);
    }),
    history: historyOf('WorkPlan'),
    availableActions: derived<WorkPlanFacts>({
      facts: ({ row }) => sql`json_build_object('state', ${row('state')})`,
      compute: (facts, { actor, language }) => workPlanActions(facts, actor, language),
    }),
  },
});

/** The snapshot that the publication made: nothing of the live plan is in it. */
const publishedWorkPlanView = defineView({
  type: 'PublishedWorkPlan',
  from: sql`(select id, year, published ->> 'title' as title, (published ->> 'passedOn')::date as passed_on, published -> 'items' as items
    from work_plan where published is not null)`,
  visible: publicToAll,
  fields: { id: column('id'), year: column('year'), title: column('title'), passedOn: day('passed_on'), items: json('items') },
});

export const workPlanViews = [workPlanView, publishedWorkPlanView];

const byYear = (view: string) => many(view, { where: () => raw('true'), orderBy: (plan) => sql`${plan('year')} desc`, limit: 40 });

export const workPlanQueries = {
  workPlan: byId('WorkPlan'),
  workPlans: byYear('WorkPlan'),
  publishedWorkPlans: byYear('PublishedWorkPlan'),
  workPlanActions: guarded('no row: what the viewer’s own posts allow', derived<object>({
    facts: () => raw(`'{}'::json`),
    compute: (_facts, { actor, language }) => workPlanActions({ state: 'NONE' }, actor, language),
  })),
};
