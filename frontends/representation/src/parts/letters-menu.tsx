import { DisclosureMenu } from '@redpine/ui/disclosure-menu';
import { defineMessages, useMessages } from '@redpine/ui/messages';

const messages = defineMessages({
  zh: { letters: '文书', link: (title: string, format: string) => `${title}（${format}）` },
  en: { letters: 'Letters', link: (title: string, format: string) => `${title} (${format})` },
});

interface LettersMenuProps {
  letters: readonly { kind: string; format: string; title: string; path: string }[];
}

/** The letters that the server lists, to download: it writes them when they are asked for. */
export function LettersMenu({ letters }: LettersMenuProps) {
  const text = useMessages(messages);
  if (letters.length === 0) return null;
  return (
    <DisclosureMenu trigger={text.letters} className="rep-letters rp-no-print">
      <ul>
        {letters.map(({ kind, format, title, path }) => (
          <li key={kind + format}>
            <a href={path} download>
              {text.link(title, format)}
            </a>
          </li>
        ))}
      </ul>
    </DisclosureMenu>
  );
}
