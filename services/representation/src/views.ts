import { byId, guarded, many, type RootField, type View, type Viewed } from '@redpine/kit/view/define';
import { raw, sql } from '@redpine/kit/view/sql';
import { createViews, type Views } from '@redpine/kit/view/views';
import type { DocumentNode } from 'graphql';
import { deadlineRevisionView } from './deadline/revision.view.ts';
import { commitmentFigures } from './commitment/commitment.figures.ts';
import { commitmentQueries, commitmentViews } from './commitment/commitment.view.ts';
import { deadlineView } from './deadline/deadline.view.ts';
import { publicDeputyQueries, publicDeputyView } from './deputy/deputy.public.view.ts';
import { delegationView, deputies, deputyView, electoralDistrictView } from './deputy/deputy.view.ts';
import { areaView, congressSessionView, organView, personView, termView, topicView } from './directory.view.ts';
import { suggestionBreakdown, suggestionFigures, suggestionHandlings } from './figures/figures.view.ts';
import { suggestionsReturned } from './figures/rows.view.ts';
import { handlingById, handlingParts, handlingView, replyCategories } from './handling/handling.view.ts';
import { historyView } from './history/history.view.ts';
import { importQueries, importViews } from './import/import.view.ts';
import { similarSuggestions } from './suggestion/suggestion.similar.ts';
import {
  assignmentMeeting,
  assignmentMeetings,
  inadmissibilities,
  suggestionById,
  suggestionParts,
  suggestions,
  suggestionView,
} from './suggestion/suggestion.view.ts';
import { ruleQueries, ruleViews } from './rules/rule.view.ts';
import { opinionQueries, opinionViews } from './opinion/opinion.view.ts';
import { problemQueries, problemView } from './pressing-problem/problem.view.ts';
import { publicationQueries, publicationViews } from './publication/publication.view.ts';
import { publishedSuggestionView, registerQueries } from './publication/register.view.ts';
import { mandateMatterView, mandateQueries } from './mandate/mandate.view.ts';
import { profileQueries, profileView } from './deputy-profile/profile.view.ts';
import { deputyFigures } from './deputy/deputy.figures.ts';
import { pressQueries, pressViews } from './press/press.view.ts';
import { reportQueries, reportView } from './handling-report/report.view.ts';
import { groupQueries, groupViews } from './deputy-group/group.view.ts';
import { leaveQueries, leaveView } from './leave/leave.view.ts';
import { fundQueries, fundSpendingView } from './fund/fund.view.ts';
import { homeQueries, homeViews } from './home/home.view.ts';
import { homeEventQueries, homeEventViews } from './home/home-event.view.ts';
import { publishedHomeQueries, publishedHomeViews } from './home/home.public.view.ts';
import { occasionQueries, occasionViews } from './occasion/occasion.view.ts';
import { deedQueries, deedViews } from './deed/deed.view.ts';
import { talkQueries, talkView } from './talk/talk.view.ts';
import { tieQueries, tieViews } from './tie/tie.view.ts';
import { visitQueries, visitViews } from './visit/visit.view.ts';
import { dutyQueries, dutyViews } from './duty/duty.view.ts';
import { voterReportQueries, voterReportViews } from './voter-report/voter-report.view.ts';
import { workPlanQueries, workPlanViews } from './work-plan/work-plan.view.ts';
import { timelineView } from './timeline/timeline.view.ts';
import { urgeView } from './urge/urge.view.ts';
import { viewerView } from './viewer.view.ts';

/** How every type is read, with who sees its rows. */
export const representationViews: readonly View[] = [
  suggestionView,
  ...suggestionParts,
  handlingView,
  ...handlingParts,
  deadlineView,
  ...commitmentViews,
  ...publicationViews,
  ...pressViews,
  urgeView,
  reportView,
  publishedSuggestionView,
  deadlineRevisionView,
  ...ruleViews,
  timelineView,
  historyView,
  talkView,
  ...deedViews,
  ...occasionViews,
  ...dutyViews,
  ...voterReportViews,
  ...workPlanViews,
  mandateMatterView,
  profileView,
  ...opinionViews,
  problemView,
  ...groupViews,
  leaveView,
  fundSpendingView,
  ...homeViews,
  ...homeEventViews,
  ...publishedHomeViews,
  ...tieViews,
  ...visitViews,
  deputyView,
  publicDeputyView,
  electoralDistrictView,
  delegationView,
  viewerView,
  organView,
  areaView,
  topicView,
  congressSessionView,
  personView,
  termView,
  ...importViews,
];

const inOrder = (view: string, limit: number): Viewed =>
  many(view, { where: () => raw('true'), orderBy: (row) => sql`${row('ordinal')}, ${row('id')}`, limit });

/** Every root field that views answer. */
export const representationQueries: Readonly<Record<string, RootField>> = {
  suggestion: suggestionById,
  suggestions,
  suggestionFigures: guarded('counts over the rows that the predicates of Suggestion let the viewer see', suggestionFigures()),
  suggestionBreakdown: guarded('counts over the rows that the predicates of Suggestion let the viewer see', suggestionBreakdown),
  suggestionHandlings: guarded('counts over the rows that the predicates of Suggestion let the viewer see', suggestionHandlings),
  suggestionsReturned: guarded('counts over the rows whose text the predicates of Suggestion let the viewer read', suggestionsReturned()),
  similarSuggestions: guarded('titles and states under the predicates of Suggestion, part by part', similarSuggestions),
  inadmissibilities,
  assignmentMeeting,
  assignmentMeetings,
  congressSession: byId('CongressSession'),
  handling: handlingById,
  deputy: byId('Deputy'),
  deputies,
  ...publicDeputyQueries,
  electoralDistricts: inOrder('ElectoralDistrict', 200),
  delegations: inOrder('Delegation', 50),
  replyCategories,
  ...ruleQueries,
  commitmentFigures: guarded('counts over the rows that the predicate of Commitment lets the viewer see', commitmentFigures()),
  ...commitmentQueries,
  ...publicationQueries,
  ...pressQueries,
  ...reportQueries,
  ...registerQueries,
  ...importQueries,
  ...talkQueries,
  ...deedQueries,
  ...occasionQueries,
  ...dutyQueries,
  ...voterReportQueries,
  ...workPlanQueries,
  ...tieQueries,
  ...visitQueries,
  ...mandateQueries,
  ...profileQueries,
  deputyFigures: guarded('counts that name nobody, for everybody with an account', deputyFigures),
  ...opinionQueries,
  ...problemQueries,
  ...groupQueries,
  ...leaveQueries,
  ...fundQueries,
  ...homeQueries,
  ...homeEventQueries,
  ...publishedHomeQueries,
};

/** The read side of representation. Throws where it and the schema differ. */
export function createRepresentationViews(typeDefs: DocumentNode): Views {
  return createViews({ typeDefs, views: representationViews, queries: representationQueries });
}
