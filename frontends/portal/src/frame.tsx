import type { ReactNode } from 'react';
import { setLanguage, useLanguage } from '@redpine/ui/language';
import { useMessages } from '@redpine/ui/messages';
import { setTextSize, useTextSize } from '@redpine/ui/text-size';
import { Link, usePath } from './navigation.tsx';
import { OfflineNotice } from './page.tsx';
import { words } from './words.ts';

const ENTRIES = [
  ['home', '/portal'],
  ['deputies', '/portal/deputies'],
  ['homes', '/portal/homes'],
  ['speak', '/portal/speak'],
  ['track', '/portal/track'],
  ['register', '/portal/register'],
  ['deeds', '/portal/deeds'],
  ['reports', '/portal/reports'],
] as const;

/** What stands around every page: the name, the switches, the ways to the pages, the foot. */
export function Frame({ children }: { children: ReactNode }) {
  const text = useMessages(words);
  const path = usePath();
  return (
    <>
      <a className="portal-skip" href="#main">
        {text.skip}
      </a>
      <header className="portal-header">
        <div className="portal-bar">
          <Link href="/portal" className="portal-brand">
            <img src="/assets/redpine.svg" alt="" width={32} height={32} />
            {text.portal}
          </Link>
          <div className="portal-tools rp-no-print">
            <TextSizeSwitch />
            <LanguageSwitch />
          </div>
        </div>
        <nav className="portal-nav rp-no-print" aria-label={text.pages}>
          <ul>
            {ENTRIES.map(([name, href]) => {
              const current = path === href || (href !== '/portal' && path.startsWith(`${href}/`));
              return (
                <li key={href}>
                  <Link href={href} {...(current && { 'aria-current': 'page' as const })}>
                    {text[name]}
                  </Link>
                </li>
              );
            })}
          </ul>
        </nav>
      </header>
      <main id="main" className="portal-main">
        <OfflineNotice />
        {children}
      </main>
      <footer className="portal-footer">
        <p>{text.place}</p>
        <p className="rp-no-print">
          <a href="/">{text.staff}</a>
        </p>
      </footer>
    </>
  );
}

function TextSizeSwitch() {
  const text = useMessages(words);
  const large = useTextSize() === 'large';
  return (
    <button type="button" className="portal-button" onClick={() => setTextSize(large ? 'normal' : 'large')}>
      {large ? text.normal : text.large}
    </button>
  );
}

function LanguageSwitch() {
  const text = useMessages(words);
  const other = useLanguage() === 'en' ? 'zh-CN' : 'en';
  return (
    <button type="button" className="portal-button" lang={other} onClick={() => setLanguage(other)}>
      {text.otherLanguage}
    </button>
  );
}
