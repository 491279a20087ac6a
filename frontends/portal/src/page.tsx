import { useEffect, useSyncExternalStore, type ReactNode } from 'react';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { Answer } from './ask.ts';
import { Link } from './navigation.tsx';
import { words } from './words.ts';

const messages = defineMessages({
  zh: {
    loading: '正在加载…', failed: '暂时无法显示', failedText: '服务器没有回应。您填写的内容不会丢失，请稍后重试。',
    offline: '没有网络连接', offlineText: '请检查网络后重试。', retry: '重试', missing: '没有找到这一页', missingText: '它可能已经撤下，或者地址不完整。', home: '回到首页',
  },
  en: {
    loading: 'Loading…', failed: 'This cannot be shown at the moment', failedText: 'The server did not answer. Nothing that you entered is lost; try again later.',
    offline: 'No network connection', offlineText: 'Check the network and try again.', retry: 'Try again', missing: 'There is no such page', missingText: 'It may have been taken down, or the address is not complete.', home: 'To the home page',
  },
});

interface PageProps {
  title: string;
  lead?: ReactNode;
  children?: ReactNode;
}

/** The frame of every page: what it is called, and below it what it holds. */
export function Page({ title, lead, children }: PageProps) {
  const text = useMessages(words);
  useEffect(() => {
    document.title = title === text.portal ? title : `${title} — ${text.portal}`;
  }, [title, text.portal]);
  return (
    <>
      <h1 tabIndex={-1}>{title}</h1>
      {lead && <p className="portal-lead">{lead}</p>}
      {children}
    </>
  );
}

/** What a query answers: a skeleton while it loads (of a record as long as a screen, so that nothing in sight moves), a reason and a way to try again where it fails. */
export function Asked<Data>({ answer: [{ data, error, fetching }, ask], lines = 4, children }: { answer: [Answer<Data>, () => void]; lines?: number; children: (data: Data) => ReactNode }) {
  if (data !== undefined && !error) return children(data);
  if (error && !fetching) return <Failed onRetry={ask} />;
  return <Skeleton lines={lines} />;
}

export function Skeleton({ lines }: { lines: number }) {
  const text = useMessages(messages);
  return (
    <output className="portal-skeleton">
      <span className="rp-visually-hidden">{text.loading}</span>
      {Array.from({ length: lines }, (_, index) => (
        <span key={index} aria-hidden="true" />
      ))}
    </output>
  );
}

function Failed({ onRetry }: { onRetry: () => void }) {
  const text = useMessages(messages);
  const away = !navigator.onLine;
  return (
    <div className="portal-notice" role="alert">
      <p>
        <strong>{away ? text.offline : text.failed}</strong>
      </p>
      <p>{away ? text.offlineText : text.failedText}</p>
      <button type="button" className="portal-button" onClick={onRetry}>
        {text.retry}
      </button>
    </div>
  );
}

export function Missing() {
  const text = useMessages(messages);
  return (
    <Page title={text.missing} lead={text.missingText}>
      <p>
        <Link href="/portal">{text.home}</Link>
      </p>
    </Page>
  );
}

function whenNetworkChanges(changed: () => void): () => void {
  for (const event of ['online', 'offline']) window.addEventListener(event, changed);
  return () => {
    for (const event of ['online', 'offline']) window.removeEventListener(event, changed);
  };
}

export function OfflineNotice() {
  const text = useMessages(words);
  const online = useSyncExternalStore(whenNetworkChanges, () => navigator.onLine);
  return <output>{!online && <span className="portal-offline">{text.offline}</span>}</output>;
}

export function PrintButton() {
  const text = useMessages(words);
  return (
    <button type="button" className="portal-button rp-no-print" onClick={() => window.print()}>
      {text.print}
    </button>
  );
}
