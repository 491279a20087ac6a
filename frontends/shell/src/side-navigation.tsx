import { useEffect, useState } from 'react';
import { useLanguage } from '@redpine/ui/language';
import { useMessages } from '@redpine/ui/messages';
import { Link, usePath } from '@redpine/ui/navigation';
import { isShown } from '@redpine/ui/permissions';
import { apps } from 'virtual:redpine-apps';
import { texts } from './texts.ts';
import { useViewer } from './viewer.ts';

/** Entries that fit beside 首页 and 菜单 in the bar at a phone's foot. */
const BAR_ENTRIES = 2;

interface Entry {
  path: string;
  label: string;
  current: boolean;
}

/** Entries under one heading; those under none stand under an empty one. */
interface Section {
  label: string;
  entries: Entry[];
}

/** The navigation entries that the viewer is shown, section by section, the shell's own home first. */
function useSections(): Section[] {
  const text = useMessages(texts);
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const viewer = useViewer();
  const path = usePath();
  const shown = apps
    .flatMap((app) => app.navigation.map((entry) => ({ ...entry, heading: app.sections?.[entry.section ?? '']?.[language] ?? '' })))
    .filter((entry) => isShown(entry.shown, viewer))
    .toSorted((a, b) => a.order - b.order);
  const longest = shown
    .filter((entry) => path === entry.path || path.startsWith(`${entry.path}/`))
    .toSorted((a, b) => b.path.length - a.path.length)[0];
  const home: Section = { label: '', entries: [{ path: '/', label: text.home, current: path === '/' }] };
  const headings = [...new Set(shown.map((entry) => entry.heading))];
  const sections = headings.map((label) => ({
    label,
    entries: shown
      .filter((entry) => entry.heading === label)
      .map((entry) => ({ path: entry.path, label: entry.title[language], current: entry === longest })),
  }));
  return [home, ...sections];
}

export function SideNavigation() {
  const text = useMessages(texts);
  return (
    <nav className="shell-side rp-no-print" aria-label={text.navigation}>
      <Sections sections={useSections()} />
    </nav>
  );
}

/** What fits a window of common height stands open; with more, the section of the page does, or else the first. */
const ALL_OPEN = 16;

function Sections({ sections, onFollow }: { sections: Section[]; onFollow?: () => void }) {
  const isCurrent = ({ entries }: Section): boolean => entries.some(({ current }) => current);
  const few = sections.flatMap(({ entries }) => entries).length <= ALL_OPEN;
  const labelled = sections.filter(({ label }) => label !== '');
  const opened = labelled.find(isCurrent) ?? labelled[0];
  return (
    <ul>
      {sections.map((section) => (
        <li key={section.label || section.entries[0]?.path}>
          {section.label === '' ? (
            <Entries section={section} {...(onFollow && { onFollow })} />
          ) : (
            <details open={few || section === opened}>
              <summary>{section.label}</summary>
              <Entries section={section} {...(onFollow && { onFollow })} />
            </details>
          )}
        </li>
      ))}
    </ul>
  );
}

function Entries({ section: { label, entries }, onFollow }: { section: Section; onFollow?: () => void }) {
  return (
    <ul {...(label !== '' && { 'aria-label': label })}>
      {entries.map((entry) => (
        <EntryLink key={entry.path} entry={entry} {...(onFollow && { onFollow })} />
      ))}
    </ul>
  );
}

/** What is open to everybody, for the page of a visitor who has not signed in: the apps' public pages and the portal. */
export function PublicNavigation() {
  const text = useMessages(texts);
  const entries = useSections().flatMap((section) => section.entries).filter((entry) => entry.path !== '/');
  return (
    <nav className="shell-public rp-no-print" aria-label={text.navigation}>
      {entries.map((entry) => (
        <Link key={entry.path} href={entry.path}>
          {entry.label}
        </Link>
      ))}
      {/* A document of its own: the browser goes there. */}
      <a href="/portal">{text.portal}</a>
    </nav>
  );
}

/** On a phone: the first entries at the foot, within the thumb's reach, and the rest behind a menu. */
export function PhoneNavigation() {
  const text = useMessages(texts);
  const sections = useSections();
  const [open, setOpen] = useState(false);
  const bar = sections.flatMap((section) => section.entries).slice(0, BAR_ENTRIES + 1);
  const rest = sections
    .map(({ label, entries }) => ({ label, entries: entries.filter((entry) => !bar.includes(entry)) }))
    .filter(({ entries }) => entries.length > 0);
  useEffect(() => {
    const leave = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') setOpen(false);
    };
    document.addEventListener('keydown', leave);
    return () => document.removeEventListener('keydown', leave);
  }, []);
  return (
    <nav className="shell-foot rp-no-print" aria-label={text.navigation}>
      <div id="shell-foot-more" className="shell-foot-more" hidden={!open}>
        <Sections sections={rest} onFollow={() => setOpen(false)} />
      </div>
      <ul className="shell-foot-bar">
        {bar.map((entry) => (
          <EntryLink key={entry.path} entry={entry} onFollow={() => setOpen(false)} />
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

function EntryLink({ entry, onFollow }: { entry: Entry; onFollow?: () => void }) {
  return (
    <li>
      <Link href={entry.path} {...(onFollow && { onClick: onFollow })} {...(entry.current && { 'aria-current': 'page' })}>
        {entry.label}
      </Link>
    </li>
  );
}
