import './app.css';
import './forms.css';
import './publication.css';
import { lazy, Suspense } from 'react';
import { usePath, useRoute } from '@redpine/ui/navigation';
import { Panel } from '@redpine/ui/page';
import { Loading, NotFound } from '@redpine/ui/states';
import { HomePart } from './routes/home/home-part.tsx';

const HomePage = lazy(() => import('./routes/home/home-page.tsx'));
const SuggestionsPage = lazy(() => import('./routes/suggestions/suggestions-page.tsx'));
const DraftPage = lazy(() => import('./routes/draft/draft-page.tsx'));
const SuggestionPage = lazy(() => import('./routes/suggestion/suggestion-page.tsx'));
const AssignPage = lazy(() => import('./routes/assign/assign-page.tsx'));
const MeetingsPage = lazy(() => import('./routes/meetings/meetings-page.tsx'));
const RegistrationPage = lazy(() => import('./routes/registration/registration-page.tsx'));
const DeputiesPage = lazy(() => import('./routes/deputies/deputies-page.tsx'));
const DeputyPage = lazy(() => import('./routes/deputy/deputy-page.tsx'));
const UnitPage = lazy(() => import('./routes/unit/unit-page.tsx'));
const CommitmentsPage = lazy(() => import('./routes/commitments/commitments-page.tsx'));
const PublicationsPage = lazy(() => import('./routes/publications/publications-page.tsx'));
const PublicationPage = lazy(() => import('./routes/publications/publication-page.tsx'));
const RegisterPage = lazy(() => import('./routes/register/register-page.tsx'));
const RegisterRecordPage = lazy(() => import('./routes/register/register-record-page.tsx'));
const PressPage = lazy(() => import('./routes/press/press-page.tsx'));
const ReportsPage = lazy(() => import('./routes/reports/reports-page.tsx'));
const ReportPage = lazy(() => import('./routes/reports/report-page.tsx'));
const FiguresPage = lazy(() => import('./routes/figures/figures-page.tsx'));
const ImportPage = lazy(() => import('./routes/import/import-page.tsx'));

const ROUTES = [
  '/representation',
  '/representation/suggestions',
  '/representation/suggestions/new',
  '/representation/suggestions/:id/edit',
  '/representation/suggestions/:id',
  '/representation/assign',
  '/representation/meetings',
  '/representation/registration',
  '/representation/deputies',
  '/representation/deputies/:id',
  '/representation/units/:id',
  '/representation/import',
  '/representation/commitments',
  '/representation/publications',
  '/representation/publications/:id',
  '/representation/press',
  '/representation/figures',
  '/representation/reports',
  '/representation/reports/:id',
  '/register',
  '/register/:id',
] as const;

export function RepresentationApp() {
  // `/` is the shell's page: there the app only adds what waits for the viewer.
  if (usePath() === '/') return <HomePart />;
  return (
    <Suspense
      fallback={
        <Panel>
          <Loading rows={8} />
        </Panel>
      }
    >
      <Pages />
    </Suspense>
  );
}

function Pages() {
  const route = useRoute(ROUTES);
  switch (route?.pattern) {
    case undefined:
      return <NotFound page />;
    case '/representation':
      return <HomePage />;
    case '/representation/suggestions':
      return <SuggestionsPage />;
    case '/representation/suggestions/new':
      return <DraftPage />;
    case '/representation/suggestions/:id/edit':
      return <DraftPage id={route.params.id} />;
    case '/representation/suggestions/:id':
      return <SuggestionPage key={route.params.id} id={route.params.id} />;
    case '/representation/assign':
      return <AssignPage />;
    case '/representation/meetings':
      return <MeetingsPage />;
    case '/representation/registration':
      return <RegistrationPage />;
    case '/representation/deputies':
      return <DeputiesPage />;
    case '/representation/deputies/:id':
      return <DeputyPage key={route.params.id} id={route.params.id} />;
    case '/representation/units/:id':
      return <UnitPage key={route.params.id} id={route.params.id} />;
    case '/representation/import':
      return <ImportPage />;
    case '/representation/commitments':
      return <CommitmentsPage />;
    case '/representation/publications':
      return <PublicationsPage />;
    case '/representation/publications/:id':
      return <PublicationPage key={route.params.id} id={route.params.id} />;
    case '/representation/press':
      return <PressPage />;
    case '/representation/figures':
      return <FiguresPage />;
    case '/representation/reports':
      return <ReportsPage />;
    case '/representation/reports/:id':
      return <ReportPage key={route.params.id} id={route.params.id} />;
    case '/register':
      return <RegisterPage />;
    case '/register/:id':
      return <RegisterRecordPage key={route.params.id} id={route.params.id} />;
  }
}
