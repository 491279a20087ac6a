import { defineMessages, messagesIn, useMessages } from '@redpine/ui/messages';
import { useLanguage } from '@redpine/ui/language';
import { Panel } from '@redpine/ui/page';
import { Timeline, type TimelineAct } from '@redpine/ui/timeline';
import { readFragment, type FragmentType } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import { factsIn } from '../../parts/history-facts.ts';
import { handlingActNames, suggestionActNames } from './act-names.ts';

const HistoryFragment = graphql(`
  fragment SuggestionHistory on Suggestion {
    timeline {
      id
      at
      action
      actor
      handling {
        id
      }
      facts {
        name
        value
      }
      note
      legalBasis {
        law
        article
        mark
      }
    }
  }
`);

const messages = defineMessages({
  zh: { title: '办理经过', none: '尚无记录' },
  en: { title: 'What happened', none: 'Nothing yet' },
});

/** The acts on a suggestion in order, each with who, when and on what basis. */
export function History({ suggestion }: { suggestion: FragmentType<typeof HistoryFragment> }) {
  const text = useMessages(messages);
  const language = useLanguage();
  const { timeline } = readFragment(HistoryFragment, suggestion);
  const onSuggestion: Readonly<Record<string, string>> = messagesIn(suggestionActNames, language);
  const onHandling: Readonly<Record<string, string>> = messagesIn(handlingActNames, language);
  const acts = timeline.map(
    ({ id, at, action, actor, handling, facts, note, legalBasis }): TimelineAct => ({
      id,
      at,
      title: (handling ? (onHandling[action] ?? onSuggestion[action]) : (onSuggestion[action] ?? onHandling[action])) ?? action,
      actor,
      legalBasis: legalBasis ?? null,
      facts: factsIn(facts, language),
      note,
    }),
  );
  return <Panel title={text.title}>{acts.length === 0 ? <p className="rp-quiet">{text.none}</p> : <Timeline acts={acts} label={text.title} />}</Panel>;
}
