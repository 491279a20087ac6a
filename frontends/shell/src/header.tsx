import { DisclosureMenu } from '@redpine/ui/disclosure-menu';
import { useFormat } from '@redpine/ui/format';
import { setLanguage, useLanguage } from '@redpine/ui/language';
import { useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { setTextSize, useTextSize } from '@redpine/ui/text-size';
import { texts } from './texts.ts';
import { signInAddress, signOut, useViewer } from './viewer.ts';

export function Header() {
  const text = useMessages(texts);
  const viewer = useViewer();
  return (
    <header className="shell-header">
      <Link href="/" className="shell-brand">
        <img src="/assets/redpine.svg" alt="" width={34} height={34} />
        <span className="shell-brand-name">{text.product}</span>
        <span className="shell-brand-long">{text.productLong}</span>
      </Link>
      <div className="shell-tools rp-no-print">
        <TextSizeSwitch />
        <LanguageSwitch />
        {viewer.signedIn && <Bell />}
        {viewer.signedIn && <AccountMenu />}
        {viewer.status === 'ready' && !viewer.signedIn && (
          <a className="shell-sign-in" href={signInAddress()}>
            {text.signIn}
          </a>
        )}
      </div>
    </header>
  );
}

function TextSizeSwitch() {
  const text = useMessages(texts);
  const large = useTextSize() === 'large';
  const label = large ? text.normalType : text.largeType;
  return (
    <button type="button" className="shell-tool" onClick={() => setTextSize(large ? 'normal' : 'large')}>
      <span className="shell-tool-glyph" data-glyph={large ? 'A−' : 'A+'} />
      <span className="shell-tool-text">{label}</span>
    </button>
  );
}

function LanguageSwitch() {
  const text = useMessages(texts);
  const other = useLanguage() === 'en' ? 'zh-CN' : 'en';
  return (
    <button type="button" className="shell-tool" lang={other} title={text.languageSwitch} onClick={() => setLanguage(other)}>
      {text.languageOther}
    </button>
  );
}

function Bell() {
  const text = useMessages(texts);
  const format = useFormat();
  const { unread } = useViewer();
  // The name holds what is to be seen (WCAG 2.5.3).
  const count = unread > 99 ? '99+' : format.number(unread);
  return (
    <Link
      href="/notifications"
      className="shell-tool shell-bell"
      aria-label={unread > 0 ? text.unread(count) : text.noUnread}
    >
      <svg viewBox="0 0 24 24" aria-hidden="true">
        <path d="M6 17V11a6 6 0 0 1 12 0v6l1.5 2h-15zM10 21h4" />
      </svg>
      {unread > 0 && <span className="shell-count">{count}</span>}
    </Link>
  );
}

function AccountMenu() {
  const text = useMessages(texts);
  const viewer = useViewer();
  return (
    <DisclosureMenu
      className="shell-account rp-menu-end"
      trigger={
        <>
          <span className="shell-avatar" data-initial={Array.from(viewer.name)[0]} />
          <span className="rp-visually-hidden">{text.account}</span>
          <span className="shell-account-name">{viewer.name}</span>
        </>
      }
    >
      <div className="shell-account-panel">
          <p className="shell-account-heading">{viewer.name}</p>
          {viewer.posts.length > 0 && (
            <>
              <p className="rp-quiet">{text.posts}</p>
              <ul>
                {viewer.posts.map((post) => (
                  <li key={post.id}>
                    {post.title}
                    <span className="rp-quiet">{[post.organ, post.area].filter(Boolean).join(' · ')}</span>
                  </li>
                ))}
              </ul>
            </>
          )}
          <p>
            <Link href="/settings">{text.settings}</Link>
          </p>
          <button type="button" className="rp-plain-button" onClick={() => void signOut()}>
            {text.signOut}
          </button>
      </div>
    </DisclosureMenu>
  );
}
