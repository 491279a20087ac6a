import { defineMessages, useMessages } from '@redpine/ui/messages';
import type { PublicationPageQuery } from '../../gql/graphql.ts';
import { redactionKinds } from './publication-words.ts';

export type PublicationText = NonNullable<PublicationPageQuery['publication']>['original'];
export type Hint = PublicationText['hints'][number];

const messages = defineMessages({
  zh: { hints: '疑似个人信息', none: '没有发现疑似个人信息。' },
  en: { hints: 'May be personal data', none: 'Nothing looks like personal data.' },
});

/** A text with what may be personal data marked, each with its kind. */
export function HintedText({ text, hints }: { text: string; hints: readonly Hint[] }) {
  const kinds = useMessages(redactionKinds);
  const runs = hints.flatMap((hint, index) => {
    const before = text.slice(hints[index - 1]?.end ?? 0, hint.start);
    return [
      before,
      <mark key={hint.start} title={kinds[hint.kind]}>
        {text.slice(hint.start, hint.end)}
        <small className="rep-hint-kind">{kinds[hint.kind]}</small>
      </mark>,
    ];
  });
  return (
    <p className="rep-hinted">
      {runs}
      {text.slice(hints.at(-1)?.end ?? 0)}
    </p>
  );
}

/** The hints of a text in one line each. */
export function HintList({ hints }: { hints: readonly Hint[] }) {
  const text = useMessages(messages);
  const kinds = useMessages(redactionKinds);
  if (hints.length === 0) return <p className="rp-quiet">{text.none}</p>;
  return (
    <ul className="rep-hints" aria-label={text.hints}>
      {hints.map((hint) => (
        <li key={`${hint.part}-${hint.reply ?? ''}-${hint.start}`}>
          {kinds[hint.kind]}：{hint.found}
        </li>
      ))}
    </ul>
  );
}
