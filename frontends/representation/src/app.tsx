import './app.css';
import './forms.css';
import './publication.css';
import './routes/deputy/deputy.css';
import './routes/homes/homes.css';
import './routes/ties/ties.css';
import './routes/dashboards/dashboards.css';
import { Suspense } from 'react';
import { usePath, useRoute } from '@redpine/ui/navigation';
import { Panel } from '@redpine/ui/page';
import { Loading, NotFound } from '@redpine/ui/states';
import { PAGES } from './pages.tsx';
import { HomePart } from './routes/home/home-part.tsx';

const PATTERNS = Object.keys(PAGES);

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
  const route = useRoute(PATTERNS);
  const page = route && PAGES[route.pattern];
  return page ? page({ id: route.params['id'] ?? '' }) : <NotFound page />;
}
