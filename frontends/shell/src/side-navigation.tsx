import { useEffect, useState } from 'react';
import type { NavigationEntry } from '@redpine/ui/app-routes';
import { useLanguage } from '@redpine/ui/language';
import { useMessages } from '@redpine/ui/messages';
import { Link, usePath } from '@redpine/ui/navigation';
import { isShown } from '@redpine/ui/permissions';
import { apps } from 'virtual:redpine-apps';
import { texts } from './texts.ts';
import { useViewer } from './viewer.ts';

/** Entries that fit beside 首页 and 菜单 in the bar at a phone's foot. */
const BAR_ENTRIES = 2;

/** The navigation entries that the viewer is shown, the shell's own home first. */
function useEntries(): { path: string; label: string; current: boolean }[] {
  const text = useMessages(texts);
  const inEnglish = useLanguage() === 'en';
  const viewer = useViewer();
  const path = usePath();
  const entries: NavigationEntry[] = apps
    .flatMap((app) => app.navigation)
    .filter((entry) => isShown(entry.shown, viewer))
    .toSorted((a, b) => a.order - b.order);
  const longest = entries
    .filter((entry) => path === entry.path || path.startsWith(`${entry.path}/`))
    .toSorted((a, b) => b.path.length - a.path.length)[0];
  return [
    { path: '/', label: text.home, current: path === '/' },
    ...entries.map((entry) => ({
      path: entry.path,
      label: inEnglish ? entry.title.en : entry.title.zh,
      current: entry === longest,
    })),
  ];
}

export function SideNavigation() {
  const text = useMessages(texts);
  const entries = useEntries();
  return (
    <nav className="shell-side rp-no-print" aria-label={text.navigation}>
      <ul>
        {entries.map((entry) => (
          <li key={entry.path}>
            <Link href={entry.path} {...(entry.current && { 'aria-current': 'page' })}>
              {entry.label}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** What is open to everybody, for the page of a visitor who has not signed in; nothing where no app has any. */
export function PublicNavigation() {
  const text = useMessages(texts);
  const entries = useEntries().filter((entry) => entry.path !== '/');
  if (entries.length === 0) return null;
  return (
    <nav className="shell-public rp-no-print" aria-label={text.navigation}>
      {entries.map((entry) => (
        <Link key={entry.path} href={entry.path}>
          {entry.label}
        </Link>
      ))}
    </nav>
  );
}

/** On a phone: the first entries at the foot, within the thumb's reach, and the rest behind a menu. */
export function PhoneNavigation() {
  const text = useMessages(texts);
  const entries = useEntries();
  const [open, setOpen] = useState(false);
  const rest = entries.slice(BAR_ENTRIES + 1);
  useEffect(() => {
    const leave = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') setOpen(false);
    };
    document.addEventListener('keydown', leave);
    return () => document.removeEventListener('keydown', leave);
  }, []);
  return (
    <nav className="shell-foot rp-no-print" aria-label={text.navigation}>
      <ul id="shell-foot-more" className="shell-foot-more" hidden={!open}>
        {rest.map((entry) => (
          <FootLink key={entry.path} entry={entry} onFollow={() => setOpen(false)} />
        ))}
      </ul>
      <ul className="shell-foot-bar">
        {entries.slice(0, BAR_ENTRIES + 1).map((entry) => (
          <FootLink key={entry.path} entry={entry} onFollow={() => setOpen(false)} />
        ))}
        {rest.length > 0 && (
          <li>
            <button type="button" aria-expanded={open} aria-controls="shell-foot-more" onClick={() => setOpen(!open)}>
              {text.menu}
            </button>
          </li>
        )}
      </ul>
    </nav>
  );
}

function FootLink({ entry, onFollow }: { entry: ReturnType<typeof useEntries>[number]; onFollow: () => void }) {
  return (
    <li>
      <Link href={entry.path} onClick={onFollow} {...(entry.current && { 'aria-current': 'page' })}>
        {entry.label}
      </Link>
    </li>
  );
}
