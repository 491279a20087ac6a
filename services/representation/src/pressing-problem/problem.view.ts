import { connection } from '@redpine/kit/view/connection';
import { byId, column, day, defineView, derived, guarded, instant, json, one, reference } from '@redpine/kit/view/define';
import { raw, sql } from '@redpine/kit/view/sql';
import { areaAndAboveJson } from '../area/area.visibility.ts';
import type { PressingProblemFilter } from '../generated/types.ts';
import { historyOf } from '../history/history.view.ts';
import { problemFigures } from './problem.figures.ts';
import { isLate, problemFilters, problemOrders } from './problem.filter.ts';
import { knowsProblems, listingActions, problemActions } from './problem.policy.ts';
import type { ProblemFacts } from './problem.workflow.ts';

export const problemView = defineView({
  type: 'PressingProblem',
  from: 'pressing_problem',
  visible: (_problem, { actor }) => sql`${knowsProblems(actor)}`,
  fields: {
    id: column('id'),
    version: column('version'),
    state: column('state'),
    subject: column('subject'),
    description: column('description'),
    source: column('source'),
    opinion: one('Opinion', 'opinion_id'),
    suggestion: one('Suggestion', 'suggestion_id'),
    topic: reference('Topic', 'topic_id', 'Topic'),
    area: reference('Area', 'area_id', 'Area'),
    verifier: one('Deputy', 'verifier_id'),
    unit: reference('Organ', 'organ_id', 'Organ'),
    listedOn: day('listed_on'),
    dueOn: day('due_on'),
    overdue: column(({ row, context }) => isLate(row, context)),
    remedy: column('remedy'),
    remediedOn: day('remedied_on'),
    files: json('files'),
    verification: json('verification'),
    reason: column('reason'),
    closedOn: day('closed_on'),
    history: historyOf('PressingProblem'),
    availableActions: derived<ProblemFacts>({
      facts: ({ row }) => sql`json_build_object('state', ${row('state')}, 'lies', ${areaAndAboveJson(row('area_id'))}, 'unit', ${row('organ_id')},
        'verifierPerson', (select d.person_id from deputy d where d.id = ${row('verifier_id')}))`,
      compute: (facts, { actor, language }) => problemActions(facts, actor, language),
    }),
    updatedAt: instant('updated_at'),
  },
});

export const problemQueries = {
  pressingProblem: byId('PressingProblem'),
  pressingProblems: connection<PressingProblemFilter>('PressingProblem', { filters: problemFilters, orders: problemOrders }),
  pressingProblemFigures: guarded('counts over the rows that the predicate of PressingProblem lets the viewer see', problemFigures()),
  pressingProblemActions: guarded('no row: what the viewer’s own posts allow', derived<object>({
    facts: () => raw(`'{}'::json`),
    compute: (_facts, { actor, language }) => listingActions(actor, language),
  })),
};
