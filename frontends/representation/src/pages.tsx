import { lazy, type ReactNode } from 'react';
import { OnlyFor } from './parts/only-for.tsx';

const HomePage = lazy(() => import('./routes/home/home-page.tsx'));
const SuggestionsPage = lazy(() => import('./routes/suggestions/suggestions-page.tsx'));
const DraftPage = lazy(() => import('./routes/draft/draft-page.tsx'));
const SuggestionPage = lazy(() => import('./routes/suggestion/suggestion-page.tsx'));
const AssignPage = lazy(() => import('./routes/assign/assign-page.tsx'));
const MeetingsPage = lazy(() => import('./routes/meetings/meetings-page.tsx'));
const RegistrationPage = lazy(() => import('./routes/registration/registration-page.tsx'));
const DeputiesPage = lazy(() => import('./routes/deputies/deputies-page.tsx'));
const DeputyPage = lazy(() => import('./routes/deputy/deputy-page.tsx'));
const MandatesPage = lazy(() => import('./routes/mandate/mandates-page.tsx'));
const MandatePage = lazy(() => import('./routes/mandate/mandate-page.tsx'));
const AnnouncementPage = lazy(() => import('./routes/mandate/announcement-page.tsx'));
const UnitPage = lazy(() => import('./routes/unit/unit-page.tsx'));
const CommitmentsPage = lazy(() => import('./routes/commitments/commitments-page.tsx'));
const PublicationsPage = lazy(() => import('./routes/publications/publications-page.tsx'));
const PublicationPage = lazy(() => import('./routes/publications/publication-page.tsx'));
const RegisterPage = lazy(() => import('./routes/register/register-page.tsx'));
const RegisterRecordPage = lazy(() => import('./routes/register/register-record-page.tsx'));
const PressPage = lazy(() => import('./routes/press/press-page.tsx'));
const ReportsPage = lazy(() => import('./routes/reports/reports-page.tsx'));
const ReportPage = lazy(() => import('./routes/reports/report-page.tsx'));
const DashboardsPage = lazy(() => import('./routes/dashboards/dashboards-page.tsx'));
const FiguresPage = lazy(() => import('./routes/figures/figures-page.tsx'));
const ImportPage = lazy(() => import('./routes/import/import-page.tsx'));
const TiesPage = lazy(() => import('./routes/ties/ties-page.tsx'));
const TiePage = lazy(() => import('./routes/ties/tie-page.tsx'));
const ReachPage = lazy(() => import('./routes/ties/reach-page.tsx'));
const VisitsPage = lazy(() => import('./routes/visits/visits-page.tsx'));
const VisitPage = lazy(() => import('./routes/visits/visit-page.tsx'));
const OpinionsPage = lazy(() => import('./routes/opinions/opinions-page.tsx'));
const OpinionPage = lazy(() => import('./routes/opinions/opinion-page.tsx'));
const ProblemsPage = lazy(() => import('./routes/problems/problems-page.tsx'));
const ProblemPage = lazy(() => import('./routes/problems/problem-page.tsx'));
const OccasionsPage = lazy(() => import('./routes/occasions/occasions-page.tsx'));
const OccasionPage = lazy(() => import('./routes/occasions/occasion-page.tsx'));
const OccasionSharesPage = lazy(() => import('./routes/occasions/shares-page.tsx'));
const DeedsPage = lazy(() => import('./routes/deeds/deeds-page.tsx'));
const DeedPage = lazy(() => import('./routes/deeds/deed-page.tsx'));
const GroupsPage = lazy(() => import('./routes/groups/groups-page.tsx'));
const GroupPage = lazy(() => import('./routes/groups/group-page.tsx'));
const GroupActivitiesPage = lazy(() => import('./routes/groups/activities-page.tsx'));
const GroupActivityPage = lazy(() => import('./routes/groups/activity-page.tsx'));
const LeavesPage = lazy(() => import('./routes/leave/leaves-page.tsx'));
const LeavePage = lazy(() => import('./routes/leave/leave-page.tsx'));
const FundsPage = lazy(() => import('./routes/funds/funds-page.tsx'));
const FundPage = lazy(() => import('./routes/funds/fund-page.tsx'));
const TalksPage = lazy(() => import('./routes/talks/talks-page.tsx'));
const TalkPage = lazy(() => import('./routes/talks/talk-page.tsx'));
const MyDutyPage = lazy(() => import('./routes/duty/my-duty-page.tsx'));
const DutyEventsPage = lazy(() => import('./routes/duty/duty-events-page.tsx'));
const DutyEventPage = lazy(() => import('./routes/duty/duty-event-page.tsx'));
const DutyArchivePage = lazy(() => import('./routes/duty/duty-archive-page.tsx'));
const DutyStandingsPage = lazy(() => import('./routes/duty/duty-standings-page.tsx'));
const DutyPublicationsPage = lazy(() => import('./routes/duty/duty-publications-page.tsx'));
const DutyPublicationPage = lazy(() => import('./routes/duty/duty-publication-page.tsx'));
const VoterReportsPage = lazy(() => import('./routes/voter-reports/voter-reports-page.tsx'));
const VoterReportPage = lazy(() => import('./routes/voter-reports/voter-report-page.tsx'));
const PlansPage = lazy(() => import('./routes/plan/plans-page.tsx'));
const PlanPage = lazy(() => import('./routes/plan/plan-page.tsx'));

