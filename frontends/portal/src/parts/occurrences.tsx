import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '../navigation.tsx';

const messages = defineMessages({
  zh: { RECEPTION: '代表接待', ACTIVITY: '活动', deputies: (names: string) => `代表：${names}` },
  en: { RECEPTION: 'Reception', ACTIVITY: 'Activity', deputies: (names: string) => `Deputies: ${names}` },
});

interface Occurrence {
  id: string;
  kind: 'RECEPTION' | 'ACTIVITY';
  subject: string;
  on: string;
  from: string;
  until: string;
  deputies?: readonly string[];
  home?: { id: string; name: string };
}

/** Receptions and activities: when, what, who, and where unless the page is that home’s. */
export function Occurrences({ of }: { of: readonly Occurrence[] }) {
  const text = useMessages(messages);
  const format = useFormat();
  return (
    <ul className="portal-agenda">
      {of.map(({ id, kind, subject, on, from, until, deputies = [], home }) => (
        <li key={id}>
          <p className="portal-when">
            <time dateTime={on}>{format.day(on)}</time> {from}–{until}
          </p>
          <p>
            <strong>{subject}</strong> <span className="portal-kind">{text[kind]}</span>
          </p>
          {home && (
            <p>
              <Link href={`/portal/homes/${home.id}`}>{home.name}</Link>
            </p>
          )}
          {deputies.length > 0 && <p className="portal-quiet">{text.deputies(deputies.join('、'))}</p>}
        </li>
      ))}
    </ul>
  );
}
