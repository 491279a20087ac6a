import { matchRoute } from '@redpine/ui/route-match';
import { Frame } from './frame.tsx';
import { useFreshPage, usePath } from './navigation.tsx';
import { Missing } from './page.tsx';
import { DeedsPage } from './routes/deeds/deeds-page.tsx';
import { DeputiesPage } from './routes/deputies/deputies-page.tsx';
import { DeputyPage } from './routes/deputy/deputy-page.tsx';
import { DutyPage } from './routes/duty/duty-page.tsx';
import { HomePage } from './routes/home/home-page.tsx';
import { HomeRecordPage } from './routes/homes/home-record-page.tsx';
import { HomesPage } from './routes/homes/homes-page.tsx';
import { RegisterPage } from './routes/register/register-page.tsx';
import { RegisterRecordPage } from './routes/register/register-record-page.tsx';
import { ReportPage } from './routes/reports/report-page.tsx';
import { ReportsPage } from './routes/reports/reports-page.tsx';
import { SpeakPage } from './routes/speak/speak-page.tsx';
import { TrackPage } from './routes/track/track-page.tsx';

const ROUTES = [
  '/portal',
  '/portal/deputies',
  '/portal/deputies/:id',
  '/portal/homes',
  '/portal/homes/:id',
  '/portal/register',
  '/portal/register/:id',
  '/portal/reports',
  '/portal/deeds',
  '/portal/duty',
  '/portal/reports/:id',
  '/portal/speak',
  '/portal/track',
] as const;

export function App() {
  const path = usePath();
  useFreshPage(path);
  return (
    <Frame>
      <Routed path={path} />
    </Frame>
  );
}

function Routed({ path }: { path: string }) {
  const found = matchRoute(ROUTES, path);
  switch (found?.pattern) {
    case '/portal': return <HomePage />;
    case '/portal/deputies': return <DeputiesPage />;
    case '/portal/deputies/:id': return <DeputyPage id={found.params.id} />;
    case '/portal/homes': return <HomesPage />;
    case '/portal/homes/:id': return <HomeRecordPage id={found.params.id} />;
    case '/portal/register': return <RegisterPage />;
    case '/portal/register/:id': return <RegisterRecordPage id={found.params.id} />;
    case '/portal/reports': return <ReportsPage />;
    case '/portal/reports/:id': return <ReportPage id={found.params.id} />;
    case '/portal/deeds': return <DeedsPage />;
    case '/portal/duty': return <DutyPage />;
    case '/portal/speak': return <SpeakPage />;
    case '/portal/track': return <TrackPage />;
    case undefined: return <Missing />;
  }
}
