import { useEffect } from 'react';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '../../navigation.tsx';
import { Page, PrintButton } from '../../page.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';

const messages = defineMessages({
  zh: {
    title: '已经收到', lead: '您的意见已经送达。请记下查询码：凭它查看进度和答复，它只显示这一次，无法找回。', code: '查询码',
    copy: '复制查询码', link: '复制含查询码的链接', warning: '含查询码的链接等于查询码本身，请只发给您信任的人。', track: '查看进度', due: (on: string) => `最迟 ${on} 前答复；答复会显示在查询页上。`,
  },
  en: {
    title: 'Received', lead: 'What you said has arrived. Keep the code: it leads to progress and answer, is shown this once, and cannot be found again.', code: 'Tracking code',
    copy: 'Copy the code', link: 'Copy a link that holds the code', warning: 'Such a link is as good as the code: give it to people you trust.', track: 'See the progress', due: (on: string) => `You are answered by ${on} at the latest; the answer will stand on the page of the code.`,
  },
});

/** The code, in a fragment: what stands behind # is sent to no server and kept in no log. */
const linkTo = (code: string): string => `/portal/track#${code}`;

export interface Receipt {
  code: string;
  /** the day by which it is answered */
  dueOn: string | null;
}

export function Sent({ code, dueOn }: Receipt) {
  const text = useMessages(messages);
  const format = useFormat();
  useEffect(() => {
    window.scrollTo(0, 0);
    document.querySelector<HTMLElement>('h1')?.focus({ preventScroll: true });
  }, []);
  return (
    <Page title={text.title} lead={text.lead}>
      <div className="portal-notice">
        <p>{text.code}</p>
        <strong className="portal-code">{code}</strong>
        {dueOn !== null && <p>{text.due(format.day(dueOn))}</p>}
      </div>
      <div className="portal-row rp-no-print">
        <CopyButton label={text.copy} value={code} />
        <CopyButton label={text.link} value={`${location.origin}${linkTo(code)}`} />
        <PrintButton />
      </div>
      <p className="portal-quiet rp-no-print">{text.warning}</p>
      <p className="rp-no-print">
        <Link href={linkTo(code)}>{text.track}</Link>
      </p>
    </Page>
  );
}
