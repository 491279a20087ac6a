import type { ReactNode } from 'react';
import type { CombinedError } from 'urql';
import { Button } from './button.tsx';
import { defineMessages, useMessages } from './messages.ts';

const messages = defineMessages({
  zh: {
    loading: '正在加载…',
    empty: '暂无内容',
    errorTitle: '内容没有加载成功',
    offline: '网络连接中断，或服务暂时没有响应。已填写的内容不会丢失。',
    server: '服务处理请求时出现问题，可以稍后重试；多次出现请联系系统管理员。',
    requestId: (id: string) => `请求编号 ${id}`,
    retry: '重新加载',
    forbiddenTitle: '您的职务没有查看此页的权限',
    forbiddenText: '权限随职务而定。如因工作需要查看，请联系本单位的系统管理员或区人大常委会办公室。',
    notFoundTitle: '没有找到这一页',
    notFoundText: '地址可能有误，或该记录已不对您开放。',
    home: '返回首页',
  },
  en: {
    loading: 'Loading…',
    empty: 'Nothing here yet',
    errorTitle: 'This could not be loaded',
    offline: 'The connection was lost, or the service is not answering for now. What you entered is kept.',
    server: 'The service met a problem. Try again in a moment; if it goes on, ask the system administrator.',
    requestId: (id: string) => `Request ${id}`,
    retry: 'Try again',
    forbiddenTitle: 'Your posts do not give access to this page',
    forbiddenText: 'Access follows from posts. If your work needs it, ask your system administrator or the office of the Standing Committee.',
    notFoundTitle: 'There is no such page',
    notFoundText: 'The address may be wrong, or the record is not open to you.',
    home: 'Go to the home page',
  },
});

/** A skeleton in the place of what is coming. */
export function Loading({ rows = 5 }: { rows?: number }) {
  const text = useMessages(messages);
  return (
    <div className="rp-loading">
      <output className="rp-visually-hidden">{text.loading}</output>
      <div className="rp-skeleton" aria-hidden="true">
        {Array.from({ length: rows }, (_, row) => (
          <span key={row} />
        ))}
      </div>
    </div>
  );
}

interface StateProps {
  title: string;
  children?: ReactNode;
  /** the next step: a button or a link */
  action?: ReactNode;
  tone?: 'plain' | 'problem';
  /** whether the state is the whole page, and its title the page's heading */
  page?: boolean;
}

function State({ title, children, action, tone = 'plain', page = false }: StateProps) {
  const Title = page ? 'h1' : 'p';
  return (
    <div className={`rp-state rp-state-${tone}`} role={tone === 'problem' ? 'alert' : undefined}>
      <svg className="rp-state-mark" viewBox="0 0 48 48" aria-hidden="true">
        <path d="M12 6h18l8 8v28H12z" />
        <path d="M30 6v8h8M18 22h14M18 29h14M18 36h8" />
      </svg>
      <Title className="rp-state-title">{title}</Title>
      {children && <div className="rp-state-text">{children}</div>}
      {action && <div className="rp-state-action">{action}</div>}
    </div>
  );
}

/** Nothing to show, and what to do next. */
export function EmptyState({ title, children, action }: { title?: string; children?: ReactNode; action?: ReactNode }) {
  const text = useMessages(messages);
  return (
    <State title={title ?? text.empty} action={action}>
      {children}
    </State>
  );
}

/** A query failed. FORBIDDEN and NOT_FOUND have their own words, everything else can be tried again. */
export function ErrorState({ error, onRetry }: { error: CombinedError; onRetry?: () => void }) {
  const text = useMessages(messages);
  const codes = error.graphQLErrors.map((each) => each.extensions['code']);
  if (codes.includes('FORBIDDEN')) return <Forbidden />;
  if (codes.includes('NOT_FOUND')) return <NotFound />;
  const requestId = error.graphQLErrors.map((each) => each.extensions['requestId']).find((id) => typeof id === 'string');
  return (
    <State title={text.errorTitle} tone="problem" action={onRetry && <Button onClick={onRetry}>{text.retry}</Button>}>
      <p>{error.networkError ? text.offline : text.server}</p>
      {typeof requestId === 'string' && <p className="rp-quiet">{text.requestId(requestId)}</p>}
    </State>
  );
}

/** `page`: it stands in the place of a whole page, without a `Page` around it. */
export function Forbidden({ page = false }: { page?: boolean }) {
  const text = useMessages(messages);
  return (
    <State title={text.forbiddenTitle} page={page}>
      {text.forbiddenText}
    </State>
  );
}

export function NotFound({ page = false }: { page?: boolean }) {
  const text = useMessages(messages);
  return (
    <State title={text.notFoundTitle} page={page} action={<a href="/">{text.home}</a>}>
      {text.notFoundText}
    </State>
  );
}
