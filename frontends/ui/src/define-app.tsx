import { Component, StrictMode, type ComponentType, type ReactNode } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import type { AppProps, LifeCycles } from 'single-spa';
import { Provider } from 'urql';
import { defineMessages, useMessages } from './messages.ts';
import { createSliceClient } from './slice-client.ts';

/** What the shell hands to an app when it mounts it. */
export interface ShellProps {
  container: HTMLElement;
}

const messages = defineMessages({
  zh: { title: '这一部分出现问题', text: '其他功能不受影响。', retry: '重新加载这一部分' },
  en: { title: 'This part met a problem', text: 'The rest of the platform is not affected.', retry: 'Reload this part' },
});

function Broken({ onRetry }: { onRetry: () => void }) {
  const text = useMessages(messages);
  return (
    <div className="rp-state rp-state-problem" role="alert">
      <h1 className="rp-state-title">{text.title}</h1>
      <p className="rp-state-text">{text.text}</p>
      <button type="button" className="rp-plain-button" onClick={onRetry}>
        {text.retry}
      </button>
    </div>
  );
}

/** Keeps an error of one part inside that part. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (this.state.failed) return <Broken onRetry={() => this.setState({ failed: false })} />;
    return this.props.children;
  }
}

/**
 * The lifecycles of an app: one React root with the slice's own GraphQL client and an error
 * boundary. The client, and with it the cache, lives as long as the page; the root only while mounted.
 */
export function defineApp({ App }: { App: ComponentType }): LifeCycles<ShellProps> {
  const client = createSliceClient();
  let root: Root | undefined;
  return {
    bootstrap: async () => {},
    mount: async ({ container }: ShellProps & AppProps) => {
      root = createRoot(container);
      root.render(
        <StrictMode>
          <Provider value={client}>
            <ErrorBoundary>
              <App />
            </ErrorBoundary>
          </Provider>
        </StrictMode>,
      );
    },
    unmount: async () => {
      root?.unmount();
      root = undefined;
    },
  };
}
