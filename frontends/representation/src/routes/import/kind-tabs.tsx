import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import type { ImportKind } from '../../gql/graphql.ts';
import { importKindNames } from './words.ts';

export const KINDS: readonly ImportKind[] = ['SUGGESTIONS', 'DEPUTIES', 'HOMES', 'ROTA', 'DUTY_EVENTS'];

const messages = defineMessages({
  zh: { kinds: '导入种类' },
  en: { kinds: 'What to import' },
});

/** What is imported: each kind has its own columns. */
export function KindTabs({ at }: { at: ImportKind }) {
  const text = useMessages(messages);
  const names = useMessages(importKindNames);
  return (
    <nav className="rep-tabs" aria-label={text.kinds}>
      {KINDS.map((kind) => (
        <Link key={kind} href={`/representation/import?kind=${kind}`} {...(kind === at ? { 'aria-current': 'page' as const } : {})}>
          {names[kind]}
        </Link>
      ))}
    </nav>
  );
}
