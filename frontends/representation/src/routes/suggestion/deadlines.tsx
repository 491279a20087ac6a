import { DeadlineCard } from '@redpine/ui/deadline-card';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { readFragment, type FragmentType } from '../../gql/fragment-masking.ts';
import { graphql } from '../../gql/gql.ts';
import { deadlineKinds } from '../../words.ts';

const DeadlinesFragment = graphql(`
  fragment SuggestionDeadlines on Suggestion {
    deadlines {
      id
      kind
      handling {
        id
        unit {
          id
          shortName
        }
        unitText
      }
      startOn
      dueOn
      length
      unit
      countedTo
      crossed {
        on
        kind
        name
      }
      rule
      ruleVersion
      legalBasis {
        law
        article
        mark
      }
      certainty
      metOn
      overdue
      daysLeft
    }
  }
`);

const messages = defineMessages({
  zh: { title: '期限', of: (kind: string, unit: string) => `${kind} · ${unit}`, past: (count: number) => `已办理的期限（${count}）` },
  en: { title: 'Deadlines', of: (kind: string, unit: string) => `${kind} · ${unit}`, past: (count: number) => `Deadlines met (${count})` },
});

/** Every deadline with how it was computed: the open ones first, the others on request. */
export function Deadlines({ suggestion }: { suggestion: FragmentType<typeof DeadlinesFragment> }) {
  const text = useMessages(messages);
  const kinds = useMessages(deadlineKinds);
  const { deadlines } = readFragment(DeadlinesFragment, suggestion);
  // Neither met nor running: it lapsed, as when the lead replied for a co-handler. It binds nobody any more.
  const open = deadlines
    .filter(({ metOn, daysLeft }) => !metOn && daysLeft !== null && daysLeft !== undefined)
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn));
  const met = deadlines.filter((deadline) => deadline.metOn);
  if (open.length + met.length === 0) return null;
  const card = (deadline: (typeof deadlines)[number]) => {
    const unit = deadline.handling?.unit?.shortName ?? deadline.handling?.unitText;
    return <DeadlineCard key={deadline.id} title={unit ? text.of(kinds[deadline.kind], unit) : kinds[deadline.kind]} deadline={deadline} />;
  };
  return (
    <section className="rep-deadlines" aria-label={text.title}>
      {open.map(card)}
      {met.length > 0 && (
        <details open={open.length === 0}>
          <summary>{text.past(met.length)}</summary>
          {met.map(card)}
        </details>
      )}
    </section>
  );
}
