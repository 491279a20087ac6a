import { useState, type ReactNode } from 'react';
import { setLanguage, useLanguage } from '@redpine/ui/language';
import { useMessages } from '@redpine/ui/messages';
import { setTextSize, useTextSize } from '@redpine/ui/text-size';
import { useAnswer } from './ask.ts';
import { graphql } from './gql/gql.ts';
import { Link, usePath } from './navigation.tsx';
import { OfflineNotice } from './page.tsx';
import { words } from './words.ts';

const InstallationDocument = graphql(`
  query PortalInstallation {
    me { demo }
  }
`);

const ENTRIES = [
  ['home', '/portal'],
  ['deputies', '/portal/deputies'],
  ['homes', '/portal/homes'],
  ['speak', '/portal/speak'],
  ['track', '/portal/track'],
  ['register', '/portal/register'],
  ['deeds', '/portal/deeds'],
  ['duty', '/portal/duty'],
  ['reports', '/portal/reports'],
] as const;

/** What stands around every page: the name, the switches, the ways to the pages, the foot. */
export function Frame({ children }: { children: ReactNode }) {
  const text = useMessages(words);
  const path = usePath();
  // Where the way leads on, the menu is closed again.
  const [openAt, setOpenAt] = useState<string | null>(null);
  const isOpen = openAt === path;
  return (
    <>
      <a className="portal-skip" href="#main">
        {text.skip}
      </a>
      <header className="portal-header">
        <div className="portal-bar">
          <Link href="/portal" className="portal-brand">
            <img src="/assets/redpine.svg" alt="" width={36} height={36} />
            <span>
              {text.portal}
              <small>{text.place}</small>
            </span>
          </Link>
          <div className="portal-tools rp-no-print">
            <TextSizeSwitch />
            <LanguageSwitch />
            <button type="button" className="portal-button portal-menu" aria-expanded={isOpen} aria-controls="pages" onClick={() => setOpenAt(isOpen ? null : path)}>
              {text.menu}
            </button>
          </div>
        </div>
        <nav id="pages" className="portal-nav rp-no-print" aria-label={text.pages} data-open={isOpen}>
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
        <DemoNotice />
        <p className="rp-no-print">
          <a href="/">{text.staff}</a>
        </p>
      </footer>
    </>
  );
}

/** Says on every page that what is shown is made up; below it all, where it moves nothing. */
function DemoNotice() {
  const text = useMessages(words);
  const [{ data }] = useAnswer(InstallationDocument, {});
  return data?.me.demo ? <p className="portal-demo">{text.demo}</p> : null;
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
