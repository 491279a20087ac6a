import { useLanguage } from '@redpine/ui/language';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Panel } from '@redpine/ui/page';
import { Timeline } from '@redpine/ui/timeline';
import { graphql } from '../gql/gql.ts';
import { readFragment, type FragmentType } from '../gql/fragment-masking.ts';
import { factsIn } from './history-facts.ts';

const HistoryEntryFragment = graphql(`
  fragment RecordHistoryEntry on HistoryEntry {
    id
    at
    action
    actor
    facts { name value }
    note
    legalBasis { law article mark }
  }
`);

const messages = defineMessages({
  zh: { title: '办理经过', none: '尚无记录' },
  en: { title: 'What happened', none: 'Nothing yet' },
});

interface RecordHistoryProps {
  entries: readonly FragmentType<typeof HistoryEntryFragment>[];
  /** the acts' names in the reader's language */
  names: Readonly<Record<string, string>>;
}

/** 履历 — the acts on a record in order. */
export function RecordHistory({ entries, names }: RecordHistoryProps) {
  const text = useMessages(messages);
  const language = useLanguage();
  const acts = entries.map((entry) => {
    const { id, at, action, actor, facts, note, legalBasis } = readFragment(HistoryEntryFragment, entry);
    return { id, at, title: names[action] ?? action, actor, facts: factsIn(facts, language), note, legalBasis: legalBasis ?? null };
  });
  return <Panel title={text.title}>{acts.length === 0 ? <p className="rp-quiet">{text.none}</p> : <Timeline acts={acts} label={text.title} />}</Panel>;
}
