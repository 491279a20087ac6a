import { useEffect, useRef } from 'react';
import { Provider } from 'urql';
import { DemoMark } from '@redpine/ui/demo-mark';
import { ErrorBoundary } from '@redpine/ui/define-app';
import { useMessages } from '@redpine/ui/messages';
import { usePath } from '@redpine/ui/navigation';
import { Panel } from '@redpine/ui/page';
import { Loading, NotFound } from '@redpine/ui/states';
import { appAt, isPublic, outlet, useAppStatus } from './app-loading.ts';
import { Header } from './header.tsx';
import { Greeting, Welcome } from './home.tsx';
import { Notifications } from './notifications.tsx';
import { Settings } from './settings.tsx';
import { PhoneNavigation, SideNavigation } from './side-navigation.tsx';
import { SessionEnded, SignInPrompt } from './sign-in.tsx';
import { texts } from './texts.ts';
import { Toasts } from './toasts.tsx';
import { client, useViewer } from './viewer.ts';

/** The frame around every app: header, navigation, the place where apps mount, and what the shell says itself. */
export function Shell() {
  const text = useMessages(texts);
  const viewer = useViewer();
  const main = useFocusOnNavigation();
  const bare = viewer.status === 'ready' && !viewer.signedIn;
  return (
    <Provider value={client}>
      <a className="shell-skip" href="#main">
        {text.skip}
      </a>
      <Header />
      {viewer.demo && <DemoMark />}
      {viewer.status === 'loading' ? (
        // Apart from the body: what comes once the viewer is known takes its place and pushes nothing down.
        <main id="main" className="shell-waiting" tabIndex={-1}>
          <Loading />
        </main>
      ) : (
        <div className={`shell-body ${bare ? 'shell-body-bare' : ''}`}>
          {!bare && <SideNavigation />}
          <main id="main" ref={main} tabIndex={-1}>
            <ErrorBoundary>
              <Content />
            </ErrorBoundary>
            <Outlet />
          </main>
        </div>
      )}
      {!bare && viewer.status !== 'loading' && <PhoneNavigation />}
      <SessionEnded />
      <Toasts />
    </Provider>
  );
}

/** After a change of page the focus starts at the content, as it would after loading a document. */
function useFocusOnNavigation() {
  const main = useRef<HTMLElement>(null);
  const path = usePath();
  const last = useRef(path);
  useEffect(() => {
    if (last.current === path) return;
    last.current = path;
    main.current?.focus({ preventScroll: true });
    window.scrollTo({ top: 0 });
  }, [path]);
  return main;
}

/** What the shell itself shows at the present path; nothing where an app is mounted. */
function Content() {
  const path = usePath();
  const viewer = useViewer();
  const app = appAt(path);
  const status = useAppStatus(app?.name);
  if (viewer.status === 'unreachable') return <Unreachable />;
  if (path === '/') return viewer.signedIn ? <Greeting /> : <Welcome />;
  if (path === '/notifications') return viewer.signedIn ? <Notifications /> : <SignInPrompt />;
  if (path === '/settings') return viewer.signedIn ? <Settings /> : <SignInPrompt />;
  if (!app) return <NotFound page />;
  if (!viewer.signedIn && !isPublic(app, path)) return <SignInPrompt />;
  if (status === 'failed') return <AppFailed />;
  return status === 'loading' ? (
    <Panel>
      <Loading rows={8} />
    </Panel>
  ) : null;
}

function Unreachable() {
  const text = useMessages(texts);
  return <Interruption title={text.unreachableTitle} description={text.unreachableText} />;
}

function AppFailed() {
  const text = useMessages(texts);
  return <Interruption title={text.appFailedTitle} description={text.appFailedText} />;
}

function Interruption({ title, description }: { title: string; description: string }) {
  const text = useMessages(texts);
  return (
    <div className="rp-state rp-state-problem" role="alert">
      <h1 className="rp-state-title">{title}</h1>
      <p className="rp-state-text">{description}</p>
      <button type="button" className="rp-plain-button" onClick={() => location.reload()}>
        {text.retry}
      </button>
    </div>
  );
}

function Outlet() {
  return <div className="shell-outlet-place" ref={(place) => place?.append(outlet)} />;
}
