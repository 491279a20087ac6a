import { useQuery } from 'urql';
import { useFormat } from '@redpine/ui/format';
import { defineMessages, useMessages } from '@redpine/ui/messages';
import { Link } from '@redpine/ui/navigation';
import { graphql } from '../gql/gql.ts';
import { similarFields, suggestionStates } from '../words.ts';

const SimilarDocument = graphql(`
  query SimilarSuggestions($title: String!, $facts: String, $proposal: String, $except: ID) {
    similarSuggestions(title: $title, facts: $facts, proposal: $proposal, except: $except) {
      id
      number
      title
      state
      similarity
      matched
    }
  }
`);

const messages = defineMessages({
  zh: { title: '内容相近的建议', none: '没有发现内容相近的建议。', looking: '正在查找……', alike: (percent: string, fields: string) => `相近 ${percent}（${fields}）` },
  en: { title: 'Suggestions that say much the same', none: 'Nothing similar was found.', looking: 'Looking for them…', alike: (percent: string, fields: string) => `${percent} alike (${fields})` },
});

interface SimilarProps {
  /** what it is compared by; its own id, where it has one, is left out */
  of: { id: string | null; title: string; facts?: string | null; proposal?: string | null };
  /** one act on each, such as citing it */
  pick?: { label: string; onPick: (found: { number?: string | null; title: string }) => void };
}

/** 查重 — what says much the same, for whoever writes or reviews; only what she may see anyway. */
export function Similar({ of: { id, title, facts, proposal }, pick }: SimilarProps) {
  const text = useMessages(messages);
  const states = useMessages(suggestionStates);
  const fields = useMessages(similarFields);
  const format = useFormat();
  const short = (value: string, length: number): string => Array.from(value).slice(0, length).join('');
  const isTooShort = title.trim().length < 2;
  const [{ data, error }] = useQuery({
    query: SimilarDocument,
    variables: { title: short(title, 300), facts: short(facts ?? '', 10_000), proposal: short(proposal ?? '', 10_000), except: id },
    pause: isTooShort,
  });
  if (isTooShort || error) return null;
  const found = data?.similarSuggestions;
  return (
    <section className="rep-similar" aria-label={text.title} aria-live="polite">
      <h3>{text.title}</h3>
      {!found?.length && <p className="rp-quiet">{found ? text.none : text.looking}</p>}
      {found && found.length > 0 && (
        <ul>
          {found.map((each) => (
            <li key={each.id}>
              <Link href={`/representation/suggestions/${each.id}`}>{[each.number, each.title].filter(Boolean).join(' ')}</Link>{' '}
              <span className="rp-quiet">
                {states[each.state]} · {text.alike(format.percent(each.similarity), each.matched.map((field) => fields[field]).join('、'))}
              </span>{' '}
              {pick && (
                <button type="button" className="rp-plain-button" aria-label={`${pick.label} ${each.title}`} onClick={() => pick.onPick(each)}>
                  {pick.label}
                </button>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** 引用 — the reason with a sentence that names what says much the same. */
export function useCitation(): { label: string; into: (reason: string, found: { number?: string | null; title: string }) => string } {
  const text = useMessages(citation);
  return {
    label: text.cite,
    into: (reason, { number, title }) => [reason.trim(), text.alike(number ?? '', title)].filter((part) => part !== '').join('\n'),
  };
}

const citation = defineMessages({
  zh: { cite: '引用到理由', alike: (number: string, title: string) => `与${number}《${title}》内容相近。` },
  en: { cite: 'Cite in the reason', alike: (number: string, title: string) => `It says much the same as ${[number, `“${title}”`].filter(Boolean).join(' ')}.` },
});
