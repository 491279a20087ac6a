import { useEffect, type ReactNode } from 'react';
import type { CombinedError } from 'urql';
import { defineMessages, useMessages } from './messages.ts';
import { Link } from './navigation.tsx';
import { ErrorState, Loading } from './states.tsx';

const messages = defineMessages({
  zh: { product: '红松 · 人大履职平台', path: '当前位置' },
  en: { product: 'Redpine · Deputies’ Work', path: 'You are here' },
});

/** Names the document after what it shows: `title — product`. */
export function useDocumentTitle(title: string | undefined): void {
  const text = useMessages(messages);
  useEffect(() => {
    document.title = title ? `${title} — ${text.product}` : text.product;
  }, [title, text.product]);
}

interface PageProps {
  title: string;
  /** beside the title, such as a state tag */
  mark?: ReactNode;
  lead?: ReactNode;
  /** the way from the home page to here, this page left out */
  breadcrumb?: { title: string; path: string }[];
  actions?: ReactNode;
  /** what the page's query says: while `loading` a skeleton, on `error` the matching state, else the children */
  state?: { loading: boolean; error?: CombinedError | undefined; onRetry?: () => void };
  children?: ReactNode;
}

/** The frame of every page: where one is, what it is called, what can be done, and the page's state. */
export function Page({ title, mark, lead, breadcrumb = [], actions, state, children }: PageProps) {
  const text = useMessages(messages);
  useDocumentTitle(title);
  return (
    <div className="rp-page">
      {breadcrumb.length > 0 && (
        <nav className="rp-breadcrumb rp-no-print" aria-label={text.path}>
          <ol>
            {breadcrumb.map((step) => (
              <li key={step.path}>
                <Link href={step.path}>{step.title}</Link>
              </li>
            ))}
          </ol>
        </nav>
      )}
      <header className="rp-page-head">
        <div className="rp-page-name">
          <h1 tabIndex={-1}>{title}</h1>
          {mark}
        </div>
        {lead && <div className="rp-page-lead">{lead}</div>}
        {actions && <div className="rp-page-actions rp-no-print">{actions}</div>}
      </header>
      <PageBody state={state}>{children}</PageBody>
    </div>
  );
}

function PageBody({ state, children }: Pick<PageProps, 'children'> & { state: PageProps['state'] | undefined }) {
  if (state?.error) return <ErrorState error={state.error} {...(state.onRetry && { onRetry: state.onRetry })} />;
  if (state?.loading) {
    return (
      <Panel>
        <Loading />
      </Panel>
    );
  }
  return children;
}

/** A sheet of paper on the page's ground, with an optional heading. */
export function Panel({ title, extra, children }: { title?: string; extra?: ReactNode; children: ReactNode }) {
  return (
    <section className="rp-panel">
      {title !== undefined && (
        <div className="rp-panel-head">
          <h2>{title}</h2>
          {extra}
        </div>
      )}
      {children}
    </section>
  );
}