const HomesPage = lazy(() => import('./routes/homes/homes-page.tsx'));
const HomesMapPage = lazy(() => import('./routes/homes/homes-map-page.tsx'));
const RotaPage = lazy(() => import('./routes/homes/rota-page.tsx'));
const DeputiesHomePage = lazy(() => import('./routes/homes/home-page.tsx'));
const HomeEventPage = lazy(() => import('./routes/homes/home-event-page.tsx'));

interface Of {
  id: string;
}

/**
 * Every page by its path; the first that fits is shown. A record's page begins anew with another record, and shows what
 * the server gives of it; reports, duty publications and the register are open to everybody for what is published.
 */
export const PAGES: Readonly<Record<string, (of: Of) => ReactNode>> = {
  '/representation': () => <OnlyFor may="browse"><HomePage /></OnlyFor>,
  '/representation/suggestions': () => <OnlyFor may="browse"><SuggestionsPage /></OnlyFor>,
  '/representation/suggestions/new': () => <DraftPage />,
  '/representation/suggestions/:id/edit': ({ id }) => <DraftPage id={id} />,
  '/representation/suggestions/:id': ({ id }) => <SuggestionPage key={id} id={id} />,
  '/representation/assign': () => <OnlyFor may="assign"><AssignPage /></OnlyFor>,
  '/representation/meetings': () => <OnlyFor may="assign"><MeetingsPage /></OnlyFor>,
  '/representation/registration': () => <OnlyFor may="review"><RegistrationPage /></OnlyFor>,
  '/representation/deputies': () => <OnlyFor may="browse"><DeputiesPage /></OnlyFor>,
  '/representation/deputies/:id': ({ id }) => <DeputyPage key={id} id={id} />,
  '/representation/mandates': () => <OnlyFor may="browse"><MandatesPage /></OnlyFor>,
  '/representation/mandates/:id': ({ id }) => <MandatePage key={id} id={id} />,
  '/representation/mandates/:id/announcement': ({ id }) => <AnnouncementPage key={id} id={id} />,
  '/representation/units/:id': ({ id }) => <UnitPage key={id} id={id} />,
  '/representation/import': () => <OnlyFor may="import"><ImportPage /></OnlyFor>,
  '/representation/commitments': () => <OnlyFor may="browse"><CommitmentsPage /></OnlyFor>,
  '/representation/publications': () => <OnlyFor may="publish"><PublicationsPage /></OnlyFor>,
  '/representation/publications/:id': ({ id }) => <PublicationPage key={id} id={id} />,
  '/representation/press': () => <OnlyFor may="browse"><PressPage /></OnlyFor>,
  '/representation/dashboards': () => <OnlyFor may="browse"><DashboardsPage /></OnlyFor>,
  '/representation/figures': () => <OnlyFor may="browse"><FiguresPage /></OnlyFor>,
  '/representation/reports': () => <ReportsPage />,
  '/representation/reports/:id': ({ id }) => <ReportPage key={id} id={id} />,
  '/representation/ties': () => <OnlyFor may="browse"><TiesPage /></OnlyFor>,
  '/representation/ties/:id': ({ id }) => <TiePage key={id} id={id} />,
  '/representation/reach': () => <OnlyFor may="browse"><ReachPage /></OnlyFor>,
  '/representation/visits': () => <OnlyFor may="browse"><VisitsPage /></OnlyFor>,
  '/representation/visits/:id': ({ id }) => <VisitPage key={id} id={id} />,
  '/representation/occasions': () => <OnlyFor may="browse"><OccasionsPage /></OnlyFor>,
  '/representation/occasions/shares': () => <OnlyFor may="browse"><OccasionSharesPage /></OnlyFor>,
  '/representation/occasions/:id': ({ id }) => <OccasionPage key={id} id={id} />,
  '/representation/deeds': () => <OnlyFor may="browse"><DeedsPage /></OnlyFor>,
  '/representation/deeds/:id': ({ id }) => <DeedPage key={id} id={id} />,
  '/representation/groups': () => <OnlyFor may="browse"><GroupsPage /></OnlyFor>,
  '/representation/groups/activities': () => <OnlyFor may="browse"><GroupActivitiesPage /></OnlyFor>,
  '/representation/groups/activities/:id': ({ id }) => <GroupActivityPage key={id} id={id} />,
  '/representation/groups/:id': ({ id }) => <GroupPage key={id} id={id} />,
  '/representation/leaves': () => <OnlyFor may="browse"><LeavesPage /></OnlyFor>,
  '/representation/leaves/:id': ({ id }) => <LeavePage key={id} id={id} />,
  '/representation/funds': () => <OnlyFor may="browse"><FundsPage /></OnlyFor>,
  '/representation/funds/:id': ({ id }) => <FundPage key={id} id={id} />,
  '/representation/talks': () => <OnlyFor may="browse"><TalksPage /></OnlyFor>,
  '/representation/talks/:id': ({ id }) => <TalkPage key={id} id={id} />,
  '/representation/duty': () => <OnlyFor may="browse"><DutyEventsPage /></OnlyFor>,
  '/representation/duty/mine': () => <MyDutyPage />,
  '/representation/duty/standings': () => <OnlyFor may="browse"><DutyStandingsPage /></OnlyFor>,
  '/representation/duty/publications': () => <DutyPublicationsPage />,
  '/representation/duty/publications/:id': ({ id }) => <DutyPublicationPage key={id} id={id} />,
  '/representation/duty/deputies/:id': ({ id }) => <DutyArchivePage key={id} id={id} />,
  '/representation/duty/:id': ({ id }) => <DutyEventPage key={id} id={id} />,
  '/representation/voter-reports': () => <OnlyFor may="browse"><VoterReportsPage /></OnlyFor>,
  '/representation/voter-reports/:id': ({ id }) => <VoterReportPage key={id} id={id} />,
  '/representation/plan': () => <OnlyFor may="browse"><PlansPage /></OnlyFor>,
  '/representation/plan/:id': ({ id }) => <PlanPage key={id} id={id} />,
  '/representation/opinions': () => <OnlyFor may="browse"><OpinionsPage /></OnlyFor>,
  '/representation/opinions/:id': ({ id }) => <OpinionPage key={id} id={id} />,
  '/representation/problems': () => <OnlyFor may="browse"><ProblemsPage /></OnlyFor>,
  '/representation/problems/:id': ({ id }) => <ProblemPage key={id} id={id} />,
  '/representation/homes': () => <OnlyFor may="browse"><HomesPage /></OnlyFor>,
  '/representation/homes/map': () => <OnlyFor may="browse"><HomesMapPage /></OnlyFor>,
  '/representation/homes/rota': () => <OnlyFor may="browse"><RotaPage /></OnlyFor>,
  '/representation/homes/events/:id': ({ id }) => <HomeEventPage key={id} id={id} />,
  '/representation/homes/:id': ({ id }) => <DeputiesHomePage key={id} id={id} />,
  '/register': () => <RegisterPage />,
  '/register/:id': ({ id }) => <RegisterRecordPage key={id} id={id} />,
};
