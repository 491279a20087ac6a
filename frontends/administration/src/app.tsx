import './app.css';
import { lazy, Suspense } from 'react';
import { useRoute } from '@redpine/ui/navigation';
import { Panel } from '@redpine/ui/page';
import { Loading, NotFound } from '@redpine/ui/states';

const AreasPage = lazy(() => import('./routes/areas/areas-page.tsx'));
const OrgansPage = lazy(() => import('./routes/organs/organs-page.tsx'));
const OrganPage = lazy(() => import('./routes/organs/organ-page.tsx'));
const PeoplePage = lazy(() => import('./routes/people/people-page.tsx'));
const PersonPage = lazy(() => import('./routes/people/person-page.tsx'));
const TermsPage = lazy(() => import('./routes/terms/terms-page.tsx'));
const TopicsPage = lazy(() => import('./routes/topics/topics-page.tsx'));
const RulesPage = lazy(() => import('./routes/rules/rules-page.tsx'));
const AccountsPage = lazy(() => import('./routes/accounts/accounts-page.tsx'));
const AccountPage = lazy(() => import('./routes/accounts/account-page.tsx'));
const SignInsPage = lazy(() => import('./routes/accounts/sign-ins-page.tsx'));
const DelegationsPage = lazy(() => import('./routes/delegations/delegations-page.tsx'));
const CalendarPage = lazy(() => import('./routes/calendar/calendar-page.tsx'));
const AuditPage = lazy(() => import('./routes/audit/audit-page.tsx'));
const RetentionPage = lazy(() => import('./routes/retention/retention-page.tsx'));
const AuditEntryPage = lazy(() => import('./routes/audit/audit-entry-page.tsx'));

const ROUTES = [
  '/administration/areas',
  '/administration/organs',
  '/administration/organs/:id',
  '/administration/people',
  '/administration/people/:id',
  '/administration/terms',
  '/administration/topics',
  '/administration/rules',
  '/administration/calendar',
  '/administration/accounts',
  '/administration/accounts/:id',
  '/administration/sign-ins',
  '/administration/delegations',
  '/administration/retention',
  '/administration/audit',
  '/administration/audit/:id',
] as const;

export function AdministrationApp() {
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
    case '/administration/areas':
      return <AreasPage />;
    case '/administration/organs':
      return <OrgansPage />;
    case '/administration/organs/:id':
      return <OrganPage key={route.params.id} id={route.params.id} />;
    case '/administration/people':
      return <PeoplePage />;
    case '/administration/people/:id':
      return <PersonPage key={route.params.id} id={route.params.id} />;
    case '/administration/terms':
      return <TermsPage />;
    case '/administration/topics':
      return <TopicsPage />;
    case '/administration/rules':
      return <RulesPage />;
    case '/administration/calendar':
      return <CalendarPage />;
    case '/administration/accounts':
      return <AccountsPage />;
    case '/administration/accounts/:id':
      return <AccountPage key={route.params.id} id={route.params.id} />;
    case '/administration/delegations':
      return <DelegationsPage />;
    case '/administration/sign-ins':
      return <SignInsPage />;
    case '/administration/retention':
      return <RetentionPage />;
    case '/administration/audit':
      return <AuditPage />;
    case '/administration/audit/:id':
      return <AuditEntryPage key={route.params.id} id={route.params.id} />;
  }
}
